"""The commands that open the screens."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.errors import EscalateError
from escalate_tui.model.text import clean_line
from escalate_tui.storage import Listed
from escalate_tui.tui.showing import show
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.model.draft import Draft


@click.command()
@click.argument("sentence", required=False, default="")
@click.option("--customer", "customers", metavar="NAME", multiple=True, help="Who is affected; once for each.")
@click.pass_obj
def new(here: Here, sentence: str, customers: tuple[str, ...]) -> int:
    """Begin a new escalation, from a sentence if you have one.

    What the sentence says of the fields is proposed, and taken singly or all at once.
    Example: escalate-tui new "API returns 500 errors intermittently" --customer "Acme Corp"
    """
    names = tuple(name for one in customers if (name := clean_line(one).strip()))
    return show(here(), begin=True, sentence=clean_line(sentence).strip(), customers=names)


@click.command()
@click.argument("id_", metavar="[ID]", required=False)
@click.pass_obj
def resume(here: Here, id_: str | None) -> int:
    """Open the newest draft, or the one of that ID, where it was left.

    Any part of the ID will do that no other has. Example: escalate-tui resume k7q
    """
    place = here()
    identity = place.store.find(id_) if id_ else _newest_draft(place)
    place.store.get(identity)
    return show(place, resume=identity)


def _newest_draft(place: Workplace) -> str:
    """Find the draft that was changed last; a file without that time has that of its creation, or its id alone.

    Raises:
        EscalateError: There is none.
    """
    from escalate_tui.model.choices import Status
    from escalate_tui.model.draft import Draft

    drafts = [Draft(file.doc) for file in place.store.listing() if isinstance(file, Listed)]
    changed = [(_changed(one), one.id) for one in drafts if one.status is Status.DRAFT]
    if not changed:
        raise EscalateError("There is no draft to resume. Begin one with: escalate-tui new")
    return max(changed)[1]


def _changed(draft: "Draft") -> datetime:
    """Tell when a draft was last changed, as well as its file does; the beginning of time where it says nothing."""
    told = (one for one in (draft.record.updated, draft.record.created) if isinstance(one, datetime))
    return next(told, datetime.min.replace(tzinfo=UTC))
