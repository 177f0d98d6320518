"""A field that another program changed at the same time: theirs or yours, asked at once."""

from typing import TYPE_CHECKING

from escalate_tui.errors import EscalateError
from escalate_tui.model.merging import Clash
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import Choices, chosen, numbered
from escalate_tui.prompts.commands import Command
from escalate_tui.tui.clash_words import name_of, value_words
from escalate_tui.tui.clashing import Side, joined

if TYPE_CHECKING:
    from escalate_tui.prompts.talk import Talk


def settled(talk: "Talk", clash: Clash) -> bool:
    """Ask of a field that clashes which value counts; tell whether it was decided."""
    desk = talk.desk
    mine = desk.draft.value(clash.path)
    choices = _choices(clash, mine)
    talk.say(
        f"Changed elsewhere at the same time: {name_of(clash, desk.draft)}.",
        f"Theirs: {value_words(clash.path, clash.theirs, desk.reading)}",
        f"Yours: {value_words(clash.path, mine, desk.reading)}",
        f"{numbered(choices)}. Enter decides later; nothing can be handed over before.",
    )
    side = _side(talk, choices)
    if side is None:
        return False
    try:
        desk.decide(clash, side)
    except EscalateError as wrong:
        talk.say(f"Not decided: {wrong}")
        return False
    talk.say("Decided. The other is kept in the versions.")
    return True


def _choices(clash: Clash, mine: object) -> Choices:
    both = joined(clash.path, clash.base, mine, clash.theirs) is not None
    return [(side, side.value) for side in Side if both or side is not Side.BOTH]


def _side(talk: "Talk", choices: Choices) -> Side | None:
    while True:
        said = talk.ask()
        if said.command is Command.KEEP:
            return None
        try:
            side: Side = chosen(said.text, choices)
        except Unreadable as wrong:
            talk.say(str(wrong))
        else:
            return side
