"""Step 3: who receives it, what they are asked for, and what they need beyond the common brief."""

from dataclasses import dataclass

from escalate_tui.model.choices import Ask, Team, Tier
from escalate_tui.model.fields import Control, line, many, moment, of_control, prose
from escalate_tui.model.part import Part
from escalate_tui.model.values import MomentValue, Text
from escalate_tui.moments import Leaning


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Target(Part):
    """Step 3: who receives it, what they are asked for, and what they need beyond the common brief."""

    from_tier: Tier | None = of_control(
        Control.CHOICE, "Handled now by", "The tier it leaves.", group="Who receives it"
    )
    team: Team | None = of_control(
        Control.CHOICE, "Target", "Empty: the first of the ranking.", group="Who receives it"
    )
    also: tuple[Team, ...] = many(
        Control.CHOICES, "Also told", "Who else should know; one team receives.", group="Who receives it"
    )
    area: Text | None = line(
        "Product area", "Which team of theirs: Orders, Billing.", group="Who receives it", half=True
    )
    channel: Text | None = line(
        "Channel", "Where they are reached.", group="Who receives it", half=True, example="#eng-orders"
    )
    ask: Ask | None = of_control(Control.CHOICE, "Ask", "One verb: what they should do.", group="The ask")
    ask_text: Text | None = prose("Ask in words", "What exactly, so that they know when it is done.", group="The ask")
    ask_deadline: MomentValue | None = moment(
        "By when", "Empty: what the severity gives.", group="The ask", leaning=Leaning.FUTURE
    )
    containment: Text | None = prose(
        "Containment",
        "What was done to stop it from spreading.",
        group="What this target needs",
        teams=("security",),
    )
    exposure: Text | None = prose(
        "Exposure",
        "Who and what was seen or could have been.",
        group="What this target needs",
        teams=("security",),
    )
    urgency: Text | None = line("Urgency", "How fast, and why.", group="What this target needs", teams=("security",))
    use_case: Text | None = prose(
        "Use case",
        "What they want to get done, and why the product does not let them.",
        group="What this target needs",
        teams=("product",),
    )
    request_frequency: Text | None = line(
        "How often asked",
        "How many customers asked, and since when.",
        group="What this target needs",
        teams=("product",),
    )
    competition: Text | None = line(
        "Competition", "Who offers it, and who said so.", group="What this target needs", teams=("product",)
    )
    decision: Text | None = prose(
        "Decision wanted",
        "What should be decided or approved, with the alternatives.",
        group="What this target needs",
        teams=("leadership",),
    )
    against_verdict: Text | None = line(
        "Why all the same", "One line, when this goes against the verdict.", group="Against the verdict", sometimes=True
    )
