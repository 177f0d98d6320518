"""What a text says of the fields, proposed and taken singly or all at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from escalate_tui.intake import Proposal, adding, proposals, taken
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.reading import shown
from escalate_tui.model.record import field_at
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import several
from escalate_tui.prompts.commands import Command, Said
from escalate_tui.prompts.talk import Talk

HOW: Final = "Enter takes all, - takes none, or type the numbers of what is right."
"""How proposals are taken."""


def propose(talk: Talk, text: str) -> None:
    """Say what a text proposes beyond what the draft holds, and take what is chosen of it."""
    desk = talk.desk
    found = adding(desk.draft, proposals(text, desk.reading))
    if not found:
        in_summary = desk.draft.record.understand.summary == text
        where = "It is the summary as it stands." if in_summary else "The text itself is kept nowhere."
        talk.say(f"Nothing{' else' if in_summary else ''} was found in it. {where}")
        return
    talk.say("Found in it:", *(f"{number}. {_words(talk, one)}" for number, one in enumerate(found, 1)))
    talk.say(HOW)
    wanted = _wanted(talk, found)
    talk.answer(taken(desk.draft, wanted), f"Taken: {len(wanted)}.")


def _wanted(talk: Talk, found: Sequence[Proposal]) -> Sequence[Proposal]:
    choices = [(number, field_at(one.path).title) for number, one in enumerate(found)]
    while True:
        said = talk.ask()
        match said.command:
            case Command.KEEP:
                return found
            case Command.EMPTY:
                return ()
            case Command.TEXT:
                try:
                    return [found[number] for number in several(said.text, choices)]
                except Unreadable as wrong:
                    talk.say(str(wrong))
            case _:
                _help(talk, said)


def _help(talk: Talk, said: Said) -> None:
    """Say what can be answered, and what of the commands goes on from here."""
    talk.no_list(said)
    if said.command is Command.BACK:
        talk.say("The first field comes after this.")
    talk.say(HOW, *([":step and :open go on without them. :q leaves."] if said.command is Command.HELP else []))


def _words(talk: Talk, one: Proposal) -> str:
    spec = field_at(one.path)
    return f"{spec.title}: {' '.join(_value(talk, spec, one.value).split())}"


def _value(talk: Talk, spec: FieldSpec, value: Any) -> str:
    """Write a value as its field would, an item by what it holds."""
    if isinstance(value, Mapping):
        return ", ".join(_value(talk, inner, value[inner.path]) for inner in spec.item if inner.path in value)
    return dict(spec.choices).get(value) or shown(spec, value, talk.desk.reading)
