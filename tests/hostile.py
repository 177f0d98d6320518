"""Words that would act as markup in one format or another or on a terminal, and what holds them in every place."""

import re
from typing import Any

from hypothesis import strategies as st
from textual.pilot import Pilot

from escalate_tui.brief.document import Code, Document, Heading, Label, Line, Numbered, Point, Text
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields
from escalate_tui.model.text import clean

PIECES = (
    *"ab1 .)-+*_=#>`~[]()<>!&|\\:;/\n\t\"'@$%^{}é…x",
    *("---", "| --- |", "a | b\n--- | ---", "===", "```", "~~~", "<div>", "<!--", "<1@b.co>", "[x] ", "[a]: /u"),
    *("1. ", "- ", "> ", "## ", "    ", "&amp;", "&#35;", "\\*", "**b**", "_i_", "~s~", "[l](u)", "![i](u)", "\n\n"),
    *(
        "@here",
        "<!channel>",
        "<@U1>",
        ":smile:",
        "#12",
        "o/r#3",
        "GH-4",
        "a5c3785ed8d6a35868bc169f07e40e889087fd2e",
        "me@a5c3785",
        "$$",
        "{noformat}",
        "{color:red}",
        "[~dana]",
        "h1. ",
        "bq. ",
        "*_b_*",
    ),
    *("(!)", ":)", "----", "||", "!a.png!", "{{m}}", "$x$", "-s-", "+u+", "^p^", "??c??", "\\\\"),
    *("https://x.io/_a_/*b*", "www.x.io", "snake_case", "\u00a0", "Expected: ", "**Severity:** Low"),
)
HOSTILE = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=14)
    .map(lambda pieces: clean("".join(pieces)))
    .filter(lambda text: any(letter.isalnum() for letter in text))
)
ANYTHING = st.text(max_size=60).map(clean).filter(lambda text: any(letter.isalnum() for letter in text))


def lines(text: str) -> list[str]:
    """The lines of a text that say something, as a reader sees them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def blank_split(text: str) -> list[str]:
    """The paragraphs of a text: runs of lines that say something."""
    runs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            runs[-1].append(line)
        else:
            runs.append([])
    return ["\n".join(run) for run in runs if run]


def made(words: str) -> Document:
    """A document that holds these words in every place that words can stand in."""
    return Document(
        headline=words,
        facts={Label.SEVERITY: words, Label.TARGET: words},
        parts={
            Heading.IMPACT: (Point(Label.WORKFLOW, words), Point(None, words)),
            Heading.DESCRIPTION: (Text(words), Line(Label.SINCE, words), Line(Label.COMPONENT, words)),
            Heading.TRIED: (Numbered((words, words)),),
            Heading.REPRODUCTION: (Code(Label.ERROR, words, words),),
        },
    )


ACTS = "[@click=app.quit]x[/][b][/nothing]\x1b]52;c;eA==\x07\x1b]0;owned\x07\x1b[2J\x9b2J"
"""What would act: on the clipboard, the window, the screen, and as markup."""

HIDES = "\u202egub\u2066\u200b\ufeff\U000e0041\u2060\xad\u3164"
"""What would hide, or turn round what stands beside it."""

UNSHOWN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
"""What must not reach a terminal beside what Textual itself says to it."""

_OWN = re.compile(r"\x1b\[[0-9;]*[mH]")
"""Textual's own words to a terminal: colours, and where it writes."""


def painted(pilot: Pilot[None]) -> str:
    """What reaches the terminal when the whole screen is drawn, but for Textual's own words to it."""
    update = pilot.app.screen._compositor.render_full_update()
    return _OWN.sub("", update.render_segments(pilot.app.console))


def spoilt(doc: dict[str, Any], *, texts_alone: bool) -> dict[str, Any]:
    """A document with such words in every text that the program shows, as a script may have left it in a file.

    Args:
        doc: What to spoil; ids, keys, acts and choices stay.
        texts_alone: Whether numbers, amounts and moments stay as well.
    """
    evil, draft = f"{ACTS}\t{HIDES} ", Draft(doc)
    for path, spec in fields().items():
        match spec.face.control:
            case Control.LINE:
                draft = draft.with_value(path, f"{evil}{path}")
            case Control.PROSE:
                draft = draft.with_value(path, f"{evil}{path}\nmore\n{evil}")
            case Control.LINES:
                draft = draft.with_value(path, [f"{evil}{path}", "more"])
            case Control.NUMBER | Control.MONEY | Control.MOMENT | Control.DURATION if not texts_alone:
                draft = draft.with_value(path, evil)
            case Control.ITEMS:
                words = [one.path for one in spec.item if one.face.control in (Control.LINE, Control.PROSE)]
                items = [{**item, **{name: f"{evil}{name}" for name in words}} for item in draft.value(path) or []]
                draft = draft.with_value(path, items)
    told = ("by", "note", "from", "to", "result", "learning", "brief", "path")
    history = [
        {name: f"{evil}{value}" if name in told else value for name, value in entry.items()}
        for entry in draft.doc.get("history", [])
    ]
    return {**draft.doc, "history": history}
