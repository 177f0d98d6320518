"""Six escalations in full, as their files hold them: drafts to test with and to take pictures of."""

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from escalate_tui.followup.acts import hand_over
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

ZONE = ZoneInfo("Europe/Berlin")
"""Where the cases happen."""

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
"""Tuesday 2026-03-10 15:30 in Berlin."""

SETTINGS = Settings(calendar=WorkingCalendar.nine_to_six(ZONE))
"""Monday to Friday, 09:00 to 18:00, in Berlin; a draft leaves L1 unless it says another tier."""

CONTEXT = Context(NOW, SETTINGS)
"""The cases' present."""


def case(number: int) -> Draft:
    """Make the draft of a case, 1 to 6, with a document of its own."""
    return Draft(deepcopy(_CASES[number]))


def handed_over(number: int, severity: Severity, at: datetime = NOW) -> Draft:
    """Make a case that was handed over to Engineering, by default at the cases' present."""
    return hand_over(
        case(number),
        severity=severity,
        team=Team.ENGINEERING,
        also=(),
        format="plain",
        brief="ESCALATION: as it left",
        now=at,
        by="Sam",
    )


def clocks_alone(draft: Draft) -> Draft:
    """Leave the deadline of the ask and the end of the SLA out, so that nothing is due but by the two clocks."""
    for path in ("impact.sla_ends", "target.ask_deadline", "target.ask", "target.ask_text"):
        draft = draft.with_value(path, None)
    return draft


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


_INTERMITTENT_500S: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-141203-k7q",
    "created": _at(10, 14, 12),
    "updated": _at(10, 14, 29),
    "reporter": "Sam, EMEA support",
    "owner": "Sam",
    "understand": {
        "kind": "bug",
        "summary": "POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp",
        "description": (
            "Since the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers 500 with "
            "upstream_timeout.\n"
            "It hits Acme Corp with every API client they use, and it hits a fresh sandbox account of ours as well.\n"
            "The same body sent again usually goes through, so no order is lost, but each failed one is sent again "
            "by hand.\n"
            "GET requests and all other endpoints answer as usual."
        ),
        "component": "orders API",
        "affected": "named",
        "customers": [
            {
                "key": "c4f",
                "name": "Acme Corp",
                "plan": "Enterprise",
                "arr": "240000 EUR",
                "contact": "Dana Ruiz",
                "high_value": True,
                "zone": "Europe/Berlin",
                "stage": "established",
            }
        ],
        "since": _at(9, 7, 10),
        "waiting_since": _at(9, 8, 2),
        "attempts": [
            {"key": "a2n", "action": "Token renewed", "result": "same"},
            {"key": "a3p", "action": "Smaller payload, one line per order", "result": "same"},
            {"key": "a4r", "action": "Other API client", "result": "same"},
            {"key": "a5s", "action": "Status page checked", "result": "all green"},
        ],
        "why_now": (
            "It repeats on a clean account, so there is nothing left that support could change, and the plan "
            "promised to Acme Corp is due at 16:00."
        ),
        "tickets": ["48211"],
    },
    "impact": {
        "customers_affected": 1,
        "users_affected": 3,
        "trend": "same",
        "depth": "degraded",
        "workflow": "Order intake goes through with retries by hand: 3 people at Acme Corp do nothing else all day.",
        "workaround": "Send the failed request again by hand; it goes through on the second or third try.",
        "revenue_at_risk": "240000 EUR",
        "sla_status": "at-risk",
        "sla_ends": _at(10, 15),
        "obligations": "The Enterprise contract promises a written plan by 2026-03-10 16:00 CET.",
        "last_update_at": _at(10, 11),
        "last_update": "Engineering will look at it today.",
        "expectation": "A cause by the end of the day, 2026-03-10.",
        "escalation_risk": "Dana Ruiz has said that she will call our account manager at 17:00 without a cause.",
    },
    "target": {
        "from_tier": "l2",
        "area": "Orders",
        "channel": "#eng-orders",
        "ask": "fix",
        "ask_text": "Find and fix the cause of the time-outs on POST /v2/orders.",
        "ask_deadline": _at(10, 17),
    },
    "repro": {
        "clean_state": "Clean sandbox account, plan Enterprise, flag orders_v2 on, nothing else changed.",
        "steps": [
            {"key": "s3b", "text": "Create an API token with the scope orders:write."},
            {"key": "s4c", "text": "POST the body of ticket 48211 to /v2/orders 40 times, 1 per second."},
            {"key": "s5d", "text": "Read the status code of each answer."},
        ],
        "expected": "201 on each of the 40 requests.",
        "actual": "2 of 40 answer 500 after 30 seconds, with the error text below.",
        "environment": "API eu-1, release 4.18, curl 8.5 and Python client 2.3, sandbox account on plan Enterprise.",
        "frequency": "2 of 40",
        "ruled_out": "Not account-specific: seen on a test account. Token, payload and client make no difference.",
        "evidence": [{"key": "e8t", "kind": "error", "text": '{"error":"upstream_timeout","id":"req_8f2c"}'}],
    },
}

