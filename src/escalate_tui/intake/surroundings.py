"""Where it happens: browsers, systems and versions become one proposal for the environment."""

from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said

_APART: Final = 200
"""Characters between two parts of an environment; what is further away belongs to another."""


def environment(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose what stands under labels for it, else the browsers, systems and versions that stand together."""
    named = [(section.start, section.end) for section in found if section.name == "environment"]
    runs = _runs([span for span in _widest(_parts(page) + named) if said(page.shown(*span))])
    best = max(runs, key=lambda run: (any(span in named for span in run), len(run)), default=[])
    if best:
        values = dict.fromkeys(page.shown(*span) for span in best)
        yield page.proposal("repro.environment", _joined(list(values)), best[0][0], best[-1][1])


def _joined(values: list[str]) -> str:
    return ("\n" if any("\n" in value for value in values) else ", ").join(values)


def _parts(page: Page) -> list[Span]:
    seeks = (english.BROWSERS, english.SYSTEMS, english.VERSIONS)
    return [match.span() for seek in seeks for match in seek.finditer(page.prose)]


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
