"""Decisions about sensitive text: masked, or kept for a reason; the history records which, never the secret."""

from collections.abc import Iterable
from datetime import datetime

from escalate_tui.followup.entries import recorded
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.judgement.finding import Finding
from escalate_tui.judgement.findings_sensitive import digest, secrets_in
from escalate_tui.model.choices import Act
from escalate_tui.model.draft import Draft


def mask(draft: Draft, finding: Finding, now: datetime, by: str) -> Draft:
    """Mask what a finding speaks of, in its field, and record that it was done.

    Args:
        draft: The draft that the finding is about, as it is.
        finding: A finding about sensitive text.
        now: The present instant, in UTC.
        by: Who decides.

    Raises:
        ValueError: The finding offers no mask.
    """
    if finding.fix is None:
        raise ValueError(f"{finding.code} at {finding.path} offers no mask")
    masked = draft.with_value(finding.fix.path, finding.fix.value)
    return recorded(masked, Act.MASKED, now, by, **_what(finding))


def mask_all(draft: Draft, context: Context, by: str) -> Draft:
    """Mask every secret of a draft; looked for anew after each, since several kinds may stand in one field.

    Args:
        draft: The draft.
        context: What it is judged by; its instant is when it was decided.
        by: Who decides.
    """
    settled: set[tuple[str, str]] = set()
    while found := [one for one in secrets_in(assess(draft, context).findings) if (one.code, one.path) not in settled]:
        settled.add((found[0].code, found[0].path))
        draft = mask(draft, found[0], context.now, by)
    return draft


def keep(draft: Draft, findings: Iterable[Finding], reason: str, now: datetime, by: str) -> Draft:
    """Record that sensitive text was kept on purpose, and why: one entry for each finding, with a digest of the text.

    Args:
        draft: The draft that the findings are about, as it is.
        findings: Findings about sensitive text.
        reason: Why the receiver needs it, in a line.
        now: The present instant, in UTC.
        by: Who decides.
    """
    for finding in findings:
        draft = recorded(draft, Act.OVERRULED, now, by, note=reason, **_what(finding), digest=digest(draft, finding))
    return draft


def _what(finding: Finding) -> dict[str, str | int]:
    return {"finding": finding.code, "path": finding.path, "count": finding.count}