_EXPORT_DROPS_ROWS: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-093541-m4d",
    "created": _at(10, 9, 35),
    "updated": _at(10, 14, 21),
    "reporter": "Priya, data support",
    "owner": "Priya",
    "understand": {
        "kind": "bug",
        "summary": "Data export leaves out all rows added in the last 24 hours, for 3 customers",
        "description": (
            "The CSV data export leaves out every row that was added in the 24 hours before it runs.\n"
            "Borealis reported it on 2026-03-09, Kite Labs and Mono on 2026-03-10.\n"
            "The export ends with “complete” and shows no error, so nobody sees that rows are missing.\n"
            "Borealis and Kite Labs loaded such an export into their finance systems before they noticed."
        ),
        "component": "data export",
        "affected": "named",
        "customers": [
            {
                "key": "cb2",
                "name": "Borealis",
                "plan": "Business",
                "arr": "60000 EUR",
                "contact": "Jonas Weil",
            },
            {"key": "ck3", "name": "Kite Labs", "plan": "Team", "arr": "18000 EUR", "contact": "Amara Obi"},
            {"key": "cm4", "name": "Mono", "plan": "Team", "arr": "9500 EUR", "contact": "Lena Ferro"},
        ],
        "since": date(2026, 3, 9),
        "waiting_since": _at(9, 13, 20),
        "attempts": [
            {
                "key": "ax2",
                "action": "Export started again after 1 hour",
                "result": "the same rows are missing",
            },
            {
                "key": "ax3",
                "action": "Format changed from CSV to XLSX",
                "result": "the same rows are missing",
            },
            {"key": "ax4", "action": "The same rows read through the API", "result": "all rows are there"},
        ],
        "why_now": (
            "Wrong figures are in the books of two customers, and nobody in support can see the logs of the export job."
        ),
        "criteria": {"confirmed": ["needs-access"]},
        "tickets": ["48377", "48402", "48419"],
    },
    "impact": {
        "customers_affected": 3,
        "trend": "same",
        "depth": "degraded",
        "data_at_risk": True,
        "workflow": (
            "3 customers close their books with exports that lack up to a day of rows: 73 of 1,204 at Borealis. "
            "2 of them have to compare every row since 2026-03-09 by hand."
        ),
        "workaround": "None but the API: the rows can be read there, page by page.",
        "revenue_at_risk": "87500 EUR",
        "sla_status": "within",
        "last_update_at": _at(10, 12, 40),
        "last_update": "The loss of rows is confirmed; please do not load any export until we write again.",
        "expectation": "A list of the exports that are affected, and a date for the correction.",
        "escalation_risk": "Borealis asks whether its figures for February have to be filed again.",
    },
    "target": {
        "from_tier": "l2",
        "area": "Export",
        "channel": "#eng-data",
        "ask": "investigate",
        "ask_text": "Find the cutoff in the export job that drops the rows, and list the exports it has touched.",
        "ask_deadline": _at(10, 16),
    },
    "repro": {
        "clean_state": "Test account on plan Business with 10 rows that are older than 48 hours, role admin.",
        "steps": [
            {"key": "sp2", "text": "Open Data → Orders and add the row “T-1001”, dated 2026-03-10."},
            {"key": "sp3", "text": "Open Data → Export, choose CSV and the range 2026-03-01 to 2026-03-10."},
            {"key": "sp4", "text": "Choose “Start export” and open the file orders-2026-03-10.csv."},
        ],
        "expected": "11 rows, “T-1001” the last of them.",
        "actual": "10 rows; “T-1001” is not in the file, and the export says “complete”.",
        "environment": "Web app 4.18, Firefox 136 on Windows 11, plan Business, default settings of the export.",
        "frequency": "Always: 12 of 12 exports",
        "ruled_out": "Format (CSV, XLSX), browser, time zone of the account and size of the export make no difference.",
        "evidence": [
            {
                "key": "ev2",
                "kind": "file",
                "text": "Borealis, 2026-03-10 08:00: 1,204 rows in the app, 1,131 in the export.",
                "path": "orders-borealis-2026-03-10.csv",
            }
        ],
    },
}

