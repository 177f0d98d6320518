"""Words that say what is wrong, where the text does not say that it is not so."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.intake.english_denied import DENIED

_LONGEST_DENIAL: Final = 60


def affirmed(seek: re.Pattern[str], prose: str) -> Iterator[re.Match[str]]:
    """Find words that no denial stands right before: "errors", and not "no errors" or "how to avoid errors"."""
    for match in seek.finditer(prose):
        if DENIED.search(prose, max(0, match.start() - _LONGEST_DENIAL), match.start()) is None:
            yield match
