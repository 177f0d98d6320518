"""Who stands behind a target here: its team, where that is reached, which format it reads, and its product areas."""

from dataclasses import dataclass

from escalate_tui.model.choices import Team


@dataclass(frozen=True, slots=True)
class Area:
    """A product area of a target, and who looks after it.

    Attributes:
        name: Its name, such as `Orders`.
        team: The team that looks after it; empty for the target's own.
        channel: Where that team is reached; empty for the target's own.
    """

    name: str
    team: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who stands behind a target.

    Attributes:
        target: The target.
        team: The team, as it is called here; empty where nobody said.
        channel: Where it is reached; empty where nobody said.
        format: The format of the briefs it gets; empty for the program's first.
        areas: Its product areas.
    """

    target: Team
    team: str = ""
    channel: str = ""
    format: str = ""
    areas: tuple[Area, ...] = ()

    def team_of(self, area: str | None) -> str:
        """Name the team that looks after a product area, by any case of its name; empty where nobody said."""
        return self._area(area).team or self.team

    def channel_of(self, area: str | None) -> str:
        """Tell where the team of a product area is reached, likewise."""
        return self._area(area).channel or self.channel

    def _area(self, name: str | None) -> Area:
        wanted = (name or "").casefold().strip()
        return next((one for one in self.areas if one.name.casefold() == wanted), Area(""))
