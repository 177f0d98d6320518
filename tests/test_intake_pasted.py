"""Tickets, mails, chats and logs in full, as they are pasted, with all that is proposed of each."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from escalate_tui.intake import proposals
from intake_texts import READING

ZENDESK = """\
Ticket #48211: Nightly export stops with an error
Status: Open
Priority: High
Requester: Dana Ruiz <dana.ruiz@borealis.example>
Organization: Borealis Ltd
Plan: Enterprise
ARR: 60,000 EUR
Created: Mar 9, 2026 09:12 CET
Updated: Mar 10, 2026 11:40 CET
Assignee: Sam Okoro
Tags: export, nightly

Dana Ruiz
Mar 9, 2026 09:12

Hello,

since Thursday the nightly export to our finance system fails with ERROR 500 upstream_timeout. Nobody touched
the configuration. 4 users cannot close their books.

Sam Okoro (internal note)
Mar 10, 2026 11:40

Started a new export yesterday at 17:00, same result. Could you check whether it began on Friday?
"""

JIRA_MAIL = """\
From: Dana Ruiz (Jira) <jira@acme.atlassian.example>
To: support@vendor.example
Date: Tue, 10 Mar 2026 08:52:11 +0100
Subject: [JIRA] (OPS-77) Gateway answers 502 after certificate renewal

Dana Ruiz created OPS-77:
-------------------------

             Summary: Gateway answers 502 after certificate renewal
                 Key: OPS-77
          Issue Type: Bug
             Created: 09/Mar/26 4:05 PM
            Reporter: Dana Ruiz
            Priority: Major
         Environment: Windows Server 2022

Started yesterday at 14:20. About 3 of 10 requests get a 502 from the gateway, net::ERR_CONNECTION_RESET in the browser.

