"""The brief on screen: what stops it, what it asks before it leaves, and how it goes."""

from cases import case
from escalate_tui.brief import FORMATS
from escalate_tui.model.choices import Act
from escalate_tui.model.draft import Draft
from escalate_tui.workplace import Workplace
from screen import running, text_of, wizard, write

PATH = "impact.expectation"
SECRET = "Tr0ub4dor&3"


def copied(workplace: Workplace) -> str:
    """What was copied last: without a clipboard tool it is kept in a file; empty when nothing was."""
    path = workplace.briefs / f"{case(1).id}.md"
    return path.read_text() if path.exists() else ""


def leaking(workplace: Workplace) -> str:
    """Store a draft with a password in it, and tell its id."""
    draft = case(1).with_value(PATH, f"password={SECRET} opens it")
    workplace.store.put(draft.doc, None)
    return draft.id


def acts(workplace: Workplace) -> list[Act]:
    return [entry.act for entry in Draft(workplace.store.get(case(1).id)[0]).record.history]


async def settled(pilot) -> None:
    """Wait until what was copied is on its way."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_secret_is_shown_with_its_place_before_the_brief_leaves(workplace):
    """Nothing is copied until it is decided; going back decides nothing."""
    async with running(workplace, resume=leaking(workplace)) as pilot:
        await pilot.press("f6", "c")
        await pilot.pause()
        asked = text_of(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert "This should not leave as it is" in asked
    assert "Column 10" in asked
    assert copied(workplace) == ""


async def test_masking_lets_the_brief_leave_without_the_secret(workplace):
    """One key masks every place and goes on; the control shows the masked text, the history says so."""
    async with running(workplace, resume=leaking(workplace)) as pilot:
        await pilot.press("f6", "c", "m")
        await settled(pilot)
        await pilot.press("f3")
        await pilot.pause()
        draft = wizard(pilot).desk.draft
    assert SECRET not in copied(workplace)
    assert "password=" in copied(workplace)
    assert SECRET not in str(draft.doc)
    assert acts(workplace) == [Act.MASKED]


async def test_keeping_a_secret_needs_a_reason_and_is_asked_once(workplace):
    """An empty reason keeps nothing; a reason goes into the history, and the next copy asks no more."""
    async with running(workplace, resume=leaking(workplace)) as pilot:
        await pilot.press("f6", "c", "k", "enter")
        await settled(pilot)
        before = copied(workplace)
        await pilot.press("c", "k")
        await write(pilot, "sandbox account")
        await pilot.press("enter")
        await settled(pilot)
        first = copied(workplace)
        (workplace.briefs / f"{case(1).id}.md").unlink()
        await pilot.press("c")
        await settled(pilot)
    assert before == ""
    assert SECRET in first
    assert copied(workplace) == first
    assert acts(workplace) == [Act.OVERRULED]


async def test_handing_over_asks_about_secrets_as_well(workplace):
    """What was decided comes first, the confirmation after it."""
    async with running(workplace, resume=leaking(workplace)) as pilot:
        await pilot.press("f6", "h", "m")
        await pilot.pause()
        await pilot.pause()
        confirmation = text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
    assert "Hand this over?" in confirmation
    assert acts(workplace) == [Act.MASKED, Act.HANDED_OVER]
    assert SECRET not in str(workplace.store.get(case(1).id)[0])


async def test_every_format_is_one_key_away(workplace):
    """f goes round the formats and names each; what is copied has the form shown."""
    draft = case(1)
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f6")
        seen = []
        for _ in FORMATS:
            await pilot.pause()
            seen.append(
                next(one.title for one in FORMATS.values() if f"{one.title}  {len(seen) + 1} of 8" in text_of(pilot))
            )
            await pilot.press("f")
        await pilot.press("f", "f", "c")
        await settled(pilot)
    assert seen == [one.title for one in FORMATS.values()]
    assert (workplace.briefs / f"{draft.id}.jira.txt").read_text().startswith("h2. ESCALATION: POST")


async def test_a_brief_too_long_for_its_destination_says_so(workplace):
    """The limit of the destination is told beside the length, before it is copied."""
    draft = case(1).with_value("repro.evidence.e8t.text", "x" * 33_000)
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        fits = text_of(pilot)
        await pilot.press("f", "f")
        await pilot.pause()
        too_long = text_of(pilot)
    assert "attach it as a file" not in fits
    assert "! Jira takes 32,767 characters" in too_long
