"""What is said of the words of one text, how, and how fast; what raises which code stands in its own table."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import CONTEXT, case
from escalate_tui.brief import document, render
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.english_often import counted
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields

SUMMARY = "understand.summary"
WORKFLOW = "impact.workflow"
STEP = "repro.steps.s4c.text"


def said(path: str, text: str) -> list[Finding]:
    """What is said of a text put into the complete case 1."""
    return list(assess(case(1).with_value(path, text), CONTEXT).findings)


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


def test_one_finding_for_each_question() -> None:
    """Two vague words that ask the same are one finding, two that ask different things are two."""
    text = "Many users, many more users wait; a big customer may leave."
    says = [one.says for one in said(WORKFLOW, text) if one.code == "unquantified"]
    assert [one.partition(":")[0] for one in says] == ["“Many users”", "“big customer”"]


def judged_and_printed(draft: Draft) -> tuple[list[tuple[str, str]], str]:
    """What is said of a draft's reproduction, and what its brief says in that part."""
    assessment = assess(draft, CONTEXT)
    text = render(document(draft, assessment, CONTEXT), "plain")
    part = text.partition("REPRODUCTION STEPS\n")[2].partition("\n\nWHAT'S")[0]
    return [(one.code, one.path) for one in assessment.of_step("repro")], part


def test_evidence_is_judged_where_no_reproduction_is_asked() -> None:
    """Evidence reaches every brief: its words are judged with the reproduction turned off, those of steps are not."""
    draft = case(1).with_value("repro.applicable", False).with_value(STEP, "Try to export")
    draft = draft.with_value("repro.evidence.e8t.text", "tbd")
    assert judged_and_printed(draft) == (
        [("filler", "repro.evidence.e8t.text")],
        "Not reproduced.\nError text:\n    tbd",
    )


def test_words_of_a_reproduction_left_out_are_not_judged() -> None:
    """Where the reproduction is turned off, nothing is said of what stands in it, and no brief prints it."""
    left = {"clean_state": "tbd", "expected": "works", "actual": "does not work", "environment": "<your browser>"}
    steps = [{"key": "s4c", "text": "1. [insert step here]"}]
    draft = case(1).with_value("repro", {"applicable": False, "steps": steps, **left})
    assert judged_and_printed(draft) == ([], "Not reproduced.")


@pytest.mark.parametrize("kind", ["bug", "infrastructure"])
def test_why_there_is_no_reproduction_is_judged_and_printed(kind: str) -> None:
    """Turned off, a step that says why there is none stands in the brief, and what is wrong with it is said."""
    steps = [{"key": "s3b", "text": "Try to export"}, {"key": "s4c", "text": "Unknown, because [insert reason]"}]
    draft = case(1).with_value("understand.kind", kind).with_value("repro", {"applicable": False, "steps": steps})
    assert judged_and_printed(draft) == (
        [("template-left", STEP)], "Not reproduced.\nUnknown, because [insert reason]",
    )  # fmt: skip


def test_a_reason_of_what_needs_no_reproduction_is_neither_judged_nor_printed() -> None:
    """The brief of a feature gap has no such part to say it in."""
    steps = [{"key": "s4c", "text": "Unknown, because [insert reason]"}]
    draft = case(4).with_value("repro", {"applicable": False, "steps": steps})
    assert judged_and_printed(draft) == ([], "")


@pytest.mark.parametrize(
    ("frequency", "count"),
    [
        ("2 of 40", "2 of 40"),
        ("2/40 requests", "2/40"),
        ("about 1 in 20", "1 in 20"),
        ("One in twenty requests", "One in twenty"),
        ("5%", "5%"),
        ("3 out of 10 logins", "3 out of 10"),
        ("about 1 request in 20", "1 request in 20"),
        ("2 orders out of 40", "2 orders out of 40"),
        ("0 requests in 20", None),
        ("3 requests in 5 min", None),
        ("20 runs of 20 passed", None),
        ("5 customers in 3 regions", None),
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
    "unit",
    [
        "'",
        "“",
        "- ",
        "\n",
        ". ",
        "some ",
        "1,",
        "1 in ",
        "[add ",
        "<name ",
        "bla ",
        "a ",
        "? ",
        "no ",
        "new x-",
        "```",
        "\n> ",
        "> ",
        "‘",
        "some orders ",
        "2 orders some orders ",
        "the error: ",
        "and click x ",
        "a does not work ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """No text makes a pattern run away: all fields filled with 20,000 such characters are judged in a moment."""
    draft = case(1)
    for spec in fields().values():
        if spec.face.control in (Control.LINE, Control.PROSE):
            draft = draft.with_value(spec.path, (unit * 20_000)[:20_000])
    began = time.process_time()
    assess(draft, CONTEXT)
    assert time.process_time() - began < 3


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
