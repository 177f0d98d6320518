"""The brief as a document: what it says and in which parts, before any format gives it a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Label(StrEnum):
    """What a line is called; the value is its name wherever a format has no other."""

    SEVERITY = "Severity"
    TARGET = "Target"
    REPORTED_BY = "Reported by"
    OWNER = "Owner"
    DATE = "Date"
    CUSTOMERS = "Customers affected"
    WORKFLOW = "Workflow impact"
    REVENUE = "Revenue at risk"
    SLA = "SLA status"
    QUEUE = "Time in queue"
    REPUTATION = "Reputation"
    PRESSURE = "Time pressure"
    SINCE = "Since"
    COMPONENT = "Component"
    WHY_NOW = "Why now"
    CRITERIA = "Why it is escalated"
    AGAINST = "What speaks against it"
    NOT_COUNTED = "Not counted"
    ALL_THE_SAME = "Escalated all the same"
    STARTING_POINT = "Starting point"
    EXPECTED = "Expected"
    ACTUAL = "Actual"
    ENVIRONMENT = "Environment"
    FREQUENCY = "Frequency"
    RULED_OUT = "Ruled out"
    ERROR = "Error text"
    LAST_UPDATE = "Last update"
    EXPECTATION = "Customer expectation"
    RISK = "Escalation risk"
    DEADLINE = "Deadline"
    EXPOSURE = "Exposure"
    CONTAINMENT = "Containment"
    URGENCY = "Urgency"
    USE_CASE = "Use case"
    FREQUENCY_ASKED = "How often asked"
    COMPETITION = "Competition"
    DECISION = "Decision wanted"
    TICKET = "Ticket"
    THREAD = "Thread"
    DOCUMENT = "Document"
    EVIDENCE = "Evidence"


class Heading(StrEnum):
    """What a part is about."""

    IMPACT = "impact"
    DESCRIPTION = "description"
    TRIED = "tried"
    REPRODUCTION = "reproduction"
    COMMUNICATION = "communication"
    NEEDED = "needed"
    FOR_SECURITY = "for-security"
    FOR_PRODUCT = "for-product"
    FOR_LEADERSHIP = "for-leadership"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stands alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value under its label.

    Attributes:
        label: What it is called.
        text: The value, of one line or several.
    """

    label: Label
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list: a value under its label, or a text that names itself.

    Attributes:
        label: What it is called; None where the text says it.
        text: The value, of one line or several.
    """

    label: Label | None
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Texts in an order that matters."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words as a machine wrote them: nothing in them may change.

    Attributes:
        label: What they are called.
        text: The words.
        where: Where they come from; empty when nobody said.
    """

    label: Label
    text: str
    where: str = ""


Block = Text | Line | Point | Numbered | Code
"""What a part is made of."""


@dataclass(frozen=True)
class Document:
    """One brief, in no format yet.

    Attributes:
        headline: The summary, in one line.
        facts: What stands under the headline.
        parts: The blocks of each part; one without blocks is left out.
        record: The escalation as its file has it, for formats that other programs read.
    """

    headline: str
    facts: Mapping[Label, str]
    parts: Mapping[Heading, tuple[Block, ...]]
    record: Mapping[str, Any] = field(default_factory=dict)
