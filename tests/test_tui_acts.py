"""Acts from the board: one key, one short form, one entry in the history."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual.pilot import Pilot

from cases import NOW, case, handed_over
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last, team_of
from escalate_tui.workplace import Workplace
from screen import running, text_of, write


@pytest.fixture
def one(workplace):
    """Case 1, handed over as High at the cases' present; its id."""
    draft = handed_over(1, Severity.HIGH)
    workplace.store.put(draft.doc, None)
    return draft.id


def stored(workplace: Workplace, identity: str) -> Draft:
    """The escalation as its file holds it."""
    return Draft(workplace.store.get(identity)[0])


async def act(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, or write what begins with an equals sign; the screen afterwards."""
    for key in keys:
        if key.startswith("="):
            await write(pilot, key[1:])
        else:
            await pilot.press(key)
    await pilot.pause()
    return text_of(pilot)


def in_one_line(screen: str) -> str:
    """What stands on the screen with its frames and line breaks taken out, for sentences that are wrapped."""
    return " ".join(screen.replace("│", " ").replace("▌", " ").replace("▐", " ").split())


def toast(screen: str) -> str:
    """The words of the toast, without what stands beside it."""
    return " ".join(" ".join(line.partition("▌")[2] for line in screen.splitlines()).split())


TOMORROW_NOON = datetime(2026, 3, 11, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["f", "=they look"], {"act": Act.FOLLOWED_UP, "note": "they look"}),
        (["u", "=nothing new"], {"act": Act.CUSTOMER_UPDATED, "note": "nothing new"}),
        (
            ["p", "=a cause", "tab", "=tomorrow 12:00"],
            {"act": Act.PROMISED, "note": "a cause", "to": "Dana Ruiz", "due": TOMORROW_NOON},
        ),
        (["a", "=restart", "tab", "=same"], {"act": Act.ATTEMPTED, "note": "restart", "result": "same"}),
        (
            ["v", "c", "tab", "=orders lost"],
            {"act": Act.SEVERITY_CHANGED, "from_": "high", "to": "critical", "note": "orders lost"},
        ),
        (["o", "=Priya"], {"act": Act.OWNER_CHANGED, "from_": "Sam", "to": "Priya"}),
        (["b", "=no logs"], {"act": Act.SENT_BACK, "note": "no logs"}),
        (
            ["z", "=asleep", "tab", "=tomorrow 12:00"],
            {"act": Act.PAUSED, "note": "asleep", "until": TOMORROW_NOON},
        ),
    ],
    ids=["follow up", "update", "promise", "attempt", "severity", "owner", "sent back", "pause"],
)
async def test_an_act_is_a_key_a_form_and_an_entry(workplace, one, keys, expected):
    """Enter does it, and the file has one entry more, with what was typed."""
    async with running(workplace) as pilot:
        screen = await act(pilot, *keys, "enter")
    history = stored(workplace, one).record.history
    assert len(history) == 2
    assert {name: getattr(history[-1], name) for name in expected} == expected
    assert "y copies it for the ticket." in toast(screen)


async def test_what_is_missing_is_led_to_and_nothing_typed_is_lost(workplace, one):
    """Enter goes to what is still needed; a time that does not parse is told, and the form stays as it is."""
    async with running(workplace) as pilot:
        await act(pilot, "p", "=a cause", "enter", "=soonish")
        refused = await act(pilot, "enter")
        assert len(stored(workplace, one).record.history) == 1
        await act(pilot, *["backspace"] * 7, "=+4h", "enter")
    assert '"soonish" is not a date or time' in refused
    assert "a cause" in refused
    assert stored(workplace, one).record.history[-1].due == NOW + timedelta(hours=4)


async def test_what_an_act_refuses_is_said_in_its_form(workplace, one):
    """The same severity again is no change: the form says so, and nothing is written."""
    async with running(workplace) as pilot:
        refused = await act(pilot, "v", "tab", "=no news", "enter")
    assert "is High already" in refused
    assert len(stored(workplace, one).record.history) == 1


async def test_a_promise_stands_on_the_board_until_it_is_kept(workplace, one):
    """An update that names it takes it off; the due time is shown with what was promised."""
    async with running(workplace) as pilot:
        promised = await act(pilot, "p", "=a cause", "tab", "=+5m", "enter")
        kept = await act(pilot, "u", "=the cause", "tab", "space", "enter")
    assert "promise (a cause, to Dana Ruiz): next 15:35 CET" in promised
    assert "promise (" not in kept.partition("customer updated")[0]
    promise, update = stored(workplace, one).record.history[-2:]
    assert update.keeps == (promise.key,)


async def test_a_pause_is_shown_and_ended_by_the_same_key(workplace, one):
    """z again asks whether to go on."""
    async with running(workplace) as pilot:
        paused = await act(pilot, "z", "=asleep", "tab", "=tomorrow 12:00", "enter")
        asked = await act(pilot, "z")
        running_again = await act(pilot, "enter")
    assert "customer's clock paused to Wed 12:00" in paused
    assert "Paused until Wed 12:00: go on now?" in asked
    assert "paused to" not in running_again
    assert stored(workplace, one).record.history[-1].act is Act.RESUMED


async def test_another_target_gets_a_brief_of_its_own(workplace, one):
    """m writes the brief anew for the target that receives it, and keeps it in the entry."""
    async with running(workplace) as pilot:
        await act(pilot, "m", "p", "tab", "tab", "=they own it", "enter")
    draft = stored(workplace, one)
    entry = draft.record.history[-1]
    assert (entry.act, team_of(draft.record.history)) == (Act.TARGET_CHANGED, Team.PRODUCT)
    assert "Target: Product" in (entry.brief or "")


async def test_no_brief_leaves_with_a_secret_nobody_decided_on(workplace):
    """The form says what it found, and where it is asked about."""
    draft = handed_over(1, Severity.HIGH).with_value("understand.description", "The key is AKIAIOSFODNN7EXAMPLE.")
    workplace.store.put(draft.doc, None)
    async with running(workplace) as pilot:
        refused = await act(pilot, "m", "p", "enter")
    assert "Nothing was sent" in refused
    assert len(stored(workplace, draft.id).record.history) == 1


async def test_de_escalating_and_reopening(workplace, one):
    """d goes through its own checklist; on the shelf of closed ones r opens it again."""
    async with running(workplace) as pilot:
        await act(
            pilot, "d", "=a retry was enough", "tab", "tab", "d", "tab", "d", "tab", "d", "tab", "n", "=known",
            "enter",
        )  # fmt: skip
        assert stored(workplace, one).status is Status.DE_ESCALATED
        await act(pilot, "left", "r", "=it is back", "enter")
    entry = last(stored(workplace, one).record.history, Act.DE_ESCALATED)
    assert entry is not None
    assert (entry.done, entry.waived) == (
        ("team-told", "resolution-in-ticket", "customer-told"),
        {"learned-written": "known"},
    )
    assert stored(workplace, one).status is Status.OPEN


async def test_why_this_time_is_one_key_away(workplace, one):
    """w shows each sum, line by line, with the nights left out."""
    async with running(workplace) as pilot:
        screen = await act(pilot, "w")
    assert "SLA end: next 16:00 CET" in screen
    assert "counted Tue 10 Mar 15:30 – 18:00: 2 h 30 min" in screen
    assert "left out Tue 10 Mar 18:00 – Wed 11 Mar 09:00: night" in screen


async def test_what_changed_since_the_brief_is_shown_and_copied(workplace, one):
    """New facts stand on the board, and s copies the difference alone."""
    draft = stored(workplace, one).with_value("impact.customers_affected", 7)
    workplace.store.put(draft.doc, workplace.store.get(one)[1])
    async with running(workplace) as pilot:
        screen = await act(pilot, "v", "c", "tab", "=orders lost", "enter")
        await act(pilot, "s")
        await pilot.app.workers.wait_for_complete()
    assert "new since the brief: severity High → Critical, customers 1 → 7" in screen
    copied = (workplace.briefs / f"{one}.txt").read_text()
    assert copied.splitlines()[2] == "severity High → Critical, customers 1 → 7"


async def test_the_last_entry_is_copied_for_the_ticket(workplace, one):
    """y copies when, what, by whom and what was noted."""
    async with running(workplace) as pilot:
        await act(pilot, "a", "=restart", "tab", "=same", "enter", "y")
        await pilot.app.workers.wait_for_complete()
    assert (workplace.briefs / f"{one}.txt").read_text() == (
        "Tue 10 Mar 2026 15:30 CET · Tried, by Sam\nrestart\nResult: same\n"
    )


async def test_acts_are_offered_where_they_are_allowed(workplace):
    """A draft has neither follow-up nor why, and can be discarded."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace) as pilot:
        await act(pilot, "right")
        offered = {one.binding.description for one in pilot.app.screen.active_bindings.values() if one.enabled}
        await act(pilot, "f")
        assert len(pilot.app.screen_stack) == 1
    assert "discard draft" in offered
    assert offered.isdisjoint({"follow up", "why", "resolve", "reopen", "copy brief"})


async def test_the_same_keys_work_on_an_escalation_of_its_own(workplace, one):
    """Its page shows the new entry at once."""
    async with running(workplace) as pilot:
        screen = await act(pilot, "enter", "p", "=a cause", "tab", "=tomorrow 12:00", "enter")
    assert "15:30 promised to Dana Ruiz, by Wed 11 Mar" in " ".join(screen.split())


async def test_who_acts_is_who_works_here(workplace, one):
    """The entry is by the one at the keyboard, whoever owns the escalation."""
    place = replace(workplace, settings=replace(workplace.settings, name="Kim"))
    async with running(place) as pilot:
        await act(pilot, "f", "=they look", "enter")
    assert stored(workplace, one).record.history[-1].by == "Kim"


async def test_what_was_typed_is_not_thrown_away_by_one_key(workplace, one):
    """esc asks for another esc where something was typed, and leaves at once where nothing was."""
    async with running(workplace) as pilot:
        asked = await act(pilot, "f", "=they look", "escape")
        still = await act(pilot, "=!")
        await act(pilot, "escape", "escape")
        assert len(pilot.app.screen_stack) == 1
        await act(pilot, "f", "escape")
        assert len(pilot.app.screen_stack) == 1
    assert "esc again leaves" in asked
    assert "they look!" in still
    assert len(stored(workplace, one).record.history) == 1


async def test_the_reason_of_what_is_not_done_is_typed_at_once(workplace, one):
    """Choosing “not done” goes to the reason, so that its letters choose nothing."""
    async with running(workplace) as pilot:
        await act(pilot, "r", "=solved", "tab", "=look twice", "tab", "n", "=done by them", "enter", "d", "tab", "d")
        await act(pilot, "enter")
    resolved = last(stored(workplace, one).record.history, Act.RESOLVED)
    assert resolved is not None
    assert resolved.waived == {"customer-confirmed": "done by them"}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["f", "=they look"], "Noted. y copies it for the ticket."),
        (["f", "=they look", "tab", "space"], "Noted. Also settled: ask deadline. y copies it for the ticket."),
        (["u", "=nothing new"], "Update noted; the next is due Wed 10:30. y copies it for the ticket."),
        (["p", "=a cause", "tab", "=Mon 17:00"], "Promised for Mon 17:00. y copies it for the ticket."),
        (["r", "=solved", "tab", "=look twice", *["tab", "d"] * 3], "Resolved. It stands under Closed."),
        (["d", "=gone", "tab", "=look twice", *["tab", "d"] * 4], "De-escalated. It stands under Closed."),
    ],
    ids=["follow up", "follow up that settles", "update", "promise", "resolve", "de-escalate"],
)
async def test_what_an_act_did_is_told(workplace, one, keys, told):
    """A few words say what happened, and name what it settled; one that left the shelf cannot be copied from there."""
    async with running(workplace) as pilot:
        screen = await act(pilot, *keys, "enter")
    assert toast(screen) == told


