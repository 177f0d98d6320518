"""From the file of an escalation to its document: parsed, cleaned, every list item with a key."""

from pathlib import Path

from escalate_tui.model.document import SCHEMA, Doc
from escalate_tui.model.text import clean_doc
from escalate_tui.storage.document import parse
from escalate_tui.storage.errors import Damaged
from escalate_tui.storage.ids import valid_id
from escalate_tui.storage.keyed import with_keys
from escalate_tui.storage.reading import read_regular


def read_record(content: bytes, path: Path) -> Doc:
    """Read the document of an escalation; the name of the file stands in for an id that a hand edit left out.

    Raises:
        Damaged: It is empty, or does not parse, or its id is no text.
    """
    try:
        raw = parse(content)
    except Damaged as bad:
        raise Damaged(bad.reason, bad.line, path) from bad
    if not raw:
        raise Damaged("it is empty", path=path)
    doc: Doc = with_keys(clean_doc(raw))
    if "id" not in doc and valid_id(path.stem):
        doc = {"id": path.stem, **doc}
    if not isinstance(doc.get("id"), str):
        raise Damaged("it has no id, or one that is not a text", path=path)
    return doc


def read_file(path: Path) -> Doc:
    """Read the document of an escalation from any file, inside a store or not.

    Raises:
        Damaged: It is no regular file, too large, empty, does not parse, or has no id.
        OSError: It is not there or cannot be opened.
    """
    return read_record(read_regular(path), path)


def why_read_only(doc: Doc) -> str | None:
    """Say why this version of the program may show a document but not write it; None where it may."""
    schema = doc.get("schema", SCHEMA)
    if schema == SCHEMA and type(schema) is int:
        return None
    if type(schema) is int and schema > SCHEMA:
        return (
            f"This escalation has schema {str(schema)[:20]}; this version of escalate-tui writes schema {SCHEMA}. "
            "It is shown read-only: update escalate-tui to change it."
        )
    return (
        f"This escalation says schema = {repr(schema)[:20]}, which no version of escalate-tui writes. "
        f"It is shown read-only: write schema = {SCHEMA} in its file if a hand edit changed it."
    )
