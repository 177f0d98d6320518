"""The acts of the board from a script: the same entries, the same refusals, and the exit status that tells which."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import NOW, ZONE, case, clocks_alone, handed_over
from escalate_tui.cli.log import log
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import PROSE_LIMIT
from escalate_tui.model.history import owner_of, severity_of
from escalate_tui.model.text import clean, clean_line
from escalate_tui.tui.acting import ALLOWED
from screen import running
from scripted import Script
from test_tui_acts import act

ONE, TWO = case(1).id, case(2).id
FOLLOW_UP = ("log", "k7q", "follow-up", "-m", "they look")


@pytest.fixture
def one(script):
    """Case 1, handed over as High at the cases' present."""
    script.store.put(handed_over(1, Severity.HIGH).doc, None)
    return script


def wall(text: str) -> datetime:
    """An instant as clocks in Berlin show it: `03-10 17:30`."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


ALIKE = [
    pytest.param([["f", "=they look", "enter"]], [["follow-up", "-m", "they look"]], id="follow up"),
    pytest.param([["u", "=nothing new", "enter"]], [["update", "-m", "nothing new"]], id="update"),
    pytest.param(
        [["p", "=a cause", "tab", "=tomorrow 12:00", "enter"]],
        [["promise", "-m", "a cause", "--by", "tomorrow 12:00"]],
        id="promise",
    ),
    pytest.param(
        [["p", "=a cause", "tab", "=Fri", "tab", *["backspace"] * 9, "=Kim", "enter"]],
        [["promise", "-m", "a cause", "--by", "Fri", "--to", "Kim"]],
        id="promise to somebody else, of a day",
    ),
    pytest.param(
        [["a", "=restart", "tab", "=same", "enter"]],
        [["attempt", "-m", "restart", "--result", "same"]],
        id="attempt",
    ),
    pytest.param(
        [["v", "c", "tab", "=orders lost", "enter"]],
        [["severity", "critical", "-m", "orders lost"]],
        id="severity",
    ),
    pytest.param([["o", "=Priya", "enter", "enter"]], [["owner", "Priya"]], id="owner"),
    pytest.param([["b", "=no logs", "enter"]], [["sent-back", "-m", "no logs"]], id="sent back"),
    pytest.param(
        [["m", "p", "tab", "tab", "=they own it", "enter"]],
        [["target", "product", "-m", "they own it"]],
        id="target",
    ),
    pytest.param(
        [["z", "=asleep", "tab", "=tomorrow 12:00", "enter"], ["z", "=awake", "enter"]],
        [["pause", "-m", "asleep", "--until", "tomorrow 12:00"], ["resume", "-m", "awake"]],
        id="pause and resume",
    ),
    pytest.param(
        [["f", "=they look", "enter"], ["t", "enter"]],
        [["follow-up", "-m", "they look"], ["take-back"]],
        id="take back",
    ),
]


@pytest.mark.parametrize(("keys", "commands"), ALIKE)
async def test_a_script_writes_what_the_board_writes(workplace, one, keys, commands):
    """The same act at the same moment is the same entry, to its key, and leaves the same record."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace) as pilot:
        for pressed in keys:
            await act(pilot, *pressed)
    for command in commands:
        assert one("log", "k7q", *command) == 0, one.err
    assert one.draft(ONE).doc["history"][1:], "nothing was logged"
    assert one.draft(ONE).doc == workplace.store.get(ONE)[0]


