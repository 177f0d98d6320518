"""What is wrong with a text before it goes to a customer: texts that raise each caution, and near misses."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import SETTINGS
from escalate_tui.followup.acts import promise, update_customer
from escalate_tui.followup.changing import add_attempt
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.model.draft import Draft
from escalate_tui.updates.cautions import CODES, Caution, cautions
from escalate_tui.updates.facts import facts_for
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.situations import Channel, Situation
from escalate_tui.updates.writing import compose
from good_texts import GOOD, good
from update_cases import LATER, PROMISED, moved_on, occasion

NEXT = "You will hear from me again by Wednesday 11 March 2026, 15:30 CET at the latest."

TOLD = (
    "Hello Jonas Weil,\n\nWe have found the place where the rows are lost, and test a change to it.\n\n"
    "You will hear from me again by Tuesday 10 March 2026, 16:00 CET at the latest.\n\nPriya"
)
"""What the customer of the case was told last."""


def draft() -> Draft:
    """Case 2, Borealis: told, with a cause promised for Thursday 12:00, and Kite Labs and Mono beside it."""
    tried = add_attempt(moved_on(2), "Took the second index of the table away", "", LATER.replace(minute=10), "Sam")
    return update_customer(tried, TOLD, LATER.replace(minute=20), "Priya").with_value(
        "impact.deals", "Borealis: expansion for 45,000 EUR in April"
    )


def said(text: str, *, record: Draft | None = None, channel: Channel = Channel.MAIL) -> tuple[Caution, ...]:
    """What is said of a text to Borealis; a mail gets a greeting, the next update and an end around it."""
    whole = f"Hello Jonas Weil,\n\n{text}\n\n{NEXT}\n\nKind regards\nPriya" if channel is Channel.MAIL else text
    there = occasion(record or draft(), others=("Northgate Bank", "Target"))
    return cautions(whole, Situation.PROGRESS, channel, there)


@dataclass(frozen=True)
class Row:
    """A code: what raises it, and the words found; and what is near and raises nothing at all."""

    code: str
    raising: dict[str, tuple[str, ...]]
    near: tuple[str, ...]
    channel: Channel = Channel.MAIL


SENTENCES = "We look. We test. We ask."

ROWS = (
    Row(
        "repeats",
        {
            "We have found the place where the rows are lost, and test a change to it.": (),
            "We have found the place where rows are lost and are testing a change to it.": (),
        },
        (
            "We have found the place where the rows are lost, and test a change to it. It has passed 9 of 12 runs.",
            "The change to it has been tested.",
        ),
    ),
    Row(
        "unfilled",
        {
            "The cause is [cause]. We test a change.": ("[cause]",),
            "We write to {contact} with a list, <date>.": ("{contact}", "<date>"),
            "The place is ____, it says. TODO": ("____", "TODO"),
        },
        (
            "The log says [ERROR] at items[0] of each export.",
            'The answer of /orders/{id} is {"error": "timeout"}.',
            "See [the page on exports](https://example.com/exports).",
        ),
    ),
    Row(
        "relative-date",
        {
            "We will have tested the change soon.": ("soon",),
            "The test ends tomorrow or early next week.": ("tomorrow", "early next week"),
            "We do it as soon as possible.": ("as soon as possible",),
        },
        (
            "I write to you as soon as the test has passed.",
            "The test ends tomorrow, Wednesday 11 March 2026, 12:00 CET.",
            "It concerns today's export alone.",
        ),
    ),
    Row(
        "promise",
        {
            "It will be fixed. We guarantee it.": ("will be fixed", "guarantee"),
            "You will get a refund, definitely.": ("refund", "definitely"),
            "We will fix it by Thursday.": ("We will fix it by",),
        },
        (
            "I cannot guarantee a date yet.",
            "Your credit card is not charged for exports.",
            "The certificate for the fixed export is in your account.",
        ),
    ),
    Row(
        "date-beyond",
        {
            "The correction is out on Friday 13 March 2026.": ("Friday 13 March 2026",),
            "We will be done by 18:00.": ("18:00",),
            "You will have the cause by Thursday 12 March 2026, 10:00 CET.": ("Thursday 12 March 2026, 10:00 CET",),
            "Expect a list by Friday.": ("Friday",),
        },
        (
            "You will have the cause by Thursday 12 March 2026, 12:00 CET.",
            "You will have the cause on Thursday.",
            "It began on Monday 9 March 2026, and the export of 08:00 was the first.",
            "We will have the cause by 12:00 on 12 March, which is 11:00 UTC on 12 March.",
        ),
    ),
    Row(
        "other-customer",
        {
            "Kite Labs has the same.": ("Kite Labs",),
            "It is the same at Mono and KITE LABS.": ("Mono", "KITE LABS"),
            "Northgate Bank wrote of it as well.": ("Northgate Bank",),
            "Amara Obi has the same.": ("Amara Obi",),
            "As northgate\nbank wrote.": ("northgate\nbank",),
        },
        (
            "Other customers have the same.",
            "The export in mono has the same target.",
            "Borealis and its labs have a monopoly on kites.",
        ),
    ),
    Row(
        "revenue",
        {
            "We know what 60,000 EUR mean.": ("60,000 EUR",),
            "Your ARR is €60k.": ("ARR", "€60k"),
            "An expansion of EUR 45,000 depends on it, and 18000 more.": ("EUR 45,000", "18000"),
            "It is 60 thousand euros, or USD 3.1m elsewhere.": ("60 thousand euros", "USD 3.1m"),
            "Sixty thousand hang on it, and EUR60.000 next.": ("EUR60.000", "Sixty thousand"),
            "A deal of a quarter of a million, and a 240k contract.": ("240k", "a quarter of a million"),
            "You pay us half a million, 0.06m of it here.": ("0.06m", "half a million"),
            "Nine and a half thousand dollars, 2.5 million in revenue.": (
                "2.5 million",
                "Nine and a half thousand dollars",
            ),
        },
        (
            "The invoice shows 12 EUR too much.",
            "73 of 1,204 rows were lost, and 60,001 are there.",
            "The column $total and the path $.rows are empty.",
            "A quarter of a million rows are read, half a million requests a year.",
            "Your contract covers 50k requests, and a subscription to 30 thousand rows.",
            "A million thanks: version 1.60000 reads 6 hundred rows of 10/60000.",
        ),
    ),
    Row(
        "internal-words",
        {
            "DATA-412 is with #eng-data.": ("DATA-412", "#eng-data"),
            "It is a P1, a Sev 1.": ("Sev 1", "P1"),
            "L2 has put it into the next sprint.": ("L2", "sprint"),
            "We want to avoid churn before renewal.": ("churn", "before renewal"),
        },
        (
            "Tickets 48377 and #48402 are about the export, in UTF-8 and ISO-8601.",
            "The L2 cache and the colour #ff8800 of page#rows make no difference.",
            "At renewal of the certificate nothing changes.",
        ),
    ),
    Row(
        "copied-note",
        {
            "Wrong figures are in the books of two customers, we fear.": (
                "Wrong figures are in the books of two customers",
            ),
            "We find the cutoff in the export job that drops them.": ("find the cutoff in the export job that drops",),
            "We know that the rows are lost at midnight UTC.": ("the rows are lost at midnight UTC",),
            "We took the second index of the table away.": ("took the second index of the table away",),
        },
        (
            "Wrong figures are in some books, as far as we know.",
            "Cache cleared: it is the same as before.",
            "The cutoff of the job is what we look at.",
        ),
    ),
    Row(
        "exclamation",
        {"We found it! We test it!": ("2",), "Found!!": ("2",)},
        ("We found it! And we test it.", "The rule is a != b, and b != c."),
    ),
    Row(
        "too-long",
        {
            f"{SENTENCES} We wait. {NEXT}": ("5 sentences, where 4 are the most in a chat",),
            f"We {'test and ' * 60}wait. {NEXT}": ("139 words, where 110 are the most in a chat",),
        },
        (
            f"{SENTENCES} {NEXT}",
            f"Hello Dr. Weil, the rows of version 4.18.1 are back, e.g. those of J. Weil. {NEXT}",
        ),
        Channel.CHAT,
    ),
    Row(
        "no-next-update",
        {
            "We have found the cause.": (),
            "We have found it. You hear from me on Wednesday 11 March 2026.": (),
            "We found it on Monday 9 March 2026, 09:00 CET.": (),
        },
        (
            f"We have found it. {NEXT}",
            "We found it. Next word: Wed 11 Mar 2026 12:00 CET.",
            "We found it. Next word: 2026-03-11 11:30 UTC.",
        ),
        Channel.CHAT,
    ),
)


def test_every_code_has_a_row() -> None:
    """Each caution is proved by at least two texts that raise it and two near misses."""
    assert tuple(row.code for row in ROWS) == CODES
    assert [row.code for row in ROWS if min(len(row.raising), len(row.near)) < 2] == []


@pytest.mark.parametrize(
    ("row", "text"), [pytest.param(row, text, id=f"{row.code}: {text[:40]}") for row in ROWS for text in row.raising]
)
def test_raised(row: Row, text: str) -> None:
    """The text raises the caution, with the words as they stand in it."""
    found = {one.code: one for one in said(text, channel=row.channel)}
    assert found[row.code].words == row.raising[text]
    assert all(word in found[row.code].says for word in found[row.code].words)


@pytest.mark.parametrize(
    ("row", "text"), [pytest.param(row, text, id=f"{row.code}: {text[:40]}") for row in ROWS for text in row.near]
)
def test_near_miss(row: Row, text: str) -> None:
    """A text that is near raises nothing at all."""
    assert said(text, channel=row.channel) == ()


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("situation", list(Situation))
@pytest.mark.parametrize("late", [False, True], ids=["in time", "late"])
@pytest.mark.parametrize("number", range(1, 7))
def test_templates_raise_nothing(number: int, late: bool, situation: Situation, channel: Channel) -> None:
    """What a template of the program makes of a good record is fit to be sent."""
    there = occasion(moved_on(number, LATER if late else PROMISED))
    text = compose(facts_for(there), situation, channel).text
    assert cautions(text, situation, channel, there) == ()


@pytest.mark.parametrize("name", GOOD)
def test_templates_raise_nothing_for_drafts_of_seasoned_people(name: str) -> None:
    """A first word on a good draft of any style lacks at most when they hear again, which a draft cannot know."""
    there = occasion(good(name))
    for channel in Channel:
        text = compose(facts_for(there), Situation.FIRST_WORD, channel).text
        assert [one.code for one in cautions(text, Situation.FIRST_WORD, channel, there)] == ["no-next-update"]


@pytest.mark.parametrize("number", range(1, 7))
def test_one_update_after_another(number: int) -> None:
    """Three holding updates in a row do not repeat each other; the same one again does."""
    current = moved_on(number)
    for _ in range(3):
        there = occasion(current)
        text = compose(facts_for(there), Situation.HOLDING, Channel.TICKET).text
        assert cautions(text, Situation.HOLDING, Channel.TICKET, there) == ()
        current = update_customer(current, text, LATER, "Sam")
        again = cautions(text, Situation.HOLDING, Channel.TICKET, occasion(current))
        assert [one.code for one in again] == ["repeats"]


def test_a_promise_that_is_recorded_may_be_said() -> None:
    """Words and times of a recorded promise raise nothing; to another customer they do."""
    text = "You will get the refund for March by Friday 13 March 2026, 12:00 CET."
    due = PROMISED.replace(day=13)
    assert [one.code for one in said(text)] == ["promise", "date-beyond"]
    kept = promise(draft(), what="the refund for March", to="Jonas Weil", due=due, now=LATER, by="Priya")
    assert said(text, record=kept) == ()
    others = promise(draft(), what="the refund for March", to="Amara Obi", due=due, now=LATER, by="Priya")
    assert [one.code for one in said(text, record=others)] == ["promise", "date-beyond"]


def test_the_summary_may_hold_what_nobody_promised() -> None:
    """Dates, promises and marks in the summary, which an update quotes, are the issue's own."""
    summary = "Refund button says “soon!” on 3 April 2026!!"
    record = draft().with_value("understand.summary", summary)
    assert said(f"We look at “{summary}”, and test a change.", record=record) == ()


