"""One escalation that acts are done on from a script, and what is told once one is done."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import methodcaller
from typing import TYPE_CHECKING, Any, Final

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.doing import Step
    from escalate_tui.followup.commitment import Commitment
    from escalate_tui.model.draft import Draft
    from escalate_tui.moments import Moment

AS_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Print the entry and what is due by now.")
"""Whether what was done is told to another program."""


@dataclass(frozen=True)
class Subject:
    """The escalation that acts are done on.

    Attributes:
        here: Makes what the act works with, once it is clear what is to be done.
        name: The part of its id that was given.
    """

    here: Here
    name: str

    @cached_property
    def place(self) -> Workplace:
        """The store, the clock, the settings."""
        return self.here()

    @cached_property
    def id(self) -> str:
        """Its whole id."""
        return self.place.store.find(self.name)

    @property
    def draft(self) -> "Draft":
        """The escalation as its file has it."""
        from escalate_tui.model.draft import Draft

        return Draft(self.place.store.get(self.id)[0])

    def moment(self, typed: str, option: str) -> "Moment":
        """Read a time to come as people type it.

        Raises:
            click.BadParameter: It is none.
        """
        from escalate_tui.model.text import clean_line
        from escalate_tui.moments import Leaning, Unreadable, read_moment

        calendar = self.place.settings.calendar
        asked: dict[str, Any] = {"now": self.place.clock(), "zone": self.place.zone, "calendar": calendar}
        try:
            return read_moment(clean_line(typed).strip(), leaning=Leaning.FUTURE, **asked)
        except Unreadable as wrong:
            raise click.BadParameter(str(wrong), param_hint=option) from wrong

    def log(self, step: "Step", *, as_json: bool) -> None:
        """Do an act, and tell what was logged and what is due next.

        Raises:
            EscalateError: It is not allowed as the escalation stands, or its file cannot be read or written.
            OSError: The file cannot be opened or written.
        """
        from escalate_tui.doing import act_on
        from escalate_tui.model.text import visible

        after = act_on(self.place, self.id, step)
        click.echo(_in_json(after, self.place) if as_json else visible(_in_words(after, self.place)))


def demand_dated(draft: "Draft", place: Workplace, keys: Iterable[str], *kinds: str) -> None:
    """Refuse keys that name nothing with a date that this act could end.

    Args:
        draft: The escalation before the act.
        place: The settings, the clock.
        keys: What was given.
        kinds: The kinds that the act can end; all unless given.

    Raises:
        click.UsageError: One is none of them; the sentence lists those there are.
    """
    from escalate_tui.followup.deadlines import deadlines
    from escalate_tui.followup.wording import day_time, title

    dated = [one.commitment for one in deadlines(draft.record, place.settings)]
    known = {one.key: one for one in dated if not kinds or one.kind in kinds}
    for key in keys:
        if key not in known:
            now, zone = place.clock(), place.zone
            told = "".join(f"\n  {one.key}  {title(one)}, {day_time(one.due, now, zone)}" for one in known.values())
            there = f"There are:{told}" if told else "There is nothing with a date."
            raise click.UsageError(f"“{key}” is the key of nothing that this could end. {there}")


def _in_words(draft: "Draft", place: Workplace) -> str:
    """Say what was logged, and what is due next."""
    from escalate_tui.followup.clocks import commitments
    from escalate_tui.followup.labels import label
    from escalate_tui.followup.wording import countdown, title

    history, now = draft.record.history, place.clock()
    due = sorted(commitments(draft.record, place.settings), key=lambda one: one.urgency(now))
    upcoming = f"Next: {title(due[0])}, {countdown(due[0], now, place.zone)[1]}." if due else "Nothing is due any more."
    return f"{draft.id}: {label(history[-1], history, place.zone)}. {upcoming}"


def _in_json(draft: "Draft", place: Workplace) -> str:
    """Give the entry without the copies it keeps, and all that is to be done by now, the most urgent first."""
    from escalate_tui.brief.json_form import without_copies
    from escalate_tui.followup.clocks import commitments

    now = place.clock()
    due = sorted(commitments(draft.record, place.settings), key=lambda one: one.urgency(now))
    told = {
        "id": draft.id,
        "status": draft.status.value,
        "entry": without_copies(draft.doc)["history"][-1],
        "due": [{**_due(one), "state": one.state(now).name.lower()} for one in due],
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=methodcaller("isoformat"))


def _due(one: "Commitment") -> dict[str, str]:
    return {
        "kind": one.kind.value,
        "text": one.text,
        "key": one.key,
        "due": one.due.isoformat(),
        "overdue": one.overdue.isoformat(),
    }
