"""Drafts as seasoned people write them, in their own styles and about different things: none deserves a warning."""

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

from escalate_tui.model.draft import Draft


def good(name: str) -> Draft:
    """Make the draft of that name, with a document of its own."""
    return Draft(deepcopy(GOOD[name]))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC; the tests' present is 10 March 2026, 14:30."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def _draft(reporter: str, understand: Any, impact: Any, target: Any, repro: Any = None) -> dict[str, Any]:
    """Put a document together; a list of texts becomes steps, pairs become attempts."""
    understand = {**understand, "attempts": [
        {"key": f"a{at}x", "action": action, "result": result}
        for at, (action, result) in enumerate(understand["attempts"])
    ]}  # fmt: skip
    understand["customers"] = [{"key": f"c{at}x", **one} for at, one in enumerate(understand.get("customers", []))]
    doc = {"schema": 1, "id": "esc-20260310-141203-k7q", "reporter": reporter, "owner": reporter.partition(",")[0]}
    doc |= {"understand": understand, "impact": impact, "target": target}
    if repro:
        steps = [{"key": f"s{at}x", "text": text} for at, text in enumerate(repro["steps"])]
        pieces = [{"key": f"e{at}x", **one} for at, one in enumerate(repro["evidence"])]
        doc["repro"] = {**repro, "steps": steps, "evidence": pieces}
    return doc


