"""What is said when a value does not fit its field, in the words of a support desk."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SENTENCES: Final = {
    "string_type": "is not a text: put it in quotes",
    "int_type": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "int_parsing_size": "is no number that can be counted with",
    "finite_number": "is no number that can be counted with",
    "bool_type": "is neither true nor false",
    "tuple_type": "is not a list",
    "dict_type": "is not a table",
    "dataclass_type": "is not a table",
    "missing": "lacks a key that every entry has",
}
"""Pydantic's names of what can go wrong with the record's types, each with its sentence."""


def sentence(error: "ErrorDetails") -> str:
    """Say what is wrong with a value, so that it reads on after the field's name.

    Raises:
        KeyError: The record holds a type whose errors have no sentence here.
    """
    kind = error["type"]
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "enum":
        return f"“{str(error['input'])[:40]}” is none of {error['ctx']['expected'].replace(chr(39), '')}"
    return SENTENCES[kind]
