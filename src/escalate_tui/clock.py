"""The one place that reads the machine's clock."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""A function that tells the present instant, in UTC."""


def now() -> datetime:
    """Tell the present instant, in UTC, to the microsecond."""
    return datetime.now(UTC)
