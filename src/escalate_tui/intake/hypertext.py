"""The words of a page of HTML, as mails have them: in lines, without tags, and without what nobody sees."""

import html
import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 1_000_000
"""Characters of a page that are read: its tags are many times its words."""

_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})(?P<more>[^<>]*)>|<[!?/][^<>]*>")
_UNSEEN: Final = frozenset({"head", "script", "style", "template", "title"})
_BREAKS: Final = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_HIDDEN: Final = re.compile(r"display *: *none|visibility *: *hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\f\v\n]+")


def words_of(page: str) -> str:
    """Give the words of a page, a line for each block, an entry of a list after a hyphen.

    Whatever is wrong with its tags, it is read in one pass: a tag that is none stays a word.
    """
    lines: list[str] = [""]
    for piece in _pieces(_without_comments(page[:LONGEST])):
        if piece in ("\n", "\n- "):
            lines.append(piece[1:])
        else:
            words = _SPACE.sub(" ", html.unescape(piece))
            lines[-1] += words if lines[-1] and lines[-1] != "- " else words.lstrip()
    kept = [line.replace("\xa0", " ").rstrip() for line in lines]
    return "\n".join(line for line in kept if line not in ("", "-"))


def _pieces(page: str) -> Iterator[str]:
    """Give what is seen, and the ends of lines between; what stands in an element that nobody sees is left out."""
    at, unseen = 0, ""
    for tag in _TAG.finditer(page):
        if not unseen:
            yield page[at : tag.start()]
        at, name = tag.end(), (tag["name"] or "").lower()
        if unseen:
            unseen = "" if tag["end"] and name == unseen else unseen
        elif name in _BREAKS:
            yield "\n- " if name == "li" and not tag["end"] else "\n"
        if not unseen and not tag["end"] and (name in _UNSEEN or (name and _HIDDEN.search(tag["more"]))):
            unseen = "" if tag["more"].endswith("/") or name in ("br", "hr", "img", "input") else name
    if not unseen:
        yield page[at:]


def _without_comments(page: str) -> str:
    """Take comments out; one that does not end is none."""
    pieces, at = [], 0
    while (start := page.find("<!--", at)) >= 0 and (end := page.find("-->", start)) >= 0:
        pieces.append(page[at:start])
        at = end + 3
    return " ".join([*pieces, page[at:]])