def test_times_are_read_in_the_customers_zone() -> None:
    """A time without a zone is the customer's."""
    record = draft().with_value("understand.customers.cb2.zone", "America/Chicago")
    assert said("You will have the cause by Thursday 12 March 2026, 06:00.", record=record) == ()
    (beyond,) = said("You will have the cause by Thursday 12 March 2026, 12:00.", record=record)
    assert beyond.code == "date-beyond"


def test_a_tool_that_the_issue_is_about_may_be_named() -> None:
    """The name of a tool is internal, unless the issue is with it."""
    text = "The connection to Jira is what we look at."
    assert [one.code for one in said(text)] == ["internal-words"]
    record = draft().with_value("understand.summary", "Export to Jira drops rows")
    assert said(text, record=record) == ()


def test_a_name_inside_their_own_is_theirs() -> None:
    """A customer whose name holds another's may be called by it; the other one alone may not be named."""
    record = draft().with_value("understand.customers.cb2.name", "Mono Freight Ltd")
    assert said("The exports of Mono Freight have all rows again.", record=record) == ()
    assert [one.words for one in said("Mono Freight and Mono have the same.", record=record)] == [("Mono",)]


@pytest.mark.parametrize(
    ("contact", "text", "words"),
    [
        ("Amara Obi, head of finance", "Amara Obi has the same.", ("Amara Obi",)),
        ("Amara Obi <a.obi@kite.example>", "Ask a.obi@kite.example of Amara Obi.", ("a.obi@kite.example", "Amara Obi")),
        ("Ms Obi (finance) and Tom Reed", "Tom Reed and Ms Obi see it.", ("Tom Reed", "Ms Obi")),
        ("Ms Obi/Tom Reed", "Tom Reed sees it, and the head of finance.", ("Tom Reed",)),
        ("Jonas Weil", "Jonas Weil sees it.", ()),
    ],
)
def test_who_speaks_for_another_customer_is_known_in_any_form(contact, text, words) -> None:
    """A contact is known without what is said of them, by their mail address as well; one's own stays one's own."""
    record = draft().with_value("understand.customers.ck3.contact", contact)
    assert [word for one in said(text, record=record) if one.code == "other-customer" for word in one.words] == [*words]


