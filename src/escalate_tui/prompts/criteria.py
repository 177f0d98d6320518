"""The criteria for and against escalating: which hold, and ticking them by number or name."""

from collections.abc import Iterator
from typing import Final

from escalate_tui.judgement.assessment import Judged, Side, Standing
from escalate_tui.judgement.criteria import BY_HAND
from escalate_tui.judgement.ticking import needs_reason, overruled, ticked
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import Choices, chosen
from escalate_tui.prompts.commands import EVERYWHERE, Command, Said
from escalate_tui.prompts.talk import Back, Talk

WORDS: Final = {
    Standing.FOLLOWS: "Holds",
    Standing.CONFIRMED: "Ticked",
    Standing.PROPOSED: "Proposed",
    Standing.OVERRULED: "Overruled",
    Standing.OPEN: "Open",
}
"""The word of each standing, which comes first."""


class CriteriaTalk:
    """Asks which criteria hold that do not follow from the record."""

    def __init__(self, talk: Talk, spec: FieldSpec) -> None:
        self._talk = talk
        self._spec = spec

    def run(self) -> None:
        """Say which hold, and ask until none is to be ticked.

        Raises:
            Back: The field before is wanted.
        """
        talk = self._talk
        talk.here = BY_HAND
        talk.say(*self.now())
        if talk.first_time("help of criteria"):
            talk.say(self._spec.help)
        talk.say("Type a number or a name to tick one or take it back. ? lists all. Enter goes on.")
        talk.standing(BY_HAND)
        while not self._answered(talk.ask()):
            pass

    @property
    def _judged(self) -> tuple[Judged, ...]:
        return self._talk.desk.assessment.criteria

    def now(self) -> list[str]:
        """Say how many hold, and each that does, that is proposed or that was overruled."""
        known = [(at, one) for at, one in enumerate(self._judged) if one.standing is not Standing.OPEN]
        holding = sum(one.holds for one in self._judged)
        return [f"{self._spec.title}: {holding or 'none'} held.", *(_line(at, one) for at, one in known)]

    def _all(self) -> Iterator[str]:
        family = ""
        for at, one in enumerate(self._judged):
            if one.criterion.family != family:
                family = one.criterion.family
                yield f"{family.capitalize()}{', for handling it here' if one.criterion.side is Side.HANDLE else ''}:"
            yield _line(at, one)

    def _answered(self, said: Said) -> bool:
        talk = self._talk
        match said.command:
            case Command.KEEP:
                talk.findings(BY_HAND, missing=True)
                return True
            case Command.BACK:
                raise Back
            case Command.HELP:
                talk.say(*self._all(), *EVERYWHERE)
            case Command.EMPTY:
                talk.say("Take each back by its number.")
            case Command.TEXT:
                self._tick(said.text)
            case _:
                talk.no_list(said)
        return False

    def _tick(self, text: str) -> None:
        choices: Choices = [(one.criterion.id, one.criterion.title) for one in self._judged]
        try:
            name = chosen(text, choices)
        except Unreadable:
            # All 24 of them are listed on request alone.
            self._talk.say(f"“{text[:40]}” is none of them, or could be several. ? lists all.")
            return
        judged = next(one for one in self._judged if one.criterion.id == name)
        if needs_reason(judged):
            self._overrule(judged)
        else:
            self._talk.answer(ticked(self._talk.desk.draft, judged))
            self._tell(name)

    def _overrule(self, judged: Judged) -> None:
        talk = self._talk
        talk.say(
            f"It follows from the record: {judged.reason.text}.",
            "Type in a line why it does not hold. Enter lets it hold.",
        )
        said = talk.ask()
        if said.command is Command.TEXT:
            talk.answer(overruled(talk.desk.draft, judged, clean_line(said.text)))
            self._tell(judged.criterion.id)

    def _tell(self, name: str) -> None:
        """Say how a criterion stands by now."""
        self._talk.say(next(_line(at, one) for at, one in enumerate(self._judged) if one.criterion.id == name))
        self._talk.findings(BY_HAND, missing=True)


def _line(at: int, judged: Judged) -> str:
    why = judged.reason.text if judged.standing is not Standing.OPEN else ""
    same = not why or why == judged.criterion.title
    return f"{at + 1}. {WORDS[judged.standing]}: {judged.criterion.title}{'' if same else f' ({why})'}"
