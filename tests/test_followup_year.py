"""A year of random acts on a fake clock, beside two stopwatches that know nothing of the calendar's sums.

A stopwatch counts quarters of an hour, one after the other: those that are worked, and all of them. What is due must
be due when the stopwatch says so, at every quarter of the year: nothing missed, nothing early, nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import follow_up, hand_over, pause, promise, resume, take_back, update_customer
from escalate_tui.followup.changing import add_attempt, change_owner, change_severity, change_target, sent_back
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.closing import Closing, StandingDown, de_escalate, reopen, resolve
from escalate_tui.followup.commitment import CLOCKS, Commitment, CommitmentKind, State
from escalate_tui.model.choices import Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.moments import PublicHolidays, WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
OFF = date(2026, 12, 24)
SETTINGS = Settings(
    replace(WorkingCalendar.nine_to_six(BERLIN), holidays=PublicHolidays("DE", "BE"), days_off=frozenset({OFF}))
)
HOLIDAYS = {*(date(2026, *day) for day in ((4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (12, 25))), date(2027, 1, 1), OFF}

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
YEAR = 365 * 24 * 4
TIMES = [START + QUARTER * number for number in range(YEAR)]
WORKED = [
    local.weekday() < 5 and 9 <= local.hour < 18 and local.date() not in HOLIDAYS
    for local in (at.astimezone(BERLIN) for at in TIMES)
]

HOURS = {
    Severity.CRITICAL: {CommitmentKind.FOLLOW_UP: (2, 2), CommitmentKind.CUSTOMER_UPDATE: (2, 4)},
    Severity.HIGH: {CommitmentKind.FOLLOW_UP: (4, 4), CommitmentKind.CUSTOMER_UPDATE: (4, 8)},
    Severity.MEDIUM: {CommitmentKind.FOLLOW_UP: (9, 9), CommitmentKind.CUSTOMER_UPDATE: (9, 18)},
}
"""The practice, with nine hours to a working day."""


@dataclass
class Told:
    """One act as the stopwatches saw it."""

    act: str
    at: int
    key: str
    value: int | str | tuple[str, ...] = ()
    counts: bool = True


@dataclass
class Watch:
    """What was told so far, and what follows from it."""

    told: list[Told] = field(default_factory=list)

    def last(self, *acts: str) -> Told | None:
        return next((one for one in reversed(self.told) if one.counts and one.act in acts), None)

    @property
    def open(self) -> bool:
        last = self.last("hand over", "reopen", "resolve", "de-escalate")
        return last is not None and last.act in ("hand over", "reopen")

    @property
    def severity(self) -> Severity:
        last = self.last("severity")
        return Severity(str(last.value)) if last else Severity.HIGH

    def paused(self) -> set[int]:
        """The quarters in which the customer's clock stands."""
        opened = self.last("hand over", "reopen")
        quarters: set[int] = set()
        for one in self.told:
            if one.counts and opened and one.at >= opened.at and one.act in ("pause", "resume"):
                quarters = {quarter for quarter in quarters if quarter < one.at}
                quarters |= set(range(one.at, int(str(one.value)))) if one.act == "pause" else set()
        return quarters

    def promises(self) -> dict[str, int]:
        """The promises that stand, each with its quarter."""
        kept = {key for one in self.told if one.counts and isinstance(one.value, tuple) for key in one.value}
        closed = self.last("resolve", "de-escalate")
        return {
            one.key: int(str(one.value))
            for one in self.told
            if one.counts and one.act == "promise" and one.key not in kept
            and (closed is None or int(str(one.value)) > closed.at)
        }  # fmt: skip


def stopwatch(watch: Watch, kind: CommitmentKind, sla: int | None) -> Callable[[int], State]:
    """Start a stopwatch for a clock; asked quarter after quarter, it says where the clock stands."""
    act = "follow up" if kind is CommitmentKind.FOLLOW_UP else "update"
    since = watch.last("hand over", "reopen", act)
    assert since is not None
    always = watch.severity is Severity.CRITICAL
    stands = watch.paused() if kind is CommitmentKind.CUSTOMER_UPDATE else set()
    opens, closes = (
        4 * (min(hours, sla) if sla and kind is CommitmentKind.CUSTOMER_UPDATE else hours)
        for hours in HOURS[watch.severity][kind]
    )
    counted = [since.at, 0]

    def state(now: int) -> State:
        while counted[0] < now:
            counted[1] += (always or WORKED[counted[0]]) and counted[0] not in stands
            counted[0] += 1
        return State.OVERDUE if counted[1] >= closes else State.DUE if counted[1] >= opens else State.LATER

    return state


