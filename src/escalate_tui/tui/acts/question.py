"""What an act asks before it is done, and what that is answered with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeAlias

from escalate_tui.doing import Step

Answers: TypeAlias = Mapping[str, Any]
"""By the names of the questions: a line of text, a moment, a value, a list of values, or of a checklist's item True
or the reason why not. What was not answered is an empty text, None or an empty list."""


class Kind(Enum):
    """How a question is answered."""

    LINE = auto()
    MOMENT = auto()
    ONE = auto()
    SEVERAL = auto()
    SETTLED = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: The name of its answer.
        title: What is asked, in a few words.
        kind: How it is answered.
        needed: Whether the act cannot do without.
        example: What an answer looks like, shown while there is none.
        choices: The values to choose from, each with its word.
        start: The value, the values or the text that it starts with.
    """

    name: str
    title: str
    kind: Kind = Kind.LINE
    needed: bool = False
    example: str = ""
    choices: Sequence[tuple[Any, str]] = ()
    start: Any = None


@dataclass(frozen=True, slots=True)
class Form:
    """What an act asks, and how the answers become the act.

    Attributes:
        title: What will be recorded.
        hint: What that does, in a sentence.
        yes: What the key that does it is called.
        questions: The questions, in their order.
        step: Makes the act out of the answers.
    """

    title: str
    hint: str
    yes: str
    questions: Sequence[Question]
    step: Callable[[Answers], Step]
