"""Cautions: what is wrong with a text before it goes to a customer, each with what to write instead.

They look at the text as it stands, whoever wrote it: a template, a person, or both. None of them stops anything.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final, Literal, get_args

from escalate_tui.judgement.english import LEFT_OVER, TEMPLATE, Words, unquoted
from escalate_tui.judgement.english_template import SLOT
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.history import counting, status
from escalate_tui.model.record import Record
from escalate_tui.updates import english
from escalate_tui.updates.known import (
    last_told,
    one_line,
    told_texts,
    workaround_of,
)
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.promised import promises_to, times_beyond, words_beyond
from escalate_tui.updates.situations import Channel, Situation
from escalate_tui.updates.spotting import guard
from escalate_tui.updates.times import Mention, mentions
from escalate_tui.updates.wording import copied, count_words, paragraphs, says_nothing_else, sentences

Code = Literal[
    "repeats",
    "unfilled",
    "relative-date",
    "promise",
    "date-beyond",
    "other-customer",
    "revenue",
    "internal-words",
    "copied-note",
    "exclamation",
    "too-long",
    "no-next-update",
]
"""The stable names of the cautions, in the order they are given."""

CODES: Final[tuple[Code, ...]] = get_args(Code)

SENTENCES: Final = {Channel.CHAT: 4}
"""Sentences that a channel holds at most."""

PARAGRAPHS: Final = {Channel.MAIL: 5, Channel.TICKET: 3}
"""Paragraphs that a channel holds at most, beside greeting and end."""

WORDS: Final = {Channel.MAIL: 350, Channel.TICKET: 180, Channel.CHAT: 110}
"""Words that a channel holds at most."""

LONGEST: Final = 20_000
"""Characters that are read: no update is longer, and a pasted page keeps nobody waiting."""

INSIDE_ACTS: Final = (
    Act.FOLLOWED_UP,
    Act.ATTEMPTED,
    Act.SEVERITY_CHANGED,
    Act.OWNER_CHANGED,
    Act.TARGET_CHANGED,
    Act.SENT_BACK,
    Act.DE_ESCALATED,
    Act.OVERRULED,
)
"""Acts whose notes are for colleagues."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look at before a text goes to a customer.

    Attributes:
        code: Its stable name.
        words: The words of the text that raise it, as they stand there; none where something is missing.
        says: A sentence that says what to write instead.
    """

    code: Code
    words: tuple[str, ...]
    says: str


def cautions(text: str, situation: Situation, channel: Channel, occasion: Occasion) -> tuple[Caution, ...]:
    """List what is wrong with a text before it goes to a customer, one caution for each code, in their order.

    Args:
        text: The text, as it is about to be copied.
        situation: What it is about: one that is resolved names no next update.
        channel: How it reaches the customer, which decides how long it may be.
        occasion: Which escalation, which of its customers, and when.
    """
    reading = _Reading(text[:LONGEST], situation, channel, occasion)
    return tuple(
        Caution(code, words, _says(code, words))
        for code in CODES
        if (words := tuple(dict.fromkeys(FOUND[code](reading)))) or (code in BARE and BARE[code](reading))
    )


@dataclass(frozen=True)
class _Reading:
    """A text, and all that it is held against."""

    text: str
    situation: Situation
    channel: Channel
    occasion: Occasion

    @property
    def record(self) -> Record:
        """The escalation."""
        return self.occasion.record

    @cached_property
    def plain(self) -> str:
        """The text with the summary, which is quoted and promises nothing, put as “it”."""
        summary = one_line(self.record.understand.summary)
        return self.text.replace(summary, "it") if summary else self.text

    @cached_property
    def mentioned(self) -> tuple[Mention, ...]:
        """The times that the text names."""
        return tuple(mentions(self.plain, self.occasion.now, self.occasion.zone))

    @cached_property
    def inside(self) -> dict[str, tuple[str, ...]]:
        """What may not reach the customer, by its code."""
        found = guard(self.occasion).found(self.text)
        return {kind.value: words for kind, words in found.items()}


def _repeats(reading: _Reading) -> bool:
    told = last_told(reading.record, reading.occasion.home)
    return told is not None and bool(told.text) and says_nothing_else(reading.text, told.text)


def _unfilled(reading: _Reading) -> Iterator[str]:
    for words in (english.UNFILLED, TEMPLATE, LEFT_OVER):
        yield from _all(words, reading.plain)
    yield from _all(SLOT, unquoted(reading.plain))


def _notes(reading: _Reading) -> Iterator[str]:
    """Find runs of words that stand in notes for colleagues."""
    record = reading.record
    understand, impact, target = record.understand, record.impact, record.target
    counted = counting(record.history)
    notes = (
        *(understand.why_now, impact.deals, impact.public_risk, impact.escalation_risk, impact.severity_reason),
        *(impact.deadline_reason, target.ask_text, target.containment, target.exposure, target.urgency),
        *(target.request_frequency, target.competition, target.decision, target.against_verdict),
        *understand.criteria.overruled.values(),
        *(text for one in counted if one.act in INSIDE_ACTS for text in (one.note, one.result)),
        *(text for one in understand.attempts for text in (one.action, one.result)),
        *(one.learning for one in counted),
    )
    shown = (
        *(understand.summary, understand.description, understand.component, workaround_of(record)),
        *told_texts(record),
        *promises_to(reading.occasion),
        *(one.note for one in counted if one.act is Act.RESOLVED),
    )
    return copied(reading.text, [one for one in notes if one], [one for one in shown if one])


def _exclaimed(reading: _Reading) -> Iterator[str]:
    marks = reading.plain.count("!") - reading.plain.count("!=")
    if marks > 1:
        yield str(marks)


def _long(reading: _Reading) -> Iterator[str]:
    channel, blocks = reading.channel, paragraphs(reading.plain)
    body = "\n".join(blocks)
    counts = (
        (len(sentences(body)), "sentences", SENTENCES),
        (len(blocks), "paragraphs", PARAGRAPHS),
        (count_words(body), "words", WORDS),
    )
    for count, what, limits in counts:
        if count > limits.get(channel, count):
            yield english.TOO_MANY.format(count=count, what=what, most=limits[channel], channel=channel.label)
            return


def _no_next(reading: _Reading) -> bool:
    closed = status(reading.record.history) in (Status.RESOLVED, Status.DE_ESCALATED)
    if closed or reading.situation is Situation.RESOLVED:
        return False
    full = (one for one in reading.mentioned if one.dated and one.timed)
    return not any(isinstance(one.moment, datetime) and one.moment > reading.occasion.now for one in full)


def _all(words: Words, text: str) -> Iterator[str]:
    return (found[0] for found in words.seek.finditer(text))


def _nothing(_: _Reading) -> tuple[str, ...]:
    return ()


def _inside(code: Code) -> "Callable[[_Reading], Iterable[str]]":
    return lambda reading: reading.inside.get(code, ())


FOUND: Final["dict[Code, Callable[[_Reading], Iterable[str]]]"] = {
    "repeats": _nothing,
    "unfilled": _unfilled,
    "relative-date": lambda reading: _all(english.RELATIVE, reading.plain),
    "promise": lambda reading: words_beyond(reading.plain, reading.occasion),
    "date-beyond": lambda reading: times_beyond(reading.plain, reading.mentioned, reading.occasion),
    "other-customer": _inside("other-customer"),
    "revenue": _inside("revenue"),
    "internal-words": _inside("internal-words"),
    "copied-note": _notes,
    "exclamation": _exclaimed,
    "too-long": _long,
    "no-next-update": _nothing,
}
"""How the words are found that raise each caution."""

BARE: Final["dict[Code, Callable[[_Reading], bool]]"] = {"repeats": _repeats, "no-next-update": _no_next}
"""The cautions about a text as a whole, which no words raise."""


def _says(code: Code, words: tuple[str, ...]) -> str:
    plain = code in ("exclamation", "too-long")
    return english.CAUTIONS[code].format(words=", ".join(word if plain else f"“{word}”" for word in words))