def acted(draft: Draft, watch: Watch, now: int, chance: Random) -> Draft:
    """Do something at random, and tell the stopwatches; what is refused is not told."""
    at, by = TIMES[now], "Sam"
    later = now + chance.randrange(1, 4 * 24 * 5)
    until = START + QUARTER * later
    standing = sorted(watch.promises())
    keeps = tuple(chance.sample(standing, chance.randint(0, len(standing))))
    severity = chance.choice(list(Severity))
    last = next((one for one in reversed(watch.told) if one.counts), None)
    team = chance.choice(list(Team))
    acts: dict[str, tuple[Callable[[], Draft], int | str | tuple[str, ...]]] = {
        "follow up": (lambda: follow_up(draft, "", at, by, keeps), keeps),
        "update": (lambda: update_customer(draft, "", at, by, keeps), keeps),
        "promise": (lambda: promise(draft, what="x", to="", due=until, now=at, by=by), later),
        "severity": (lambda: change_severity(draft, severity, "x", at, by), severity.value),
        "pause": (lambda: pause(draft, reason="x", until=until, now=at, by=by), later),
        "resume": (lambda: resume(draft, "", at, by), ()),
        "attempt": (lambda: add_attempt(draft, f"{now}", "", at, by), ()),
        "owner": (lambda: change_owner(draft, f"P{now}", "", at, by), ()),
        "target": (lambda: change_target(
            draft, team=team, also=(), format="plain", brief="x", note="", now=at, by=by), ()),
        "sent back": (lambda: sent_back(draft, "x", at, by), ()),
        "resolve": (lambda: resolve(draft, note="", learning="x", done=set(Closing), waived={}, now=at, by=by), ()),
        "de-escalate": (lambda: de_escalate(
            draft, reason="x", learning="x", done=set(StandingDown), waived={}, now=at, by=by), ()),
        "reopen": (lambda: reopen(draft, "", at, by), ()),
        "take back": (lambda: take_back(draft, last.key if last else "", at, by), ()),
    }  # fmt: skip
    weights = [8, 8, 3, 2, 2, 1, 1, 1, 1, 1, 0.4, 0.4, 6 if not watch.open else 1, 2]
    (name,) = chance.choices(list(acts), weights)
    act, value = acts[name]
    if name == "take back" and last is not None and last.act == "hand over":
        return draft
    try:
        after = act()
    except EscalateError:
        return draft
    assert len(after.doc["history"]) == len(draft.doc["history"]) + 1
    if name == "take back":
        assert last is not None
        last.counts = False
    else:
        watch.told.append(Told(name, now, after.doc["history"][-1]["key"], value))
    return after


def compare(found: tuple[Commitment, ...], watch: Watch) -> None:
    """Nothing is there twice, and of what has a date nothing is missing or moved."""
    assert [one.kind for one in found][:2] == (list(CLOCKS) if watch.open else [])
    promises = {one.key: one.due for one in found[2:]}
    assert len(promises) == len(found[2:])
    assert promises == ({key: START + QUARTER * at for key, at in watch.promises().items()} if watch.open else {})


@pytest.mark.parametrize(("seed", "sla"), [(1, None), (2, None), (3, 6)])
def test_a_year(seed: int, sla: int | None) -> None:
    """At every quarter of the year both clocks say what the stopwatches say, and each promise stands once."""
    chance, watch = Random(seed), Watch()
    draft = Draft({"id": "esc-1", **({"impact": {"sla_update_every": f"{sla}h"}} if sla else {})})
    told = {"severity": Severity.HIGH, "team": Team.ENGINEERING, "also": (), "format": "plain", "brief": "x"}
    draft = hand_over(draft, **told, now=START, by="Sam")
    watch.told.append(Told("hand over", 0, draft.doc["history"][0]["key"]))
    fresh, seen = True, {State.LATER: 0, State.DUE: 0, State.OVERDUE: 0}
    found: tuple[Commitment, ...] = ()
    stopwatches: list[Callable[[int], State]] = []
    stands: set[int] = set()
    for now in range(YEAR):
        late = any(one.state(TIMES[now]) is State.OVERDUE for one in found[:2])
        if chance.random() < (0.03 if late else 0.01):
            before, draft = draft, acted(draft, watch, now, chance)
            fresh = draft is not before
        if fresh:
            found, fresh = commitments(draft.record, SETTINGS), False
            compare(found, watch)
            assert (draft.status is Status.OPEN) is watch.open
            stopwatches = [stopwatch(watch, kind, sla) for kind in CLOCKS] if watch.open else []
            stands = watch.paused()
        for one, state in zip(found, stopwatches, strict=False):
            expected = state(now)
            # A working day later is the same time of day, which by the hour can be the evening before; a working day
            # has nine hours, so that both agree whenever somebody works.
            if watch.severity is not Severity.MEDIUM or (WORKED[now] and now not in stands):
                assert one.state(TIMES[now]) is expected, (TIMES[now], one, watch.severity)
                seen[expected] += 1
    assert min(seen.values()) > 200, seen
    assert len(watch.told) > 200
