"""The made-up case to practise on: a draft that is half done, and the ticket that it is about."""

from datetime import datetime, timedelta
from typing import Any, Final

from escalate_tui.model.draft import Draft

SINCE: Final = timedelta(hours=32)
WAITING: Final = timedelta(hours=30)
"""How long ago it began, and how long the customer has waited, when the draft is begun."""

SLA: Final = timedelta(hours=2)
"""How long its SLA runs from then on."""

TICKET: Final = """\
Ticket: #48211
Customer: Acme Corp
Contact: Dana Ruiz
Waiting since {waiting:%Y-%m-%d %H:%M} UTC.

Since {since:%Y-%m-%d %H:%M} UTC, the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers 500.
3 users send the failed orders again by hand and do nothing else.

Steps to reproduce:
1. Create an API token with the scope orders:write.
2. POST the order of ticket 48211 to /v2/orders 40 times, 1 per second.
3. Read the status code of each answer.

Expected: 201 on each of the 40 requests.
Actual: 2 of 40 answer 500 after 30 seconds.
Environment: API eu-1, release 4.18, curl 8.5

{{"error":"upstream_timeout","id":"req_8f2c"}}
"""


def practice_ticket(begun: datetime) -> str:
    """Write the ticket of the made-up case.

    Args:
        begun: When its draft was begun, in UTC.
    """
    return TICKET.format(waiting=begun - WAITING, since=begun - SINCE)


def practice_draft(identity: str, now: datetime, *, owner: str, reporter: str) -> Draft:
    """Make the draft of the made-up case: some of it written well, some of it not, the rest still to be said.

    Args:
        identity: Its id.
        now: The present instant, in UTC.
        owner: Who practises.
        reporter: The same with their team.
    """
    draft = Draft.begun(identity, now, by=owner)
    for path, value in _half_done(now).items():
        draft = draft.with_value(path, value)
    return draft.with_value("reporter", reporter)


def _half_done(now: datetime) -> dict[str, Any]:
    """What somebody has written of it so far."""
    return {
        "understand.kind": "bug",
        "understand.summary": "POST /v2/orders answers 500 at Acme Corp",
        "understand.description": (
            "Since the morning after release 4.18 some requests to POST /v2/orders answer 500.\n"
            "The same order sent again usually goes through, so none is lost."
        ),
        "understand.affected": "named",
        "understand.customers": [
            {"key": "c4f", "name": "Acme Corp", "plan": "Enterprise", "arr": "240000 EUR", "high_value": True}
        ],
        "understand.attempts": [
            {"key": "a2n", "action": "Token renewed", "result": "same"},
            {"key": "a3p", "action": "Smaller payload, one line per order", "result": "same"},
        ],
        "impact.customers_affected": 1,
        "impact.depth": "degraded",
        "impact.workflow": "Orders go through by hand, a lot of extra work.",
        "impact.workaround": "Send the failed request again; it goes through on the second or third try.",
        "impact.sla_status": "within",
        "impact.sla_ends": (now + SLA).replace(second=0, microsecond=0),
        "target.from_tier": "l2",
    }
