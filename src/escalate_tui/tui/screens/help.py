"""Help: what a screen is for, and every key it answers to at the moment."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from escalate_tui.tui.keys import MOVES, action_name, key_name, own_keys
from escalate_tui.tui.steps import step_named
from escalate_tui.tui.widgets.rail import LEGEND
from escalate_tui.tui.words import said

PURPOSES = {
    "Board": "What is due, the most urgent on top. ▲ is late, ● is due now; anything else says when it will be. "
    "Follow up with the target before they ask, and tell the customer where things stand also when nothing is new.",
    "KeptCopies": "What was replaced or deleted, and can be had back: the earlier versions of an escalation, kept for "
    "90 days; the trash; and files that cannot be read. Restoring puts what is there now among the versions first.",
    "Escalation": "The brief as it left, what was done since, and what is due next.",
    "Insights": "The last 12 weeks of all escalations: are we on time, what is growing, why are we sent back. Each "
    "figure says from how many it comes; from fewer than 5 there is no share. What was due when goes by the clocks as "
    "they ran: working hours, pauses and changes of severity count. `escalate-tui list --json` prints the same.",
    "ReadText": "Paste a ticket, a mail or a log. What it says of the fields is proposed with its own words; nothing "
    "is taken unless you take it.",
    "SettingsPage": "Every setting as it holds, what it does, and where it comes from: the program or a file.",
}
"""What the screens outside the wizard are for."""

TITLES = {"KeptCopies": "Versions and trash", "ReadText": "Read a ticket", "SettingsPage": "Settings"}
"""The names of screens whose kind is not called as people know them."""

HERE, CONTROL, MOVING, EVERYWHERE = "On this screen", "Where the cursor is", "Moving", "Everywhere"
GROUPS: Final = (HERE, CONTROL, MOVING, EVERYWHERE)
"""The groups of keys, in the order in which somebody looks for them."""

COLUMN = 16
"""Columns of the keys, so that what they do stands in line."""


class Help(ModalScreen[None]):
    """One page: the purpose of the screen, then its keys, nearest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,question_mark,enter", "leave", "close")]
    AUTO_FOCUS = "VerticalScroll"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, title: str, purpose: str, screen: Screen[Any]) -> None:
        super().__init__()
        self._title = title
        self._purpose = purpose
        self._keys = key_groups(screen)

    def compose(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(classes="dialog help"):
            yield Static(said((self._title, "bold $text-accent")), markup=False)
            if self._purpose:
                yield Static(said(self._purpose), classes="purpose", markup=False)
            with Container(classes="keys"):
                yield Static(
                    Content("\n\n").join(_groups(self._keys, HERE, CONTROL)), classes="purpose here", markup=False
                )
                yield Static(
                    Content("\n\n").join(_groups(self._keys, MOVING, EVERYWHERE)), classes="purpose", markup=False
                )
            yield Static(said(("esc", "bold $text-accent"), " closes this"), markup=False)

    def action_leave(self) -> None:
        """Close the page."""
        self.dismiss(None)


def key_groups(screen: Screen[Any]) -> dict[str, list[tuple[str, str]]]:
    """List the keys that a screen answers to at the moment, with what they do, as somebody looks for them.

    What the screen is there for stands first, in the order of its line of keys; then what the control in focus does;
    then what only moves; last what is the same everywhere. An action that answers to several keys stands once.
    """
    order = [one.action for one in screen.BINDINGS if isinstance(one, Binding)]
    own = sorted(own_keys(screen), key=lambda one: order.index(one.binding.action) if one.node is screen else -1)
    groups: dict[str, dict[str, list[str]]] = {group: {} for group in GROUPS}
    placed: dict[str, str] = {}
    for one in own:
        what = one.binding.description
        group = placed.setdefault(what, _group(one, screen))
        groups[group].setdefault(what, []).append(key_name(one.binding.key))
    found = {group: [(", ".join(keys), what) for what, keys in rows.items()] for group, rows in groups.items()}
    if len(screen.focus_chain) > 1 and _moves_on(screen):
        found[MOVING].append(("tab, shift+tab", "next field, field before"))
    found[EVERYWHERE].append(("ctrl+p", "any action, by its name"))
    return {group: rows for group, rows in found.items() if rows}


def _group(one: ActiveBinding, screen: Screen[Any]) -> str:
    """Tell where somebody looks for a key."""
    if one.node is screen.app or one.binding.action.startswith("app."):
        return EVERYWHERE
    if action_name(one.binding) in MOVES:
        return MOVING
    return HERE if one.node is screen or one.binding.id else CONTROL


def _moves_on(screen: Screen[Any]) -> bool:
    """Tell whether the tab key goes from control to control."""
    tab = screen.active_bindings.get("tab")
    return tab is not None and action_name(tab.binding) in ("app.focus_next", "go_on")


def _groups(groups: dict[str, list[tuple[str, str]]], *some: str) -> Iterator[Content]:
    """Write some of the groups of keys, each under its heading."""
    for group in some:
        if group in groups:
            rows = (_key_row(keys, what) for keys, what in groups[group])
            yield Content("\n").join([said((group, "bold underline")), *rows])


def _key_row(keys: str, what: str) -> Content:
    return said((keys.ljust(COLUMN), "bold $text-accent"), "" if len(keys) < COLUMN else "  ", what)


def page_of(screen: Screen[Any]) -> tuple[str, str, Screen[Any]]:
    """Find what the help of a screen says: its title, its purpose, and the screen whose keys it lists."""
    step = getattr(screen, "step", "")
    if step:
        found = step_named(step)
        return found.title, f"{found.purpose}\n\n{LEGEND}", screen
    kind = type(screen).__name__
    return TITLES.get(kind, kind if kind in PURPOSES else "Keys"), PURPOSES.get(kind, ""), screen
