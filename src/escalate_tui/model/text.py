"""Text at the boundary: what may enter the record, and what people must be able to see of it."""

import re
from typing import Any, Final

_UNCLEAN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BREAKS: Final = frozenset("\r\x85\u2028\u2029")
_GAP: Final = re.compile("[\n\t]+")
_UNSEEN: Final = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
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

    Marks bidirectional controls, zero-width characters, annotations and tags; the joiner U+200D stays, since
    emoji and several scripts are written with it. For display only: the record keeps the text as it is.
    """
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def _replaced(found: re.Match[str]) -> str:
    if found[0] in _BREAKS:
        return "\n"
    code = ord(found[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else _UNREADABLE
