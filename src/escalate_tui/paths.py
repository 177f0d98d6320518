"""Where things lie on this machine; only names, nothing is made here."""

from pathlib import Path
from typing import Final

import platformdirs

APP: Final = "escalate-tui"


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
