"""What the program works with: the store, the clock, the settings; handed in once, at the start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from escalate_tui import paths
from escalate_tui.clock import Clock
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings
from escalate_tui.storage import FileStore, State

if TYPE_CHECKING:
    from escalate_tui.config.problem import Problem
    from escalate_tui.model.reading import Reading


PRACTICE_LINE: Final = "PRACTICE - not a real escalation"
"""What stands on top of every text that leaves practice."""

PRACTICE: Final = "practice"
"""The name of the folder that holds practice, in the folders of the store, the state and the index."""


@dataclass(frozen=True)
class Workplace:
    """Everything outside the program that its screens and its commands need.

    Attributes:
        store: Where escalations are kept.
        state: Where it is remembered how each draft was left.
        clock: Tells the present instant.
        settings: Working hours, currency, name and all else that the settings file can say.
        cache: The folder of what can be made again from the records.
        briefs: The folder for briefs written to files.
        templates: The folder of a team's own templates for updates to customers; it need not exist.
        env: The process's environment, which tells which clipboards there are.
        problems: What is wrong in the settings file; none of it holds.
        home: Where the real escalations are, of a workplace for practice; None where this is it.
    """

    store: FileStore
    state: State
    clock: Clock
    settings: Settings
    cache: Path
    briefs: Path
    templates: Path
    env: Mapping[str, str]
    problems: tuple["Problem", ...] = ()
    home: "Workplace | None" = None

    @property
    def practice(self) -> bool:
        """Whether this is for practice, apart from all that is real."""
        return self.home is not None

    def for_practice(self) -> "Workplace":
        """Make a workplace with folders of its own, from which nothing counts anywhere else."""
        return replace(
            self,
            store=FileStore(self.store.root / PRACTICE, self.clock),
            state=State(self.state.folder / PRACTICE),
            settings=replace(self.settings, name=self.user or "You"),
            cache=self.cache / PRACTICE,
            briefs=self.store.root / PRACTICE / "briefs",
            home=self,
        )

    def marked(self, text: str) -> str:
        """Put the line of practice on top of a text that leaves practice, once; a real one stays as it is."""
        real = not self.practice or text.startswith(PRACTICE_LINE)
        return text if real else f"{PRACTICE_LINE}\n\n{text}"

    @property
    def zone(self) -> tzinfo:
        """The zone that times are shown in."""
        return self.settings.calendar.zone

    @property
    def reading(self) -> "Reading":
        """What typed text depends on, at this instant."""
        from escalate_tui.model.reading import Reading  # noqa: PLC0415

        return Reading(self.clock(), self.settings.calendar, self.settings.currency)

    @property
    def user(self) -> str:
        """Who works here, by the settings or as they said when they were asked; empty before."""
        return self.settings.name or self.state.load_name() or ""

    def reporter(self, name: str) -> str:
        """Name somebody with the team of the settings, as briefs do, unless they named it themselves."""
        behind = f", {self.settings.team}"
        named = not self.settings.team or name.casefold().endswith(behind.casefold())
        return name if named else f"{name}{behind}"


def workplace_here(clock: Clock, zone: Callable[[], tzinfo], env: Mapping[str, str]) -> Workplace:
    """Put together what this machine has: its folders, and the settings that its settings file says, if there is one.

    A file with mistakes stops nobody: what is wrong in it does not hold, and is told among the workplace's problems.

    Args:
        clock: Tells the present instant.
        zone: Tells the zone of the machine; asked where the settings name none.
        env: The process's environment.
    """
    settings, problems = _settings(zone, env)
    return Workplace(
        store=FileStore(paths.data_dir(), clock),
        state=State(paths.state_dir()),
        clock=clock,
        settings=settings,
        cache=paths.cache_dir(),
        briefs=paths.data_dir() / "briefs",
        templates=Path(settings.templates) if settings.templates else paths.config_dir() / "templates",
        env=env,
        problems=problems,
    )


def _settings(zone: Callable[[], tzinfo], env: Mapping[str, str]) -> tuple[Settings, tuple["Problem", ...]]:
    """Read the settings; where nobody made a file of them, nothing is loaded that could read one."""
    path = paths.settings_there(env)
    if path is None:
        return Settings(WorkingCalendar.nine_to_six(zone())), ()
    from escalate_tui.config.configured import configured  # noqa: PLC0415

    found = configured(path, zone)
    return found.settings, found.problems
