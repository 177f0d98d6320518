"""The page of insights: sections, each under the sentence that it comes down to."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.followup.insights import wording
from escalate_tui.followup.insights.figures import Insights
from escalate_tui.tui.insight_pictures import Picture, kept_pictures, open_pictures, resolution_pictures
from escalate_tui.tui.widgets.bars import Bar, bars, bars_of
from escalate_tui.tui.words import said

AS_TIME_PASSES = "As time passes, nights and weekends too. Bars: up to 4 h, 1, 3, 7 days, longer."
"""What the times are, and what the bars under them."""

FROM_FIVE = "A week in which fewer than 5 were due has no bar."
"""What a gap among the weeks is."""

NO_LIBRARY = 'These are simple bars. For pictures: pip install "escalate-tui[pictures]"'
"""What stands at the end where the plotting library is not installed."""

Drawer = Callable[[Picture], Widget]
"""Draws a picture."""


def page_of(found: Insights, unread: int) -> Iterator[Widget]:
    """Yield the sections.

    Args:
        found: The figures; something was handed over.
        unread: Files that could not be read, and are not among them.
    """
    draw = drawer()
    kept = wording.kept("Follow-ups", found.follow_ups), wording.kept("Customer updates", found.updates), FROM_FIVE
    took = wording.resolution(found.resolution), AS_TIME_PASSES
    yield _section("What is open", (wording.open_now(found),), _pictures(open_pictures(found), draw))
    yield _section("On time", kept, _pictures(kept_pictures(found), draw))
    yield _section("Time to resolution", took, _pictures(resolution_pictures(found), draw))
    yield Horizontal(
        _section("What comes again", (wording.patterns(found),), _lines(_patterns(found))),
        _section("Why we are sent back", (wording.sent_back(found),), _lines(_reasons(found))),
        classes="pair",
    )
    many = "files cannot be read, and are" if unread > 1 else "file cannot be read, and is"
    notes = [f"{unread:,} {many} not among these figures."] if unread else []
    if draw is _bars:
        notes.append(NO_LIBRARY)
    yield Static(said(("\n".join(notes), "$foreground-muted")), classes="notes", markup=False)


def drawer() -> Drawer:
    """Find what draws pictures: the plotting library, or letters where it is not installed."""
    try:
        from escalate_tui.tui.widgets.picture import Plot
    except ImportError:
        return _bars
    return Plot


def _bars(picture: Picture) -> Widget:
    return Static(Content("\n").join(bars_of(picture)), classes="bars", markup=False)


def _section(title: str, sentences: Iterable[str], *inside: Widget) -> Widget:
    first, *rest = sentences
    lines = [said((title, "bold $text-accent")), said((first, "bold")), *map(said, rest)]
    return Vertical(Static(Content("\n").join(lines), classes="sentence", markup=False), *inside, classes="section")


def _pictures(pictures: Iterable[Picture], draw: Drawer) -> Widget:
    panels = (Vertical(_title(one), draw(one), classes="panel") for one in pictures)
    return Horizontal(*panels, classes="panels")


def _title(picture: Picture) -> Widget:
    lines = [said((picture.title, "bold")), *map(said, picture.lines)]
    return Static(Content("\n").join(lines), classes="figure", markup=False)


def _lines(lines: Iterable[Content]) -> Widget:
    return Static(Content("\n").join(lines), classes="bars", markup=False)


def _patterns(found: Insights) -> Iterator[Content]:
    rows = [(one.pattern.name, float(len(one.ids)), f"{len(one.ids):,}") for one in found.patterns]
    return _explained(rows, map(wording.pattern, found.patterns))


def _reasons(found: Insights) -> Iterator[Content]:
    rows = [(one.about, float(one.count), f"{one.count:,}") for one in found.reasons]
    return _explained(rows, (f"“{one.last}”" if one.last else "" for one in found.reasons))


def _explained(rows: Sequence[Bar], under: Iterable[str]) -> Iterator[Content]:
    """Draw bars, and under each what is known of it."""
    top = max((value for _, value, _ in rows), default=0)
    for bar, line in zip(bars(rows, top), under, strict=True):
        yield bar
        if line:
            yield said((f"  {line}", "$foreground-muted"))
