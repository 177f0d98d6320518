"""The talk about one draft: what is said, what is answered, and what an answer brings with it."""

from collections.abc import Iterator
from contextlib import closing

from escalate_tui.board_index import alike_to, open_index
from escalate_tui.followup.alike import same_customers
from escalate_tui.followup.likening import likeness_of
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash
from escalate_tui.model.record import fields
from escalate_tui.prompts.clashes import settled
from escalate_tui.prompts.commands import IN_LISTS, Command, Said, meant
from escalate_tui.prompts.judged import changed, finding_words
from escalate_tui.prompts.lines import Lines
from escalate_tui.prompts.signals import Signals
from escalate_tui.tui.clash_words import home_of
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.steps import NAMES

SAVE_KEY = "ctrl+s"
"""What the desk names to write a file anew; here that is a command."""


class Left(Exception):
    """The draft is left."""


class Back(Exception):
    """The field before is wanted."""


class Went(Exception):
    """Another place is wanted.

    Attributes:
        step: The step.
        path: The field in it; empty for its beginning.
    """

    def __init__(self, step: str, path: str = "") -> None:
        super().__init__(step, path)
        self.step = step
        self.path = path


class Talk:
    """One draft and somebody who answers.

    Attributes:
        desk: The draft and its file.
        lines: Where words go and answers come from.
        here: The path of the field in use.
        step: The step in use.
    """

    def __init__(self, desk: Desk, lines: Lines, signals: Signals) -> None:
        self.desk = desk
        self.lines = lines
        self.here = ""
        self.step = NAMES[0]
        self._signals = signals
        self._told: dict[str, set[str]] = {}
        self._helped: set[str] = set()
        self._trouble = ""
        self._led_to = ""
        self._later: list[Clash] = []

    def say(self, *texts: str) -> None:
        """Say texts, each on lines of its own."""
        self.lines.say(*texts)

    def first_time(self, what: str) -> bool:
        """Tell whether something comes up for the first time, so that it is explained once."""
        first = what not in self._helped
        self._helped.add(what)
        return first

    def ask(self) -> Said:
        """Ask for an answer, and do what it asks for where that is the same everywhere.

        Returns:
            An answer, or one of the commands that mean something else in each place.

        Raises:
            Left: The draft is to be left.
            Went: Another place is wanted.
        """
        while True:
            said = meant(self.lines.ask())
            match said.command:
                case Command.LEAVE:
                    raise Left
                case Command.STEP:
                    self._go(said.text)
                case Command.OPEN:
                    self._go_to_open()
                case Command.MEND:
                    self._mend()
                case Command.REPRO:
                    record = self.desk.draft.record
                    asked = not record.reproduction_asked
                    words = "Repro: asked for." if asked else "Repro: left out."
                    self.answer(self.desk.draft.with_value("repro.applicable", asked), words)
                case Command.SAVE:
                    self._save_mine()
                case Command.UNKNOWN:
                    self.say(f"There is no {said.text}. ? lists the commands.")
                case _:
                    return said

    def no_list(self, said: Said) -> None:
        """Say that a command is for lists alone, where it is one of those."""
        if said.command in IN_LISTS:
            self.say(f"{said.command} is for lists.")

    def answer(self, draft: Draft, *texts: str) -> None:
        """Go on with what an answer made of the draft: save it at once, and say what came of it.

        Args:
            draft: The draft with the answer in it.
            texts: What was understood; said before what it changes of the judgement.
        """
        self.desk.tick()
        before = self.desk.assessment
        changes = draft.doc != self.desk.draft.doc
        if changes:
            self.keep(draft)
        self.say(*texts)
        if changes:
            self.tell_saving()
            self.say(*changed(before, self.desk.assessment))

    def keep(self, draft: Draft) -> None:
        """Go on with another draft and write it, without a word."""
        self.desk.replace(draft)
        self.save()

    def save(self) -> None:
        """Write what is unsaved, without a word."""
        with self._signals.put_off():
            self.desk.save()

    def tell_saving(self) -> None:
        """Say what is new of the file: that it cannot be written, that it can again, what came in from elsewhere."""
        desk = self.desk
        trouble = desk.trouble.replace(SAVE_KEY, ":save") if desk.since is not None else ""
        if trouble and trouble != self._trouble:
            self.say(f"Not saved: {trouble}", "It is tried again with each answer.")
        if self._trouble and not trouble:
            self.say("Saved again: all you typed is in its file.")
        self._trouble = trouble
        if desk.came_in:
            self.say(f"Came in from elsewhere: {', '.join(desk.came_in)}.")
            desk.came_in = ()
        if desk.since is None:
            self._settle()

    def look(self) -> None:
        """Take in what another program wrote meanwhile."""
        with self._signals.put_off():
            self.desk.look()
        self.tell_saving()

    def findings(self, path: str, *, missing: bool, heard: str = "") -> None:
        """Say what is to be said of a field and was not said yet, and once that nothing is any more.

        Args:
            path: The field, or the list.
            missing: Whether also that something is missing: of a field that was left, and not before.
            heard: The path of an item whose fields were asked a moment ago, so that theirs was said there.
        """
        found = [one for one in self.of(path) if missing or not one.missing]
        due = dict.fromkeys(self._words(path, one) for one in found)
        there = {self._words(path, one) for one in found if heard and one.path.startswith(f"{heard}.")}
        told = self._told.get(path, set()) | there
        self.say(*(text for text in due if text not in told))
        if told and not due and missing:
            self.say("Nothing open here any more.")
        self._told[path] = set(due)

    def standing(self, path: str) -> None:
        """Say what stands against a field as it is asked; to somebody who was led there all of it, also once more."""
        led = self._led_to == path or self._led_to.startswith(f"{path}.")
        if led:
            self._told.pop(path, None)
            self._led_to = ""
            self._later = [one for one in self._later if home_of(one.path) != path]
        self.findings(path, missing=led)
        if led:
            self._settle()

    def _settle(self) -> None:
        """Ask of fields that clash, of each once until it clashes otherwise or somebody is led there."""
        self._later = [one for one in self._later if one in self.desk.clashes]
        for clash in self.desk.clashes:
            if clash not in self._later and not settled(self, clash):
                self._later.append(clash)

    def of(self, path: str) -> tuple[Finding, ...]:
        """The findings of a field, or of a list and its items."""
        found = self.desk.assessment.findings
        return tuple(one for one in found if one.path == path or one.path.startswith(f"{path}."))

    def compare(self) -> None:
        """Take in which escalations are alike, as far as the index knows them."""
        place, draft = self.desk.place, self.desk.draft
        with closing(open_index(place)) as index:
            found = alike_to(draft, index, place.settings)
        self.desk.compare(found, same_customers(likeness_of(draft, place.zone), found, place.clock()))

    def _words(self, path: str, finding: Finding) -> str:
        """Say a finding, in a list with the number of the item that it speaks of."""
        items = self.desk.draft.value(path)
        for number, item in enumerate(items if isinstance(items, list) else (), 1):
            if isinstance(item, dict) and finding.path.startswith(f"{path}.{item.get('key')}"):
                return f"{number}: {finding_words(finding)}"
        return finding_words(finding)

    def _go(self, where: str) -> None:
        """Go to a step by its name or its number; say which there are where it is none."""
        names = [name for name in NAMES if where and name.startswith(where.casefold())]
        if where in (numbers := [str(number) for number, _ in enumerate(NAMES, 1)]):
            names = [NAMES[numbers.index(where)]]
        if len(names) == 1:
            raise Went(names[0])
        self.say(f"Steps: {', '.join(f'{number} {name}' for number, name in enumerate(NAMES, 1))}.")

    def _go_to_open(self) -> None:
        """Go to the next field with something open, round to the first; hints that something is missing come last."""
        findings = self.desk.assessment.findings
        ranked = [one for one in findings if not (one.level is Level.HINT and one.missing)] or list(findings)
        if not ranked:
            self.say("Nothing is open.")
            return
        here = _place(self.here) if self.here else len(fields())
        found = next((one for one in ranked if _place(one.path) > here), ranked[0])
        self._led_to = found.path
        raise Went(found.step, found.path)

    def _mend(self) -> None:
        """Do what a finding of the field in use offers."""
        fix = next(self._fixes(), None)
        if fix is None:
            self.say("Nothing here offers to be mended.")
            return
        self.answer(self.desk.draft.with_value(fix.path, fix.value), f"Done: {fix.label}.")
        self.findings(self.here, missing=True)

    def _fixes(self) -> Iterator[Fix]:
        return (one.fix for one in self.of(self.here) if one.fix is not None)

    def _save_mine(self) -> None:
        with self._signals.put_off():
            saved = self.desk.save(mine=True)
        self.tell_saving()
        if saved:
            self.say("Saved.")


def _place(path: str) -> int:
    """Number a field, or the list that a path leads into, as the walk comes to it: the record's own come last."""
    known = sorted(fields(), key=lambda one: "." not in one)
    return next((at for at, one in enumerate(known) if path == one or path.startswith(f"{one}.")), len(known))
