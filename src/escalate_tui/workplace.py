"""What the program works with: the store, the clock, the settings; handed in once, at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from escalate_tui import paths
from escalate_tui.clock import Clock
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings
from escalate_tui.storage import FileStore, State


@dataclass(frozen=True)
class Workplace:
    """Everything outside the program that its screens and its commands need.

    Attributes:
        store: Where escalations are kept.
        state: Where it is remembered how each draft was left.
        clock: Tells the present instant.
        settings: Working hours, currency, name.
        cache: The folder of what can be made again from the records.
        briefs: The folder for briefs written to files.
        templates: The folder of a team's own templates for updates to customers; it need not exist.
        env: The process's environment, which tells which clipboards there are.
    """

    store: FileStore
    state: State
    clock: Clock
    settings: Settings
    cache: Path
    briefs: Path
    templates: Path
    env: Mapping[str, str]

    @property
    def zone(self) -> tzinfo:
        """The zone that times are shown in."""
        return self.settings.calendar.zone

    @property
    def user(self) -> str:
        """Who works here, by the settings or as they said when they were asked; empty before."""
        return self.settings.name or self.state.load_name() or ""


def workplace_here(clock: Clock, zone: tzinfo, env: Mapping[str, str]) -> Workplace:
    """Put together what this machine has: its folders, and settings as they are before anyone sets them.

    Args:
        clock: Tells the present instant.
        zone: The zone of working hours, and of all times shown.
        env: The process's environment.
    """
    return Workplace(
        store=FileStore(paths.data_dir(), clock),
        state=State(paths.state_dir()),
        clock=clock,
        settings=Settings(WorkingCalendar.nine_to_six(zone)),
        cache=paths.cache_dir(),
        briefs=paths.data_dir() / "briefs",
        templates=paths.config_dir() / "templates",
        env=env,
    )
