"""Why a draft could not be written, in words that say what to do about it."""

import errno
from pathlib import Path

from escalate_tui.errors import EscalateError
from escalate_tui.storage import Conflict
from escalate_tui.storage.errors import in_a_sentence

_WORDS = {
    errno.ENOSPC: "the disk is full. Make room on it.",
    getattr(errno, "EDQUOT", errno.ENOSPC): "your share of the disk is used up. Make room on it.",
    errno.EFBIG: "the file would be larger than this system lets it be.",
    errno.EROFS: "the disk can only be read by now.",
    errno.EIO: "the disk reports an error.",
    errno.EMFILE: "too many files are open on this machine.",
    errno.ENFILE: "too many files are open on this machine.",
    **dict.fromkeys(
        (getattr(errno, name, errno.EIO) for name in ("ESTALE", "ETIMEDOUT", "EHOSTDOWN", "ENOTCONN")),
        "the disk it lies on does not answer.",
    ),
}


def why_not(wrong: EscalateError | OSError, root: Path) -> str:
    """Say why something could not be written, in a sentence or two that begin in the middle of one.

    Args:
        wrong: The error.
        root: The folder of the store.
    """
    if isinstance(wrong, Conflict) and wrong.doc is None:
        if not (root / "records").is_dir():
            return f"the folder {short(root / 'records')} is gone, and the file with it. ctrl+s makes it anew."
        return "it was deleted elsewhere. ctrl+s makes it anew, with all that stands here."
    return str(wrong) if isinstance(wrong, EscalateError) else _by_system(wrong, root)


def _by_system(wrong: OSError, root: Path) -> str:
    """Say what the system said, of which place."""
    if wrong.errno in _WORDS:
        return _WORDS[wrong.errno]
    path = Path(wrong.filename) if isinstance(wrong.filename, str) else root
    place = in_the_way(path) or path
    if wrong.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return f"{short(place)} is a file where a folder belongs. Move it elsewhere."
    if wrong.errno in (errno.EACCES, errno.EPERM):
        return f"{short(place)} may not be written to."
    return f"{short(place)}: {(wrong.strerror or str(wrong)).lower()}."


def in_the_way(path: Path) -> Path | None:
    """Find what is a file where a folder on the way to a path belongs; None where nothing is."""
    return next((one for one in reversed(path.parents) if one.exists() and not one.is_dir()), None)


def demand_folder(folder: Path) -> None:
    """Refuse a folder that is a file, or that lies in one.

    Raises:
        EscalateError: It is; the error names what is in the way.
    """
    place = in_the_way(folder / "file")
    if place is not None:
        raise EscalateError(f"{short(place)} is a file where a folder belongs. Move it elsewhere, then start again.")


def short(path: Path) -> str:
    """Write a path as people do, from their home folder on."""
    home = Path.home()
    told = f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)
    return in_a_sentence(told)
