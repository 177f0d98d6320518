"""Removing what nobody needs any more: temporary files of writers that died, and versions that are old."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from escalate_tui.storage.errors import Busy, Damaged, NotAnId, NotFound
from escalate_tui.storage.files import sweep
from escalate_tui.storage.kept import kept_at, kept_ids
from escalate_tui.storage.layout import VERSIONS

if TYPE_CHECKING:
    from escalate_tui.storage.folder import FileStore

KEPT_FOR: Final = timedelta(days=90)
"""Age from which a version goes, as long as there is an escalation that it is a version of."""


def sweep_store(store: "FileStore", now: datetime) -> None:
    """Remove temporary files that are an hour old, and versions of more than 90 days.

    A version stays where the escalation itself is gone or cannot be read: it may be all that is left of it. What
    another program holds stays until the next time.

    Raises:
        OSError: A version could not be removed.
    """
    for folder in (*store.root.glob("*"), *store.root.glob("*/*")):
        # A link in place of the whole records, versions or trash is how somebody arranged the store; one below is not.
        if folder.is_dir() and not (folder.is_symlink() and folder.parent != store.root):
            sweep(folder, now)
    for id_ in kept_ids(store.root, VERSIONS):
        old = list(_older(store.root / VERSIONS / id_, now - KEPT_FOR))
        if old:
            _let_go(store, id_, old)


def _older(folder: Path, than: datetime) -> Iterator[Path]:
    """Find the copies in a folder that were put aside before an instant, by the names this program gave them."""
    if folder.is_dir() and not folder.is_symlink():
        for path in folder.iterdir():
            at = kept_at(path)
            if at is not None and at < than:
                yield path


def _let_go(store: "FileStore", id_: str, old: list[Path]) -> None:
    """Remove versions of an escalation that is there and can be read; nobody takes it away meanwhile."""
    with suppress(NotFound, NotAnId, Damaged, Busy), store.locked():
        store.get(id_)
        for path in old:
            path.unlink(missing_ok=True)
