"""Case 1 typed by hand in a real terminal: from an empty store to the copied brief, and on to the board."""

from pathlib import Path

from person import DATA, Move, Person, files, printed, stored

UNDERSTAND: list[Move] = [
    ("tab", "Summary", "POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp"),
    (
        "tab",
        "Description",
        "Since the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers HTTP 500.\n"
        "It hits Acme Corp with every API client they use, and a test account of ours as well.\n"
        "The same order sent again usually goes through, so none is lost, but each is sent again by hand.",
    ),
    ("tab", "Component", "orders API"),
    ("tab", "Affected", "n"),
    ("tab", "Customers", ""),
    ("enter", "Name", "Acme Corp"),
    ("tab", "Plan", "Enterprise"),
    ("tab", "ARR", "240,000 EUR"),
    ("tab", "Contact", "Dana Ruiz"),
    ("tab", "Key account", "y"),
    ("esc", "Customers", ""),
    ("tab", "Since", "2026-03-09 07:10 UTC"),
    ("tab", "Waiting since", "2026-03-09 09:02 CET"),
    ("tab", "Tried so far", ""),
    ("enter", "Tried", "Token renewed"),
    ("enter", "Result", "same"),
    ("enter", "Tried", "Smaller payload"),
    ("enter", "Result", "same"),
    ("enter", "Tried", "Other API client"),
    ("enter", "Result", "same"),
    ("enter", "Tried", "Status page"),
    ("enter", "Result", "all green"),
    ("esc", "Tried so far", ""),
    ("tab", "Tickets", "48211"),
    ("tab", "Threads", ""),
    ("tab", "Documents", ""),
    ("tab", "Why now", "It happens without anything of theirs, and we promised a plan by 16:00."),
]
IMPACT: list[Move] = [
    ("F3", "Customers affected", "1"),
    ("tab", "Users affected", "3"),
    ("tab", "Trend", "t"),
    ("tab", "Depth", "d"),
    ("tab", "What they cannot do", "Order intake goes through with retries by hand; 3 people do nothing else."),
    ("tab", "Workaround", "Send a failed order again by hand."),
    ("tab", "Production down", "n"),
    ("tab", "Data at risk", "n"),
    ("tab", "Critical from", ""),
    ("tab", "Hard deadline", ""),
    ("tab", "Why that date", ""),
    ("tab", "ARR at risk", ""),
    ("tab", "Open deals", ""),
    ("tab", "Could go public", ""),
    ("tab", "Reference customer", ""),
    ("tab", "SLA status", "a"),
    ("tab", "SLA runs out", "2026-03-10 16:00 CET"),
    ("tab", "SLA update interval", ""),
    ("tab", "Other obligations", "A plan is promised by then."),
    ("tab", "Last update at", "2026-03-10 12:00 CET"),
    ("tab", "Last update", "Engineering will look at it."),
    ("tab", "They expect", "A cause by the end of the day."),
    ("tab", "Escalation risk", "Dana Ruiz calls their account manager if there is none."),
]
TARGET: list[Move] = [
    ("F4", "Handled now by", ""),
    ("right", "Handled now by", ""),
    ("right", "Handled now by", ""),
    ("tab", "Target", ""),
    ("tab", "Also told", ""),
    ("tab", "Product area", "Orders"),
    ("tab", "Channel", "#eng-orders"),
    ("tab", "Target", ""),
    ("tab", "Ask", "f"),
    ("tab", "Ask in words", "the cause of the time-outs on POST /v2/orders"),
    ("tab", "By when", "today 18:00"),
]
REPRO: list[Move] = [
    ("F5", "Starting point", "Clean sandbox account, plan Enterprise, flag orders_v2 on."),
    ("tab", "Steps", ""),
    ("enter", "Step", "Create an API token with scope orders:write."),
    ("enter", "Step", "POST the body of ticket 48211 to /v2/orders 40 times, 1 per second."),
    ("enter", "Step", "Read the status codes."),
    ("esc", "Steps", ""),
    ("tab", "Expected", "201 on each."),
    ("tab", "Actual", "2 of 40 answer 500 after 30 seconds, with the text below."),
    ("tab", "Frequency", "2 of 40"),
    ("tab", "Environment", "API eu-1, release 4.18, curl 8.5 and the Python client 2.3."),
    ("tab", "Ruled out", "Not account-specific: seen on a test account."),
    ("tab", "Evidence", ""),
    ("enter", "What it is", "e"),
    ("tab", "Text", '{"error":"upstream_timeout","id":"req_8f2c"}'),
]

