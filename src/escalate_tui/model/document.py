"""The document of an escalation: what its file holds, before it is read as a record."""

from typing import Any

Doc = dict[str, Any]
"""A TOML document: tables, lists, texts, numbers, flags, dates and date-times."""

SCHEMA = 1
"""The version of the file that this program reads and writes."""
