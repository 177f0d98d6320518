"""Ticking a criterion by hand, and overruling one that follows from the record."""

from typing import Final

from escalate_tui.judgement.assessment import Judged, Standing
from escalate_tui.judgement.criteria import BY_HAND
from escalate_tui.model.draft import Draft

PRODUCTION_DOWN: Final = "impact.production_down"
"""The field by which a criterion is ticked on another screen: that is where it is true or not."""


def needs_reason(judged: Judged) -> bool:
    """Tell whether a criterion follows from the record, so that it does not hold only for a reason."""
    return judged.standing is Standing.FOLLOWS


def ticked(draft: Draft, judged: Judged) -> Draft:
    """Tick a criterion, untick it, or let it follow from the record again; one that needs a reason stays."""
    name = judged.criterion.id
    if judged.reason.path == PRODUCTION_DOWN:
        return draft.with_value(PRODUCTION_DOWN, None)
    if needs_reason(judged):
        return draft
    if judged.standing is Standing.OVERRULED:
        return draft.with_value(f"{BY_HAND}.overruled.{name}", None)
    held = list(draft.value(f"{BY_HAND}.confirmed") or [])
    now = [one for one in held if one != name] if name in held else [*held, name]
    return draft.with_value(f"{BY_HAND}.confirmed", now)


def overruled(draft: Draft, judged: Judged, reason: str) -> Draft:
    """Say why a criterion that follows from the record does not hold."""
    return draft.with_value(f"{BY_HAND}.overruled.{judged.criterion.id}", reason)