def test_their_own_name_may_stand_elsewhere_in_another_form() -> None:
    """Another escalation of the same customer writes the name otherwise, and they may still be called by it."""
    there = occasion(draft(), others=("BOREALIS", "Borealis Inc.", "Boreal Foods"))
    text = f"Borealis and BOREALIS see it, not Boreal Foods. {NEXT}"
    (found,) = cautions(text, Situation.PROGRESS, Channel.CHAT, there)
    assert found.words == ("Boreal Foods",)


def test_a_ticket_number_is_no_tracker_key() -> None:
    """The customer's own ticket may look like the key of a tracker."""
    record = draft().with_value("understand.tickets", ["LS-2291"])
    assert said("LS-2291 is what we look at.", record=record) == ()


@pytest.mark.parametrize("situation", [Situation.RESOLVED, Situation.PROGRESS])
def test_one_that_is_closed_names_no_next_update(situation: Situation) -> None:
    """The last word needs no time of a next one, before the record is closed and after."""
    waived = dict.fromkeys(Closing, "not needed")
    closed = resolve(draft(), note="Cutoff moved", learning="", done=(), waived=waived, now=LATER, by="Priya")
    text = "The export has all rows again."
    there = occasion(draft() if situation is Situation.RESOLVED else closed)
    assert cautions(text, situation, Channel.CHAT, there) == ()


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a text, the cautions come in their order, each once."""
    found = [one.code for one in cautions(text, Situation.PROGRESS, Channel.TICKET, occasion(draft()))]
    assert found == [code for code in CODES if code in found]


@pytest.mark.parametrize(
    "piece",
    ["!", "1 ", "[", "{", "by 10:00 ", "a. ", "Kite Labs ", "€1 ", "1,", "Mon ", "AB-1 ", "a b c d e ", "\n\na"],
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    """A pasted page, whatever is in it, keeps nobody waiting."""
    text = piece * (50_000 // len(piece))
    there, start = occasion(draft()), time.process_time()
    cautions(text, Situation.PROGRESS, Channel.MAIL, there)
    assert time.process_time() - start < 2.0


def test_an_empty_record_can_be_written_of() -> None:
    """A draft without a customer or a word has its cautions like any other."""
    empty = Occasion(Draft.begun("esc-20260310-141203-k7q", LATER, by="Sam").record, SETTINGS, LATER)
    text = compose(facts_for(empty), Situation.FIRST_WORD, Channel.CHAT).text
    assert [one.code for one in cautions(text, Situation.FIRST_WORD, Channel.CHAT, empty)] == ["no-next-update"]
    assert replace(empty, to="none").customer.name is None


def test_ten_thousand_other_customers_do_not_slow_it_down() -> None:
    """Names of a whole customer base are put in order once, and no key waits for them."""
    names = tuple(f"Customer {number} of many Ltd" for number in range(10_000))
    there = occasion(moved_on(1), others=names)
    text = f"As customer 77 of many says. {NEXT}"
    # The work alone: what else the machine does at the time is nothing of ours.
    began = time.process_time()
    (found,) = cautions(text, Situation.HOLDING, Channel.CHAT, there)
    first = time.process_time() - began
    keys = min(_timed(lambda: cautions(text, Situation.HOLDING, Channel.CHAT, there)) for _ in range(5))
    assert found.words == ("customer 77 of many",)
    assert first < 1.0
    assert keys < 0.05


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
