"""Which keys are at work together: the places of the screens, with their actions and what else is pressed there."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class KeyPlace(NamedTuple):
    """A screen, or a part of one, on which actions are at hand at the same time.

    Attributes:
        where: Where it is, as a sentence says it.
        actions: The actions by their names, each with the keys that the program gives it.
        fixed: Keys that mean something there that no setting changes: moving, editing, going from field to field.
    """

    where: str
    actions: Mapping[str, str]
    fixed: frozenset[str]


def _keys(names: str) -> frozenset[str]:
    return frozenset(names.split())


ALWAYS: Final = {"app.help": "f1", "app.quit": "ctrl+q"}
"""The actions that are at hand on every screen."""

_ACTS: Final = {
    "act.attempt": "a", "act.copy-brief": "c", "act.copy-changes": "s", "act.copy-entry": "y", "act.de-escalate": "d",
    "act.delete": "x,delete", "act.discard": "x,delete", "act.edit": "e", "act.follow-up": "f", "act.kept": "V",
    "act.owner": "o", "act.pause": "z", "act.promise": "p", "act.reopen": "r", "act.resolve": "r", "act.sent-back": "b",
    "act.severity": "v", "act.take-back": "t", "act.target": "m", "act.update": "u", "act.why": "w", "act.write": "i",
}  # fmt: skip

_WIZARD: Final = {
    "wizard.ask-repro": "ctrl+r", "wizard.back": "ctrl+b", "wizard.board": "ctrl+o", "wizard.brief": "f6",
    "wizard.finding": "ctrl+g", "wizard.fix": "ctrl+t", "wizard.impact": "f3", "wizard.next": "ctrl+n",
    "wizard.read": "f7", "wizard.repro": "f5", "wizard.save": "ctrl+s", "wizard.seen-before": "f9",
    "wizard.target": "f4", "wizard.understand": "f2", "wizard.verdict": "ctrl+l",
}  # fmt: skip

_EVERYWHERE: Final = _keys("ctrl+c ctrl+p super+c")

_READING: Final = _keys(
    "up down left right home end pageup pagedown ctrl+left ctrl+right ctrl+pageup ctrl+pagedown shift+up shift+down "
    "shift+left shift+right shift+home shift+end ctrl+shift+left ctrl+shift+right backspace delete ctrl+a ctrl+d "
    "ctrl+e ctrl+k ctrl+u ctrl+v ctrl+w ctrl+x ctrl+y ctrl+z ctrl+shift+k ctrl+backspace alt+backspace alt+delete "
    "super+backspace super+x super+y super+z f6 f7"
)

_FIELDS: Final = _READING - {"f6", "f7"} | _keys(
    "tab shift+tab enter escape insert space ctrl+shift+a ctrl+up ctrl+down"
)

_LIST: Final = _keys("up down k j g G home end pageup pagedown ctrl+pageup ctrl+pagedown")

KEY_PLACES: Final = (
    KeyPlace("on the board", {
        **ALWAYS, **_ACTS, "board.insights": "I", "board.new": "n", "board.open": "enter",
        "board.practice": "P", "board.practice-end": "X",
        "board.practice-leave": "ctrl+o", "board.quit": "q", "board.reload": "ctrl+r",
        "board.search": "slash", "board.search-end": "escape", "board.settings": "comma",
        "board.shelf": "tab,right,l", "board.shelf-back": "shift+tab,left,h",
    }, _EVERYWHERE | _LIST | {"question_mark"}),
    KeyPlace("on the page of an escalation", {**ALWAYS, **_ACTS, "escalation.board": "ctrl+o,escape,q"},
             _EVERYWHERE | _READING - {"delete"} | {"question_mark", "tab", "shift+tab"}),
    KeyPlace("on the screens of a draft", {
        **ALWAYS, **_WIZARD, "brief.copy": "c", "brief.file": "e", "brief.format": "f", "brief.format-back": "F",
        "brief.hand-over": "h",
    }, _EVERYWHERE | _FIELDS),
    KeyPlace("among the versions", {
        **ALWAYS, "kept.leave": "ctrl+o,escape,q", "kept.list": "tab,right,l", "kept.list-back": "shift+tab,left,h",
        "kept.read": "shift+down,J", "kept.read-back": "shift+up,K", "kept.restore": "enter", "kept.trash": "x,delete",
    }, _EVERYWHERE | _LIST | {"question_mark"}),
    KeyPlace("among the insights", {
        **ALWAYS, "insights.down": "down,j", "insights.leave": "escape,q,ctrl+o", "insights.up": "up,k",
    }, _EVERYWHERE | _keys("question_mark pageup pagedown space home end tab shift+tab")),
    KeyPlace("on the page of settings", {
        **ALWAYS, "settings.copy": "c", "settings.down": "down,j", "settings.edit": "e",
        "settings.leave": "escape,q,ctrl+o", "settings.search": "slash", "settings.up": "up,k",
    }, _EVERYWHERE | _keys("question_mark pageup pagedown space home end tab shift+tab")),
    KeyPlace("where a text is read", {**ALWAYS, "read.leave": "escape"},
             _EVERYWHERE | _FIELDS - {"escape"} | {"f6", "f7"}),
    KeyPlace("in the forms", ALWAYS, _EVERYWHERE | _FIELDS | {"ctrl+s", "f8", "f9"}),
)  # fmt: skip
"""The places, with all actions."""

EITHER_OR: Final = (frozenset({"act.resolve", "act.reopen"}), frozenset({"act.delete", "act.discard"}))
"""Actions that are never at hand at the same time, and so have the same key."""

AMID_TEXT: Final = frozenset({*ALWAYS, *_WIZARD, "read.leave", "board.search-end"})
"""Actions that answer while text is typed, so that no key of theirs may be text."""
