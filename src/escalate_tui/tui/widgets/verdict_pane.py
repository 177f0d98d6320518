"""What the draft adds up to: verdict, severity, target, and what stands against the screen in use."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.choices import Severity
from escalate_tui.model.record import title_of
from escalate_tui.tui.findings import MARKS, STYLES
from escalate_tui.tui.keys import TextControl, is_text, key_now
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.words import hanging, said

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from escalate_tui.followup.alike import Alike
    from escalate_tui.judgement.assessment import Assessment, Reason

SEVERITY_STYLES = {
    Severity.CRITICAL: "bold $text-error",
    Severity.HIGH: "bold $text-warning",
    Severity.MEDIUM: "bold",
}
"""The colour of each severity; its word stands beside it always."""

MOST = 5
"""Reasons shown at the most; the rest are counted."""


class VerdictPanel(VerticalScroll, can_focus=False):
    """The frame of the judgement: beside the fields, or over them where there is no room, and then it has the keys.

    Attributes:
        beneath: The control that had the focus when the panel was opened, and gets it back; None while it is closed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close")]

    def __init__(self) -> None:
        super().__init__(classes="verdict")
        self.border_title = "What this adds up to"
        self.beneath: Widget | None = None

    def compose(self) -> "ComposeResult":
        """Yield the judgement."""
        yield VerdictPane()

    def open(self) -> None:
        """Show it over the fields, and take the focus: keys scroll it, and none is typed where nobody sees it."""
        self.can_focus = True
        self.beneath = self.screen.focused
        self.screen.add_class("-verdict")
        self.screen.set_focus(self)

    def action_close(self) -> None:
        """Give the focus back, and have the fields be seen."""
        beneath, here = self.beneath, self.has_focus or self.screen.focused is self
        if self.screen.has_class("-verdict"):
            self._put_away()
            if here:
                self.screen.set_focus(beneath if beneath is not None and beneath.is_attached else None)
            self.can_focus = False

    def on_blur(self) -> None:
        """Close when the focus went to a field; it is nowhere while the terminal has none."""
        if self.screen.focused not in (None, self):
            self._put_away()
            self.can_focus = False

    def _put_away(self) -> None:
        self.beneath = None
        self.screen.remove_class("-verdict")

    def _forward_event(self, event: events.Event) -> None:
        """Have what is typed or pasted reach the field, in its order: the next key is looked at behind this."""
        typed = isinstance(event, events.Paste) or (isinstance(event, events.Key) and _types(event))
        if not typed:
            super()._forward_event(event)
            return
        self.action_close()
        field = self.screen.focused
        if isinstance(field, TextControl) and isinstance(field, Widget) and field.takes_text:
            field._forward_event(event)


def _types(event: events.Key) -> bool:
    return event.is_printable or is_text(event)


