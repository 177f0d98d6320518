"""The command that tells what the report of a bug needs, and nothing confidential."""

import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import click

from escalate_tui import __version__, paths
from escalate_tui.cli.escalation import Here
from escalate_tui.cli.path import places_of
from escalate_tui.model.text import clean_line, visible
from escalate_tui.workplace import Workplace

Told = Iterator[tuple[str, str]]
"""What is told of a subject: each thing by its name."""

WITH_VALUE = ("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM", "VTE_VERSION", "LANG", "LC_ALL", "LC_CTYPE")
"""Variables that are told with their values."""

BY_NAME = ("NO_COLOR", "FORCE_COLOR", "TMUX", "STY", "SSH_CONNECTION", "WT_SESSION", "DISPLAY", "WAYLAND_DISPLAY")
"""Variables of which it is told only whether they are set: their values may name machines and people."""


@click.command(epilog="\b\nExamples:\n  escalate-tui doctor\n  escalate-tui doctor --json")
@click.option("--json", "as_json", is_flag=True, help="Print an object for another program.")
@click.pass_obj
def doctor(here: Here, *, as_json: bool) -> None:
    """Tell what the report of a bug needs: versions, terminal, clipboard, folders, index, settings.

    It holds no word of a record and no value of a setting but the time zone.

    The object for programs has: versions, terminal, clipboard, folders, index, settings.
    """
    from escalate_tui.clipboard import reachable

    place = here()
    told = {
        "versions": dict(_versions()),
        "terminal": dict(_terminal()),
        "clipboard": dict(reachable(place.env)),
        "folders": dict(_folders(place)),
        "index": dict(_index(place)),
        "settings": dict(_settings(place)),
    }
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for subject, facts in told.items():
        click.echo(subject)
        for name, fact in facts.items():
            click.echo(visible(clean_line(f"  {name.ljust(20)}  {fact}")))


def _versions() -> Told:
    import sqlite3
    from importlib import metadata

    yield "escalate-tui", __version__
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "system", platform.platform()
    yield "SQLite", sqlite3.sqlite_version
    for needed in metadata.requires(paths.APP) or ():
        if "extra ==" not in needed:
            name = re.split(r"[^\w.-]", needed, maxsplit=1)[0]
            try:
                yield name, metadata.version(name)
            except metadata.PackageNotFoundError:
                yield name, "missing"


def _terminal() -> Told:
    from rich.console import Console

    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        yield f"standard {name}", "a terminal" if stream is not None and stream.isatty() else "no terminal"
    columns, lines = shutil.get_terminal_size()
    yield "size", f"{columns} columns, {lines} lines"
    yield "encoding", str(getattr(sys.stdout, "encoding", None))
    yield "colours", Console(force_terminal=True).color_system or "none"
    yield from ((name, os.environ[name]) for name in WITH_VALUE if name in os.environ)
    yield from ((name, "set") for name in BY_NAME if name in os.environ)


def _folders(place: Workplace) -> Told:
    for name, path in places_of(place).items():
        yield name, f"{_at_home(path)}: {_state(path)}"


def _at_home(path: Path) -> str:
    """Write a path without the name of whoever's home it lies in."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def _state(path: Path) -> str:
    """Say whether a folder or a file is there, may be written, and has room."""
    try:
        mode = f"mode {path.stat().st_mode & 0o777:o}"
    except FileNotFoundError:
        return "not there yet"
    except OSError as wrong:
        return wrong.strerror or str(wrong)
    writable = "writable" if os.access(path, os.W_OK) else "not writable"
    return f"{mode}, {writable}, {shutil.disk_usage(path).free / 1e9:,.1f} GB free"


def _index(place: Workplace) -> Told:
    from escalate_tui.storage.layout import record_files

    try:
        yield "files of records", f"{sum(1 for _ in record_files(place.store.root)):,}"
    except OSError as wrong:
        yield "files of records", wrong.strerror or str(wrong)
    for file in sorted(place.cache.glob("index-*.sqlite")):
        yield file.name, f"{_rows(file)}, {file.stat().st_size / 1e6:,.1f} MB"


def _rows(file: Path) -> str:
    """Count the rows of an index, which is only looked at."""
    import sqlite3

    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as index:
            (rows,), (unreadable,) = (
                index.execute(f"SELECT count(*) FROM files {which}").fetchone() for which in ("", "WHERE trouble <> ''")
            )
            (state,) = index.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as wrong:
        return str(wrong)
    return f"{rows:,} rows, {unreadable:,} of them unreadable files, {'sound' if state == 'ok' else 'damaged'}"


def _settings(place: Workplace) -> Told:
    """Tell which settings a file gives, and of its mistakes where they stand: what is written there stays there."""
    from escalate_tui.config.configured import configured_here, deeper_problems
    from escalate_tui.config.declared import key_without_names

    found = configured_here(place.env, lambda: UTC)
    yield "time zone", str(place.zone)
    yield "files", str(len(found.files))
    yield "given", ", ".join(sorted({key_without_names(".".join(key)) for key in found.sources})) or "none"
    for number, problem in enumerate((*found.problems, *deeper_problems(found)), 1):
        key = key_without_names(problem.key) if problem.key else "the file as a whole"
        yield f"mistake {number}", f"line {problem.line or 'unknown'}, {key or 'a key of no setting'}"
