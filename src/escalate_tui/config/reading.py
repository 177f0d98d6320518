"""Reading a settings file, and those it includes: what it gives, where, and what is wrong with it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from escalate_tui.config.declared import ANY, SETTINGS, Setting
from escalate_tui.config.problem import Problem
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Unreadable
from escalate_tui.storage import Damaged, parse, read_regular

DEEPEST: Final = 8
"""Files that include one another at most."""

Key: TypeAlias = tuple[str, ...]
"""The name of a value and of the tables it stands in, the outermost first."""

INCLUDE: Final = ("include",)
"""The key that names another file."""

Tree: TypeAlias = dict[str, "Tree | Setting"]
"""The settings by the parts of their keys."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    Attributes:
        path: The file.
        text: What stands in it.
    """

    path: Path
    text: str = field(repr=False)

    def line(self, key: Key) -> int | None:
        """Tell the line of a key, counted from 1."""
        from escalate_tui.config.lines import line_of  # noqa: PLC0415 - nobody asks while all is well

        return line_of(key, self.text)

    def problem(self, key: Key, says: str) -> Problem:
        """Say what is wrong with a key."""
        return Problem(self.path, self.line(key), ".".join(key), says)


@dataclass(frozen=True, slots=True)
class Given:
    """What a file gives, with those it includes.

    Attributes:
        values: The values by their keys; of two files, that of the one which includes the other.
        sources: The file of each value.
        files: The files that were read, the including one first.
        problems: What is wrong with them, file by file.
    """

    values: Mapping[Key, Any]
    sources: Mapping[Key, Source]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def read_settings(path: Path, above: tuple[str, ...] = ()) -> Given:
    """Read a settings file, and the one it includes; what is wrong is told and left out.

    Args:
        path: The file.
        above: The files that include it, as the system knows them.
    """
    try:
        content = read_regular(path)
        document = parse(content)
    except Damaged as wrong:
        return _unreadable(path, wrong.reason, wrong.line)
    except OSError as wrong:
        return _unreadable(path, wrong.strerror or str(wrong), None)
    source = Source(path, content.decode("utf-8-sig"))
    values: dict[Key, Any] = {}
    problems: list[Problem] = []
    for found in _walked(document, (), TREE, source):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            values[found[0]] = found[1]
    named = values.pop(INCLUDE, "")
    more = _included(Path(named), source, above) if named else _nothing()
    return Given(
        values={**more.values, **values},
        sources={**more.sources, **dict.fromkeys(values, source)},
        files=(path, *more.files),
        problems=(*problems, *more.problems),
    )


def _nothing(*problems: Problem) -> Given:
    return Given({}, {}, (), problems)


def _unreadable(path: Path, reason: str, line: int | None) -> Given:
    says = f"this file cannot be read: {reason}. Nothing in it holds until that is mended."
    return _nothing(Problem(path, line, "", says))


def _included(path: Path, source: Source, above: tuple[str, ...]) -> Given:
    """Read a file that another includes, unless it is not there or leads back."""
    known = (*above, os.path.realpath(source.path))
    if not os.path.lexists(path):
        says = f"{path} is not there. Mend the name, or take the line out."
    elif os.path.realpath(path) in known:
        says = f"{path} includes this file in turn, or is this file. Take the line out of one of them."
    elif len(known) >= DEEPEST:
        says = f"more than {DEEPEST} files include one another. Take the line out, and include one file directly."
    else:
        return read_settings(path, known)
    return _nothing(source.problem(INCLUDE, says))


def _walked(table: Mapping[str, Any], above: Key, tree: Tree, source: Source) -> Iterator[tuple[Key, Any] | Problem]:
    """Run through the settings of a table: each with its value, or what is wrong with it."""
    for written, raw in table.items():
        own = clean_line(written).strip() if ANY in tree else ""
        known = tree.get(ANY if own else written)
        key = (*above, own or written)
        if isinstance(known, Setting):
            yield _read(raw, key, known, source)
        elif known is None:
            yield source.problem(key, _unknown(key, is_table=isinstance(raw, dict)))
        elif isinstance(raw, dict):
            yield from _walked(raw, key, known, source)
        else:
            yield source.problem(key, f"this is a table. Put its settings under [{'.'.join(key)}].")


def _read(raw: Any, key: Key, known: Setting, source: Source) -> tuple[Key, Any] | Problem:
    try:
        return key, known.kind.read(raw, source.path.parent)
    except Unreadable as wrong:
        return source.problem(key, f"{wrong} Example: {key[-1]} = {known.example}")


def _unknown(key: Key, *, is_table: bool) -> str:
    """Say that there is no such setting, and which one may be meant: of its name in another table, or the nearest."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    names = {".".join(one) for one in _keys_beside(key)}
    if is_table:
        names = {name[:end] for name in names for end, letter in enumerate(name) if letter == "."}
    elsewhere = [name for name in names if name.rpartition(".")[2] == key[-1].casefold()]
    near = get_close_matches(".".join(key), elsewhere or names, n=1, cutoff=0.0 if elsewhere else 0.6)
    if not near:
        return "there is no such setting. See all of them with: escalate-tui config show"
    table, dot, _ = near[0].rpartition(".")
    place = f"under [{table}]" if dot else "above the first line in brackets"
    moved = "" if table == ".".join(key[:-1]) else f" It stands {place}."
    return f"there is no such setting. Did you mean {near[0]}?{moved}"


def _keys_beside(key: Key) -> Iterator[Key]:
    """Give the keys of all settings, with what stands in this key where a name is the user's own."""
    for setting in SETTINGS:
        parts = tuple(setting.key.split("."))
        yield tuple(key[at] if part == ANY and at < len(key) else part for at, part in enumerate(parts))


def _tree() -> Tree:
    tree: Tree = {}
    for setting in SETTINGS:
        *tables, name = setting.key.split(".")
        node = tree
        for table in tables:
            node = node.setdefault(table, {})  # type: ignore[assignment]
        node[name] = setting
    return tree


TREE: Final = _tree()
"""All settings; under `*` those with a name of the user's own."""