def test_every_act_of_the_board_has_a_command():
    """Those that close have one of their own; a written update is logged as any other."""
    elsewhere = {"resolve", "de_escalate", "write"}
    assert {name.replace("-", "_") for name in log.commands} == {*ALLOWED, "resume"} - elsewhere


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("follow_up", ["-m", "x"]),
        ("update", ["-m", "x"]),
        ("promise", ["-m", "x", "--by", "+4h"]),
        ("attempt", ["-m", "x"]),
        ("severity", ["critical", "-m", "x"]),
        ("owner", ["Priya"]),
        ("target", ["product"]),
        ("sent_back", ["-m", "x"]),
        ("pause", ["-m", "x", "--until", "+4h"]),
        ("reopen", ["-m", "x"]),
        ("take_back", []),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_script_may_what_the_board_may(script, status, name, options):
    """What the status does not allow is refused with a sentence, and nothing is written."""
    closings = {
        Status.RESOLVED: {"act": "resolved"},
        Status.DE_ESCALATED: {"act": "de-escalated"},
    }
    draft = case(1) if status is Status.DRAFT else handed_over(1, Severity.HIGH)
    if status in closings:
        draft = draft.with_entry({"key": "zzz", "at": NOW, "by": "Sam", **closings[status]})
    script.store.put(draft.doc, None)
    done = script("log", "k7q", name.replace("_", "-"), *options)
    assert done == (0 if status in ALLOWED[name] else 1), script.err
    if done:
        assert script.err.startswith(f"“{draft.record.understand.summary}” is ")
        assert script.draft(ONE).doc == draft.doc


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["follow-up"], "Missing option '-m'"),
        (["follow-up", "-m", " "], "'-m' / '--message': it is empty"),
        (["follow-up", "-m", "-"], "it is empty"),
        (
            ["follow-up", "-m", "x", "--keeps", "zzz"],
            "“zzz” is the key of nothing that this could end. There are:\n  ask-",
        ),
        (["update"], "Missing option '-m'"),
        (["promise", "-m", "x"], "Missing option '--by'"),
        (["promise", "-m", "x", "--by", "soonish"], '--by: "soonish" is not a date or time'),
        (["promise", "-m", "x", "--by", "+4h", "--replaces", "sla"], "could end. There is nothing with a date."),
        (["attempt"], "Missing option '-m'"),
        (["severity", "-m", "x"], "Missing argument 'SEVERITY'"),
        (["severity", "grave", "-m", "x"], "'grave' is not one of"),
        (["severity", "critical"], "Missing option '-m'"),
        (["owner"], "Missing argument 'NAME'"),
        (["owner", " "], "it is empty"),
        (["target", "nobody"], "TEAM: “nobody” is none of l2-support"),
        (["target", "product", "--also", "all"], "--also: “all” is none of l2-support"),
        (["sent-back"], "Missing option '-m'"),
        (["pause", "-m", "x"], "Missing option '--until'"),
        (["pause", "--until", "+1h"], "Missing option '-m'"),
        (["reopen"], "Missing option '-m'"),
        (["resolve"], "No such command 'resolve'"),
        ([], "Missing command"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_an_act_lacks_is_wrong_usage(one, arguments, says):
    """A sentence says what is missing or is none, and nothing is written."""
    assert one("log", "k7q", *arguments) == 2
    assert says in one.err
    assert one.out == ""
    assert len(one.draft(ONE).record.history) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["severity", "high", "-m", "x"], "is High already"),
        (["owner", "Sam"], "is Sam's already"),
        (["pause", "-m", "x", "--until", "2026-03-10 08:00"], "A pause needs an end that is still ahead"),
        (["resume"], "is not paused"),
    ],
    ids=["severity", "owner", "pause", "resume"],
)
def test_what_the_acts_refuse_is_said_in_their_words(one, arguments, says):
    """The sentences are those of the board."""
    assert one("log", "k7q", *arguments) == 1
    assert says in one.err
    assert len(one.draft(ONE).record.history) == 1


def test_an_id_that_is_none_is_told(one):
    """As every command says it."""
    assert one("log", "zzz", "follow-up", "-m", "x") == 1
    assert "No escalation here has “zzz” in its id" in one.err


def test_one_line_says_what_was_logged_and_what_is_due_next(one):
    """Calm, and no more than a line."""
    assert one(*FOLLOW_UP) == 0
    assert one.out == f"{ONE}: followed up. Next: SLA end, 16:00, 30 min.\n"
    assert one.err == ""


def test_another_program_reads_the_entry_and_the_due_times(script):
    """The entry as the file has it, and every commitment with its state, the most urgent first."""
    script.store.put(clocks_alone(handed_over(2, Severity.CRITICAL)).doc, None)
    assert script("log", "m4d", "follow-up", "-m", "they look", "--json", at=wall("03-10 17:40")) == 0
    told = script.json
    assert told["id"] == TWO
    assert told["status"] == "open"
    assert told["entry"] == {
        "key": script.draft(TWO).record.history[-1].key,
        "at": "2026-03-10T16:40:00+00:00",
        "logged": "2026-03-10T16:40:00+00:00",
        "by": "Priya",
        "act": "followed-up",
        "note": "they look",
    }
    assert [(one["kind"], one["state"], one["due"]) for one in told["due"]] == [
        ("customer-update", "due", "2026-03-10T16:30:00+00:00"),
        ("follow-up", "later", "2026-03-10T18:40:00+00:00"),
    ]


