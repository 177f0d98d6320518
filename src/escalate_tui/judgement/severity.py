"""How severe it is: the rules of the practice (§2), their reasons, and what would change it."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from escalate_tui.judgement.assessment import Judged, Reason, SeverityJudgement, Standing
from escalate_tui.judgement.criteria import Held, named
from escalate_tui.judgement.facts import Facts
from escalate_tui.model.choices import Severity
from escalate_tui.moments import WorkingCalendar, end_of_working, show_span

AT_ONCE: Final = timedelta(hours=2)
"""What a `Critical` ask is given by default, round the clock."""

SHORTEST_DAY: Final = timedelta(hours=2)
"""Working time that must remain for a `High` ask to be due today; otherwise it is noon of the next day."""

THIS_WEEK: Final = 5
"""Working days that a `Medium` ask is given by default."""

HARD_DEADLINE: Final = 10
"""Working days within which a hard deadline of a high-value customer at risk makes it `High`."""

Applying = list[tuple[Reason, str]]
"""The rules that apply: each with its reason, and with what would have to be so for it to apply no longer."""


def judge_severity(facts: Facts, judged: tuple[Judged, ...], holding: Held) -> SeverityJudgement:
    """Suggest a severity by the first rules that apply, and say what would change it."""
    critical, high = _critical(facts, holding), _high(facts, holding)
    if critical:
        below = Severity.HIGH if high else Severity.MEDIUM
        suggested, reasons, change = Severity.CRITICAL, _reasons(critical), f"{below.label} once {_without(critical)}"
    elif high:
        suggested, reasons, change = Severity.HIGH, _reasons(high), _from_high(facts, judged, high)
    else:
        reasons = (Reason("no rule for High or Critical applies"),)
        suggested, change = Severity.MEDIUM, f"High {_from_medium(facts, judged, holding)}"
    return SeverityJudgement(
        suggested, facts.record.impact.severity, reasons, f"Would be {change}.", handed_over=facts.severity
    )


def default_deadline(severity: Severity, now: datetime, calendar: WorkingCalendar) -> datetime:
    """Give the time an ask is due when nobody said otherwise (the practice, §2).

    Args:
        severity: The severity that counts.
        now: The present instant, in UTC.
        calendar: The working hours it is due in; `Critical` takes no notice of them.
    """
    if severity is Severity.CRITICAL:
        return now + AT_ONCE
    if severity is Severity.MEDIUM:
        return calendar.nth_working_day_end(now, THIS_WEEK)
    end = calendar.end_of_day(now)
    today = now.astimezone(calendar.zone).date()
    is_today = calendar.next_opening(now).astimezone(calendar.zone).date() == today
    if is_today and calendar.working_between(now, end) >= SHORTEST_DAY:
        return end
    following = calendar.nth_working_day_end(now, 1) if is_today else end
    day = following.astimezone(calendar.zone).date()
    return datetime.combine(day, time(12), calendar.zone).astimezone(UTC)


def _critical(facts: Facts, holding: Held) -> Applying:
    found = (
        (_held(holding, "production-down"), "production is up again"),
        (_held(holding, "data-corrupted") or _held(holding, "data-integrity"), "no data is at risk"),
        (_security(holding), "exposure is ruled out"),
        (_several_high_value(facts), "at most one high-value customer is affected"),
    )
    return [(reason, without) for reason, without in found if reason]


def _high(facts: Facts, holding: Held) -> Applying:
    found = (
        (_blocked(facts), "there is a workaround"),
        (_high_value_blocked(facts, holding), "no high-value customer is blocked"),
        (_held(holding, "sla-breach"), "the SLA is safe"),
        (_hard_deadline(facts, holding), "the hard deadline is off"),
    )
    return [(reason, without) for reason, without in found if reason]


def _reasons(applying: Applying) -> tuple[Reason, ...]:
    return tuple(reason for reason, _ in applying)


def _without(applying: Applying) -> str:
    return " and ".join(without for _, without in applying)


def _from_high(facts: Facts, judged: tuple[Judged, ...], high: Applying) -> str:
    """Name what is nearest: an open question, a second high-value customer, and only then the way down."""
    if any(one.criterion.id == "production-down" and one.standing is Standing.PROPOSED for one in judged):
        return "Critical if production is down: say so under Production down"
    if len(facts.high_value) == 1:
        return "Critical with a second high-value customer"
    return f"Critical if data were at risk, Medium once {_without(high)}"


def _from_medium(facts: Facts, judged: tuple[Judged, ...], holding: Held) -> str:
    """Name what would make it High; an SLA that has no time left, or is overruled, would not."""
    if facts.blocked:
        return "without the workaround"
    if "high-value-at-risk" in holding:
        return f"with a hard deadline within {HARD_DEADLINE} working days"
    overruled = any(one.criterion.id == "sla-breach" and one.standing is Standing.OVERRULED for one in judged)
    if facts.sla_end is not None and not overruled:
        return "once the SLA has 4 working hours or less to run"
    return "if work were blocked without a workaround"


def _held(holding: Held, criterion: str) -> Reason | None:
    return holding[criterion].reason if criterion in holding else None


def _security(holding: Held) -> Reason | None:
    concern = _held(holding, "security-concern")
    return Reason("security concern, until exposure is ruled out", concern.path) if concern else None


def _several_high_value(facts: Facts) -> Reason | None:
    several = len(facts.high_value) >= 2
    return Reason(f"several high-value customers: {named(facts)}", "understand.customers") if several else None


def _blocked(facts: Facts) -> Reason | None:
    stuck = facts.blocked and not facts.workaround
    return Reason("blocked without a workaround", "impact.depth") if stuck else None


def _high_value_blocked(facts: Facts, holding: Held) -> Reason | None:
    at_risk = _held(holding, "high-value-at-risk")
    if not facts.blocked or at_risk is None:
        return None
    who = f": {named(facts)}" if facts.high_value else ""
    return Reason(f"a high-value customer is blocked{who}", at_risk.path)


def _hard_deadline(facts: Facts, holding: Held) -> Reason | None:
    """One that is past counts no more: a finding asks what comes next."""
    calendar, now = facts.context.settings.calendar, facts.context.now
    if facts.record.impact.deadline is None or "high-value-at-risk" not in holding:
        return None
    deadline = end_of_working(facts.record.impact.deadline, calendar)
    if not now < deadline <= calendar.nth_working_day_end(now, HARD_DEADLINE):
        return None
    away = show_span(deadline - now)
    return Reason(f"a high-value customer is at risk, with a hard deadline in {away}", "impact.deadline")
