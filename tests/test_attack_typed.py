"""Hostile text pasted and typed into every kind of control: shown as text, kept as `clean()` leaves it, cut aloud."""

import os
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.document._document import Document
from textual.pilot import Pilot
from textual.widget import Widget

from attacks import hostile_text
from cases import NOW, ZONE, handed_over
from escalate_tui.intake.page import LONGEST_TEXT
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import LINE_LIMIT, PROSE_LIMIT
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import field_at
from escalate_tui.model.text import clean, clean_line
from escalate_tui.moments import WorkingCalendar
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.screens.read_text import ReadText
from escalate_tui.tui.widgets.inputs import BLOCK, MOST_LINES, LineInput
from escalate_tui.tui.widgets.prose_area import ProseArea, ShownDocument
from escalate_tui.workplace import Workplace
from hostile import ACTS, HIDES, UNSHOWN, painted
from screen import control, running, text_of, wizard

PASTES = {
    "commands": f"a {ACTS} b",
    "hidden": f"a {HIDES} b",
    "all of C0 and C1": "".join(map(chr, (*range(1, 10), *range(14, 32), *range(127, 160)))),
    "lone surrogates": "a\ud800b\udfff",
    "combining": "e\u0301" + "o\u0336" * 20 + "\u0301",
    "foreign": "漢字 한국 ไทย שלום العربية می\u200cخواهم 👩\u200d🔧 🇩🇪 1\ufe0f\u20e3",
    "spaces": "a\xa0b\u3000c\u2003d",
    "markup": "[bold]x[/] [SEV-1] [/usr [@click=app.bell]y[/] \\[ {{x}} $(reboot)",
    "two lines": "one\r\ntwo",
    "tabs": "\ta\tb\t",
    "no characters": "\uffff\U0010ffff\ufdd0",
    "blanks alone": " \u200b ",
}

FIELDS = (
    "understand.summary",
    "understand.description",
    "understand.tickets",
    "understand.since",
    "impact.users_affected",
    "impact.revenue_at_risk",
)
"""A field of every kind of control that takes text."""

READING = Reading(NOW, WorkingCalendar.nine_to_six(ZONE), "EUR")


def empty(workplace: Workplace) -> str:
    """A draft with nothing in it; its id."""
    identity = "esc-20260310-143012-k7q"
    workplace.store.put({"schema": 1, "id": identity}, None)
    return identity


async def paste(pilot: Pilot[None], into: Widget, text: str) -> None:
    """Paste a text, after which the screen commands no terminal and hides nothing."""
    into.post_message(events.Paste(text))
    await pilot.pause()
    found = UNSHOWN.search(painted(pilot))
    assert not found, ascii(found[0])


