"""Texts of the command line: typed there, or read from standard input where a hyphen stands in their place."""

import sys
from collections.abc import Callable
from typing import Final

import click

READER: Final = "escalate-tui.reader"
"""What in a context tells which of its options has read standard input."""


def line(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take a text of one line into the record, made safe to keep; line ends become spaces.

    Raises:
        click.BadParameter: It is empty and needed, or too long, or standard input holds no text or was read already.
    """
    from escalate_tui.model.text import clean_line

    return None if value is None else _taken(value, clean_line, ctx, param)


def lines(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take a text of any number of lines, as `line` does.

    Raises:
        click.BadParameter: It is empty and needed, or too long, or standard input holds no text or was read already.
    """
    from escalate_tui.model.text import clean

    return None if value is None else _taken(value, clean, ctx, param)


def standard_input() -> bytes:
    """Read standard input to its end, or one byte more than is read of any file.

    Raises:
        click.UsageError: It was closed before the program began.
    """
    from escalate_tui.storage.reading import LARGEST

    if sys.stdin is None:
        raise click.UsageError("There is nothing on standard input: it is closed.")
    return sys.stdin.buffer.read(LARGEST + 1)


def _taken(value: str, made_safe: Callable[[str], str], ctx: click.Context, param: click.Parameter) -> str:
    from escalate_tui.model.fields import PROSE_LIMIT

    try:
        given = _piped(ctx, param) if value == "-" else value
    except UnicodeDecodeError:
        raise click.BadParameter("what stands on standard input is not UTF-8 text.") from None
    text = made_safe(given).strip()
    if not text and param.required:
        raise click.BadParameter("it is empty: say it in words.")
    if len(text) > PROSE_LIMIT:
        raise click.BadParameter(f"it has {len(text):,} characters, and {PROSE_LIMIT:,} are taken at most.")
    return text


def _piped(ctx: click.Context, param: click.Parameter) -> str:
    """Read the text on standard input, for one option of a command alone."""
    if reader := ctx.meta.get(READER):
        raise click.BadParameter(f"standard input is the text of {reader} already. Give this one in words.")
    ctx.meta[READER] = param.opts[-1]
    return standard_input().decode("utf-8-sig")
