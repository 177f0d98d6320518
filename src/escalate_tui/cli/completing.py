"""What could come next in a line that somebody types: ids with their headlines, and words of closed sets."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
)

from escalate_tui.cli.escalation import Here
from escalate_tui.config.given_sets import FORMATS
from escalate_tui.crash import Caught
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.choices import Team
from escalate_tui.model.text import clean_line, visible
from escalate_tui.paths import APP, COMPLETING
from escalate_tui.storage.layout import SUFFIX

if TYPE_CHECKING:
    Item = CompletionItem[str]

Offer = Callable[[Here, str], "Iterable[Item]"]
"""Tells what a text could become that somebody has begun to type."""


def answer(commands: click.Group, asked: str, here: Here) -> int:
    """Answer a shell that asks what could come next; whatever goes wrong, nothing is said in the line.

    Args:
        commands: The commands of the program.
        asked: What it asks, as click has it: `bash_complete`.
        here: Puts together what the program works with.
    """
    for parameter in _parameters(commands):
        offer = OFFERS.get(parameter.metavar or parameter.opts[0])
        if offer is not None and parameter.type is click.STRING:
            parameter.type = _Offered(offer)
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)
    with Caught(), redirect_stderr(io.StringIO()):
        shell_complete(commands, {"obj": here}, APP, COMPLETING, asked)
    return ExitStatus.DONE


def _parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from _parameters(one)


class _Bash(BashComplete):
    """Bash, which parts words at "=" too: of --format=plain it makes three."""

    def get_completion_args(self) -> tuple[list[str], str]:
        words, typed = super().get_completion_args()
        return [word for word in words if word != "="], typed


class _Whole(ShellComplete):
    """A shell that puts what it is offered in place of the whole word: of --format=pl the option goes with it."""

    def get_completions(self, args: list[str], incomplete: str) -> "list[Item]":
        option, equals, _ = incomplete.partition("=")
        offered = super().get_completions(args, incomplete)
        if option.startswith("--") and equals:
            for one in offered:
                one.value = one.value if one.type == "file" else f"{option}={one.value}"
        return offered


class _Zsh(_Whole, ZshComplete):
    """Zsh."""


class _Fish(_Whole, FishComplete):
    """Fish."""


class _Offered(click.types.StringParamType):
    """A text that a shell can complete."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    def shell_complete(self, ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[Item]":
        return list(self._offer(ctx.obj, incomplete))


def _ids(here: Here, typed: str) -> "Iterator[Item]":
    """Offer the ids that begin so, newest first, each with its headline, otherwise the only one with that part in it.

    Several with a part in the middle are not offered: a shell would put what they share in place of what was typed.
    """
    from escalate_tui.board_index import summaries

    place, part = here(), typed.lower()
    within = [one for one in place.store.ids() if part in one]
    offered = [one for one in within if one.startswith(part)] or (within if len(within) == 1 else [])
    said = summaries(place) if offered else {}
    yield from (CompletionItem(one, help=visible(clean_line(said.get(one, "")))) for one in offered)


def _ids_or_files(here: Here, typed: str) -> "list[Item]":
    """Offer ids, or have the shell offer files where no id goes on so."""
    is_path = "/" in typed or typed.startswith((".", "~")) or typed.endswith(SUFFIX)
    return ([] if is_path else list(_ids(here, typed))) or [CompletionItem(typed, type="file")]


def _one_of(words: Iterable[str]) -> Offer:
    """Offer words of a closed set, each with its label where it has one."""
    given = tuple(words)

    def offer(_: Here, typed: str) -> "Iterator[Item]":
        fitting = (one for one in given if one.startswith(typed))
        yield from (CompletionItem(str(one), help=getattr(one, "label", None)) for one in fitting)

    return offer


OFFERS = {
    "ID": _ids,
    "[ID]": _ids,
    "ID|FILE": _ids_or_files,
    "--format": _one_of(FORMATS),
    "--target": _one_of(Team),
    "TEAM": _one_of(Team),
}
"""What is offered, by what the help calls it: by the word there that stands for it, otherwise by its name."""