class VerdictPane(Still):
    """The running judgement, with its reasons."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._parts: list[Content] = []
        self._told: object = None

    def show(self, assessment: "Assessment", step: str, alike: Sequence["Alike"]) -> None:
        """Show what a draft adds up to, what is open on a step, and what was seen before."""
        findings = assessment.findings if step == "brief" else assessment.of_step(step)
        told = (assessment.verdict, assessment.severity, assessment.target, assessment.targets, findings, step, alike)
        # Few keys change it, and writing it takes longer than anything else that is shown behind a key.
        if told != self._told:
            self._told = told
            self._parts = [*_verdict(assessment), *_severity(assessment), *_target(assessment), *_alike(alike)]
            self._parts += _open(findings, step)
            self.on_resize()

    def on_resize(self) -> None:
        """Wrap the lines to the width, each under its own beginning."""
        width = max(20, self.content_size.width)
        wrapped = [part for line in self._parts for part in hanging(line, width)]
        # The screen is laid out anew only where there are more lines to scroll, or fewer.
        self.update(Content("\n").join(wrapped), layout=len(wrapped) != self.content_size.height)


def in_one_line(assessment: "Assessment", alike: Sequence["Alike"]) -> Content:
    """Say what a draft adds up to in one line, where there is no room for the pane."""
    before = ((f"  {key_now('wizard.seen-before', 'f9')}", "bold $text-accent"), " seen before") if alike else ()
    severity = assessment.severity.effective
    return said(
        (assessment.verdict.leave.value.capitalize(), "bold"),
        "  ",
        (severity.label, SEVERITY_STYLES[severity]),
        "  ",
        assessment.target.team.label,
        (f"  {key_now('wizard.verdict', 'ctrl+l')} why", "$foreground-muted"),
        *before,
    )


def _verdict(assessment: "Assessment") -> list[Content]:
    verdict = assessment.verdict
    lines = [said((verdict.leave.value.capitalize(), "bold")), *_reasons(verdict.reasons)]
    if verdict.change:
        lines.append(said((f" {verdict.change}", "$foreground-muted")))
    return [*lines, Content("")]


def _severity(assessment: "Assessment") -> list[Content]:
    severity = assessment.severity
    lines = [said((severity.effective.label, SEVERITY_STYLES[severity.effective]))]
    if severity.chosen not in (None, severity.suggested):
        lines[0] += said((f"  your choice; suggested {severity.suggested.label}", "$foreground-muted"))
    lines += _reasons(severity.reasons)
    if severity.change:
        lines.append(said((f" {severity.change}", "$foreground-muted")))
    return [*lines, Content("")]


def _target(assessment: "Assessment") -> list[Content]:
    target = assessment.target
    others = [one.team.label for one in assessment.targets if one.reasons and one.team is not target.team]
    lines = [
        said(
            (target.team.label, "bold"),
            (f"  then {', '.join(others)}" if others else "", "$foreground-muted"),
        )
    ]
    lines += _reasons(target.reasons)
    if target.note:
        lines.append(said((f" ! {target.note}", "$text-warning")))
    held = sum(hold.done for hold in target.holds)
    lines.append(said((f" The brief must hold: {held} of {len(target.holds)} there", "$foreground-muted")))
    for hold in (one for one in target.holds if not one.done):
        lack = ", ".join(title_of(path) for path in hold.missing)
        lines.append(said(("  · ", "$foreground-muted"), hold.label, (f" — {lack}", "$foreground-muted")))
    return [*lines, Content("")]


def _alike(alike: Sequence["Alike"]) -> list[Content]:
    """Tell the most alike with what ended it; the others are a key away."""
    if not alike:
        return []
    first = alike[0]
    key = key_now("wizard.seen-before", "f9")
    more = f"{key} {len(alike)} of them" if len(alike) > 1 else f"{key} more"
    ended = first.of.learning or first.of.ending
    return [
        said(("Seen before  ", "bold"), (more, "bold $text-accent")),
        said(f" · {first.of.summary or first.of.id}"),
        said((f"   {first.of.status.label}, {first.why[0]}{f': {ended}' if ended else ''}", "$foreground-muted")),
        Content(""),
    ]


def _reasons(reasons: Iterable["Reason"]) -> list[Content]:
    known = list(reasons)
    lines = [said(f" · {reason.text}") for reason in known[:MOST]]
    if len(known) > MOST:
        lines.append(said((f" · and {len(known) - MOST} more", "$foreground-muted")))
    return lines


def _open(findings: Iterable[Finding], step: str) -> list[Content]:
    found = sorted(findings, key=lambda one: list(Level).index(one.level))
    if not found:
        return [
            said(
                (
                    "Nothing stands against it." if step == "brief" else "Nothing open on this screen.",
                    "$text-success",
                )
            )
        ]
    # Of one field said twice that it is missing, once is enough here.
    lines = dict.fromkeys(
        (*_sign(one), title_of(one.path) if one.missing else f"{title_of(one.path)}: {one.says}") for one in found
    )
    head = said(("Still open" if step == "brief" else "On this screen", "bold"))
    return [head, *(said((f" {sign} ", style), text) for sign, style, text in lines)]


def _sign(finding: Finding) -> tuple[str, str]:
    """Choose sign and colour: what is only missing yet stays quiet."""
    level = Level.HINT if finding.missing else finding.level
    return MARKS[level], STYLES[level]
