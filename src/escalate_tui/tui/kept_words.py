"""What is said of a copy that was kept: its row in the list, and what restoring it would change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from textual.content import Content

from escalate_tui.followup.between import Difference, differences
from escalate_tui.model.draft import Draft
from escalate_tui.model.text import clean_line
from escalate_tui.moments import show_in_full
from escalate_tui.storage import Damaged, FileStore, NotAnId, NotFound, Version
from escalate_tui.storage.kept import Kept
from escalate_tui.storage.listing import DamagedFile
from escalate_tui.tui.words import said

SHORT = 24
"""Characters of a value that a row still tells."""

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is there of an escalation, over which a version would be restored.

    Attributes:
        draft: What can be read; None where nothing can.
        version: The state in which it was looked at; None where nothing is there.
        reason: Why it cannot be read; empty where it can, or where nothing is there.
    """

    draft: Draft | None
    version: Version | None
    reason: str = ""


def standing_of(store: FileStore, identity: str) -> Standing:
    """Look at what is there of an escalation.

    Raises:
        OSError: Its file cannot be opened.
    """
    version = None
    try:
        version = store.head(identity)
        return Standing(Draft(store.get(identity)[0]), version)
    except (NotFound, NotAnId):
        return Standing(None, None)
    except Damaged as bad:
        return Standing(None, version, bad.reason)


def version_row(kept: Kept, there: Standing, zone: tzinfo) -> tuple[str, str]:
    """Say when a version was kept and who wrote it, and then what differs in it."""
    who = "by this program" if kept.written_here else "by hand"
    found = _changes(kept, there, zone)
    what = f"cannot be read: {kept.reason}" if kept.reason else in_words(found)
    if not found and (later := _entries_since(kept, there)) > 0:
        what = f"only the history: {later} {'entry' if later == 1 else 'entries'} more now"
    return f"{show_in_full(kept.at, zone)}  {who}", what


def trash_row(kept: Kept, zone: tzinfo) -> tuple[str, str]:
    """Say what was deleted, and then when."""
    draft = Draft(kept.doc) if kept.doc is not None else None
    name = (draft.record.understand.summary if draft else None) or kept.id
    when = show_in_full(kept.at, zone)
    what = f"{draft.status.label}, " if draft else "cannot be read, "
    return name, f"{what}deleted {when}" if kept.deleted else f"{what}file gone, kept {when}"


def damaged_row(file: DamagedFile) -> tuple[str, str]:
    """Say which file cannot be read, and then why."""
    return file.path.name, f"{file.reason}{f', line {file.line}' if file.line else ''}"


def in_words(found: Sequence[Difference]) -> str:
    """Say in a line what differs: of a single short value both, otherwise the names of the fields."""
    if not found:
        return "no field differs"
    one = found[0]
    values = [clean_line(" ".join(lines)) or NOTHING for lines in (one.before, one.after)]
    if len(found) == 1 and all(len(value) <= SHORT for value in values):
        return f"{one.title}: {values[0]}, now {values[1]}"
    return ", ".join(one.title for one in found)


def version_lines(kept: Kept, there: Standing, zone: tzinfo, width: int) -> list[Content]:
    """Say what a version is, and what restoring it would change."""
    who = "This program wrote it." if kept.written_here else "Something else wrote it: a person or another program."
    lines = [
        said((f"Kept {show_in_full(kept.at, zone)}", "bold")),
        said((f"{kept.size:,} bytes. {who}", "$foreground-muted")),
        Content(""),
    ]
    if kept.doc is None:
        lines += _unreadable(kept)
    elif there.draft is None:
        what = f"What is there cannot be read: {there.reason}." if there.reason else "Its file is gone."
        lines += [said((what, "$text-warning")), Content(""), *_all_of(kept.doc, zone, width)]
    else:
        lines += _compared(_changes(kept, there, zone), width)
        if there.draft.record.history:
            lines.append(said(("The history keeps all its entries.", "$foreground-muted")))
    return lines


def trash_lines(kept: Kept, zone: tzinfo, width: int) -> list[Content]:
    """Say what was deleted, in full."""
    name, when = trash_row(kept, zone)
    lines = [said((name, "bold")), said((f"{when}. {kept.id}, {kept.size:,} bytes.", "$foreground-muted")), Content("")]
    lines += _unreadable(kept) if kept.doc is None else _all_of(kept.doc, zone, width)
    return lines


def damaged_lines(file: DamagedFile, versions: int) -> list[Content]:
    """Say why a file cannot be read, and what can be done."""
    _, reason = damaged_row(file)
    kept = (("enter", "bold $text-accent"), f" shows its versions, {versions}") if versions else ("No version is kept",)
    return [
        said((str(file.path), "bold")),
        said((f"It cannot be read: {reason}.", "$text-warning")),
        Content(""),
        said("Mend it in an editor. ", *kept, "; ", ("x", "bold $text-accent"), " moves it to the trash."),
    ]


def _changes(kept: Kept, there: Standing, zone: tzinfo) -> tuple[Difference, ...]:
    """List what differs between a version and what is there; nothing where one of them cannot be read."""
    if kept.doc is None or there.draft is None:
        return ()
    return differences(Draft(kept.doc), there.draft, zone)


def _entries_since(kept: Kept, there: Standing) -> int:
    """Count the entries that the history has now and had not in a version."""
    if kept.doc is None or there.draft is None:
        return 0
    return len(there.draft.record.history) - len(Draft(kept.doc).record.history)


def _unreadable(kept: Kept) -> Iterator[Content]:
    yield said((f"It cannot be read, and so not restored: {kept.reason}.", "$text-warning"))
    yield said(f"It is {kept.path}.")


def _compared(found: Sequence[Difference], width: int) -> Iterator[Content]:
    """Write what restoring changes: each field as it was then, and as it is now."""
    if not found:
        yield said("No field says anything else than now.")
    for one in found:
        yield said((one.title, "bold $text-accent"))
        for line in one.before or (NOTHING,):
            yield from _under("then  ", said(line), width)
        for line in one.after or (NOTHING,):
            yield from _under("now   ", said((line, "$foreground-muted")), width)
        yield Content("")


def _all_of(doc: dict[str, object], zone: tzinfo, width: int) -> Iterator[Content]:
    """Write every field that says something."""
    for one in differences(Draft(doc), Draft({}), zone):
        yield said((one.title, "bold $text-accent"))
        for line in one.before:
            yield from _under("", said(line), width)


def _under(label: str, line: Content, width: int) -> Iterator[Content]:
    """Write a line behind a label, wrapped under its own beginning."""
    before = f"  {label}"
    for number, part in enumerate(line.wrap(max(8, width - len(before))) or [line]):
        yield said((" " * len(before) if number else before, "$foreground-muted")) + part
