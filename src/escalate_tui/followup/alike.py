"""Which escalations are alike, and why: the ranking of what the index found (the practice, §6: a learning is shown)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from escalate_tui.followup.errors_alike import tells
from escalate_tui.followup.likeness import Likeness
from escalate_tui.model.choices import Status

SHOWN: Final = 5
"""How many are shown."""

CANDIDATES: Final = 50
"""How many the index is asked for."""

RECENT: Final = timedelta(days=30)
"""How long after its end an escalation still counts for a pattern."""

SAME: Final = 90.0
"""From which likeness on, of 100, two errors or two components are the same."""

NEAR: Final = 65.0
"""How alike the words have to be where the component, or an error that says little, is the same."""

SIMILAR: Final = 68.0
"""How alike the words have to be where nothing else is the same."""

ALMOST_ALL: Final = 90.0
"""From which likeness on one says almost all that the other says."""

MANY: Final = 6
"""Words that have to be the same: fewer are but the same topic. The same component counts as two."""

FEW: Final = 4
"""Words that have to be the same where one says almost all that the other says, as a draft that was just begun."""

STEM: Final = 4
"""Letters of a word that are compared: `rounded` and `rounding` are the same."""

LONGEST_NAME: Final = 60
"""Characters of an error that are told."""

_PART: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Alike:
    """An escalation that is alike, and why.

    Attributes:
        of: What is told of it: its id, status and summary, how it ended, what was learned, how many customers.
        why: In which ways it is alike, the strongest first: `same error: upstream_timeout`, `similar words`.
        score: How alike it is, up to 100.
        same: Whether it counts as the same problem: the error is the same, or the component and no other error.
    """

    of: Likeness
    why: tuple[str, ...]
    score: float
    same: bool


def alike(mine: Likeness, others: Iterable[Likeness]) -> tuple[Alike, ...]:
    """Find those that are alike, the most alike first; what has but the topic in common is not among them.

    Args:
        mine: The draft that is being written.
        others: What the index found for it.
    """
    found = [one for other in others if other.id != mine.id if (one := _compared(mine, other))]
    return tuple(sorted(found, key=lambda one: (one.score, one.of.id), reverse=True))


def same_customers(mine: Likeness, found: Iterable[Alike], now: datetime) -> tuple[str, ...]:
    """Name the other customers who have the same problem: in escalations that are open, or ended lately.

    Args:
        mine: The draft that is being written.
        found: Escalations that are alike.
        now: The present instant, in UTC.
    """
    names: dict[str, str] = {}
    for one in found:
        is_open = one.of.status is Status.OPEN
        if one.same and (is_open or (one.of.closed is not None and now - one.of.closed <= RECENT)):
            for name in one.of.customers:
                names.setdefault(name.casefold().strip(), name)
    for name in mine.customers:
        names.pop(name.casefold().strip(), None)
    return tuple(names.values())


def _compared(mine: Likeness, other: Likeness) -> Alike | None:
    """Compare two: the same error is enough; the same component, or an error of any problem, takes words as well."""
    error, component = _same_error(mine, other), _same_component(mine, other)
    words, shared = _words_alike(mine, other)
    hint = bool(error) or (component and not _other_error(mine, other))
    enough = shared + 2 * hint >= (FEW if words >= ALMOST_ALL else MANY)
    similar = enough and words >= (NEAR if hint else SIMILAR)
    same_error = bool(error) and tells(error)
    if not (same_error or similar):
        return None
    why = (
        f"same error: {_shortened(error)}" if error else "",
        f"same component: {other.component}" if component else "",
        "similar words" if similar else "",
    )
    score = (50 if same_error else 15 if error else 0) + (20 if component else 0) + 0.3 * words
    return Alike(other, tuple(reason for reason in why if reason), score, same=hint)


def _same_error(mine: Likeness, other: Likeness) -> str:
    """Find an error that both have, one that tells before others: by its name, otherwise by its words."""
    shared = [code for code in mine.codes if code in other.codes or code in other.words.split()]
    shared += [code for code in other.codes if code in mine.words.split()]
    if shared or (mine.codes and other.codes):
        return next(iter(shared), "")
    lines = [line for line in mine.errors if any(_ratio(line.split(), one.split()) >= SAME for one in other.errors)]
    return next(iter(sorted(lines, key=tells, reverse=True)), "")


def _other_error(mine: Likeness, other: Likeness) -> bool:
    """Tell whether both have an error of their own, and not the same."""
    both = all(one.codes or any(map(tells, one.errors)) for one in (mine, other))
    return both and not _same_error(mine, other)


def _same_component(mine: Likeness, other: Likeness) -> bool:
    names = [" ".join(sorted(_PART.findall(one.component.casefold()))) for one in (mine, other)]
    return all(names) and _ratio(*names) >= SAME


def _words_alike(mine: Likeness, other: Likeness) -> tuple[float, int]:
    """Tell how alike the words are, up to 100, and how many are the same.

    Those of the components are left out: they are compared by themselves.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  needed only where escalations are compared

    both = [{word[:STEM] for word in one.words.split()} for one in (mine, other)]
    theirs = {word[:STEM] for one in (mine, other) for word in _PART.findall(one.component.casefold())}
    ours, others = (stems - theirs for stems in both)
    return fuzz.token_set_ratio(" ".join(ours), " ".join(others)), len(ours & others)


def _shortened(error: str) -> str:
    return error if len(error) <= LONGEST_NAME else f"{error[: LONGEST_NAME - 1].rstrip()}…"


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """Tell how alike two texts are by their letters, or two lists by their words; up to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415  needed only where escalations are compared

    return fuzz.ratio(one, other)
