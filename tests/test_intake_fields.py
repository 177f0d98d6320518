"""What sentences and lines propose for one field, and the near misses that propose nothing for it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases import NOW
from escalate_tui.intake import proposals
from intake_texts import READING, found


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026, in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def reads(path: str, *rows: tuple[str, object]):
    """Parametrize with texts and what each proposes for a field."""
    return pytest.mark.parametrize(("path", "text", "value"), [(path, *row) for row in rows], ids=[r[0] for r in rows])


def leaves(path: str, *texts: str):
    """Parametrize with texts that propose nothing for a field."""
    return pytest.mark.parametrize(("path", "text"), [(path, text) for text in texts], ids=texts)


@reads(
    "understand.kind",
    ("API returning 500 errors intermittently", "bug"),
    ("Checkout times out for 3 customers", "bug"),
    ("Invoices cannot be opened", "bug"),
    ("eu-1 region is down since 13:55, we see errors", "infrastructure"),
    ("Certificate expired on the gateway", "infrastructure"),
    ("Feature request: export the audit log to S3", "feature-gap"),
    ("They asked for an option to hide prices", "feature-gap"),
    ("A tester found a vulnerability in the export", "security"),
    ("One user saw another company's invoices", "security"),
    ("We see other customers' data", "security"),
    ("Since noon we see other customers data in the export, it fails too", "security"),
    ("Users should not see other customers' data", "security"),
    ("Users shouldn't see other customers' data", "security"),
    ("We not only fail to log in, we also see another tenant's invoices", "security"),
    ("We do not know why we see other customers' data", "security"),
    ("Other customers' data is visible in our export", "security"),
    ("Another customer's name on our invoice", "security"),
    ("Someone gained unauthorised access to the admin area", "security"),
    ("There was unauthorized access by a former employee", "security"),
    ("Unauthorized access to two mailboxes since Monday", "security"),
    ("Credentials were leaked", "security"),
    ("Their API keys have been exposed in the log", "security"),
    ("Personal data was exposed in the export", "security"),
    ("Unauthorized access on their account", "security"),
    ("A phishing mail from our domain reached customers", "security"),
    ("Three users received a suspicious phishing message", "security"),
    ("Possible data breach: no workaround yet", "security"),
    ("A data breach is not ruled out", "security"),
    ("No errors, but a security incident at Halden", "security"),
    ("Export stops with an error, no data breach", "bug"),
    ('We get the error "Unauthorized access to account" and cannot log in', "bug"),
    ("CSRF token mismatch error on login", "bug"),
    ("Login broken after the fix for unauthorized access", "bug"),
    ("Login fails since the patch for the SQL injection", "bug"),
    ("The export should not fail", "bug"),
    ("The vulnerability was fixed last week; since then the import crashes", "bug"),
    ("Fernwood will cancel their contract over this", "account-risk"),
    ("We can't print any labels", "bug"),
    ("40 % of calls fail and they threatened to cancel.", "bug"),
    ("Region us-east-1 is down", "infrastructure"),
    ("Type: Defect", "bug"),
    ("Issue type: Feature request", "feature-gap"),
    ("Type: Feature request\nThe export fails without it", "feature-gap"),
)
def test_the_kind_is_what_it_sounds_like(path, text, value):
    """Security first, then what is missing, then what is broken; before all the one under its label."""
    assert found(text)[path] == value


@leaves(
    "understand.kind",
    "There was no outage and no data loss.",
    "It is not a bug, they asked how it is done.",
    "The import never fails on Sundays.",
    "No errors so far.",
    "No sign of errors; how do we avoid timeouts?",
    "There was no security issue and no known outage.",
    "Export stops at row 5000, no data breach",
    "How do we set up phishing training?",
    "Phishing mail training: how do we enable it?",
    "Our invoices get flagged as phishing",
    "There is no evidence of unauthorised access to the account.",
    "How can we prevent unauthorized access to files?",
    "Nobody gained unauthorised access.",
    "No credentials were leaked.",
    "Data breach: no",
    "A data breach was ruled out.",
    "We do not see other customers' data",
    "We can't see other customers' data.",
    "They no longer see other customers' data.",
    "It shows their own orders and no other customer's orders.",
    "How do we move another customer's data into ours?",
    "We want to see other users' files.",
    "Please scan for vulnerabilities in the export.",
    "Where is the vulnerability management page?",
    "Please add Dana to the ticket.",
    "The user wants to leave a comment.",
    "It will leave us no choice.",
    "They entered a different account name.",
    "A bugfix release is planned.",
    "Priority: High",
    "Type: Question",
)
def test_no_kind_is_guessed(path, text):
    """A negation, a polite phrase and a priority name no kind."""
    assert path not in found(text)


@reads(
    "understand.summary",
    ("Hi team, the export leaves out rows. Any idea?", "the export leaves out rows"),
    ("Subject: Re: [EXT] Login loop after rotation\n\nHello", "Login loop after rotation"),
    ("Subject: [JIRA] (OPS-77) Login loop after rotation\n\nHello", "Login loop after rotation"),
    ("Ticket #48211: The export stops with an error", "The export stops with an error"),
    (
        "Since Thursday the nightly export to the finance system fails with an error\nThanks",
        "Since Thursday the nightly export to the finance system fails with an error",
    ),
    ("Thanks for your help.\nThe invoice page cannot be opened.\nBye", "The invoice page cannot be opened"),
    ("Export stops at row 5000, no data breach", "Export stops at row 5000, no data breach"),
    ("3 customers reported this week that totals differ", "3 customers reported this week that totals differ"),
    (
        "Since the release last night the nightly export to the finance system\nstops after 200 rows and fails",
        "Since the release last night the nightly export to the finance system stops after 200 rows and fails",
    ),
)
def test_the_summary_is_the_line_that_says_what_is_wrong(path, text, value):
    """The subject, else the first sentence that names a symptom; lines that a mail program broke are one."""
    assert found(text)[path] == value


def test_a_quotation_does_not_go_on_with_the_answer_above_it():
    """A line that is quoted is another person's, however long the line before it is."""
    text = "Since the release last night the nightly export to the finance system fails\n> Could you tell us more"
    assert found(text)["understand.summary"] == text.partition("\n")[0]


