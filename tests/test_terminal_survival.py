"""What is left of a draft when the program is killed, and when keys come faster than it takes them."""

import time
from pathlib import Path

from person import Person, stored

UNTIL_SAVED = 0.5
"""Seconds that a key may be typed and not be on disk."""

LETTER = "ö"
"""A letter that nothing on the screen has but what the tests type."""


def workflow(home: Path) -> str:
    """What the newest draft on disk says that customers cannot do."""
    text = stored(home)[-1].get("impact", {}).get("workflow", "")
    assert isinstance(text, str)
    return text


def type_on(person: Person) -> tuple[list[float], float]:
    """Type a letter whenever the last is seen, until the first ones must be on disk.

    Returns:
        When each letter was seen, and how many seconds the slowest took from its key.
    """
    seen: list[float] = []
    slowest = 0.0
    began = time.monotonic()
    while time.monotonic() - began < UNTIL_SAVED + 2 * slowest + 0.1:
        sent = time.monotonic()
        person.send(LETTER)
        person.wait_for(lambda screen: screen.count(LETTER) == len(seen) + 1)
        seen.append(time.monotonic())
        slowest = max(slowest, seen[-1] - sent)
    return seen, slowest


def test_a_kill_costs_half_a_second(tmp_path: Path) -> None:
    """Killed in the middle of a field, the newest draft is resumed there, with all but the last half second."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.do([("tab", "Summary", "An older draft")])
        sam.key("ctrl+o")
        sam.wait_for("Drafts 1")
        sam.begin()
        sam.do([("tab", "Summary", "Export drops rows"), ("F3", "Customers affected", "3")])
        sam.do([("tab", title, "") for title in ("Users affected", "Trend", "Depth")])
        sam.do([("tab", "What they cannot do", "Close their books. Nobody can.")])
        sam.press("ctrl+left", "ctrl+left")
        sam.send("really ")
        sam.wait_for("Nobody really can.")
        sam.wait_for(lambda _: sam.saved and "Nobody really can." in workflow(tmp_path))
        seen, slowest = type_on(sam)
        killed = time.monotonic()
        sam.kill()

    kept = workflow(tmp_path)
    due = sum(at <= killed - UNTIL_SAVED - slowest for at in seen)
    assert 0 < due <= kept.count(LETTER) <= len(seen)
    assert kept == f"Close their books. Nobody really {kept.count(LETTER) * LETTER}can."
    with Person(tmp_path, "resume") as sam:
        sam.at("What they cannot do", LETTER)
        assert sam.screen_text().count(LETTER) == kept.count(LETTER)
        sam.wait_for("escalate › Export drops rows")
        sam.send("still ")
        sam.wait_for(lambda _: workflow(tmp_path) == kept.replace("can.", "still can."))


def test_a_kill_finds_the_field_that_was_only_gone_to(tmp_path: Path) -> None:
    """A field where nothing was typed is where a draft is resumed, soon after one came there."""
    state = tmp_path / ".local" / "state" / "escalate-tui" / "state.toml"
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.do([("tab", "Summary", "Export drops rows"), ("F4", "Handled now by", ""), ("tab", "Target", "")])
        sam.wait_for(lambda _: "target.team" in state.read_text(), timeout=2)
        sam.kill()
    with Person(tmp_path, "resume") as sam:
        sam.at("Target", "Export drops rows")


def test_keys_that_come_together_are_taken_in_their_order(tmp_path: Path) -> None:
    """A backspace, a tab and an enter within a burst act on what was typed before them, and on nothing behind."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.send("b\tlost rowz\x7fs\tOn Monday.\rOn Tuesday too.\x7f!\texport\tn")
        sam.at("Affected", "On Tuesday too!")
        sam.send("\t\rAcme\tStarter\t")
        sam.at("ARR", "Acme · Starter")
        sam.do([("esc", "Customers", "")])
        sam.do([("tab", title, "") for title in ("Since", "Waiting since", "Tried so far")])
        sam.send("\rasked again\rsame\rlooked it up\rnothing\r\r\r\x11")
        assert sam.wait() == 0
    understand = stored(tmp_path)[0]["understand"]
    assert (understand["summary"], understand["component"]) == ("lost rows", "export")
    assert understand["description"] == "On Monday.\nOn Tuesday too!"
    assert [one["plan"] for one in understand["customers"]] == ["Starter"]
    tried = [(one["action"], one["result"]) for one in understand["attempts"]]
    assert tried == [("asked again", "same"), ("looked it up", "nothing")]


def test_what_does_not_parse_survives_quitting(tmp_path: Path) -> None:
    """“about 40” is not a number: it is said so, kept as it was typed, and said again when the draft is resumed."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.do([("F3", "Customers affected", "about 40")])
        sam.wait_for("✗ “about 40” is not a whole")
        sam.key("ctrl+q")
        assert sam.wait() == 0
    assert stored(tmp_path)[0]["impact"] == {"customers_affected": "about 40"}
    with Person(tmp_path, "resume") as sam:
        sam.at("Customers affected", "✗ “about 40” is not a whole")
        sam.send("\x15")
        sam.wait_for(lambda screen: "about 40" not in screen)
        sam.send("40")
        sam.key("ctrl+q")
        assert sam.wait() == 0
    assert stored(tmp_path)[0]["impact"] == {"customers_affected": 40}
