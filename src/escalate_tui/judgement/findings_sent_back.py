"""Why it was sent back, beside what is found: whoever mends the record sees first what the last brief failed for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from escalate_tui.judgement.english import Words
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.history import SENT, counting, last
from escalate_tui.model.record import Entry
from escalate_tui.model.text import clean_line
from escalate_tui.moments import show_day, start_of

MEANT: Final = (
    (Words(r"\brepro|\bsteps?\b|\bclean (?:state|account|install)"), ("repro.steps", "repro.clean_state")),
    (Words(r"\blogs?\b|\btraces?\b|\bscreenshots?\b|\brecordings?\b|\bevidence\b|\bHAR\b|\brequest ids?\b|\bdumps?\b"),
     ("repro.evidence",)),
    (Words(r"\benvironments?\b|\bversions?\b|\bbuilds?\b|\bbrowsers?\b|\bregions?\b"), ("repro.environment",)),
    (Words(r"\bhow often\b|\bfrequency\b|\bintermittent"), ("repro.frequency",)),
    (Words(r"\bexpected\b|\bactual(?:ly)?\b"), ("repro.expected", "repro.actual")),
    (Words(r"\btried\b|\bruled? out\b|\btroubleshoot|\balready (?:done|checked)\b"),
     ("understand.attempts", "repro.ruled_out")),
    (Words(r"\bhow many\b|\bimpact\b|\baffected\b|\bwho has it\b|\bblocked\b|\bworkflows?\b"),
     ("impact.workflow", "impact.customers_affected", "impact.depth", "understand.customers")),
    (Words(r"\brevenue\b|\bARR\b|\bcontract"), ("impact.revenue_at_risk", "impact.obligations")),
    (Words(r"\bseverity\b|\bsev\b|\bpriority\b|\bnot (?:critical|high)\b"),
     ("impact.severity_reason", "impact.severity")),
    (Words(r"\bSLA\b"), ("impact.sla_status", "impact.sla_ends")),
    (Words(r"\bdeadline\b|\bby when\b|\burgen"), ("target.ask_deadline", "impact.deadline")),
    (Words(r"\bworkaround\b"), ("impact.workaround",)),
    (Words(r"\bwrong (?:team|target|queue)\b|\bnot (?:ours|us|for us|our)\b|\bbelongs? (?:to|with)\b"),
     ("target.team",)),
    (Words(r"\bthe ask\b|\bwhat (?:do|should) (?:you|we)\b|\bwhat you (?:want|need)\b|\bdecision\b"),
     ("target.ask_text", "target.ask")),
    (Words(r"\bdescri|\bunclear\b|\bvague\b|\bdetails?\b|\bcontext\b|\bsummary\b"),
     ("understand.description", "understand.summary")),
)  # fmt: skip
"""Which fields a reason speaks of, by its words; the first field of each is where it is said that nothing changed."""

ELSEWHERE: Final = ("understand.description",)
"""Where a reason stands that speaks of no field."""

LONGEST: Final = 80
"""Characters of a reason that are quoted."""


def sharpened(found: Iterable[Finding], facts: Facts) -> Iterator[Finding]:
    """Say of the findings that match the reason why it was sent back that this is it, and warn of each.

    Where nothing is found in the fields that the reason speaks of, and they are as they were in the brief, it stands
    there by itself. A new brief, or taking the entry back, ends it.
    """
    back = _last_sent_back(facts)
    if back is None:
        yield from found
        return
    fields = _meant(back.note or "")
    day, matched = _day(back, facts), False
    for one in found:
        if _field(one.path) in fields:
            matched = True
            level = Level.WARN if one.level is Level.HINT else one.level
            says = f"It was sent back for this on {day}: {one.says}"
            yield replace(one, level=level, says=says, missing=False)
        else:
            yield one
    if not matched and _as_it_left(fields, facts):
        reason = clean_line(back.note or "no reason given")
        quoted = reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1].rstrip()}…"
        says = f"It was sent back on {day}: “{quoted}”. Say here what they miss, then send a new brief."
        yield Finding("sent-back", Level.WARN, (fields or ELSEWHERE)[0], says)


def _last_sent_back(facts: Facts) -> Entry | None:
    """Find why it was sent back, unless a brief left since, or it is closed."""
    if facts.draft.status is not Status.OPEN:
        return None
    entries = (one for one in reversed(counting(facts.record.history)) if one.act in (Act.SENT_BACK, *SENT))
    latest = next(entries, None)
    return latest if latest is not None and latest.act is Act.SENT_BACK else None


def _meant(reason: str) -> tuple[str, ...]:
    """List the fields that a reason speaks of."""
    found = (fields for words, fields in MEANT if words.seek.search(reason))
    return tuple(dict.fromkeys(field for fields in found for field in fields))


def _as_it_left(fields: tuple[str, ...], facts: Facts) -> bool:
    """Tell whether these fields, or without any the whole record, are as they were when the brief left."""
    sent = last(facts.record.history, *SENT)
    before, now = (sent.snapshot if sent else None) or {}, facts.draft.doc
    if not fields:
        return all(now.get(step) == table for step, table in before.items())
    return all(_value(before, field) == _value(now, field) for field in fields if before)


def _value(doc: dict[str, object], field: str) -> object:
    step, _, name = field.partition(".")
    table = doc.get(step)
    return table.get(name) if isinstance(table, dict) else None


def _field(path: str) -> str:
    """Name the declared field that a path leads into."""
    return ".".join(path.split(".")[:2])


def _day(entry: Entry, facts: Facts) -> str:
    zone = facts.context.settings.calendar.zone
    today = facts.context.now.astimezone(zone)
    return show_day(start_of(entry.at, zone).astimezone(zone).date()).removesuffix(f" {today.year}")
