"""What rings: all that comes due while the program runs, whoever wrote it and however often it starts again; once."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from cases import NOW, clocks_alone, handed_over
from escalate_tui.board_index import open_index, refreshed
from escalate_tui.followup.acts import follow_up, hand_over, promise
from escalate_tui.followup.commitment import Commitment, State
from escalate_tui.followup.reminders import Reminder
from escalate_tui.followup.row import Row
from escalate_tui.model.choices import Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.storage import dump, record_path
from escalate_tui.tui.reminding import Reminding
from escalate_tui.workplace import Workplace
from test_followup_year import SETTINGS as YEARS_SETTINGS
from test_followup_year import START, TIMES, WORKED, YEAR, Told, Watch, acted, commitments

LATE = NOW - timedelta(hours=9)
"""When something was handed over that is overdue at the present of the cases."""


class Ringing(Reminding):
    """The real one, with a bell that writes down what it rings for."""

    def __init__(self, place: Workplace) -> None:
        self.rung: list[str] = []
        super().__init__(NoApp(), place)  # type: ignore[arg-type]

    def _tell(self, reminders: Any) -> None:
        self.rung += map(name, reminders)


def name(told: Reminder) -> str:
    """Name what was told, and at which level."""
    one = told.commitment
    return f"{one.kind.value} {told.state.name.lower()} {told.row.id} {one.due} {one.overdue} {one.key}"


class NoApp:
    """An app that has no screen, and whose clock only the test moves."""

    is_headless = True
    _driver = None

    def set_interval(self, seconds: float, look: Callable[[], None]) -> None:
        """Leave looking to the test."""


def started(place: Workplace) -> Ringing:
    """Start the program: the clock is watched, then all files are read, then it is told what came due meanwhile."""
    ringing = Ringing(place)
    refreshed(place).close()
    return ringing


def late_one(number: int = 1, severity: Severity = Severity.CRITICAL) -> Draft:
    """An escalation of which both clocks ran out a while ago."""
    return clocks_alone(handed_over(number, severity, LATE))


def synchronised(place: Workplace, draft: Draft) -> None:
    """Have a file appear, or change, that somebody else wrote, and be seen by the board."""
    place.store.put(draft.doc, place.store.heads().get(draft.id))
    refreshed(place).close()


def levels(rung: list[str]) -> list[str]:
    return sorted(" ".join(one.split()[:2]) for one in rung)


def test_what_arrives_overdue_is_rung_for_once(workplace, clock):
    """A file that appears while the program runs rings like any that becomes due; a change of its words does not."""
    ringing = started(workplace)
    ringing.away()
    ringing.look()
    synchronised(workplace, late_one())
    ringing.look()
    assert levels(ringing.rung) == ["customer-update overdue", "follow-up overdue"]
    synchronised(workplace, late_one().with_value("understand.summary", "Other words"))
    clock.now += timedelta(minutes=1)
    ringing.look()
    ringing.look()
    assert len(ringing.rung) == 2
    ringing.close()


def test_what_was_there_at_the_start_is_not_rung_for(workplace):
    """It is in the list of what came due meanwhile, and files that are read late at the start are no arrivals."""
    workplace.state.save_seen(LATE)
    ringing = Ringing(workplace)
    ringing.look()
    synchronised(workplace, late_one())
    ringing.look()
    assert levels([name(one) for one in ringing.away()]) == ["customer-update overdue", "follow-up overdue"]
    ringing.look()
    assert ringing.rung == []
    ringing.close()


def test_what_comes_due_before_all_files_are_read_is_rung_for_after(workplace, clock):
    """The first reading of many files takes a while; what comes due in it, and is read only then, is not lost."""
    workplace.store.put(clocks_alone(handed_over(1, Severity.CRITICAL)).doc, None)
    ringing = Ringing(workplace)
    clock.now += timedelta(hours=2)
    ringing.look()
    refreshed(workplace).close()
    ringing.away()
    ringing.look()
    assert levels(ringing.rung) == ["customer-update due", "follow-up overdue"]
    ringing.close()


def test_what_arrives_by_night_waits_for_the_morning(workplace, clock):
    """It is not Critical: it rings when work begins, unless it was settled by then."""
    clock.now = datetime(2026, 3, 10, 23, tzinfo=UTC)
    ringing = started(workplace)
    ringing.away()
    settled = replace_id(late_one(1, Severity.HIGH), "esc-20260310-000001-abc")
    for draft in (late_one(2, Severity.HIGH), settled):
        synchronised(workplace, draft)
    ringing.look()
    assert ringing.rung == []
    clock.now = datetime(2026, 3, 11, 7, 59, tzinfo=UTC)
    done = follow_up(settled, "", clock.now, "Sam")
    synchronised(workplace, done)
    ringing.look()
    clock.now += timedelta(minutes=1)
    ringing.look()
    assert {one.split()[2] for one in ringing.rung if one.startswith("follow-up")} == {late_one(2, Severity.HIGH).id}
    ringing.close()


def replace_id(draft: Draft, identity: str) -> Draft:
    return Draft({**draft.doc, "id": identity})


def test_what_i_did_myself_does_not_ring_and_what_comes_due_after_does(workplace, clock):
    """Who makes something overdue by an act of their own has it before their eyes, up to that moment."""
    ringing = started(workplace)
    ringing.away()
    draft = promise(late_one(), what="a cause", to="", due=NOW + timedelta(hours=1), now=NOW, by="Sam")
    workplace.store.put(draft.doc, None)
    with closing(open_index(workplace)) as index:
        index.read_again(record_path(workplace.store.root, draft.id))
    clock.now += timedelta(hours=1)
    ringing.read_again(draft.id)
    ringing.look()
    assert levels(ringing.rung) == ["promise overdue"]
    ringing.close()


def test_of_two_windows_one_rings(workplace, clock):
    """Whichever looks first tells it, what arrives as well as what comes due."""
    windows = [started(workplace), started(workplace)]
    for one in windows:
        one.away()
    synchronised(workplace, late_one())
    synchronised(workplace, clocks_alone(handed_over(2, Severity.CRITICAL)))
    for _ in range(2):
        for one in windows:
            one.look()
        clock.now += timedelta(hours=2)
    assert levels(windows[0].rung) == [
        *("customer-update due", "customer-update overdue"),
        *("follow-up overdue", "follow-up overdue"),
    ]
    assert windows[1].rung == []
    for one in windows:
        one.close()


class Year:
    """A year of acts on one escalation, and what was told of it."""

    def __init__(self, place: Workplace, clock: Any, seed: int) -> None:
        self.place, self.clock = place, clock
        self.chance, self.watch = Random(seed), Watch()
        self.draft = hand_over(
            Draft({"schema": 1, "id": "esc-20260105-080000-abc"}),
            severity=Severity.HIGH, team=Team.ENGINEERING, also=(), format="plain", brief="x", now=START, by="Sam",
        )  # fmt: skip
        self.watch.told.append(Told("hand over", 0, self.draft.doc["history"][0]["key"]))
        place.store.put(self.draft.doc, None)
        self.standing = commitments(self.draft.record, place.settings)
        self.listed: set[str] = set()
        self.own: set[str] = set()
        self.ringing = self.start()
        self.starts = 0

    def start(self) -> Ringing:
        ringing = started(self.place)
        self.listed |= {name(one) for one in ringing.away()}
        return ringing

    def write(self) -> None:
        """Put the file in place, without waiting for the disk."""
        record_path(self.place.store.root, self.draft.id).write_bytes(dump(self.draft.doc))

    def names(self, standing: tuple[Commitment, ...], now: datetime) -> set[str]:
        """Name what is due of these, each at its level."""
        row = Row(self.draft.id, Status.OPEN)
        due = ((one, state) for one in standing if (state := one.state(now)) is not State.LATER)
        return {name(Reminder(row, one, state)) for one, state in due}

    def act(self, at: int, *, mine: bool) -> None:
        """Do something at random: oneself, or somebody else whose file comes by synchronising."""
        after = acted(self.draft, self.watch, at, self.chance)
        if after is self.draft:
            return
        self.draft = after
        self.write()
        self.standing = commitments(after.record, self.place.settings)
        with closing(open_index(self.place)) as index:
            index.read_again(record_path(self.place.store.root, after.id))
        if mine:
            self.ringing.read_again(after.id)
            self.own |= self.names(self.standing, TIMES[at])

    def restart(self, at: int) -> int:
        """End the program for a while, and tell at which quarter of the year it starts again."""
        self.ringing.close()
        self.starts += 1
        again = min(at + self.chance.choice((1, 8, 60, 300)), YEAR - 1)
        self.clock.now = TIMES[again]
        if self.chance.random() < 0.5:
            self.act(again, mine=False)
        rung, self.ringing = self.ringing.rung, self.start()
        self.ringing.rung = rung
        return again


def test_a_year_of_ringing(workplace: Workplace, clock: Any) -> None:
    """Whatever is done, by whom, and however often the program starts again: all that is due was told, nothing twice.

    What is Critical is told at once, all else as soon as somebody works; what came due meanwhile is listed.
    """
    clock.now = START
    year = Year(replace(workplace, settings=YEARS_SETTINGS), clock, seed=1)
    now = 0
    while now < YEAR:
        clock.now = TIMES[now]
        if year.chance.random() < 0.003:
            now = year.restart(now)
        if year.chance.random() < 0.007:
            year.act(now, mine=year.chance.random() < 0.5)
        year.ringing.look()
        if year.watch.open and (WORKED[now] or year.watch.severity is Severity.CRITICAL):
            missing = year.names(year.standing, TIMES[now]) - {*year.ringing.rung} - year.listed - year.own
            assert missing == set(), TIMES[now]
        now += 1
    year.ringing.close()
    assert len(year.ringing.rung) == len(set(year.ringing.rung)) > 100
    assert year.listed.isdisjoint(year.ringing.rung)
    assert year.starts > 30
    assert len(year.listed) > 10
