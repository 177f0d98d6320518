"""What the rules of the language make of texts that deny, count or explain; and how long they take at the most."""

import re
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import escalate_tui.judgement
from escalate_tui.judgement.english import Words
from escalate_tui.judgement.english_often import counted
from escalate_tui.judgement.english_repro import NOT_REPRODUCED, own_account
from escalate_tui.judgement.english_risk import DENIED, legal
from escalate_tui.judgement.facts import present


@pytest.mark.parametrize(
    "text",
    [
        "There is no workaround at the moment",
        "There currently is no workaround.",
        "There isn't any",
        "There is none for SSO users",
        "No workaround exists",
        "No workaround; they wait",
        "No workaround, but engineering is working on one",
        "no known workaround yet",
        "Unfortunately, there’s no way around it",
        "Currently none",
        "Workaround: none",
        "none, support checked",
        "None that works",
        "None of them works",
        "None yet, but we are looking",
        "No, they wait",
        "Nothing helps",
        "Nothing that we know of",
        "Not known yet",
        "Not available",
        "Unknown yet",
        "We don't know",
        "We do not know of any workaround",
        "It cannot be worked around",
        "None at all; 14 agents wait, and the customer calls every hour to ask for news of it",
        "tbd",
        "-",
    ],
)
def test_nothing_is_there(text: str) -> None:
    """A text that begins by saying that there is none names nothing, whatever it says then."""
    assert not present(text)


@pytest.mark.parametrize(
    "text",
    [
        "None but the API: the rows can be read there, page by page.",
        "None except the API",
        "None apart from calling us",
        "There is none in the app, but the API works",
        "Nothing works except a restart",
        "No workaround other than a call",
        "No login is needed on the old page",
        "No user needs the alternative login: the password works",
        "No. 3 on the help page",
        "No-op token in the header",
        "Nothing is lost when they key it in by hand",
        "None of the exports is complete, so they copy the table by hand",
        "Not known to all: hold Shift",
        "They do not know the workaround: hold Shift",
        "Unknown users log in with the old link",
        "Nonetheless they key it in by hand",
    ],
)
def test_something_is_there(text: str) -> None:
    """What is left all the same, and what only begins with the same letters, counts."""
    assert present(text)


@pytest.mark.parametrize(
    ("frequency", "count"),
    [
        ("Does not happen every time", None),
        ("Not on every request", None),
        ("happens not each time", None),
        ("never on every call", None),
        ("occurs less than always", None),
        ("Tried 40 times, never seen", None),
        ("12 times tried", None),
        ("not reproducible, tried 10 times", None),
        ("could not reproduce in 5 of 5 attempts", None),
        ("failed to reproduce 5 of 5", None),
        ("no error in 5 of 5 runs", None),
        ("not in 5 of 5", None),
        ("works 40 of 40 times for us", None),
        ("works every time", None),
        ("Only since 3/9", None),
        ("since 3/9/2026", None),
        ("24/7", None),
        ("Unknown, because only 1 of 3 customers answered", None),
        ("Unknown, because the logs are gone, 1 of 3 customers kept them", None),
        ("2 of 40, not always the same", "2 of 40"),
        ("not consistently: 2 of 40 requests", "2 of 40"),
        ("0 of 40 on Firefox, 5 of 40 on Chrome", "5 of 40"),
        ("does not open in 2 of 40 tries", "2 of 40"),
        ("no answer on 3 of 10 requests", "3 of 10"),
        ("works in 38 of 40", "38 of 40"),
        ("tried 40 times, failed 2 times", "2 times"),
        ("The page never loads, always", "always"),
        ("not browser-specific and happens every time", "every time"),
        ("since 3/9 always", "always"),
        ("3/9", "3/9"),
        ("on 3/9 logins", "3/9"),
        ("Unknown, because only passengers see it; on our demo site 5 of 5", "5 of 5"),
    ],
)
def test_a_count_and_its_opposite(frequency: str, count: str | None) -> None:
    """What denies a count takes it back in its own clause; what is a symptom, or stands beside it, does not."""
    assert counted(frequency) == count


@pytest.mark.parametrize(
    ("start", "own"),
    [
        ("Customer's production account; does not happen in our sandbox", False),
        ("Not reproduced on a test account", False),
        ("Test account: not reproduced", False),
        ("Test account, could not reproduce it there", False),
        ("Our sandbox does not show it", False),
        ("Customer's account. A test account works fine", False),
        ("Works on a test account", False),
        ("No test account", False),
        ("The customer's staging environment", False),
        ("The user's own new account at Acme", False),
        ("Their sandbox", False),
        ("Not the customer's: a fresh account", True),
        ("Test account with the customer's data", True),
        ("The customer's data, cloned into our sandbox", True),
        ("Sandbox account, role viewer (does not happen as admin)", True),
        ("A test account that does not use SSO", True),
        ("Clean sandbox account, nothing else changed", True),
    ],
)
def test_an_account_of_our_own(start: str, own: bool) -> None:
    """A starting point is ours when it names an account of ours, and not as one where it does not happen."""
    assert own_account(start) is own


