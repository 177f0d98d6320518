"""What all parts of the record have in common."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Part:
    """A part of the record: never changed in place. What does not fit its types stays in the draft.

    How parts are compared and written stands here once: made for each class, it takes a third of the time in which a
    class is made, and all of them are made before a draft is painted. They are declared with eq=False, repr=False.
    """

    def __eq__(self, other: object) -> bool:
        """Compare the values of two parts of one kind."""
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Make the same of the same values."""
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        """Write it as it would be made."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Item(Part):
    """One item of a list; its key stays the same while the item is edited and moved."""

    key: str = ""
