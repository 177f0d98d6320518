"""Bringing kept copies back: an earlier version over what is there, a deleted escalation among the others."""

from contextlib import suppress
from datetime import datetime

from escalate_tui.model.document import Doc
from escalate_tui.model.merging_lists import in_time, is_items
from escalate_tui.storage.document import written_here
from escalate_tui.storage.errors import Damaged, NotFound, ThereAgain
from escalate_tui.storage.files import sync_folder
from escalate_tui.storage.folder import FileStore
from escalate_tui.storage.kept import Kept, is_taken, put_aside, read_copy
from escalate_tui.storage.layout import VERSIONS
from escalate_tui.storage.version import Version


def restore(store: FileStore, kept: Kept, expect: Version | None, now: datetime) -> Version:
    """Write a version over what is there, damaged or not, once that is kept in `versions/` itself.

    The history is never shortened: what is there keeps its entries, and those it lacks come from the version.

    Args:
        store: The store.
        kept: What is restored.
        expect: The version of what is there, as the user last saw it; None where nothing is.
        now: The present instant, which becomes that of the last change.

    Raises:
        Conflict: What is there is another by now.
        Damaged: The version cannot be read, or what is there is damaged and another by now.
        ReadOnly: The version, or what is there, is of a newer program.
        Busy: Another program holds the store.
        EscalateError: What is there could not be kept; it is untouched.
        OSError: It could not be written; what was there is untouched.
    """
    doc, _ = read_copy(store.root, kept)
    there: Doc = {}
    with suppress(NotFound, Damaged):
        there, _ = store.get(kept.id)
    return store.put_over({**doc, **_history(there, doc), "updated": now}, expect)


def bring_back(store: FileStore, kept: Kept, now: datetime) -> Version:
    """Write a deleted escalation back among the records; from then on it is no longer in the trash.

    What another program wrote is put into `versions/` to the letter, before it is written in this one's form.

    Args:
        store: The store.
        kept: What was deleted.
        now: The present instant.

    Raises:
        ThereAgain: There is an escalation of that id.
        Conflict: One was made a moment ago.
        Damaged: The copy cannot be read.
        ReadOnly: It is of a newer program.
        Busy: Another program holds the store.
        EscalateError: Its bytes could not be kept; it is where it was.
        OSError: It could not be written or removed; the trash has it still.
    """
    doc, content = read_copy(store.root, kept)
    if is_taken(store.root, kept.id):
        raise ThereAgain(kept.id)
    if kept.deleted and not written_here(content):
        put_aside(store.root, VERSIONS, kept.id, content, now)
    version = store.put(doc, None)
    if kept.deleted:
        # Only now that it lies among the records: a kill on the way leaves it in both places, never in none.
        kept.path.unlink(missing_ok=True)
        sync_folder(kept.path.parent)
    return version


def _history(there: Doc, version: Doc) -> Doc:
    """Put the entries of both in one history, each once; what a hand edit put in place of a history has none."""
    standing, more = (doc["history"] if is_items(doc.get("history")) else [] for doc in (there, version))
    entries = in_time({}, standing, more)
    return {"history": entries} if entries else {}
