"""How findings show themselves: a sign first, a colour beside it."""

from textual.content import Content

from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.words import said

MARKS = {Level.STOP: "✗", Level.WARN: "!", Level.HINT: "·"}
"""The sign of each level, so that colour alone tells nothing."""

STYLES = {Level.STOP: "$text-error", Level.WARN: "$text-warning", Level.HINT: "$foreground-muted"}
"""The colour of each level, from the theme."""


def finding_line(finding: Finding) -> Content:
    """Show a finding as its sign and its sentence, with the key that mends it where there is one."""
    parts: list[str | tuple[str, str]] = [(f"{MARKS[finding.level]} {finding.says}", STYLES[finding.level])]
    if finding.fix is not None:
        parts.append((f"  {key_now('wizard.fix', 'ctrl+t')} {finding.fix.label}", "bold $text-accent"))
    return said(*parts)
