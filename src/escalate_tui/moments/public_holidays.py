"""Public holidays of a country and region, by name; the package that knows them is loaded when first asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache


class CalendarError(ValueError):
    """Working hours that nothing can be timed by: its str is the sentence that says what to change."""


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The public holidays that a team does not work on.

    Attributes:
        country: The country by its two letters: `DE`.
        region: A part of it by its code, which has holidays of its own: `BE`; empty for the whole country's alone.
    """

    country: str
    region: str = ""

    def name(self, day: date) -> str:
        """Name the holiday of a day, in English where the package can; empty when it is none.

        Raises:
            CalendarError: No holidays are known for the country or the region.
        """
        return _of_year(self.country, self.region, day.year).get(day, "")


@cache
def _of_year(country: str, region: str, year: int) -> Mapping[date, str]:
    import holidays  # noqa: PLC0415 - 40 ms that only a calendar with holidays needs

    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=year, language="en_US")
    except NotImplementedError as unknown:
        place = f"“{region}” in “{country}”" if region else f"“{country}”"
        raise CalendarError(
            f"No public holidays are known for {place}. Give a country by its two letters, such as DE, and a region "
            "by its code, such as BE, or leave it out."
        ) from unknown
    return dict(found)
