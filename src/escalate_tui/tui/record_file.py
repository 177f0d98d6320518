"""The file of the draft on the desk: what it is known to hold, what both began with, and the copy kept beside it."""

import tempfile
from contextlib import suppress
from pathlib import Path

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash
from escalate_tui.model.sameness import same
from escalate_tui.storage import Conflict, Version, dump
from escalate_tui.storage.layout import VERSIONS
from escalate_tui.storage.unsaved import FOLDER, Unsaved, keep_unsaved, unsaved_path
from escalate_tui.tui.clashing import Side, Together, but_for_time, joined, placed, together
from escalate_tui.workplace import Workplace

TRIES = 5
"""How often a draft is brought together with a file that another program changes at the same moment."""

IN_ITEM = 3
"""Dots in the path of a field of an item."""


class RecordFile:
    """The file of one draft, which other programs write as well.

    Attributes:
        version: The version that the draft continues; None before the first save.
        clashes: The fields that both changed: the file has theirs.
        kept: The copy beside the file, while that is not the draft; None where there is none.
    """

    def __init__(self, place: Workplace, doc: Doc, version: Version | None) -> None:
        """Begin with what was read, or with a draft that was never written."""
        self.version = version
        self.clashes: tuple[Clash, ...] = ()
        self.kept: Path | None = None
        self._place = place
        self._id = str(doc.get("id", ""))
        self._there: Doc | None = None if version is None else doc
        self._base = self._there
        self._gone = False
        self._beside = unsaved_path(place.state.folder / FOLDER, self._id)
        self._elsewhere: Path | None = None
        self._taken_up: Path | None = None
        self._copied: tuple[Doc, Doc | None] | None = None

    def bring_together(self, mine: Doc, *, anew: bool = False) -> Doc:
        """Write a draft together with what another program wrote meanwhile, and tell what the desk is to show.

        Where both changed a field the file keeps theirs.

        Args:
            mine: The draft.
            anew: Whether a file that was deleted meanwhile is made anew.

        Raises:
            Conflict: The file was deleted, or there is another escalation of that id.
            EscalateError: It cannot be written for another reason.
            OSError: Likewise.
        """
        for _ in range(TRIES):
            there = self._there
            if there is None or self._base is None:
                found = Together(mine, mine, mine)
            else:
                found = together(self._base, mine, there)
            try:
                if there is None or self._gone or not same(but_for_time(found.out), but_for_time(there)):
                    self.version = self._place.store.put(found.out, self.version)
                    self._there, self._gone = found.out, False
            except Conflict as other:
                if self._base is None and self._copied and same(other.doc, self._copied[0]):
                    # Another window has put the copy of it into its place.
                    self._base = other.doc
                if self._base is None or (other.doc is None and not anew):
                    raise
                self._there, self.version = other.doc, other.version
                continue
            self._base, self.clashes = found.base, found.clashes
            return found.mine
        raise EscalateError("Another program keeps changing this escalation.")

    def look(self) -> bool:
        """Read the file if it is another by now, and tell whether it is; also where it is not there any more.

        Raises:
            EscalateError: It cannot be read.
            OSError: Likewise.
        """
        store = self._place.store
        head = store.head(self._id)
        self._gone = head is None
        if head in (None, self.version):
            return self._gone
        self._there, self.version = store.get(self._id)
        return True

    def began(self, path: str, value: object) -> None:
        """Count a field as one that began with a value: what is typed over it knows nothing of any other."""
        item = path.rpartition(".")[0]
        if self._base is not None and (path.count(".") < IN_ITEM or Draft(self._base).value(item) is not None):
            self._base = placed(self._base, path, value)

    def decide(self, clash: Clash, side: Side, mine: Doc) -> Doc:
        """Decide on a field that both changed, put the version that loses aside, and tell what mine is then.

        Raises:
            EscalateError: It could not be put aside, so that nothing was decided.
        """
        assert self._base is not None
        value = Draft(mine).value(clash.path)
        self._put_aside(mine if side is Side.THEIRS else self._there)
        self._base = placed(self._base, clash.path, value if side is Side.THEIRS else clash.theirs)
        both = joined(clash.path, clash.base, value, clash.theirs) if side is Side.BOTH else None
        return mine if both is None else placed(mine, clash.path, both)

    def overrule(self) -> None:
        """Have mine count wherever it is not what the file says; that is put aside.

        Raises:
            EscalateError: It could not be put aside, so that nothing was decided.
        """
        self._put_aside(self._there)
        self._base = self._there

    def _put_aside(self, doc: Doc | None) -> None:
        if doc is not None:
            from escalate_tui.storage.kept import put_aside

            put_aside(self._place.store.root, VERSIONS, self._id, dump(doc), self._place.clock())

    def take_up(self, copy: Unsaved) -> Doc:
        """Go on with a copy that was kept beside the file, and tell what it holds."""
        self.kept = self._taken_up = copy.path
        self._base = copy.base
        return copy.mine

    def keep(self, mine: Doc) -> None:
        """Keep a copy of a draft beside: among the state, otherwise in the folder of temporary files.

        Raises:
            EscalateError: It would not read back as it is.
            OSError: Neither takes it.
        """
        if self.kept is not None and self._copied is not None:
            was, began = self._copied
            if was is mine and began is self._base:
                return
        try:
            keep_unsaved(self._beside, mine, self._base)
        except OSError:
            self.kept = None
            keep_unsaved(self._in_temporary(), mine, self._base)
            self.kept = self._in_temporary()
        else:
            self._clear_temporary()
            self._let_go()
            self.kept = self._beside
        self._copied = (mine, self._base)

    def forget(self) -> None:
        """Take the copy away: what it held is in the file, or given up."""
        if self._copied is None and self._taken_up is None:
            return
        # One that stays is asked about once more when the draft is opened again, and no text is lost by that.
        for remove in (self._beside.unlink, self._clear_temporary, self._let_go):
            with suppress(OSError):
                remove()
        self.kept = self._copied = None

    def _let_go(self) -> None:
        """Remove the copy that this one goes on from; another window may have it open, and writes its own again."""
        if self._taken_up is not None:
            self._taken_up.unlink(missing_ok=True)
            self._taken_up = None

    def _in_temporary(self) -> Path:
        """Name a copy in a folder of its own, which nobody else may look into."""
        if self._elsewhere is None:
            self._elsewhere = Path(tempfile.mkdtemp(prefix="escalate-tui-")) / f"{self._id}.toml"
        return self._elsewhere

    def _clear_temporary(self) -> None:
        if self._elsewhere is not None:
            self._elsewhere.unlink(missing_ok=True)
            self._elsewhere.parent.rmdir()
            self._elsewhere = None
