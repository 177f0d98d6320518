"""What a text says of the fields, proposed and taken singly or all at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from escalate_tui.intake import Proposal, proposals, taken
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.reading import shown
from escalate_tui.model.record import field_at
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import several
from escalate_tui.prompts.commands import Command
from escalate_tui.prompts.talk import Talk


def propose(talk: Talk, text: str) -> None:
    """Say what a text proposes beyond what the draft holds, and take what is chosen of it."""
    desk = talk.desk
    found = [one for one in proposals(text, desk.reading) if taken(desk.draft, [one]).doc != desk.draft.doc]
    if not found:
        return
    talk.say("Found in it:", *(f"{number}. {_words(talk, one)}" for number, one in enumerate(found, 1)))
    talk.say("Enter takes all, - takes none, or type the numbers of what is right.")
    wanted = _wanted(talk, found)
    talk.answer(taken(desk.draft, wanted), f"Taken: {len(wanted)}.")


def _wanted(talk: Talk, found: Sequence[Proposal]) -> Sequence[Proposal]:
    choices = [(number, field_at(one.path).title) for number, one in enumerate(found)]
    while True:
        said = talk.ask()
        if said.command in (Command.KEEP, Command.EMPTY):
            return found if said.command is Command.KEEP else ()
        try:
            return [found[number] for number in several(said.text, choices)]
        except Unreadable as wrong:
            talk.say(str(wrong))


def _words(talk: Talk, one: Proposal) -> str:
    spec = field_at(one.path)
    return f"{spec.title}: {' '.join(_value(talk, spec, one.value).split())}"


def _value(talk: Talk, spec: FieldSpec, value: Any) -> str:
    """Write a value as its field would, an item by what it holds."""
    if isinstance(value, Mapping):
        return ", ".join(_value(talk, inner, value[inner.path]) for inner in spec.item if inner.path in value)
    return dict(spec.choices).get(value) or shown(spec, value, talk.desk.reading)