@leaves(
    "understand.summary",
    "Hello, hope you are well.",
    "Is the export broken?",
    "Subject: Hi",
    "Error!",
    "We had a good meeting on Monday.",
)
def test_no_summary_is_made_of_what_says_nothing(path, text):
    """Greetings, questions and single words are no headline."""
    assert path not in found(text)


@reads(
    "understand.customers",
    ("Customer: Acme Corp", ["Acme Corp"]),
    ("Customer: Jäger & Söhne KG (Enterprise)", ["Jäger & Söhne KG"]),
    ("Company: 1&1 AG", ["1&1 AG"]),
    ("Account: Gebr. Weiß von der Heide GmbH", ["Gebr. Weiß von der Heide GmbH"]),
    ("Affected customers: Borealis, Kite Labs and Mono", ["Borealis", "Kite Labs", "Mono"]),
    ("Customers:\n- Borealis\n- Kite Labs | Enterprise\n- Mono", ["Borealis", "Kite Labs", "Mono"]),
    (
        "| Plan | Customer |\n|---|---|\n| Enterprise | Acme Corp |\n| | **Kite Labs** (new) |\n\n| Other | Mono |",
        ["Acme Corp", "Kite Labs"],
    ),
    ("||Customer||Plan||\n|Borealis|Starter|\n|Mono||", ["Borealis", "Mono"]),
    (
        " id | customer name | plan\n---+---------------+-----\n 7 | Bäckerei Öztürk | Starter\n 8 | n/a | x\n(2 rows)",
        ["Bäckerei Öztürk"],
    ),
    ("It fails for these:\nCustomers | ARR\nHalden | 20,000\nPico | 600\nError | in the export", ["Halden", "Pico"]),
    ("The export fails for customer Fernwood since noon", ["Fernwood"]),
    ("Customers Borealis, Kite Labs and Mono reported it", ["Borealis", "Kite Labs", "Mono"]),
    ("Acme Corp cannot log in", ["Acme Corp"]),
    ("Yesterday Bäckerei Öztürk GmbH reported an error", ["Bäckerei Öztürk GmbH"]),
    ("500 errors for Müller & Partner AG", ["Müller & Partner AG"]),
    ("Users at Halden see the invoices of others", ["Halden"]),
    ("A user of Halden sees the invoices of others", ["Halden"]),
    ("Pico (plan Starter, ARR 600) imports a CSV", ["Pico"]),
    ("Acme Corp reported it. ACME is a customer; customer Acme waits.", ["Acme Corp"]),
)
def test_customers_are_found_by_name(path, text, value):
    """Under a label, behind the word, with a legal form or a plan; each once."""
    assert found(text)[path] == value


