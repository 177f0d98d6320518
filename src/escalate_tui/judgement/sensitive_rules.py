"""The table of rules for sensitive text: how a secret begins, and what tells it from what only looks like one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final


@dataclass(frozen=True)
class Rule:
    """How one kind of secret is recognised.

    Attributes:
        kind: What it is.
        needles: Lower-case pieces of which a text must hold one; looking for them costs next to nothing.
        source: The pattern; its group `secret`, if there is one, is what is hidden.
        holds: How many characters of a match really are one, 0 for none; None: all of them.
        kind_of: Tells the kind from the text of a match, where it depends on it.
        shown: Characters left at the beginning, so that the owner can tell which secret it was.
    """

    kind: str
    needles: tuple[str, ...]
    source: str
    holds: Callable[[re.Match[str]], int] | None = None
    kind_of: Callable[[str], str] | None = None
    shown: int = 4

    @cached_property
    def seek(self) -> re.Pattern[str]:
        """The pattern, made ready when a text first holds one of the needles."""
        return re.compile(self.source)


PLACEHOLDER: Final = re.compile(
    r"(?i)[*x•.#_-]+|.{0,10}\*{3,}|<.*|\[.*\]|\{.*|\(.*\)|\$\{.*|\$\(.*|\$[a-z_]+|%[a-z_]+%|(?:your|some|dummy|fake|example)[\W_].*"
    r"|.*(?:redacted|removed|masked|hidden|placeholder|changeme).*"
    r"|pass(?:word|wd)?|pwd|secret|token|key|none|null|true|false|required|empty|missing|invalid"
)
"""Words that stand in for a secret, as the whole of it."""

TEST_CARDS: Final = (
    "4242424242424242 4111111111111111 4012888888881881 4000056655665556 4000000000000002 4000002500003155 "
    "4000000000009995 5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 "
    "371449635398431 6011111111111117 6011000990139424 3056930009020004 38520000023237 3530111333300000 "
    "3566002020360505"
)
"""Card numbers that payment services publish for tests: exact values of a good step, more often than not."""

IBAN_COUNTRIES: Final = {
    15: "NO",
    16: "BE",
    18: "DK FI NL",
    19: "SI",
    20: "AT EE LT",
    21: "CH HR LI LV",
    22: "BG DE GB IE RS",
    23: "AE GI IL",
    24: "AD CZ ES RO SA SE SK",
    25: "PT",
    26: "IS IT TR",
    27: "FR GR MC SM",
    28: "CY HU PL",
    29: "BR UA",
    31: "MT",
}
"""How many characters a bank account has, and in which countries."""

_CARD_OF_ISSUER: Final = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
    r"|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14}"
)
_PART_OF_MORE: Final = re.compile(
    r"(?i)(?:[\w.,/#=:+-]|\b(?:ids?|orders?|tickets?|requests?|req|trace|invoices?|case|tracking|phone|tel|imei|serial|build"
    r"|nr)\W{1,3})$"
)
_SAMPLES: Final = re.compile(r"(?:127\.|0\.0\.0\.0|255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)")
_VERSION: Final = re.compile(r"(?i)(?:version|release|firmware|build|client|driver|agent|v|[a-z]+/)[ :=]*$")


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(two - 9 if two > 9 else two for two in doubled)) % 10 == 0


def _card(found: re.Match[str]) -> int:
    """Take the longest number of an issuer with its check digit right; a date or a code may follow it."""
    if _PART_OF_MORE.search(found.string, max(0, found.start() - 16), found.start()):
        return 0
    for length in range(len(found[0]), 12, -1):
        digits = re.sub(r"[ -]", "", found[0][:length])
        ends = length == len(found[0]) or not found[0][length].isdigit()
        if ends and _CARD_OF_ISSUER.fullmatch(digits) and _luhn(digits):
            return length
    return 0


def _kind_of_card(number: str) -> str:
    return "test-card" if re.sub(r"\D", "", number) in TEST_CARDS else "card"


def _iban(found: re.Match[str]) -> int:
    """Take as many characters as the country has, and check them; words may follow in capitals."""
    wanted = next((length for length, countries in IBAN_COUNTRIES.items() if found[0][:2] in countries), 0)
    taken = 0
    for at, character in enumerate(found[0], 1):
        taken += character != " "
        if taken == wanted:
            return at if _remainder(found[0][:at].replace(" ", "")) == 1 else 0
    return 0


def _remainder(account: str) -> int:
    return int("".join(str(int(character, 36)) for character in account[4:] + account[:4])) % 97


def _real(found: re.Match[str]) -> int:
    """Tell a secret from a word that stands for one."""
    return 0 if PLACEHOLDER.fullmatch(found["secret"]) else len(found["secret"])


def _random(found: re.Match[str]) -> int:
    """Tell what nobody could have typed as a word: letters and figures mixed."""
    secret = found["secret"]
    mixed = re.search(r"\d", secret) and re.search(r"[A-Za-z]", secret)
    return len(secret) if mixed and _real(found) else 0


def _password(found: re.Match[str]) -> int:
    """Tell a password from a word that follows the name of one, such as `password: required`, or an algorithm."""
    secret = found["secret"].rstrip(".,;:!?") or found["secret"]
    odd = re.search(r"[^A-Za-z_.:/()-]", secret) and re.search(r"[A-Za-z]", secret)
    plain = PLACEHOLDER.fullmatch(secret) or re.match(
        r"(?i)(?:sha-?\d|md5|base64|utf-?8|aes-?\d|oauth2|[a-z_]+=\w)", secret
    )
    return len(found["secret"]) if odd and not plain and not re.fullmatch(r"[\w-]+\(.*", secret) else 0


def _pem(found: re.Match[str]) -> int:
    """Reach to the end of a private key, or as far as it looks like one where its end is cut off."""
    text, start = found.string, found.start()
    end = text.find("-----END ", found.end())
    if end < 0:
        cut = re.compile(r"[A-Za-z0-9+/=\s]*").match(text, found.end())
        return cut.end() - start if cut else 0
    line = text.find("\n", end)
    return (len(text) if line < 0 else line) - start


def _ipv4(found: re.Match[str]) -> int:
    """Tell an address from a version, and from addresses that name no machine."""
    before = found.string[max(0, found.start() - 16) : found.start()]
    is_part = re.search(r"[\w.:/-]$", before) and not before.endswith("://")
    octets = all(int(part) <= 255 for part in found[0].split("."))
    return 0 if is_part or not octets or _VERSION.search(before) or _SAMPLES.match(found[0]) else len(found[0])


def _ipv6(found: re.Match[str]) -> int:
    """Tell an address from a time of day and from names with colons in them."""
    address = found[0]
    groups = [group for group in address.split(":") if group]
    is_part = found.start() and re.match(r"[\w:]", found.string[found.start() - 1])
    whole = len(groups) == 8 if "::" not in address else address.count("::") == 1 and 3 <= len(groups) <= 7
    return len(address) if whole and not is_part and re.search(r"\d", address) else 0


_FIGURES: Final = tuple("0123456789")

_NAMES: Final = (
    r"(?:pass(?:word|wd|phrase|code)|passwort|kennwort|mot de passe|contraseña|pwd|client[ _-]?secret"
    r"|secret(?:[ _-]?key)?|api[ _-]?(?:key|token)|(?:aws_)?secret_access_key"
    r"|(?:access|auth|refresh|private|session|bearer)[ _-]?(?:key|token)"
    r"|(?:pw|pass)(?=\s?[:=])|token(?=['\"]?\s{0,3}[:=]\s{0,3}['\"]?[\w-]{16}))"
)

RULES: Final = (
    Rule(
        "private-key",
        ("private key",),
        r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?=\s*[\w-])",
        holds=_pem,
        shown=10,
    ),
    Rule("web-token", ("eyj",), r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?"),
    Rule(
        "cloud-key",
        ("akia", "asia", "abia", "acca", "aiza", "ya29.", "gocspx-", "accountkey=", "_v1_", "ltai"),
        r"\b(?:A(?:KIA|SIA|BIA|CCA)(?=[A-Z]{0,15}\d)[A-Z0-9]{16}\b|AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}"
        r"|do[opr]_v1_[a-f0-9]{40,}|LTAI[A-Za-z0-9]{12,24}\b|AccountKey=(?P<secret>[A-Za-z0-9+/=]{40,}))",
    ),
    Rule(
        "forge-token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glptt-", "atbb", "atatt"),
        r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|gl(?:pat|dt|rt|ptt)-[\w.-]{20,}|ATBB[A-Za-z0-9]{24,}"
        r"|ATATT3[\w=-]{30,})",
    ),
    Rule(
        "chat-token",
        ("xox", "xapp-", "hooks.slack.com", "discord", ":aa", "webhook.office"),
        r"\b(?:xox[abeoprs]-[\w.-]{10,}|xapp-\d-[\w-]{10,}|\d{8,10}:AA[\w-]{33}\b"
        r"|https://hooks\.slack\.com/(?:services|workflows)/[\w/]{20,}"
        r"|https://(?:\w+\.)?discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}"
        r"|https://[\w-]+\.webhook\.office\.com/[\w@/-]{20,})",
    ),
    Rule(
        "model-key",
        ("sk-", "hf_", "gsk_", "xai-", "r8_", "pplx-"),
        r"(?<![\w-])(?P<secret>sk-(?:ant-|proj-|svcacct-|or-)?[\w-]{20,}|(?:hf|gsk|r8)_[A-Za-z0-9]{30,}"
        r"|(?:xai|pplx)-[A-Za-z0-9]{30,})",
        holds=_random,
    ),
    Rule(
        "service-key",
        (
            *("_live_", "_test_", "whsec_", "sg.", "npm_", "pypi-", "shpat_", "shpca_", "shppa_", "shpss_", "hvs."),
            *("dckr_pat_", "lin_api_", "ntn_", "nrak-", "glsa_", "sntrys_", "sntryu_", "dapi"),
        ),
        r"\b(?:[srp]k_(?:live|test)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z+/]{24,}|SG\.[\w-]{16,32}\.[\w-]{30,}"
        r"|npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|hvs\.[\w-]{24,}|dckr_pat_[\w-]{20,}"
        r"|lin_api_[A-Za-z0-9]{32,}|ntn_[A-Za-z0-9]{40,}|NRAK-[A-Z0-9]{27}|glsa_\w{32,}|sntry[su]_[\w+/=-]{30,}"
        r"|dapi[a-f0-9]{32}\b)",
    ),
    Rule(
        "password",
        ("://",),
        r"\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@\"'<>]{0,80}:(?P<secret>[^\s/@\"'<>]{3,200})@(?=[\w\[])",
        holds=_real,
        shown=0,
    ),
    Rule(
        "authorization",
        ("authorization", "bearer", "api-key", "auth-token"),
        r"(?i)\b(?:(?:(?:proxy-)?authorization['\"]?\s{0,3}[:=]\s{0,3}['\"]?(?:[a-z-]{2,20}\s{1,3})?"
        r"|x-(?:api-key|auth-token)['\"]?\s{0,3}[:=]\s{0,3}['\"]?)|bearer\s{1,3}(?=\S{12}))(?P<secret>[\w.~+/=-]{8,2000})",
        holds=_random,
    ),
    Rule(
        "cookie",
        ("cookie", "sessionid", "sessid", "session_id", "connect.sid"),
        r"(?i)(?:\b(?:set-)?cookie['\"]?\s{0,3}:\s{0,3}['\"]?(?:[\w.-]{1,60}=[^;\s'\"]{0,12};\s*){0,8}?[\w.-]{1,60}="
        r"|\b(?:jsessionid|phpsessid|asp\.net_sessionid|sessionid|session_id|connect\.sid)=)"
        r"(?P<secret>[^\s;,'\"]{8,4000}(?:;\s*(?!path=|domain=|max-age=|expires=|samesite=)"
        r"[\w.-]{1,60}=[^;\s'\"]{8,4000})*)",
        holds=_real,
    ),
    Rule(
        "password",
        ("pass", "pw", "kennwort", "contraseña", "secret", "key", "token"),
        rf"(?i)(?<![a-z])(?:pg)?{_NAMES}['\"]?(?:\s{{0,3}}(?:=>|[:=])\s{{0,3}}|\s(?:is|was|ist|est|es):?\s)"
        r"(?:['\"“„«]\s?)?(?P<secret>[^\s'\"”“«»,;]{6,200})",
        holds=_password,
        shown=0,
    ),
    Rule("bank-account", _FIGURES, r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,32}", holds=_iban),
    Rule("card", _FIGURES, r"[2-6](?:[ -]?\d){12,18}(?![\w/-]|[.,]\d)", holds=_card, kind_of=_kind_of_card, shown=0),
    Rule(
        "email",
        ("@",),
        r"(?<![\w.+/@:-])(?!(?:git|no-?reply)@)[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b",
        shown=1,
    ),
    Rule("ip-address", _FIGURES, r"\d{1,3}(?:\.\d{1,3}){3}(?![\w.-])", holds=_ipv4, shown=0),
    Rule("ip-address", (":",), r"[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]{3,34}(?!\w)", holds=_ipv6, shown=0),
)
"""The rules, the surest first: where two meet, the earlier stands."""