def test_a_brief_that_leaves_is_no_part_of_what_is_printed(one):
    """The copies that an entry keeps stay in the file."""
    assert one("log", "k7q", "target", "engineering", "--json") == 0
    assert one.json["entry"].keys().isdisjoint({"brief", "snapshot"})
    assert one.draft(ONE).record.history[-1].brief


def test_a_promise_is_kept_by_the_key_that_was_printed(one):
    """What is promised stands among the due times until an update, or another promise, names it."""
    one("log", "k7q", "promise", "-m", "a cause", "--by", "Wed 12:00", "--json")
    key = one.json["entry"]["key"]
    assert ("promise", "a cause, to Dana Ruiz") in [(due["kind"], due["text"]) for due in one.json["due"]]
    one("log", "k7q", "promise", "-m", "a fix", "--by", "Thu 12:00", "--replaces", key, "--json")
    assert [due["text"] for due in one.json["due"] if due["kind"] == "promise"] == ["a fix, to Dana Ruiz"]
    other = one.json["entry"]["key"]
    assert one("log", "k7q", "update", "-m", "it is fixed", "--keeps", other, "--json") == 0
    assert "promise" not in [due["kind"] for due in one.json["due"]]
    assert one("log", "k7q", "update", "-m", "again", "--keeps", other) == 2


@pytest.mark.parametrize(
    ("command", "kept"),
    [("update", "Dear Dana,\n\nwe look.\nSam"), ("follow-up", "Dear Dana, we look. Sam")],
)
def test_a_hyphen_reads_the_text_from_standard_input(one, command, kept):
    """What was sent to a customer keeps its lines; any other note is one line."""
    piped = "\ufeffDear Dana,\r\n\r\nwe look.\r\nSam\r\n".encode()
    assert one("log", "k7q", command, "-m", "-", piped=piped) == 0
    assert one.draft(ONE).record.history[-1].note == kept


@pytest.mark.parametrize(
    ("piped", "says"),
    [
        (b"caf\xe9", "not UTF-8 text"),
        (b"x" * 2**20, f"it has 1,048,576 characters, and {PROSE_LIMIT:,} are taken at most"),
        (b"x" * (5 * 2**20), f"and {PROSE_LIMIT:,} are taken at most"),
        (b" \n\t", "it is empty"),
    ],
    ids=["letters", "a megabyte", "without end", "blank"],
)
def test_a_text_that_cannot_be_taken_is_refused(one, piped, says):
    """One sentence, and nothing is written."""
    assert one("log", "k7q", "update", "-m", "-", piped=piped) == 2
    assert says in one.err
    assert len(one.draft(ONE).record.history) == 1


@pytest.mark.parametrize(
    "arguments",
    [["attempt", "-m", "-", "--result", "-"], ["attempt", "--result", "-", "-m", "-"], ["owner", "-", "-m", "-"]],
    ids=" ".join,
)
def test_standard_input_is_one_text(one, arguments):
    """A second hyphen would read nothing more: it is refused, and nothing is written."""
    assert one("log", "k7q", *arguments, piped=b"restarted it") == 2
    assert "standard input is the text of" in one.err
    assert len(one.draft(ONE).record.history) == 1


def test_a_secret_is_refused_with_a_way_out_of_the_command_line(one):
    """The keys of the board are of no use here: the command that opens the record is named."""
    doc, version = one.store.get(ONE)
    one.store.put(Draft(doc).with_value("impact.expectation", "password=Tr0ub4dor&3 opens it").doc, version)
    assert one("log", "k7q", "target", "product") == 1
    assert "Nothing was sent, for " in one.err
    assert "Open it with escalate-tui resume, and its record with e" in one.err
    assert "Tr0ub4dor" not in one.err


