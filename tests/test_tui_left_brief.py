"""The page of an escalation whose brief left in a format for programs, and what copying says of the format."""

import pytest

from cases import NOW, SETTINGS, case
from escalate_tui.brief import document, render
from escalate_tui.followup.acts import hand_over
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.choices import Severity, Team
from escalate_tui.workplace import Workplace
from screen import running, text_of


def brief_in(form: str) -> str:
    """Write the brief of the case in a format."""
    draft, context = case(1), Context(NOW, SETTINGS)
    return render(document(draft, assess(draft, context), context), form)


def left_as(workplace: Workplace, form: str) -> str:
    """Store the case as one whose brief left in a format, and that was edited since; give that brief."""
    brief = brief_in(form)
    left = hand_over(
        case(1),
        severity=Severity.HIGH,
        team=Team.ENGINEERING,
        also=(),
        format=form,
        brief=brief,
        now=NOW,
        by="Sam",
    )
    workplace.store.put(left.with_value("understand.component", "something else by now").doc, None)
    return brief


@pytest.mark.parametrize("form", ["html", "json", "jira", "slack"])
async def test_what_left_for_programs_is_read_as_plain_text(workplace, form):
    """The page says in which format it left and shows the same words, those of then, without its marks."""
    left_as(workplace, form)
    async with running(workplace) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = pilot.app.screen.query_one("Preview").text
    told, _, text = shown.partition("\n\n")
    assert told.startswith("It left as ")
    assert text.strip() == brief_in("plain").strip()


@pytest.mark.parametrize("form", ["markdown", "plain"])
async def test_what_people_read_is_shown_to_the_letter(workplace, form):
    """A brief in a format that people read stands there as it left."""
    brief = left_as(workplace, form)
    async with running(workplace) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one("Preview").text == brief


async def test_copying_the_brief_says_its_format(workplace):
    """From the page what left as HTML is copied as HTML, and that is said."""
    brief = left_as(workplace, "html")
    async with running(workplace) as pilot:
        await pilot.press("enter", "c")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        told = text_of(pilot)
        copied = next(workplace.briefs.glob("*.txt")).read_text()
    assert copied == brief
    assert "s HTML" in told
