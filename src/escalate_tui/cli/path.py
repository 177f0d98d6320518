"""The command that says where everything lies."""

import json
from pathlib import Path

import click

from escalate_tui import paths
from escalate_tui.cli.escalation import Here
from escalate_tui.model.text import clean_line, visible
from escalate_tui.workplace import Workplace


@click.command(epilog="\b\nExamples:\n  escalate-tui path\n  escalate-tui path --json")
@click.option("--json", "as_json", is_flag=True, help="Print an object for another program.")
@click.pass_obj
def path(here: Here, *, as_json: bool) -> None:
    """Print where the records, the settings and all else lie; nothing is made there.

    The object for programs has: records, settings, templates, briefs, state, cache.
    """
    places = {name: str(place) for name, place in places_of(here()).items()}
    if as_json:
        click.echo(json.dumps(places, ensure_ascii=False, indent=2))
    else:
        width = max(map(len, places))
        for name, place in places.items():
            click.echo(f"{name.ljust(width)}  {visible(clean_line(place))}")


def places_of(place: Workplace) -> dict[str, Path]:
    """Name the file of settings and the folders that the program works with."""
    return {
        "records": place.store.root / "records",
        "settings": paths.settings_file(place.env),
        "templates": place.templates,
        "briefs": place.briefs,
        "state": place.state.folder,
        "cache": place.cache,
    }
