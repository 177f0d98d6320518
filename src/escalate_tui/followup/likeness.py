"""What escalations are compared by, and its form as text for an index that keeps it.

Reading it back needs none of the record's models.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from escalate_tui.model.choices import Status

FORM: Final = 1
"""Which form this is; one that was written in another is made anew from its file."""

LISTS: Final = ("errors", "codes", "customers")
"""What of a likeness is a list of texts."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What an escalation is compared with others by, and what is told of it where it is alike.

    Texts are on one line, and empty where the record says nothing.

    Attributes:
        id: Its id.
        status: Where it stands.
        summary: Its headline.
        component: The part of the product it is in.
        errors: What machines said, one line of each error, with what changes from one time to the next masked.
        codes: The names that errors are known by: `upstream_timeout`, `ORA-01555`.
        words: What tells its summary and its description from others, word by word.
        customers: Who reported it, each name once.
        number: How many customers are affected, by number or by name, whichever is more.
        closed: When it was resolved or de-escalated, in UTC.
        ending: What ended it.
        learning: What was learned.
    """

    id: str
    status: Status
    summary: str = ""
    component: str = ""
    errors: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    words: str = ""
    customers: tuple[str, ...] = ()
    number: int = 0
    closed: datetime | None = None
    ending: str = ""
    learning: str = ""

    @property
    def sought(self) -> str:
        """The text by which an index is asked for others, what tells most first."""
        return " ".join((*self.codes, *self.errors, self.component, self.summary, self.words))


def written_likeness(likeness: Likeness) -> str:
    """Write a likeness as one line of JSON; what is empty is left out."""
    values = {name: value for name in Likeness.__slots__ if (value := getattr(likeness, name))}
    if likeness.closed is not None:
        values["closed"] = likeness.closed.timestamp()
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_likeness(text: str) -> Likeness:
    """Read a likeness back.

    Raises:
        ValueError: It is none in this form.
    """
    try:
        values: dict[str, Any] = json.loads(text)
        values["status"] = Status(values["status"])
        if "closed" in values:
            values["closed"] = datetime.fromtimestamp(values["closed"], UTC)
        values |= {name: tuple(values[name]) for name in LISTS if name in values}
        return Likeness(**values)
    except (AttributeError, KeyError, TypeError) as bad:
        raise ValueError(f"no likeness in form {FORM}: {bad!r}") from bad
