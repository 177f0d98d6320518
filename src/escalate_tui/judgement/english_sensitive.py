"""What is said of sensitive text: what it is, where it stands, and what to do."""

from collections.abc import Mapping
from typing import Final

NAMES: Final[Mapping[str, str]] = {
    "cloud-key": "a key to a cloud account",
    "forge-token": "a token to a code forge",
    "chat-token": "a token or an address that posts to a chat",
    "model-key": "a key to a language model",
    "service-key": "a key to a service",
    "web-token": "a JSON web token",
    "private-key": "a private key",
    "password": "a password or secret",
    "authorization": "the credentials of a request",
    "cookie": "the cookie of a session",
    "card": "a card number",
    "test-card": "a card number published for tests",
    "bank-account": "a bank account (IBAN)",
    "email": "an e-mail address",
    "ip-address": "an IP address",
}
"""What each kind of hit is called; the names of the kinds are those of the findings' codes."""

LOUD: Final = "{where}: {name}. Mask it, and have it replaced if others could have read it here."
"""Said of a secret."""

QUIET: Final = "{where}: {name}. Mask it unless the receiver needs it."
"""Said of what often belongs into a brief."""

KEPT: Final = "{where}: {name}, kept on purpose: {reason}"
"""Said of what somebody decided to keep."""

WHERE: Final = "Line {line}, column {column}"
"""Where a hit stands in a text of several lines."""

WHERE_IN_LINE: Final = "Column {column}"
"""Where a hit stands in a text of one line."""

MORE: Final = " and {count} more"
"""How many more of the kind stand in the same field."""

MASK: Final = "mask it"
"""The label of the key that masks."""

MASK_ALL: Final = "mask all {count}"
"""The same, where there are several."""
