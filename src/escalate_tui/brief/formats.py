"""The formats a brief can be written in: a new one is a module and a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from escalate_tui.brief.document import Document
from escalate_tui.brief.github import github
from escalate_tui.brief.html import html
from escalate_tui.brief.jira import jira
from escalate_tui.brief.json_form import json_form
from escalate_tui.brief.mail import mail
from escalate_tui.brief.markdown import markdown
from escalate_tui.brief.plain import plain
from escalate_tui.brief.slack import slack


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        title: Its name on screen.
        suffix: How a file of it ends.
        write: Writes a document in it.
        whole: Whether it gives the whole record, also what no part of the brief holds.
        limit: The most characters that its destination takes; 0 where it is not known to have a limit.
    """

    title: str
    suffix: str
    write: Callable[[Document], str]
    whole: bool = False
    limit: int = 0


FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format("Markdown", ".md", markdown),
    "plain": Format("Plain text", ".txt", plain),
    "jira": Format("Jira", ".jira.txt", jira, limit=32_767),
    "slack": Format("Slack", ".slack.txt", slack, limit=40_000),
    "github": Format("GitHub", ".github.md", github, limit=65_536),
    "html": Format("HTML", ".html", html),
    "mail": Format("Mail", ".mail.txt", mail),
    "json": Format("JSON", ".json", json_form, whole=True),
}
"""The formats by the name that files and commands give them; the first is the default.

The limits are those that the makers publish, in characters. Jira: a text field, by the default of its setting
jira.text.field.character.limit. Slack: the text of a message, after which it is cut off (its documentation of
chat.postMessage, which advises 4,000). GitHub: the body of an issue, by the words of its refusal, "body is too
long (maximum is 65536 characters)".
"""


def render(document: Document, name: str) -> str:
    """Write a document in a format.

    Raises:
        KeyError: There is no format of that name.
    """
    return FORMATS[name].write(document)


def too_long(name: str, text: str) -> str:
    """Say by how much a text is longer than its destination takes, and what to do; empty where it fits.

    Raises:
        KeyError: There is no format of that name.
    """
    one = FORMATS[name]
    if not one.limit or len(text) <= one.limit:
        return ""
    return f"{one.title} takes {one.limit:,} characters, and this has {len(text):,}: attach it as a file instead."