async def test_a_letter_ticks_nothing_where_several_can_be_chosen(workplace, one):
    """It goes to the choice that begins with it; space ticks that one."""
    async with running(workplace) as pilot:
        await act(pilot, "p", "=a cause", "tab", "=+4h", "enter")
        await act(pilot, "f", "=they look", "tab")
        typed = await act(pilot, "a", "s", "k")
        await act(pilot, "a")
        ticked = await act(pilot, "space")
    assert "[x]" not in typed
    assert "[x] ask deadline" in ticked
    assert ticked.count("[x]") == 1


async def test_what_was_wrong_goes_once_its_answer_is_another(workplace, one):
    """Another key in another answer leaves the sentence; one in its own takes it back, and enter judges anew."""
    async with running(workplace) as pilot:
        await act(pilot, "p", "=a cause", "tab", "=soonish")
        refused = await act(pilot, "enter")
        elsewhere = await act(pilot, "shift+tab", "!")
        mended = await act(pilot, "tab", "=x")
        again = await act(pilot, "enter")
    assert '"soonish" is not a date or time' in refused
    assert '"soonish" is not a date or time' in elsewhere
    assert "is not a date or time" not in mended
    assert '"soonishx" is not a date or time' in again


async def test_quitting_does_not_throw_away_what_was_typed(workplace, one):
    """ctrl+q asks for another ctrl+q where something was typed in a form, and ends at once where nothing was."""
    ended = []
    for keys in (("f", "ctrl+q"), ("f", "=they look", "ctrl+q"), ("f", "=they look", "ctrl+q", "ctrl+q")):
        async with running(workplace) as pilot:
            asked = await act(pilot, *keys)
            ended.append(pilot.app._exit)
            if len(ended) == 2:
                assert "ctrl+q again leaves, and what you typed here is lost." in asked
    assert ended == [True, False, True]


async def test_a_key_after_esc_takes_the_question_back(workplace, one):
    """What is typed after the first esc is no yes: the form says no more that another one leaves, and it asks anew."""
    async with running(workplace) as pilot:
        await act(pilot, "f", "=they look", "escape")
        typed = await act(pilot, "=!")
        asked = await act(pilot, "escape")
        assert len(pilot.app.screen_stack) == 2
    assert "esc again leaves" not in typed
    assert "esc again leaves" in asked


async def test_the_keys_of_a_form_stay_in_sight_and_a_refusal_leads_to_what_mends_it(workplace, one):
    """On a small screen the long sentence about a lesson takes no line from the keys; the lesson is typed at once."""
    async with running(workplace, size=(80, 24)) as pilot:
        before = await act(pilot, "r", "=solved", "tab", *["tab", "d"] * 3)
        refused = await act(pilot, "enter")
        typed = await act(pilot, "=look twice")
        told = in_one_line(await act(pilot, "enter"))
    keys = "enter resolve   tab next   esc never mind"
    assert "is ticked, but none is written" in in_one_line(refused)
    assert [keys in screen for screen in (before, refused, typed)] == [True] * 3
    assert "look twice" in typed
    assert "is ticked" not in typed
    assert "Resolved." in told
