"""Colours that can be read: of whatever theme, every text stands out enough from all that it stands on."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from textual.color import Color

ENOUGH: Final = 4.5
"""Least contrast of a text, of 1 to 21, after WCAG 2.2, AA."""

TEXTS: Final = ("foreground-muted", "text-error", "text-warning", "text-success", "text-accent")
"""The colours of texts, by their names in styles, beside that of most."""

STEP: Final = 0.1
"""How far a colour goes towards that of most texts before it is measured again."""


@cache
def readable(theme: tuple[tuple[str, str], ...], *, dark: bool) -> Mapping[str, str]:
    """Give the colours of ours, and those of a theme in which a text could not be read, as they are to be.

    `chosen` is behind the row under a cursor, `typing` behind the field in use.

    Args:
        theme: The names of the theme's colours with their values; `least-contrast` is its own demand, if it has one.
        dark: Whether light text stands on dark in it.
    """
    variables = dict(theme)
    least = float(variables.get("least-contrast", ENOUGH))
    if variables["background"].startswith("ansi"):
        # What the terminal makes of its own sixteen colours is its user's choice.
        return {"chosen": f"{variables['primary']} 40%", "typing": f"{variables['primary']} 30%"}
    names = (*TEXTS, "background", "surface", "panel", "primary", "foreground", "error", "warning")
    named = {name: Color.parse(variables[name]) for name in names}
    below, most = named["background"], named["foreground"]
    part = _part(named, 0.4 if dark else 0.2, least)
    under = {"chosen": below.blend(named["primary"], part), "typing": below.blend(named["primary"], part * 0.75)}
    grounds = [below, named["surface"], named["panel"], *under.values()]
    tinted = [below.blend(named[name], 0.2) for name in ("error", "warning")]
    found = {name: color.hex for name, color in under.items()}
    for name in TEXTS:
        shown = _shown(named[name], [*grounds, *(tinted if name != "foreground-muted" else ())], most, least)
        if shown is not named[name]:
            found[name] = shown.hex
    return found


def _part(named: Mapping[str, Color], most: float, least: float) -> float:
    """Tell how much of the first colour goes behind a chosen row, so that colours are left for its text."""
    part = most
    while part > 0.1 and contrast(named["foreground"], named["background"].blend(named["primary"], part)) < least + 2:
        part -= 0.05
    return part


def _shown(text: Color, grounds: list[Color], most: Color, least: float) -> Color:
    """Bring a colour as near to that of most texts as it takes to be read on every ground."""
    shown, by = text, 0.0
    while by < 1 and min(contrast(ground + shown, ground) for ground in grounds) < least:
        by += STEP
        shown = (grounds[0] + text).blend(most, by)
    return shown


def contrast(one: Color, other: Color) -> float:
    """Tell how much two colours differ, from 1 to 21, as WCAG 2.2 reckons it."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
