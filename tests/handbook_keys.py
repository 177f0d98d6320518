"""The keys of the handbook: those that can be others by their names, and those that stay as they are."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode

import escalate_tui.tui
from escalate_tui.tui.keys import key_name
from escalate_tui.tui.steps import NAMES
from handbook_tables import cell, code, row


def bindings() -> dict[type, list[Binding]]:
    """Find the keys of every class of the screens, as they are declared."""
    for module in pkgutil.walk_packages(escalate_tui.tui.__path__, "escalate_tui.tui."):
        importlib.import_module(module.name)
    ours = sorted((one for one in _below(DOMNode) if one.__module__.startswith("escalate_tui.")), key=_name_of)
    return {
        one: [binding for binding in one.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding)] for one in ours
    }


def _below(kind: type) -> set[type]:
    return {kind}.union(*(_below(one) for one in kind.__subclasses__()))


def _name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


WHERE: Final = {
    "app": "Everywhere",
    "board": "On the board",
    "act": "On the board, and on the page of an escalation",
    "escalation": "On the page of an escalation",
    "insights": "Among the insights",
    "settings": "On the page of settings",
    "wizard": "In a draft",
    "brief": "On the screen Brief",
    "read": "Where a ticket is read",
    "kept": "Among the versions and in the trash",
}
"""Where the keys are that can be others, by the first part of their names."""


DOES: Final = {
    "act.follow-up": "You asked the target: note what they said. Its clock starts again.",
    "act.update": "The customer was told something: note what. Their clock starts again.",
    "act.write": "Write to the customer: a text from the record, to be copied and logged.",
    "act.resolve": "It is solved: how, what was learned, and the checklist.",
    "act.reopen": "It came back. Both clocks start now.",
    "act.promise": "You promised something by a time. It stands on the board until an entry keeps it.",
    "act.discard": "Move a draft to the trash, once you said yes.",
    "act.delete": "Move what is closed to the trash, once you said yes.",
    "act.severity": "Another severity, with its reason. The clocks are timed anew.",
    "act.attempt": "Something more was tried. No clock starts again.",
    "act.de-escalate": "It goes back to support: why, what was learned, and the checklist.",
    "act.pause": "The customer wants to hear nothing until a time. Pressed again, their clock goes on.",
    "act.owner": "Somebody else keeps the promises to the customer from now on.",
    "act.sent-back": "The target sent it back: note why. The next brief is judged by it.",
    "act.target": "Another team gets it, or the same team a new brief.",
    "act.take-back": "The last entry was a mistake. It stays in the history and no longer counts.",
    "board.shelf": "Go to the next shelf: open, drafts, closed.",
    "board.shelf-back": "Go to the shelf before.",
    "board.quit": "Leave the program.",
    "brief.format": "Show the brief in the next format.",
    "brief.format-back": "Show it in the format before.",
    "kept.list": "Go to the next list: versions, trash, files that cannot be read.",
    "kept.list-back": "Go to the list before.",
    "kept.trash": "Move a file that cannot be read to the trash.",
    "kept.read": "Read on in the copy.",
    "kept.read-back": "Read back in the copy.",
    "kept.restore": "Bring the copy back; what is there now goes among the versions first.",
    **{f"wizard.{step}": f"Go to the screen {step.capitalize()}." for step in NAMES},
}
"""What keys do whose action does not say it by itself, by their names."""

WHERE: Final = {
    "app": "Everywhere",
    "board": "On the board",
    "act": "On the board, and on the page of an escalation",
    "escalation": "On the page of an escalation",
    "insights": "Among the insights",
    "settings": "On the page of settings",
    "wizard": "In a draft",
    "brief": "On the screen Brief",
    "read": "Where a ticket is read",
    "kept": "Among the versions and in the trash",
}
"""Where the keys are that can be others, by the first part of their names."""


def named_keys() -> Iterator[str]:
    """Write a table of the keys that can be others, for each place where they are."""
    found: dict[str, dict[str, str]] = {}
    for kind, declared in bindings().items():
        for one in declared:
            if one.id:
                line = row(_keys(one), cell(_does(kind, one)), cell(one.description), code(one.id))
                found.setdefault(one.id.partition(".")[0], {}).setdefault(one.id, line)
    for place in (*WHERE, *sorted(found.keys() - WHERE)):
        yield from ["", f"### {WHERE.get(place, place.capitalize())}", ""]
        yield from [row("key", "what it does", "on screen", "name in the settings"), "|---|---|---|---|"]
        yield from found.get(place, {}).values()
    yield ""


def _keys(binding: Binding) -> str:
    return ", ".join(f"`{key_name(key)}`" for key in binding.key.split(","))


def _does(kind: type, binding: Binding) -> str:
    """Say what a key does: by the table above, otherwise as its action says it, otherwise as it is called."""
    action = getattr(kind, f"action_{binding.action.partition('(')[0]}", None)
    if binding.id in DOES:
        return DOES[binding.id]
    if "(" in binding.action or action is None or not action.__module__.startswith("escalate_tui."):
        return f"{binding.description[0].upper()}{binding.description[1:]}."
    return _first_sentence(action)


def _first_sentence(told: object) -> str:
    return " ".join((told.__doc__ or "").split("\n\n")[0].split())


IN: Final = {
    "ActForm": "the form of an act",
    "AskLine": "a question for one line",
    "Away": "what came due while you were away",
    "BoardList": "the list of the board",
    "ChoiceRow": "choices side by side",
    "ClashBox": "a field that two programs changed",
    "Confirm": "a question that wants yes or no",
    "CriteriaList": "the criteria",
    "Help": "the help",
    "Insights": "the insights",
    "ItemList": "an item of a list, being edited",
    "CursorList": "all lists of a draft, and what two programs changed",
    "ItemRows": "a list of items: customers, attempts, steps, evidence",
    "KeptList": "the list of versions and of the trash",
    "NextSteps": "the next steps, after a hand-over",
    "ProposalList": "what was found in a ticket",
    "SaveElsewhere": "the question about a file that cannot be written",
    "Secrets": "the question about secrets",
    "SeenBefore": "what was seen before",
    "SettingsPage": "the page of settings",
    "TargetList": "the targets with what their brief must hold",
    "Why": "why this time",
    "WriteUpdate": "writing to the customer",
}
"""What the keys are in that stay as they are, by the name of its class."""


def fixed_keys() -> Iterator[str]:
    """Write a table of the other keys, each with what it is in."""
    yield from ["", row("in", "keys"), "|---|---|"]
    for kind, declared in bindings().items():
        own = [one for one in declared if not one.id and one.description and one.action != "app.help"]
        if own:
            keys = "; ".join(f"{_keys(one)} {cell(one.description)}" for one in own)
            yield row(IN.get(kind.__name__, cell(_first_sentence(kind).rstrip("."))), keys)
    yield ""
