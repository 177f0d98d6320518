"""The impact part: every figure with its label, nothing without one."""

from collections.abc import Iterator
from datetime import timedelta

from escalate_tui.brief.document import Label, Point
from escalate_tui.brief.source import Source, joined, prefixed, sentence_start
from escalate_tui.judgement.facts import Facts
from escalate_tui.model.choices import Act, Affected
from escalate_tui.model.history import last
from escalate_tui.model.money import Money, total
from escalate_tui.model.understand import Customer
from escalate_tui.moments import show_span, start_of


def impact(source: Source) -> Iterator[Point]:
    """Give the lines of the impact part (the practice, §5)."""
    lines = {
        Label.CUSTOMERS: customers(source),
        Label.WORKFLOW: workflow(source),
        Label.REVENUE: revenue(source),
        Label.SLA: sla(source),
        Label.QUEUE: queue(source),
        Label.REPUTATION: reputation(source),
        Label.PRESSURE: pressure(source),
    }
    return (Point(label, text) for label, text in lines.items() if text)


def customers(source: Source) -> str:
    """Number, trend and users in the first line, then a line for each customer named."""
    listed = source.record.understand.customers
    high_value = Facts(source.draft, source.context).high_value
    number = _counted(source.said("impact.customers_affected") or (str(len(listed)) if listed else ""), "customer")
    segment = source.said("understand.segment")
    first = joined(
        "everyone" if source.record.understand.affected is Affected.EVERYONE else "",
        segment,
        "" if number and number in segment else number,
        prefixed("trend: ", source.said("impact.trend")),
        _users(source.said("impact.users_affected")),
    )
    return joined(first, *(_customer(source, one, high_value=one in high_value) for one in listed), by="\n")


def _counted(number: str, noun: str) -> str:
    """Count things as amounts are written; what is no figure stands as it is."""
    return f"{int(number):,} {noun}{'' if number == '1' else 's'}" if number.isdecimal() else number


def _users(number: str) -> str:
    return _counted(number, "user") if number.isdecimal() else prefixed("users: ", number)


def _customer(source: Source, customer: Customer, *, high_value: bool) -> str:
    def of(name: str) -> str:
        return source.said_of("understand.customers", customer, name)

    about = joined(
        of("plan"),
        prefixed("ARR ", of("arr")),
        "key account" if customer.high_value else "high-value" if high_value else "",
        prefixed("contact ", of("contact")),
        prefixed("relationship ", of("stage")),
        prefixed("time zone ", of("zone")),
    )
    return joined(of("name") or "unnamed customer", f"({about})" if about else "", by=" ")


def workflow(source: Source) -> str:
    """How deep it goes, what cannot be done, and what is done instead."""
    impact = source.record.impact
    depth = sentence_start(source.said("impact.depth"))
    return joined(
        joined(depth, source.said("impact.workflow"), by=": "),
        "Production is down." if impact.production_down else "",
        "Data is at risk." if impact.data_at_risk else "",
        prefixed("Workaround: ", source.said("impact.workaround")),
        by="\n",
    )


def revenue(source: Source) -> str:
    """The amount at risk, by default the sum over the customers in each currency, and the deals that depend on it."""
    amounts: dict[str, list[Money]] = {}
    for one in source.record.understand.customers:
        if one.arr is not None:
            amounts.setdefault(one.arr.currency, []).append(one.arr)
    sums = " + ".join(added.shown for alike in amounts.values() if (added := total(alike)))
    amount = source.said("impact.revenue_at_risk") or sums
    return joined(prefixed("ARR ", amount), prefixed("open deals: ", source.said("impact.deals")), by="\n")


def sla(source: Source) -> str:
    """Where the contract stands, when it runs out, how often it promises word, and what else it does."""
    first = joined(
        source.said("impact.sla_status"),
        prefixed("runs out ", source.said("impact.sla_ends")),
        prefixed("updates due every ", source.said("impact.sla_update_every")),
    )
    return joined(first, source.said("impact.obligations"), by="\n")


def queue(source: Source) -> str:
    """How long the customer had waited when it was handed over; for a draft, until now."""
    record, zone = source.record, source.context.settings.calendar.zone
    since = record.understand.waiting_since
    if since is None:
        return source.said("understand.waiting_since")
    handed_over = last(record.history, Act.HANDED_OVER)
    until = start_of(handed_over.at, zone) if handed_over else source.context.now
    waited = until - start_of(since, zone)
    span = show_span(waited) if waited > timedelta() else ""
    return joined(span, f"waiting since {source.said('understand.waiting_since')}")


def reputation(source: Source) -> str:
    """Whether it could become public, and whether a reference customer is touched."""
    reference = "a reference customer is affected" if source.record.impact.reference_customer else ""
    return joined(prefixed("could go public: ", source.said("impact.public_risk")), reference, by="; ")


def pressure(source: Source) -> str:
    """The date that cannot move, why, and when it becomes critical."""
    return joined(
        joined(source.said("impact.deadline"), source.said("impact.deadline_reason")),
        prefixed("critical from ", source.said("impact.critical_from")),
        by="\n",
    )
