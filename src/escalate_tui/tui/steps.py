"""The five screens of the wizard, in their order, and what each is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the wizard.

    Attributes:
        name: Its name in the record.
        title: Its name on screen.
        key: The key that goes there from anywhere.
        purpose: What it is for, and what makes it good, for the help screen.
    """

    name: str
    title: str
    key: str
    purpose: str


STEPS = (
    Step(
        "understand",
        "Understand",
        "f2",
        "What is broken or needed, who has it, since when, what was tried, and why it must leave support now. "
        "Whoever receives it has never heard of the ticket: say what a stranger would need.",
    ),
    Step(
        "impact",
        "Impact",
        "f3",
        "How many, how deep, for how long, how much money, and what was promised. Figures decide here: "
        "“some customers” is the commonest reason that a brief is put aside.",
    ),
    Step(
        "target",
        "Target",
        "f4",
        "Who receives it and what exactly they are asked for, by when. One team receives, others are told. "
        "An ask is one verb and an object; urgency without a deadline is ambiguous.",
    ),
    Step(
        "repro",
        "Repro",
        "f5",
        "How to make it happen again: a clean start, one action in each step with its exact values, what should "
        "have happened and what did, how often, and what was ruled out.",
    ),
    Step(
        "brief",
        "Brief",
        "f6",
        "The document as the receiver will see it, and what still stands against it. Copy it, write it to a file, "
        "or hand it over: then the board watches when it is time to follow up.",
    ),
)

NAMES = tuple(step.name for step in STEPS)
"""The names of the steps, in their order."""


def step_named(name: str) -> Step:
    """Find a step by its name."""
    return STEPS[NAMES.index(name)]
