"""Where things lie on this machine; nothing is made here, and nothing opened."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

APP: Final = "escalate-tui"

OTHER_SETTINGS: Final = "ESCALATE_TUI_CONFIG"
"""The variable that names another settings file, such as a team's."""

COMPLETING: Final = "_ESCALATE_TUI_COMPLETE"
"""The variable by which a shell asks what could come next in its line, as click names it."""


def data_dir() -> Path:
    """Tell the folder of the store: records, their versions and the trash."""
    return platformdirs.user_data_path(APP, appauthor=False)


def records_dir() -> Path:
    """Tell the folder that holds a folder of escalations for each month."""
    return data_dir() / "records"


def state_dir() -> Path:
    """Tell the folder of what is remembered between runs and can be lost without harm."""
    return platformdirs.user_state_path(APP, appauthor=False)


def cache_dir() -> Path:
    """Tell the folder of what can be made again from the records."""
    return platformdirs.user_cache_path(APP, appauthor=False)


def config_dir() -> Path:
    """Tell the folder of settings."""
    return platformdirs.user_config_path(APP, appauthor=False)


def settings_file(env: Mapping[str, str]) -> Path:
    """Tell the file of settings: the one that `ESCALATE_TUI_CONFIG` names, otherwise the one in the folder of settings.

    Args:
        env: The process's environment.
    """
    named = env.get(OTHER_SETTINGS, "")
    # Path.expanduser fails where nobody has that name.
    return Path(os.path.abspath(os.path.expanduser(named))) if named else config_dir() / "config.toml"  # noqa: PTH100, PTH111


def settings_there(env: Mapping[str, str]) -> Path | None:
    """Tell the file of settings that is to be read; None where nobody named one and none is in its own place.

    Args:
        env: The process's environment.
    """
    file = settings_file(env)
    return file if env.get(OTHER_SETTINGS) or os.path.lexists(file) else None
