"""Beginning a draft from a script: it is written, its id printed, and nothing is opened."""

import getpass
import json
from collections.abc import Iterator
from contextlib import suppress
from operator import methodcaller
from typing import TYPE_CHECKING

import click

from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.intake import Proposal
    from escalate_tui.model.draft import Draft
    from escalate_tui.model.reading import Reading
    from escalate_tui.tui.beginning import Given


def reading_of(place: Workplace) -> "Reading":
    """Give what typed text depends on, at this instant."""
    from escalate_tui.model.reading import Reading

    return Reading(place.clock(), place.settings.calendar, place.settings.currency)


def write_draft(
    place: Workplace, sentence: str, customers: tuple[str, ...], given: "Given", *, take: bool, as_json: bool
) -> None:
    """Begin a draft, write it, and print its id.

    Facts are taken; what a sentence or a text proposes is taken only when that is asked for.

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
    from escalate_tui.intake import proposals, taken
    from escalate_tui.model.text import visible
    from escalate_tui.tui.beginning import begun_draft

    draft = begun_draft(place, place.user or _account(), sentence, customers, given.facts)
    proposed = proposals(sentence or given.text, reading_of(place))
    missing = [one for one in proposed if taken(draft, [one]).doc != draft.doc]
    if take:
        draft = taken(draft, proposed)
    place.store.put(draft.doc, None)
    left = [] if take else missing
    if as_json:
        click.echo(_in_json(draft, given, proposed, left))
        return
    click.echo(draft.id)
    for told in _to_look_at(draft, given, len(left)):
        click.echo(visible(told), err=True)


def _account() -> str:
    """Name the account, as the screens offer it to somebody who was never asked; empty where it has no name."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def _to_look_at(draft: "Draft", given: "Given", left: int) -> Iterator[str]:
    """Say what was not taken as somebody may have meant it."""
    if given.unknown:
        yield given.unknown_told
    yield from (f"{one.path}: {one.says}" for one in draft.unparsed)
    if left:
        facts = "1 fact is" if left == 1 else f"{left} facts are"
        yield f"{facts} proposed and not taken. With --take all are; --json lists them."


def _in_json(draft: "Draft", given: "Given", proposed: "tuple[Proposal, ...]", left: "list[Proposal]") -> str:
    told = {
        "id": draft.id,
        "proposed": [
            {"path": one.path, "value": one.value, "words": one.words, "taken": one not in left} for one in proposed
        ],
        "unparsed": [{"path": one.path, "says": one.says} for one in draft.unparsed],
        "unknown": given.unknown,
        "attachments": given.attachments,
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=methodcaller("isoformat"))
