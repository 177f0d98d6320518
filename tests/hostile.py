"""Words that would act as markup in one format or another, and a brief that holds them in every place."""

from hypothesis import strategies as st

from escalate_tui.brief.document import Code, Document, Heading, Label, Line, Numbered, Point, Text
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
