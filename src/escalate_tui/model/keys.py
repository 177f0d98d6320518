"""Short keys that people can read aloud: of list items, of history entries, and at the end of ids."""

from collections.abc import Container
from itertools import count
from random import Random, SystemRandom
from typing import Final

LETTERS: Final = "abcdefghjkmnpqrstvwxyz"
"""Lower-case letters without i l o u, which are misread or make words."""

ALPHABET: Final = "23456789" + LETTERS
"""What a key is made of: these letters, and digits without 0 and 1."""

_SHORTEST = 3
_TRIES = 20
_CHANCE: Final = SystemRandom()


def new_key(taken: Container[str], random: Random = _CHANCE) -> str:
    """Make a key of three characters, the first a letter; longer only where almost all of those are taken.

    Args:
        taken: The keys of the same list.
        random: Where chance comes from; one with a fixed seed gives the same key each time.
    """
    for attempt in count():
        length = _SHORTEST + attempt // _TRIES
        key = random.choice(LETTERS) + "".join(random.choices(ALPHABET, k=length - 1))
        if key not in taken:
            return key
    raise AssertionError("count() has no end")
