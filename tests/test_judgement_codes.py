"""Every code of a finding: drafts that raise it, and near misses that do not, in one table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.codes import CODES
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.draft import Draft

Edits = Mapping[str, Any]
"""What is changed in a case, by path; `case` says in which, the first unless it does."""


@dataclass(frozen=True)
class Row:
    """A code at one level: the drafts that raise it, those that are near and do not, and where it stands.

    `at` is its field; where it is empty, the finding stands at the first field that was changed.
    """

    code: str
    level: Level
    raising: list[Edits]
    near: list[Edits]
    at: str = ""


SUMMARY, DESCRIPTION, WORKFLOW = "understand.summary", "understand.description", "impact.workflow"
WORKAROUND, WHY_NOW, EXPECTATION = "impact.workaround", "understand.why_now", "impact.expectation"
ASK, ASK_TEXT, DUE, TEAM = "target.ask", "target.ask_text", "target.ask_deadline", "target.team"
STEPS, STEP, EVIDENCE = "repro.steps", "repro.steps.s4c.text", "repro.evidence"
EXPECTED, ACTUAL, PIECE = "repro.expected", "repro.actual", "repro.evidence.e8t.text"
ENVIRONMENT, FREQUENCY, CLEAN = "repro.environment", "repro.frequency", "repro.clean_state"
SINCE, WAITING, UPDATED = "understand.since", "understand.waiting_since", "impact.last_update_at"
CUSTOMERS, COUNTED, REVENUE = "understand.customers", "impact.customers_affected", "impact.revenue_at_risk"
SLA, ENDS, OBLIGATIONS, DEADLINE = "impact.sla_status", "impact.sla_ends", "impact.obligations", "impact.deadline"
ARR, KEY = "understand.customers.c4f.arr", "understand.customers.c4f.high_value"

AFFECTED, SEGMENT = "understand.affected", "understand.segment"
NOBODY: Edits = {"understand.customers": None, "impact.customers_affected": None, "impact.users_affected": None}

STOP, WARN, HINT = Level.STOP, Level.WARN, Level.HINT
UNKNOWN = "Unknown, because the customer cannot be reached before Thursday"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC; the present of the cases is 10 March, 14:30."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def texts(path: str, *written: str) -> list[Edits]:
    return [{path: text} for text in written]


def lacking(
    code: str, path: str, *answers: Any, level: Level = WARN, cases: tuple[int, int] = (1, 2), **also: Any
) -> Row:
    """What is said of an empty field: emptied in two cases, and answered in each of these ways."""
    others = {name.replace("__", "."): value for name, value in also.items()}
    raising = [{"case": number, **others, path: None} for number in cases]
    return Row(code, level, raising, [{"case": cases[0], **others, path: answer} for answer in answers], path)


def steps(*written: str) -> list[dict[str, str]]:
    return [{"key": f"s{place}a", "text": text} for place, text in enumerate(written)]


def piece(**fields: str) -> Edits:
    return {EVIDENCE: [{"key": "e1a", **fields}]}


def customers(*names: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"key": f"c{place}a", "name": name, **fields} for place, name in enumerate(names)]


def put(*pieces: str) -> str:
    """Put a made-up secret together, so that nothing in this file looks like one."""
    return "".join(pieces)


HEX = "9f8e7d6c5b4a3928"
MIXED = "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6"

MISSING = [
    lacking("kind-missing", "understand.kind", "other", "Unknown, because the ticket was closed by the sender"),
    lacking("summary-missing", SUMMARY, "Export stops at row 40", "No audit log", level=STOP),
    lacking("description-missing", DESCRIPTION, UNKNOWN, "The export stops. It began today. 3 customers have it."),
    Row(
        "customers-missing",
        WARN,
        [{CUSTOMERS: None, COUNTED: None}, {"case": 2, CUSTOMERS: None, COUNTED: None}],
        [
            {CUSTOMERS: None},
            {CUSTOMERS: None, COUNTED: None, "understand.affected": "everyone"},
            {CUSTOMERS: None, COUNTED: None, "understand.segment": "All 41 Enterprise customers with SAML"},
        ],
    ),
    Row(
        "contact-missing",
        WARN,
        [{CUSTOMERS: customers("Acme Corp"), TEAM: "l2-support"}, {CUSTOMERS: None, TEAM: "l2-support"}],
        [
            {CUSTOMERS: customers("Acme Corp", plan="Starter"), TEAM: "l2-support"},
            {CUSTOMERS: customers("Acme Corp", contact="Dana Ruiz"), TEAM: "l2-support"},
            {CUSTOMERS: customers("Acme Corp")},
        ],
    ),
    Row(
        "arr-missing",
        WARN,
        [{ARR: None, TEAM: "leadership"}, {CUSTOMERS: customers("Acme Corp"), TEAM: "leadership"}],
        [{ARR: UNKNOWN, TEAM: "leadership"}, {ARR: "12 EUR", TEAM: "leadership"}, {ARR: None}],
        at=CUSTOMERS,
    ),
    lacking("since-missing", SINCE, date(2026, 3, 9), "Unknown, because nobody kept the logs"),
    lacking("waiting-since-missing", WAITING, at(9, 9), UNKNOWN),
    lacking(
        "attempts-missing",
        "understand.attempts",
        [{"key": "a1a", "action": "Token renewed"}],
        [{"key": "a1a", "result": "Unknown, because the shift has changed"}],
        level=HINT,
    ),
    lacking("attempts-missing", "understand.attempts", [{"key": "a1a", "action": "Rang"}], target__team="leadership"),
    lacking("why-now-missing", WHY_NOW, UNKNOWN, "Only Engineering can change it back.", level=HINT),
    lacking("tickets-missing", "understand.tickets", ["48211"], [UNKNOWN], target__team="l2-support"),
    lacking("depth-missing", "impact.depth", "blocked", UNKNOWN),
    lacking("workflow-missing", WORKFLOW, UNKNOWN, "Nobody can send invoices, 40 a day."),
    Row(
        "revenue-missing",
        WARN,
        [{REVENUE: None, ARR: None, SLA: None, ENDS: None}, {REVENUE: None, ARR: None, TEAM: "leadership"}],
        [
            {REVENUE: None},
            {REVENUE: UNKNOWN, ARR: None, TEAM: "leadership"},
            {REVENUE: None, ARR: None, SLA: None},
            {REVENUE: None, ARR: UNKNOWN, SLA: None, ENDS: None},
        ],
    ),
    Row(
        "sla-status-missing",
        WARN,
        [{SLA: None, ENDS: None, OBLIGATIONS: None}, {"case": 2, SLA: None}],
        [{SLA: None, OBLIGATIONS: None}, {SLA: None, ENDS: None}, {SLA: UNKNOWN, ENDS: None, OBLIGATIONS: None}],
    ),
    Row(
        "obligations-missing",
        WARN,
        [{OBLIGATIONS: None, TEAM: "leadership"}, {"case": 2, TEAM: "leadership"}],
        [
            {OBLIGATIONS: None, TEAM: "leadership", "impact.reference_customer": True},
            {OBLIGATIONS: UNKNOWN, TEAM: "leadership"},
            {OBLIGATIONS: None},
        ],
        at=OBLIGATIONS,
    ),
    Row(
        "last-update-missing",
        WARN,
        [{"impact.last_update": None, UPDATED: None}, {"case": 2, "impact.last_update": None, UPDATED: None}],
        [
            {"impact.last_update": None},
            {UPDATED: None},
            {"impact.last_update": "nothing", UPDATED: None},
            {"impact.last_update": None, UPDATED: UNKNOWN},
        ],
    ),
    Row(
        "severity-reason-missing",
        WARN,
        [{"impact.severity": "critical"}, {"impact.severity": "medium"}],
        [
            {"impact.severity": "high"},
            {"impact.severity": "critical", "impact.severity_reason": "Their CEO has called."},
            {"impact.severity": "medium", "impact.severity_reason": UNKNOWN},
        ],
        at="impact.severity_reason",
    ),
    Row(
        "team-missing",
        WARN,
        [{"case": 6, "target.from_tier": "l2"}, {"case": 2, "understand.kind": None}],
        [
            {"case": 6, "target.from_tier": "l2", TEAM: "product"},
            {"case": 6, "target.from_tier": "l2", ASK: "approve"},
            {"case": 6},
        ],
        at=TEAM,
    ),
    lacking("ask-missing", ASK, "decide", "approve", level=STOP),
    lacking("ask-text-missing", ASK_TEXT, "Roll release 4.18 back.", "Decide on a date.", level=STOP),
    lacking("ask-deadline-missing", DUE, at(10, 17), date(2026, 3, 11), UNKNOWN, target__team="leadership"),
    lacking("ask-deadline-missing", DUE, at(10, 17), UNKNOWN, cases=(2, 3), target__team="leadership"),
    Row(
        "containment-missing",
        WARN,
        [{"case": 5, "target.containment": None}, {TEAM: "security"}],
        [{"case": 5, "target.containment": "nothing"}, {"case": 5, "target.containment": UNKNOWN}, {}],
        at="target.containment",
    ),
    Row(
        "exposure-missing",
        WARN,
        [{"case": 5, "target.exposure": None}, {TEAM: "security"}],
        [{"case": 5, "target.exposure": "One invoice of one company"}, {"case": 5, "target.exposure": UNKNOWN}, {}],
        at="target.exposure",
    ),
    Row(
        "urgency-missing",
        WARN,
        [{"case": 5, "target.urgency": None, DUE: None}, {TEAM: "security", DUE: None}],
        [
            {"case": 5, "target.urgency": "At once: others may see more", DUE: None},
            {"case": 5, "target.urgency": None, DUE: at(10, 16)},
            {TEAM: "security", DUE: None, DEADLINE: at(12, 9)},
        ],
        at="target.urgency",
    ),
    Row(
        "use-case-missing",
        WARN,
        [{"case": 4, "target.use_case": None}, {TEAM: "product"}],
        [
            {"case": 4, "target.use_case": "Their auditors read who changed what."},
            {"case": 4, "target.use_case": UNKNOWN},
        ],
        at="target.use_case",
    ),
    Row(
        "request-frequency-missing",
        WARN,
        [{"case": 4, "target.request_frequency": None}, {TEAM: "product"}],
        [
            {"case": 4, "target.request_frequency": "3 banks since 2025"},
            {"case": 4, "target.request_frequency": UNKNOWN},
        ],
        at="target.request_frequency",
    ),
    Row(
        "competition-missing",
        WARN,
        [{"case": 4, "target.competition": None}, {TEAM: "product"}],
        [{"case": 4, "target.competition": "Nobody was named."}, {"case": 4, "target.competition": UNKNOWN}],
        at="target.competition",
    ),
    Row(
        "against-verdict-missing",
        WARN,
        [{"case": 6}, {"understand.kind": "other", CUSTOMERS: None, SLA: None, ENDS: None}],
        [
            {"case": 6, "target.against_verdict": "Their contract grants a second opinion."},
            {"case": 6, "target.against_verdict": "Unknown, because the shift lead asked for it by phone"},
            {},
        ],
        at="target.against_verdict",
    ),
    lacking("clean-state-missing", CLEAN, UNKNOWN, "Fresh sandbox account"),
    lacking("steps-missing", STEPS, steps("Open Billing"), steps("Unknown, because nobody saw it begin")),
    lacking("expected-missing", EXPECTED, UNKNOWN, "201 on each"),
    lacking("actual-missing", ACTUAL, UNKNOWN, "500 on 2 of 40"),
    lacking("frequency-missing", FREQUENCY, UNKNOWN, "always"),
    lacking("environment-missing", ENVIRONMENT, UNKNOWN, "curl 8.5"),
    lacking("ruled-out-missing", "repro.ruled_out", UNKNOWN, "nothing", level=HINT),
    lacking("evidence-missing", EVIDENCE, [{"key": "e1a", "text": "E-17"}], [{"key": "e1a", "text": UNKNOWN}]),
    lacking("reporter-missing", "reporter", "Sam", "Night shift, EMEA"),
    lacking("owner-missing", "owner", "Sam", "Dana's team"),
]

WORDS = [
    Row(
        "filler",
        WARN,
        [
            *texts(DESCRIPTION, "N/A", "See above.", "See ticket 48211", "as per ticket #48211", "none given"),
            *texts(WORKFLOW, "tbd", "none", "see the description", "Mentioned above"),
            *texts(EXPECTED, "xxx", "see the ticket"),
            *texts(ACTUAL, "...", "See thread below", "asdf"),
            *texts(CLEAN, "-", "n.a."),
            *texts(OBLIGATIONS, "to be filled in", "enter your description here"),
            *texts(STEP, "test", "See error", "foo"),
            *texts("understand.attempts.a2n.result", "tbc", "whatever"),
        ],
        [
            *texts("understand.attempts.a2n.result", "none", "no change", "See above for the log: 2 of 40 again"),
            *texts("impact.public_risk", "No"),
            *texts("impact.last_update", "nothing"),
            *texts(ACTUAL, "Nothing happens.", "The cell shows “N/A” in row 3.",
                "N/A appears in all 12 cells of the column"),
            *texts("understand.component", "NA gateway", "Placeholder service"),
            *texts(PIECE, "see ticket 48211 for the log of 14:02", "see ticket 48211", "N/A (E-17): value missing"),
            *texts(WORKFLOW, "Testing of 12 releases stands still",
                "See above: 40 invoices a day wait, 3 people do nothing else"),
            *texts(DESCRIPTION, "Bestellungen schlagen fehl. 注文できません. 3 Kunden."),
            *texts(STEP, "See error E-17 in the red bar", "Test the address with “Send test”"),
        ],
    ),
    Row("filler", STOP, [{SUMMARY: "asdf"}, {SUMMARY: "See ticket"}, {ASK_TEXT: "todo"}, {ASK_TEXT: "N/A"}], []),
    Row(
        "template-left",
        WARN,
        [
            *texts(STEP, "Go to '...'", "Click on “…”", "Click on '....'", "Scroll down to '....'"),
            *texts(
                DESCRIPTION,
                "Hello [customer name], it fails. It began today. It goes on.",
                "A clear and concise description of what the bug is.",
                "It fails. It began today. TBD by Sam.",
            ),
            *texts(EXPECTATION, "An answer by <insert date>"),
            *texts(ENVIRONMENT, "Chrome TODO, Windows 11", "OS: [e.g. iOS], Browser [e.g. chrome, safari], Version 22",
                   "<your browser>"),
            *texts("reporter", "[Name/Team]", "[Your name]"),
            *texts(SUMMARY, "Export fails for [# customers]", "<TICKET-ID> stops", "Export stops at [Date/time]"),
            *texts(WORKFLOW, "[amount] lost", "[Critical/High/Medium]", "Since [YYYY-MM-DD]", "[how many users]"),
            *texts("understand.attempts.a2n.action", "[what was tried]", "[Action] → [Result]"),
            *texts(STEP, "[insert step here]", "[step 1]"),
        ],
        [
            *texts(STEP, "Go to 'Billing'", "Open the To do list and choose “All …”",
                "Choose the “…” menu of row 48211",
                   "Click '...' next to order 48211", "Open the TODO list of sam-1", "Enter “Lorem ipsum” as the note"),
            *texts(DESCRIPTION, "The column “TODO” stays empty. It began today. 3 boards have it."),
            *texts(ACTUAL, "The page shows 'Loading...' for 30 s", "The mail begins “Dear {{first_name}}”"),
            *texts(ACTUAL, "[ERROR] timeout", "[critical] disk full", "The <div> stays empty", "A List<String> comes",
                "arr[0] is null", "user[name] is null", "Map<Name, Amount> is empty", "<name>x</name> is cut off",
                "The mail begins “Hello, [amount] is due”", "The [Date] column is empty", "/orders/<order-id> fails",
                "See [ticket](https://acme.io/48211): 500", "[redacted] 500"),
            *texts(SUMMARY, "[High] Export stops at row 40", "Export of [2026-03-10] stops at row 40"),
            *texts(STEP, "Press [Enter] twice in row 48211", "Click [Add user] on 48211", "- [x] Open row 48211"),
            *texts(PIECE, "[error] worker[0] <html> <name>x</name> timeout at 10:02",
                   '{"name": "x"} [date=2026-03-10] <link rel="icon">'),
        ],
    ),
    Row(
        "template-left",
        STOP,
        [*texts(SUMMARY, "[one-line summary]", "<one-line summary>"), *texts(ASK_TEXT, "[what is needed]")],
        [*texts(SUMMARY, "[High] Export stops at row 40"), *texts(ASK_TEXT, "Find out why <div> stays empty")],
    ),
    Row(
        "too-long",
        WARN,
        texts(SUMMARY, "POST /v2/orders answers 500 " * 11, "x" * 301),
        texts(SUMMARY, "x" * 299 + "y", "POST /v2/orders answers 500 " * 10),
    ),
    Row(
        "unknown-unexplained",
        WARN,
        [
            *texts(ENVIRONMENT, "unknown", "Unknown, because …", "Unknown, because tbd"),
            *texts(WORKFLOW, "?", "Unknown, because"),
            *texts(FREQUENCY, "We don't know yet.", "Not known, because unknown"),
        ],
        [
            *texts(ENVIRONMENT, "Unknown, because it was reported by phone",
                "Unknown, because see above: they never told us"),
            *texts(ACTUAL, "Unknown error 17 in a red box", "Unknown column “vat” in field list (1054)"),
        ],
    ),
    Row(
        "unknown-refused",
        STOP,
        [*texts(SUMMARY, "Unknown, because the ticket is empty", "unknown", "Unknown, because …"),
         *texts(ASK_TEXT, "unknown", "not sure yet")],
        [*texts(SUMMARY, "Unknown column error on every CSV import at Mono", "Unknown sender shown on 40 mails"),
         *texts(ASK_TEXT, "Find out why the sender is unknown to the gateway.", "Tell us if it is unknown to you.")],
    ),
    Row(
        "unquantified",
        WARN,
        [
            *texts(
                SUMMARY,
                "Some customers cannot log in", "Orders fail with HTTP 500 for some customers",
                "Several users get 502 since 4.18", "EXPORT FAILS FOR MANY CUSTOMERS",
                "Export Broken For Many Customers", "Some evenings nobody can log in",
                "Login fails: Many customers affected", "Some invoices are wrong",
            ),
            *texts("understand.segment", "Many Enterprise accounts"),
            *texts(
                DESCRIPTION,
                "It fails for some customers. It began at 08:10. It goes on.",
                "A big customer waits. It began today. So it is.",
                "Many requests fail. It began at 08:10. It goes on.",
            ),
            *texts(WHY_NOW, "A big customer is angry.", "Several customers have complained since yesterday."),
            *texts("impact.escalation_risk", "Many customers will post about it"),
            *texts(
                WORKFLOW,
                "Orders go through with retries by hand, a lot of extra work", "A big customer cannot close its books",
                "We may lose a lot of revenue", "Imports sometimes stop",
                "They key orders in by hand, which takes a while",
                "Sync lags by 3 hours for many tenants", "Huge impact on their business", "It must be solved soon",
                "Orders are delayed significantly", "Some of the failed orders are lost",
            ),
            *texts(WORKAROUND, "Several agents key it in by hand.", "Send it again; it takes a while."),
            *texts(EXPECTATION, "They want to hear back soon", "A fix ASAP"),
            *texts("target.exposure", "Several invoices were seen", "Some user data"),
            *texts("target.request_frequency", "Many customers asked", "Often"),
            {"impact.severity_reason": "Big customer", "impact.severity": "critical"},
        ],
        [
            *texts(
                SUMMARY,
                "Some 40 customers cannot log in", "Several customers (12) cannot log in",
                "API answers 429 Too Many Requests to all 3 clients of Mono",
                "Search returns too many results: 900 for “a”",
                "Banner “Some orders failed” shows on 2 of 40 pages",
                "Import of many-to-many links drops the second link",
                "One-to-many relation is saved as one-to-one", "Large customer list fails to load beyond 2,000 rows",
                "Save fails with the error: some fields are invalid", "Inventory lots vanish from 2 of 3 warehouses",
                "Inventory shows a lot number twice", "Frequently asked questions page is blank",
                "Coming Soon page shows to all 212 shops", "Sync of Many Rivers Ltd stops at row 40",
                "Session ends too soon, after 5 minutes", "For some reason the export stops at row 40",
                "A few seconds after login the page goes white", "Response says some filters are not supported",
                "Dashboard shifts by 1 h in reports with some time zones: 14 of 40",
                "Page shows ‘Something went wrong for some users’ to 31 people",
            ),
            *texts("understand.segment", "Many Enterprise accounts, 41 in all"),
            *texts(
                DESCRIPTION,
                "It fails for some 40 customers. It began at 08:10. It goes on.",
                "Acme Corp, a big customer, waits. It began today. So it is.",
                "2 of 40 requests fail. Some requests go through on retry. It began today.",
                "31 customers are affected. Several customers have called. It began today.",
                "The log says some customers were skipped. 3 are. It began today.",
                "They wrote:\n> many customers of ours complain\nIt began today. It goes on.",
            ),
            *texts(WHY_NOW, "Acme Corp is a big customer and leaves on Friday.",
                "The page says “some customers are affected”."),
            *texts(
                WORKFLOW,
                "A lot of extra work: 3 hours a day", "Order intake stops as soon as they log in",
                "Acme Corp, a big customer, cannot close its books", "Imports sometimes stop: 4 of 30 today",
                "They key orders in by hand, which takes a while: 20 minutes each", "No invoices for 3 large customers",
                "How many rows are lost is not known; the something_else flag is off",
                "How often it stops is not logged; 4 people wait for it",
                "The session drops shortly after login, for all 14",
                "Huge impact on their business: 40 orders a day", "Orders are delayed significantly, by 3 hours",
                "The dialog “This may take a while” never closes for 12 agents",
            ),
            *texts(WORKAROUND, "3 agents key it in by hand.", "Send it again; it takes a while, 20 minutes."),
            *texts(EXPECTATION, "They want to hear back soon, by 17:00",
                "Dana: “fix it soon or we leave”; a date by Friday"),
            *texts("impact.deals", "It is no big deal for Mono: EUR 900"),
            *texts("impact.last_update", "We will write again soon"),
            *texts("target.exposure", "Several invoices were seen, at least five",
                "“Some user data”, as the mail says: 31 names"),
            *texts("target.request_frequency", "Many customers asked, 9 since 2025", "Often: 4 times a month"),
        ],
    ),
    Row(
        "unquantified",
        WARN,
        [{**NOBODY, AFFECTED: "everyone"}, {**NOBODY, AFFECTED: "everyone", CUSTOMERS: customers("Acme Corp")},
         {**NOBODY, AFFECTED: "segment", SEGMENT: "Enterprise with SAML"},
         {**NOBODY, AFFECTED: None, SEGMENT: "All shops in Spain"}],
        [{**NOBODY, AFFECTED: "everyone", COUNTED: 1400}, {**NOBODY, AFFECTED: "everyone", COUNTED: UNKNOWN},
         {**NOBODY, AFFECTED: "everyone", "impact.users_affected": 900}, {**NOBODY, AFFECTED: "named"},
         {**NOBODY, AFFECTED: "segment", SEGMENT: "All 41 Enterprise customers with SAML"},
         {**NOBODY, AFFECTED: "segment", SEGMENT: "Unknown, because the filter of the report is broken"}],
        at=COUNTED,
    ),
    Row(
        "description-length",
        HINT,
        texts(DESCRIPTION, "It fails.", "A b. C d. E f. G h. I j. K l.", "It fails “at once. Then again. And again.”"),
        texts(
            DESCRIPTION,
            "It fails. It began at 4.18 p.m. yesterday. It goes on.",
            "- it fails\n- since 08:10\n- for 3 customers, e.g. Mono",
            "It says “Oh no. It failed. Try again. Or not. Or call us.” It began today. 3 customers have it.",
        ),
    ),
]  # fmt: skip

FIELDS = [
    Row(
        "summary-long",
        HINT,
        texts(SUMMARY, "POST /v2/orders answers 500 at Acme Corp " * 3, "Export drops rows " + "x" * 90),
        texts(SUMMARY, "POST /v2/orders answers 500 for 1 request in 20", "Export drops rows " + "x" * 82),
    ),
    Row(
        "summary-no-symptom",
        WARN,
        texts(SUMMARY, "Problem with the export", "Urgent: login issue", "Help needed", "Export", "Error in billing",
            "It doesn't work", "Not working",
              "Something is wrong with invoices",
              "Question about invoices at Mono"),
        texts(SUMMARY, "Export of Mono stops at row 40", "Issue with login: the page stays blank", "No audit log",
              "Memory leak in the sync client", "Webhooks arrive late", "Login not working",
              "Nothing works for 41 customers", "Price rounding errors on invoices",
              "導出が止まる"),
    ),
    Row(
        "summary-no-symptom",
        HINT,
        texts(SUMMARY, "Login page", "Dark mode"),
        texts(SUMMARY, "Login broken", "Missing invoices", "Exportzeilen fehlen immer", "Payments bounce"),
    ),
    Row(
        "vague-step",
        WARN,
        texts(STEP, "Try to export", "Enter some data and save", "Choose Export, format CSV, etc.",
            "Fill in some data", "Enter data", "Fill the form with test data", "Upload a large file",
            "Reload several times",
              "Type something into the search box", "Open random orders"),
        texts(STEP, "Choose “Try to reconnect”", "Retry the request with id 48211", "Open any order",
              "Use the test data of ticket 48211", "Upload a large file (2.1 GB)", "Enter text “48211”",
              "Fill in the id 48211", "Add 10.1.1.1 acme.io to /etc/hosts", "Choose Try to reconnect in the banner",
              "Invite something@acme.io as viewer", "Press Save until the dialog says try to save again"),
    ),
    Row(
        "step-two-actions",
        HINT,
        texts(STEP, "Enter “48211” and click Search", "Click Save, then reload the page",
            "Log in as sam-1 and choose Billing",
              "Click Save, then reload", "Choose row 3 and delete the row"),
        texts(STEP, "Open Data → Export and choose CSV", "Enter “then press Save” as the note", "Choose rows 1 and 2",
              "Set the range to 2026-02 and choose Export", "Click and drag the corner to 300 px",
              "Choose Save and publish",
              "Copy and paste the id 48211", "Grant sam-1 the rights read, create and delete",
              "Type 48211 and press Enter", "Choose “Send and close”",
              "Log out and log in again as sam-1"),
    ),
    Row(
        "environment-no-version",
        WARN,
        texts(ENVIRONMENT, "Chrome on Windows", "The usual browser, plan Enterprise", "API eu-1, plan Enterprise"),
        texts(ENVIRONMENT, "Chrome 134 on Windows 11", "Release 4.18, plan Enterprise", "API eu-1, curl 8.5",
              "Unknown, because it was reported by phone"),
    ),
    Row(
        "environment-no-version",
        HINT,
        texts(ENVIRONMENT, "Firefox on Windows 11", "Release 4.18 in Safari, plan Team", "Edge, Windows 11"),
        texts(ENVIRONMENT, "Firefox 136 on Windows 11", "Edge, version 134.0, plan Team", "Edge gateway, release 4.18",
              "Safari on iOS 17.4", "Chrome for Android 134"),
    ),
    Row(
        "frequency-no-count",
        WARN,
        texts(FREQUENCY, "sometimes", "Intermittent", "quite often", "almost every time", "on and off", "at times",
              "once in a while", "only on and off", "every now and then", "at random", "only sometimes",
              "most of the time"),
        texts(FREQUENCY, "2 of 40", "only when the token is older than an hour", "Once", "always", "every night",
            "immer",
              "all the time", "on every login", "at random, 3 of 10", "at the first login of the day",
              "for all users of Mono", "in the mornings"),
    ),
    Row(
        "ask-vague",
        WARN,
        texts(ASK_TEXT, "Please help", "Look into this asap", "Fix the issue", "Please investigate!",
            "Urgent help needed", "ASAP!!!"),
        texts(ASK_TEXT, "Fix the rounding of invoice totals", "Look into the logs of job 4711 for the cause",
              "Help Mono to move 200 users by 2026-03-12"),
    ),
    Row(
        "ask-no-verb",
        HINT,
        texts(ASK_TEXT, "Orders API", "The export job", "Rows in the export"),
        texts(ASK_TEXT, "Restart the export job", "Die Ursache in der Auftragsannahme", "Backfill the missing rows",
              "Rows of the last 24 hours in the export", "Purge the CDN cache", "Schedule the downtime"),
    ),
    Row(
        "expected-empty-words",
        WARN,
        texts(EXPECTED, "It should work", "Works as expected.", "No error message", "Correct behaviour",
            "Same as before",
              "works", "The export works", "Login should just work", "Same", "No crash", "It shouldn't crash"),
        texts(EXPECTED, "It should work without the second login and answer 201", "No error E-17, and the row is there",
              "The correct total of 11 rows", "The health check answers OK", "The login works without a second code",
              "What works on 4.17: 201 on each"),
    ),
    Row(
        "actual-empty-words",
        WARN,
        texts(ACTUAL, "does not work", "It doesn’t work!", "error", "Fails with an error", "Unexpected behaviour",
              "Not as expected", "see screenshot", "It doesn't load", "Export does not work", "The login is broken",
              "The CSV export is not working any more", "not working for them", "See error", "An error occurs",
              "Error message appears", "opposite of expected"),
        texts(ACTUAL, "The button does not work: a click changes nothing",
            "The page does not load: it stays white for 30 s",
              "Wrong result: 10 rows, where 11 are", "“Payment does not work” in a red box",
              "It works on the second try",
              "Search works, but shows the rows of 2025", "An error occurs: E-17 in a red bar"),
    ),
    Row(
        "actual-as-expected",
        WARN,
        texts(ACTUAL, "201 on each of the 40 requests!", "There should be 201 on each of the 40 requests"),
        texts(ACTUAL, "201 on 38 of the 40 requests", "No answer on each of the 40 requests"),
    ),
]  # fmt: skip

BARE = {CLEAN: "Fresh sandbox account, plan Team, flag orders_v2 on"}
NOT_GIVEN = {EVIDENCE: None}

REPRODUCTIONS = [
    Row(
        "step-starts-nowhere",
        WARN,
        [
            {**BARE, STEPS: steps("Click Export", "Read line 3")},
            {**BARE, STEPS: steps("Choose “CSV”")},
            {**BARE, STEPS: steps("Click on Export", "Read line 3")},
        ],
        [
            {**BARE, STEPS: steps("Click Export on the Reports page")},
            {**BARE, STEPS: steps("Click on Export in Reports")},
            {**BARE, STEPS: steps("Open Reports", "Click Export")},
            {CLEAN: "Sandbox account, Reports page open", STEPS: steps("Click Export")},
        ],
        at="repro.steps.s0a.text",
    ),
    Row(
        "steps-without-values",
        WARN,
        [{STEPS: steps("Open the settings page", "Save the form")}, {STEPS: steps("Log in")}],
        [
            {STEPS: steps("Open the settings page", "Save the form as “Q1”")},
            {STEPS: steps("Open Billing")},
            {STEPS: steps("Unknown, because nobody saw it begin")},
            {STEPS: steps("Not reproduced in an hour of trying")},
        ],
    ),
    Row(
        "evidence-not-given",
        WARN,
        [
            {DESCRIPTION: "It fails, see attached screenshot. It began at 08:10. It goes on.", **NOT_GIVEN},
            {ACTUAL: "The page stays white, logs are attached.", **NOT_GIVEN},
            {WHY_NOW: "Please see the video.", **NOT_GIVEN},
        ],
        [
            {DESCRIPTION: "It fails, see attached screenshot. It began at 08:10. It goes on."},
            {ACTUAL: "The page stays white; the log of 08:10 has no line of it.", **NOT_GIVEN},
            {ACTUAL: "Users see the image of another order.", **NOT_GIVEN},
            {ACTUAL: "Attached images do not open, attached videos do.", **NOT_GIVEN},
            {ACTUAL: "The images below the fold never load.", **NOT_GIVEN},
        ],
    ),
    Row(
        "evidence-not-given",
        WARN,
        [
            piece(kind="screenshot"),
            piece(kind="log", text="log attached"),
            piece(kind="error", text="the error message"),
            piece(kind="log", text="will follow"),
        ],
        [
            piece(kind="screenshot", text="Screenshot of the page", path="orders.png"),
            piece(kind="log", text="08:10:02 upstream_timeout req_8f2c"),
            piece(kind="error", text="Unknown, because the customer closed the page"),
        ],
        at=f"{EVIDENCE}.e1a.text",
    ),
    Row(
        "evidence-nowhere",
        HINT,
        [piece(kind="screenshot", text="An empty table"), piece(kind="file", text="Export of Mono, first rows")],
        [piece(kind="screenshot", text="An empty table, in ticket 48211"), piece(kind="log", text="E-17 twice")],
        at=f"{EVIDENCE}.e1a.path",
    ),
]

TO_PRODUCT = {TEAM: "product"}
OVERRULED = "understand.criteria.overruled"

VALUES = [
    Row(
        "unparsed",
        STOP,
        [{COUNTED: "about 40"}, {ENDS: "next week or so"}, {ASK: "hurry"}, {TEAM: UNKNOWN}, {REVENUE: "lots"},
         {ENDS: "Unknown, because …"}],
        [{COUNTED: "40"}, {ENDS: UNKNOWN}, {REVENUE: UNKNOWN}, {REVENUE: "€240k"}, {COUNTED: UNKNOWN}],
    ),
    Row(
        "criterion-unknown",
        HINT,
        [{"understand.criteria.confirmed": ["needs-acces"]}, {f"{OVERRULED}.pattern-1": "one customer"}],
        [{"understand.criteria.confirmed": ["needs-access"]}, {f"{OVERRULED}.pattern": "one customer, two accounts"}],
        at="understand.criteria",
    ),
    Row(
        "overruled-without-reason",
        WARN,
        [{f"{OVERRULED}.confirmed-bug": " "}, {f"{OVERRULED}.sla-breach": "\n"}],
        [{f"{OVERRULED}.confirmed-bug": "seen on one laptop"}, {f"{OVERRULED}.sla-breach": "They agreed to Friday."}],
        at="understand.criteria",
    ),
    Row(
        "production-down-proposed",
        HINT,
        [{"case": 3, "impact.production_down": None},
         {"impact.depth": "blocked", COUNTED: 2, WORKAROUND: None}],
        [{"case": 3, "impact.production_down": False}, {"impact.depth": "blocked", COUNTED: 1, WORKAROUND: None},
         {"impact.depth": "blocked", COUNTED: 2, WORKAROUND: "Send it again"}],
        at="impact.production_down",
    ),
    Row(
        "production-down-denied",
        WARN,
        [{"impact.production_down": False, "understand.criteria.confirmed": ["production-down"]},
         {"case": 3, "impact.production_down": False, "understand.criteria.confirmed": ["production-down"]}],
        [{"impact.production_down": True, "understand.criteria.confirmed": ["production-down"]},
         {"impact.production_down": False},
         {"impact.production_down": False, "understand.criteria": {
             "confirmed": ["production-down"], "overruled": {"production-down": "A test system is down."}}}],
        at="impact.production_down",
    ),
    Row(
        "fewer-than-listed",
        WARN,
        [{"case": 2, COUNTED: 2}, {COUNTED: 0}, {CUSTOMERS: customers("Mono", "Kite Labs"), COUNTED: 1}],
        [{"case": 2, COUNTED: 3}, {"case": 2, COUNTED: 5}, {CUSTOMERS: customers("Mono", "mono "), COUNTED: 1}],
        at=COUNTED,
    ),
    Row(
        "arr-other-currency",
        HINT,
        [{ARR: "900000 USD", KEY: None}, {"case": 2, "understand.customers.cb2.arr": "GBP 80000"}],
        [{ARR: "900000 EUR", KEY: None}, {ARR: "900000 USD", KEY: True}, {ARR: "900000 USD", KEY: False},
         {ARR: UNKNOWN, KEY: None},
         {CUSTOMERS: [*customers("Mono", arr="900000 USD"), {"key": "c9z", "name": "mono", "high_value": True}]}],
    ),
    Row(
        "revenue-over-arr",
        WARN,
        [{REVENUE: "250000 EUR"}, {ARR: "24000 EUR"}],
        [
            {REVENUE: "240000 EUR"},
            {REVENUE: "250000 EUR", "impact.deals": "Renewal of Acme Corp, EUR 10,000 more"},
            {REVENUE: "250000 EUR", COUNTED: 4},
            {REVENUE: "250000 USD"},
            {ARR: None},
        ],
        at=REVENUE,
    ),
    Row(
        "revenue-under-arr",
        HINT,
        [{REVENUE: "240 EUR"}, {"case": 2, REVENUE: "60000 EUR"}],
        [
            {REVENUE: "240000 EUR"},
            {REVENUE: None},
            {REVENUE: "24000 EUR", "impact.deals": "The orders module alone, EUR 24,000 a year"},
            {REVENUE: "100 USD"},
        ],
        at=REVENUE,
    ),
    Row(
        "sla-near",
        WARN,
        [{SLA: "within"}, {SLA: "within", ENDS: date(2026, 3, 10)}],
        [{SLA: "at-risk"}, {SLA: "within", ENDS: at(11, 9, 31)}, {SLA: "within", ENDS: None}, {SLA: UNKNOWN},
            {SLA: None}],
    ),
    Row(
        "sla-past",
        WARN,
        [{SLA: "within", ENDS: at(10, 14)}, {SLA: "at-risk", ENDS: date(2026, 3, 9)}],
        [{SLA: "breached", ENDS: at(10, 14)}, {SLA: "at-risk", ENDS: at(10, 15)}, {SLA: "within", ENDS: at(12, 14)}],
    ),
    Row(
        "sla-not-over",
        WARN,
        [{SLA: "breached", ENDS: at(10, 16)}, {SLA: "breached", ENDS: date(2026, 3, 20)}],
        [{SLA: "breached", ENDS: at(10, 14)}, {SLA: "breached", ENDS: None}, {SLA: "at-risk", ENDS: at(10, 16)}],
    ),
    Row(
        "ask-misfit",
        WARN,
        [{ASK: "fix", **TO_PRODUCT}, {ASK: "decide"}, {ASK: "approve"}, {ASK: "fix", TEAM: "leadership"},
         {ASK: "decide", TEAM: "l2-support"}],
        [{ASK: "decide", **TO_PRODUCT}, {ASK: "investigate"}, {ASK: "fix", TEAM: "security"}, {ASK: "approve",
            TEAM: "leadership"}],
    ),
    Row(
        "ask-deadline-past",
        WARN,
        [{DUE: at(10, 14, 30)}, {DUE: date(2026, 3, 9)}],
        [{DUE: at(10, 14, 31)}, {DUE: date(2026, 3, 10)}, {DUE: UNKNOWN}],
    ),
    Row(
        "ask-deadline-far",
        HINT,
        [{DUE: at(11, 9)}, {DUE: date(2026, 3, 12)}, {DUE: at(17, 17)}],
        [{DUE: at(10, 17)}, {DUE: date(2026, 3, 10)}, {DUE: date(2026, 3, 17), ASK: "decide", **TO_PRODUCT},
            {DUE: None}],
    ),
    Row("ask-deadline-far", WARN, [{DUE: at(27, 9)}, {DUE: at(18, 9)}], []),
    Row(
        "in-the-future",
        WARN,
        [{SINCE: at(10, 15)}, {WAITING: date(2026, 3, 11)}, {UPDATED: at(11, 8)}],
        [{SINCE: at(10, 14, 30), WAITING: at(10, 14, 30), UPDATED: at(10, 14, 30)}, {UPDATED: date(2026, 3, 10)}],
    ),
    Row(
        "waiting-before-since",
        WARN,
        [{WAITING: at(9, 7)}, {SINCE: date(2026, 3, 10)}],
        [{WAITING: at(9, 7, 10)}, {SINCE: date(2026, 3, 9)}, {WAITING: date(2026, 3, 9)}],
        at=WAITING,
    ),
    Row(
        "update-before-waiting",
        WARN,
        [{UPDATED: at(9, 8)}, {UPDATED: date(2026, 3, 8)}],
        [{UPDATED: at(9, 8, 2)}, {UPDATED: date(2026, 3, 9)}],
    ),
    Row(
        "sla-before-waiting",
        WARN,
        [{ENDS: at(9, 8)}, {ENDS: date(2026, 3, 8)}],
        [{ENDS: at(9, 9)}, {ENDS: date(2026, 3, 9)}],
    ),
    Row(
        "critical-before-since",
        WARN,
        [{"impact.critical_from": at(9, 6)}, {"impact.critical_from": date(2026, 3, 8)}],
        [{"impact.critical_from": at(9, 8)}, {"impact.critical_from": date(2026, 3, 9)}],
    ),
    Row(
        "deadline-before-since",
        WARN,
        [{DEADLINE: at(9, 6)}, {DEADLINE: date(2026, 3, 8)}],
        [{DEADLINE: at(12, 6)}, {DEADLINE: date(2026, 3, 9)}],
    ),
    Row(
        "deadline-past",
        WARN,
        [{DEADLINE: at(10, 14)}, {DEADLINE: date(2025, 2, 3)}],
        [{DEADLINE: at(10, 15)}, {DEADLINE: date(2026, 3, 10)}, {DEADLINE: UNKNOWN}],
    ),
    Row(
        "ask-after-deadline",
        WARN,
        [{DEADLINE: at(10, 16)}, {DEADLINE: date(2026, 3, 9)}],
        [{DEADLINE: at(10, 17)}, {DEADLINE: date(2026, 3, 10)}],
        at=DUE,
    ),
]  # fmt: skip


def planted(kind: str, raising: list[str], near: list[str], level: Level = WARN) -> Row:
    """A kind of secret, in what was seen and in what was kept of it."""
    raised = [{path: text} for path, text in zip((PIECE, DESCRIPTION), raising, strict=True)]
    return Row(f"sensitive-{kind}", level, raised, texts(PIECE, *near))


SECRETS = [
    planted("cloud-key", [put("AK", "IA", "QRST7UVW3XYZ5ABC"), put("key AI", "za", "Sy", MIXED[:33])],
            ["AKIA is how their keys begin", "ASIAPACIFICREGIONONE is slow"]),
    planted("forge-token", [put("gh", "p_", MIXED), put("with gl", "pat-", MIXED[:20])],
            ["tokens that begin with ghp_ are refused", "glpat-1 is too short"]),
    planted("chat-token", [put("xo", "xb-", "123456789012-", MIXED[:24]),
                           put("https://hooks.", "slack.com/services/T0", "1A2B3C/B04D/", MIXED[:20])],
            ["xoxb tokens expire", "hooks.slack.com answers 503"]),
    planted("model-key", [put("sk", "-ant-", "api03-", MIXED), put("it is sk", "-proj-", MIXED)],
            ["the slug sk-something-like-this-is-a-page", "disk-usage-of-the-search-node-is-high"]),
    planted("service-key", [put("sk", "_live_", MIXED[:24]), put("with np", "m_", MIXED)],
            ["sk_live_ keys are refused", "pk_test_1 is too short"]),
    planted("web-token", [put("ey", "JhbGciOiJIUzI1NiJ9.ey", "JzdWIiOiI0ODIxMSJ9.", MIXED),
                          put("sent ey", "JhbGciOiJIUzI1NiJ9.ey", "JzdWIiOiI0ODIxMSJ9.", MIXED)],
            ["the token begins with eyJhbGciOi", "eyJ.eyJ.x"]),
    planted("private-key", [put("-----BEGIN RSA PRI", "VATE KEY-----\n", MIXED * 3, "\n-----END RSA PRI",
        "VATE KEY-----"),
                            put("-----BEGIN PRI", "VATE KEY-----\n", MIXED * 3, "\n-----END PRI", "VATE KEY-----")],
            ["“-----BEGIN PRIVATE KEY-----”", "the private key is on their server"]),
    planted("password", [put("Password: ", "Winter", "2026!"), put("The password is ", "“blue-", "Horse7”")],
            ["Password is incorrect", "password=****", "API token: expires 2026-04-01"]),
    planted("authorization", [put("Author", "ization: Bearer ", MIXED), put("X-Api", "-Key: ", HEX)],
            ["Authorization: Bearer <token>", "answers 401 without Authorization header"]),
    planted("cookie", [put("Cook", "ie: theme=dark; session=", HEX), put("JSESSION", "ID=", HEX.upper())],
            ["Cookie: theme=dark", "the cookie of the session is dropped"]),
    planted("card", [put("4539 1488", " 0343 6467"), put("paid with 5500-0055", "-5555-5559, 12/27")],
            ["order 4539148803436467", "4539 1488 0343 6468"]),
    planted("bank-account", [put("DE89 3704", " 0044 0532 0130 00"), put("to GB82WEST", "12345698765432 BY FRIDAY")],
            ["DE88 3704 0044 0532 0130 00", "ticket AB12 3456 7890 1234 5678"]),
    planted("test-card", ["Enter the card 4242 4242 4242 4242", "Paid with 4242-4242-4242-4242"],
            ["4242 4242 4242 4243", "order 4242424242424242"], HINT),
    planted("email", ["Write to lena.ferro+orders@mono.io today", "The mail to jo@kite.example.io bounces"],
            ["@channel look", "git@github.com:acme/orders.git"], HINT),
    planted("ip-address", ["http://10.4.18.2:8080/health answers 503", "The calls come from 84.112.33.7, port 443"],
            ["Chrome 134.0.6998.35", "127.0.0.1:8080", "section 1.2.3.4.5"], HINT),
]  # fmt: skip


def history(*entries: Edits) -> list[dict[str, Any]]:
    """An open escalation whose brief left this morning, and what was noted since."""
    left = {"act": "handed-over", "severity": "high", "team": "engineering", "brief": "x"}
    noted = [left, *entries]
    return [{"key": f"h{place}a", "at": at(10, 8 + place), "by": "Sam", **one} for place, one in enumerate(noted)]


def sent_back(reason: str) -> Edits:
    return {"act": "sent-back", "note": reason}


AGAIN = {"act": "target-changed", "to": "engineering", "brief": "y"}

BACK = [
    Row(
        "sent-back",
        WARN,
        [{"history": history(sent_back("Logs of the failed request, please"))},
         {"case": 2, "history": history(AGAIN, sent_back("a HAR file"))}],
        [{"history": history(sent_back("Logs of the failed request, please"), AGAIN)},
         {"history": history(sent_back("Logs, please"), {"act": "taken-back", "retracts": "h1a"})},
         {"history": history(sent_back("Logs, please")), EVIDENCE: None},
         {"history": history({"act": "followed-up", "note": "they read the logs"})}],
        at=EVIDENCE,
    ),
    Row(
        "sent-back",
        WARN,
        [{"history": history(sent_back("We are on a training day"))}, {"history": history(sent_back("..."))}],
        [{"history": history()}],
        at=DESCRIPTION,
    ),
]  # fmt: skip

TABLE = [*MISSING, *WORDS, *FIELDS, *REPRODUCTIONS, *VALUES, *SECRETS, *BACK]
"""Every code, at each of its levels."""


def changed(edits: Edits) -> Draft:
    draft = case(edits.get("case", 1))
    for path, value in edits.items():
        if path != "case":
            draft = draft.with_value(path, value)
    return draft


def findings(edits: Edits, code: str) -> list[Finding]:
    return [one for one in assess(changed(edits), CONTEXT).findings if one.code == code]


def named(edits: Edits) -> str:
    """Name a draft in the report of a test run."""
    return "; ".join(f"{path.rpartition('.')[2]}={str(value)[:40]}" for path, value in edits.items()) or "as it is"


def rows_of(kind: str) -> Iterator[Any]:
    for row in TABLE:
        for edits in getattr(row, kind):
            yield pytest.param(row, edits, id=f"{row.code}-{named(edits)}")


@pytest.mark.parametrize(("row", "edits"), rows_of("raising"))
def test_raised(row: Row, edits: Edits) -> None:
    """The draft raises the finding at its level, on its field, with a sentence that says what to write."""
    place = row.at or next(path for path in edits if path != "case")
    here = [one for one in findings(edits, row.code) if one.path == place and one.level is row.level]
    assert here
    assert all(len(one.says.split()) > 3 for one in here)
    assert all(one.missing for one in here if row.code.endswith("-missing"))


@pytest.mark.parametrize(("row", "edits"), rows_of("near"))
def test_near_miss(row: Row, edits: Edits) -> None:
    """What is only near the rule is left in peace."""
    assert [(one.path, one.says) for one in findings(edits, row.code) if one.level is row.level] == []


@pytest.mark.parametrize("code", CODES)
def test_two_that_raise_and_two_that_do_not(code: str) -> None:
    """Every code that there is has its row: two drafts that raise it at least, and two near misses."""
    rows = [row for row in TABLE if row.code == code]
    assert sum(len(row.raising) for row in rows) >= 2
    assert sum(len(row.near) for row in rows) >= 2


def test_no_row_for_a_code_that_is_none() -> None:
    """The table names no code that no finding can have."""
    assert {row.code for row in TABLE} <= set(CODES)


ON_A_KEY = {
    *("filler", "step-two-actions", "unparsed", "overruled-without-reason", "production-down-proposed"),
    *(
        "arr-other-currency",
        "sla-not-over",
        "fewer-than-listed",
        "revenue-over-arr",
        "revenue-under-arr",
        "sla-near",
        "sla-past",
    ),
    *("ask-misfit", "ask-deadline-past", "ask-deadline-far", "ask-deadline-missing"),
    *("severity-reason-missing", "owner-missing"),
    *(code for code in CODES if code.startswith("sensitive-")),
}
"""The codes that a key can mend where the record says what is right; all others ask for what nobody but people know."""


FOLLOWS = {"production-down-proposed": {"ask-deadline-far"}}
"""What may follow from a key: production that is down is more severe, and waits for nothing."""


def offered() -> list[tuple[Edits, Finding]]:
    drafts = ((edits, row.code) for row in TABLE for edits in row.raising)
    return [(edits, one) for edits, code in drafts for one in findings(edits, code) if one.fix is not None]


OFFERED = [*offered(), *(({**edits}, one) for edits in ({ENDS: "+4h"},) for one in findings(edits, "unparsed"))]


def test_which_codes_a_key_mends() -> None:
    """Where the answer is known, a key gives it; where it is not, none pretends to."""
    assert {one.code for _, one in OFFERED} == ON_A_KEY


@pytest.mark.parametrize(
    ("edits", "finding"), [pytest.param(edits, one, id=f"{one.code}-{named(edits)}") for edits, one in OFFERED]
)
def test_a_fix_mends_and_breaks_nothing(edits: Edits, finding: Finding) -> None:
    """After the key, the finding is gone, its field is read as it should be, and nothing worse has come."""
    assert finding.fix is not None
    before = changed(edits)
    after = before.with_value(finding.fix.path, finding.fix.value)
    left = assess(after, CONTEXT).findings
    assert (finding.code, finding.path) not in {(one.code, one.path) for one in left}
    assert len(after.unparsed) <= len(before.unparsed)
    known = {(one.code, one.path) for one in assess(before, CONTEXT).findings}
    new = {one.code for one in left if (one.code, one.path) not in known and not one.missing}
    assert new <= FOLLOWS.get(finding.code, set())
    assert len(finding.fix.label) <= 60