@leaves(
    "understand.customers",
    "Customer: reports that it fails",
    "Customer: TBD",
    "| Customer | Plan |\n|---|---|\n| 48211 | Enterprise |\n| TBD | Starter |\n| reports that it fails | |",
    "| Plan | Users |\n|---|---|\n| Enterprise | Borealis |",
    "| Plan | Customer |\n|---|---|\n| Enterprise |\nBorealis | Mono",
    "Company: N/A",
    "Account: 48211",
    "Client: Firefox 123",
    "Dear Customer, Unfortunately the export is broken.",
    "Our Customer Success team says it fails.",
    "Account Settings page shows an error.",
    "Client ID is missing.",
    "Crashes at Startup in Dashboard.",
    "Users of Outlook cannot log in.",
    "Refund (20 EUR) fails.",
    "Reported by Dana Ruiz, error attached.",
    "It fails.\n\nBest regards\nDana Ruiz\nVendor GmbH has moved to Berlin",
    "Agent: Who are you?\nCustomer: Dana",
)
def test_no_customer_is_made_up(path, text):
    """Words of every day, products, people, fillers and signatures are no customers."""
    assert path not in found(text)


def told(text: str) -> list[dict[str, object]]:
    """All that is proposed of the customers of a text."""
    return [dict(one.value) for one in proposals(text, READING) if one.path == "understand.customers"]


BOREALIS = {"name": "Borealis Ltd", "contact": "Dana Ruiz"}


