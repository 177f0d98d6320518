"""Which escalations are alike and why, which are not, and whose customers count for a pattern."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from cases import NOW, SETTINGS, ZONE, case, handed_over
from escalate_tui.board_index import alike_to, refreshed
from escalate_tui.followup.alike import Alike, alike, same_customers
from escalate_tui.followup.closing import Closing, StandingDown, de_escalate, resolve
from escalate_tui.followup.errors_alike import codes, codes_said, error_line, masked, tells
from escalate_tui.followup.likeness import Likeness, read_likeness, written_likeness
from escalate_tui.followup.likening import LONGEST, likeness_of
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.workplace import Workplace
from good_texts import GOOD, good

BASE = (
    "orders API",
    "POST /v2/orders answers 500 for 1 request in 20 at Acme Corp",
    "Since release 4.18 about 1 request in 20 to POST /v2/orders answers 500. It hits every API client they use and a "
    "fresh sandbox account as well. The same body sent again usually goes through. GET requests answer as usual.",
)


def like(
    component: str = "",
    summary: str = "",
    description: str = "",
    *errors: str,
    name: str = "Acme Corp",
    id_: str = "esc-20260301-080000-abc",
) -> Likeness:
    """What a draft of these texts is compared by."""
    doc: dict[str, Any] = {"id": id_, "understand": {"customers": [{"key": "c1a", "name": name}]}}
    draft = Draft(doc)
    for path, text in (("component", component), ("summary", summary), ("description", description)):
        draft = draft.with_value(f"understand.{path}", text)
    evidence = [{"key": f"e{at}a", "kind": "error", "text": text} for at, text in enumerate(errors)]
    return likeness_of(draft.with_value("repro.evidence", evidence), ZONE)


def why(mine: Likeness, other: Likeness) -> tuple[str, ...]:
    """Say why two are alike; nothing where they are not."""
    found = alike(mine, [Likeness(**{**values_of(other), "id": "esc-20260101-080000-xyz"})])
    return found[0].why if found else ()


def values_of(likeness: Likeness) -> dict[str, Any]:
    return {name: getattr(likeness, name) for name in Likeness.__slots__}


SAME_ERROR: dict[str, tuple[str, str]] = {
    "ids differ": ('{"error":"upstream_timeout","id":"req_8f2c"}', '{"error":"upstream_timeout","id":"req_77aa"}'),
    "times differ": (
        "2026-03-10T14:11:52Z saml: signature check failed, key id 7c1e is not known",
        "2026-02-01T09:00:01.123Z saml: signature check failed, key id 99af is not known",
    ),
    "figures and nodes differ": ("503 no shard available for [catalog-07]", "503 no shard available for [catalog-12]"),
    "addresses differ": (
        "OSError: cannot write /srv/acme/out.csv: quota of tenant exhausted",
        "OSError: cannot write /srv/mono/all.csv: quota of tenant exhausted",
    ),
    "a trace around it": (
        'Traceback (most recent call last):\n  File "a.py", line 3, in run\nRenderFault: no glyph for U+1F4A9',
        "RenderFault: no glyph for U+1F600",
    ),
    "a code in other words": ("ORA-01555: snapshot too old", "snapshot is too old (ORA-01555) while reading segment 9"),
    "keys in another order": ('{"id":"1a2b","message":"ledger is sealed"}', '{"message":"ledger is sealed","id":"9"}'),
}


@pytest.mark.parametrize("name", SAME_ERROR)
def test_the_same_error_is_enough(name: str) -> None:
    """What changes from one time to the next makes no difference, in whatever component it is."""
    one, other = SAME_ERROR[name]
    reasons = why(like("billing", "Invoices stay empty", "", one), like("search", "No results at all", "", other))
    assert len(reasons) == 1
    assert reasons[0].startswith("same error: ")


OTHER_ERROR: dict[str, tuple[str, str]] = {
    "another code": ('{"error":"upstream_timeout","id":"1"}', '{"error":"upstream_refused","id":"1"}'),
    "another number": ("ORA-01555: read failed in segment 1", "ORA-00942: read failed in segment 1"),
    "another word": (
        "TypeError: Cannot read properties of undefined (reading 'map')",
        "TypeError: Cannot read properties of undefined (reading 'rows')",
    ),
    "says nothing": ("Internal Server Error", "Internal Server Error"),
    "a status": ("Request failed with status code 500", "Request failed with status code 500"),
    "another status": ("Request failed with status code 403", "Request failed with status code 500"),
    "denied": ("PermissionError: access denied", "PermissionError: access denied"),
    "a name of anything": ('{"error":"not_found"}', '{"error":"not_found"}'),
}


@pytest.mark.parametrize("name", OTHER_ERROR)
def test_an_error_of_its_own_or_of_anything_is_not_enough(name: str) -> None:
    """Another error is another problem, and one that comes with any problem needs the component or words as well."""
    one, other = OTHER_ERROR[name]
    assert why(like("billing", "Invoices stay empty", "", one), like("search", "No results at all", "", other)) == ()


def test_an_error_that_says_little_counts_with_words() -> None:
    """Then it is named among the reasons."""
    one = like(*BASE, "Request failed with status code 500")
    other = like("", *BASE[1:], "Request failed with status code 500")
    assert why(one, other) == ("same error: request failed with status code 500", "similar words")


def test_another_error_in_the_same_component_is_no_pattern() -> None:
    """However alike the words are, what machines said tells them apart, so its customers do not count."""
    one, other = (like(*BASE, f'{{"error":"{code}"}}', id_=code) for code in ("upstream_timeout", "quota_exceeded"))
    (found,) = alike(one, [other])
    assert found.why == ("same component: orders API", "similar words")
    assert not found.same


def test_a_code_in_prose_is_recognised() -> None:
    """The draft has it in a sentence, the escalation in its evidence, or the other way round."""
    said = like("", "Orders of Kite Labs stop with upstream_timeout")
    shown = like("orders API", "500 at Acme Corp", "", '{"error":"upstream_timeout","id":"req_8f2c"}')
    assert why(said, shown) == why(shown, said) == ("same error: upstream_timeout",)


def test_the_same_component_and_words() -> None:
    """Said by somebody else, with the same component, it is the same problem; both reasons are told."""
    told = like(
        "Orders API",
        "1 in 20 POST requests to orders fails with 500 for Kite Labs",
        "POST requests to orders answer 500 since release 4.18, about 1 in 20, from every client and in a fresh "
        "sandbox. Sent again the same body goes through.",
        name="Kite Labs",
    )
    assert why(told, like(*BASE)) == ("same component: orders API", "similar words")


PAIRS: dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    "rows": (
        ("", "Data export leaves out the rows of the last day", "All rows of the last day are missing in the CSV."),
        ("", "Rows added in the last day are missing in the CSV export", "The export leaves out rows of one day."),
    ),
    "reset mails": (
        ("", "Password reset mails do not reach Outlook addresses",
         "Since 4 March no reset mail arrives at outlook.com and hotmail.com. Gmail is fine. The log says delivered."),
        ("", "Hotmail and Outlook addresses get no mail to reset their password",
         "Reset mails to outlook.com never arrive, the mail log says delivered. Gmail works."),
    ),
    "blank pages": (
        ("reports", "Monthly report PDF is empty from page 2 on",
         "The PDF of the monthly report shows its charts on page 1 only; later pages are blank. The preview is right."),
        ("reports", "Pages after the first are blank in report PDFs",
         "Reports as PDF have nothing after page 1, while the preview shows all charts."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_the_same_problem_in_other_words(name: str) -> None:
    """Two people who describe the same are brought together, whichever of them comes later."""
    one, other = (like(*told) for told in PAIRS[name])
    assert "similar words" in why(one, other)
    assert "similar words" in why(other, one)


NEAR_MISSES: dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    "orders: tokens, not time-outs": (
        BASE,
        ("orders API", "Orders API rejects the tokens of Kite Labs with 401",
         "Since this morning every request to /v2/orders answers 401. Token renewed, no change. Other endpoints work."),
    ),
    "export: slow, not short": (
        ("data export", "Data export leaves out all rows added in the last 24 hours",
         "The CSV data export leaves out every row of the last 24 hours. It ends with “complete” and shows no error."),
        ("data export", "Data export takes 3 hours instead of 5 minutes",
         "The nightly CSV data export runs for 3 hours since release 4.18. All rows are in it. No error is shown."),
    ),
    "reset mail: expired, not lost": (
        PAIRS["reset mails"][0],
        ("", "Password reset link expires after one minute",
         "The link in the password reset mail says expired when it is opened later. Mails arrive at once."),
    ),
    "report: figures, not pages": (
        PAIRS["blank pages"][0],
        ("reports", "Monthly report counts returned orders as revenue",
         "The revenue in the monthly report includes orders that were returned. The dashboard is right."),
    ),
    "login: logo, not loop": (
        ("login, SAML", "SSO login loops back to the login page for Enterprise customers with SAML",
         "Since the certificate rotation every SAML login returns to the login page. Password logins work."),
        ("login, SAML", "Login page shows the wrong logo for SAML customers",
         "The login page of Enterprise customers with SAML shows our logo instead of theirs. Logging in works."),
    ),
    "calendar: shifted, not doubled": (
        ("", "Calendar sync duplicates recurring meetings in Google Calendar",
         "Each sync adds recurring meetings again, some people see the same meeting 9 times."),
        ("", "Calendar sync shifts meetings by one hour in Google Calendar",
         "Meetings in Google Calendar are one hour early since daylight saving began in the US."),
    ),
    "only the customer": (
        ("billing", "Acme Corp sees invoices of March twice", "Invoices were sent two times, both are open."),
        ("search", "Acme Corp finds no deleted products", "The search of Acme Corp leaves out what was deleted."),
    ),
    "only the component": (("orders API", "", ""), ("orders API", "Orders API rejects tokens with 401", "")),
    "nothing yet": (("", "", ""), ("", "", "")),
}  # fmt: skip


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_another_problem_of_the_same_domain_is_not_alike(name: str) -> None:
    """The same topic, component or customer is not the same problem."""
    one, other = (like(*told) for told in NEAR_MISSES[name])
    assert why(one, other) == why(other, one) == ()


def test_texts_about_different_things_are_never_alike() -> None:
    """None of twenty escalations as people write them is shown beside another."""
    drafts = [*(case(number) for number in range(1, 7)), *map(good, GOOD)]
    all_of_them = [
        Likeness(**{**values_of(likeness_of(draft, ZONE)), "id": str(at)}) for at, draft in enumerate(drafts)
    ]
    assert [(one.id, found.of.id) for one in all_of_them for found in alike(one, all_of_them)] == []


def test_the_most_alike_comes_first_and_the_draft_is_not_among_them() -> None:
    """The same error before the same component with words, and these before words alone."""
    error = '{"error":"upstream_timeout","id":"req_1"}'
    mine = like(*BASE, error)
    others = [like("", *BASE[1:], id_="words"), like(*BASE, id_="component"), like("x", "y", "", error, id_="error")]
    assert [one.of.id for one in alike(mine, [mine, *others])] == ["error", "component", "words"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"error":"upstream_timeout","id":"req_8f2c"}', "upstream_timeout"),
        ("14:11:52Z saml: check failed, key id 7c1e", "… saml: check failed, key id …"),
        ("Request failed with status code 500 after 30012 ms", "request failed with status code 500 after … ms"),
        ("User 3f2b8a9c-1111-2222-3333-444455556666 not found", "user … not found"),
        ("Mail to dana@acme.example refused, see https://x.example/a?b=1", "mail to … refused, see …"),
        ("started\nlistening\nERROR disk full on /dev/sda1", "error disk full on …"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_what_changes_each_time_is_masked(text: str, expected: str) -> None:
    """Ids, times, figures, paths and addresses go; the status of an answer stays."""
    assert masked(error_line(text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("auth: refresh 401 invalid_grant, session cleared", ["invalid_grant"]),
        ("ERR_TUNNEL_LOST and ORA-01555", ["err_tunnel_lost", "ora-01555"]),
        ("user_id=5 trace_id: 7 order_total(9)", []),
        ("not_found bad_request SHA-256 HTTP 500", []),
    ],
)
def test_names_of_errors(line: str, expected: list[str]) -> None:
    """What names a value is none, and what comes with any problem neither."""
    assert list(codes(line)) == expected


def test_names_of_errors_in_prose_sound_like_one() -> None:
    """A flag or a column is not taken for an error."""
    prose = (
        "With orders_beta on, upstream_timeout comes in created_at order; the error code TS2345 as well, T-1001 not."
    )
    assert list(codes_said(prose)) == ["upstream_timeout", "ts2345"]
    assert not tells("request failed with status code 500")


def closed(number: int, note: str, learning: str, at: datetime = NOW) -> Draft:
    return resolve(
        handed_over(number, Severity.HIGH, at),
        note=note,
        learning=learning,
        done=set(Closing),
        waived={},
        now=at,
        by="S",
    )


def test_what_ended_it_and_what_was_learned_is_told() -> None:
    """Of a resolved one the note, of a de-escalated one the reason; cut where they are long."""
    one = likeness_of(closed(1, "Pool raised to 200", "Look at the pool\nfirst"), ZONE)
    assert (one.status, one.closed, one.ending) == (Status.RESOLVED, NOW, "Pool raised to 200")
    assert (one.learning, one.customers, one.number) == ("Look at the pool first", ("Acme Corp",), 1)
    other = likeness_of(
        de_escalate(
            handed_over(2, Severity.HIGH), reason="r" * 999, learning="x", done=set(StandingDown), waived={},
            now=NOW, by="S",
        ),
        ZONE,
    )  # fmt: skip
    assert (len(other.ending), other.ending[-1], other.number) == (LONGEST, "…", 3)
    still = likeness_of(handed_over(1, Severity.HIGH), ZONE)
    assert (still.status, still.ending, still.learning, still.closed) == (Status.OPEN, "", "", None)


@pytest.mark.parametrize("number", range(1, 7))
def test_a_likeness_reads_back(number: int) -> None:
    """From its text it comes back as it was."""
    one = likeness_of(closed(number, "over", "learned"), ZONE)
    assert read_likeness(written_likeness(one)) == one


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"id":"x"}', '{"id":"x","status":"lost"}', '{"status":"open","a":1}']
)
def test_what_is_no_likeness_is_refused(text: str) -> None:
    """An index of another form is no reason to guess."""
    with pytest.raises(ValueError, match=r".+"):
        read_likeness(text)


def found(*names: str, status: Status = Status.OPEN, ago: int = 0, same: bool = True) -> Alike:
    ended = None if status is Status.OPEN else NOW - timedelta(days=ago)
    return Alike(Likeness("x", status, customers=names, closed=ended), ("why",), 50.0, same)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param([found("Borealis"), found("Mono")], ("Borealis", "Mono"), id="open"),
        pytest.param([found("Borealis", status=Status.RESOLVED, ago=30)], ("Borealis",), id="ended lately"),
        pytest.param([found("Borealis", status=Status.RESOLVED, ago=31)], (), id="ended long ago"),
        pytest.param([found("Mono", status=Status.DE_ESCALATED, ago=2)], ("Mono",), id="de-escalated lately"),
        pytest.param([found("Borealis", same=False)], (), id="words alone"),
        pytest.param([found("acme corp ", "Mono"), found("MONO")], ("Mono",), id="each once, own ones not"),
        pytest.param([], (), id="none"),
    ],
)
def test_customers_of_the_same_problem(others: list[Alike], expected: tuple[str, ...]) -> None:
    """They count while it is open and for 30 days after, each once, without the draft's own."""
    assert same_customers(like(*BASE), others, NOW) == expected


def test_from_the_store_to_the_criterion(workplace: Workplace) -> None:
    """Two other customers with the same error make a pattern of a draft; drafts are not compared with."""
    for at, name in enumerate(("Borealis", "Kite Labs", "Mono")):
        other = handed_over(1, Severity.HIGH) if name != "Mono" else case(1)
        other = other.with_value("id", f"esc-2026030{at + 1}-080000-abc")
        other = other.with_value("understand.customers", [{"key": "c1a", "name": name}])
        workplace.store.put(other.doc, None)
    draft = case(1).with_value("understand.component", None).with_value("understand.description", None)
    index = refreshed(workplace)
    ranked = alike_to(draft, index, workplace.settings)
    index.close()
    assert [one.of.customers for one in ranked] == [("Kite Labs",), ("Borealis",)]
    assert {one.why[0] for one in ranked} == {"same error: upstream_timeout"}
    names = same_customers(likeness_of(draft, ZONE), ranked, NOW)
    alone, together = (assess(draft, Context(NOW, SETTINGS, others)) for others in ((), names))
    ticked = [[one.criterion.id for one in judged.criteria if one.holds] for judged in (alone, together)]
    assert set(ticked[1]) - set(ticked[0]) == {"pattern"}
