"""Tables of the handbook: rows, and texts that Markdown takes for nothing else in a cell."""


def cell(text: str) -> str:
    """Put a text into a cell of a table."""
    return text.replace("|", r"\|").replace("<", "&lt;").replace("\n", " ")


def code(text: str) -> str:
    """Put a text into a cell as it is typed; nothing where there is none."""
    return f"`{text}`".replace("|", r"\|") if text else ""


def row(*cells: str) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(cells)} |"
