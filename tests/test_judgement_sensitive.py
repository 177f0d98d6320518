"""Sensitive text: what is found and masked, what is left in peace, and what is said of it."""

import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.english_sensitive import NAMES
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.sensitive import Kind, mask, sensitive
from escalate_tui.model.draft import Draft

DESCRIPTION = "understand.description"


def put(*pieces: str) -> str:
    """Put a made-up secret together, so that nothing in this file looks like one."""
    return "".join(pieces)


HEX = "9f8e7d6c5b4a3928"
MIXED = "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6"

PLANTED = [
    pytest.param("cloud-key", put("AK", "IA", "QRST7UVW3XYZ5ABC"), id="aws"),
    pytest.param("cloud-key", put("AI", "za", "Sy", MIXED[:33]), id="google"),
    pytest.param("cloud-key", put("Account", "Key=", MIXED, MIXED, "=="), id="azure"),
    pytest.param("forge-token", put("gh", "p_", MIXED), id="github"),
    pytest.param("forge-token", put("github", "_pat_", MIXED), id="github-fine-grained"),
    pytest.param("forge-token", put("gl", "pat-", MIXED[:20]), id="gitlab"),
    pytest.param("chat-token", put("xo", "xb-", "123456789012-", MIXED[:24]), id="slack"),
    pytest.param("chat-token", put("https://hooks.", "slack.com/services/T0", "1A2B3C/B04D/", MIXED[:20]), id="hook"),
    pytest.param("model-key", put("sk", "-ant-", "api03-", MIXED), id="anthropic"),
    pytest.param("model-key", put("sk", "-proj-", MIXED), id="openai"),
    pytest.param("service-key", put("sk", "_live_", MIXED[:24]), id="stripe"),
    pytest.param("service-key", put("np", "m_", MIXED), id="npm"),
    pytest.param("web-token", put("ey", "JhbGciOiJIUzI1NiJ9.ey", "JzdWIiOiI0ODIxMSJ9.", MIXED), id="jwt"),
    pytest.param("password", put("postgres://app:", "k2Lm9x", "@db-1.acme.io:5432/orders"), id="in-an-address"),
    pytest.param("password", put("Password: ", "Winter", "2026!"), id="password"),
    pytest.param("password", put("PGPASS", "WORD=k2Lm9x7"), id="in-the-environment"),
    pytest.param("password", put("&tok", "en=", HEX), id="token-in-an-address"),
    pytest.param("password", put("pw: ", "Sommer2024!"), id="pw"),
    pytest.param("password", put("the password is ", "“blue-", "Horse7”"), id="password-in-a-sentence"),
    pytest.param("password", put("Das Passwort ist ", "Sommer", "-2026"), id="password-in-german"),
    pytest.param("password", put('{"client_', 'secret": "', MIXED, '"}'), id="json"),
    pytest.param("password", put("aws_secret_", "access_key = wJal/", MIXED), id="named-without-prefix"),
    pytest.param("password", put("API ", "key: ", HEX), id="api-key"),
    pytest.param("authorization", put("Author", "ization: Bearer ", MIXED), id="bearer"),
    pytest.param("authorization", put("-H 'author", "ization: Basic ", "dXNlcjpwYXNz", "d29yZDE=' "), id="basic"),
    pytest.param("authorization", put("X-Api", "-Key: ", HEX), id="api-key-header"),
    pytest.param("cookie", put("Cook", "ie: theme=dark; session=", HEX), id="cookie"),
    pytest.param("cookie", put("Set-Cook", "ie: sid=", HEX, "; Path=/; HttpOnly"), id="set-cookie"),
    pytest.param("cookie", put("JSESSION", "ID=", HEX.upper()), id="session-id"),
    pytest.param("card", put("4539 1488", " 0343 6467"), id="visa"),
    pytest.param("card", put("paid with 5500-0055", "-5555-5559, 12/27"), id="mastercard"),
    pytest.param("card", put("4539 1488", " 0343 6467 123"), id="card-with-its-code"),
    pytest.param("bank-account", put("DE89 3704", " 0044 0532 0130 00"), id="iban-germany"),
    pytest.param("bank-account", put("to GB82WEST", "12345698765432 BY FRIDAY"), id="iban-britain"),
]  # fmt: skip

