"""Closing an escalation from a script: its checklist is settled on the command line, or it stays open."""

import pytest

from cases import NOW, case, handed_over
from escalate_tui.followup.closing import Closing, StandingDown
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.history import last
from screen import running
from test_tui_acts import act

ONE = case(1).id
DONE = [part for item in Closing for part in ("--done", item.value)]
DOWN = [part for item in StandingDown for part in ("--done", item.value)]


@pytest.fixture
def one(script):
    """Case 1, handed over as High at the cases' present."""
    script.store.put(handed_over(1, Severity.HIGH).doc, None)
    return script


ALIKE = [
    pytest.param(
        ["r", "=solved", "tab", "=look twice", "tab", "n", "=done by them", "enter", "d", "tab", "d", "enter"],
        ["-m", "solved", "--learned", "look twice", "--waive", "customer-confirmed=done by them",
         "--done", "tracking-updated", "--done", "learnings-captured"],
        id="resolved",
    ),
    pytest.param(
        ["d", "=a retry was enough", "tab", "tab", "d", "tab", "d", "tab", "d", "tab", "n", "=known", "enter"],
        ["--as", "de-escalated", "-m", "a retry was enough", *DOWN[:6], "--waive", "learned-written=known"],
        id="de-escalated",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "arguments"), ALIKE)
async def test_a_script_closes_as_the_board_does(workplace, one, keys, arguments):
    """The same answers at the same moment are the same entry, to its key, and leave the same record."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace) as pilot:
        await act(pilot, *keys)
    assert one("close", "k7q", *arguments) == 0, one.err
    assert one.draft(ONE).status is not Status.OPEN
    assert one.draft(ONE).doc == workplace.store.get(ONE)[0]


@pytest.mark.parametrize(
    ("kind", "items"), [("resolved", Closing), ("de-escalated", StandingDown)], ids=["resolved", "de-escalated"]
)
def test_open_items_are_listed_with_their_keys(one, kind, items):
    """The next try is the lines of the refusal."""
    first, *others = items
    assert one("close", "k7q", "--as", kind, "-m", "x", "--done", first.value) == 2
    for item in others:
        assert f"“{item.label}”" in one.err
        assert f'--waive {item.value}="why not"' in one.err
    assert f"--done {first.value}" not in one.err
    assert one.out == ""
    assert one.draft(ONE).status is Status.OPEN
    waived = [part for item in others for part in ("--waive", f"{item.value}=no need")]
    assert one("close", "k7q", "--as", kind, "-m", "x", "--done", first.value, *waived) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (DONE, "Missing option '-m'"),
        (["-m", " ", *DONE], "it is empty"),
        (["-m", "x", *DONE], "“learnings captured” is ticked, but none is written"),
        (["-m", "x", *DONE[:4]], "--done learnings-captured with --learned TEXT"),
        (
            ["-m", "x", "--learned", "y", *DONE, "--waive", "customer-confirmed=no"],
            "Done and not done: “confirmed with",
        ),
        (["-m", "x", "--done", "team-told"], "“team-told” is none of customer-confirmed, tracking-updated, learnings-"),
        (
            ["-m", "x", "--waive", "customer-confirmed"],
            '“customer-confirmed” has no reason: write customer-confirmed="',
        ),
        (["-m", "x", "--waive", "customer-confirmed= "], "has no reason"),
        (["-m", "x", "--waive", "=no"], "“” is none of"),
        (["-m", "x", "--as", "gone"], "'gone' is not one of"),
        (["--as", "de-escalated", "-m", "x", *DONE], "“customer-confirmed” is none of team-told"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_closing_lacks_is_wrong_usage(one, arguments, says):
    """A sentence says what is missing or is none, and it stays open."""
    assert one("close", "k7q", *arguments) == 2
    assert says in one.err
    assert one.draft(ONE).status is Status.OPEN


def test_only_an_open_escalation_can_be_closed(script):
    """A draft, and one that is closed, are refused in the words of the board, whatever the checklist."""
    script.store.put(case(1).doc, None)
    assert script("close", "k7q", "-m", "x") == 1
    assert "is a draft, and only an open escalation can be resolved. Hand it over first." in script.err
    script.store.put(handed_over(2, Severity.CRITICAL).doc, None)
    assert script("close", "m4d", "-m", "x", "--learned", "y", *DONE) == 0
    assert script("close", "m4d", "--as", "de-escalated", "-m", "x") == 1
    assert "is resolved, and only an open escalation can be de-escalated" in script.err


def test_one_line_says_how_it_stands(one):
    """Nothing is due of what is closed."""
    assert one("close", "k7q", "-m", "x", "--learned", "y", *DONE) == 0
    assert one.out == f"{ONE}: resolved. Nothing is due any more.\n"


def test_case_6_goes_back_to_support_by_script(script):
    """Its reason, its learning and its checklist are in the entry, and reopening starts both clocks."""
    script.store.put(handed_over(6, Severity.MEDIUM).doc, None)
    identity = case(6).id
    learned = "Step 2 of the import asks for the date format"
    told = ["--as", "de-escalated", "-m", "The help page answers it", "--learned", learned]
    assert script("close", identity, *told, *DOWN, "--json") == 0
    assert script.json["status"] == "de-escalated"
    assert script.json["due"] == []
    assert script.json["entry"]["learning"] == learned
    assert script.json["entry"]["done"] == [item.value for item in StandingDown]
    entry = last(script.draft(identity).record.history, Act.DE_ESCALATED)
    assert entry is not None
    assert (entry.note, entry.at) == ("The help page answers it", NOW)
    assert script("log", identity, "reopen", "-m", "it is asked again", "--json") == 0
    assert script.json["status"] == "open"
    assert {one["kind"] for one in script.json["due"]} >= {"follow-up", "customer-update"}


def test_controls_are_kept_where_they_can_be_seen(one):
    """Of every text on the command line."""
    evil = "a\x1b[2Jb"
    settled = [*DONE[2:], "--waive", f"customer-confirmed={evil}"]
    assert one("close", "k7q", "-m", evil, "--learned", evil, *settled) == 0
    entry = one.draft(ONE).record.history[-1]
    assert {entry.note, entry.learning, *entry.waived.values()} == {"a␛[2Jb"}
    assert one("close", "k7q", "-m", "x", "--done", evil) == 2
    assert "\x1b" not in one.err
