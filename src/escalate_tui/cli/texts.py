"""Texts of the command line: typed there, or read from standard input where a hyphen stands in their place."""

import sys
from collections.abc import Callable

import click


def line(_: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take a text of one line into the record, made safe to keep; line ends become spaces.

    Raises:
        click.BadParameter: It is empty and needed, or too long, or standard input holds no text.
    """
    from escalate_tui.model.text import clean_line

    return None if value is None else _taken(value, clean_line, param)


def lines(_: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take a text of any number of lines, as `line` does.

    Raises:
        click.BadParameter: It is empty and needed, or too long, or standard input holds no text.
    """
    from escalate_tui.model.text import clean

    return None if value is None else _taken(value, clean, param)


def standard_input() -> bytes:
    """Read standard input to its end, or one byte more than is read of any file.

    Raises:
        click.UsageError: It was closed before the program began.
    """
    from escalate_tui.storage.reading import LARGEST

    if sys.stdin is None:
        raise click.UsageError("There is nothing on standard input: it is closed.")
    return sys.stdin.buffer.read(LARGEST + 1)


def _taken(value: str, made_safe: Callable[[str], str], param: click.Parameter) -> str:
    from escalate_tui.model.fields import PROSE_LIMIT

    try:
        given = standard_input().decode("utf-8-sig") if value == "-" else value
    except UnicodeDecodeError:
        raise click.BadParameter("what stands on standard input is not UTF-8 text.") from None
    text = made_safe(given).strip()
    if not text and param.required:
        raise click.BadParameter("it is empty: say it in words.")
    if len(text) > PROSE_LIMIT:
        raise click.BadParameter(f"it has {len(text):,} characters, and {PROSE_LIMIT:,} are taken at most.")
    return text
