"""Themes of high contrast, which Textual has none of."""

from typing import Final

from textual.theme import Theme

HIGH: Final = "7"
"""Least contrast of a text, after WCAG 2.2, AAA."""

HIGH_CONTRAST: Final = (
    Theme(
        "escalate-high-contrast",
        primary="#3b8eea",
        secondary="#9fd0ff",
        accent="#ffe14d",
        warning="#ffc04d",
        error="#ff9d9d",
        success="#6dff9c",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        variables={
            "block-cursor-background": "#ffffff",
            "block-cursor-foreground": "#000000",
            "border": "#ffffff",
            "scrollbar": "#9fd0ff",
            "least-contrast": HIGH,
        },
    ),
    Theme(
        "escalate-high-contrast-light",
        primary="#003a8c",
        secondary="#003a8c",
        accent="#5c2e00",
        warning="#6b3d00",
        error="#8b0015",
        success="#00491f",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#e8e8e8",
        dark=False,
        variables={
            "block-cursor-background": "#000000",
            "block-cursor-foreground": "#ffffff",
            "border": "#000000",
            "scrollbar": "#003a8c",
            "least-contrast": HIGH,
        },
    ),
)
"""Black and white, the colours beside them far from what they stand on."""
