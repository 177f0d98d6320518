"""Where the styles lie: in the package of a wheel, at the top of a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def style_paths(*names: str) -> list[Path]:
    """List the style sheets of these names, or all there are.

    Raises:
        FileNotFoundError: The installation is broken: there are none.
    """
    for folder in (PACKAGE / "tui_styles", PACKAGE.parents[1] / "tui_styles"):
        if folder.is_dir():
            return [folder / f"{name}.tcss" for name in names] or sorted(folder.glob("*.tcss"))
    raise FileNotFoundError("escalate-tui is not installed completely: its styles are missing. Install it again.")
