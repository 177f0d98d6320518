"""Whole texts as people paste them: all that is found in each, and nothing else."""

from datetime import UTC, datetime

import pytest

from escalate_tui.intake import proposals
from intake_texts import READING, TEXTS, found

EXPECTED = {
    "ticket": {
        "understand.kind": "bug",
        "understand.summary": "Uploading a PDF bigger than 20 MB fails with 413 on the mobile app 5.2.1 (Android 14)",
        "understand.customers": ["Lumière SA"],
        "understand.since": datetime(2026, 3, 8, 16, 0, tzinfo=UTC),
        "understand.waiting_since": datetime(2026, 3, 9, 7, 15, tzinfo=UTC),
        "understand.tickets": ["90311"],
        "impact.customers_affected": 4,
        "impact.users_affected": 120,
        "repro.steps": ["Sign in as the demo user", "Open Documents and tap the plus sign", "Choose scan-22mb.pdf"],
        "repro.expected": "The file appears in the list within a minute.",
        "repro.actual": 'Upload stops at 100 % and the toast says "Request entity too large".',
        "repro.frequency": "9 of 10",
        "repro.environment": "mobile app 5.2.1, Android 14",
        "repro.evidence": ["Request entity too large"],
    },
    "mail": {
        "understand.kind": "bug",
        "understand.summary": 'Direct debits stuck in "pending"',
        "understand.since": datetime(2026, 3, 9, 5, 30, tzinfo=UTC),
        "impact.users_affected": 45,
        "repro.frequency": "14 of 90 payments",
        "repro.environment": "Firefox 123, Windows 11",
        "repro.evidence": [
            "Mandate service unavailable (MND-503)",
            "Trace ID: 4bf92f3577b34da6a3ce929d0e0e4736",
            "https://files.fjordbank.example/shots/pending.png",
        ],
    },
    "chat": {
        "understand.kind": "bug",
        "understand.summary": "three customers reported this week that scheduled reports arrive empty",
        "understand.customers": ["Nordlicht GmbH"],
        "understand.since": datetime(2026, 3, 9, 14, 5, tzinfo=UTC),
        "understand.tickets": ["SUP-1042"],
        "impact.customers_affected": 3,
        "repro.frequency": "3 of 5 exports",
        "repro.environment": "Firefox 123, Windows 10",
    },
    "live_chat": {},
    "application_log": {
        "understand.since": datetime(2026, 3, 9, 6, 10, 44, tzinfo=UTC),
        "repro.evidence": [
            "2026-03-09T07:10:44.871+01:00 ERROR orders.api request_id=req_8f2c upstream timeout after 30000 ms",
            "2026-03-09T07:12:10.000+01:00 FATAL orders.api out of connections",
        ],
    },
    "access_log": {
        "understand.since": datetime(2026, 3, 9, 6, 11, 2, tzinfo=UTC),
        "repro.evidence": [
            '10.2.4.18 - - [09/Mar/2026:07:11:02 +0100] "POST /v2/orders HTTP/1.1" 502 157 "-" "curl/8.5"'
        ],
    },
    "json_error": {
        "repro.evidence": [
            '{\n  "error": {"code": "rate_limited", "message": "Too many requests"},\n  "request_id": "req_77ab12"\n}'
        ]
    },
    "python_trace": {
        "understand.kind": "bug",
        "understand.summary": "Nightly sync crashes for customer Fernwood",
        "understand.customers": ["Fernwood"],
        "repro.frequency": "happens every time",
        "repro.environment": "Python 3.11.4",
        "repro.evidence": [
            'Traceback (most recent call last):\n  File "/srv/app/sync.py", line 88, in run\n    push(batch)\n'
            "app.errors.SyncError: batch 4411 rejected"
        ],
    },
    "java_trace": {"repro.evidence": [TEXTS["java_trace"].strip()]},
    "github": {
        "understand.summary": "The date picker jumps to 1970 when the month is changed twice",
        "repro.steps": ["Go to 'Reports'", "Click on 'Custom range'", "Change the month twice"],
        "repro.expected": "The picker stays in 2026.",
        "repro.environment": "Windows 11, Chrome, Version 122.0.6261",
    },
    "github_unedited": {},
    "form": {
        "understand.kind": "bug",
        "understand.summary": "Webhooks are delivered twice when the first answer takes longer than 10 s",
        "repro.steps": ["Create a webhook to https://hooks.example.net/slow", "Answer after 12 seconds"],
        "repro.environment": "OS: Ubuntu 22.04, Node: 18.19",
        "repro.evidence": ["https://hooks.example.net/slow"],
    },
    "form_unedited": {},
    "jira": {
        "understand.summary": "Search returns no hits for names with umlauts",
        "understand.customers": ["Würth Elektronik GmbH", "Jäger & Söhne KG", "Bäckerei Öztürk"],
        "repro.steps": ["Open Contacts", 'Search for "Müller"', "Look at the hit count"],
        "repro.expected": "All 3 contacts named Müller",
        "repro.actual": "0 hits",
        "repro.environment": "Edge 121 on Windows 11",
    },
    "jira_unedited": {},
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_gives_what_it_says_and_nothing_else(name):
    """Each kind of text is read as a person would read it; forms that nobody filled in say nothing."""
    assert found(TEXTS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", [name for name in TEXTS if EXPECTED[name]])
@pytest.mark.parametrize(
    "sent",
    [lambda text: text.replace("\n", "\r\n"), lambda text: f"\n\n{text}\n\n"],
    ids=["line ends of Windows", "blank lines around"],
)
def test_the_way_a_text_came_changes_nothing(name, sent):
    """Line ends and blank lines around a text are no part of what it says."""
    assert found(sent(TEXTS[name])) == EXPECTED[name]


@pytest.mark.parametrize("name", ["ticket", "python_trace", "java_trace", "json_error", "application_log"])
def test_a_quoted_text_says_the_same(name):
    """What a mail program quotes is read without its marks."""
    quoted = "".join(f"> {line}\n" for line in TEXTS[name].splitlines())
    assert found(quoted) == EXPECTED[name]


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_those_of_the_text(name):
    """Each proposal shows the words it was read from, where they stand; the order is that of the record."""
    text = TEXTS[name]
    assert all(one.words == text[one.start : one.end] and one.words.strip() for one in proposals(text, READING))


def test_a_long_log_does_not_hide_what_is_written_under_it():
    """Lines of a log are not counted to the prose, so that the ticket below 60 KB of them is read in full."""
    log = "".join(f"2026-03-09T07:10:02.{n % 1000:03}+01:00 INFO orders.api accepted\n" for n in range(1000))
    assert found(log + TEXTS["ticket"]) == EXPECTED["ticket"]


def test_a_long_trace_keeps_the_error_and_what_is_near_it():
    """Of 60 frames in Python the last lines are proposed, with the error; of those in Java the first."""
    python = (
        "Traceback (most recent call last):\n" + '  File "a.py", line 1, in f\n    f()\n' * 60 + "RecursionError: x"
    )
    java = "java.lang.StackOverflowError: deep\n" + "    at a.B.c(B.java:1)\n" * 60
    (of_python,) = found(python)["repro.evidence"]
    (of_java,) = found(java)["repro.evidence"]
    assert of_python.endswith("RecursionError: x")
    assert of_java.startswith("java.lang.StackOverflowError: deep")
    assert len(of_python.splitlines()) == len(of_java.splitlines()) == 30
