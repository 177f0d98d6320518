"""Every screen as it was looked at and found good; `pytest --snapshot-update` after looking again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cases import NOW, case
from escalate_tui.followup.acts import follow_up, hand_over
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.tui.app import EscalateApp

WIDE, NARROW = (120, 36), (80, 24)


@pytest.fixture
def look(workplace, snap_compare):
    """Compare what the program draws for some stored drafts and keys with the picture kept of it."""

    def compare(*drafts: Draft, keys: str = "", size=WIDE, resume: bool = True, theme: str = "textual-dark") -> bool:
        for draft in drafts:
            workplace.store.put(draft.doc, None)
        app = EscalateApp(
            replace(workplace, settings=replace(workplace.settings, name="Sam")),
            resume=drafts[0].id if drafts and resume else "",
        )
        app.animation_level = "none"

        async def prepare(pilot: Pilot[None]) -> None:
            app.theme = theme
            await pilot.press(*keys.split())
            # A cursor that blinks is a picture of the moment.
            for control in (*app.screen.query(Input), *app.screen.query(TextArea)):
                control.cursor_blink = False
            # Files are looked through in another thread.
            await app.workers.wait_for_complete()
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


def vague() -> Draft:
    """Case 1 with vague words, an SLA said to be fine, and no evidence."""
    draft = case(1).with_value("impact.workflow", "Orders go through by hand, a lot of extra work")
    return draft.with_value("impact.sla_status", "within").with_value("repro.evidence", None)


def open_ones() -> tuple[Draft, ...]:
    """One that is late, one that is later, and a draft."""

    def handed_over(number: int, severity: Severity, hours: float) -> Draft:
        at = NOW - timedelta(hours=hours)
        team, brief = Team.ENGINEERING, "ESCALATION: as it left\nSeverity: High"
        return hand_over(
            case(number), severity=severity, team=team, also=(), format="plain", brief=brief, now=at, by="Sam"
        )

    late = follow_up(handed_over(2, Severity.CRITICAL, 4.2), "cutoff found", NOW - timedelta(minutes=20), "Priya")
    return late, handed_over(1, Severity.HIGH, 0), case(5)


class TestBoard:
    """The board."""

    def test_empty(self, look):
        """One sentence and the key that begins."""
        assert look()

    def test_open(self, look):
        """The late one on top, with its detail below."""
        assert look(*open_ones(), resume=False)

    def test_narrow(self, look):
        """The same on 80 by 24."""
        assert look(*open_ones(), resume=False, size=NARROW)

    def test_drafts(self, look):
        """Drafts on their own shelf."""
        assert look(*open_ones(), resume=False, keys="right")

    def test_escalation(self, look):
        """One escalation on its own page."""
        assert look(*open_ones(), resume=False, keys="enter")

    def test_promise(self, look):
        """A short form that says how a time was understood."""
        assert look(*open_ones(), resume=False, keys="p a tab + 4 h")

    def test_why(self, look):
        """The sums behind the due times."""
        assert look(*open_ones(), resume=False, keys="down w")

    def test_why_narrow(self, look):
        """The same on 80 by 24."""
        assert look(*open_ones(), resume=False, keys="down w", size=NARROW)

    def test_resolving_narrow(self, look):
        """The checklist on 80 by 24, its keys in view."""
        assert look(*open_ones(), resume=False, keys="r", size=NARROW)

    def test_update(self, look):
        """A text to the customer, as it can be sent."""
        assert look(*open_ones(), resume=False, keys="i")

    def test_update_narrow(self, look):
        """The same on 80 by 24, with what is missing."""
        assert look(*open_ones(), resume=False, keys="down i p", size=NARROW)

    def test_away(self, look, workplace):
        """What came due since the day before, once."""
        workplace.state.save_seen(NOW - timedelta(days=1))
        assert look(*open_ones(), resume=False)

    def test_resolving(self, look):
        """The checklist that closes the loop."""
        assert look(*open_ones(), resume=False, keys="r")


class TestPractice:
    """The made-up case."""

    def test_draft(self, look):
        """PRACTICE over a draft that is half done, with its two keys."""
        assert look(keys="P ctrl+s")

    def test_draft_narrow(self, look):
        """The same on 80 by 24."""
        assert look(keys="P ctrl+s", size=NARROW)


class TestSteps:
    """The five screens of the wizard."""

    @pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5", "f6"])
    def test_finished(self, look, key):
        """Case 1 with all it needs."""
        assert look(case(1), keys=key)

    @pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5", "f6"])
    def test_narrow(self, look, key):
        """The same on 80 by 24."""
        assert look(case(1), keys=key, size=NARROW)

    def test_begun(self, look):
        """A draft without anything in it cries no wolf."""
        assert look(Draft.begun("esc-20260310-143000-abc", NOW, by="Sam"))

    def test_findings(self, look):
        """Findings stand under their fields, with the key that mends them."""
        assert look(vague(), keys="f3 ctrl+g ctrl+g")

    def test_findings_narrow(self, look):
        """The same on 80 by 24."""
        assert look(vague(), keys="f3 ctrl+g ctrl+g", size=NARROW)

    def test_left_out(self, look):
        """A feature gap has no reproduction, and is told how to have one."""
        assert look(case(4), keys="f5")

    def test_customer(self, look):
        """A customer being edited."""
        assert look(case(1), keys="f2 tab tab tab tab tab enter")

    def test_criteria(self, look):
        """What speaks for escalating, each with where it comes from."""
        assert look(case(1), keys="f2" + " tab" * 13)

    def test_hand_over(self, look):
        """What handing over means, before it is done."""
        assert look(case(1), keys="f6 h")

    def test_help(self, look):
        """F1 on a screen of the wizard."""
        assert look(case(1), keys="f3 f1")

    def test_light(self, look):
        """A light theme."""
        assert look(vague(), keys="f3 ctrl+g", theme="textual-light")