@pytest.mark.parametrize("name", log.commands)
def test_an_act_tells_of_itself_without_an_id(script, name):
    """Its own help, where somebody asks for it in the place of the id."""
    assert script("log", name, "--help") == 0
    assert script.out.startswith(f"Usage: escalate-tui log ID {name} ")
    assert script("log", "k7q", name, "--help") == 0


def test_help_in_the_place_of_an_act_is_that_of_them_all(script):
    """An id that is none of theirs names no act."""
    assert script("log", "k7q", "--help") == 0
    assert script.out.startswith("Usage: escalate-tui log [OPTIONS] ID ACT")


def test_standard_input_may_be_closed(one, monkeypatch):
    """A cron job may have none."""
    monkeypatch.setattr("escalate_tui.cli.texts.sys.stdin", None)
    monkeypatch.setattr(one._patched, "setattr", lambda *_: None)
    assert one("log", "k7q", "update", "-m", "-") == 2
    assert "it is closed" in one.err


NO_HYPHEN = st.text(st.characters(), max_size=80).filter(lambda text: text != "-")


@given(NO_HYPHEN, st.sampled_from(["follow-up", "update"]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_clean_or_refused(one, text, command):
    """Controls become what can be seen, and what says nothing is refused; the file can always be read again."""
    before = one.draft(ONE)
    kept = (clean if command == "update" else clean_line)(text).strip()
    assert one("log", "k7q", command, f"--message={text}", "--json") == (0 if kept else 2)
    history = one.draft(ONE).record.history
    assert len(history) == len(before.record.history) + bool(kept)
    if kept:
        assert history[-1].note == kept
        assert one.json["entry"]["note"] == kept


def test_controls_reach_no_terminal(one):
    """What was typed is told again only as it can be seen."""
    assert one("log", "k7q", "owner", "Pri\x1b]0;owned\x07ya\u202e") == 0
    assert "\x1b" not in one.out
    assert "\u202e" not in one.out
    assert one("log", "k7q", "promise", "-m", "x", "--by", "\x1b[2J") == 2
    assert "\x1b" not in one.err


def test_what_is_taken_back_is_what_was_last_when_it_was_asked(one, monkeypatch):
    """An entry that another program adds at that moment is not taken back instead."""
    one(*FOLLOW_UP)
    put = one.store.put
    get = type(one.store).get
    seen: list[str] = []

    def meanwhile(store, identity):
        if len(seen) == 1:
            doc, version = get(store, identity)
            entry = {"key": "zzz", "at": NOW, "by": "Kim", "act": "sent-back", "note": "y"}
            put(Draft(doc).with_entry(entry).doc, version)
        seen.append(identity)
        return get(store, identity)

    monkeypatch.setattr(type(one.store), "get", meanwhile)
    assert one("log", "k7q", "take-back") == 1
    assert "Only the last entry" in one.err


LOGGING = """
import sys
from cases import NOW, ZONE
from escalate_tui.start import run

who, number = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for at in range(number):
    note = ["log", "k7q", "follow-up", "-m", f"{who} {at}"]
    assert run(note, clock=lambda: NOW, zone=ZONE) == 0
"""
EACH = 20


def test_two_programs_at_once_lose_no_entry(one, request):
    """Each logs to the same escalation as fast as it can: every entry is there, in its order, with a key of its own."""
    command = [sys.executable, "-c", LOGGING]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    folder = request.config.rootpath / "tests"
    both = [subprocess.Popen([*command, who, str(EACH)], cwd=folder, **pipes) for who in ("Kim", "Lee")]
    for program in both:
        assert program.stdout.readline() == "ready\n"
    for program in both:
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in both:
        program.communicate(timeout=60)
    assert [program.returncode for program in both] == [0, 0]
    history = one.draft(ONE).record.history[1:]
    for who in ("Kim", "Lee"):
        assert [entry.note for entry in history if entry.note.startswith(who)] == [f"{who} {at}" for at in range(EACH)]
    assert len({entry.key for entry in history}) == 2 * EACH


def due(script: Script, name: str) -> dict[str, tuple[datetime, datetime]]:
    """When both clocks of an escalation are due and overdue, by the last thing printed."""
    assert script.json["id"].endswith(name)
    return {
        one["kind"]: (datetime.fromisoformat(one["due"]), datetime.fromisoformat(one["overdue"]))
        for one in script.json["due"]
        if one["kind"] in ("follow-up", "customer-update")
    }


def test_case_1_a_day_by_script(script):
    """High, by working hours: what is logged late in the day comes due the next morning."""
    script.store.put(clocks_alone(handed_over(1, Severity.HIGH)).doc, None)
    script(*FOLLOW_UP, "--json", at=wall("03-10 17:00"))
    assert due(script, "k7q") == {
        "follow-up": (wall("03-11 12:00"), wall("03-11 12:00")),
        "customer-update": (wall("03-11 10:30"), wall("03-11 14:30")),
    }
    script(
        "log", "k7q", "pause", "-m", "their office is closed", "--until", "Wed 13:00", "--json", at=wall("03-10 17:30")
    )
    assert due(script, "k7q")["customer-update"] == (wall("03-11 15:00"), wall("03-12 10:00"))
    script("log", "k7q", "resume", "--json", at=wall("03-11 11:00"))
    assert due(script, "k7q")["follow-up"] == (wall("03-11 12:00"), wall("03-11 12:00"))
    script("log", "k7q", "attempt", "-m", "Pool doubled", "--result", "no failure since", at=wall("03-11 11:30"))
    assert script.draft(ONE).record.understand.attempts[-1].result == "no failure since"


def test_case_2_a_night_by_script(script):
    """Critical, round the clock: two hours after each word the next one is due, also at night."""
    script.store.put(clocks_alone(handed_over(2, Severity.CRITICAL)).doc, None)
    script("log", "m4d", "update", "-m", "Nothing new; next word at 20:00", "--json", at=wall("03-10 23:10"))
    assert due(script, "m4d") == {
        "follow-up": (wall("03-10 17:30"), wall("03-10 17:30")),
        "customer-update": (wall("03-11 01:10"), wall("03-11 03:10")),
    }
    assert script.json["due"][0]["state"] == "overdue"


def test_case_3_comes_down_by_script(script):
    """Once it is less severe, both clocks are timed anew from when they last started."""
    script.store.put(clocks_alone(handed_over(3, Severity.CRITICAL)).doc, None)
    script("log", "r3w", "severity", "high", "-m", "the old certificate is back", "--json")
    assert due(script, "r3w") == {
        "follow-up": (wall("03-11 10:30"), wall("03-11 10:30")),
        "customer-update": (wall("03-11 10:30"), wall("03-11 14:30")),
    }
    assert severity_of(script.draft(case(3).id).record.history) is Severity.HIGH


def test_case_4_goes_to_another_team_by_script(script):
    """The brief is written anew for the team that receives it, and who was told stays told."""
    script.store.put(handed_over(4, Severity.HIGH).doc, None)
    assert script("log", "t9h", "target", "product", "--also", "leadership", "-m", "a gap, not a bug") == 0
    script("log", "t9h", "sent-back", "-m", "which auditors, by when")
    assert script("log", "t9h", "target", "product", "-m", "the auditors named") == 0
    first, back, again = script.draft(case(4).id).record.history[1:]
    assert (first.act, back.act, again.act) == (Act.TARGET_CHANGED, Act.SENT_BACK, Act.TARGET_CHANGED)
    assert first.also == again.also == ("leadership",)
    assert "Target: Product" in again.brief


def test_case_5_changes_hands_by_script(script):
    """Who owns it by now is what its entries say, until that is taken back."""
    script.store.put(handed_over(5, Severity.CRITICAL).doc, None)
    identity = case(5).id
    before = owner_of(script.draft(identity).record.history, script.draft(identity).record.owner)
    script("log", identity, "owner", "Kim", "-m", "has the night", at=NOW + timedelta(hours=3))
    assert owner_of(script.draft(identity).record.history, before) == "Kim"
    assert script("log", identity, "take-back", "--json") == 0
    assert script.json["entry"]["act"] == "taken-back"
    assert owner_of(script.draft(identity).record.history, before) == before


def test_nothing_is_said_to_have_happened_that_did_not(one, monkeypatch):
    """Where the file cannot be written, the sentence says why, and standard output stays empty."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "esc.toml")

    monkeypatch.setattr(type(one.store), "put", full)
    assert one(*FOLLOW_UP) == 1
    assert one.err == "esc.toml: No space left on device.\n"
    assert one.out == ""
