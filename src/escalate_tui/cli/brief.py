"""The command that prints a brief."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from escalate_tui.cli.escalation import Here, document_of
from escalate_tui.errors import EscalateError
from escalate_tui.noting import noted
from escalate_tui.storage import create_new
from escalate_tui.storage.exports import Export

if TYPE_CHECKING:
    from escalate_tui.judgement.assessment import Assessment, Context
    from escalate_tui.model.draft import Draft


@click.command(
    epilog="\b\nExamples:\n  escalate-tui brief k7q\n  escalate-tui brief k7q --format plain\n"
    "  escalate-tui brief k7q --target leadership --output brief.md"
)
@click.argument("name", metavar="ID|FILE")
@click.option(
    "--format",
    "format_",
    help="markdown, plain, jira, slack, github, html, mail or json. Without it, what the target reads.",
)
@click.option("--target", help="Address it to this team instead: l2-support, engineering, product, …")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this new file.")
@click.pass_obj
def brief(here: Here, name: str, format_: str | None, target: str | None, output: Path | None) -> None:
    """Print the brief of an escalation, and nothing else.

    Any part of the ID will do that no other has, and so will the path of any file of an escalation.
    """
    from escalate_tui.board_index import context_for
    from escalate_tui.brief import FORMATS, document, render, too_long
    from escalate_tui.judgement.assess import assess
    from escalate_tui.model.choices import Team
    from escalate_tui.model.draft import Draft

    if format_ is not None and format_ not in FORMATS:
        raise click.BadParameter(f"“{format_}” is none of {', '.join(FORMATS)}.", param_hint="--format")
    if target is not None and target not in set(Team):
        raise click.BadParameter(f"“{target}” is none of {', '.join(Team)}.", param_hint="--target")
    place = here()
    draft = Draft(document_of(place, name))
    context = context_for(place, draft)
    assessment = assess(draft, context)
    reader = Team(target) if target else assessment.target.team
    format_ = format_ or place.settings.receiver(reader).format or next(iter(FORMATS))
    _refuse(name, assessment)
    _refuse_secrets(format_, draft, assessment, context)
    text = render(document(draft, assessment, context, Team(target) if target else None), format_)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)
        if problem := noted(place, Export(draft.id, output, place.clock(), format_)):
            click.echo(problem, err=True)
    if warning := too_long(format_, text):
        click.echo(warning, err=True)


def _write(output: Path, text: str) -> None:
    try:
        create_new(output, text.encode())
    except FileExistsError:
        raise EscalateError(f"{output} is there already, and is left as it is: choose another name.") from None


def _refuse(name: str, assessment: "Assessment") -> None:
    """Print no brief that would be false or empty.

    Raises:
        EscalateError: Something stops it; the sentence names the first, and the command that lists all of it.
    """
    for one in assessment.stops:
        raise EscalateError(
            f"Nothing was printed: escalate-tui check {shlex.quote(name)} lists what stops the brief, "
            f"first {one.path}: {one.says}"
        )


def _refuse_secrets(format_: str, draft: "Draft", assessment: "Assessment", context: "Context") -> None:
    """Print no secret that nobody decided on: there is no one to ask here.

    Raises:
        EscalateError: There is one.
    """
    from escalate_tui.brief import secret_beside
    from escalate_tui.judgement.findings_sensitive import secrets_in

    for one in secrets_in(assessment.findings):
        raise EscalateError(
            f"Nothing was printed, for {one.path} holds what should not leave. {one.says} "
            "Open it with escalate-tui resume: copying there asks whether to mask it or keep it."
        )
    if held_back := secret_beside(format_, draft, context):
        raise EscalateError(f"Nothing was printed, for {held_back}")
