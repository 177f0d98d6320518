"""The words of an update taken apart: its paragraphs, its sentences, and what it has from another text."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from escalate_tui.moments.words import MONTHS, WEEKDAYS
from escalate_tui.updates import english

ALIKE: Final = 0.8
"""From this share of common words on, two sentences say the same."""

RUN: Final = 5
"""Words in a row that are copied and no coincidence."""

_NO_END: Final = "".join(rf"(?<!\b{re.escape(word)})" for word in english.TITLES)
_SENTENCE: Final = re.compile(rf"[^\n]+?(?:(?<!\b[A-Z]){_NO_END}[.!?…]+[”\")]*(?=\s|$)|$)", re.MULTILINE)
_WORD: Final = re.compile(r"\w+(?:['’]\w+)?")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SUBJECT: Final = re.compile(r"\s*Subject:[^\n]*\n+")
_DAYS: Final = {name.casefold() for names in (WEEKDAYS, MONTHS) for long in names for name in (long, long[:3])}


def paragraphs(text: str) -> list[str]:
    """List the paragraphs of an update, without its subject, its greeting and its end."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", _SUBJECT.sub("", text, count=1)) if block.strip()]
    if blocks and english.GREETING.seek.fullmatch(blocks[0]):
        blocks = blocks[1:]
    if blocks and (english.SIGN_OFF.seek.match(blocks[-1]) or _is_signature(blocks[-1])):
        blocks = blocks[:-1]
    return blocks


def sentences(text: str) -> list[str]:
    """List the sentences of an update; a line is one too, and a single capital with its point ends none."""
    return [one for found in _SENTENCE.finditer(text) if _WORD.search(one := found[0].strip())]


def says_nothing_else(text: str, other: str) -> bool:
    """Tell whether all that a text says stands in another as well, whatever dates and figures are in them."""
    here, there = (
        [words for one in sentences("\n".join(paragraphs(each))) if (words := _letters(one))] for each in (text, other)
    )
    return bool(here) and all(any(_alike(one, known) for known in there) for one in here)


def copied(text: str, notes: Iterable[str], open_texts: Iterable[str]) -> Iterator[str]:
    """Find runs of words that a text has from notes, and not from texts that may be shown.

    Args:
        text: The text.
        notes: What stays inside.
        open_texts: What may be shown, also where a note says it too.
    """
    shared = {run for note in notes for run in _runs(_folded(note))} - {
        run for known in open_texts for run in _runs(_folded(known))
    }
    found = list(_WORD.finditer(text))
    words = _folded(text)
    starts = [at for at, run in enumerate(_runs(words)) if run in shared]
    while starts:
        first = last = starts.pop(0)
        while starts and starts[0] <= last + RUN:
            last = starts.pop(0)
        yield text[found[first].start() : found[last + RUN - 1].end()]


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))


def _is_signature(block: str) -> bool:
    return len(block.split()) <= 6 and not block.endswith((".", "!", "?", ":")) and not block.startswith("- ")


def _letters(sentence: str) -> list[str]:
    return [word for word in _LETTERS.findall(sentence.casefold()) if word not in _DAYS]


def _alike(one: list[str], other: list[str]) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
