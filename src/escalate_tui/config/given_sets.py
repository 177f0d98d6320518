"""The names that settings choose from and that belong to rooms above this one; tests hold them to what is there."""

from typing import Final

FORMATS: Final = ("markdown", "plain", "jira", "slack", "github", "html", "mail", "json")
"""The formats of a brief."""

THEMES: Final = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai",
    "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
    "escalate-high-contrast", "escalate-high-contrast-light",
)  # fmt: skip
"""The themes of the screens."""

ACTIONS: Final = (
    "act.attempt", "act.copy-brief", "act.copy-changes", "act.copy-entry", "act.de-escalate", "act.delete",
    "act.discard", "act.edit", "act.follow-up", "act.kept", "act.owner", "act.pause", "act.promise",
    "act.reopen", "act.resolve", "act.sent-back", "act.severity", "act.take-back", "act.target", "act.update",
    "act.why", "act.write",
    "app.help", "app.quit",
    "board.insights", "board.new", "board.open", "board.practice", "board.practice-end", "board.practice-leave",
    "board.quit", "board.reload", "board.search", "board.search-end",
    "board.settings", "board.shelf", "board.shelf-back",
    "brief.copy", "brief.file", "brief.format", "brief.format-back", "brief.hand-over",
    "escalation.board",
    "insights.down", "insights.leave", "insights.up",
    "kept.leave", "kept.list", "kept.list-back", "kept.read", "kept.read-back", "kept.restore", "kept.trash",
    "read.leave",
    "settings.copy", "settings.down", "settings.edit", "settings.leave", "settings.search", "settings.up",
    "wizard.ask-repro", "wizard.back", "wizard.board", "wizard.brief", "wizard.finding", "wizard.fix", "wizard.impact",
    "wizard.next", "wizard.read", "wizard.repro", "wizard.save", "wizard.seen-before", "wizard.target",
    "wizard.understand", "wizard.verdict",
)  # fmt: skip
"""The actions that keys are bound to, by the names of their bindings."""

TYPED: Final = frozenset({
    "space", "exclamation_mark", "quotation_mark", "number_sign", "dollar_sign", "percent_sign", "ampersand",
    "apostrophe", "left_parenthesis", "right_parenthesis", "asterisk", "plus", "comma", "minus", "full_stop", "slash",
    "colon", "semicolon", "less_than_sign", "equals_sign", "greater_than_sign", "question_mark", "at",
    "left_square_bracket", "backslash", "right_square_bracket", "circumflex_accent", "underscore", "grave_accent",
    "left_curly_bracket", "vertical_line", "right_curly_bracket", "tilde",
})  # fmt: skip
"""The keys that type a character and have a name; letters and digits are named by themselves."""

KEYS: Final = TYPED | {
    "escape", "enter", "tab", "backspace", "insert", "delete", "home", "end", "pageup", "pagedown", "up", "down",
    "left", "right", *(f"f{number}" for number in range(1, 25)),
}  # fmt: skip
"""The keys that have names; any other is the one character it types."""
