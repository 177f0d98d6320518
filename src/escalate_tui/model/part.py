"""What all parts of the record have in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """What all parts of the record have in common: frozen, and built when first used."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Item(Part):
    """One item of a list; its key stays the same while the item is edited and moved."""

    key: str = ""
