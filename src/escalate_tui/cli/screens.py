"""The commands that open the screens."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.cli.texts import standard_input
from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.text import clean_line
from escalate_tui.storage import NotFound
from escalate_tui.storage.unsaved import FOLDER, bring_back, kept_ids
from escalate_tui.tui.showing import show
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.model.draft import Draft
    from escalate_tui.tui.beginning import Given


@click.command(
    epilog='\b\nExamples:\n  escalate-tui new "API returns 500 errors intermittently" --customer "Acme Corp"\n'
    "  escalate-tui new --from ticket.eml\n"
    "  escalate-tui new --from - --no-open --json < facts.toml"
)
@click.argument("sentence", required=False, default="")
@click.option("--customer", "customers", metavar="NAME", multiple=True, help="Who is affected; once for each.")
@click.option("--practice", is_flag=True, help="Practise with a made-up case, kept apart from everything real.")
@click.option(
    "--from", "from_", metavar="FILE", type=click.Path(allow_dash=True), help="Begin with what a file says, or -."
)
@click.option("--no-open", is_flag=True, help="Write the draft and print its id, without a screen.")
@click.option("--take", is_flag=True, help="With --no-open: take all that is proposed.")
@click.option("--json", "as_json", is_flag=True, help="With --no-open: print all that was found.")
@click.option("--plain", is_flag=True, help="Ask line by line, without screens.")
@click.pass_obj
def new(
    here: Here,
    *,
    sentence: str,
    customers: tuple[str, ...],
    practice: bool,
    from_: str | None,
    no_open: bool,
    take: bool,
    as_json: bool,
    plain: bool,
) -> int:
    """Begin a new escalation, from a sentence or a file if you have one.

    A file is a record or a part of one as TOML or JSON, a brief in the format json, a mail (.eml) or any text;
    a hyphen is standard input. Facts of a record are taken. What a sentence, a mail or a text says of the fields is
    proposed, and taken singly or all at once; with --no-open the text itself is the description, unless a field has
    all of it.
    """
    names = tuple(name for one in customers if (name := clean_line(one).strip()))
    if practice and (sentence or names or from_ is not None or no_open or plain):
        raise click.UsageError("Practice has a case of its own: leave all else out.")
    _demand_fitting(sentence, from_, no_open=no_open, plain=plain, found=take or as_json)
    place, sentence = here(), clean_line(sentence).strip()
    given = _given(place, from_) if from_ else None
    if no_open:
        from escalate_tui.cli.beginning import write_draft
        from escalate_tui.tui.beginning import Given

        write_draft(place, sentence, names, given or Given(), take=take, as_json=as_json)
        return ExitStatus.DONE
    if from_ == "-":
        _back_to_terminal()
    if plain:
        from escalate_tui.prompts.session import begin
        from escalate_tui.tui.beginning import Given

        return begin(place, sentence, names, given or Given())
    return show(place, begin=True, sentence=sentence, customers=names, given=given, practice=practice)


def _demand_fitting(sentence: str, from_: str | None, *, no_open: bool, plain: bool, found: bool) -> None:
    """Refuse arguments of `new` that do not go together.

    Raises:
        click.UsageError: Some do not; the sentence says which.
    """
    if from_ == "":
        raise click.BadParameter("it is empty: name a file, or - for standard input.", param_hint="--from")
    if sentence and from_:
        raise click.UsageError("Give a sentence or a file, and not both.")
    if plain and no_open:
        raise click.UsageError("--plain asks line by line, and --no-open asks nothing: give one of them.")
    if found and not no_open:
        raise click.UsageError("--take and --json go with --no-open: otherwise the screens show what is found.")


def _given(place: Workplace, name: str) -> "Given":
    """Read what a draft begins with from a file, or from standard input."""
    from escalate_tui.cli.given import STANDARD_INPUT, given_in

    return given_in(name, place.reading, standard_input() if name == STANDARD_INPUT else b"")


def _back_to_terminal() -> None:
    """Have standard input be the terminal again, which the screens need, once what was piped in is read."""
    # Without a terminal the screens refuse by themselves.
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
        os.dup2(terminal, 0)
        os.close(terminal)


@click.command(epilog="\b\nExamples:\n  escalate-tui resume\n  escalate-tui resume k7q")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--plain", is_flag=True, help="Ask line by line, without screens.")
@click.pass_obj
def resume(here: Here, id_: str | None, *, plain: bool) -> int:
    """Open the newest draft, or the one of that ID, where it was left.

    Any part of the ID will do that no other has.
    """
    if id_ is not None and not id_.strip():
        raise click.BadParameter("it is empty: give a part of an id, or nothing for the newest draft.", param_hint="ID")
    place = here()
    bring_back(place.state.folder / FOLDER, place.store)
    identity = _meant(place, id_) if id_ else _newest_draft(place)
    if plain:
        from escalate_tui.prompts.session import resume as go_on

        return go_on(place, identity)
    return show(place, resume=identity)


def _meant(place: Workplace, part: str) -> str:
    """Find the escalation that a part of an id means; of one whose file is gone, a copy will do.

    Raises:
        EscalateError: No id has that part, or several have it, or the file cannot be read.
    """
    try:
        identity = place.store.find(part)
        place.store.get(identity)
    except NotFound:
        kept = [one for one in kept_ids(place.state.folder / FOLDER) if part in one]
        if len(kept) != 1:
            raise
        return kept[0]
    return identity


def _newest_draft(place: Workplace) -> str:
    """Find the draft that was changed last; a file without that time has that of its creation, or its id alone.

    Raises:
        EscalateError: There is none.
    """
    from escalate_tui.model.choices import Status
    from escalate_tui.model.draft import Draft
    from escalate_tui.storage.listing import Listed

    files = list(place.store.listing())
    drafts = [Draft(file.doc) for file in files if isinstance(file, Listed)]
    changed = [(_changed(one), one.id) for one in drafts if one.status is Status.DRAFT]
    if not changed and len(drafts) < len(files):
        raise EscalateError("There is no draft that can be read. See which files cannot be with: escalate-tui list")
    if not changed:
        raise EscalateError("There is no draft to resume. Begin one with: escalate-tui new")
    return max(changed)[1]


def _changed(draft: "Draft") -> datetime:
    """Tell when a draft was last changed, as well as its file does; the beginning of time where it says nothing."""
    told = (one for one in (draft.record.updated, draft.record.created) if isinstance(one, datetime))
    return next(told, datetime.min.replace(tzinfo=UTC))
