"""What a reader sees of a brief, whatever its format: without markup, escapes and wrapping."""

import html
import re

from escalate_tui.brief import FORMATS

READ = [name for name in FORMATS if name != "json"]
"""The formats that people read."""


def as_read(name: str, text: str) -> str:
    """Give the words of a brief in a format as they are seen once it is rendered."""
    if name == "html":
        return html.unescape(re.sub(r"<[^>]*>", "", text.partition("<body>")[2]))
    if name == "mail":
        return " ".join(text.split())
    if name == "jira":
        return html.unescape(re.sub(r"\\(.)", r"\1", text))
    return text