--
This message was sent by Atlassian Jira (v9.12.2#9120002)
"""

THREAD = """\
From: Sam Okoro <sam@vendor.example>
To: Dana Ruiz <dana@kestrel.example>
Sent: Tuesday, 10 March 2026 12:02
Subject: RE: Payments stuck since the weekend

Dana,

we are on it. I will write again since yesterday's fix did not help.

Best regards
Sam Okoro
Vendor GmbH

On Mon, 9 Mar 2026 at 18:30, Dana Ruiz <dana@kestrel.example> wrote:
> Hi Sam,
>
> any news? It started on Saturday at 07:45 and 12 users are blocked.
>
> Dana
> Kestrel Bank PLC
>
> On Sun, 8 Mar 2026 at 09:10, Sam Okoro <sam@vendor.example> wrote:
>> Thanks for the report. Which browser do you use?
"""

ACCOUNT_MAIL = """\
From: Dana Ruiz, Borealis Ltd (Enterprise, ARR 60,000 EUR)
To: support@vendor.example
Sent: Tuesday, March 10, 2026 8:41 AM
Subject: Export leaves out rows

Rows added in the last 24 hours are missing from the export. Started yesterday at 08:10.
Two of our colleagues found it.
"""

CHAT = """\
[2026-03-09 16:41] Mia: hey, customer Nordlicht GmbH cannot log in
[2026-03-09 16:43] Jon: since when?
[2026-03-09 16:44] Mia: started yesterday at 08:10, they say
[2026-03-09 16:45] Jon: I get ERROR 401 token_expired on their sandbox
[2026-03-10 09:02] Mia: still broken, 25 users now
"""

TRACE = """\
Nightly job of Fernwood Ltd is failing since Monday, never before:

2026-03-10 02:00:04,113 INFO export.job starting
2026-03-10 02:00:09,871 ERROR export.job upstream timeout after 5000 ms
Traceback (most recent call last):
  File "/srv/app/export.py", line 88, in run
    push(batch)
app.errors.UpstreamTimeout: batch 4411 rejected
"""

GERMAN_DATES = """\
Kunde / Customer: Jäger & Söhne KG (Enterprise)
Opened: 09.03.2026 09:12
Priority: high

Invoices cannot be printed since 09.03.2026 08:10. Version 4.18.2, Windows 11.
Next call with them: 11.03.2026 10:00.
"""

FORM = """\
Customer: Kestrel Bank (ARR: €240k)
Contact: Dana Ruiz
Plan: Enterprise
Reported on: 2026-03-09 09:12 CET
Affected users: about 40
Since: 2026-03-09 07:10 UTC
What happened: Login page loads forever
Expected: The dashboard
Frequency: 9 of 10
Release: since the 2.4.1 release
Contract start: 2019-03-01
"""

VOICEMAIL = """\
Voicemail transcript
Received: Tue 10 Mar 2026 08:52
Duration: 0:47
Caller: Dana Ruiz, Borealis Ltd, +49 30 5550 1234

Hi, this is Dana Ruiz from Borealis Ltd. Um, so the export has been failing since yesterday at 5 pm and we get
an error 500 every time. We have been with you since 2019 and this is the first time. Please call me back
before noon. Bye.
"""

REPORT = """\
Reported on 9 March 2026 by Dana Ruiz (Halden AG).

This began on Monday around 14:00 UTC, has been failing since. Version 5.2 worked fine since January 12, 2026.
The customer moved to SSO on 2 March. Since Thursday we use the new gateway. No ERROR 500 upstream_timeout so far.
"""

TEXTS = {name.lower(): text for name, text in list(globals().items()) if name.isupper() and isinstance(text, str)}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def evidence(*texts: str) -> list[dict[str, str]]:
    """Words of errors as items of the evidence."""
    return [{"kind": "error", "text": text} for text in texts]


EXPECTED: dict[str, dict[str, list[Any]]] = {
    "zendesk": {
        "understand.kind": ["bug"],
        "understand.summary": ["Nightly export stops with an error"],
        "understand.customers": [
            {"name": "Borealis Ltd", "plan": "Enterprise", "arr": "60000 EUR", "contact": "Dana Ruiz"}
        ],
        "understand.since": [date(2026, 3, 5)],
        "understand.waiting_since": [at(9, 8, 12)],
        "understand.tickets": ["48211"],
        "impact.users_affected": [4],
        "repro.evidence": evidence("ERROR 500 upstream_timeout"),
    },
    "jira_mail": {
        "understand.kind": ["bug"],
        "understand.summary": ["Gateway answers 502 after certificate renewal"],
        "understand.since": [at(8, 13, 20)],
        "understand.waiting_since": [at(9, 15, 5)],
        "understand.tickets": ["OPS-77"],
        "repro.actual": ["HTTP 502"],
        "repro.frequency": ["3 of 10 requests"],
        "repro.environment": ["Windows Server 2022"],
        "repro.evidence": evidence("net::ERR_CONNECTION_RESET"),
    },
    "thread": {
        "understand.kind": ["bug"],
        "understand.summary": ["Payments stuck since the weekend"],
        "understand.since": [at(7, 6, 45)],
        "impact.users_affected": [12],
    },
    "account_mail": {
        "understand.kind": ["bug"],
        "understand.summary": ["Export leaves out rows"],
        "understand.customers": [
            {"name": "Borealis Ltd", "plan": "Enterprise", "arr": "60000 EUR", "contact": "Dana Ruiz"}
        ],
        "understand.since": [at(9, 7, 10)],
    },
    "chat": {
        "understand.kind": ["bug"],
        "understand.summary": ["customer Nordlicht GmbH cannot log in"],
        "understand.customers": [{"name": "Nordlicht GmbH"}],
        "understand.since": [at(8, 7, 10)],
        "impact.users_affected": [25],
        "repro.evidence": evidence("ERROR 401 token_expired"),
    },
    "trace": {
        "understand.kind": ["bug"],
        "understand.summary": ["Nightly job of Fernwood Ltd is failing since Monday, never before"],
        "understand.customers": [{"name": "Fernwood Ltd"}],
        "understand.since": [date(2026, 3, 9)],
        "repro.evidence": evidence(
            "2026-03-10 02:00:09,871 ERROR export.job upstream timeout after 5000 ms",
            'Traceback (most recent call last):\n  File "/srv/app/export.py", line 88, in run\n    push(batch)\n'
            "app.errors.UpstreamTimeout: batch 4411 rejected",
        ),
    },
    "german_dates": {
        "understand.kind": ["bug"],
        "understand.summary": ["Invoices cannot be printed since 09.03.2026 08:10"],
        "understand.customers": [{"name": "Jäger & Söhne KG", "plan": "Enterprise"}],
        "understand.since": [at(9, 7, 10)],
        "understand.waiting_since": [at(9, 8, 12)],
        "repro.environment": ["Version 4.18.2, Windows 11"],
    },
    "form": {
        "understand.customers": [
            {"name": "Kestrel Bank", "plan": "Enterprise", "arr": "240000 EUR", "contact": "Dana Ruiz"}
        ],
        "understand.since": [at(9, 7, 10)],
        "understand.waiting_since": [at(9, 8, 12)],
        "impact.users_affected": [40],
        "repro.expected": ["The dashboard"],
        "repro.actual": ["Login page loads forever"],
        "repro.frequency": ["9 of 10"],
    },
    "voicemail": {
        "understand.kind": ["bug"],
        "understand.summary": [
            "Um, so the export has been failing since yesterday at 5 pm and we get an error 500 every time"
        ],
        "understand.customers": [{"name": "Borealis Ltd", "contact": "Dana Ruiz"}],
        "understand.since": [at(9, 16)],
    },
    "report": {
        "understand.kind": ["bug"],
        "understand.summary": ["This began on Monday around 14:00 UTC, has been failing since"],
        "understand.waiting_since": [date(2026, 3, 9)],
    },
}


def read(text: str) -> dict[str, list[Any]]:
    """All that a text proposes, by path, items of lists in full."""
    found: dict[str, list[Any]] = {}
    for one in proposals(text, READING):
        found.setdefault(one.path, []).append(one.value)
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_a_pasted_text_gives_what_it_says_and_nothing_else(name):
    """Heads, quotations, comments of others and machines' words are told apart; what is not sure is left out."""
    assert read(TEXTS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", TEXTS)
def test_line_ends_and_blank_lines_change_nothing(name):
    """A text that came through Windows, with blank lines around, says the same."""
    assert read("\r\n" + TEXTS[name].replace("\n", "\r\n") + "\r\n") == EXPECTED[name]


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_those_of_the_pasted_text(name):
    """Each proposal points at the words it was read from."""
    text = TEXTS[name]
    assert all(one.words == text[one.start : one.end] and one.words.strip() for one in proposals(text, READING))
