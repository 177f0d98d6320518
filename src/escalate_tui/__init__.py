"""escalate-tui: from a problem to a brief the receiving team can act on."""

__version__ = "0.1.0"
