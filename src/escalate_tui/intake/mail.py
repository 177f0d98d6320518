"""A mail as it lies in a file: its head and its words as somebody would paste them, its attachments by name alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeAlias

from escalate_tui.intake.hypertext import words_of
from escalate_tui.model.text import clean, clean_line

_Part: TypeAlias = "Message[str, str]"

HEAD: Final = ("From", "To", "Cc", "Subject")
"""What of the head is kept, beside the date."""

LONGEST_FIELD: Final = 50_000
"""Bytes of a field of the head: more would take longer to read than anybody waits."""

MOST_PARTS: Final = 20_000
"""Lines that begin as those between parts do."""

NAMED: Final = 200
"""Characters of the name of an attachment."""


_FIELD: Final = re.compile(
    rb"^(?:content-[a-z-]{1,40}|from|to|cc|subject|date):[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail.

    Attributes:
        text: Its head, its words, and a line that names what is attached.
        attachments: The names of what is attached; none of it is opened.
    """

    text: str
    attachments: tuple[str, ...]


def read_mail(content: bytes) -> Mail:
    """Read a mail, whatever is wrong with its head or its letters.

    Of a mail that has its words twice the plain ones are taken; where there is but a page, its words.

    Raises:
        ValueError: It is no mail, or one beyond all use: its parts are nested without end, or too many, or its head
            is too long.
    """
    if any(len(found[0]) > LONGEST_FIELD for found in _FIELD.finditer(content)):
        raise ValueError("a field of its head is longer than in any mail")
    if content.count(b"\n--") > MOST_PARTS:
        raise ValueError("it has more parts than any mail")
    try:
        message = message_from_bytes(content)
        leaves = list(_leaves(message))
        words = "\n\n".join(text for part in _read(message) if (text := _words(part).strip()))
    except RecursionError:
        raise ValueError("its parts are nested too deeply") from None
    head = [f"{name}: {value}" for name in HEAD if (value := _header(message, name))]
    date = _date(message)
    if not head and not date:
        raise ValueError("it has no sender, no subject and no date, as mails do")
    attached = tuple(_name(part) for part in leaves if _is_attached(part))
    named = [f"Attachments: {', '.join(attached)}"] if attached else []
    sent = [f"Sent: {date}"] if date else []
    return Mail(clean("\n".join([*head[:1], *sent, *head[1:], *named, "", words])).strip() + "\n", attached)


def _leaves(part: _Part) -> Iterator[_Part]:
    """Give the parts that hold something; a mail within a mail is one of them."""
    inner = _inner(part)
    for one in inner:
        yield from _leaves(one)
    if not inner:
        yield part


def _read(part: _Part) -> Iterator[_Part]:
    """Give the parts whose words are read."""
    inner = _inner(part)
    if part.get_content_type() == "multipart/alternative":
        plain = [one for one in inner if one.get_content_type() == "text/plain"]
        inner = plain[:1] or inner[-1:]
    for one in inner:
        yield from _read(one)
    if not inner and not _is_attached(part):
        yield part


def _inner(part: _Part) -> list[_Part]:
    """Give the parts of a part of several; a mail within a mail is not opened."""
    parts = part.get_payload() if part.get_content_maintype() == "multipart" else ()
    return [one for one in parts if isinstance(one, Message)]


def _is_attached(part: _Part) -> bool:
    # What says that it has several parts and has none is read as the text it is.
    told_as_text = part.get_content_maintype() in ("text", "multipart")
    return not told_as_text or part.get_content_disposition() == "attachment"


def _words(part: _Part) -> str:
    body = part.get_payload(decode=True)
    text = _decoded(body, part.get_content_charset()) if isinstance(body, bytes) else ""
    return words_of(text) if part.get_content_type() == "text/html" else text.replace("\r\n", "\n")


def _name(part: _Part) -> str:
    """Name an attachment: by its file, otherwise by what it is."""
    named = clean_line(_decoded_header(part.get_filename() or ""))
    return " ".join(named.split())[:NAMED] or part.get_content_type()


def _header(message: _Part, name: str) -> str:
    value = message.get(name)
    return "" if value is None else " ".join(clean_line(_decoded_header(value)).split())


def _date(message: _Part) -> str:
    """Write when it was sent as intake reads it; as it stands where it is no date."""
    told = _header(message, "Date")
    try:
        when = parsedate_to_datetime(told)
    except (TypeError, ValueError, OverflowError):
        return told
    return f"{when:%Y-%m-%d %H:%M %z}".rstrip()


def _decoded_header(value: Any) -> str:
    """Read a value of the head, its words in whatever letters they were sent."""
    try:
        parts = decode_header(value)
    except HeaderParseError:
        return str(value)
    return "".join(part if isinstance(part, str) else _decoded(part, charset) for part, charset in parts)


def _decoded(letters: bytes, charset: str | None) -> str:
    """Read letters as they say they are written, otherwise as they may be; what then is none shows as such."""
    for name in (charset or "utf-8", "utf-8"):
        try:
            return letters.decode(name)
        except (LookupError, ValueError):
            continue
    return letters.decode("cp1252", errors="replace")