GOOD: dict[str, dict[str, Any]] = {
    "terse bug": _draft(
        "Ola, L2",
        {
            "kind": "bug",
            "summary": "Invoice PDF rounds VAT per line, total off by 0.01–0.04 GBP",
            "description": "VAT is rounded on each line instead of once. Totals are off by 1 to 4 pence on invoices "
            "with 5+ lines. Began with 7.2.0 on 2 March. The CSV export has the right totals.",
            "customers": [{"name": "Larch & Sons Ltd", "plan": "Pro", "arr": "8400 GBP", "contact": "M. Larch"}],
            "since": date(2026, 3, 2),
            "waiting_since": _at(6, 9, 15),
            "attempts": [("Re-issued invoice 2026-0311", "same 0.03 off"), ("Rounding mode “bankers”", "no change")],
            "why_now": "Code change needed; quarter closes 31 March.",
            "tickets": ["LS-2291"],
        },
        {
            "customers_affected": 1,
            "depth": "degraded",
            "workflow": "Finance corrects 60 invoices a week by hand, 4 min each.",
            "workaround": "Correct the total in the PDF editor.",
            "sla_status": "within",
            "last_update_at": _at(9, 16),
            "last_update": "Reproduced; with engineering this week.",
            "expectation": "Fix or a date for it by Friday.",
        },
        {"from_tier": "l2", "ask": "fix", "ask_text": "Round VAT once per invoice, as the CSV export does."},
        {
            "clean_state": "New trial tenant, GBP, VAT 20 %, default template.",
            "steps": ["Open Invoices → New", "Add 5 lines of 0.33 each", "Choose Preview"],
            "expected": "VAT 0.33, total 1.98",
            "actual": "VAT 0.35, total 2.00",
            "environment": "Web 7.2.0, Edge 134, Windows 11 24H2",
            "frequency": "10/10",
            "ruled_out": "Template, browser, currency (EUR does it too)",
            "evidence": [{"kind": "file", "text": "Invoice 2026-0311", "path": "invoice-2026-0311.pdf"}],
        },
    ),
    "mobile bug, chatty": _draft(
        "Thandiwe, mobile support",
        {
            "kind": "bug",
            "summary": "Android app logs drivers out mid-delivery at Kumbuka Logistics (37 drivers so far)",
            "description": "Since the 5.9 update on Saturday, drivers are thrown back to the sign-in screen while a "
            "delivery is running. It happens 2 or 3 times per shift, always when the phone changes from Wi-Fi to 4G. "
            "The signature they just took is gone and has to be taken again. Drivers still on 5.8 don't have it.",
            "customers": [
                {"name": "Kumbuka Logistics", "plan": "Fleet 500", "arr": "1900000 KES", "contact": "Wanjiru N."}
            ],
            "since": _at(7, 4),
            "waiting_since": _at(9, 5, 40),
            "attempts": [
                ("Asked 3 drivers to reinstall 5.9", "logged out again within the shift"),
                ("Turned off battery saving on 2 phones", "no difference"),
                ("One driver stays on mobile data only", "no log-outs all day"),
            ],
            "why_now": "The network change is the trigger, and we cannot see the token refresh from support.",
            "tickets": ["77120", "77131"],
        },
        {
            "customers_affected": 1,
            "users_affected": 37,
            "trend": "growing",
            "depth": "degraded",
            "workflow": "Each log-out costs a driver about 6 minutes and a second signature, 90 times a day in all.",
            "workaround": "Switch Wi-Fi off for the whole shift; costs the drivers their own data.",
            "obligations": "None beyond the standard plan.",
            "last_update_at": _at(10, 7),
            "last_update": "Told Wanjiru that switching off Wi-Fi helps and that we hand it on today.",
            "expectation": "A version without it before the long weekend, 2026-04-03.",
        },
        {"from_tier": "l2", "ask": "fix", "ask_text": "Keep the session when the network changes, as 5.8 did."},
        {
            "clean_state": "Internal test account “driver-ke-04”, Pixel 7, Android 15, Wi-Fi and SIM both on.",
            "steps": [
                "Sign in as driver-ke-04 and open delivery D-1881.",
                "Switch Wi-Fi off in the quick settings so that the phone goes to 4G.",
                "Tap “Capture signature” within 10 seconds.",
            ],
            "expected": "The signature pad opens and the delivery stays open.",
            "actual": "The sign-in screen appears; after signing in D-1881 has no signature.",
            "environment": "App 5.9.0 (5091), Pixel 7 with Android 15, Samsung A14 with Android 14",
            "frequency": "7 of 10 network changes",
            "ruled_out": "Reinstall, battery saver, phone model. iOS 5.9 does not do it.",
            "evidence": [{"kind": "log", "text": "auth: refresh 401 invalid_grant, session cleared (03:12:44)"}],
        },
    ),
    "search node": _draft(
        "Bruno, plantão",
        {
            "kind": "infrastructure",
            "summary": "Search in sa-east-1 answers 503 since disk of node search-07 filled up",
            "description": "search-07 reached 100 % disk at 03:20 UTC and stopped taking writes. Since then 1 in 3 "
            "searches in sa-east-1 answers 503. Indexing is 11 hours behind. Other regions are fine.",
            "segment": "All tenants in sa-east-1, 212 of them",
            "affected": "segment",
            "since": _at(10, 3, 20),
            "waiting_since": _at(10, 6, 5),
            "attempts": [("Cleared the query cache through the admin API", "freed 2 GB, full again in 20 minutes")],
            "why_now": "Support has no access to the node.",
            "threads": ["#ops-sa, 06:30 UTC"],
        },
        {
            "customers_affected": 212,
            "trend": "same",
            "depth": "degraded",
            "workflow": "Catalogue search fails 1 time in 3; shoppers of 212 shops reload until it works.",
            "workaround": "Reload; the second or third try usually lands on another node.",
            "sla_status": "at-risk",
            "sla_ends": _at(10, 18),
            "last_update_at": _at(10, 13),
            "last_update": "Status page: degraded search in South America.",
            "expectation": "Updates every 2 hours until it is over.",
        },
        {
            "from_tier": "l2",
            "ask": "investigate",
            "ask_text": "Add disk to search-07 or move its shards, and tell us what filled it.",
            "ask_deadline": _at(10, 17),
        },
        {
            "clean_state": "Our demo shop “loja-demo” in sa-east-1, nothing configured.",
            "steps": ["GET /v1/search?q=camisa on loja-demo 30 times", "Count the status codes"],
            "expected": "30 × 200 within 300 ms",
            "actual": "21 × 200, 9 × 503 “no shard available”",
            "environment": "API v1, region sa-east-1, search cluster 8.11",
            "frequency": "9 of 30",
            "ruled_out": "Client, tenant, query: the same query against us-east-1 answers 30 of 30",
            "evidence": [{"kind": "error", "text": "503 no shard available for [catalog-07]"}],
        },
    ),
    "slow reports, metric units": _draft(
        "Yuki, APAC",
        {
            "kind": "infrastructure",
            "summary": "Sensor dashboards of Sakura Cold Chain load in 48 s instead of 2 s",
            "description": "Dashboards with more than 20 sensors take 45 to 50 seconds to load since 5 March, 09:00 "
            "JST. Smaller ones are unaffected. The API answers the same query in 1.8 s. 14 warehouses use the large "
            "dashboards to keep goods below −18 °C.",
            "customers": [
                {"name": "Sakura Cold Chain 株式会社", "plan": "Business", "arr": "12000000 JPY", "contact": "佐藤 健"}
            ],
            "since": _at(5, 0),
            "waiting_since": _at(5, 1, 30),
            "attempts": [
                ("Split one dashboard of 40 sensors into two", "each loads in 3 s"),
                ("Loaded it from our office in Osaka", "47 s, so it is not their network"),
            ],
            "why_now": "The query plan changed on our side, and support cannot change it back.",
            "tickets": ["JP-3081"],
        },
        {
            "customers_affected": 1,
            "users_affected": 55,
            "depth": "degraded",
            "workflow": "Staff in 14 warehouses check temperatures every 15 minutes and wait 48 s each time.",
            "workaround": "Dashboards of 20 sensors at most.",
            "revenue_at_risk": "12000000 JPY",
            "sla_status": "within",
            "last_update_at": _at(10, 1),
            "last_update": "We split the largest dashboards and look for the cause.",
            "expectation": "Loading below 5 s by 13 March.",
        },
        {"from_tier": "l2", "ask": "investigate", "ask_text": "Find why the dashboard query no longer uses the index."},
        {
            "clean_state": "Internal account with 40 simulated sensors, role viewer",
            "steps": ["Open the dashboard “Load test 40”", "Note the time until the last tile is drawn"],
            "expected": "All 40 tiles within 3 s",
            "actual": "The last tile appears after 48 s; the first after 44 s",
            "environment": "Release 2026.3.1, Safari 18.3 on macOS 15.3, region ap-northeast-1",
            "frequency": "Every time with 21 sensors or more",
            "ruled_out": "Browser (Chrome 134 takes 47 s), network, account",
            "evidence": [{"kind": "network", "text": "GET /dashboards/load-test-40/data 200, 44.2 s waiting"}],
        },
    ),
    "feature gap, spare": _draft(
        "Aoife, enterprise",
        {
            "kind": "feature-gap",
            "summary": "No read-only role for auditors; Northgate Bank blocks roll-out to 900 users",
            "description": "Northgate's auditors must see every record and change none. Our smallest role can still "
            "edit comments. Their risk department stops the roll-out at 120 of 900 users until that is settled.",
            "customers": [
                {"name": "Northgate Bank", "plan": "Enterprise", "arr": "310000 EUR", "contact": "Siobhán Daly"}
            ],
            "since": date(2026, 1, 14),
            "waiting_since": date(2026, 1, 14),
            "attempts": [("Custom role without edit rights", "comments stay editable"), ("Exports", "auditors refuse")],
            "why_now": "Their steering committee meets on 24 March.",
            "tickets": ["51007"],
        },
        {
            "customers_affected": 3,
            "depth": "blocked",
            "workflow": "780 of 900 planned users wait; nobody can audit without edit rights.",
            "deals": "Expansion of Northgate, EUR 95,000 a year",
            "sla_status": "within",
            "deadline": date(2026, 3, 24),
            "deadline_reason": "Steering committee decides on the roll-out.",
            "last_update_at": _at(6, 11),
            "last_update": "Passed to Product with their requirements.",
            "expectation": "Yes, no or when, before the 24th.",
        },
        {
            "from_tier": "l2",
            "ask": "decide",
            "ask_text": "Decide whether a read-only role comes this half-year.",
            "ask_deadline": date(2026, 3, 20),
            "use_case": "An auditor opens any record and its history, and has no control that changes anything.",
            "request_frequency": "3 banks since October 2025",
            "competition": "Two competitors have it, Northgate named Veldt",
        },
    ),
    "feature gap, small customer": _draft(
        "Mateusz, SMB desk",
        {
            "kind": "feature-gap",
            "summary": "Import accepts no comma as decimal mark, Polish shops retype prices",
            "description": "The price import reads “12,50” as 1250. Shops in Poland, Czechia and Germany write prices "
            "with a comma. They replace each comma by hand before every import. 17 shops have written to us about it.",
            "customers": [{"name": "Księgarnia Zielona", "plan": "Starter", "arr": "2900 PLN", "contact": "Ewa Zając"}],
            "since": date(2025, 9, 1),
            "waiting_since": date(2026, 2, 18),
            "attempts": [("Asked for the file with points", "their till only writes commas")],
            "why_now": "17 shops now, 4 of them this month.",
            "tickets": ["SMB-1180", "SMB-1202"],
        },
        {
            "customers_affected": 17,
            "trend": "growing",
            "depth": "inconvenienced",
            "workflow": "Half an hour of find and replace per import, twice a week.",
            "workaround": "Replace commas in a text editor.",
            "revenue_at_risk": "49300 PLN",
            "obligations": "The Starter plan has no SLA.",
            "last_update_at": _at(3, 12),
            "last_update": "Noted as a wish; no promise made.",
        },
        {
            "from_tier": "l2",
            "ask": "decide",
            "ask_text": "Accept a comma in the price column, or tell us that it will not come.",
            "use_case": "The shop uploads the file as its till writes it.",
            "request_frequency": "17 shops since September",
            "competition": "Nobody was named.",
        },
    ),
    "security, leaked link": _draft(
        "Renske, L1",
        {
            "kind": "security",
            "summary": "Share links of Tulp Zorg still open after they were revoked",
            "description": "A nurse revoked a share link at 10:05 and could still open it at 10:40 in a new window. "
            "We see the same with a link of our own. The file behind it is a patient list of 212 people. "
            "Links revoked before 2 March do close.",
            "customers": [{"name": "Tulp Zorg", "plan": "Care", "arr": "54000 EUR", "contact": "Joost Bakker"}],
            "since": _at(10, 9, 40),
            "waiting_since": _at(10, 9, 52),
            "attempts": [("Revoked the link a second time", "still opens"), ("Deleted the file", "link answers 404")],
            "why_now": "Personal data may be open to anyone who has the link.",
            "tickets": ["60414"],
        },
        {
            "customers_affected": 1,
            "users_affected": 1,
            "depth": "degraded",
            "workflow": "Tulp Zorg has stopped sharing files; 30 care plans a day go by post.",
            "obligations": "Notice to the customer within 24 hours (processing agreement, §7).",
            "last_update_at": _at(10, 12, 30),
            "last_update": "We have deleted the file and are looking for the cause.",
            "expectation": "To know by 17:00 whether anybody else opened it.",
        },
        {
            "from_tier": "l1",
            "ask": "investigate",
            "ask_text": "Check the access log of the link since 10:05, and whether other revoked links stay open.",
            "containment": "File deleted at 12:10; customer asked to share nothing.",
            "exposure": "Names and birth dates of 212 patients, to whoever holds the link.",
            "urgency": "Today: the 24 hours of the contract end tomorrow 09:40 UTC.",
        },
    ),
    "security, report from outside": _draft(
        "Dev, trust desk",
        {
            "kind": "security",
            "summary": "Researcher reads order totals of other shops by counting up ids in /api/receipts",
            "description": "An outside researcher wrote that /api/receipts/{id} answers without checking the shop. "
            "He read 5 receipts of 5 shops and stopped. We repeated it with two shops of our own at 11:20. "
            "The answer holds the total, the date and the last four digits of the card.",
            "affected": "everyone",
            "since": date(2026, 3, 9),
            "waiting_since": _at(9, 20, 14),
            "attempts": [("Called it with a token of shop A for a receipt of shop B", "200 and the receipt")],
            "why_now": "It is confirmed, and the researcher publishes after 90 days.",
            "threads": ["#trust, 11:31"],
        },
        {
            "customers_affected": 1400,
            "depth": "inconvenienced",
            "data_at_risk": True,
            "workflow": "None stands still; receipts of all 1,400 shops can be read.",
            "public_risk": "The researcher's blog, from 2026-06-07",
            "obligations": "Card scheme rules: report within 72 hours.",
            "last_update": "The researcher got our thanks and a case number; customers have not been told.",
        },
        {
            "from_tier": "l2",
            "ask": "fix",
            "ask_text": "Check the shop on /api/receipts and look in the logs for others who counted up ids.",
            "containment": "Rate limit of 10 per minute set at 12:00.",
            "exposure": "Total, date and 4 card digits of every receipt since 2024.",
            "urgency": "At once.",
        },
    ),
    "churn, formal": _draft(
        "Head of Support, DACH",
        {
            "kind": "account-risk",
            "summary": "Grünwald Versicherung AG kündigt zum 30.06., sofern kein Plan bis 20.03. vorliegt",
            "description": "Grünwald had 4 outages of the claims portal since December, 11 hours in total. Their board "
            "gave us until 20 March for a written plan. Without it they give notice to 30 June. Their new IT director "
            "came from a competitor's customer.",
            "customers": [
                {
                    "name": "Grünwald Versicherung AG",
                    "plan": "Enterprise Plus",
                    "arr": "720000 EUR",
                    "contact": "Dr. Anke Grünwald",
                    "high_value": True,
                    "stage": "frustrated",
                }
            ],
            "since": date(2025, 12, 4),
            "waiting_since": date(2026, 2, 27),
            "attempts": [
                ("Credit of 2 months granted on 27 February", "taken, and called not enough"),
                ("Weekly call with their IT director", "3 held, the fourth cancelled by them"),
            ],
            "why_now": "The plan needs commitments that support cannot make.",
            "documents": ["Letter of the board, 2026-03-06"],
        },
        {
            "customers_affected": 1,
            "users_affected": 260,
            "depth": "degraded",
            "workflow": "260 clerks key claims on paper during outages; 11 hours since December.",
            "revenue_at_risk": "720000 EUR",
            "reference_customer": True,
            "sla_status": "breached",
            "obligations": "99.9 % a month; missed in December, January and February.",
            "deadline": date(2026, 3, 20),
            "deadline_reason": "The board decides on notice.",
            "last_update_at": _at(9, 8),
            "last_update": "We confirmed the letter and named 16 March for a draft of the plan.",
            "expectation": "A plan with dates and a name for each measure.",
            "escalation_risk": "The board writes to our CEO next.",
        },
        {
            "from_tier": "manager",
            "ask": "approve",
            "ask_text": "Approve a second region for Grünwald at our cost, EUR 38,000 a year.",
            "ask_deadline": date(2026, 3, 13),
            "decision": "Second region, a larger credit of 4 months, or let them go.",
        },
    ),
    "churn, brief": _draft(
        "Camille, CSM",
        {
            "kind": "account-risk",
            "summary": "Atelier Rivoli cancels unless the price stays at 1 200 €/month",
            "description": "Rivoli renews on 1 April. The new price list raises them from €1,200 to €1,750 a month. "
            "They have an offer of €1,100 from a competitor and want an answer this week.",
            "customers": [
                {"name": "Atelier Rivoli", "plan": "Team 40", "arr": "14400 EUR", "contact": "Hélène Vasseur"}
            ],
            "since": date(2026, 2, 20),
            "waiting_since": date(2026, 3, 5),
            "attempts": [("Offered 10 % for two years", "declined on 6 March")],
            "why_now": "Discounts over 15 % need approval.",
            "documents": ["Competitor's offer of 2026-03-04"],
            "criteria": {"confirmed": ["channels-stuck"]},
        },
        {
            "customers_affected": 1,
            "depth": "inconvenienced",
            "workflow": "Nothing is broken; 40 seats go on 31 March.",
            "revenue_at_risk": "14400 EUR",
            "sla_status": "within",
            "obligations": "Renewal terms, section 3: prices may rise by 5 % at most without notice.",
            "deadline": date(2026, 3, 31),
            "deadline_reason": "Contract ends.",
            "last_update_at": _at(9, 9),
            "last_update": "Answer promised by Friday.",
        },
        {
            "from_tier": "l2",
            "ask": "approve",
            "ask_text": "Approve €1,200 for 24 months, or say the lowest price.",
            "ask_deadline": date(2026, 3, 12),
        },
    ),
    "other, data request": _draft(
        "Imani, L1",
        {
            "kind": "other",
            "summary": "Harbour Clinic needs 2019 invoices that the archive no longer opens",
            "description": "Harbour Clinic is being audited for 2019. The archive shows the 64 invoices of 2019 and "
            "answers “file has moved” for each. They need them as PDFs by 27 March.",
            "customers": [{"name": "Harbour Clinic", "plan": "Standard", "arr": "6200 USD", "contact": "Pat O'Neil"}],
            "since": _at(9, 15),
            "waiting_since": _at(9, 15, 20),
            "attempts": [("Opened 5 of the 64 as admin", "“file has moved”"), ("Opened one of 2021", "works")],
            "why_now": "Only L2 can read the old bucket.",
            "tickets": ["88310"],
            "criteria": {"confirmed": ["needs-access"]},
        },
        {
            "customers_affected": 1,
            "depth": "inconvenienced",
            "workflow": "Their audit waits for 64 invoices.",
            "sla_status": "within",
            "deadline": date(2026, 3, 27),
            "deadline_reason": "Day of the audit.",
            "last_update_at": _at(10, 9),
            "last_update": "We are getting them from the old archive.",
        },
        {"from_tier": "l1", "ask": "investigate", "ask_text": "Restore the 64 PDFs of 2019 from the old bucket."},
    ),
    "bug, unknowns told": _draft(
        "Piotr, night shift",
        {
            "kind": "bug",
            "summary": "Chat widget doubles every 3rd message on the site of Fjord Ferries",
            "description": "Passengers see every third message twice since the deploy at 01:30 CET. Agents see it "
            "once. Nothing is lost. 400 chats ran tonight, and 31 passengers asked about it.",
            "customers": [{"name": "Fjord Ferries", "plan": "Chat 50", "arr": "41000 NOK", "contact": "Ingrid Moe"}],
            "since": _at(10, 0, 30),
            "waiting_since": _at(10, 2, 11),
            "attempts": [("Cleared the widget's cache on their site", "no change")],
            "why_now": "It began with our deploy, and support cannot roll it back.",
            "tickets": ["N-5521"],
        },
        {
            "customers_affected": 1,
            "users_affected": 400,
            "depth": "inconvenienced",
            "workflow": "Agents explain it in 1 of 13 chats.",
            "revenue_at_risk": "41000 NOK",
            "sla_status": "within",
            "last_update_at": _at(10, 5),
            "last_update": "Known, cause being looked for.",
            "escalation_risk": "None known.",
        },
        {
            "from_tier": "l2",
            "ask": "fix",
            "ask_text": "Stop the doubled messages, or roll widget 3.4.1 back.",
            "ask_deadline": _at(13, 11),
        },
        {
            "clean_state": "Our own demo site with widget 3.4.1 and no cookies.",
            "steps": ["Open /demo/chat in a private window", "Send the messages “1”, “2” and “3”", "Wait 5 seconds"],
            "expected": "3 messages in the window",
            "actual": "4 messages: “3” stands there twice",
            "environment": "Unknown, because passengers' browsers are not logged; here Firefox ESR 128, Debian 12",
            "frequency": "Unknown, because only passengers see it; on our demo site 5 of 5",
            "ruled_out": "Cache, browser",
            "evidence": [
                {"kind": "screenshot", "text": "Doubled message at 02:09, in ticket N-5521"},
                {"kind": "link", "path": "https://demo.acme.io/demo/chat"},
            ],
        },
    ),
    "bug, full of words that cry wolf": _draft(
        "Noor, data desk",
        {
            "kind": "bug",
            "summary": "Import of many-to-many links at Oak & Ash stops with “some rows are invalid”",
            "description": "The import of links between orders and tags stops at row 212 of 400. The page says "
            "“Some rows are invalid. Please try again soon. See above for details.” and above there is nothing. "
            "Some rows in the file hold “N/A” as their tag, 9 of the 400, and that is allowed. "
            "The same file works in 4.17, as often as it is sent.",
            "customers": [{"name": "Oak & Ash", "plan": "Business", "arr": "31000 GBP", "contact": "Femi Ola"}],
            "since": date(2026, 3, 9),
            "waiting_since": _at(9, 10, 20),
            "attempts": [
                ("Replaced “N/A” by “none” in all 9 rows", "the import works, so the value is the trigger"),
                ("Sent the file in two halves", "the half with row 212 fails, the other works"),
            ],
            "why_now": "Oak & Ash is no big customer, but its importer is the one of all 31 Business accounts.",
            "tickets": ["48555"],
        },
        {
            "customers_affected": 1,
            "depth": "degraded",
            "workflow": "Two clerks set links by hand as soon as an order comes in: 60 a day, how many are late is not "
            "known.",
            "workaround": "Write “none” instead of “N/A”; the export then has to be changed back, 9 rows each time.",
            "sla_status": "within",
            "last_update_at": _at(10, 10),
            "last_update": "We told Femi to write “none”, and that we will write again soon.",
            "expectation": "Femi: “I need this soon, some of us leave on Thursday”; an answer by Wednesday 17:00.",
        },
        {
            "from_tier": "l2",
            "ask": "fix",
            "ask_text": "Accept “N/A” as a tag again, as 4.17 did, or say why it has to go.",
            "ask_deadline": date(2026, 3, 11),
        },
        {
            "clean_state": "New test account on plan Business, 400 orders, no tags.",
            "steps": [
                "Open Data → Import, choose “Links (many-to-many)”",
                "Drag and drop links-48555.csv onto the page",
                "Type 400 into “How many rows?” and press Enter",
                "Choose Try to import in the bar below",
            ],
            "expected": "400 links, and the bar says “works as expected”",
            "actual": "The import stops at row 212: “Unknown tag: N/A. Some rows are invalid.”",
            "environment": "Edge gateway off, web app 4.18 in Chrome 134 on Windows 11, region eu-1",
            "frequency": "Always with “N/A” in the file: 6 of 6",
            "ruled_out": "Encoding, order of the rows, some other value in its place",
            "evidence": [{"kind": "error", "text": "422 tag: N/A (see above), TODO: map to null"}],
        },
    ),
    "bug, api, inline code": _draft(
        "Grace, integrations",
        {
            "kind": "bug",
            "summary": "`GET /contacts?updated_since=` ignores the zone and returns 5 h too few in Toronto",
            "description": "`updated_since=2026-03-08T12:00:00-05:00` is read as 12:00 UTC. Contacts changed between "
            "12:00 and 17:00 UTC are skipped. Two partners sync their CRM with it every night. Release 3.1 introduced "
            "it on 4 March.",
            "customers": [
                {"name": "Maple CRM", "plan": "Partner", "arr": "CAD 88000", "contact": "Liam Tremblay"},
                {"name": "Québec Voyages", "plan": "Pro", "arr": "CAD 12500", "contact": "Chloé Roy"},
            ],
            "since": date(2026, 3, 4),
            "waiting_since": _at(6, 14),
            "attempts": [("Sent the time in UTC with “Z”", "right contacts"), ("Sent +00:00", "right contacts")],
            "why_now": "Both partners have gaps in their data that they find one by one.",
            "tickets": ["API-702"],
        },
        {
            "customers_affected": 2,
            "depth": "degraded",
            "data_at_risk": False,
            "workflow": "About 340 contacts a day are missing in the two CRMs.",
            "workaround": "Send the time in UTC.",
            "sla_status": "within",
            "last_update_at": _at(10, 14),
            "last_update": "Workaround sent to both.",
            "expectation": "A corrected release, and how to find the contacts that were skipped.",
        },
        {
            "from_tier": "l2",
            "ask": "fix",
            "ask_text": "Honour the offset in updated_since, with a test for −05:00 and +05:30.",
            "ask_deadline": date(2026, 3, 16),
        },
        {
            "clean_state": "Sandbox organisation, 2 contacts changed at 11:00 and 13:00 UTC, scope contacts:read",
            "steps": [
                "Request `GET /contacts?updated_since=2026-03-08T07:00:00-05:00`",
                "Compare the ids with those of `updated_since=2026-03-08T12:00:00Z`",
            ],
            "expected": "The same single id, ct_5512, in both answers",
            "actual": "The first answer holds ct_5511 and ct_5512",
            "environment": "API 3.1.0, ca-central-1, curl 8.5",
            "frequency": "always",
            "ruled_out": "Client library, daylight saving (the same on 2026-03-07)",
            "evidence": [{"kind": "network", "text": '{"data":[{"id":"ct_5511"},{"id":"ct_5512"}]}'}],
        },
    ),
}
"""The drafts by name."""
