"""Beginning a draft from a script: it is written, its id printed, and nothing is opened."""

import json
from collections.abc import Iterator, Sequence
from operator import methodcaller
from typing import TYPE_CHECKING, Final

import click

from escalate_tui.account import account
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.intake import Proposal
    from escalate_tui.model.draft import Draft
    from escalate_tui.tui.beginning import Given

DESCRIPTION: Final = "understand.description"
"""The field that keeps a text."""


def write_draft(
    place: Workplace, sentence: str, customers: tuple[str, ...], given: "Given", *, take: bool, as_json: bool
) -> None:
    """Begin a draft, write it, and print its id.

    Facts are taken; what a sentence or a text proposes is taken only when that is asked for. The text itself becomes
    the description, unless a field has all of it, so that nothing typed is lost.

    Args:
        place: The store, the clock, the settings.
        sentence: What it is about; empty where that is not known.
        customers: The names of who is affected.
        given: What was taken from a file.
        take: Whether to take what is proposed.
        as_json: Whether to print it for another program, with all that was found.

    Raises:
        EscalateError: It cannot be written.
        OSError: It cannot be written.
    """
    from escalate_tui.intake import adding, proposals, taken
    from escalate_tui.model.text import visible
    from escalate_tui.tui.beginning import begun_draft

    draft = begun_draft(place, place.user or account(), sentence, customers, given.facts)
    text = sentence or given.text
    proposed = proposals(text, place.reading)
    draft = taken(draft, proposed) if take else draft
    left = adding(draft, proposed)
    draft, over = _with_text(draft, text, [one for one in proposed if one not in left])
    place.store.put(draft.doc, None)
    if as_json:
        click.echo(_in_json(draft, given, proposed, left, over))
        return
    click.echo(draft.id)
    for told in _to_look_at(draft, given, len(left), over):
        click.echo(visible(told), err=True)


def _with_text(draft: "Draft", text: str, held: "Sequence[Proposal]") -> "tuple[Draft, int]":
    """Keep a text as the description, unless a field has all of it.

    Args:
        draft: The draft, whose description is empty where there is a text: that is never proposed.
        text: What was typed, or stands in the file.
        held: What the draft holds of it.

    Returns:
        The draft, and the number of characters that the description has no room for.
    """
    from escalate_tui.model.record import field_at
    from escalate_tui.model.room import cut

    text = text.strip()
    if not text or any(one.words.strip() == text for one in held) or draft.value("understand.summary") == text:
        return draft, 0
    kept = cut(text, field_at(DESCRIPTION).face.limit or 0)
    return draft.with_value(DESCRIPTION, kept), len(text) - len(kept)


def _to_look_at(draft: "Draft", given: "Given", left: int, over: int) -> Iterator[str]:
    """Say what was not taken as somebody may have meant it."""
    if given.unknown:
        yield given.unknown_told
    yield from (f"{one.path}: {one.says}" for one in draft.unparsed)
    if over:
        kept = len(draft.value(DESCRIPTION))
        yield f"The description has room for {kept:,} of the text's {kept + over:,} characters; others are left out."
    if left:
        facts = "1 fact is" if left == 1 else f"{left} facts are"
        yield f"{facts} proposed and not taken. With --take all are; --json lists them."


def _in_json(
    draft: "Draft", given: "Given", proposed: "Sequence[Proposal]", left: "Sequence[Proposal]", over: int
) -> str:
    told = {
        "id": draft.id,
        "proposed": [
            {"path": one.path, "value": one.value, "words": one.words, "taken": one not in left} for one in proposed
        ],
        "unparsed": [{"path": one.path, "says": one.says} for one in draft.unparsed],
        "unknown": given.unknown,
        "attachments": given.attachments,
        "left_out": over,
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=methodcaller("isoformat"))
