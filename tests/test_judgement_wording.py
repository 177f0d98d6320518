"""What is said of the words of one text: each finding raised by a text, and not by a near miss."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import CONTEXT, case
from escalate_tui.judgement import Finding, Level, assess
from escalate_tui.judgement.english import counted
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields

SUMMARY = "understand.summary"
WORKFLOW = "impact.workflow"
STEP = "repro.steps.s4c.text"


def said(path: str, text: str) -> list[Finding]:
    """What is said of a text put into the complete case 1."""
    return list(assess(case(1).with_value(path, text), CONTEXT).findings)


RAISING = [
    ("filler", "understand.description", "N/A"),
    ("filler", "understand.description", "See above."),
    ("filler", WORKFLOW, "tbd"),
    ("filler", WORKFLOW, "none"),
    ("filler", SUMMARY, "asdf"),
    ("filler", "repro.expected", "xxx"),
    ("filler", "repro.actual", "..."),
    ("filler", "repro.clean_state", "-"),
    ("filler", "impact.obligations", "to be filled in"),
    ("filler", "target.ask_text", "todo"),
    ("filler", STEP, "test"),
    ("template-left", STEP, "Go to '...'"),
    ("template-left", STEP, "Click on “…”"),
    ("template-left", "understand.description", "Hello [customer name], it fails. It began today. It goes on."),
    ("template-left", "impact.expectation", "An answer by <insert date>"),
    ("template-left", "repro.environment", "Chrome TODO, Windows 11"),
    ("unknown-unexplained", "repro.environment", "unknown"),
    ("unknown-unexplained", WORKFLOW, "?"),
    ("unknown-unexplained", "repro.frequency", "We don't know yet."),
    ("unknown-refused", SUMMARY, "Unknown, because the ticket is empty"),
    ("unknown-refused", "target.ask_text", "unknown"),
    ("unquantified", SUMMARY, "Some customers cannot log in"),
    ("unquantified", SUMMARY, "Orders fail with HTTP 500 for some customers"),
    ("unquantified", SUMMARY, "Several users get 502 since 4.18"),
    ("unquantified", "understand.segment", "Many Enterprise accounts"),
    ("unquantified", WORKFLOW, "Orders go through with retries by hand, a lot of extra work"),
    ("unquantified", WORKFLOW, "A big customer cannot close its books"),
    ("unquantified", WORKFLOW, "We may lose a lot of revenue"),
    ("unquantified", WORKFLOW, "Imports sometimes stop"),
    ("unquantified", WORKFLOW, "They key orders in by hand, which takes a while"),
    ("unquantified", WORKFLOW, "Sync lags by 3 hours for many tenants"),
    ("unquantified", "impact.expectation", "They want to hear back soon"),
    ("unquantified", "impact.expectation", "A fix ASAP"),
    ("unquantified", "target.exposure", "Several invoices were seen"),
    ("unquantified", "target.request_frequency", "Many customers asked"),
    ("description-length", "understand.description", "It fails."),
    ("description-length", "understand.description", "A b. C d. E f. G h. I j. K l."),
    ("vague-step", STEP, "Try to export"),
    ("vague-step", STEP, "Enter some data and save"),
    ("vague-step", STEP, "Choose Export, format CSV, etc."),
    ("vague-step", STEP, "Type something into the search box"),
    ("too-long", SUMMARY, "POST /v2/orders answers 500 " * 11),
    ("expected-empty-words", "repro.expected", "It should work"),
    ("expected-empty-words", "repro.expected", "Works as expected."),
    ("actual-empty-words", "repro.actual", "does not work"),
    ("actual-empty-words", "repro.actual", "It doesn’t work!"),
    ("actual-empty-words", "repro.actual", "error"),
    ("actual-as-expected", "repro.actual", "201 on each of the 40 requests!"),
]

NEAR_MISSES = [
    ("filler", "understand.attempts.a2n.result", "none"),
    ("filler", "impact.public_risk", "No"),
    ("filler", "impact.last_update", "nothing"),
    ("filler", "repro.actual", "Nothing happens."),
    ("filler", "understand.component", "NA gateway"),
    ("filler", "repro.evidence.e8t.text", "see ticket 48211 for the log of 14:02"),
    ("filler", WORKFLOW, "Testing of 12 releases stands still"),
    ("filler", "understand.description", "Bestellungen schlagen fehl. 注文できません. 3 Kunden."),
    ("template-left", STEP, "Go to 'Billing'"),
    ("template-left", STEP, "Open the To do list and choose “All …”"),
    ("template-left", "repro.evidence.e8t.text", "[error] worker[0] <html> <name>x</name> timeout at 10:02"),
    ("template-left", "repro.evidence.e8t.text", '{"name": "x"} [date=2026-03-10] <link rel="icon">'),
    ("unknown-unexplained", "repro.environment", "Unknown, because it was reported by phone"),
    ("unknown-unexplained", "repro.actual", "Unknown error 17 in a red box"),
    ("unknown-refused", SUMMARY, "Unknown column error on every CSV import at Mono"),
    ("unquantified", SUMMARY, "Some 40 customers cannot log in"),
    ("unquantified", SUMMARY, "Several customers (12) cannot log in"),
    ("unquantified", SUMMARY, "API answers 429 Too Many Requests to all 3 clients of Mono"),
    ("unquantified", SUMMARY, "Banner “Some orders failed” shows on 2 of 40 pages"),
    ("unquantified", "understand.segment", "Many Enterprise accounts, 41 in all"),
    ("unquantified", WORKFLOW, "A lot of extra work: 3 hours a day"),
    ("unquantified", WORKFLOW, "Order intake stops as soon as they log in"),
    ("unquantified", WORKFLOW, "Acme Corp, a big customer, cannot close its books"),
    ("unquantified", WORKFLOW, "Imports sometimes stop: 4 of 30 today"),
    ("unquantified", WORKFLOW, "They key orders in by hand, which takes a while: 20 minutes each"),
    ("unquantified", WORKFLOW, "No invoices for 3 large customers"),
    ("unquantified", WORKFLOW, "How many rows are lost is not known; the something_else flag is off"),
    ("unquantified", "impact.expectation", "They want to hear back soon, by 17:00"),
    ("unquantified", "impact.last_update", "We will write again soon"),
    ("unquantified", "target.exposure", "Several invoices were seen, at least five"),
    ("description-length", "understand.description", "It fails. It began at 4.18 p.m. yesterday. It goes on."),
    ("description-length", "understand.description", "- it fails\n- since 08:10\n- for 3 customers, e.g. Mono"),
    ("vague-step", STEP, "Choose “Try to reconnect”"),
    ("vague-step", STEP, "Retry the request with id 48211"),
    ("vague-step", STEP, "Open any order"),
    ("too-long", SUMMARY, "x" * 299 + "y"),
    ("expected-empty-words", "repro.expected", "It should work without the second login and answer 201"),
    ("actual-empty-words", "repro.actual", "The button does not work: a click changes nothing"),
    ("actual-as-expected", "repro.actual", "201 on 38 of the 40 requests"),
]


@pytest.mark.parametrize(("code", "path", "text"), RAISING)
def test_raised(code: str, path: str, text: str) -> None:
    """The text raises the finding on its own field, with a sentence to act on."""
    found = [one for one in said(path, text) if one.path == path]
    assert code in {one.code for one in found}
    assert all(one.says.endswith((".", "?")) and not one.missing for one in found)


@pytest.mark.parametrize(("code", "path", "text"), NEAR_MISSES)
def test_near_miss(code: str, path: str, text: str) -> None:
    """What is only near the rule is left in peace."""
    assert code not in {one.code for one in said(path, text) if one.path == path}


@pytest.mark.parametrize(
    ("path", "text", "level"),
    [
        pytest.param(SUMMARY, "tbd", Level.STOP, id="no-headline"),
        pytest.param("target.ask_text", "N/A", Level.STOP, id="no-ask"),
        pytest.param(SUMMARY, "unknown", Level.STOP, id="unknown-headline"),
        pytest.param(WORKFLOW, "tbd", Level.WARN, id="junk"),
        pytest.param("understand.description", "It fails.", Level.HINT, id="length"),
    ],
)
def test_level(path: str, text: str, level: Level) -> None:
    """Only what leaves the brief empty stops it."""
    assert [one.level for one in said(path, text) if one.path == path] == [level]


def test_the_word_is_quoted_and_a_figure_asked_for() -> None:
    """An unquantified word is quoted, with a question for the figure."""
    found = said(WORKFLOW, "Orders go through with retries by hand, a lot of extra work")
    assert [one.says for one in found] == [
        "“a lot of”: how many, or how much? Write a figure: people, rows, hours a day."
    ]


def test_words_of_a_reproduction_left_out_are_not_judged() -> None:
    """Where the reproduction is turned off, nothing is said of what stands in it."""
    draft = case(1).with_value(STEP, "Try to export").with_value("repro.applicable", False)
    assert assess(draft, CONTEXT).of_step("repro") == ()


@pytest.mark.parametrize(
    ("frequency", "count"),
    [
        ("2 of 40", "2 of 40"),
        ("2/40 requests", "2/40"),
        ("about 1 in 20", "1 in 20"),
        ("One in twenty requests", "One in twenty"),
        ("5%", "5%"),
        ("3 out of 10 logins", "3 out of 10"),
        ("Always", "Always"),
        ("every time", "every time"),
        ("Each time the page loads", "Each time"),
        ("12 times since Monday", "12 times"),
        ("sometimes", None),
        ("not always", None),
        ("It isn't always so", None),
        ("almost every time", None),
        ("0 of 40", None),
        ("0 %", None),
        ("only with Firefox 136", None),
        ("since release 4.18", None),
    ],
)
def test_counted_frequency(frequency: str, count: str | None) -> None:
    """A frequency is counted when it says how many of how many, or that it never fails to happen."""
    assert counted(frequency) == count


GOOD = [
    (SUMMARY, "CSV import stops at row 5,000 with “invalid date” for Kite Labs"),
    (SUMMARY, "Webhooks arrive 40 minutes late for all 12 customers in region us-2"),
    (SUMMARY, "Renewal of Oakridge (EUR 310,000) at risk after the third outage this quarter"),
    (SUMMARY, "Password reset link opens another person's account"),
    (SUMMARY, "No way to restrict an API key to one project"),
    (SUMMARY, "Disk of search node eu-3 is full, queries answer 503"),
    ("understand.description", (
        "Since 2026-03-09 the nightly sync stops after 200 of 3,400 contacts at Mono. "
        "The log names a time-out at the CRM's side; started by hand it stops at the same contact. "
        "Two other customers with the same CRM are not affected."
    )),
    ("understand.description", (
        "Larkspur cannot tell its projects apart in invoices. They have 40 projects and one invoice a month. "
        "Their accountant splits it by hand, which takes 2 days."
    )),
    (WORKFLOW, "The 14 agents of Halden answer chats without the customer's history, 4 minutes longer for each."),
    (WORKFLOW, "Payroll of 220 people cannot be sent; it is due on 2026-03-13 12:00 CET."),
    ("impact.expectation", "A first answer by tomorrow 10:00, and a fix or a date for it by Friday."),
    ("target.exposure", "E-mail addresses of 31 people in 2 workspaces; nothing else is on that page."),
    ("target.request_frequency", "9 customers since 2025-06, 3 of them more than once."),
    (STEP, "Open Reports → Sales, set the range to 2026-02-01 … 2026-02-28 and choose Export."),
    (STEP, "Send `curl -X POST /v2/orders -d @order-48211.json` with the token from step 1."),
    ("repro.expected", "The file holds 28 rows, one for each day."),
    ("repro.actual", "“Something went wrong (E-1042)” after 30 seconds, and no file."),
    ("repro.environment", "Chrome 134.0.6998.35, macOS 15.3, plan Team, flag new_reports on, region eu-1"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), GOOD)
def test_good_texts_raise_nothing(path: str, text: str) -> None:
    """What a seasoned engineer would write is left in peace."""
    assert said(path, text) == []


@pytest.mark.parametrize(
    "unit", ["'", "“", "- ", "\n", ". ", "some ", "1,", "1 in ", "[add ", "<name ", "bla ", "a ", "? ", "no ", "new x-"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    """No text makes a pattern run away: all fields filled with 20,000 such characters are judged in a moment."""
    draft = case(1)
    for spec in fields().values():
        if spec.face.control in (Control.LINE, Control.PROSE):
            draft = draft.with_value(spec.path, (unit * 20_000)[:20_000])
    began = time.perf_counter()
    assess(draft, CONTEXT)
    assert time.perf_counter() - began < 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=4, max_size=4))
def test_any_text_can_be_judged(texts: list[str]) -> None:
    """Whatever is typed, in whatever field, the judgement stands and its findings are in the order of the record."""
    draft = Draft({"understand": {"kind": "bug"}})
    paths = [path for path, spec in fields().items() if spec.face.control is not Control.ITEMS and "." in path]
    for at, path in enumerate(paths):
        draft = draft.with_value(path, texts[at % 4])
    steps = [one.step for one in assess(draft, CONTEXT).findings]
    order = ["understand", "impact", "target", "repro", "brief"]
    assert steps == sorted(steps, key=order.index)
