"""The command that closes an escalation from a script, with the checklist of the practice."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from escalate_tui.cli.logged import AS_JSON, Subject
from escalate_tui.cli.texts import line

if TYPE_CHECKING:
    from datetime import datetime

    from escalate_tui.cli.escalation import Here
    from escalate_tui.followup.closing import Closing, Item, StandingDown
    from escalate_tui.model.draft import Draft


EXAMPLES: Final = """\b
Examples:
  escalate-tui close k7q -m "Fixed in release 4.19" --learned "The pool was too small" \\
      --done customer-confirmed --done tracking-updated --done learnings-captured
  escalate-tui close k7q --as de-escalated -m "A setting of theirs" --done team-told \\
      --done resolution-in-ticket --done customer-told --waive learned-written="known already\""""


@click.command(epilog=EXAMPLES)
@click.argument("id_", metavar="ID")
@click.option(
    "--as", "as_", type=click.Choice(["resolved", "de-escalated"]), default="resolved", help="Resolved unless given."
)
@click.option("-m", "--message", "note", callback=line, required=True, help="How it ended.")
@click.option("--learned", callback=line, default="", help="What was learned, for the next of its kind.")
@click.option("--done", metavar="KEY", multiple=True, help="An item of the checklist that is done.")
@click.option("--waive", metavar="KEY=REASON", multiple=True, help="An item that is not done, and why not.")
@AS_JSON
@click.pass_obj
def close(
    here: "Here",
    *,
    id_: str,
    as_: str,
    note: str,
    learned: str,
    done: tuple[str, ...],
    waive: tuple[str, ...],
    as_json: bool,
) -> None:
    """Close an open escalation, once each item of its checklist is done or waived.

    Resolved: customer-confirmed, tracking-updated, learnings-captured. De-escalated: team-told,
    resolution-in-ticket, customer-told, learned-written.
    """
    from escalate_tui.followup.closing import Closing, StandingDown, Unsettled, de_escalate, resolve

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        told: dict[str, Any] = {"learning": learned, "now": now, "by": by}
        if as_ == "resolved":
            return resolve(draft, note=note, **_settled(Closing, done, waive), **told)
        return de_escalate(draft, reason=note, **_settled(StandingDown, done, waive), **told)

    try:
        Subject(here, id_).log(step, as_json=as_json)
    except Unsettled as wrong:
        raise click.UsageError(f"{wrong}{_with_keys(wrong.items)}") from wrong


def _settled(checklist: type["Item"], done: Iterable[str], waive: Iterable[str]) -> dict[str, Any]:
    """Read which items of a checklist are done, and which are not for a reason.

    Raises:
        click.BadParameter: One is no item of it, or there is no reason.
    """
    from escalate_tui.model.text import clean_line

    waived = {}
    for one in waive:
        key, _, reason = one.partition("=")
        if not clean_line(reason).strip():
            raise click.BadParameter(f'“{one}” has no reason: write {key}="why not".', param_hint="--waive")
        waived[_item(checklist, key, "--waive")] = clean_line(reason)
    return {"done": [_item(checklist, key, "--done") for key in done], "waived": waived}


def _item(checklist: type["Item"], key: str, option: str) -> "Item":
    if key not in set(checklist):
        raise click.BadParameter(f"“{key}” is none of {', '.join(checklist)}.", param_hint=option)
    return checklist(key)


def _with_keys(items: "Iterable[Closing | StandingDown]") -> str:
    """List items as the next try can give them."""
    from escalate_tui.followup.closing import Closing, StandingDown

    told = ""
    for item in items:
        text = " with --learned TEXT" if item in (Closing.LEARNINGS, StandingDown.LEARNED) else ""
        told += f'\n  --done {item.value}{text}, or --waive {item.value}="why not"'
    return told
