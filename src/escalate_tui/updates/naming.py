"""Names of customers and of who speaks for them, found in a text; thousands can be known."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from escalate_tui.updates import english

_WORD: Final = re.compile(r"\w+")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FORMS: Final = frozenset({
    *("ltd", "limited", "inc", "llc", "llp", "plc", "gmbh", "ag", "se", "kg", "corp", "corporation", "co", "sa", "sas"),
    *("sarl", "bv", "nv", "ab", "as", "oy", "pty"),
})  # fmt: skip
"""How the names of companies end, without points."""

Names = Mapping[str, Sequence[str]]
"""Names by the rarest of their words, in any case: so a text is looked through for those alone that could be there."""


def core(name: str) -> str:
    """Take the form of the company off its name: `Larch & Sons Ltd` goes by `Larch & Sons`."""
    rest, _, last = name.rpartition(" ")
    return rest.rstrip(", ") or name if last.replace(".", "").casefold() in _FORMS else name


def people(contact: str) -> Iterator[str]:
    """Give whom a contact names, without what it says of them: `Amara Obi, finance <ao@kite.example>` is Amara Obi.

    A mail address is a name as well.
    """
    yield from _MAIL.findall(contact)
    for one in english.BETWEEN_PEOPLE.seek.split(_MAIL.sub("", contact)):
        if person := one.partition(",")[0].partition("(")[0].strip(" <>:"):
            yield person


@lru_cache(maxsize=4)
def by_rarest_word(names: Collection[str]) -> Names:
    """Order names so that a text can be looked through for all of them.

    Args:
        names: The names; hashable, since those of a whole store are ordered once.
    """
    words = {known: _WORD.findall(known.casefold()) for known in map(core, names)}
    common = Counter(word for several in words.values() for word in several)
    ordered: dict[str, list[str]] = {}
    for known, several in words.items():
        if several:
            ordered.setdefault(min(several, key=common.__getitem__), []).append(known)
    return ordered


def named(text: str, names: Names) -> Iterator[str]:
    """Find the names that a text has, as they stand there."""
    for word in dict.fromkeys(_WORD.findall(text.casefold())):
        for name in names.get(word, ()):
            yield from (found[0] for found in _pattern(name).finditer(text))


def without(text: str, names: Collection[str]) -> str:
    """Take names out of a text, so that what else is in it can be looked for."""
    for name in names:
        text = _pattern(core(name)).sub(" ", text)
    return text


def _pattern(name: str) -> re.Pattern[str]:
    """Make the pattern of a name: one of a single word as it is written, a longer one in any case and across lines."""
    words = [re.escape(word) for word in name.split()]
    flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", flags)
