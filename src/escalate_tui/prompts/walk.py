"""The walk through the five steps, field by field, in the order of their declarations."""

from typing import Final, NamedTuple, NoReturn

from escalate_tui.judgement.relevance import asked
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import STEPS, step_fields
from escalate_tui.prompts.brief import BriefTalk
from escalate_tui.prompts.criteria import CriteriaTalk
from escalate_tui.prompts.field import FieldTalk
from escalate_tui.prompts.judged import open_points
from escalate_tui.prompts.lists import ListTalk
from escalate_tui.prompts.talk import Back, Talk, Went
from escalate_tui.tui.steps import NAMES, step_named

LISTS: Final = (Control.ITEMS, Control.LINES)
"""Controls whose field is walked item by item."""


class Stop(NamedTuple):
    """A field on the way.

    Attributes:
        step: The step that it is asked in.
        spec: Its declaration.
    """

    step: str
    spec: FieldSpec


def way() -> tuple[Stop, ...]:
    """List every declared field in the order in which it is asked; the record's own come with the brief."""
    return tuple(Stop(step or "brief", spec) for step in (*STEPS, "") for spec in step_fields(step))


def is_asked(stop: Stop, talk: Talk) -> bool:
    """Tell whether a field is asked of the draft as it is."""
    record, assessment = talk.desk.draft.record, talk.desk.assessment
    return stop.step == "brief" or asked(stop.spec, record, assessment)


class Walk:
    """Goes from field to field, forward and back, until the draft is left."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._way = way()
        self._entered = ""

    def run(self, step: str, path: str) -> NoReturn:
        """Walk from a field on, or from the beginning of a step.

        Raises:
            Left: The draft is left.
            AtEnd: There are no more answers.
        """
        at, forward = self._place(step, path), True
        while True:
            try:
                at, forward = self._next(at, forward=forward)
            except Went as wanted:
                at, forward = self._place(wanted.step, wanted.path), True
                self._entered = self._entered if wanted.step == self._entered else ""

    def _next(self, at: int, *, forward: bool) -> tuple[int, bool]:
        """Ask at a place, and tell the next one and which way that is."""
        talk = self._talk
        if at < 0:
            talk.say("This is the first field.")
            return 0, True
        if at < len(self._way):
            stop = self._way[at]
            self._enter(stop.step, forward=forward)
            if not is_asked(stop, talk):
                return at + (1 if forward else -1), forward
            talk.look()
        try:
            self._ask(at)
        except Back:
            return at - 1, False
        return at + 1, True

    def _ask(self, at: int) -> None:
        talk = self._talk
        if at == len(self._way):
            self._entered = "brief"
            BriefTalk(talk).run()
        spec = self._way[at].spec
        if spec.face.control in LISTS:
            ListTalk(talk, spec).run()
        elif spec.face.control is Control.CRITERIA:
            CriteriaTalk(talk, spec).run()
        else:
            FieldTalk(talk, spec, spec.path).run()

    def _enter(self, step: str, *, forward: bool) -> None:
        """Say which step begins, and what is open of the one that was walked to its end."""
        talk, before = self._talk, self._entered
        if step == before:
            return
        if forward and before and NAMES.index(step) == NAMES.index(before) + 1:
            talk.say(*open_points(talk.desk.assessment.of_step(before), f"End of {step_named(before).title}"))
        self._entered = talk.step = step
        talk.say("", f"Step {NAMES.index(step) + 1} of {len(NAMES)}: {step_named(step).title}.")
        record = talk.desk.draft.record
        if step == "repro" and not record.reproduction_asked:
            talk.say("Repro is left out of this. :repro asks for it all the same.")

    def _place(self, step: str, path: str) -> int:
        """Find the place of a field, or of the first of a step; the brief begins with what it all adds up to."""
        for at, stop in enumerate(self._way):
            within = path == stop.spec.path or path.startswith(f"{stop.spec.path}.")
            if within if path else stop.step == step:
                return len(self._way) if step == "brief" and not path else at
        return 0
