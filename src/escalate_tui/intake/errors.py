"""The exact words of errors: stack traces, JSON bodies, lines of logs; each becomes a piece of evidence."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from escalate_tui.intake import english_wrong as wrong
from escalate_tui.intake.affirmed import affirmed
from escalate_tui.intake.english import group
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import said

MOST_ERRORS: Final = 8
"""Pieces of evidence that are proposed; a log repeats itself."""

LONGEST_TRACE: Final = 30
"""Lines of a stack trace that are proposed: of one in Python the last, of others the first."""

_LONGEST_BODY: Final = 4_000
_MOST_BODIES: Final = 200
_PYTHON: Final = re.compile(
    r"^(?P<in> *+)Traceback \(most recent call last\): *+(?:\n(?P=in) [^\n]*+){1,200}+\n(?P=in)[^ \n][^\n]*+",
    re.MULTILINE,
)
_OTHERS: Final = re.compile(
    r"^ *+(?:Caused by: |Uncaught |Unhandled |Exception in thread \"[^\"\n]{0,80}\" )?[\w.$]{0,200}"
    r"(?:Error|Exception|Throwable)\b[^\n]*+(?=\n +at )"
    r"(?:\n +(?:at |\.\.\. \d)[^\n]*+|\n *+Caused by: [^\n]*+){1,200}+",
    re.MULTILINE,
)
_BODY: Final = re.compile(r"\{\s{0,20}\"")
_ERROR_KEY: Final = re.compile(
    r"\"(?:errors?|exception|fault|error_?code|message|msg|title|level|severity)\"", re.IGNORECASE
)
_ERROR_KEYS: Final = ("error", "errors", "exception", "fault", "error_code", "errorCode")
_GRAVE: Final = {"error", "fatal", "critical", "alert", "emergency", "severe", "panic"}
_ACCESS: Final = re.compile(
    r"\[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] \"[^\"]{0,1500}\" (?P<status>\d{3})\b"
)
_STAMP: Final = (
    r"(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |time=|ts=|level="
    r"|\[?\d\d:\d\d:\d\d[.,]\d)"
)
_LEVEL: Final = re.compile(
    r"\b(?:(?P<grave>ERROR|FATAL|CRITICAL|SEVERE|PANIC|ALERT|EMERG)|TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?)\b"
    r"|\[(?P<marked>error|crit|alert|emerg)\]|\[(?:debug|info|notice|warn)\]"
    r"|\blevel=\"?(?:(?P<level>error|fatal|critical|panic)|debug|info|warn)"
)
_LOG: Final = re.compile(rf" *(?:{_STAMP}|(?:ERROR|FATAL|CRITICAL|WARN(?:ING)?|INFO|DEBUG)[:\] ]+\[?[\w.])")
_CHAT: Final = re.compile(r" *\[(?:\d{4}-\d\d-\d\d )?\d\d:\d\d\] [A-Z][a-z]{1,20}(?: [A-Z][a-z]{0,20})?: ")
_PLAIN: Final = re.compile(
    r" *(?P<words>`?(?:Uncaught |fatal: |curl: \(\d+\) )?(?:[\w.]{0,100}(?:Error|Exception)|[Ee]rror|ERROR|FATAL"
    r"|Fatal error|panic|curl) ?: ?\S.{2,})"
)


@dataclass(frozen=True, slots=True)
class Errors:
    """What machines said in a text.

    Attributes:
        errors: Where the words of each error stand, and what kind of evidence they are.
        aside: All that is no prose: the errors, the rest of their traces, other lines of logs.
    """

    errors: tuple[tuple[Span, str], ...]
    aside: tuple[Span, ...]


def errors(page: Page) -> Errors:
    """Find the errors of a text; of those that differ by figures alone, the first."""
    found: list[tuple[Span, str]] = []
    aside: list[Span] = []
    for find in (_python, _others, _bodies, _lines):
        for whole, words, kind in find(page):
            aside.append(whole)
            if words is not None:
                found.append((words, kind))
        page = page.without(aside)
    unlike: dict[str, tuple[Span, str]] = {}
    for span, kind in sorted(found):
        unlike.setdefault(_without_figures(page.text[slice(*span)]), (span, kind))
    return Errors(tuple(unlike.values())[:MOST_ERRORS], tuple(aside))


def evidence(page: Page, found: Errors) -> Iterator[Proposal]:
    """Propose the errors that machines wrote as evidence."""
    for (start, end), kind in found.errors:
        yield page.proposal("repro.evidence", {"kind": kind, "text": page.shown(start, end)}, start, end)


def quoted(page: Page) -> Iterator[Proposal]:
    """Propose the errors that somebody quotes in a sentence, or names as the machine does."""
    for match in list(wrong.SAID_ERROR.finditer(page.prose))[:MOST_ERRORS]:
        start, end = match.span(group(match))
        yield page.proposal("repro.evidence", {"kind": "error", "text": page.shown(start, end)}, start, end)
        page = page.without([(start, end)])
    for match in islice(affirmed(wrong.NAMED_ERROR, page.prose), MOST_ERRORS):
        yield page.proposal("repro.evidence", {"kind": "error", "text": page.line(*match.span())}, *match.span())


_Found = Iterator[tuple[Span, Span | None, str]]
"""What is no prose, which of it are the words of an error, and what kind of evidence they are."""


def _python(page: Page) -> _Found:
    for match in _PYTHON.finditer(page.prose):
        kept = match[0].split("\n")[-LONGEST_TRACE:]
        yield match.span(), _tight(page, (match.end() - len("\n".join(kept)), match.end())), "error"


def _others(page: Page) -> _Found:
    """Find stack traces as Java, JavaScript and .NET write them."""
    for match in _OTHERS.finditer(page.prose):
        kept = match[0].split("\n")[:LONGEST_TRACE]
        yield match.span(), _tight(page, (match.start(), match.start() + len("\n".join(kept)))), "error"


def _bodies(page: Page) -> _Found:
    """Find JSON objects that tell of an error."""
    at = 0
    for _ in range(_MOST_BODIES):
        brace = _BODY.search(page.prose, at)
        if brace is None:
            return
        window = page.prose[brace.start() : brace.start() + _LONGEST_BODY]
        at = brace.start() + 1
        if _ERROR_KEY.search(window) is None:
            continue
        try:
            body, length = json.JSONDecoder().raw_decode(window)
        except (ValueError, RecursionError):  # no JSON, or nested beyond all use: prose like any other
            continue
        at = brace.start() + length
        span = (brace.start(), at)
        yield span, span if _tells(body) else None, "error"


def _tells(body: dict[str, Any]) -> bool:
    """Tell whether a JSON object tells of an error."""
    if any(body.get(key) for key in _ERROR_KEYS):
        return True
    level = body.get("level") or body.get("severity")
    if isinstance(level, str):
        return level.casefold() in _GRAVE
    code = body.get("status") or body.get("code")
    return isinstance(code, int) and code >= 400 and any(body.get(key) for key in ("message", "title", "detail"))


def _lines(page: Page) -> _Found:
    """Find lines of logs and lines that begin with an error; an access log's are errors from 500 on."""
    for start, end in page.lines:
        if end - start < 8:
            continue
        line = page.prose[start:end]
        words = _tight(page, (start, end))
        if access := _ACCESS.search(line):
            yield (start, end), words if access["status"] >= "500" else None, "log"
        elif _LOG.match(line) and not _CHAT.match(line) and (level := _LEVEL.search(line[:200])):
            yield (start, end), words if any(level.groups()) else None, "error"
        elif label := wrong.ERROR_LABEL.match(line):
            yield (
                (start, end),
                _unquoted(page, (start + label.end(), end)) if said(line[label.end() :]) else None,
                "error",
            )
        elif (plain := _PLAIN.match(line)) and said(line.partition(":")[2]):
            yield (start, end), _tight(page, (start + plain.start("words"), end)), "error"


def _tight(page: Page, span: Span) -> Span | None:
    """Leave the spaces around a span out; None where that leaves nothing."""
    start, end = page.trimmed(*span)
    return (start, end) if start < end and page.shown(start, end) else None


def _unquoted(page: Page, span: Span) -> Span | None:
    start, end = span
    text = page.text[start:end].rstrip()
    if len(text) > 2 and text[0] in "\"“'‘" and text[-1] in "\"”'’":
        return start + 1, start + len(text) - 1
    return _tight(page, span)


def _without_figures(words: str) -> str:
    return " ".join("#" if any(map(str.isdigit, word)) else word for word in words.split())
