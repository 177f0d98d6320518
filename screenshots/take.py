"""Take the pictures of the README from the real program, with the cases of the tests and a clock that stands still.

Run it from the checkout with the test environment: `python screenshots/take.py`. It needs Chromium, which draws the
lines of boxes unbroken; Debian has it as the package `chromium`.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from cases import NOW, SETTINGS, case, handed_over  # noqa: E402
from escalate_tui.followup.acts import follow_up  # noqa: E402
from escalate_tui.model.choices import Severity  # noqa: E402
from escalate_tui.model.draft import Draft  # noqa: E402
from escalate_tui.storage import FileStore, State  # noqa: E402
from escalate_tui.tui.app import EscalateApp  # noqa: E402
from escalate_tui.workplace import Workplace  # noqa: E402

WIDE, NARROW = (120, 36), (80, 24)


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: The name of its files.
        drafts: What is stored before the program starts.
        keys: What is pressed.
        resume: The draft the program opens with; the board where there is none.
        size: Columns and rows.
        theme: A theme of Textual's.
    """

    name: str
    drafts: Callable[[], Sequence[Draft]]
    keys: tuple[str, ...] = ()
    resume: bool = False
    size: tuple[int, int] = WIDE
    theme: str = "textual-dark"


def half_done() -> list[Draft]:
    """Case 1 as it looks while it is written: vague words, an SLA said to be fine, no error text."""
    draft = case(1).with_value("impact.workflow", "Orders go through with retries by hand, a lot of extra work")
    return [draft.with_value("impact.sla_status", "within").with_value("repro.evidence", None)]


def finished() -> list[Draft]:
    """Case 1 with all it needs."""
    return [case(1)]


def at_work() -> list[Draft]:
    """Cases 1 and 2 handed over, and case 5 still a draft."""
    exported = handed_over(2, Severity.CRITICAL, NOW - timedelta(hours=4.2))
    exported = follow_up(exported, "job log shows a cutoff at midnight UTC", NOW - timedelta(minutes=20), "Priya")
    return [handed_over(1, Severity.HIGH, NOW - timedelta(hours=0)), exported, case(5)]


PICTURES = (
    Picture("board", at_work),
    Picture("board-narrow", at_work, size=NARROW),
    Picture("board-empty", list),
    Picture("why", at_work, ("w",)),
    Picture("update", at_work, ("i",)),
    Picture("understand", finished, ("f2",), resume=True),
    Picture("impact", half_done, ("f3", *["tab"] * 4), resume=True),
    Picture("impact-narrow", half_done, ("f3", *["tab"] * 4), resume=True, size=NARROW),
    Picture("target", finished, ("f4",), resume=True),
    Picture("repro", half_done, ("f5",), resume=True),
    Picture("brief", finished, ("f6",), resume=True),
    Picture("brief-light", lambda: [case(5)], ("f6",), resume=True, theme="textual-light"),
)


async def drawn(picture: Picture, home: Path) -> str:
    """Run the program for a picture and tell what it drew, as SVG."""
    place = Workplace(
        store=FileStore(home / "data", lambda: NOW),
        state=State(home / "state"),
        clock=lambda: NOW,
        settings=replace(SETTINGS, name="Sam, EMEA support"),
        cache=home / "cache",
        briefs=home / "briefs",
        templates=home / "templates",
        env={},
    )
    drafts = picture.drafts()
    for draft in drafts:
        place.store.put(draft.doc, None)
    app = EscalateApp(place, resume=drafts[0].id if picture.resume else "")
    app.animation_level = "none"
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        await pilot.pause()
        await pilot.press(*picture.keys)
        await pilot.pause()
        # The installed font, by name: the one Textual names is fetched from the network, and draws ticks as roots.
        return re.sub(
            r"Fira Code",
            "DejaVu Sans Mono",
            re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(), flags=re.DOTALL),
        )


def as_png(svg: Path, profile: str) -> None:
    """Draw an SVG with Chromium beside it, at twice its size."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed for the PNG pictures: install the package chromium, and run this again.")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text())
    assert box, f"{svg} has no size"
    size = ",".join(str(round(float(side))) for side in box.groups())
    quiet = (
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    )
    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            *quiet,
            "--force-device-scale-factor=1.5",
            f"--user-data-dir={profile}",
            f"--window-size={size}",
            f"--screenshot={svg.with_suffix('.png')}",
            svg.as_uri(),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    """Take every picture anew."""
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as profile:
            svg = HERE / f"{picture.name}.svg"
            svg.write_text(asyncio.run(drawn(picture, Path(home))))
            as_png(svg.resolve(), profile)
        sys.stdout.write(f"{picture.name}\n")


if __name__ == "__main__":
    main()