QUIET = [
    pytest.param("email", "Write to lena.ferro+orders@mono.io today", id="e-mail"),
    pytest.param("ip-address", "The calls come from 84.112.33.7, port 443", id="ip"),
    pytest.param("ip-address", "http://10.4.18.2:8080/health answers 503", id="ip-in-an-address"),
    pytest.param("ip-address", "from 2a02:8108::5c2e:77", id="ipv6"),
    pytest.param("ip-address", "from 2a02:8108:8ac0:3d14:1319:8a2e:370:7348", id="ipv6-in-full"),
    pytest.param("test-card", "Enter the card 4242 4242 4242 4242", id="test-card"),
]

NEAR_MISSES = {
    "cloud-key": ["AKIA is how their keys begin", "ASIAPACIFICREGIONONE is slow"],
    "forge-token": ["tokens that begin with ghp_ are refused", "glpat-1 is too short"],
    "chat-token": ["xoxb tokens expire", "hooks.slack.com answers 503"],
    "model-key": ["the slug sk-something-like-this-is-a-page", "disk-usage-of-the-search-node-is-high"],
    "service-key": ["sk_live_ keys are refused", "pk_test_1 is too short"],
    "web-token": ["the token begins with eyJhbGciOi", "eyJ.eyJ.x"],
    "private-key": ["“-----BEGIN PRIVATE KEY-----”", "the private key is on their server"],
    "password": [
        "password: required",
        "Password is incorrect",
        "password=****",
        "API_KEY=<your key>",
        "https://user:password@host.example/x",
        "client_secret: ${SECRET}",
        "the password is SHA256-hashed",
        "the tests pass: 38 of 40",
        "token: req_8f2c",
        "the access token expires after 3600 seconds",
        "https://acme.io/a:b/c@d",
        "API token: expires 2026-04-01",
    ],
    "authorization": [
        "Authorization: Bearer <token>",
        "answers 401 without Authorization header",
        "the bearer of news",
    ],
    "cookie": ["Cookie: theme=dark", "Set-Cookie: sid=; Path=/", "the cookie of the session is dropped"],
    "card": ["order 4539148803436467", "4539 1488 0343 6468", "2026-03-10 2026-03-11 08:00", "req-4539148803436467"],
    "bank-account": ["DE88 3704 0044 0532 0130 00", "ticket AB12 3456 7890 1234 5678"],
    "email": ["@channel look", "POST a@b", "git@github.com:acme/orders.git", "ssh://git@forge.acme.io/x"],
    "ip-address": [
        "Chrome 134.0.6998.35",
        "release 4.18.2.1",
        "version: 10.0.1.2",
        "127.0.0.1:8080",
        "14:11:52Z and 08:15:30",
        "std::vector<int>::size",
        "section 1.2.3.4.5",
    ],
    "test-card": ["4242 4242 4242 4243", "order 4242424242424242"],
}


def kinds(text: str) -> list[str]:
    return [hit.kind.value for hit in sensitive(text)]


@pytest.mark.parametrize(("kind", "text"), [*PLANTED, *QUIET])
def test_found_and_masked(kind: str, text: str) -> None:
    """A secret is found as what it is, and nothing is found once it is masked."""
    assert kinds(text) == [kind]
    masked = mask(text, sensitive(text))
    assert "****" in masked
    assert [one for one in kinds(masked) if not Kind(one).quiet] == []


PEM = put("-----BEGIN RSA PRI", "VATE KEY-----\n", f"{MIXED}+/{MIXED}\n" * 3, "-----END RSA PRI", "VATE KEY-----")


