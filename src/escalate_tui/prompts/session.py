"""From the first line to the last: beginning a draft or going on with one, and every way to leave it."""

import codecs
import io
import sys

from escalate_tui.account import account
from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.choices import Status
from escalate_tui.model.text import clean_line
from escalate_tui.prompts.commands import BEGINNING, Command, meant
from escalate_tui.prompts.lines import AtEnd, Gone, Lines, let_go
from escalate_tui.prompts.proposals import propose
from escalate_tui.prompts.signals import Signals, Stopped
from escalate_tui.prompts.talk import Left, Talk, Went
from escalate_tui.prompts.walk import Walk
from escalate_tui.storage import Place
from escalate_tui.tui.beginning import Given, begun_draft
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.kept_copy import resumed
from escalate_tui.tui.steps import NAMES
from escalate_tui.tui.trouble import demand_folder
from escalate_tui.workplace import Workplace

RESUME = "escalate-tui resume --plain"
"""What goes on with a draft, before its id."""


def begin(place: Workplace, sentence: str, customers: tuple[str, ...], given: Given) -> int:
    """Begin a draft and walk it; the name of its owner is asked the first time.

    Args:
        place: What it works with.
        sentence: What the draft is about; empty when that is not known.
        customers: The names of who is affected.
        given: What was taken from a file.

    Returns:
        The exit status: 0 when it was left in order, 1 when it is not all in its file, 128 and the number of a signal.

    Raises:
        EscalateError: What should be the folder of the records is a file.
    """
    demand_folder(place.store.root / "records")
    lines, signals = standard_lines(), Signals()
    try:
        with signals.answered():
            name = place.user or _asked_name(place, lines)
            draft = begun_draft(place, name, sentence, customers, given.facts)
            desk = Desk(place, draft, None, unsaved=bool(sentence or customers or given.facts or given.text))
            if given.unknown:
                lines.say(given.unknown_told)
            return _walked(desk, lines, signals, given.text or sentence)
    except AtEnd:
        return ExitStatus.DONE
    except Gone:
        let_go()
        return ExitStatus.NO
    except Stopped as stopped:
        return stopped.status


def resume(place: Workplace, identity: str) -> int:
    """Go on with an escalation where it was left.

    Returns:
        The exit status, as of `begin`.

    Raises:
        EscalateError: It is not there, cannot be read, or cannot be changed by this version.
        OSError: Its file cannot be opened.
    """
    desk = Desk.opened(place, identity)
    if desk.read_only:
        raise EscalateError(desk.read_only)
    lines, signals = standard_lines(), Signals()
    try:
        with signals.answered():
            return _walked(desk, lines, signals, "")
    except Stopped as stopped:
        return stopped.status


def standard_lines() -> Lines:
    """Talk over standard input and output, whatever those are; one that was closed has no answers."""
    source = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
    encoding = "utf-8" if sys.stdin is None else sys.stdin.encoding or "utf-8"
    # Without a locale the machine knows no other letters than those of ASCII; people type them all the same.
    encoding = "utf-8" if codecs.lookup(encoding).name == "ascii" else encoding
    return Lines(
        source, sys.stdout or io.StringIO(), encoding=encoding, echoed=sys.stdin is not None and sys.stdin.isatty()
    )


def _asked_name(place: Workplace, lines: Lines) -> str:
    lines.say("What is your name, as briefs should give it?", "Your name and team, such as Sam, EMEA support.")
    login = account()
    lines.say(f"Asked once. Enter takes {login}." if login else "Enter leaves it open for now.")
    while (said := meant(lines.ask())).command not in (Command.KEEP, Command.TEXT):
        if said.command is Command.LEAVE:
            raise AtEnd
        lines.say("That is no name. Type yours, or enter alone. :q leaves.")
    name = clean_line(said.text).strip() or login
    try:
        place.state.save_name(name)
    except (EscalateError, OSError) as wrong:
        lines.say(f"Your name is not remembered: {wrong}")
    return name


def _walked(desk: Desk, lines: Lines, signals: Signals, text: str) -> int:
    """Walk a draft until it is left, whatever ends that, and tell the exit status."""
    talk, status = Talk(desk, lines, signals), int(ExitStatus.DONE)
    try:
        _walk(talk, text)
    except (Left, AtEnd):
        status = ExitStatus.DONE
    except Gone:
        let_go()
        status = ExitStatus.NO
    except Stopped as stopped:
        status = stopped.status
    try:
        return _ended(talk, status)
    except Gone:
        let_go()
        return status


def _walk(talk: Talk, text: str) -> None:
    desk = talk.desk
    talk.say(*BEGINNING)
    if desk.version is not None:
        talk.say(f"{desk.draft.record.understand.summary or 'A draft without a summary'}.")
    if desk.unsaved:
        talk.keep(desk.draft)
        talk.tell_saving()
    talk.compare()
    place = desk.place.state.load_place(desk.draft.id)
    step, path = (place.screen, place.field) if place is not None and place.screen in NAMES else (NAMES[0], "")
    if desk.restored:
        talk.say("What was not in the file when you left is here again.")
    if desk.draft.status is not Status.DRAFT:
        talk.say("It was handed over. What you change here is kept; the board has the rest.")
    try:
        if text:
            propose(talk, text)
    except Went as wanted:
        step, path = wanted.step, wanted.path
    Walk(talk).run(step, path)


def _ended(talk: Talk, status: int) -> int:
    """Write what is unsaved, remember where it was left, and say where the draft is."""
    desk = talk.desk
    talk.save()
    if desk.version is None and not desk.unsaved:
        talk.say("Nothing was answered, so no draft is kept.")
        return status
    problem = _remember(talk)
    if desk.since is not None:
        talk.say("", f"Not saved: {desk.why}", resumed(desk, RESUME))
    elif desk.clashes:
        talk.say("", desk.trouble, resumed(desk, RESUME))
    else:
        talk.say("", "All is saved.", f"To go on: {RESUME} {desk.draft.id}", *problem)
    lost = desk.since is not None or bool(desk.clashes)
    return ExitStatus.NO if lost and status == ExitStatus.DONE else status


def _remember(talk: Talk) -> list[str]:
    """Remember where the draft was left; say why where that could not be written."""
    desk = talk.desk
    if desk.version is None:
        return []
    try:
        desk.place.state.save_place(desk.draft.id, Place(talk.step, talk.here, (0, 0)))
    except (EscalateError, OSError) as wrong:
        return [f"Where you were is not remembered: {wrong}"]
    return []
