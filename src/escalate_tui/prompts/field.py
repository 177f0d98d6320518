"""One field: its title, what is there, what it may be, and the answer."""

from collections.abc import Hashable
from typing import Any, Final

from escalate_tui.judgement.standing import counts_while_empty
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import PROSE_LIMIT, Control, FieldSpec
from escalate_tui.model.reading import entered, shown, understood
from escalate_tui.model.room import UNSAID, cut
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import Choices, chosen, numbered, several
from escalate_tui.prompts.commands import EVERYWHERE, Command, Said
from escalate_tui.prompts.lines import AtEnd
from escalate_tui.prompts.signals import Stopped
from escalate_tui.prompts.talk import Back, Talk

END: Final = "."
"""The line that ends a text of several lines."""

KINDS: Final = {
    Control.PROSE: "Lines of text. A line with a single dot ends it.",
    Control.NUMBER: "A whole number.",
    Control.MONEY: "An amount, such as 240000 EUR or €240k.",
    Control.MOMENT: "A time, such as 3 h ago, yesterday 08:10, Fri 17:00, 2026-03-09 08:10 UTC.",
    Control.DURATION: "A length of time, such as 4h or 2d.",
}
"""What may be typed, where it is no choice; said the first time that one of the kind is asked."""

AGAIN: Final = "Lines, then a dot."
"""What is said of a field of several lines from the second on."""


class FieldTalk:
    """Asks for one field that stands by itself or in an item."""

    def __init__(self, talk: Talk, spec: FieldSpec, path: str) -> None:
        self._talk = talk
        self._spec = spec
        self._path = path
        self._choices: Choices = talk.desk.place.settings.choices_of(spec)

    def run(self) -> None:
        """Say what is there, and ask until it is answered.

        Raises:
            Back: The field before is wanted.
        """
        self._talk.here = self._path
        self._show()
        self._talk.standing(self._path)
        while not self._answered(self._talk.ask()):
            pass

    def _show(self) -> None:
        talk = self._talk
        talk.say(*self.now())
        if talk.first_time(f"help of {self._declared}"):
            talk.say(*self._help())
        talk.say(*self._how())

    def _how(self) -> list[str]:
        """Say what may be typed: choices always, of all else the kind once."""
        kind = self._spec.face.control
        if self._choices:
            more = " Several are parted by commas." if kind is Control.CHOICES else ""
            return [f"{numbered(self._choices)}.{more}"]
        if kind in KINDS and self._talk.first_time(f"kind {kind}"):
            return [KINDS[kind]]
        # Nobody should wait within a text that has no end yet.
        return [AGAIN] if kind is Control.PROSE else []

    @property
    def _declared(self) -> str:
        """The path of the declaration, the same for all items of a list."""
        step, _, rest = self._path.partition(".")
        return f"{step}.{rest.partition('.')[0]}.{self._spec.name}"

    def _help(self) -> list[str]:
        example = self._spec.face.example
        if self._path == "target.area":
            desk = self._talk.desk
            areas = desk.place.settings.receiver(desk.assessment.target.team).areas
            example = ", ".join(area.name for area in areas) or example
        # Of an amount or a time its kind gives examples enough.
        shows = example and self._spec.face.control in (Control.LINE, Control.PROSE)
        return [self._spec.help, *([f"For example: {example}"] if shows else [])]

    def now(self) -> list[str]:
        """Say what is there: beside the title where it is one line, beneath it where it is more."""
        value = self._talk.desk.draft.value(self._path)
        if value is None:
            desk = self._talk.desk
            counts = counts_while_empty(self._path, desk.draft.record, desk.assessment, desk.context)
            return [f"{self._spec.title}: empty{f', counts as {self._words(counts)}' if counts is not None else ''}."]
        words = self._words(value)
        if "\n" in words:
            return [f"{self._spec.title}: {len(words.splitlines())} lines.", words]
        return [f"{self._spec.title}: {words}"]

    def _words(self, value: Any) -> str:
        """Write a value as people read it."""
        if isinstance(value, list) and self._choices:
            return ", ".join(self._words(one) for one in value)
        names = dict(self._choices)
        if isinstance(value, Hashable) and value in names:
            return str(names[value])
        reading = self._talk.desk.reading
        return understood(self._spec, value, reading) or shown(self._spec, value, reading)

    def _answered(self, said: Said) -> bool:
        talk = self._talk
        match said.command:
            case Command.KEEP:
                talk.findings(self._path, missing=True)
                return True
            case Command.BACK:
                raise Back
            case Command.HELP:
                kind = KINDS.get(self._spec.face.control)
                talk.say(*self._help(), *([kind] if kind else []), *EVERYWHERE)
            case Command.EMPTY:
                self._put(None, "Empty.")
                return True
            case Command.TEXT:
                return self._typed(said.text)
            case _:
                talk.no_list(said)
        return False

    def _typed(self, text: str) -> bool:
        match self._spec.face.control:
            case Control.CHOICE | Control.FLAG | Control.CHOICES:
                return self._choose(text)
            case Control.PROSE:
                value = self._fitting("\n".join(self._gathered(text)).rstrip())
            case _:
                value = self._fitting(text)
        meant = understood(self._spec, value, self._talk.desk.reading)
        self._put(value, *([f"Understood: {meant}"] if meant else []))
        if any(one.path == self._path for one in self._talk.desk.draft.unparsed):
            self._talk.say("It is kept as typed. Type it again, or enter to go on.")
            return False
        return True

    def _choose(self, text: str) -> bool:
        find = several if self._spec.face.control is Control.CHOICES else chosen
        try:
            value = find(text, self._choices)
        except Unreadable as wrong:
            self._talk.say(str(wrong))
            return False
        self._put(value, f"{self._words(value)}.")
        return True

    def _gathered(self, first: str) -> list[str]:
        """Read the further lines of a text; what was typed of it is kept when the lines end or a signal comes."""
        lines = [first]
        try:
            while (line := self._talk.lines.read()).rstrip() != END:
                lines.append(line)
        except (AtEnd, Stopped):
            text = cut("\n".join(lines).rstrip(), self._spec.face.limit or PROSE_LIMIT)
            self._talk.keep(self._with(entered(self._spec, text, self._talk.desk.reading)))
            raise
        return lines

    def _fitting(self, text: str) -> Any:
        """Read what was typed, as far as the field has room for it."""
        room = self._spec.face.limit or (PROSE_LIMIT if self._spec.face.control is Control.PROSE else UNSAID)
        fits = cut(text, room)
        if len(fits) < len(text):
            self._talk.say(f"Cut: the field holds {len(fits):,} of these {len(text):,} characters.")
        return entered(self._spec, fits, self._talk.desk.reading)

    def _put(self, value: Any, *texts: str) -> None:
        self._talk.answer(self._with(value), *texts)
        self._talk.findings(self._path, missing=True)

    def _with(self, value: Any) -> Draft:
        return self._talk.desk.draft.with_value(self._path, value)