@pytest.mark.parametrize(
    ("step", "is_none"),
    [
        ("Not reproduced, because we lack access", True),
        ("We couldn't reproduce it", True),
        ("It was never reproduced", True),
        ("No repro", True),
        ("Open Reports", False),
        ("Do not log in; open /reports", False),
    ],
)
def test_steps_that_say_there_are_none(step: str, is_none: bool) -> None:
    """That nobody could reproduce it is no step."""
    assert (NOT_REPRODUCED.seek.match(step) is not None) is is_none


@pytest.mark.parametrize(
    ("risk", "denied"),
    [
        ("No, internal only", True),
        ("Unlikely", True),
        ("It is very unlikely", True),
        ("No press so far", True),
        ("Not that we know", True),
        ("Not yet, as far as we know", True),
        ("Low risk", True),
        ("Nobody has posted", True),
        ("A review is announced", False),
        ("Not only the press: their CEO writes a blog", False),
        ("No longer internal: a reporter has asked", False),
        ("No doubt they will post", False),
        ("Not yet: a blog post comes on Friday", False),
        ("Unlikely, unless it goes on over Friday", False),
        ("No, but a reporter has asked", False),
        ("Low-traffic blog of their CEO", False),
    ],
)
def test_a_risk_that_is_denied(risk: str, denied: bool) -> None:
    """A risk is denied by how the text begins, unless something follows that could happen all the same."""
    assert (DENIED.seek.fullmatch(risk) is not None) is denied


@pytest.mark.parametrize(
    ("risk", "is_legal"),
    [
        ("No legal action threatened", False),
        ("Low: nobody mentioned lawyers", False),
        ("Lawyers? No", False),
        ("They have not involved any lawyers", False),
        ("Legal action is unlikely", False),
        ("Lawyers were not mentioned", False),
        ("Their lawyer has written", True),
        ("Their lawyer is not happy", True),
        ("They do not trust us, their lawyer has written", True),
        ("Not happy and their lawyer wrote", True),
        ("They will not hesitate to go to court", True),
        ("They did not rule out legal action", True),
        ("If it is not fixed by Friday they sue", True),
        ("Without a fix they sue", True),
        ("Not only their lawyer has written", True),
        ("They threaten legal action; nobody has sued yet", True),
    ],
)
def test_a_legal_risk(risk: str, is_legal: bool) -> None:
    """Words of the law make a risk a legal one, unless their own clause denies them."""
    assert legal(risk) is is_legal


LENGTH = 300
LONGEST = 0.05
"""Seconds that one pattern may take for a text of that length."""


def patterns() -> Iterator[tuple[str, Words]]:
    for module in iter_modules(escalate_tui.judgement.__path__):
        if module.name.startswith("english"):
            for name, value in vars(import_module(f"escalate_tui.judgement.{module.name}")).items():
                several = value.values() if isinstance(value, dict) else [value]
                yield from ((f"{module.name}.{name}", one) for one in several if isinstance(one, Words))


def hostile_texts(words: Words) -> Iterator[str]:
    """Repeat each of a pattern's own words, and marks that it may stumble over, and end on what it cannot match."""
    units = {
        *re.findall(r"[a-z]{2,}", words.source),
        "a",
        "1",
        "1 of",
        "-",
        "'",
        "[",
        "[a",
        "<",
        '"',
        "`",
        "(",
        "“",
        "? ",
    }
    for unit in sorted(units):
        for between in ("", " ", ", ", "-", ". "):
            yield ((unit + between) * LENGTH)[: LENGTH - 1] + "ж"


def seconds(words: Words, text: str) -> float:
    """Time a pattern as it is used: on the whole text, and at every place unless it is meant for the beginning."""
    begins = words.source.startswith((r"\W*", r"(?:\W*", "(?!["))
    began = time.process_time()
    words.seek.fullmatch(text)
    if begins:
        words.seek.match(text)
    else:
        list(words.seek.finditer(text))
    return time.process_time() - began


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in patterns()])
def test_no_pattern_runs_away(words: Words) -> None:
    """Repeats of a pattern's own words take no longer than any other text; what seems slow is timed again."""
    slow = [text for text in hostile_texts(words) if seconds(words, text) > LONGEST]
    assert [text[:40] for text in slow if min(seconds(words, text) for _ in range(3)) > LONGEST] == []


def test_a_pattern_that_runs_away_is_noticed() -> None:
    """The measure tells one that does."""
    bad = Words(r"\W*(?:(?:ab|cd|a|b)\W*)+")
    assert any(seconds(bad, text[:40] + "ж") > LONGEST for text in hostile_texts(bad))


@pytest.mark.parametrize(
    ("judge", "units"),
    [
        pytest.param(present, ["currently ", "no ", "none but ", "there is "], id="present"),
        pytest.param(counted, ["not always ", "never 2 of 40 ", "tried 3 times ", "works 5 of 5 "], id="counted"),
        pytest.param(own_account, ["not sandbox ", "no test a account ", "customer's a sandbox "], id="own_account"),
        pytest.param(legal, ["no lawyer ", "not a lawyer ", "lawyer unlikely ", "no no no "], id="legal"),
    ],
)
def test_long_texts_are_judged_in_a_moment(judge: Callable[[str], object], units: list[str]) -> None:
    """What denies a word is looked for near it, so that 20,000 characters of them take no second."""
    for unit in units:
        began = time.process_time()
        judge((unit * 20_000)[:20_000])
        assert time.process_time() - began < 1
