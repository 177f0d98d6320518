"""The commands that open the screens."""

import gc
import os
import sys
from datetime import datetime

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.errors import EscalateError
from escalate_tui.model.text import clean_line
from escalate_tui.storage import Listed
from escalate_tui.workplace import Workplace


class NoTerminal(EscalateError):
    """The screens need a terminal that can show them."""


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
    """Find the draft that was changed last.

    Raises:
        EscalateError: There is none.
    """
    from escalate_tui.model.choices import Status
    from escalate_tui.model.draft import Draft

    drafts = [Draft(file.doc) for file in place.store.listing() if isinstance(file, Listed)]
    changed: list[tuple[datetime, str]] = [
        (one.record.updated, one.id)
        for one in drafts
        if one.status is Status.DRAFT and isinstance(one.record.updated, datetime)
    ]
    if not changed:
        raise EscalateError("There is no draft to resume. Begin one with: escalate-tui new")
    return max(changed)[1]


def show(
    place: Workplace, *, resume: str = "", begin: bool = False, sentence: str = "", customers: tuple[str, ...] = ()
) -> int:
    """Run the screens, and tell the exit status.

    Args:
        place: What they work with.
        resume: The escalation to open at once; the board unless given.
        begin: Whether to begin a draft at once.
        sentence: What the draft is about; empty when that is not known.
        customers: The names of who is affected.

    Raises:
        NoTerminal: There is no terminal to run them on.
    """
    _need_terminal()
    # Collecting garbage while importing finds none and takes time; what is imported stays for good.
    gc.disable()
    from escalate_tui.tui.app import EscalateApp
    from escalate_tui.tui.going import Begun

    gc.freeze()
    app = EscalateApp(place, resume=resume, begin=Begun(sentence, customers) if begin else None)
    app.run()
    app.save()
    return app.return_code or 0


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal("The screens of escalate-tui need a terminal on standard input and standard error.")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal(
            "TERM is “dumb”, which cannot show screens. Set it to what your terminal is, such as xterm-256color."
        )
