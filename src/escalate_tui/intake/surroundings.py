"""Where it happens: browsers, systems and versions become one proposal for the environment."""

from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english_traces as traces
from escalate_tui.intake.english_form import LISTED
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said

_APART: Final = 200
"""Characters between two parts of an environment; what is further away belongs to another."""


def environment(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose what stands under labels for it, else the browsers, systems and versions that stand together."""
    named = [span for section in found if section.name == "environment" for span in _named(page, section)]
    runs = _runs(_widest(_parts(page) + named))
    best = max(runs, key=lambda run: (any(span in named for span in run), len(run)), default=[])
    if best:
        values = list(dict.fromkeys(page.shown(*span).replace("*", "") for span in best))
        joint = "\n" if any("\n" in value for value in values) else ", "
        yield page.proposal("repro.environment", joint.join(values), best[0][0], best[-1][1])


def _named(page: Page, section: Section) -> list[Span]:
    """Take what stands under a label: the entries of a list that say something, else its first sentence."""
    entries = [(mark.end(), end) for start, end in section.lines if (mark := LISTED.match(page.prose, start, end))]
    if not entries:
        start, end = next(page.sentences((section.start, section.end)))
        entries = [(start, end - 1 if page.text[end - 1] == "." else end)]
    spans = [page.trimmed(*span) for span in entries]
    return [span for span in spans if said(page.line(*span)) and not page.line(*span).endswith(":")]


def _parts(page: Page) -> list[Span]:
    """Find browsers, systems and versions, but for those of a place where all is well."""
    seeks = (traces.BROWSERS, traces.SYSTEMS, traces.VERSIONS)
    found = [match.span() for seek in seeks for match in seek.finditer(page.prose)]
    return [span for span in found if traces.NOT_THERE.search(page.sentence_at(span[0])) is None]


def _widest(spans: list[Span]) -> list[Span]:
    """Leave out what lies within another span."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _runs(spans: list[Span]) -> list[list[Span]]:
    """Group the spans that stand together."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span[0] - runs[-1][-1][1] <= _APART:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs
