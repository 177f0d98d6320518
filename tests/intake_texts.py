"""Texts as support people paste them, and what is found in them."""

from collections.abc import Iterable
from typing import Any

from cases import NOW, ZONE
from escalate_tui.intake import Proposal, proposals
from escalate_tui.model.reading import Reading
from escalate_tui.moments import WorkingCalendar

READING = Reading(NOW, WorkingCalendar.nine_to_six(ZONE), "EUR")
"""Tuesday 2026-03-10 15:30 in Berlin."""


def found(text: str) -> dict[str, Any]:
    """Read a text: by path, the value of a field, or the list of what each item holds."""
    return by_path(proposals(text, READING))


def by_path(proposed: Iterable[Proposal]) -> dict[str, Any]:
    """Gather proposals: customers by name, steps and evidence by what they hold."""
    gathered: dict[str, Any] = {}
    for one in proposed:
        if isinstance(one.value, dict):
            (value,) = (one.value[name] for name in ("name", "text", "path") if name in one.value)
            gathered.setdefault(one.path, []).append(value)
        elif one.path in ("understand.tickets", "understand.threads", "understand.documents"):
            gathered.setdefault(one.path, []).append(one.value)
        else:
            assert one.path not in gathered, f"two values for {one.path}"
            gathered[one.path] = one.value
    return gathered


TICKET = """\
Ticket number: 90311
Organization: Lumière SA
Type: Bug
Priority: Urgent
Customers affected: 4
Users affected: approx. 120
Frequency: 9 of 10

Description
Uploading a PDF bigger than 20 MB fails with 413 on the mobile app 5.2.1 (Android 14). Smaller ones work.
First noticed 8 Mar 2026 around 17:00 UTC+1. Customer has been waiting since 9 March 2026 08:15 CET.

Reproduction steps:
  1) Sign in as the demo user
  2) Open Documents
     and tap the plus sign
  3) Choose scan-22mb.pdf

Expected result:
The file appears in the list within a minute.

Actual result:
Upload stops at 100 % and the toast says "Request entity too large".
"""

MAIL = """\
From: Jonas Lindqvist <jonas@fjordbank.example>
To: Support <support@vendor.example>
Sent: Tuesday, March 10, 2026 8:41 AM
Subject: AW: [EXTERNAL] Direct debits stuck in "pending"

Hello Priya,

Thanks for getting back. It got worse overnight: 14 of 90 payments are stuck in "pending" and never leave
that state. It started on Monday, 9 March 2026 at 06:30 CET, right after your maintenance window. We have
2,300 users on this, about 45 users are affected so far.

The popup reads "Mandate service unavailable (MND-503)" in Firefox 123 on Windows 11.
Trace ID: 4bf92f3577b34da6a3ce929d0e0e4736

A picture: https://files.fjordbank.example/shots/pending.png

Mit freundlichen Grüßen
Jonas Lindqvist
Leiter Zahlungsverkehr

Fjordbank AG
Sitz: Hamburg, HRB 404500
Tel: +49 40 500 404, since 01.02.2024 also by fax
https://www.fjordbank.example
Version 2.3 of our privacy notice: https://www.fjordbank.example/privacy

On Mon, Mar 9, 2026 at 5:12 PM Priya <priya@vendor.example> wrote:
> Hi Jonas,
> are all of your 2,300 users affected, or is it only Internet Explorer 11?
> Could you also send the steps to reproduce?
> Thanks,
> Priya
> Vendor GmbH, Version 7.1 of our terms
"""

CHAT = """\
[09:41] Mia: Hey team, three customers reported this week that scheduled reports arrive empty
[09:43] Jon: which browser is it?
[09:44] Mia: Firefox 123 on Windows 10, customer Nordlicht GmbH since 9 Mar 2026 14:05 UTC
[09:45] Jon: I tried with v4.17.2 and it works
[09:46] Mia: 3 of 5 exports fail for them, SUP-1042
"""

LIVE_CHAT = """\
Agent: How can I help?
Customer: My payment page is blank
Agent: Which browser do you use?
Customer: Chrome
"""

APPLICATION_LOG = """\
2026-03-09T07:10:02.113+01:00 INFO  orders.api started version 4.18.0
2026-03-09T07:10:44.871+01:00 ERROR orders.api request_id=req_8f2c upstream timeout after 30000 ms
2026-03-09T07:11:02.001+01:00 WARN  orders.api retrying
2026-03-09T07:11:44.871+01:00 ERROR orders.api request_id=req_8f2d upstream timeout after 30001 ms
2026-03-09T07:12:10.000+01:00 FATAL orders.api out of connections
"""

ACCESS_LOG = """\
10.2.4.18 - - [09/Mar/2026:07:10:44 +0100] "GET /v2/orders HTTP/1.1" 200 512 "-" "curl/8.5"
10.2.4.18 - - [09/Mar/2026:07:11:02 +0100] "POST /v2/orders HTTP/1.1" 502 157 "-" "curl/8.5"
10.2.4.18 - - [09/Mar/2026:07:11:03 +0100] "POST /v2/orders HTTP/1.1" 404 157 "-" "curl/8.5"
"""

JSON_ERROR = """\
The answer is this:
{
  "error": {"code": "rate_limited", "message": "Too many requests"},
  "request_id": "req_77ab12"
}
while {"status": "ok", "message": "pong"} comes from the health check.
"""

PYTHON_TRACE = """\
Nightly sync crashes for customer Fernwood:

Traceback (most recent call last):
  File "/srv/app/sync.py", line 88, in run
    push(batch)
app.errors.SyncError: batch 4411 rejected

Python 3.11.4, happens every time.
"""

JAVA_TRACE = """\
Exception in thread "main" java.lang.IllegalStateException: name is null
    at com.acme.billing.InvoiceService.render(InvoiceService.java:42)
    at com.acme.billing.Main.main(Main.java:9)
Caused by: java.sql.SQLTimeoutException: ORA-01013
    at oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:494)
    ... 12 more
"""

GITHUB = """\
**Describe the bug**
The date picker jumps to 1970 when the month is changed twice.

**To Reproduce**
Steps to reproduce the behavior:
1. Go to 'Reports'
2. Click on 'Custom range'
3. Change the month twice
4. See error

**Expected behavior**
The picker stays in 2026.

**Desktop (please complete the following information):**
 - OS: Windows 11
 - Browser Chrome
 - Version 122.0.6261

**Additional context**
Add any other context about the problem here.
"""

GITHUB_UNEDITED = """\
**Describe the bug**
A clear and concise description of what the bug is.

**To Reproduce**
Steps to reproduce the behavior:
1. Go to '...'
2. Click on '....'
3. Scroll down to '....'
4. See error

**Expected behavior**
A clear and concise description of what you expected to happen.

**Screenshots**
If applicable, add screenshots to help explain your problem.

**Desktop (please complete the following information):**
 - OS: [e.g. iOS]
 - Browser [e.g. chrome, safari]
 - Version [e.g. 22]

**Smartphone (please complete the following information):**
 - Device: [e.g. iPhone6]
 - OS: [e.g. iOS8.1]
 - Browser [e.g. stock browser, safari]
 - Version [e.g. 22]

**Additional context**
Add any other context about the problem here.
"""

FORM = """\
### Is there an existing issue for this?

- [X] I have searched the existing issues

### Current Behavior

Webhooks are delivered twice when the first answer takes longer than 10 s.

### Steps To Reproduce

1. Create a webhook to https://hooks.example.net/slow
2. Answer after 12 seconds

### Environment

```markdown
- OS: Ubuntu 22.04
- Node: 18.19
- npm:
```

### Anything else?

_No response_
"""

FORM_UNEDITED = """\
### Is there an existing issue for this?

- [ ] I have searched the existing issues

### Current Behavior

_No response_

### Steps To Reproduce

1. In this environment...
2. With this config...
3. Run '...'
4. See error...

### Environment

```markdown
- OS:
- Node:
- npm:
```

### Anything else?

<!-- Links? References? Anything that gives more context about the error! -->
"""

JIRA = """\
h3. Summary
Search returns no hits for names with umlauts
h3. Steps to Reproduce
# Open Contacts
# Search for "Müller"
# Look at the hit count
h3. Expected Result
All 3 contacts named Müller
h3. Actual Result
0 hits
h3. Environment
Edge 121 on Windows 11
h3. Customers
Würth Elektronik GmbH, Jäger & Söhne KG and Bäckerei Öztürk
"""

JIRA_UNEDITED = """\
h3. Summary
<short summary>
h3. Steps to Reproduce
# Step 1
# Step 2
# Step 3
h3. Expected Result
<what should happen>
h3. Actual Result
<what happens>
h3. Environment
<browser, OS, version>
h3. Customer
[customer name]
h3. Customers affected
N/A
"""

TEXTS = {name.lower(): text for name, text in list(globals().items()) if name.isupper() and isinstance(text, str)}
"""All of them by name."""