@pytest.mark.parametrize("step", ["understand", "impact"])
async def test_a_field_keeps_what_is_pasted_as_clean_leaves_it(
    workplace: Workplace, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each text, and some of anything, is shown without acting, and is in the file as `clean()` left it."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    identity = empty(workplace)
    async with running(workplace, resume=identity) as pilot:
        await pilot.press("f2" if step == "understand" else "f3")
        for path in (path for path in FIELDS if path.startswith(step)):
            field, random = text_field(pilot, path), Random(path)
            field.focus()
            line = isinstance(field, LineInput)
            anything = (hostile_text(random)[:60] for _ in range(16))
            for text in (*PASTES.values(), *(text for text in anything if clean(text).count("\n") < BLOCK - 1)):
                await paste(pilot, field, text)
                kept = entered(field_at(path), clean_line(text).strip() if line else clean(text), READING)
                wizard(pilot).desk.save()
                assert Draft(workplace.store.get(identity)[0]).value(path) == kept, (path, ascii(text))
                put(field, "")
                wizard(pilot).desk.put(path, None)


def text_field(pilot: Pilot[None], path: str) -> LineInput | ProseArea:
    """The control of a field that takes text."""
    field = control(pilot, path)
    assert isinstance(field, LineInput | ProseArea)
    return field


def put(field: LineInput | ProseArea, text: str) -> None:
    """Have a text in a field, and the cursor behind it."""
    if isinstance(field, LineInput):
        field.value = text
    else:
        field.load_text(text)


def held_by(field: LineInput | ProseArea) -> str:
    """The text that a field has."""
    return field.value if isinstance(field, LineInput) else field.text


async def test_every_character_that_a_terminal_sends_is_typed(workplace: Workplace) -> None:
    """A joiner within an emoji, a wide space and a mark of direction arrive as keys, and none is dropped."""
    text = "👩\u200d🔧 漢\u3000字\xa0a\u202eb[/] e\u0301 1\ufe0f\u20e3"
    identity = empty(workplace)
    async with running(workplace, resume=identity) as pilot:
        for path in FIELDS[:2]:
            field = control(pilot, path)
            field.focus()
            await pilot.pause()
            for letter in text:
                field.post_message(events.Key(letter, letter))
            await pilot.pause()
            assert not UNSHOWN.search(painted(pilot))
    for path in FIELDS[:2]:
        assert Draft(workplace.store.get(identity)[0]).value(path) == text, path


async def test_the_cursor_stands_where_the_signs_are(workplace: Workplace) -> None:
    """What hides has a sign of one column; left, right, a click and a deletion count it as the character that it is."""
    async with running(workplace, resume=empty(workplace)) as pilot:
        for path in FIELDS[:2]:
            field = text_field(pilot, path)
            field.focus()
            await paste(pilot, field, "a\u202e\u200b漢b")
            assert "a▯▯漢b" in text_of(pilot)
            columns = []
            for _ in range(6):
                columns.append(field.cursor_screen_offset.x - field.content_region.x)
                await pilot.press("left")
            # At the end of a line, the cursor of Textual's Input is one further.
            assert columns[1:] == [5, 3, 2, 1, 0], path
            await pilot.click(field, offset=(2 + field.content_region.x - field.region.x, 0))
            assert field.cursor_at == (0, 2), path
            await pilot.press("delete", "x")
            await pilot.pause()
            assert wizard(pilot).desk.draft.value(path) == "a\u202ex漢b", path


async def test_an_item_of_a_list_keeps_it(workplace: Workplace) -> None:
    """The fields of an item are lines like any other, and its row shows what hides by its name."""
    identity = empty(workplace)
    async with running(workplace, resume=identity) as pilot:
        next(iter(pilot.app.screen.query("ItemRows"))).focus()
        await pilot.press("enter")
        await pilot.pause()
        await paste(pilot, focused(pilot), PASTES["commands"])
        await pilot.press("enter")
        await paste(pilot, focused(pilot), PASTES["hidden"])
        await pilot.press("escape")
        await pilot.pause()
        assert not UNSHOWN.search(painted(pilot))
        assert "⟨U+202E⟩" in text_of(pilot)
        items = wizard(pilot).desk.draft.value("understand.customers")
    texts = [text for name, text in items[0].items() if name != "key"]
    assert texts == [clean_line(PASTES["commands"]), clean_line(PASTES["hidden"])]


async def test_a_line_that_is_asked_for_is_given_back_clean(workplace: Workplace) -> None:
    """The name of a file, an owner: whatever is pasted, the answer is one line that is safe."""
    given: list[str | None] = []
    async with running(workplace) as pilot:
        for text in PASTES.values():
            pilot.app.push_screen(AskLine("Which?", "", text=""), given.append)
            await pilot.pause()
            await paste(pilot, focused(pilot), text)
            await pilot.press("enter")
            await pilot.pause()
    assert given == [clean_line(text).strip() or None for text in PASTES.values()]


async def test_a_form_writes_it_into_the_history(workplace: Workplace) -> None:
    """An answer is in the entry as `clean()` left it, and the board and the next form show it without acting."""
    draft = handed_over(1, Severity.HIGH)
    workplace.store.put(draft.doc, None)
    said = [f"{ACTS} {HIDES}", "👩\u200d🔧 漢字"]
    async with running(workplace) as pilot:
        for text in said:
            await pilot.press("p")
            await pilot.pause()
            await paste(pilot, focused(pilot), text)
            await pilot.press("tab", *"+4h", "enter")
            await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert not UNSHOWN.search(painted(pilot))
    history = Draft(workplace.store.get(draft.id)[0]).record.history
    assert [entry.note for entry in history[-2:]] == [clean_line(text) for text in said]


async def test_a_search_takes_anything(workplace: Workplace) -> None:
    """Whatever is searched for, the board stands it, and shows all again afterwards."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("slash")
        random = Random(7)
        for text in (*PASTES.values(), '"', "a* OR b NEAR(", "x" * 10**5, *(hostile_text(random) for _ in range(40))):
            await paste(pilot, focused(pilot), text)
            focused(pilot).value = ""
        await pilot.press("escape")
        await pilot.pause()
        assert "POST /v2/orders" in text_of(pilot)


def focused(pilot: Pilot[None]) -> LineInput:
    """The control in use, which must be a line."""
    control = pilot.app.screen.focused
    assert isinstance(control, LineInput), control
    return control


MEGABYTE = {
    "one word": "x" * 2**20,
    "one line": "The export leaves rows out. " * 2**15,
    "short lines": "a\r\n" * 2**18,
    "hidden signs": "\u200b\u202e" * 2**19,
    "digits": "9" * 2**20,
}


@pytest.mark.parametrize("path", FIELDS[:4])
async def test_a_megabyte_is_cut_with_a_word(workplace: Workplace, path: str) -> None:
    """What a field does not hold is told in numbers, and the field goes on taking keys."""
    async with running(workplace, resume=empty(workplace)) as pilot:
        for name, text in MEGABYTE.items():
            field = text_field(pilot, path)
            field.focus()
            await paste(pilot, field, text)
            if isinstance(pilot.app.screen, ReadText):
                assert name == "short lines"
                assert isinstance(field, LineInput)
                assert f"of {len(clean(text)):,} characters are read." in told(pilot)
                await pilot.press("escape", "escape")
                await pilot.pause()
            else:
                most = LINE_LIMIT if isinstance(field, LineInput) else PROSE_LIMIT
                held = held_by(field)
                assert held == clean(text)[: len(held)], name
                assert most - 1 <= len(held) <= most, name
                assert "f7 reads a long text." in told(pilot), name
                await pilot.press("backspace", "backspace", "z")
                await pilot.pause()
                assert held_by(field) == f"{held[:-2]}z", name
            pilot.app.clear_notifications()
            put(field, "")
            await pilot.pause()


async def test_a_megabyte_is_read_as_far_as_a_ticket_goes(workplace: Workplace) -> None:
    """f7 takes the beginning of a text, and says how much that is."""
    async with running(workplace, resume=empty(workplace)) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        area = pilot.app.screen.query_one(ProseArea)
        for text in (MEGABYTE["one word"], MEGABYTE["short lines"]):
            area.load_text("")
            await paste(pilot, area, text)
            assert len(area.text) == LONGEST_TEXT or area.text.count("\n") == MOST_LINES - 1
            assert f"of {len(clean(text)):,} characters are left out." in told(pilot)
            pilot.app.clear_notifications()
            await pilot.press("backspace", "backspace", "backspace", "z")


def told(pilot: Pilot[None]) -> str:
    """What was said in toasts; on the screen their lines stand beside others."""
    return " ".join(one.message for one in pilot.app._notifications)


async def test_a_text_over_the_limit_can_be_shortened(workplace: Workplace) -> None:
    """A hand edit may have left more than a field holds: it is shown whole, grows no longer, and gets shorter."""
    long = "x" * (PROSE_LIMIT + 50)
    doc = {"schema": 1, "id": "esc-20260310-143012-k7q", "understand": {"summary": long, "description": long}}
    workplace.store.put(doc, None)
    async with running(workplace, resume=doc["id"]) as pilot:
        for path in FIELDS[:2]:
            field = text_field(pilot, path)
            field.focus()
            field.put_cursor((0, len(long)))
            await pilot.press("y", "backspace", "backspace")
            await paste(pilot, field, "more")
            assert wizard(pilot).desk.draft.value(path) == long[:-2], path


ANY = st.text(st.characters(exclude_categories=()), max_size=40)


@given(ANY, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), ANY), max_size=6))
def test_a_document_shown_with_signs_is_edited_as_it_is(text: str, edits: list[tuple[int, int, str]]) -> None:
    """Any edits leave the same text as in Textual's own document; its lines are as long, and hide nothing."""
    ours, theirs = ShownDocument(clean(text)), Document(clean(text))
    for start, end, new in edits:
        places = [one.get_location_from_index(min(at, len(one.text))) for one in (theirs,) for at in (start, end)]
        assert ours.replace_range(*places, clean(new)) == theirs.replace_range(*places, clean(new))
    assert ours.text == theirs.text
    assert [len(line) for line in ours.lines] == [len(line) for line in theirs.lines]
    assert not UNSHOWN.search("".join(ours.lines).replace("\t", ""))
    assert ours[:] == ours.lines == [ours.get_line(at) for at in range(ours.line_count)]