_SSO_LOGIN_LOOP: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-140911-r3w",
    "created": _at(10, 14, 9),
    "updated": _at(10, 14, 27),
    "reporter": "Tomasz, platform support",
    "owner": "Tomasz",
    "understand": {
        "kind": "bug",
        "summary": "SSO login loops back to the login page for all 41 Enterprise customers with SAML",
        "description": (
            "Since the certificate rotation on 2026-03-10 15:05 CET, every SAML login returns to the login page.\n"
            "The identity provider answers with success, and our side drops the session without a message.\n"
            "All 41 Enterprise customers with SAML are affected; logins with a password work.\n"
            "Nobody who has to use SSO can work."
        ),
        "component": "login, SAML",
        "affected": "segment",
        "segment": "All 41 Enterprise customers with SAML",
        "since": _at(10, 14, 5),
        "waiting_since": _at(10, 14, 8),
        "attempts": [
            {"key": "at2", "action": "Signed in with a private window", "result": "same loop"},
            {
                "key": "at3",
                "action": "Uploaded the metadata of the identity provider again",
                "result": "same loop",
            },
        ],
        "why_now": "41 customers stand still, and only Engineering can change the certificate back.",
        "criteria": {"confirmed": ["executive-asked"]},
        "tickets": ["48431", "48432", "48440"],
        "threads": ["#incident-sso, 15:12"],
    },
    "impact": {
        "customers_affected": 41,
        "trend": "same",
        "depth": "blocked",
        "production_down": True,
        "workflow": "Nobody who signs in by SSO can work: all users of 41 customers are locked out.",
        "revenue_at_risk": "3100000 EUR",
        "sla_status": "at-risk",
        "obligations": "The Enterprise contract promises 99.9 % in a month, 44 minutes in March.",
        "last_update_at": _at(10, 14, 20),
        "last_update": "The status page says since 15:20 that SSO logins fail and that we are working on it.",
        "expectation": "To be able to sign in within the hour, and an update every 30 minutes.",
        "escalation_risk": "Two customers have asked for an executive.",
    },
    "target": {
        "from_tier": "l2",
        "also": ["leadership"],
        "area": "Identity",
        "channel": "#incident-sso",
        "ask": "fix",
        "ask_text": "Take the certificate rotation back, so that SAML logins work.",
        "ask_deadline": _at(10, 15, 30),
    },
    "repro": {
        "clean_state": "Our own Enterprise test account with SAML to the demo identity provider, no session.",
        "steps": [
            {"key": "sq2", "text": "Open the login page in a private window and choose “Sign in with SSO”."},
            {"key": "sq3", "text": "Sign in at the identity provider as saml-test-1."},
        ],
        "expected": "The dashboard of saml-test-1 opens.",
        "actual": "The login page opens again after 2 seconds, without a message.",
        "environment": "Web app 4.18, certificate of 2026-03-10 15:05, Chrome 134 on macOS 15, plan Enterprise.",
        "frequency": "Always: 15 of 15 logins",
        "ruled_out": "Browser, network and identity provider (tried with three) make no difference.",
        "evidence": [
            {
                "key": "ew2",
                "kind": "log",
                "text": "14:11:52Z saml: signature check failed, key id 7c1e is not known",
            }
        ],
    },
}

