"""Text at the boundary: what may enter the record, and what people must be able to see of it."""

import re
from typing import Any, Final

_UNCLEAN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BREAKS: Final = frozenset("\r\x85\u2028\u2029")
_GAP: Final = re.compile("[\n\t]+")
_IGNORED: Final = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What Unicode lets every font ignore: controls of direction, zero-width spaces, fillers, annotations, tags."""

_JOINERS: Final = "\u200c\u200d"
_SELECTORS: Final = "\ufe00-\ufe0f"
_SUSPECT: Final = re.compile(f"[{_IGNORED}{_JOINERS}{_SELECTORS}]")
_UNSEEN: Final = re.compile(
    f"[{_IGNORED}]"
    # Emoji, Persian and the scripts of India are written with joiners; after a Latin letter they join nothing.
    f"|(?<![^\x00-\u024f\u2000-\u206f])[{_JOINERS}]"
    # One selector chooses how a character looks; a run of them can hold a text of its own.
    f"|(?<=[{_SELECTORS}])[{_SELECTORS}]"
)
_HIDES: Final = "▯"
_ON_ONE_LINE: Final = {ord("\n"): "␊", ord("\t"): "␉"}
_DELETE: Final = 0x7F
_PICTURES: Final = 0x2400
_PICTURE_OF_DELETE: Final = "\u2421"
_UNREADABLE: Final = "\ufffd"


def clean(text: str) -> str:
    """Make a text safe to keep and to show; what is clean already comes back as it is.

    Line ends of every kind (CRLF, CR, NEL, U+2028, U+2029) become LF. TAB and LF stay; other control
    characters become their pictures (ESC becomes ␛), C1 controls and lone surrogates U+FFFD. Cleaning twice
    changes nothing.
    """
    if _UNCLEAN.search(text) is None:
        return text
    return _UNCLEAN.sub(_replaced, text.replace("\r\n", "\n"))


def clean_line(text: str) -> str:
    """Make a text safe for a field of one line.

    It is cleaned; each run of line ends and tabs becomes one space, at the text's ends nothing.
    """
    return _GAP.sub(" ", clean(text).strip("\n\t"))


def clean_doc(value: Any) -> Any:
    """Clean every text of a document, names of keys too, in tables and lists at any depth.

    Two names that become one are kept apart by U+FFFD after the second, so that neither value is lost.
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_doc(item) for item in value]
    if not isinstance(value, dict):
        return value
    cleaned: dict[str, Any] = {}
    for key, inner in value.items():
        name = clean(key)
        while name in cleaned:
            name += _UNREADABLE
        cleaned[name] = clean_doc(inner)
    return cleaned


def visible(text: str) -> str:
    """Mark what a reader could not see: U+202E becomes ⟨U+202E⟩.

    Marks bidirectional controls, zero-width characters, annotations and tags; the joiners U+200C and U+200D stay
    where emoji and several scripts are written with them. For display only: the record keeps the text as it is.
    """
    if _SUSPECT.search(text) is None:
        return text
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def placeheld(text: str) -> str:
    """Put a sign of one column in the place of each character that a reader could not see or that is not clean.

    The text stays as long as it is, so that a control that edits it can show this and knows where its cursor is.
    """
    if _UNCLEAN.search(text) is not None:
        text = _UNCLEAN.sub(_replaced, text)
    return text if _SUSPECT.search(text) is None else _UNSEEN.sub(_HIDES, text)


def placeheld_line(text: str) -> str:
    """Do the same for a control of one line, where a line end or a tab from a hand edit is shown as its picture."""
    return placeheld(text).translate(_ON_ONE_LINE)


def _replaced(found: re.Match[str]) -> str:
    if found[0] in _BREAKS:
        return "\n"
    code = ord(found[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else _UNREADABLE
