"""Step 4: how to make it happen again."""

from dataclasses import dataclass

from escalate_tui.model.choices import EvidenceKind
from escalate_tui.model.fields import Control, line, many, of_control, prose
from escalate_tui.model.part import Item, Part
from escalate_tui.model.values import Flag, Text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StepText(Item):
    """One step of the reproduction."""

    text: Text | None = line("Step", "One action with its exact values.", group="Step", limit=1000)


EVIDENCE = "Piece of evidence"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Evidence(Item):
    """One piece of evidence."""

    kind: EvidenceKind | None = of_control(Control.CHOICE, "What it is", "What kind of evidence.", group=EVIDENCE)
    text: Text | None = prose("Text", "The exact words, or what it shows.", group=EVIDENCE)
    path: Text | None = line("Where", "A path or an address, if it lies elsewhere.", group=EVIDENCE, limit=1000)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Repro(Part):
    """Step 4: how to make it happen again."""

    applicable: Flag | None = of_control(
        Control.FLAG, "Asked for", "Unset: for bugs and infrastructure alone.", group="Reproduction"
    )
    clean_state: Text | None = prose(
        "Starting point", "Account type, configuration and permissions to start from.", group="Reproduction"
    )
    steps: tuple[StepText, ...] = many(
        Control.ITEMS, "Steps", "One action each, with exact values.", group="Reproduction"
    )
    expected: Text | None = prose("Expected", "What should have happened.", group="What happens")
    actual: Text | None = prose("Actual", "What happened, word for word.", group="What happens")
    frequency: Text | None = line(
        "Frequency", "Always, 2 of 40, or only when …", group="What happens", example="2 of 40"
    )
    environment: Text | None = prose(
        "Environment", "Browser, OS, account type, flags, plan, versions.", group="Circumstances"
    )
    ruled_out: Text | None = prose("Ruled out", "What was tested and made no difference.", group="Circumstances")
    evidence: tuple[Evidence, ...] = many(
        Control.ITEMS, "Evidence", "Exact error text, logs, screenshots.", group="Circumstances"
    )