_NO_AUDIT_LOG: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-084512-t9h",
    "created": _at(10, 8, 45),
    "updated": _at(10, 13, 2),
    "reporter": "Ines, enterprise support",
    "owner": "Ines",
    "understand": {
        "kind": "feature-gap",
        "summary": "Fernwood leaves at renewal on 2026-04-30 unless it gets an audit log",
        "description": (
            "Fernwood's own auditors demand a log of who changed which record, by 2026-04-15.\n"
            "We have no audit log, in no plan, and the change dates on records name no person.\n"
            "Fernwood has asked for it 3 times since 2025-11, and 4 other accounts have asked for the same.\n"
            "In its last call Fernwood said that it will not renew without one."
        ),
        "component": "administration",
        "affected": "named",
        "customers": [
            {
                "key": "cf2",
                "name": "Fernwood",
                "plan": "Enterprise",
                "arr": "480000 EUR",
                "contact": "Marguerite Hale",
                "stage": "frustrated",
            }
        ],
        "since": date(2025, 11, 12),
        "waiting_since": date(2025, 11, 12),
        "attempts": [
            {
                "key": "au2",
                "action": "Offered the change dates of records with a weekly export",
                "result": "refused by their auditors: no person is named",
            },
            {
                "key": "au3",
                "action": "Searched the help pages for a way to log changes",
                "result": "there is none",
            },
        ],
        "why_now": "The auditors' date is 5 weeks away, and Fernwood decides on its renewal after it.",
        "tickets": ["41207", "44816", "47990"],
        "documents": ["Fernwood audit requirements, section 4.2"],
    },
    "impact": {
        "customers_affected": 5,
        "trend": "same",
        "depth": "blocked",
        "workflow": "Fernwood cannot complete its yearly audit: 1 of 34 controls stays open without a log of changes.",
        "revenue_at_risk": "480000 EUR",
        "sla_status": "within",
        "obligations": "Nothing on audit logs is promised in the contract.",
        "deadline": date(2026, 4, 15),
        "deadline_reason": "Fernwood's auditors close the audit on that day.",
        "last_update_at": _at(6, 10, 15),
        "last_update": "Their request is with support, and we will name a date for an answer.",
        "expectation": "A yes or no by 2026-03-20, and a date if it is a yes.",
        "escalation_risk": "Their CIO meets our head of sales on 2026-03-18.",
    },
    "target": {
        "from_tier": "l2",
        "also": ["leadership"],
        "area": "Administration",
        "ask": "decide",
        "ask_text": "Decide whether an audit log of record changes can be had by 2026-04-15, also as a beta.",
        "ask_deadline": date(2026, 3, 17),
        "use_case": (
            "An auditor opens a record and reads who changed which value, from what, to what, and when. "
            "The product keeps only the date of the last change."
        ),
        "request_frequency": "5 customers: Fernwood 3 times since 2025-11, 4 other accounts once each.",
        "competition": "Larchmont offers an audit log in its Enterprise plan; Fernwood named it on 2026-03-05.",
        "decision": "Build it, offer a beta to Fernwood alone, or let Fernwood go.",
    },
}