BRIEF = """\
## ESCALATION: POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp
**Severity:** High⏎
**Target team:** Engineering, Orders, #eng-orders⏎
**Reported by:** Sam, EMEA support (L2)⏎
**Date:** 2026-03-10

### Impact
- **Customers affected:** 1 customer, trend: the same, 3 users⏎
  Acme Corp (Enterprise, ARR EUR 240,000, key account, contact Dana Ruiz)
- **Workflow impact:** Degraded: Order intake goes through with retries by hand; 3 people do nothing else.⏎
  Workaround: Send a failed order again by hand.
- **Revenue at risk:** ARR EUR 240,000
- **SLA status:** At risk, runs out Tue 10 Mar 2026 16:00 CET⏎
  A plan is promised by then.
- **Time in queue:** 1 d 6 h, waiting since Mon 9 Mar 2026 09:02 CET

### Issue Description
Since the morning after release 4.18, about 1 request in 20 to POST /v2/orders answers HTTP 500.⏎
It hits Acme Corp with every API client they use, and a test account of ours as well.⏎
The same order sent again usually goes through, so none is lost, but each is sent again by hand.

Since: Mon 9 Mar 2026 08:10 CET⏎
Component: orders API⏎
Why now: It happens without anything of theirs, and we promised a plan by 16:00.⏎
Why it is escalated: confirmed bug that needs a code change; a high-value customer is at risk; \
SLA breach imminent or past

### What's Been Tried
1. Token renewed → same
2. Smaller payload → same
3. Other API client → same
4. Status page → all green

### Reproduction Steps
Starting point: Clean sandbox account, plan Enterprise, flag orders_v2 on.

1. Create an API token with scope orders:write.
2. POST the body of ticket 48211 to /v2/orders 40 times, 1 per second.
3. Read the status codes.

Expected: 201 on each.⏎
Actual: 2 of 40 answer 500 after 30 seconds, with the text below.⏎
Environment: API eu-1, release 4.18, curl 8.5 and the Python client 2.3.⏎
Frequency: 2 of 40⏎
Ruled out: Not account-specific: seen on a test account.

Error text:

```
{"error":"upstream_timeout","id":"req_8f2c"}
```

### Customer Communication
- **Last update to customer:** Tue 10 Mar 2026 12:00 CET: Engineering will look at it.
- **Customer expectation:** A cause by the end of the day.
- **Escalation risk:** Dana Ruiz calls their account manager if there is none.

### What's Needed
- Fix: the cause of the time-outs on POST /v2/orders
- **Deadline:** Tue 10 Mar 2026 18:00 CET

### Supporting Context
- **Ticket:** 48211
"""
"""The brief of what is typed above; ⏎ stands for the two spaces of a hard break."""


def test_from_an_empty_store_to_the_board(tmp_path: Path) -> None:
    """Case 1 typed key by key is copied as the expected brief by every route, and then waits on the board."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam, EMEA support")
        sam.send("b")
        sam.do([*UNDERSTAND, *IMPACT, *TARGET, *REPRO])

        sam.key("F6")
        sam.wait_for("## ESCALATION: POST /v2/orders")
        sam.wait_for("Nothing stands against it.")
        sam.send("c")
        sam.wait_for("Sent to the terminal, which cannot confirm it. Also saved")
        copied = sam.clipboard()
        [draft] = stored(tmp_path)
        assert copied == BRIEF.replace("⏎", "  ")
        assert printed(tmp_path, "brief", draft["id"]) == copied
        assert (tmp_path / DATA / "briefs" / f"{draft['id']}.md").read_text() == copied

        sam.send("h")
        sam.wait_for("Hand this over?")
        sam.wait_for("Customer update       next Wed 10:3")
        sam.key("enter")
        sam.wait_for("Handed over. Worth doing now:")
        sam.key("enter")
        sam.wait_for(lambda screen: "Handed over" not in screen and "Open 1   Drafts 0   Closed 0" in screen)
        [escalation] = stored(tmp_path)
        [entry] = escalation["history"]
        # 4 working hours on: 2 h 30 min today and the rest tomorrow, to the minute of the hand-over.
        due = f"Wed 10:{entry['at']:%M}"
        sam.wait_for(f"follow-up: next {due} CET")
        # What comes first of all is the end of the SLA, half an hour from now.
        sam.wait_for("   16:00, 29 min")
        sam.wait_for("   SLA end")
        sam.send("q")
        assert sam.wait() == 0

    assert (entry["act"], entry["severity"], entry["team"]) == ("handed-over", "high", "engineering")
    assert entry["brief"] == copied
    assert set(files(tmp_path).values()) == {0o600}
    assert {str(Path(file).parent) for file in files(tmp_path)} == {
        DATA,
        f"{DATA}/briefs",
        f"{DATA}/records/2026-03",
        f"{DATA}/versions/{draft['id']}",
        ".local/state/escalate-tui",
        ".local/state/escalate-tui/exports",
        ".cache/escalate-tui",
    }