@pytest.mark.parametrize("text", [PEM, PEM.rsplit("-----END", 1)[0]], ids=["whole", "cut-off"])
def test_a_private_key_is_hidden_to_its_end(text: str) -> None:
    """Not a line of a private key is left, also when its end was cut off."""
    masked = mask(f"before\n{text}\n", sensitive(f"before\n{text}\n"))
    assert kinds(text) == ["private-key"]
    assert MIXED[:8] not in masked
    assert masked.startswith("before\n")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NEAR_MISSES.items() for text in texts])
def test_near_miss(kind: str, text: str) -> None:
    """What only looks like a secret is left in peace."""
    assert kind not in kinds(text)


def test_every_kind_is_named_planted_and_missed() -> None:
    """No kind of hit is without its words, a text that raises it and two that do not."""
    raised = {str(one.values[0]) for one in (*PLANTED, *QUIET)} | {"private-key"}
    assert raised == set(NAMES) == set(NEAR_MISSES) == {kind.value for kind in Kind}
    assert all(len(texts) >= 2 for texts in NEAR_MISSES.values())


def test_the_rest_of_the_text_stays() -> None:
    """Masking changes the secrets and not a letter beside them."""
    text = put("curl -u app https://x:", "k2Lm9x", "@acme.io # then ", "gh", "p_", MIXED, ", twice")
    assert mask(text, sensitive(text)) == "curl -u app https://x:****@acme.io # then ghp_****, twice"


