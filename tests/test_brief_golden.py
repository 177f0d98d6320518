"""Case 1 as it leaves, whole, in every format: read line by line against the practice (§5)."""

from pathlib import Path

import pytest

from cases import CONTEXT, case
from escalate_tui.brief import FORMATS, document, render
from escalate_tui.judgement.assess import assess

# ruff: noqa: E501  a brief wraps nothing
MARKDOWN = """\
## ESCALATION: POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp
**Severity:** High⏎
**Target team:** Engineering, Orders, #eng-orders⏎
**Reported by:** Sam, EMEA support (L2)⏎
**Date:** 2026-03-10

### Impact
- **Customers affected:** 1 customer, trend: the same, 3 users⏎
  Acme Corp (Enterprise, ARR EUR 240,000, key account, contact Dana Ruiz, relationship established, time zone Europe/Berlin)
- **Workflow impact:** Degraded: Order intake goes through with retries by hand: 3 people at Acme Corp do nothing else all day.⏎
  Workaround: Send the failed request again by hand; it goes through on the second or third try.
- **Revenue at risk:** ARR EUR 240,000
- **SLA status:** At risk, runs out Tue 10 Mar 2026 16:00 CET⏎
  The Enterprise contract promises a written plan by 2026-03-10 16:00 CET.
- **Time in queue:** 1 d 6 h, waiting since Mon 9 Mar 2026 09:02 CET

### Issue Description
Since the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers 500 with upstream_timeout.⏎
It hits Acme Corp with every API client they use, and it hits a fresh sandbox account of ours as well.⏎
The same body sent again usually goes through, so no order is lost, but each failed one is sent again by hand.⏎
GET requests and all other endpoints answer as usual.

Since: Mon 9 Mar 2026 08:10 CET⏎
Component: orders API⏎
Why now: It repeats on a clean account, so there is nothing left that support could change, and the plan promised to Acme Corp is due at 16:00.⏎
Why it is escalated: confirmed bug that needs a code change; a high-value customer is at risk; SLA breach imminent or past

### What's Been Tried
1. Token renewed → same
2. Smaller payload, one line per order → same
3. Other API client → same
4. Status page checked → all green

### Reproduction Steps
Starting point: Clean sandbox account, plan Enterprise, flag orders_v2 on, nothing else changed.

1. Create an API token with the scope orders:write.
2. POST the body of ticket 48211 to /v2/orders 40 times, 1 per second.
3. Read the status code of each answer.

Expected: 201 on each of the 40 requests.⏎
Actual: 2 of 40 answer 500 after 30 seconds, with the error text below.⏎
Environment: API eu-1, release 4.18, curl 8.5 and Python client 2.3, sandbox account on plan Enterprise.⏎
Frequency: 2 of 40⏎
Ruled out: Not account-specific: seen on a test account. Token, payload and client make no difference.

Error text:

```
{"error":"upstream_timeout","id":"req_8f2c"}
```

### Customer Communication
- **Last update to customer:** Tue 10 Mar 2026 12:00 CET: Engineering will look at it today.
- **Customer expectation:** A cause by the end of the day, 2026-03-10.
- **Escalation risk:** Dana Ruiz has said that she will call our account manager at 17:00 without a cause.

### What's Needed
- Fix: Find and fix the cause of the time-outs on POST /v2/orders.
- **Deadline:** Tue 10 Mar 2026 18:00 CET

### Supporting Context
- **Ticket:** 48211
- **Owner:** Sam
"""
"""Case 1 in Markdown; ⏎ stands for the two spaces of a hard break."""