_ANOTHER_TENANTS_INVOICE: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-141855-v6p",
    "created": _at(10, 14, 18),
    "updated": _at(10, 14, 30),
    "reporter": "Noor, frontline support",
    "owner": "Noor",
    "understand": {
        "kind": "security",
        "summary": "A user of Halden saw one invoice of another customer under Billing",
        "description": (
            "On 2026-03-10 at 14:40 CET a user of Halden opened Billing → Invoices and saw one invoice of another "
            "company.\n"
            "It showed that company's name, address and amount.\n"
            "It was seen once; opening the page again shows only Halden's own invoices.\n"
            "The user kept a screenshot and sent it to us."
        ),
        "component": "billing",
        "affected": "named",
        "customers": [
            {"key": "ch2", "name": "Halden", "plan": "Business", "arr": "32000 EUR", "contact": "Oskar Lind"}
        ],
        "since": _at(10, 13, 40),
        "waiting_since": _at(10, 13, 52),
        "attempts": [
            {
                "key": "av2",
                "action": "Opened the page 20 times as the same user",
                "result": "only Halden's invoices",
            }
        ],
        "why_now": "Data of one customer was shown to another, and support cannot tell how often.",
        "tickets": ["48428"],
    },
    "impact": {
        "customers_affected": 2,
        "users_affected": 1,
        "trend": "same",
        "depth": "inconvenienced",
        "workflow": "Halden can work; 1 invoice of another customer was shown to 1 user.",
        "obligations": "The data processing agreement promises word to affected customers within 72 hours.",
        "last_update_at": _at(10, 14, 5),
        "last_update": "Thank you for telling us: we are looking into it, please keep the screenshot to yourself.",
        "expectation": "To hear what happened by 2026-03-11 12:00 CET.",
    },
    "target": {
        "from_tier": "l1",
        "ask": "investigate",
        "ask_text": "Find out how the invoice came to be shown, and whether it was shown to others.",
        "ask_deadline": _at(10, 16, 30),
        "containment": "The session of the user was disabled at 15:02 CET; nobody else has been told.",
        "exposure": "Name, address and amount on 1 invoice of 1 other customer, seen by 1 user of Halden.",
        "urgency": "At once: until the cause is known it may go on.",
    },
    "repro": {
        "evidence": [
            {
                "key": "ex2",
                "kind": "screenshot",
                "text": "Billing → Invoices, with the other company's invoice in the list",
                "path": "halden-invoices-1440.png",
            }
        ]
    },
}

_DATES_TURNED_ROUND: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-141247-x2b",
    "created": _at(10, 14, 12),
    "updated": _at(10, 14, 30),
    "reporter": "Lio, frontline support",
    "owner": "Lio",
    "understand": {
        "kind": "other",
        "summary": "Pico's CSV import reads 03/04/2026 as 3 April",
        "description": (
            "Pico imports a CSV file in which dates are written as 03/04/2026.\n"
            "The import reads them as 3 April, and Pico means 4 March.\n"
            "The help page on imports says to choose the date format in step 2, which they have skipped."
        ),
        "component": "CSV import",
        "affected": "named",
        "customers": [
            {
                "key": "cp2",
                "name": "Pico",
                "plan": "Starter",
                "arr": "600 EUR",
                "contact": "Hanne Moor",
                "stage": "new",
            }
        ],
        "since": _at(10, 14, 2),
        "waiting_since": _at(10, 14, 10),
        "attempts": [
            {
                "key": "aw2",
                "action": "Read the import help page with them",
                "result": "it names the setting in step 2",
            }
        ],
        "why_now": "They would like the import to guess the format.",
        "criteria": {"confirmed": ["documented", "guidance"]},
        "tickets": ["48436"],
    },
    "impact": {
        "customers_affected": 1,
        "users_affected": 1,
        "trend": "same",
        "depth": "inconvenienced",
        "workflow": "1 import of 200 rows has to be run again, about 10 minutes of work.",
        "workaround": "Choose DD/MM or MM/DD in step 2 of the import.",
        "obligations": "The Starter plan has no SLA.",
        "last_update_at": _at(10, 14, 14),
        "last_update": "We sent the help page and wait for their answer.",
        "expectation": "To have the dates right today.",
    },
    "target": {
        "from_tier": "l1",
        "ask": "investigate",
        "ask_text": "Check whether the import should warn of dates that can be read both ways.",
    },
}

_CASES = {
    1: _INTERMITTENT_500S,
    2: _EXPORT_DROPS_ROWS,
    3: _SSO_LOGIN_LOOP,
    4: _NO_AUDIT_LOG,
    5: _ANOTHER_TENANTS_INVOICE,
    6: _DATES_TURNED_ROUND,
}