def written(draft: Draft) -> str:
    """A draft's words, one field after another."""

    def walk(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [word for inner in value.values() for word in walk(inner)]
        return [word for inner in value for word in walk(inner)] if isinstance(value, list) else [str(value)]

    return "\n".join(walk(draft.doc))


def made_up(seed: int) -> str:
    """A clean record of about 5 KB: the words of two cases, with ids, times, versions, digests and amounts."""
    dice = random.Random(seed)
    hexes = [f"{dice.getrandbits(8 * size):0{2 * size}x}" for size in (4, 8, 16, 20, 32)]
    lines = [
        f"req_{hexes[0]} at 2026-03-{dice.randint(1, 28):02} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}:07Z",
        f"commit {hexes[3]} in release {dice.randint(1, 9)}.{dice.randint(0, 99)}, trace {hexes[2]}",
        f"order {dice.randint(10**15, 10**16)} of EUR {dice.randint(10, 10**6):,}, ticket {dice.randint(10**4, 10**5)}",
        f"Chrome {dice.randint(90, 140)}.0.{dice.randint(1000, 9999)}.{dice.randint(10, 99)}, digest sha256:{hexes[4]}",
        f"https://app.acme.io/t/{hexes[1]}?page={dice.randint(1, 99)}&sort=key#row-{dice.randint(1, 999)}",
        f"key id {hexes[0]}, token scope orders:write, password reset {dice.randint(2, 99)} times, HTTP 401",
    ]
    texts = [*lines, *written(case(dice.randint(1, 6))).splitlines(), *written(case(dice.randint(1, 3))).splitlines()]
    dice.shuffle(texts)
    return "\n".join(texts)


def test_a_hundred_clean_records_raise_nothing() -> None:
    """It cries no wolf over the identifiers, times, versions and digests that tickets are full of."""
    assert [(seed, sensitive(text)) for seed in range(100) if sensitive(text := made_up(seed))] == []


def found(draft: Draft) -> list[Finding]:
    return [one for one in assess(draft, CONTEXT).findings if one.code.startswith("sensitive-")]


TOKEN = put("gh", "p_", MIXED)


def test_the_finding_says_where_and_masks_on_a_key() -> None:
    """Line and column lead to it, and the key that mends it leaves the rest of the field as it stands."""
    (one,) = found(case(1).with_value(DESCRIPTION, f"It fails.\nWith {TOKEN} too.\nSince 08:10."))
    assert (one.code, one.level, one.path) == ("sensitive-forge-token", Level.WARN, DESCRIPTION)
    assert one.says.startswith("Line 2, column 6: a token to a code forge.")
    assert one.fix is not None
    assert (one.fix.path, one.fix.value) == (DESCRIPTION, "It fails.\nWith ghp_**** too.\nSince 08:10.")


@pytest.mark.parametrize(
    ("path", "value", "masked"),
    [
        pytest.param("understand.documents", ["Plan", TOKEN], ["Plan", "ghp_****"], id="a-list-of-lines"),
        pytest.param("repro.evidence.e8t.text", f"x {TOKEN}", "x ghp_****", id="an-item"),
        pytest.param("impact.customers_affected", TOKEN, "ghp_****", id="what-does-not-parse"),
        pytest.param(
            "understand.criteria.overruled", {"pattern": TOKEN}, "ghp_****", id="the-reason-of-an-overruling"
        ),
        pytest.param("reporter", f"Sam {TOKEN}", "Sam ghp_****", id="who-reports"),
    ],
)  # fmt: skip
def test_every_place_is_searched_and_mended(path: str, value: Any, masked: Any) -> None:
    """Wherever it stands, it is found, and its fix leaves no secret."""
    draft = case(1).with_value(path, value)
    (one,) = found(draft)
    assert one.fix is not None
    assert one.fix.value == masked
    assert found(draft.with_value(one.fix.path, one.fix.value)) == []


@pytest.mark.parametrize("path", ["repro.environment", "repro.evidence.e8t.text"])
def test_a_reproduction_turned_off_is_searched_too(path: str) -> None:
    """The record itself may be handed on, so what the brief leaves out is searched as well."""
    draft = case(1).with_value("repro.applicable", False).with_value(path, TOKEN)
    assert [one.path for one in found(draft)] == [path]


def test_several_of_a_kind_are_one_finding() -> None:
    """One finding for each kind in a field, with their number, and one key for all of them."""
    (one,) = found(case(1).with_value("impact.workflow", f"3 people use {TOKEN} or {TOKEN[:-1]}Z"))
    assert one.says.startswith("Column 14 and 1 more: ")
    assert one.fix is not None
    assert (one.fix.label, one.fix.value) == ("mask all 2", "3 people use ghp_**** or ghp_****")


def test_addresses_are_a_hint_and_the_contacts_own_is_none() -> None:
    """An e-mail address is a quiet hint; those of the contact, the reporter and the owner are theirs to give."""
    draft = case(1).with_value("impact.expectation", "A cause today, to dana@acme.io, sam@us.io and kim@acme.io")
    draft = draft.with_value("reporter", "Sam <sam@us.io>").with_value("owner", "Kim <KIM@acme.io>")
    assert [(one.code, one.level) for one in found(draft)] == [("sensitive-email", Level.HINT)]
    with_contact = draft.with_value("understand.customers.c4f.contact", "Dana Ruiz, Dana@acme.io")
    assert found(with_contact) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from([one.values[1] for one in PLANTED]), st.text(max_size=400))
def test_hits_are_in_order_and_apart(before: str, secret: object, after: str) -> None:
    """Whatever stands around a secret, hits lie in the text, in its order, and none meets another."""
    text = f"{before} {secret} {after}"
    hits = sensitive(text)
    ends = [0, *(at for hit in hits for at in (hit.start, hit.end)), len(text)]
    assert ends == sorted(ends)
    assert all(hit.start < hit.end for hit in hits)


UNITS = [
    *("a:", "x PRIVATE KEY-----\n", "a@", "1.", "4 ", "DE89 ", "password: ", "Cookie: a=b; ", "http://a:", "a.a"),
    *("Authorization: ", "bearer ", "secret=", "sk-a", "12:", "::1", "set-cookie:a=aaaaaaaaa;", "eyJaaaaaaaaa."),
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_only(unit: str) -> None:
    """No text makes a rule run away."""
    text = (unit * 20_000)[:20_000]
    began = time.process_time()
    sensitive(text)
    assert time.process_time() - began < 0.5
