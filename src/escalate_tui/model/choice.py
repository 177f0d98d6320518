"""A closed set of values: what the file keeps, beside the word that people read."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A closed set of values, each with the word that people read.

    The value is what stands in the file (lower case, hyphens), the label what stands on screen and in briefs.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member of its value and its label; looking one up by its value takes the value alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
