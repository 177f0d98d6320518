"""The six situations as a support engineer tells them: at least what is obvious in each is proposed."""

from datetime import UTC, date, datetime

import pytest

from intake_texts import found

TOLD = {
    1: """\
Acme Corp (Enterprise, ARR 240,000 EUR, contact Dana Ruiz, key account) gets HTTP 500 from `POST /v2/orders`
on about 1 request in 20 since 2026-03-09 07:10 UTC, the morning after release 4.18. Order intake goes
through with retries by hand; 3 people do nothing else. Ticket 48211, waiting since 2026-03-09 09:02 CET.
Tried: token renewed → same; smaller payload → same; other API client → same; status page → all green. Steps
from a clean sandbox account, plan Enterprise, flag `orders_v2` on: create API token with scope
orders:write; POST the body of ticket 48211 40 times, 1 per second; read the status codes. Expected 201 on
each. Actual 2 of 40 answer 500 with `{"error":"upstream_timeout","id":"req_8f2c"}`. Environment: API eu-1,
release 4.18, curl 8.5 and the Python client 2.3. Not account-specific: seen on a test account. SLA: a plan
by 2026-03-10 16:00 CET.
""",
    2: """\
Data export leaves out rows added in the last 24 hours. Reported this week by Borealis (ARR 60,000 EUR),
Kite Labs (18,000 EUR) and Mono (9,500 EUR). Two of them loaded the export into finance systems before
noticing. First report 2026-03-09. Nobody in support can see the export job's logs. Steps known, always
reproducible, no workaround but the API.
""",
    3: """\
All 41 Enterprise customers with SAML return to the login page after a certificate rotation on 2026-03-10
15:05. Nobody with SSO can work. ARR touched 3.1 million EUR. Two have asked for an executive. Status page
updated 15:20.
""",
    4: """\
Fernwood (ARR 480,000 EUR, renewal 2026-04-30) says it will leave unless it gets an audit log: its own
auditors demand one by 2026-04-15. Without it their audit is blocked. Asked for 3 times since 2025-11. 4
other accounts asked for the same. A competitor has it. No bug.
""",
    5: """\
A user of Halden opened Billing → Invoices and saw one invoice with another company's name, address and
amount. Once, screenshot kept, cannot be repeated. Support has disabled the user's session and told nobody
else.
""",
    6: """\
Pico (plan Starter, ARR 600) imports a CSV with dates as 03/04/2026 and gets 3 April. The import help page
says to choose the date format in step 2. One customer, waiting 20 minutes.
""",
}
"""Broken into lines as a mail program does."""

OBVIOUS = {
    1: {
        "understand.kind": "bug",
        "understand.customers": ["Acme Corp"],
        "understand.since": datetime(2026, 3, 9, 7, 10, tzinfo=UTC),
        "understand.waiting_since": datetime(2026, 3, 9, 8, 2, tzinfo=UTC),
        "understand.tickets": ["48211"],
        "impact.users_affected": 3,
        "repro.expected": "201 on each",
        "repro.frequency": "1 request in 20",
        "repro.environment": "API eu-1, release 4.18, curl 8.5 and the Python client 2.3",
        "repro.evidence": ['{"error":"upstream_timeout","id":"req_8f2c"}'],
    },
    2: {
        "understand.kind": "bug",
        "understand.summary": "Data export leaves out rows added in the last 24 hours",
        "understand.customers": ["Borealis", "Kite Labs", "Mono"],
        "understand.since": date(2026, 3, 9),
        "repro.frequency": "always reproducible",
    },
    3: {"impact.customers_affected": 41},
    4: {"understand.kind": "feature-gap", "understand.customers": ["Fernwood"]},
    5: {"understand.kind": "security", "understand.customers": ["Halden"]},
    6: {"understand.customers": ["Pico"]},
}
NEVER = {
    1: {"impact.customers_affected", "repro.steps"},
    2: {"impact.customers_affected", "repro.actual"},
    3: {"understand.since", "understand.customers", "understand.tickets"},
    4: {"impact.customers_affected", "understand.since"},
    5: {"repro.steps", "impact.users_affected"},
    6: {"understand.kind", "understand.since"},
}
"""What a hasty reader would take out of them, and what they do not say."""


@pytest.mark.parametrize("number", TOLD)
def test_the_obvious_is_proposed(number):
    """A case told in prose gives what it plainly says."""
    proposed = found(TOLD[number])
    assert {path: proposed.get(path) for path in OBVIOUS[number]} == OBVIOUS[number]


@pytest.mark.parametrize("number", TOLD)
def test_nothing_is_read_into_a_case(number):
    """What could be meant in two ways, or is no more than near a field, is left out."""
    assert not NEVER[number] & found(TOLD[number]).keys()
