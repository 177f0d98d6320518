"""The command that does the acts of the board from a script: each becomes the same entry of the history."""

from typing import TYPE_CHECKING, Final

import click

from escalate_tui.cli.logged import AS_JSON, Subject, demand_dated
from escalate_tui.cli.texts import line, lines
from escalate_tui.model.choices import Severity

if TYPE_CHECKING:
    from datetime import datetime

    from escalate_tui.model.draft import Draft

KEEPS: Final = click.option(
    "--keeps", metavar="KEY", multiple=True, help="A promise or a deadline that ends with it, by the key --json tells."
)
"""What has a date and ends with an act."""

WAY_OUT: Final = "Open it with escalate-tui resume, and its record with e: copying there asks about it."
"""What to do about a secret that nobody decided on."""


class Acts(click.Group):
    """The acts, whose help is also given where somebody leaves the ID out."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the act; of an act in the place of the ID, with nothing behind it but the question for help, that."""
        name = ctx.params["id_"]
        act = self.get_command(ctx, name) if args == ["--help"] else None
        return super().resolve_command(ctx, args) if act is None else (name, act, args)


@click.group(
    cls=Acts,
    subcommand_metavar="ACT [OPTIONS]",
    epilog='\b\nExamples:\n  escalate-tui log k7q follow-up -m "Asked in #platform; they are on it"\n'
    '  escalate-tui log k7q promise -m "a cause" --by "Fri 17:00"\n'
    "  escalate-tui log k7q update -m - < sent.txt",
)
@click.argument("id_", metavar="ID")
@click.pass_context
def log(ctx: click.Context, id_: str) -> None:
    """Do an act of the board from a script: one more entry in the history of an escalation.

    Any part of the ID will do that no other has. A text that is only a hyphen is read from standard input.
    Ends with 1 when the act is not allowed as the escalation stands, with 2 when it lacks something.
    To close one there is escalate-tui close.
    """
    ctx.obj = Subject(ctx.obj, id_)


