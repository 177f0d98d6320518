"""Choices by their numbers and by their names."""

from collections.abc import Sequence
from typing import Any

from escalate_tui.moments import Unreadable

Choices = Sequence[tuple[Any, str]]
"""Each value with the word that people read."""


def numbered(choices: Choices) -> str:
    """List choices in a line, each with its number."""
    return ", ".join(f"{number} {label}" for number, (_, label) in enumerate(choices, 1))


def chosen(text: str, choices: Choices) -> Any:
    """Find the choice that a text means: by its number, its name, or the beginning of one name alone.

    Raises:
        Unreadable: It means none, or could mean several.
    """
    typed = " ".join(text.casefold().split())
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= len(choices):
        return choices[int(typed[:9]) - 1][0]
    names = [(value, {label.casefold(), str(value).casefold()}) for value, label in choices]
    exact = [value for value, known in names if typed in known]
    begun = exact or [value for value, known in names if typed and any(name.startswith(typed) for name in known)]
    if len(begun) == 1:
        return begun[0]
    why = "could be several" if begun else "is none of them"
    raise Unreadable(f"“{text[:40]}” {why}: {numbered(choices)}.")


def several(text: str, choices: Choices) -> list[Any]:
    """Find the choices that a text names, parted by commas or spaces between numbers; in their own order.

    Raises:
        Unreadable: One of them is none, or none is named.
    """
    parts = (
        text.split(",") if not text.replace(",", " ").replace(" ", "").isdecimal() else text.replace(",", " ").split()
    )
    wanted = {chosen(part, choices) for part in parts if part.strip()} or {chosen(text, choices)}
    return [value for value, _ in choices if value in wanted]
