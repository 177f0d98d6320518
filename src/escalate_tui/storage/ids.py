"""Ids of escalations: they name the file, sort by time and can be typed."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from escalate_tui.model.keys import ALPHABET
from escalate_tui.storage.errors import NotAnId

if TYPE_CHECKING:
    from random import Random

_ID: Final = re.compile("[a-z0-9][a-z0-9-]{7,63}")
_DATED: Final = re.compile("esc-([0-9]{4})(0[1-9]|1[0-2])[0-9]{2}-")


def new_id(now: datetime, random: "Random") -> str:
    """Make an id of the second of creation in UTC and three random characters: `esc-20260310-143012-k7q`."""
    return f"esc-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{''.join(random.choices(ALPHABET, k=3))}"


def valid_id(text: str) -> bool:
    """Tell whether a text can be an id: 8 to 64 lower-case letters, digits and hyphens, no hyphen first."""
    return _ID.fullmatch(text) is not None


def month_of(id_: str) -> str:
    """Tell the month in an id, as its folder is named: `2026-03`.

    Raises:
        NotAnId: It cannot be an id, or no month stands in it.
    """
    dated = _DATED.match(id_) if valid_id(id_) else None
    if dated is None:
        raise NotAnId(id_)
    return f"{dated[1]}-{dated[2]}"
