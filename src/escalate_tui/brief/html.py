"""The brief as a page of HTML that stands alone: no script, nothing fetched, every word escaped."""

from collections.abc import Sequence
from html import escape
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Line, Numbered, Point, Text
from escalate_tui.brief.layout import lines_of, name_of, one_line, parts_of

_STYLE: Final = (
    "body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}"
    "pre{padding:.75rem;overflow-x:auto;background:#8881}"
)


def html(document: Document) -> str:
    """Write a brief as a page."""
    headline = escape(f"ESCALATION: {one_line(document.headline)}".rstrip())
    facts = "<br>\n".join(
        f"<strong>{escape(name_of(label))}:</strong> {escape(one_line(text))}" for label, text in document.facts.items()
    )
    body = [f"<h2>{headline}</h2>", *([f"<p>{facts}</p>"] if facts else [])]
    for title, groups in parts_of(document):
        body += [f"<h3>{escape(title)}</h3>", *(_group(group) for group in groups)]
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{headline}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _group(blocks: Sequence[Block]) -> str:
    """Write blocks of one kind: points are one list, lines that stand alone one paragraph."""
    written = [_block(block) for block in blocks]
    match blocks[0]:
        case Point():
            return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in written) + "\n</ul>"
        case Line():
            return "<p>" + "<br>\n".join(written) + "</p>"
    return "\n".join(written)


def _block(block: Block) -> str:
    match block:
        case Text(text):
            return "\n".join(f"<p>{_lines(paragraph)}</p>" for paragraph in _paragraphs(text))
        case Line(label, text):
            return f"{escape(name_of(label))}: {_lines(text)}"
        case Point(label, text):
            return f"<strong>{escape(name_of(label))}:</strong> {_lines(text)}" if label else _lines(text)
        case Numbered(texts):
            return "<ol>\n" + "\n".join(f"<li>{_lines(text)}</li>" for text in texts) + "\n</ol>"
        case Code(label, text, where):
            source = f" ({escape(one_line(where))})" if where else ""
            return f"<p>{escape(name_of(label))}{source}:</p>\n<pre><code>{escape(text)}</code></pre>"


def _paragraphs(text: str) -> list[str]:
    """Split a text where lines are empty."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\n".join(lines) for lines in paragraphs if lines]


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in lines_of(text))
