"""The exact words of errors: stack traces, JSON bodies, lines of logs; each becomes a piece of evidence."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from escalate_tui.intake import english
from escalate_tui.intake.page import Page, Span, group

MOST_ERRORS: Final = 8
"""Pieces of evidence that are proposed; a log repeats itself."""

_FRAMES: Final = 5
_LONGEST_TRACE: Final = 12
_LONGEST_BODY: Final = 4_000
_MOST_BODIES: Final = 200
_PYTHON: Final = re.compile(r"^ *Traceback \(most recent call last\):", re.MULTILINE)
_FRAME: Final = re.compile(r" *File \"")
_OTHERS: Final = re.compile(
    r"^ *(?P<head>(?:Caused by: |Uncaught |Unhandled |Exception in thread \"[^\"\n]{0,80}\" )?[\w.$]{0,200}"
    rf"(?:Error|Exception|Throwable)\b[^\n]*(?:\n +at [^\n]*){{1,{_FRAMES}}})(?:\n +(?:at |\.\.\. )[^\n]*)*",
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
_PLAIN: Final = re.compile(
    r" *(?P<words>`?(?:Uncaught |fatal: |curl: \(\d+\) )?(?:[\w.]{0,100}(?:Error|Exception)|[Ee]rror|ERROR|FATAL"
    r"|Fatal error|panic|curl) ?: ?(?=[^\s]{1,200} ?[^\s]).{3,})"
)
_VARYING: Final = re.compile(r"[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\d+", re.IGNORECASE)


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
    for find in (_python, _others, _bodies, _lines, _quoted):
        for whole, words, kind in find(page):
            if find is not _quoted:
                aside.append(whole)
            if words is not None:
                found.append((words, kind))
        page = page.without(aside)
    unlike: dict[str, tuple[Span, str]] = {}
    for (start, end), kind in sorted(found):
        unlike.setdefault(_VARYING.sub("#", page.text[start:end]), ((start, end), kind))
    return Errors(tuple(unlike.values())[:MOST_ERRORS], tuple(aside))


_Found = Iterator[tuple[Span, Span | None, str]]


def _python(page: Page) -> _Found:
    """Find Python's tracebacks; of a long one, the last frame and the error."""
    starts = {found.start() for found in _PYTHON.finditer(page.prose)}
    after = 0
    for at, (start, _) in enumerate(page.lines):
        if start not in starts or at < after:
            continue
        last = frame = at
        depth = _indent(page, at)
        for last in range(at + 1, min(at + 200, len(page.lines))):
            frame = last if _FRAME.match(page.prose, page.lines[last][0]) else frame
            if _indent(page, last) <= depth:
                break
        after = last + 1
        head = at if last - at <= _LONGEST_TRACE else frame
        yield (start, page.lines[last][1]), _tight(page, (page.lines[head][0], page.lines[last][1])), "error"


def _indent(page: Page, at: int) -> int:
    start, end = page.lines[at]
    return end - start - len(page.prose[start:end].lstrip(" "))


def _others(page: Page) -> _Found:
    """Find the heads of stack traces as Java, JavaScript and .NET write them."""
    for found in _OTHERS.finditer(page.prose):
        yield found.span(), _tight(page, found.span("head")), "error"


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
        elif _LOG.match(line) and (level := _LEVEL.search(line[:200])):
            yield (start, end), words if any(level.groups()) else None, "error"
        elif label := english.ERROR_LABEL.match(line):
            yield (start, end), _unquoted(page, (start + label.end(), end)), "error"
        elif plain := _PLAIN.match(line):
            yield (start, end), _tight(page, (start + plain.start("words"), end)), "error"


def _quoted(page: Page) -> _Found:
    """Find errors that somebody quotes; the sentence around them stays prose."""
    for found in english.SAID_ERROR.finditer(page.prose):
        span = found.span(group(found, "text"))
        yield span, span, "error"


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