@log.command(
    name="follow-up", epilog='\b\nExamples:\n  escalate-tui log k7q follow-up -m "Asked in #platform; they are on it"'
)
@click.option("-m", "--message", "note", callback=line, required=True, help="How it stands.")
@KEEPS
@AS_JSON
@click.pass_obj
def follow_up(of: Subject, note: str, keeps: tuple[str, ...], *, as_json: bool) -> None:
    """Note what the target said. Their clock starts again."""
    from escalate_tui.followup.acts import follow_up as act

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        after = act(draft, note, now, by, keeps)
        demand_dated(draft, of.place, keeps)
        return after

    of.log(step, as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q update -m "Nothing new yet; next word at 17:00"')
@click.option("-m", "--message", "note", callback=lines, required=True, help="What the customer was told.")
@KEEPS
@AS_JSON
@click.pass_obj
def update(of: Subject, note: str, keeps: tuple[str, ...], *, as_json: bool) -> None:
    """Note what the customer was told. Word that nothing is new counts too; their clock starts again."""
    from escalate_tui.followup.acts import update_customer as act

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        after = act(draft, note, now, by, keeps)
        demand_dated(draft, of.place, keeps)
        return after

    of.log(step, as_json=as_json)


@log.command(
    epilog='\b\nExamples:\n  escalate-tui log k7q promise -m "a cause" --by "Fri 17:00"\n'
    '  escalate-tui log k7q promise -m "a fix" --by +2d --to "Dana Ruiz"'
)
@click.option("-m", "--message", "what", callback=line, required=True, help="What they will have.")
@click.option("--by", "due", metavar="TIME", required=True, help="By when: +4h, tomorrow 12:00, Fri 17:00.")
@click.option("--to", callback=line, help="To whom; otherwise the customer's contact.")
@click.option("--replaces", metavar="KEY", multiple=True, help="A promise whose place it takes, by its key.")
@AS_JSON
@click.pass_obj
def promise(of: Subject, what: str, due: str, to: str | None, replaces: tuple[str, ...], *, as_json: bool) -> None:
    """Note what was promised by when. It stands on the board until an act keeps it."""
    from escalate_tui.followup.acts import contact_of
    from escalate_tui.followup.acts import promise as act
    from escalate_tui.followup.commitment import CommitmentKind

    by_then = of.moment(due, "--by")

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        whom = contact_of(draft) if to is None else to
        after = act(draft, what=what, to=whom, due=by_then, now=now, by=by, keeps=replaces)
        demand_dated(draft, of.place, replaces, CommitmentKind.PROMISE)
        return after

    of.log(step, as_json=as_json)


@log.command(
    epilog='\b\nExamples:\n  escalate-tui log k7q attempt -m "Restarted the export" --result "the same rows miss"'
)
@click.option("-m", "--message", "action", callback=line, required=True, help="What was tried: one thing.")
@click.option("--result", callback=line, default="", help="What came of it, also when nothing changed.")
@AS_JSON
@click.pass_obj
def attempt(of: Subject, action: str, result: str, *, as_json: bool) -> None:
    """Note what was tried since. It joins what was tried before."""
    from escalate_tui.followup.changing import add_attempt

    of.log(lambda draft, now, by: add_attempt(draft, action, result, now, by), as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q severity critical -m "orders are lost"')
@click.argument("severity", type=click.Choice([one.value for one in Severity]), metavar="SEVERITY")
@click.option("-m", "--message", "reason", callback=line, required=True, help="What is new.")
@AS_JSON
@click.pass_obj
def severity(of: Subject, severity: str, reason: str, *, as_json: bool) -> None:
    """Change the severity. It is critical, high or medium; both clocks are timed anew."""
    from escalate_tui.followup.changing import change_severity

    of.log(lambda draft, now, by: change_severity(draft, Severity(severity), reason, now, by), as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q owner Priya -m "she has the late shift"')
@click.argument("owner", metavar="NAME", callback=line)
@click.option("-m", "--message", "note", callback=line, default="", help="What they should know.")
@AS_JSON
@click.pass_obj
def owner(of: Subject, owner: str, note: str, *, as_json: bool) -> None:
    """Hand the ownership over to NAME. They keep the promises from now on."""
    from escalate_tui.followup.changing import change_owner

    of.log(lambda draft, now, by: change_owner(draft, owner, note, now, by), as_json=as_json)


@log.command(
    epilog='\b\nExamples:\n  escalate-tui log k7q target product -m "it is a gap, not a bug" --also leadership'
)
@click.argument("team", metavar="TEAM")
@click.option("--also", metavar="TEAM", multiple=True, help="Who else is told; otherwise who was told last.")
@click.option("-m", "--message", "note", callback=line, default="", help="Why.")
@AS_JSON
@click.pass_obj
def target(of: Subject, team: str, also: tuple[str, ...], note: str, *, as_json: bool) -> None:
    """Send it to TEAM with a new brief. The history keeps the text.

    A team is one of l2-support, engineering, product, security and leadership.
    """
    from escalate_tui.model.choices import Team
    from escalate_tui.model.history import SENT, last
    from escalate_tui.tui.acts.changing import target_form

    for name, hint in ((team, "TEAM"), *((one, "--also") for one in also)):
        if name not in set(Team):
            raise click.BadParameter(f"“{name}” is none of {', '.join(Team)}.", param_hint=hint)

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        sent = last(draft.record.history, *SENT)
        told = [*map(Team, also)] or list(sent.also if sent else ())
        answers = {"team": Team(team), "also": told, "note": note}
        return target_form(draft, of.place, WAY_OUT).step(answers)(draft, now, by)

    of.log(step, as_json=as_json)


@log.command(name="sent-back", epilog='\b\nExamples:\n  escalate-tui log k7q sent-back -m "they miss the logs"')
@click.option("-m", "--message", "reason", callback=line, required=True, help="What they miss, or who should have it.")
@AS_JSON
@click.pass_obj
def sent_back(of: Subject, reason: str, *, as_json: bool) -> None:
    """Note why the target sent it back. The clocks go on."""
    from escalate_tui.followup.changing import sent_back as act

    of.log(lambda draft, now, by: act(draft, reason, now, by), as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q pause -m "their office is closed" --until "Mon 09:00"')
@click.option("-m", "--message", "reason", callback=line, required=True, help="Why they want to hear nothing.")
@click.option("--until", metavar="TIME", required=True, help="Until when: tomorrow 09:00, Mon 09:00.")
@AS_JSON
@click.pass_obj
def pause(of: Subject, reason: str, until: str, *, as_json: bool) -> None:
    """Stop the customer's clock for a while. That of the target goes on."""
    from escalate_tui.followup.acts import pause as act
    from escalate_tui.moments import start_of

    end = start_of(of.moment(until, "--until"), of.place.zone)
    of.log(lambda draft, now, by: act(draft, reason=reason, until=end, now=now, by=by), as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q resume -m "they are back"')
@click.option("-m", "--message", "note", callback=line, default="", help="Why.")
@AS_JSON
@click.pass_obj
def resume(of: Subject, note: str, *, as_json: bool) -> None:
    """End a pause before its time. The customer's clock goes on with what was left."""
    from escalate_tui.followup.acts import resume as act

    of.log(lambda draft, now, by: act(draft, note, now, by), as_json=as_json)


@log.command(epilog='\b\nExamples:\n  escalate-tui log k7q reopen -m "it is back since release 4.19"')
@click.option("-m", "--message", "note", callback=line, required=True, help="What came back.")
@AS_JSON
@click.pass_obj
def reopen(of: Subject, note: str, *, as_json: bool) -> None:
    """Open a closed escalation again. Both clocks start now."""
    from escalate_tui.followup.closing import reopen as act

    of.log(lambda draft, now, by: act(draft, note, now, by), as_json=as_json)


@log.command(name="take-back", epilog="\b\nExamples:\n  escalate-tui log k7q take-back")
@AS_JSON
@click.pass_obj
def take_back(of: Subject, *, as_json: bool) -> None:
    """Take the last entry back. It stays in the history and no longer counts."""
    from escalate_tui.followup.acts import take_back as act
    from escalate_tui.followup.entries import demand
    from escalate_tui.model.choices import Status
    from escalate_tui.model.history import counting

    standing = counting(of.draft.record.history)
    # One that another program adds meanwhile is not taken back instead.
    key = standing[-1].key if standing else ""

    def step(draft: "Draft", now: "datetime", by: str) -> "Draft":
        demand(draft, "there is nothing to take back", Status.OPEN, Status.RESOLVED, Status.DE_ESCALATED)
        return act(draft, key, now, by)

    of.log(step, as_json=as_json)