PLAIN = """\
ESCALATION: POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp
Severity: High
Target: Engineering, Orders, #eng-orders

IMPACT
- Customers affected: 1 customer, trend: the same, 3 users
  Acme Corp (Enterprise, ARR EUR 240,000, key account, contact Dana Ruiz, relationship established, time zone Europe/Berlin)
- Workflow impact: Degraded: Order intake goes through with retries by hand: 3 people at Acme Corp do nothing else all day.
  Workaround: Send the failed request again by hand; it goes through on the second or third try.
- Revenue at risk: ARR EUR 240,000
- SLA status: At risk, runs out Tue 10 Mar 2026 16:00 CET
  The Enterprise contract promises a written plan by 2026-03-10 16:00 CET.
- Time in queue: 1 d 6 h, waiting since Mon 9 Mar 2026 09:02 CET

ISSUE DESCRIPTION
Since the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers 500 with upstream_timeout.
It hits Acme Corp with every API client they use, and it hits a fresh sandbox account of ours as well.
The same body sent again usually goes through, so no order is lost, but each failed one is sent again by hand.
GET requests and all other endpoints answer as usual.
Since: Mon 9 Mar 2026 08:10 CET
Component: orders API
Why now: It repeats on a clean account, so there is nothing left that support could change, and the plan promised to Acme Corp is due at 16:00.
Why it is escalated: confirmed bug that needs a code change; a high-value customer is at risk; SLA breach imminent or past

REPRODUCTION STEPS
Starting point: Clean sandbox account, plan Enterprise, flag orders_v2 on, nothing else changed.
1. Create an API token with the scope orders:write.
2. POST the body of ticket 48211 to /v2/orders 40 times, 1 per second.
3. Read the status code of each answer.
Expected: 201 on each of the 40 requests.
Actual: 2 of 40 answer 500 after 30 seconds, with the error text below.
Environment: API eu-1, release 4.18, curl 8.5 and Python client 2.3, sandbox account on plan Enterprise.
Frequency: 2 of 40
Ruled out: Not account-specific: seen on a test account. Token, payload and client make no difference.
Error text:
    {"error":"upstream_timeout","id":"req_8f2c"}

WHAT'S BEEN TRIED
1. Token renewed → same
2. Smaller payload, one line per order → same
3. Other API client → same
4. Status page checked → all green

CUSTOMER COMMUNICATION
- Last update: Tue 10 Mar 2026 12:00 CET: Engineering will look at it today.
- Customer expectation: A cause by the end of the day, 2026-03-10.
- Escalation risk: Dana Ruiz has said that she will call our account manager at 17:00 without a cause.

WHAT'S NEEDED
- Fix: Find and fix the cause of the time-outs on POST /v2/orders.
- Deadline: Tue 10 Mar 2026 18:00 CET

SUPPORTING CONTEXT
- Ticket: 48211
- Owner: Sam
- Reported by: Sam, EMEA support (L2)
- Date: 2026-03-10
"""
"""Case 1 in plain text."""


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param("markdown", MARKDOWN.replace("⏎", "  "), id="markdown"), pytest.param("plain", PLAIN, id="plain")],
)
def test_case_1_in_full(name: str, text: str) -> None:
    """The brief is this, to the letter."""
    draft = case(1)
    assert render(document(draft, assess(draft, CONTEXT), CONTEXT), name) == text


SIGNS = (
    "Since build 4.18.0-rc_2 about 1 request in 20 to POST /v2/orders/{id}/lines answers 500: [ERROR] time_out.\n"
    "The *retry* of orders_v2 (see #1204, ask @dana-ruiz) sends <body/> again & usually goes through.\n"
    "\n"
    "- 12 of 240 on Monday\n"
    "- 31 of 610 on Tuesday: https://status.acme.io/eu_1/?from=mon&to=tue"
)
"""A description with the signs that engineers write, each of which is markup somewhere."""


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("markdown", "plain")])
def test_case_1_with_signs_in_full(name: str) -> None:
    """In its destination's form the brief is the text in `golden`, where ⏎ stands for the two spaces of a hard break."""
    draft = case(1).with_value("understand.description", SIGNS)
    text = (Path(__file__).parent / "golden" / f"case-1{FORMATS[name].suffix}").read_text(encoding="utf-8")
    assert render(document(draft, assess(draft, CONTEXT), CONTEXT), name) == text.replace("⏎", "  ")


def headings(number: int, name: str) -> list[str]:
    """The headings of a case's brief, in their order."""
    draft = case(number)
    lines = render(document(draft, assess(draft, CONTEXT), CONTEXT), name).split("\n")
    if name == "markdown":
        return [line[4:] for line in lines if line.startswith("### ")]
    return [line for before, line in zip(["", *lines], lines, strict=False) if not before and line.isupper()]


@pytest.mark.parametrize(
    ("number", "between"),
    [
        pytest.param(2, ["What's Been Tried", "Reproduction Steps"], id="export"),
        pytest.param(4, ["What's Been Tried"], id="audit"),
        pytest.param(5, ["What's Been Tried"], id="invoice"),
    ],
)
def test_order_of_the_parts(number: int, between: list[str]) -> None:
    """Markdown has what was tried before the reproduction, plain text after it; the target's part is there."""
    own = {4: ["For Product", "For Leadership"], 5: ["For Security"]}.get(number, [])
    rest = ["Customer Communication", *own, "What's Needed", "Supporting Context"]
    assert headings(number, "markdown") == ["Impact", "Issue Description", *between, *rest]
    plain = ["Impact", "Issue Description", *reversed(between), *rest]
    assert headings(number, "plain") == [title.upper() for title in plain]
