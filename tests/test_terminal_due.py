"""An item that comes due while the program is open: on the screen, by the bell, on the desktop, in the title."""

import re
from datetime import timedelta
from pathlib import Path

from cases import NOW, clocks_alone, handed_over
from escalate_tui.clock import Clock
from escalate_tui.model.choices import Severity
from escalate_tui.storage import FileStore
from person import DATA, Person

SHOWN = re.compile(rb"\x1b\]9;([^\x07]*)\x07")
NAMED = re.compile(rb"\x1b\]2;([^\x07]*)\x07")

NIGHT = NOW + timedelta(hours=7)
"""Tuesday 22:30 in Berlin."""


def stored(home: Path, number: int, severity: Severity) -> None:
    """Put a case into the home, handed over at 22:30, with its two clocks alone."""
    clock: Clock = lambda: NIGHT  # noqa: E731
    FileStore(home / DATA, clock).put(clocks_alone(handed_over(number, severity, NIGHT)).doc, None)


def rung(person: Person) -> int:
    """How often the bell rang: a byte of its own, not the end of a sequence."""
    return re.sub(rb"\x1b\][^\x07]*\x07", b"", bytes(person.raw)).count(b"\x07")


def test_an_item_becomes_due_on_the_screen(tmp_path: Path) -> None:
    """Ahead of its time it is quiet; when the time has come it is said, once on each way."""
    stored(tmp_path, 2, Severity.CRITICAL)
    with Person(tmp_path, start=NIGHT) as sam:
        sam.wait_for("0 overdue · 0 due · 1 open")
        sam.wait_for("   Wed 00:30, ")
        sam.wait_for(lambda _: NAMED.findall(bytes(sam.raw))[-1:] == [b"escalate"])
        assert rung(sam) == 0
        sam.let_pass(timedelta(hours=2))
        sam.wait_for("1 overdue · 0 due · 1 open")
        sam.wait_for("▲ late under a minute")
        sam.wait_for(lambda _: NAMED.findall(bytes(sam.raw))[-1:] == [b"escalate: 1 overdue"])
        sam.wait_for(lambda _: SHOWN.search(bytes(sam.raw)) is not None)
        assert rung(sam) == 1
        [shown] = SHOWN.findall(bytes(sam.raw))
        assert shown.startswith(b"overdue: follow-up, Data export leaves out all rows")
        assert shown.endswith(b", and 1 more")
        sam.send("q")
        assert sam.wait() == 0
    assert sam.raw.index(b"\x1b[22;2t") < sam.raw.rindex(b"\x1b[23;2t")


def test_at_night_a_high_is_shown_and_not_heard(tmp_path: Path) -> None:
    """Its clock stands at night; a promise for midnight comes due on the screen alone."""
    stored(tmp_path, 1, Severity.HIGH)
    with Person(tmp_path, start=NIGHT) as sam:
        sam.wait_for("0 overdue · 0 due · 1 open")
        sam.send("p")
        sam.wait_for("What they will have")
        sam.send("a cause\t+1h\r")
        sam.wait_for("promise (a cause, to Dana Ruiz): next 23:30 CET")
        sam.let_pass(timedelta(hours=1))
        sam.wait_for("1 overdue · 0 due · 1 open")
        sam.wait_for(lambda _: b"escalate: 1 overdue" in sam.raw)
        assert rung(sam) == 0
        assert SHOWN.findall(bytes(sam.raw)) == []
        sam.let_pass(timedelta(hours=10, minutes=-30))
        sam.wait_for(lambda _: SHOWN.search(bytes(sam.raw)) is not None)
        assert rung(sam) == 1
        [shown] = SHOWN.findall(bytes(sam.raw))
        assert shown.startswith(b"overdue: promise (a cause, to Dana Ruiz)")
        sam.send("q")
        assert sam.wait() == 0


def test_a_promise_made_on_its_own_page_is_heard(tmp_path: Path) -> None:
    """Whatever screen is open, what was written counts: the new promise rings, the follow-up that was done does not."""
    stored(tmp_path, 2, Severity.CRITICAL)
    with Person(tmp_path, start=NIGHT) as sam:
        sam.wait_for("0 overdue · 0 due · 1 open")
        sam.send("\r")
        sam.wait_for("History")
        sam.send("p")
        sam.wait_for("What they will have")
        sam.send("a cause\t+1h\r")
        sam.wait_for("promise (a cause, to Jonas Weil): next")
        sam.let_pass(timedelta(hours=1))
        sam.wait_for(lambda _: SHOWN.search(bytes(sam.raw)) is not None)
        assert rung(sam) == 1
        [shown] = SHOWN.findall(bytes(sam.raw))
        assert shown.startswith(b"overdue: promise (a cause, to Jonas Weil)")
        sam.send("q")
        sam.wait_for("Open 1")
        sam.send("q")
        assert sam.wait() == 0


def test_what_came_due_meanwhile_is_shown_once(tmp_path: Path) -> None:
    """Opened at 22:30, closed, and opened again the next morning: the list comes then, and not a third time."""
    stored(tmp_path, 2, Severity.CRITICAL)
    with Person(tmp_path, start=NIGHT) as sam:
        sam.wait_for("0 overdue · 0 due · 1 open")
        sam.wait_for(lambda _: b"\x1b]2;escalate\x07" in sam.raw)
        sam.send("q")
        assert sam.wait() == 0
    morning = NIGHT + timedelta(hours=9)
    with Person(tmp_path, start=morning) as sam:
        sam.wait_for("While you were away")
        sam.wait_for("▲ late 7 h: follow-up, Data export leaves out all rows")
        sam.wait_for("▲ late 5 h: customer update, Data export leaves out all rows")
        sam.send("\r")
        sam.wait_for(lambda screen: "While you were away" not in screen and "1 overdue" in screen)
        sam.send("q")
        assert sam.wait() == 0
    with Person(tmp_path, start=morning + timedelta(minutes=1)) as sam:
        sam.wait_for("1 overdue · 0 due · 1 open")
        sam.wait_for(lambda _: b"escalate: 1 overdue" in sam.raw)
        assert "While you were away" not in sam.screen_text()
        sam.send("q")
        assert sam.wait() == 0
