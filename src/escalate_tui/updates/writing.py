"""Writing an update: from facts and a template to the text, and to what it lacks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from escalate_tui.updates import english
from escalate_tui.updates.facts import Facts, ended
from escalate_tui.updates.situations import Channel, Situation

Reader = Callable[[str], str | None]
"""Gives the team's own template of a name; None where it has none."""

NEEDED: Final[Mapping[Situation, tuple[str, ...]]] = {
    Situation.FIRST_WORD: ("summary", "owner", "next_update"),
    Situation.HOLDING: ("summary", "owner", "next_update"),
    Situation.PROGRESS: ("summary", "news", "owner", "next_update"),
    Situation.WORKAROUND: ("summary", "workaround", "owner", "next_update"),
    Situation.RESOLVED: ("summary", "outcome", "owner"),
    Situation.BAD_NEWS: ("summary", "late", "owner", "next_update"),
}
"""The facts that each situation needs."""

_GAP: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Update:
    """An update as it is written from the record, before anybody changes it.

    Attributes:
        text: The text; of a mail it begins with the line of its subject.
        missing: What it needs and the record does not say, a sentence each: it can be copied, and is not yet finished.
        withheld: What was left out and why, a sentence each; for the writer, not for the customer.
    """

    text: str
    missing: tuple[str, ...]
    withheld: tuple[str, ...]


def template_name(situation: Situation, channel: Channel) -> str:
    """Name the template of a situation and a channel, as a team's own file is named: `progress.chat.txt`."""
    return f"{situation.value}.{channel.value}.txt"


def no_own(name: str) -> str | None:  # noqa: ARG001  a reader is asked by name
    """Give no template: for a team that has none of its own."""
    return None


def compose(facts: Facts, situation: Situation, channel: Channel, own: Reader = no_own) -> Update:
    """Write an update.

    Args:
        facts: What it may say.
        situation: What it is about.
        channel: How it reaches the customer.
        own: Gives the team's own template of a name, or None; it comes before the program's.

    Raises:
        EscalateError: A template is broken; the sentence says which, on which line, what is wrong and what to do.
    """
    from escalate_tui.updates.rendering import render  # noqa: PLC0415  jinja2 is loaded when a text is written

    # Who has it now solved nothing.
    told = replace(facts, news=()) if situation is Situation.RESOLVED else facts
    written = render(template_name(situation, channel), told.for_template(), own, ended)
    # Facts are of one line: gaps are the template's, where a slot had no fact.
    text = _GAP.sub("\n\n", written.replace("\r\n", "\n")).strip("\n ")
    missing = tuple(english.MISSING[name] for name in NEEDED[situation] if not getattr(told, name))
    return Update(f"{text}\n", missing, facts.withheld)
