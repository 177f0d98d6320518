"""The facts of an update: what a template may say to one customer, made from the record.

What the record holds for colleagues alone never becomes a fact: what a customer is worth, what was asked of the target,
what was tried, what a follow-up brought, what could go wrong with them. A text that names another customer, money or
words that stay inside is withheld, and said to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.model.choices import Act, Kind, Status
from escalate_tui.model.history import counting, last, owner_of, status, team_of
from escalate_tui.moments import Moment
from escalate_tui.updates import english
from escalate_tui.updates.known import (
    after_update,
    agreed,
    noted_of,
    one_line,
    promised_words,
    since_told,
    workaround_of,
)
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.spotting import guard
from escalate_tui.updates.times import show_to_customer

NOTES: Final = 3
"""Notes for colleagues that the writer is shown, the newest."""

TURNS: Final = 3
"""Wordings that a template can change between from one update to the next."""

_NO_BEGINNING: Final = (Kind.FEATURE_GAP, Kind.ACCOUNT_RISK)
"""Kinds of which "it began" says nothing: what was never there, and what is no fault."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Something that the customer was promised.

    Attributes:
        what: What they will have, in the words of the promise.
        when: By when, in their time zone.
    """

    what: str
    when: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a template may say; each on one line, and empty where the record says nothing.

    Attributes:
        contact: Who speaks for the customer.
        customer: The customer's name.
        stage: Where things stand with them: `new`, `established`, `frustrated`.
        owner: Who writes, and keeps the promises.
        team: Who works on it: `our engineering team`.
        summary: What it is about.
        ticket: The number of the first ticket.
        known: What is known of it: since when, where and how often; whole sentences.
        news: Who has it now, where that changed since they were last told; whole sentences.
        workaround: What they can do meanwhile.
        promises: What they were promised and is still to come, in the order of its dates.
        late: What they were promised and did not get in time.
        follow_up: By when the owner asks the team again.
        outcome: How it ended, of one that is resolved.
        next_update: By when they hear again, once this update is logged.
        turn: 0, 1 or 2, another one for each update: so that the wording need not repeat.
        withheld: What was left out and why, a sentence each; for the writer, not for the customer.
    """

    contact: str = ""
    customer: str = ""
    stage: str = ""
    owner: str = ""
    team: str = ""
    summary: str = ""
    ticket: str = ""
    known: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    workaround: str = ""
    promises: tuple[Promised, ...] = ()
    late: tuple[Promised, ...] = ()
    follow_up: str = ""
    outcome: str = ""
    next_update: str = ""
    turn: int = 0
    withheld: tuple[str, ...] = ()

    def for_template(self) -> dict[str, Any]:
        """Give the facts by the names that templates know them by."""
        return {name: getattr(self, name) for name in FACTS}


FACTS: Final = tuple(one.name for one in fields(Facts) if one.name != "withheld")
"""The names of the facts that a template may use."""


def facts_for(occasion: Occasion) -> Facts:
    """Make the facts for an update to one customer."""
    return _Sifting(occasion).facts()


def ended(text: str) -> str:
    """End a text as a sentence does, unless it has an end of its own."""
    return text if text.endswith((".", "!", "?", "…", ".”", ".)")) or not text else f"{text}."


class _Sifting:
    """Makes facts of a record, and keeps what it had to withhold."""

    def __init__(self, occasion: Occasion) -> None:
        self.occasion, self.inside = occasion, guard(occasion)
        self.withheld: list[str] = []

    def facts(self) -> Facts:
        record, customer = self.occasion.record, self.occasion.customer
        resolved = last(record.history, Act.RESOLVED) if status(record.history) is Status.RESOLVED else None
        again, team = after_update(self.occasion), team_of(record.history)
        told = sum(one.act is Act.CUSTOMER_UPDATED for one in counting(record.history))
        return Facts(
            contact=self._let(customer.contact, "the contact"),
            customer=self._let(customer.name, "the customer's name"),
            stage=customer.stage.value if customer.stage else "",
            owner=self._let(owner_of(record.history, record.owner) or self.occasion.settings.name, "the owner"),
            team=english.TEAMS[team] if team else "",
            summary=self._let(record.understand.summary, "the summary"),
            ticket=self._let(next(iter(record.understand.tickets), ""), "the ticket"),
            known=tuple(self._known()),
            news=tuple(self._news()),
            workaround=self._let(workaround_of(record), "the workaround"),
            promises=self._promised(late=False),
            late=self._promised(late=True),
            follow_up=self._follow_up(),
            outcome=self._let(resolved.note if resolved else "", "how it ended"),
            next_update=self._when(again.overdue) if again else "",
            turn=told % TURNS,
            withheld=tuple(dict.fromkeys(self.withheld)),
        )

    def _let(self, text: str | None, what: str) -> str:
        """Let a text through, on one line, unless it holds what stays inside."""
        line = one_line(text)
        found = [word for words in self.inside.found(line).values() for word in words]
        if not found:
            return line
        self.withheld.append(english.WITHHELD.format(what=what, words=", ".join(found)))
        return ""

    def _known(self) -> Iterator[str]:
        understand = self.occasion.record.understand
        if understand.since is not None and understand.kind not in _NO_BEGINNING:
            yield english.BEGAN.format(when=self._when(understand.since))
        if component := self._let(understand.component, "the component"):
            yield ended(english.COMPONENT.format(component=component))
        if frequency := self._let(self.occasion.record.repro.frequency, "the frequency"):
            yield ended(english.FREQUENCY.format(frequency=frequency))

    def _news(self) -> Iterator[str]:
        """Say who has it now; what was tried and learnt is left for the writer to say."""
        record, home = self.occasion.record, self.occasion.home
        if since_told(record, home, Act.TARGET_CHANGED) and (team := team_of(record.history)):
            yield english.NOW_WITH.format(team=english.TEAMS[team])
        changes = since_told(record, home, Act.OWNER_CHANGED)
        if changes and (owner := self._let(changes[-1].to, "the owner")):
            yield english.NOW_OWNED.format(owner=owner)
        for note in noted_of(record, home)[-NOTES:]:
            self.withheld.append(english.NOTED.format(note=note))

    def _promised(self, *, late: bool) -> tuple[Promised, ...]:
        promises = [
            one
            for one in agreed(self.occasion)
            if one.kind is CommitmentKind.PROMISE and (one.due <= self.occasion.now) is late
        ]
        return tuple(
            Promised(what, self._when(one.due))
            for one in sorted(promises, key=lambda one: one.due)
            if (what := self._let(promised_words(self.occasion.record, one.key), "a promise"))
        )

    def _follow_up(self) -> str:
        clocks = commitments(self.occasion.record, self.occasion.settings)
        asks = (one.overdue for one in clocks if one.kind is CommitmentKind.FOLLOW_UP)
        ahead = next((at for at in asks if at > self.occasion.now), None)
        return self._when(ahead) if ahead else ""

    def _when(self, moment: Moment) -> str:
        return show_to_customer(moment, self.occasion.zone)
