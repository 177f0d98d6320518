"""The words of the page of settings: what is wrong, and every setting with its value and where it comes from."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from textual.content import Content

from escalate_tui.config.configured import Configured
from escalate_tui.config.declared import TABLES
from escalate_tui.config.key_places import KEY_PLACES
from escalate_tui.config.showing import Held, held
from escalate_tui.tui.keys import key_name
from escalate_tui.tui.words import said

NAME, VALUE = 22, 34
"""Columns of a setting's name and of its value."""

WIDEST = 100
"""Columns of a sentence at most."""

DEFAULT = "default"
"""The origin of what no file sets."""


def mistakes(found: Configured, width: int) -> list[Content]:
    """Say what is wrong in the files, sentence by sentence."""
    lines = [said((f"! {_number(len(found.problems))} in the settings; each counts as not written", "bold"))]
    for one in found.problems:
        text = wrap(str(one), min(width, WIDEST), subsequent_indent="  ", break_on_hyphens=False)
        lines += [said(line) for line in text]
    return lines


def settings_text(found: Configured, wanted: str, width: int) -> list[Content]:
    """Write the settings that have all words wanted, table by table, each sentence once.

    Args:
        found: What holds, and where it comes from.
        wanted: Words of a name, a value, an origin or a sentence; empty for all.
        width: Columns that there are.
    """
    words = wanted.casefold().split()
    rows = [one for one in held(found) if all(word in _searched(one) for word in words)]
    lines: list[Content] = []
    for table, some in groupby(rows, key=lambda one: one.setting.table):
        heading = TABLES[table] if table else "In general"
        lines += [said((heading, "bold $text-accent"), (f"  [{table}]" if table else "", "$foreground-muted"))]
        for sentence, alike in groupby(some, key=lambda one: one.setting.help):
            lines += [said((f"  {line}", "$foreground-muted")) for line in wrap(sentence, min(width, WIDEST) - 2)]
            for one in alike:
                lines += _row(one, width)
        lines.append(Content(""))
    return lines[:-1] or [said(f"No setting has “{wanted}”. {key_name('escape')} shows all.")]


def _row(one: Held, width: int) -> Iterator[Content]:
    """Write a setting: on one line, or where its value is long on several."""
    name = one.key.removeprefix(f"{one.setting.table}.")
    origin = _origin(one.origin)
    style = "" if origin == DEFAULT else "bold"
    first, *rest = wrap(_value(one), max(VALUE, width - 2 - NAME - 24), break_on_hyphens=False) or [""]
    yield said("  ", (f"{name:<{NAME}} ", style), (f"{first:<{VALUE}}", style), (f"  {origin}", "$foreground-muted"))
    for line in rest:
        yield said((" " * (NAME + 3) + line, style))


def _value(one: Held) -> str:
    """Give the value as a file has it; of a key that is not set the program's own."""
    if one.setting.table != "keys" or one.value != '""':
        return one.value
    action = one.key.removeprefix("keys.")
    keys = next(place.actions[action] for place in KEY_PLACES if action in place.actions)
    return ", ".join(map(key_name, keys.split(",")))


def _origin(origin: str) -> str:
    """Say where a value comes from: the name of the file and the line; the page tells the folder."""
    path, _, line = origin.rpartition(":")
    return f"{Path(path).name}, line {line}" if path else origin


def _searched(one: Held) -> str:
    return f"{one.key} {_value(one)} {one.setting.help} {_origin(one.origin)}".casefold()


def _number(count: int) -> str:
    return "1 mistake" if count == 1 else f"{count} mistakes"
