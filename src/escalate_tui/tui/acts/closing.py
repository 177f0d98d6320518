"""The forms of the acts that close an escalation, each with its checklist, and of the one that opens it again."""

from collections.abc import Iterable
from typing import Final

from escalate_tui.doing import Step
from escalate_tui.followup.closing import Closing, Item, StandingDown, Unsettled, de_escalate, reopen, resolve
from escalate_tui.tui.acts.question import Answers, Form, Kind, Question

_LEARNED: Final = Question("learning", "What was learned, for the next of its kind")


def _resolve(answers: Answers) -> Step:
    done, waived = _settled(Closing, answers)
    return lambda draft, now, by: resolve(
        draft, note=answers["note"], learning=answers["learning"], done=done, waived=waived, now=now, by=by
    )


def _de_escalate(answers: Answers) -> Step:
    done, waived = _settled(StandingDown, answers)
    return lambda draft, now, by: de_escalate(
        draft, reason=answers["note"], learning=answers["learning"], done=done, waived=waived, now=now, by=by
    )


def _reopen(answers: Answers) -> Step:
    return lambda draft, now, by: reopen(draft, answers["note"], now, by)


def _checklist(items: type[Item]) -> tuple[Question, ...]:
    return tuple(Question(one.value, one.label.capitalize(), Kind.SETTLED, needed=True) for one in items)


def _settled(items: Iterable[Item], answers: Answers) -> tuple[list[Item], dict[Item, str]]:
    """Tell what was done from what was waived with a reason."""
    items = list(items)
    done = [one for one in items if answers[one.value] is True]
    return done, {one: answers[one.value] for one in items if one not in done}


def meant(wrong: Exception) -> frozenset[str]:
    """Name the questions that mend a refusal: of a lesson that is ticked and not written, the lesson and its tick."""
    items = wrong.items if isinstance(wrong, Unsettled) else ()
    return frozenset({_LEARNED.name, *(one.value for one in items)} if items else ())


RESOLVE: Final = Form(
    "Resolve",
    "",
    "resolve",
    (Question("note", "How it ended", needed=True), _LEARNED, *_checklist(Closing)),
    _resolve,
)
"""How it ended, what was learned, and the checklist."""

DE_ESCALATE: Final = Form(
    "De-escalate",
    "",
    "de-escalate",
    (
        Question("note", "Why it needs no escalation any more, and the root cause if it went away", needed=True),
        _LEARNED,
        *_checklist(StandingDown),
    ),
    _de_escalate,
)
"""Why it goes back to support, what was learned, and the checklist."""

REOPEN: Final = Form(
    "Reopen", "Both clocks start now.", "reopen", (Question("note", "What came back", needed=True),), _reopen
)
"""Why it is open again."""
