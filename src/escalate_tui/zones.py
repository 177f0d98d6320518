"""The one place that asks the machine for its time zone."""

from zoneinfo import ZoneInfo

from escalate_tui.errors import EscalateError


def local_zone() -> ZoneInfo:
    """Give the machine's time zone.

    Raises:
        EscalateError: TZ or the system names a zone that is not in the time zone database.
    """
    import tzlocal  # noqa: PLC0415 - 12 ms that only a start without settings needs

    try:
        return tzlocal.reload_localzone()  # get_localzone would answer from its first time on
    # ZoneInfoNotFoundError is a KeyError; a path that leads out of the database, or to no zone, raises the others.
    except (KeyError, ValueError, OSError) as error:
        raise EscalateError(
            "This machine's time zone is not a known one. Set TZ to a name such as Europe/Berlin."
        ) from error
