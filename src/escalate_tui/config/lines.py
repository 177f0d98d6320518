"""On which line of a TOML file a key stands: the parser tells its values and not their places."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

import tomli

Key: TypeAlias = tuple[str, ...]
"""The name of a value and of the tables it stands in, the outermost first."""

Tokens: TypeAlias = Iterator[tuple[str, int]]
"""What a file is made of, each with its line; comments are left out, the ends of lines are not."""

# A text of several lines may end in quotes of its own before the three that close it. Each value is one token.
_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|\d{4}-\d\d-\d\d \d\d:[\d:.+Zz-]*"
    r"|[\w:+.-]+"
    r"|[][{}=,\n]",
    re.DOTALL,
)
_PART: Final = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[\w-]+')


def line_of(key: Key, text: str) -> int | None:
    """Tell the line, counted from 1, on which a key stands first, or the first that stands in it.

    Args:
        key: The key; of what stands in a list, the key of the list.
        text: A TOML file that parses.
    """
    found = list(_places(text))
    exact = (line for path, line in found if path == key)
    inside = (line for path, line in found if path[: len(key)] == key)
    return next(exact, next(inside, None))


def _places(text: str) -> Iterator[tuple[Key, int]]:
    """Run through the keys and the headers of tables, each with its line."""
    tokens, table = _tokens(text), Key()
    for token, line in tokens:
        if token == "[":
            table = _key(token, tokens, end="\n")
            yield table, line
        elif token != "\n":
            yield from _pair(token, line, tokens, table)


def _tokens(text: str) -> Tokens:
    line, seen = 1, 0
    for found in _TOKEN.finditer(text):
        line, seen = line + text.count("\n", seen, found.start()), found.start()
        if not found[0].startswith("#"):
            yield found[0], line


def _pair(token: str, line: int, tokens: Tokens, table: Key) -> Iterator[tuple[Key, int]]:
    key = (*table, *_key(token, tokens, end="="))
    yield key, line
    yield from _value(next(tokens)[0], tokens, key)


def _value(token: str, tokens: Tokens, key: Key) -> Iterator[tuple[Key, int]]:
    """Run through a value to its end, with the keys of a table that it is; those in a list have no key of their own."""
    if token == "{":
        for inner, line in tokens:
            if inner == "}":
                return
            if inner not in (",", "\n"):
                yield from _pair(inner, line, tokens, key)
    elif token == "[":
        for inner, _ in tokens:
            if inner == "]":
                return
            for _ in _value(inner, tokens, key):
                pass


def _key(token: str, tokens: Tokens, *, end: str) -> Key:
    """Read a key up to what ends it: the equals sign, or for a header the end of its line."""
    source = [token]
    for following, _ in tokens:
        if following == end:
            break
        source.append(following)
    return tuple(map(_name, _PART.findall(" ".join(source))))


def _name(part: str) -> str:
    return str(tomli.loads(f"name = {part}")["name"]) if part[0] in "\"'" else part
