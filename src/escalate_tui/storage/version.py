"""Which state of a file this is."""

import hashlib
from typing import NewType

Version = NewType("Version", str)
"""What tells one state of an escalation from another: the SHA-256 of its file, in hexadecimal."""


def version_of(content: bytes) -> Version:
    """Tell the version that the bytes of a file are."""
    return Version(hashlib.sha256(content).hexdigest())
