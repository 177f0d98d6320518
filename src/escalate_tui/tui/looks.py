"""How the program looks: its theme, where that is remembered, and colours that can be read in it."""

from textual.app import App
from textual.theme import Theme

from escalate_tui.errors import EscalateError
from escalate_tui.tui.contrast import readable
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

OURS = "escalate-"
"""What the names of our own themes begin with."""

FEW = "ansi-dark"
"""The theme that has the terminal's own sixteen colours."""


class Looks(App[None]):
    """An app in the colours of the settings, otherwise in those that were chosen last.

    Attributes:
        workplace: The settings, and where it is remembered what was chosen.
    """

    workplace: Workplace

    def take_looks(self) -> None:
        """Take up the theme before there is anything to paint."""
        # The terminal's own sixteen colours, where ours would come out as the nearest of them.
        few = not self.is_headless and (self.no_color or self.console.color_system == "standard")
        chosen = self.workplace.settings.theme or ("" if few else self.workplace.state.load_theme())
        if chosen.startswith(OURS):
            self._know_ours()
        self.theme = chosen if chosen in self.available_themes else FEW if few else self.theme
        self.stylesheet.set_variables(self.get_css_variables())
        self.call_after_refresh(self._follow_theme)

    def _know_ours(self) -> None:
        from escalate_tui.tui.themes import HIGH_CONTRAST

        for theme in HIGH_CONTRAST:
            self.register_theme(theme)

    def _follow_theme(self) -> None:
        """Offer our own themes too, and remember from here on which one is chosen."""
        self._know_ours()
        # Who leaves at once chooses nothing any more, and could not be told of it.
        if self.is_running:
            self.theme_changed_signal.subscribe(self, self._remember)

    def _remember(self, theme: Theme) -> None:
        """Remember a theme for the next start, unless the settings name one, which then comes back: say so."""
        place = self.workplace.home or self.workplace
        named = place.settings.theme
        if not named:
            try:
                place.state.save_theme(theme.name)
            except (EscalateError, OSError) as wrong:
                self.notify(said(f"The theme is not remembered: {wrong}").plain, severity="warning", markup=False)
        elif named != theme.name:
            text = (
                f"Your settings name the theme {named}: it comes back at the next start. "
                "Without that line the theme chosen here is remembered."
            )
            self.notify(text, markup=False)

    def get_css_variables(self) -> dict[str, str]:
        """Give the colours of the theme, so that every text can be read."""
        theme = super().get_css_variables()
        self.theme_variables = {**theme, **readable(tuple(theme.items()), dark=self.current_theme.dark)}
        return self.theme_variables