@pytest.mark.parametrize(
    ("text", "customers"),
    [
        (
            "From: Dana Ruiz, Borealis Ltd (Enterprise, ARR 60,000 EUR)",
            [{**BOREALIS, "plan": "Enterprise", "arr": "60000 EUR"}],
        ),
        ("From: Dana Ruiz, Borealis (ARR €60k)", [{**BOREALIS, "name": "Borealis", "arr": "60000 EUR"}]),
        ("From: Dana Ruiz <dana@borealis.example> (Borealis Ltd)", [BOREALIS]),
        ("From: Dana Ruiz (Borealis Ltd) <dana@borealis.example>\nTo: support@vendor.example", [BOREALIS]),
        ("From: Dana Ruiz - Borealis Ltd [mailto:dana@borealis.example]", [BOREALIS]),
        ("From: Dana Ruiz, Head of Finance, Borealis Ltd", [BOREALIS]),
        ("From: Dana Ruiz at Borealis Ltd", [BOREALIS]),
        ('From: "Ruiz, Dana (Borealis Ltd)" <dana@borealis.example>', [{"name": "Borealis Ltd"}]),
        ("From: Borealis Ltd <office@borealis.example>", [{"name": "Borealis Ltd"}]),
        ("Requester: Dana Ruiz, Borealis Ltd", [BOREALIS]),
        ("Requester: Dana Ruiz <dana@borealis.example>\nOrganization: Borealis Ltd", [BOREALIS]),
        ("Customer: Kestrel Bank (ARR: €240k)", [{"name": "Kestrel Bank", "arr": "240000 EUR"}]),
        (
            "Account: Acme Corp - Enterprise - 1.2m USD ARR",
            [{"name": "Acme Corp", "plan": "Enterprise", "arr": "1200000 USD"}],
        ),
        (
            "Client: Kestrel Bank | Gold plan | key account | contact: Dana de la Ruiz",
            [{"name": "Kestrel Bank", "plan": "Gold", "high_value": True, "contact": "Dana de la Ruiz"}],
        ),
        (
            "Customer: Kestrel Bank\nContact: Dana Ruiz\nPlan: Enterprise\nARR: 60,000 EUR / year",
            [{"name": "Kestrel Bank", "contact": "Dana Ruiz", "plan": "Enterprise", "arr": "60000 EUR"}],
        ),
        (
            "Customers: Borealis (Enterprise, ARR 60,000 EUR), Kite Labs (18,000 EUR) and Mono",
            [
                {"name": "Borealis", "plan": "Enterprise", "arr": "60000 EUR"},
                {"name": "Kite Labs", "arr": "18000 EUR"},
                {"name": "Mono"},
            ],
        ),
        (
            "Acme (Enterprise) gets errors. Acme Corp (ARR 240,000 EUR, contact Dana Ruiz) waits.",
            [{"name": "Acme Corp", "plan": "Enterprise", "arr": "240000 EUR", "contact": "Dana Ruiz"}],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_said_of_a_customer_comes_with_the_name(text, customers):
    """Plan, ARR, contact and key account, from the head of a mail, behind the name, or on lines of their own."""
    assert told(text) == customers


@pytest.mark.parametrize(
    "behind",
    [
        "(ARR 60.000 EUR)",
        "(ARR 600)",
        "(MRR 600 EUR)",
        "(ARR at risk: 600 EUR)",
        "(ARR 60k-80k EUR)",
        "(600 EUR)",
        "(Recovery plan)",
        "(EU)",
        "- Business Unit North",
        "(ARR 60,000 EUR)\nKestrel Bank (ARR 80,000 EUR) cannot log in",
        "\nPlan: Rollback",
        "\nPlan: Enterprise\nPlan: Starter",
        "\nContact: Support Team",
        "\nContact: +49 30 5550 1234",
        "\nIt fails.\n\nRegards\nContact: Dana Ruiz",
    ],
)
def test_nothing_more_is_said_of_a_customer_than_what_is_sure(behind):
    """Amounts that could be two or name no currency, other figures, and what two places tell differently."""
    assert told(f"Customer: Kestrel Bank {behind}") == [{"name": "Kestrel Bank"}]


def test_lines_about_a_customer_say_nothing_of_two():
    """A plan on a line of its own belongs to the only customer there is."""
    assert told("Customers: Borealis and Mono\nPlan: Enterprise") == [{"name": "Borealis"}, {"name": "Mono"}]


@leaves(
    "understand.customers",
    "From: Dana Ruiz <dana@borealis.example>",
    "From: Ruiz, Dana <dana@borealis.example>",
    "From: Dana Ruiz, Borealis",
    "From: Dana Ruiz (Support)",
    "From: Dana Ruiz (she/her)",
    "From: Dana Ruiz (Enterprise, ARR 60,000 EUR)",
    "From: the export page, Ltd",
    "From: Sam Okoro (Vendor GmbH) <sam@vendor.example>\nTo: Lee <lee@vendor.example>",
    "From: Sam Okoro (Vendor GmbH)\n\nIt fails.\n\nOn Mon, 9 Mar 2026 at 18:30, Dana Ruiz wrote:\n> It fails.",
    "From: Dana Ruiz (Borealis Ltd)\n\nIt fails.\n\nFrom: Sam Okoro (Vendor GmbH)\n\nNoted.",
)
def test_not_every_sender_is_a_customer(path, text):
    """People without a company, surnames, teams, and mails that may be from one of us."""
    assert path not in found(text)


@reads(
    "impact.customers_affected",
    ("3 customers reported this week", 3),
    ("Three customers reported this week", 3),
    ("All 41 Enterprise customers return to the login page, nobody can work", 41),
    ("1,204 accounts are affected", 1204),
    ("2 of our 40 customers see errors", 2),
    ("Customers affected: about 40", 40),
    ("Number of customers affected: 7", 7),
)
def test_customers_are_counted(path, text, value):
    """A figure or a word for it that counts customers."""
    assert found(text)[path] == value


@reads(
    "impact.users_affected",
    ("12 users cannot log in", 12),
    ("Order intake is blocked; 3 people do nothing else", 3),
    ("Users affected: approx. 120", 120),
)
def test_people_are_counted_apart(path, text, value):
    """Users and people are no customers."""
    proposed = found(text)
    assert proposed[path] == value
    assert "impact.customers_affected" not in proposed


@leaves(
    "impact.customers_affected",
    "A competitor with 40 customers has no such errors.",
    "It fails for our 300 customers.",
    "3 other customers did not report errors.",
    "Next year 2 customers will be onboarded; errors expected.",
    "0 customers affected",
    "We have 40 customers, and it fails.",
    "HTTP 500 accounts page error",
    "3 new customers signed.",
    "Customers affected: some",
)
def test_not_every_figure_counts_who_is_affected(path, text):
    """Others' customers, all customers, none and no figure at all are left alone."""
    assert path not in found(text)


@leaves(
    "impact.users_affected",
    "A competitor has 5 users of that sort and no errors.",
    "Up to 500 users can be invited, the import fails.",
    "The limit is 50 users per account, error otherwise.",
    "Their plan includes 20 users; login fails.",
    "It fails. Two of our colleagues tested it, 3 people are looking at it.",
)
def test_not_every_number_of_users_is_affected(path, text):
    """Plans, limits and competitors have users too."""
    assert path not in found(text)


@reads(
    "understand.since",
    ("It fails since 2026-03-09 07:10 UTC", at(9, 7, 10)),
    ("It fails since 2026-03-09 07:10 CET", at(9, 6, 10)),
    ("It fails since 2026-03-09T07:10:44.871+05:30", datetime(2026, 3, 9, 1, 40, 44, tzinfo=UTC)),
    ("It fails since 9 March 2026, 2:10 am EDT", at(9, 6, 10)),
    ("It fails since 2026-03-09 07:10 America/Chicago", at(9, 12, 10)),
    ("It fails since yesterday 08:10", at(9, 7, 10)),
    ("It fails since 3 hours ago", NOW - timedelta(hours=3)),
    ("The issue started on Monday, 9 March 2026 at 06:30 CET", at(9, 5, 30)),
    ("First seen: 8 Mar 2026", date(2026, 3, 8)),
    ("First report 2026-03-09.", date(2026, 3, 9)),
    ("Errors began around 14:05 UTC on 9 Mar 2026", at(9, 14, 5)),
    ("Since Thursday the nightly export fails", date(2026, 3, 5)),
    ("It fails since last Tuesday", date(2026, 3, 3)),
    ("It has been failing since 9 March", date(2026, 3, 9)),
    ("It fails since Thursday's release", date(2026, 3, 5)),
    ("It fails. Started yesterday at 08:10.", at(9, 7, 10)),
    ("It fails.\nBegan around noon yesterday, for all", at(9, 11)),
    ("This began on Monday around 14:00 UTC", at(9, 14)),
    ("It fails since 09.03.2026, 08:10", at(9, 7, 10)),
    ("It worked fine, since Monday it fails", date(2026, 3, 9)),
    ("SSO no longer works since 9 March", date(2026, 3, 9)),
    ("The page is not available since Monday 14:00", at(9, 13)),
    ("Sent: Mon, 2 Mar 2026\n\nIt fails since yesterday 08:10", at(1, 7, 10)),
    ("Sent: Mon, 2 Mar 2026\n\nIt fails since Thursday", date(2026, 2, 26)),
    ("Sent: Mon, 2 Mar 2026\n\nIt fails since Friday 14:00", datetime(2026, 2, 27, 13, tzinfo=UTC)),
    ("Date: Mon, 9 Mar 2026 09:12:00 -0500\n\nIt fails since yesterday", date(2026, 3, 8)),
    ("Date: Mon, 9 Mar 2026 09:12:00 -0500\n\nIt fails since 3 hours ago", at(9, 11, 12)),
    ("Am 09.03.2026 um 18:30 schrieb Dana Ruiz:\n> It fails since yesterday", date(2026, 3, 8)),
)
def test_since_is_read_with_the_zone_it_names(path, text, value):
    """Instants are in UTC, whichever zone they name; a day alone stays a day; "yesterday" is the writer's."""
    assert found(text)[path] == value


@leaves(
    "understand.since",
    "It fails since 03/04/2026",
    "It fails since 2026-03-09 07:10 IST",
    "It fails since 2026-05-01",
    "It fails since this morning",
    "It fails since version 4.18",
    "They are a customer since 2019-03-01, it fails.",
    "No reply since 2026-03-09.",
    "Chat with Dana\nStarted: 9 March 2026 at 02:05 PM EDT",
    "The contract started 2024-01-01 and the import fails.",
    "The job started at 07:00 and failed at 07:10.",
    "The meeting on 2026-03-09 10:00 was cancelled due to errors.",
    "Sent: Mon, 2 Mar 2026\n\nIt fails since 3 hours ago",
    "Sent: Mon, 2 Mar 2026\n\nIt fails since Monday 14:00",
    "Sent: Mon, 2 Mar 2026\n\nIt fails since 14:00",
    "Sent: Mon, 2 Mar 2026\n\nOn 3 February we upgraded. It fails since Friday",
    "Sent: last week\n\nIt fails since yesterday",
    "Date: Mon, 9 Mar 2026 09:12:00 -0500\n\nIt fails since yesterday 08:10",
    "Gesendet: Montag, 9. März 2026 08:41\n\nIt fails since yesterday",
    "It fails since yesterday.\n\nOn Mon, 2 Mar 2026 at 18:30, Dana wrote:\n> ok",
    "On Mon, 2 Mar 2026 at 18:30, Dana wrote:\n> It fails\n\nIt fails again since yesterday",
    "It fails since the 2.4.1 release",
    "It fails since Tuesday",
    "It fails since 03.04.2026",
    "It fails, since yesterday's fix did not help.",
    "It has not failed since Monday.",
    "No errors since Monday, but the export is slow.",
    "It has worked fine since Monday; before that it failed.",
    "The error is gone since Monday.",
    "Since Thursday we use the new gateway. The export fails.",
    "Since Monday we have a new admin and login fails.",
    "Dana started yesterday. The export fails.",
    "It fails. Chat transcript\nStarted at 09:41",
    "The export fails. Started on Monday as planned.",
    "Started yesterday at 08:10",
    "Opened: 2026-03-09 09:12 CET\nIt fails",
    "It fails.\n\nKind regards\nDana, with the company since 2019-03-01",
)
def test_no_time_is_guessed(path, text):
    """Two meanings, the future, somebody else's yesterday and other beginnings are left out."""
    assert path not in found(text)


@reads(
    "understand.waiting_since",
    ("Waiting since 2026-03-09 09:02 CET", at(9, 8, 2)),
    ("The customer has been waiting since 9 March 2026", date(2026, 3, 9)),
    ("Opened: 2026-03-09 09:12 CET", at(9, 8, 12)),
    ("**Reported on:** 9 March 2026 at 09:12 UTC", at(9, 9, 12)),
    ("Reported on 9 March 2026 by Dana", date(2026, 3, 9)),
    ("Opened: 09.03.2026 09:12", at(9, 8, 12)),
    ("Priority: high\nCreated: Mar 9, 2026 09:12 CET\nUpdated: Mar 10, 2026 10:00 CET", at(9, 8, 12)),
    ("Issue Type: Bug\nCreated: 09/Mar/26 4:05 PM", at(9, 15, 5)),
    ("The ticket was opened on 9 March 2026 by Dana", date(2026, 3, 9)),
    ("The bug was reported by Dana Ruiz on 2026-03-09 09:12 CET", at(9, 8, 12)),
    ("Waiting since 2026-03-08\nOpened: 2026-03-09", date(2026, 3, 8)),
)
def test_the_wait_is_read_apart(path, text, value):
    """Since when somebody waits, or a ticket is open, is not since when it happens."""
    proposed = found(text)
    assert proposed[path] == value
    assert "understand.since" not in proposed


@leaves(
    "understand.waiting_since",
    "Order 5512\nCreated: 2026-03-09 09:12\nStatus: failed",
    "The account was created on 2026-03-09 and login fails.",
    "Store opened on 9 March 2026, errors since.",
    "Opened: 2026-03-09\nOpened: 2026-03-08",
    "Opened: 03/04/2026",
    "Opened: 2027-01-01",
    "Opened: 2026-03-09 09:12 IST",
    "Opened: by Dana",
    "Three customers reported on Monday that totals differ.",
    "Sent: Mon, 9 Mar 2026 09:12\n\nIt fails.",
)
def test_other_days_are_not_when_a_ticket_was_opened(path, text):
    """Orders, accounts and stores have days too; two tickets, two meanings and the future say nothing."""
    assert path not in found(text)


@reads(
    "understand.tickets",
    ("Ticket 48211", ["48211"]),
    ("Ticket: #48211, duplicate of ticket no. 48007", ["48211", "48007"]),
    ("[Ticket#20260309441] Login", ["20260309441"]),
    ("Tickets: ZD-90311, ZD-90312.", ["ZD-90311", "ZD-90312"]),
    ("Ticket 48211: login", ["48211"]),
    ("Case #00918273", ["00918273"]),
    ("See SUP-1042 and INC0012345", ["SUP-1042", "INC0012345"]),
    ("[OPS-77] Gateway is slow", ["OPS-77"]),
    ("Jira: BILL-204", ["BILL-204"]),
    ("Key: OPS-77", ["OPS-77"]),
    ("#48211 again", ["48211"]),
    ("https://acme.atlassian.net/browse/OPS-204", ["OPS-204"]),
    ("https://desk.example.com/tickets/48211?tab=1", ["48211"]),
)
def test_ticket_numbers_are_found(path, text, value):
    """Numbers that a word, brackets, a known key or an address makes a ticket's."""
    assert found(text)[path] == value


@leaves(
    "understand.tickets",
    "The colour #336699 is wrong.",
    "Invoice #48211 and order #5512 are missing.",
    "In case 5000 rows are imported it fails.",
    "The file is [UTF-8], signed with [SHA-256].",
    "Ticket 2026-03-09",
    "Call +49 30 5550 1234.",
    "Ticket: none",
)
def test_other_numbers_are_no_tickets(path, text):
    """Colours, orders, amounts, encodings, dates and telephones."""
    assert path not in found(text)


@reads(
    "repro.evidence",
    ('It says "Mandate service unavailable"', ["Mandate service unavailable"]),
    ("Error message: Quota exceeded for project 7", ["Quota exceeded for project 7"]),
    ("I get “Permission denied (publickey)” each time", ["Permission denied (publickey)"]),
    ("curl: (28) Operation timed out after 30001 ms", ["curl: (28) Operation timed out after 30001 ms"]),
    ("ValueError: could not convert string to float: 'a'", ["ValueError: could not convert string to float: 'a'"]),
    (
        "It fails, request id: 9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
        ["request id: 9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"],
    ),
    ("It fails (req_8f2c).", ["req_8f2c"]),
    ("X-Request-Id: 0HMVB2J3F5:00000002", ["X-Request-Id: 0HMVB2J3F5:00000002"]),
    ("X-Request-ID=7f3a9c1e", ["X-Request-ID=7f3a9c1e"]),
    ("See https://files.example.com/a.png.", ["https://files.example.com/a.png"]),
    ("Mar  9 07:10:44 db1 postgres[99]: FATAL: too many clients", None),
    ('level=error msg="dial tcp: refused"', None),
    ("The export fails with ERROR 500 upstream_timeout since noon", ["ERROR 500 upstream_timeout"]),
    ("It stops with error 502 bad_gateway.", ["error 502 bad_gateway"]),
    ("It fails with error code MND-503 now", ["error code MND-503"]),
    ("The page shows net::ERR_CONNECTION_RESET again", ["net::ERR_CONNECTION_RESET"]),
    ("The job ends in ORA-01013.", ["ORA-01013"]),
    ('It says "ERROR 500 upstream_timeout"', ["ERROR 500 upstream_timeout"]),
    ("[2026-03-09 16:45] Jon: I get ERROR 401 token_expired", ["ERROR 401 token_expired"]),
    ("[error] 31#31: *1 connect() failed", None),
)
def test_exact_words_of_errors_are_evidence(path, text, value):
    """Quoted messages, lines that begin with an error, lines of logs, ids and addresses, word for word."""
    if text.startswith("[error]"):
        text = f"2026/03/09 07:10:44 {text}"
    assert found(text)[path] == (value or [text])


@leaves(
    "repro.evidence",
    'She said "see you on Monday" and left.',
    "Error: none",
    "Error message: n/a",
    "No ERROR 500 upstream_timeout so far.",
    "How do we avoid ERR_TIMEOUT on upload?",
    "There were 500 ERROR lines.",
    "The error log_level setting is broken.",
    "It fails with error 500 since noon.",
    "request id: unknown",
    '{"status": "ok", "message": "pong"}',
    "2026-03-09T07:10:02Z INFO no error so far",
    "2026-03-09 07:10:02 WARN slow query",
    "INFO: Server started",
    "It fails.\n\nCheers\nDana\nhttps://www.linkedin.com/in/dana",
)
def test_what_tells_of_no_error_is_no_evidence(path, text):
    """Other quotations, other levels of a log, good answers and the addresses of a signature."""
    assert path not in found(text)


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("understand.threads", "https://acme.slack.com/archives/C02/p17731"),
        ("understand.documents", "https://docs.example.com/export"),
        ("understand.documents", "https://grafana.example.com/d/abc/orders?from=now-1h"),
        ("repro.evidence", "https://api.example.com/v2/orders"),
    ],
)
def test_an_address_goes_where_it_belongs(path, url):
    """Threads, documents and all others, without the full stop behind them."""
    assert found(f"See {url}.") == {path: [url]}


@reads(
    "repro.actual",
    ("API returning 500 errors intermittently", "HTTP 500"),
    ("POST /v2/orders answers 502 for some", "HTTP 502"),
    ("They get HTTP 429 and 503 responses", "HTTP 429, 503"),
    ("Status code: 404", "HTTP 404"),
    ("Clients see 502 and 504 errors", "HTTP 502, 504"),
    ("Expected 201 but got a 500 page", "a 500 page"),
    ("Expected 201 on each. Actual 2 of 40 answer 500.", "2 of 40 answer 500"),
    ("Expected: 201. Actual: 404 page", "404 page"),
    ("**Actual result:**\n\n0 hits\n\nMore", "0 hits"),
    ("### What happened?\n\nThe page stays white\nand the menu is gone", "The page stays white\nand the menu is gone"),
)
def test_what_happens_is_found(path, text, value):
    """Under its label, in "expected … but got …", else the status that was answered."""
    assert found(text)[path] == value


@leaves(
    "repro.actual",
    "The health check answers 200 OK.",
    "The plan costs 500 EUR, the other 404 dollars.",
    "Room 500, page 404.",
    "We saw about 500 errors before noon.",
    "There are 500 errors per hour.",
    "It returned 500 rows.",
    "Call 0171 404 500.",
    "Actual: TBD",
    "Actual result: <what happens>",
    "Expected to hear from you and got nothing.",
)
def test_other_figures_are_no_status(path, text):
    """Prices, counts, rooms, telephones and good answers; what a template leaves is nothing either."""
    assert path not in found(text)


@reads(
    "repro.frequency",
    ("2 of 40 requests fail", "2 of 40 requests"),
    ("It hits about 1 request in 20", "1 request in 20"),
    ("5 % of all orders fail", "5 % of all orders"),
    ("It fails every time", "fails every time"),
    ("Frequency: always", "always"),
    ("Reproducibility: 3/5", "3/5"),
)
def test_a_counted_frequency_is_found(path, text, value):
    """How many of how many, or always."""
    assert found(text)[path] == value


@leaves(
    "repro.frequency",
    "It fails intermittently.",
    "Frequency: sometimes",
    "Order 2 of 40 failed.",
    "On 3 of 4 pages of the manual.",
    "2 of our customers see errors.",
)
def test_what_is_not_counted_is_no_frequency(path, text):
    """ "Intermittently" and other fractions are left alone."""
    assert path not in found(text)


@reads(
    "repro.environment",
    ("It fails in Chrome 122 on Windows 11", "Chrome 122, Windows 11"),
    ("Safari 17.3 / macOS Sonoma 14.3, app 5.2", "Safari 17.3, macOS Sonoma 14.3"),
    ("It fails on iOS 17.3 with the mobile app 5.2.1", "iOS 17.3, mobile app 5.2.1"),
    ("Since release 4.18 with curl 8.5 it fails", "release 4.18, curl 8.5"),
    ("Search is slow after build 20260309.4", "build 20260309.4"),
    ("*Environment*: prod-eu\n*Affects Version*: 4.18.2", "prod-eu, Version: 4.18.2"),
    ("It does not work in Firefox", "Firefox"),
    ("Environment: API eu-1, plan Enterprise. It began on Monday.", "API eu-1, plan Enterprise"),
    ("Environment:\n- OS: Ubuntu 22.04\n- Region: eu-1\n- Plan:", "OS: Ubuntu 22.04, Region: eu-1"),
    ("Browser: Edge 121\nOS: Windows 10", "Edge 121, Windows 10"),
)
def test_the_environment_is_put_together(path, text, value):
    """What stands under its labels, else the browsers, systems and versions that stand together."""
    assert found(text)[path] == value


@leaves(
    "repro.environment",
    "The server 10.0.4.18 crashed.",
    "Section 4.18 of the contract is broken.",
    "Version 2 of the contract is wrong.",
    "It costs 4.18 EUR.",
    "Could you try with Chrome 121?",
    "In Firefox 123 it works.",
    "We tried Chrome 122 instead of Edge 121.",
    "I cannot reproduce it in Safari 17.3.",
    "Environment: [e.g. Chrome 122]",
    "Browser: any",
    "It fails.\n\nRegards,\nDana\nSent with Mailer v2.1.0",
)
def test_what_is_no_environment_is_left_out(path, text):
    """Addresses, sections, prices, questions, places where all is well, templates and signatures."""
    assert path not in found(text)


@reads(
    "repro.steps",
    ("Steps:\n1. Open Billing\n2. Click Invoices", ["Open Billing", "Click Invoices"]),
    ("Steps: 1. open Billing 2. click Invoices 3. see a 404", ["open Billing", "click Invoices", "see a 404"]),
    ("Steps to reproduce: 1) open A 2) click B. Expected: C", ["open A", "click B."]),
    ("To reproduce:\n\n- Open Billing\n\n- Click Invoices", ["Open Billing", "Click Invoices"]),
    ("Steps to Reproduce (on staging):\nStep 1: Log in\nStep 2: Wait", ["Log in", "Wait"]),
    (
        "It fails:\n1. Open Billing\n2. Click Invoices\n3. The page is blank",
        ["Open Billing", "Click Invoices", "The page is blank"],
    ),
    ("Steps:\n1. Open the list\n   of invoices\n2. Sort it", ["Open the list of invoices", "Sort it"]),
    ("Repro steps:\nOpen Billing\nClick Invoices\n\nThanks", ["Open Billing", "Click Invoices"]),
)
def test_steps_are_found(path, text, value):
    """Numbered, marked or plain under their label, in one line, or as a list of things that somebody does."""
    assert found(text)[path] == value


@leaves(
    "repro.steps",
    "Agenda:\n1. Welcome\n2. Status of the errors\n3. Questions",
    "1. Go to '...'\n2. Click on '....'",
    "Steps: n/a",
    "Steps to reproduce: see above",
    "Steps:\n1. Step 1\n2. Step 2",
    "Steps:\n1.\n2.\n3.",
    "Next steps are open.",
)
def test_other_lists_are_no_steps(path, text):
    """Agendas, templates and fillers."""
    assert path not in found(text)
