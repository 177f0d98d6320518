"""The one place that asks the machine who is logged in."""

import getpass
from contextlib import suppress


def account() -> str:
    """Name the account, for somebody who was never asked; empty where it has no name, as in a container."""
    # What is raised for an account that has no name depends on the version of Python.
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
