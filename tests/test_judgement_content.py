"""What would be sent back: each finding about content raised by two texts at least, and not by two near misses."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement import Finding, Level, assess
from escalate_tui.model.draft import Draft

SUMMARY, DESCRIPTION, WORKFLOW = "understand.summary", "understand.description", "impact.workflow"
WORKAROUND, ASK_TEXT, DUE = "impact.workaround", "target.ask_text", "target.ask_deadline"
STEP, FIRST = "repro.steps.s4c.text", "repro.steps.s3b.text"
ENVIRONMENT, FREQUENCY, EVIDENCE = "repro.environment", "repro.frequency", "repro.evidence"
SINCE, WAITING, UPDATED = "understand.since", "understand.waiting_since", "impact.last_update_at"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def codes(draft: Draft) -> set[str]:
    return {one.code for one in assess(draft, CONTEXT).findings}


def said(code: str, draft: Draft) -> list[Finding]:
    return [one for one in assess(draft, CONTEXT).findings if one.code == code]


TEXTS = {
    "summary-no-symptom": (
        SUMMARY,
        Level.WARN,
        ["Problem with the export", "Urgent: login issue", "Help needed", "Export", "Question about invoices at Mono",
         "Error in billing"],
        ["Export of Mono stops at row 40", "Issue with login: the page stays blank", "Memory leak in the sync client",
         "No audit log", "Webhooks arrive late", "Price rounding errors on invoices", "導出が止まる"],
    ),
    "summary-no-symptom in two words": (
        SUMMARY,
        Level.HINT,
        ["Login page", "Dark mode"],
        ["Login broken", "Missing invoices", "Exportzeilen fehlen immer"],
    ),
    "summary-long": (
        SUMMARY,
        Level.HINT,
        ["POST /v2/orders answers 500 at Acme Corp " * 3, "Export drops rows " + "x" * 90],
        ["POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp", "Export drops rows " + "x" * 82],
    ),
    "unquantified": (
        DESCRIPTION,
        Level.WARN,
        ["It fails for some customers. It began at 08:10. It goes on.",
         "A big customer waits. It began today. So it is."],
        ["It fails for some 40 customers. It began at 08:10. It goes on.",
         "Acme Corp, a big customer, waits. It began today. So it is."],
    ),
    "unquantified in an impact": (
        WORKFLOW,
        Level.WARN,
        ["Huge impact on their business", "Orders are delayed significantly"],
        ["Huge impact on their business: 40 orders a day", "Orders are delayed significantly, by 3 hours"],
    ),
    "unquantified in a workaround": (
        WORKAROUND,
        Level.WARN,
        ["Several agents key it in by hand.", "Send it again; it takes a while."],
        ["3 agents key it in by hand.", "Send it again; it takes a while, 20 minutes."],
    ),
    "step-two-actions": (
        STEP,
        Level.HINT,
        ["Enter “48211” and click Search", "Click Save, then reload the page", "Log in as sam-1 and choose Billing"],
        ["Open Data → Export and choose CSV", "Enter “then press Save” as the note", "Choose rows 1 and 2",
         "Set the range to 2026-02 and choose Export"],
    ),
    "vague-step": (
        STEP,
        Level.WARN,
        ["Try to export the list", "Fill in some data"],
        ["Choose “Try to reconnect”", "Fill in the id 48211"],
    ),
    "environment-no-version": (
        ENVIRONMENT,
        Level.WARN,
        ["Chrome on Windows", "The usual browser, plan Enterprise"],
        ["Chrome 134 on Windows 11", "Release 4.18, plan Enterprise", "Unknown, because it was reported by phone"],
    ),
    "environment-no-version of a browser": (
        ENVIRONMENT,
        Level.HINT,
        ["Firefox on Windows 11", "Release 4.18 in Safari, plan Team"],
        ["Firefox 136 on Windows 11", "Edge, version 134.0, plan Team"],
    ),
    "frequency-no-count": (
        FREQUENCY,
        Level.WARN,
        ["sometimes", "Intermittent", "quite often", "almost every time"],
        ["2 of 40", "only when the token is older than an hour", "Once", "always", "every night", "immer"],
    ),
    "expected-empty-words": (
        "repro.expected",
        Level.WARN,
        ["It should work", "No error message", "Correct behaviour", "Same as before"],
        ["No error E-17, and the row is there", "The correct total of 11 rows"],
    ),
    "actual-empty-words": (
        "repro.actual",
        Level.WARN,
        ["It does not work", "Fails with an error", "Unexpected behaviour", "Not as expected", "see screenshot",
         "It doesn't load"],
        ["The page does not load: it stays white for 30 s", "Wrong result: 10 rows, where 11 are"],
    ),
    "actual-as-expected": (
        "repro.actual",
        Level.WARN,
        ["201 on each of the 40 requests!", "There should be 201 on each of the 40 requests"],
        ["201 on 38 of the 40 requests", "No answer on each of the 40 requests"],
    ),
    "ask-vague": (
        ASK_TEXT,
        Level.WARN,
        ["Please help", "Look into this asap", "Fix the issue", "Please investigate!", "Urgent help needed"],
        ["Fix the rounding of invoice totals", "Look into the logs of job 4711 for the cause",
         "Help Mono to move 200 users by 2026-03-12"],
    ),
    "ask-no-verb": (
        ASK_TEXT,
        Level.HINT,
        ["Orders API", "The export job"],
        ["Restart the export job", "Die Ursache in der Auftragsannahme", "Rows of the last 24 hours in the export"],
    ),
}  # fmt: skip


def told(draft: Draft, path: str, text: str) -> set[tuple[str, Level]]:
    changed = draft.with_value(path, text)
    if path == "repro.actual":
        changed = changed.with_value("repro.expected", "201 on each of the 40 requests.")
    return {(one.code, one.level) for one in assess(changed, CONTEXT).findings if one.path == path}


@pytest.mark.parametrize(
    ("code", "path", "level", "text"),
    [(code, path, level, text) for code, (path, level, raising, _) in TEXTS.items() for text in raising],
)
def test_raised(code: str, path: str, level: Level, text: str) -> None:
    """The text raises the finding, at its level."""
    assert (code.partition(" ")[0], level) in told(case(1), path, text)


@pytest.mark.parametrize(
    ("code", "path", "text"),
    [(code, path, text) for code, (path, _, _, missing) in TEXTS.items() for text in missing],
)
def test_near_miss(code: str, path: str, text: str) -> None:
    """What is only near the rule is left in peace."""
    assert code.partition(" ")[0] not in {found for found, _ in told(case(1), path, text)}


STEPS = "repro.steps"
BARE_START = {"repro.clean_state": "Fresh sandbox account, plan Team"}
NOT_GIVEN = {EVIDENCE: None}
TO_PRODUCT = {"target.team": "product"}
DECIDE = {"target.ask": "decide"}


def steps(*texts: str) -> list[dict[str, str]]:
    return [{"key": f"s{at}a", "text": text} for at, text in enumerate(texts)]


def evidence(**piece: str) -> dict[str, Any]:
    return {EVIDENCE: [{"key": "e1a", **piece}]}


RECORDS: dict[str, tuple[str, list[dict[str, Any]], list[dict[str, Any]]]] = {
    "step-starts-nowhere": (
        "repro.steps.s0a.text",
        [{**BARE_START, STEPS: steps("Click Export", "Read line 3")}, {**BARE_START, STEPS: steps("Choose “CSV”")}],
        [
            {**BARE_START, STEPS: steps("Click Export on the Reports page")},
            {**BARE_START, STEPS: steps("Open Reports", "Click Export")},
            {"repro.clean_state": "Sandbox account, Reports page open", STEPS: steps("Click Export")},
        ],
    ),
    "steps-without-values": (
        STEPS,
        [{STEPS: steps("Open the settings page", "Save the form")}, {STEPS: steps("Log in")}],
        [
            {STEPS: steps("Open the settings page", "Save the form as “Q1”")},
            {STEPS: steps("Open Billing")},
            {STEPS: steps("Unknown, because nobody saw it begin")},
            {STEPS: steps("Not reproduced in an hour of trying")},
        ],
    ),
    "evidence-not-given": (
        "",
        [
            {**NOT_GIVEN, DESCRIPTION: "It fails, see attached screenshot. It began at 08:10. It goes on."},
            {**NOT_GIVEN, "repro.actual": "The page stays white, logs are attached."},
            evidence(kind="screenshot"),
            evidence(kind="log", text="log attached"),
            evidence(kind="error", text="the error message"),
        ],
        [
            {DESCRIPTION: "It fails, see attached screenshot. It began at 08:10. It goes on."},
            {**NOT_GIVEN, "repro.actual": "The page stays white; the log of 08:10 has no line of it."},
            evidence(kind="screenshot", text="Screenshot of the page", path="orders.png"),
            evidence(kind="log", text="08:10:02 upstream_timeout req_8f2c"),
            evidence(kind="error", text="Unknown, because the customer closed the page"),
        ],
    ),
    "evidence-nowhere": (
        f"{EVIDENCE}.e1a.path",
        [evidence(kind="screenshot", text="An empty table"), evidence(kind="file", text="Export of Mono, first rows")],
        [evidence(kind="screenshot", text="An empty table, in ticket 48211"), evidence(kind="log", text="E-17 twice")],
    ),
    "waiting-before-since": (
        WAITING,
        [{WAITING: at(9, 7)}, {SINCE: date(2026, 3, 10)}],
        [{WAITING: at(9, 7, 10)}, {SINCE: date(2026, 3, 9)}, {WAITING: date(2026, 3, 9)}],
    ),
    "update-before-waiting": (
        UPDATED,
        [{UPDATED: at(9, 8)}, {UPDATED: date(2026, 3, 8)}],
        [{UPDATED: at(9, 8, 2)}, {UPDATED: date(2026, 3, 9)}],
    ),
    "sla-before-waiting": (
        "impact.sla_ends",
        [{"impact.sla_ends": at(9, 8)}, {"impact.sla_ends": date(2026, 3, 8)}],
        [{"impact.sla_ends": at(9, 9)}, {"impact.sla_ends": date(2026, 3, 9)}],
    ),
    "critical-before-since": (
        "impact.critical_from",
        [{"impact.critical_from": at(9, 6)}, {"impact.critical_from": date(2026, 3, 8)}],
        [{"impact.critical_from": at(9, 8)}, {"impact.critical_from": date(2026, 3, 9)}],
    ),
    "deadline-before-since": (
        "impact.deadline",
        [{"impact.deadline": at(9, 6)}, {"impact.deadline": date(2026, 3, 8)}],
        [{"impact.deadline": at(12, 6)}, {"impact.deadline": date(2026, 3, 9)}],
    ),
    "ask-after-deadline": (
        DUE,
        [{"impact.deadline": at(10, 16)}, {"impact.deadline": date(2026, 3, 9)}],
        [{"impact.deadline": at(10, 17)}, {"impact.deadline": date(2026, 3, 10)}],
    ),
    "in-the-future": (
        "",
        [{SINCE: at(10, 15)}, {WAITING: date(2026, 3, 11)}, {UPDATED: at(11, 8)}],
        [{SINCE: at(10, 14, 30), WAITING: at(10, 14, 30), UPDATED: at(10, 14, 30)}, {UPDATED: date(2026, 3, 10)}],
    ),
    "ask-misfit": (
        "target.ask",
        [TO_PRODUCT, DECIDE, {"target.ask": "approve"}, {"target.team": "leadership"}],
        [{**TO_PRODUCT, **DECIDE}, {"target.ask": "investigate"}, {"target.team": "security"}],
    ),
    "ask-deadline-far": (
        DUE,
        [{DUE: at(11, 9)}, {DUE: date(2026, 3, 12)}, {DUE: at(27, 9)}],
        [{DUE: at(10, 17)}, {DUE: date(2026, 3, 10)}, {DUE: date(2026, 3, 17), **TO_PRODUCT, **DECIDE}, {DUE: None}],
    ),
    "revenue-over-arr": (
        "impact.revenue_at_risk",
        [{"impact.revenue_at_risk": "250000 EUR"}, {"understand.customers.c4f.arr": "24000 EUR"}],
        [
            {"impact.revenue_at_risk": "100000 EUR"},
            {"impact.revenue_at_risk": "250000 EUR", "impact.deals": "Renewal of Acme Corp, EUR 10,000 more"},
            {"impact.revenue_at_risk": "250000 EUR", "impact.customers_affected": 4},
            {"impact.revenue_at_risk": "250000 USD"},
            {"understand.customers.c4f.arr": None},
        ],
    ),
}


def changed(fields: dict[str, Any]) -> Draft:
    draft = case(1)
    for path, value in fields.items():
        draft = draft.with_value(path, value)
    return draft


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [(code, path, fields) for code, (path, raising, _) in RECORDS.items() for fields in raising],
)
def test_raised_by_a_record(code: str, path: str, fields: dict[str, Any]) -> None:
    """Case 1 with these fields raises the finding once, where it belongs, with a sentence to act on."""
    (one,) = said(code, changed(fields))
    assert not path or one.path == path
    assert one.says.endswith(".")
    assert one.level is not Level.STOP


@pytest.mark.parametrize(
    ("code", "fields"), [(code, fields) for code, (_, _, missing) in RECORDS.items() for fields in missing]
)
def test_near_miss_of_a_record(code: str, fields: dict[str, Any]) -> None:
    """Values that are only near the rule are left in peace."""
    assert code not in codes(changed(fields))


@pytest.mark.parametrize("code", [*TEXTS, *RECORDS])
def test_two_that_raise_and_two_that_do_not(code: str) -> None:
    """Every finding of these tables has at least two of each."""
    *_, raising, missing = TEXTS[code] if code in TEXTS else RECORDS[code]
    assert len(raising) >= 2
    assert len(missing) >= 2


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        pytest.param("ask-misfit", TO_PRODUCT, id="fix-to-product"),
        pytest.param("ask-deadline-far", {DUE: at(12, 9)}, id="later-than-the-severity"),
        pytest.param("revenue-over-arr", {"impact.revenue_at_risk": "250000 EUR"}, id="more-than-they-pay"),
    ],
)
def test_its_fix_mends_it(code: str, fields: dict[str, Any]) -> None:
    """Where the answer is known, a key gives it and the finding is gone."""
    draft = changed(fields)
    (one,) = said(code, draft)
    assert one.fix is not None
    assert code not in codes(draft.with_value(one.fix.path, one.fix.value))


@pytest.mark.parametrize(("due", "level"), [(at(11, 9), Level.HINT), (at(17, 17), Level.HINT), (at(18, 9), Level.WARN)])
def test_how_far_beyond_decides_the_level(due: datetime, level: Level) -> None:
    """A High that can wait a day is a hint; one that can wait longer than a Medium contradicts itself."""
    assert [one.level for one in said("ask-deadline-far", changed({DUE: due}))] == [level]


def test_one_finding_for_each_question() -> None:
    """Two vague words that ask the same are one finding, two that ask different things are two."""
    text = "Many users, many more users wait; a big customer may leave."
    says = [one.says for one in said("unquantified", changed({WORKFLOW: text}))]
    assert [one.partition(":")[0] for one in says] == ["“Many users”", "“big customer”"]


@pytest.mark.parametrize(
    "path",
    [DESCRIPTION, WORKFLOW, WORKAROUND, STEP, ENVIRONMENT, FREQUENCY, "repro.expected", "repro.actual",
     "repro.clean_state", "repro.ruled_out", "impact.expectation", "impact.deals", "repro.evidence.e8t.text"],
)  # fmt: skip
def test_unknown_with_its_reason_is_an_answer(path: str) -> None:
    """“Unknown, because …” is taken as it is everywhere but in summary, target and ask."""
    answered = case(1).with_value(path, "Unknown, because some users of theirs reported it by phone")
    assert [one for one in assess(answered, CONTEXT).findings if one.path == path] == []


def test_evidence_is_judged_where_no_reproduction_is_asked() -> None:
    """Evidence reaches every brief: its words are judged with the reproduction turned off, those of steps are not."""
    draft = changed({"repro.applicable": False, STEP: "Try to export", "repro.evidence.e8t.text": "tbd"})
    assert [(one.code, one.path) for one in assess(draft, CONTEXT).of_step("repro")] == [
        ("filler", "repro.evidence.e8t.text")
    ]
