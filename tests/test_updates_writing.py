"""Writing updates: templates, a team's own, and what none of them can do."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import case, handed_over
from escalate_tui.errors import EscalateError
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.updates.facts import FACTS, Facts, Promised, facts_for
from escalate_tui.updates.known import one_line
from escalate_tui.updates.situations import Channel, Situation
from escalate_tui.updates.writing import compose, template_name
from update_cases import moved_on, occasion

EVERY = [
    pytest.param(situation, channel, id=f"{situation.value} {channel.value}")
    for situation in Situation
    for channel in Channel
]
FULL = replace(facts_for(occasion(moved_on(1))), news=("It is with our engineering team now.",))


def own(source: str, name: str = "progress.chat.txt", others: Mapping[str, str] | None = None) -> str:
    """What an override of a template writes."""
    theirs = {name: source, **(others or {})}
    return compose(FULL, Situation.PROGRESS, Channel.CHAT, theirs.get).text


def refused(source: str, others: Mapping[str, str] | None = None) -> str:
    """Why an override cannot be used."""
    with pytest.raises(EscalateError) as why:
        own(source, others=others)
    return str(why.value)


def test_a_mail_in_full() -> None:
    """A mail has its subject, a greeting, what is new, what is next and when they hear again."""
    assert compose(FULL, Situation.PROGRESS, Channel.MAIL).text == (
        "Subject: POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp (ticket 48211)\n"
        "\n"
        "Hello Dana Ruiz,\n"
        "\n"
        "We are a step further with “POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp”, "
        "and I want you to know where it stands.\n"
        "\n"
        "New since I last wrote:\n"
        "- It is with our engineering team now.\n"
        "\n"
        "Until it is settled, you can go on like this: Send the failed request again by hand; it goes through on the "
        "second or third try.\n"
        "\n"
        "By Thursday 12 March 2026, 12:00 CET you will have: a cause.\n"
        "You will hear from me again by Wednesday 11 March 2026, 15:30 CET at the latest, also if there is nothing new "
        "by then.\n"
        "\n"
        "If you have a question about any of this, write to me.\n"
        "\n"
        "Kind regards\n"
        "Sam\n"
    )


def test_a_chat_in_full() -> None:
    """A chat is one paragraph of a few sentences."""
    assert compose(FULL, Situation.HOLDING, Channel.CHAT).text == (
        "Hello Dana Ruiz, there is nothing new yet about “POST /v2/orders answers 500 for about 1 request in 20 at "
        "Acme Corp”, and I do not want to leave you guessing. By Thursday 12 March 2026, 12:00 CET you will have: a "
        "cause. You will hear from me again by Wednesday 11 March 2026, 15:30 CET at the latest.\n"
    )


def test_bad_news_owns_a_promise_that_was_not_kept() -> None:
    """What was promised and did not come is named with its time, and regretted once."""
    late = replace(FULL, promises=(), late=(Promised("a cause", "Tuesday 10 March 2026, 12:00 CET"),), news=())
    assert compose(late, Situation.BAD_NEWS, Channel.TICKET).text == (
        "Hello Dana Ruiz,\n"
        "\n"
        "I have to tell you something about “POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp” that "
        "you will not like. I promised you this by Tuesday 10 March 2026, 12:00 CET, and I did not keep it: a cause. "
        "I am sorry for that.\n"
        "\n"
        "What you can do meanwhile: Send the failed request again by hand; it goes through on the second or third "
        "try.\n"
        "\n"
        "My next step: I ask our engineering team where it stands, by Wednesday 11 March 2026, 11:10 CET.\n"
        "You will hear from me again by Wednesday 11 March 2026, 15:30 CET at the latest, also if there is nothing new "
        "by then.\n"
        "\n"
        "Sam\n"
    )


@pytest.mark.parametrize(("situation", "channel"), EVERY)
def test_every_template_says_when_they_hear_again(situation: Situation, channel: Channel) -> None:
    """All but the last word end with weekday, date, time and zone of the next update."""
    text = compose(FULL, situation, channel).text
    assert ("Wednesday 11 March 2026, 15:30 CET" in text) is (situation is not Situation.RESOLVED)


@pytest.mark.parametrize(("situation", "channel"), EVERY)
def test_a_slot_without_a_fact_disappears(situation: Situation, channel: Channel) -> None:
    """Without any fact a text still reads: nothing is doubled, hangs in the air or stands empty."""
    text = compose(Facts(), situation, channel).text
    assert re.findall(r"  |\n{3}|“”|: *\.|: *\n\n| [.,:]|\.\.|None|[{}\[\]]|^,|\A\s", text) == []
    assert text.endswith("\n")
    assert text.strip()[-1] in ".s"


@pytest.mark.parametrize("missing", [name for name in FACTS if name != "turn"])
@pytest.mark.parametrize(("situation", "channel"), EVERY)
def test_any_one_fact_may_be_missing(situation: Situation, channel: Channel, missing: str) -> None:
    """Whatever one fact is missing, nothing is doubled, hangs in the air or stands empty."""
    facts = replace(FULL, **{missing: type(getattr(FULL, missing))()})
    text = compose(facts, situation, channel).text
    assert re.findall(r"  |\n{3}|“”|: *\.|: *\n\n| [.,:]|\.\.|None|[{}\[\]]|^,|\A\s", text) == []


@pytest.mark.parametrize(("situation", "channel"), EVERY)
def test_wording_is_calm(situation: Situation, channel: Channel) -> None:
    """No template shouts, blames, or hides who does what."""
    text = compose(FULL, situation, channel).text
    assert "!" not in text
    assert (
        re.findall(r"(?i)inconvenience|unfortunately|as per|kindly|your (?:mistake|fault|error)|apologi[sz]e", text)
        == []
    )


@pytest.mark.parametrize(
    ("situation", "facts", "missing"),
    [
        (Situation.PROGRESS, FULL, ()),
        (Situation.PROGRESS, replace(FULL, news=()), ("What is new",)),
        (Situation.HOLDING, replace(FULL, news=()), ()),
        (Situation.WORKAROUND, replace(FULL, workaround=""), ("The workaround",)),
        (Situation.RESOLVED, replace(FULL, next_update="", outcome="Pool raised", news=()), ()),
        (Situation.RESOLVED, replace(FULL, next_update="", news=()), ("What solved it",)),
        (Situation.RESOLVED, FULL, ("What solved it",)),
        (Situation.BAD_NEWS, FULL, ("What the bad news is",)),
        (Situation.BAD_NEWS, replace(FULL, news=(), late=(Promised("a cause", "Monday"),)), ()),
        (Situation.FIRST_WORD, Facts(), ("What it is about", "Who writes", "When they hear again")),
    ],
)
def test_needed_facts_that_are_missing_are_listed(situation: Situation, facts: Facts, missing: tuple[str, ...]) -> None:
    """What a situation needs and the record does not say is listed, a sentence each."""
    said = compose(facts, situation, Channel.MAIL).missing
    assert tuple(one.partition(" is missing")[0].partition(" stands")[0] for one in said) == missing


@pytest.mark.parametrize("channel", list(Channel))
def test_who_has_it_now_is_not_what_solved_it(channel: Channel) -> None:
    """The last word says how it ended, and nothing where nobody said that."""
    assert "engineering team" not in compose(FULL, Situation.RESOLVED, channel).text


def test_what_was_withheld_reaches_the_writer() -> None:
    """What was left out is told apart from the text."""
    draft = handed_over(1, Severity.HIGH).with_value("impact.workaround", "Ask #eng-orders.")
    update = compose(facts_for(occasion(draft)), Situation.PROGRESS, Channel.MAIL)
    assert update.withheld == (
        "Left out: the workaround, since it holds “#eng-orders”. Say it in words that are the customer's own.",
    )
    assert "#eng-orders" not in update.text


def test_holding_updates_do_not_repeat_each_other() -> None:
    """Each of three holding updates in a row has another wording."""
    texts = {compose(replace(FULL, turn=turn), Situation.HOLDING, Channel.CHAT).text for turn in range(3)}
    assert len(texts) == 3


def test_the_teams_own_template_comes_first() -> None:
    """A file of the team's stands in for the program's, whole or for the part that it names."""
    assert own("{{ contact }}: {{ news | last | sentence }}") == "Dana Ruiz: It is with our engineering team now.\n"
    theirs = {"greeting.txt": "Dear {{ contact }},\n"}
    assert "\n\nDear Dana Ruiz,\n\n" in compose(FULL, Situation.PROGRESS, Channel.MAIL, theirs.get).text


def test_windows_line_ends_of_a_template_do_not_reach_the_text() -> None:
    """A template that was written on Windows writes the same text."""
    assert own("One.\r\n\r\n{% if late %}\r\nLate.\r\n{% endif %}\r\n\r\nTwo.\r\n") == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("source", "place", "wrong"),
    [
        pytest.param("Hello\n{% if contact %}\nThere", "line 3", "'if'", id="an if without end"),
        pytest.param("Hello {{ contact", "line 1", "unexpected", id="a slot without end"),
        pytest.param("One\nTwo {{ custmer }}", "line 2", "no fact “custmer”", id="unknown fact"),
        pytest.param("{% if late %}{{ arr }}{% endif %}", "line 1", "no fact “arr”", id="unknown fact in a branch"),
        pytest.param("A\n{% for one in promises %}\n{{ one.whn }}{% endfor %}", "line 3", "whn", id="unknown part"),
        pytest.param("A\n\n{{ contact.__class__ }}", "line 3", "", id="what lies behind a fact"),
        pytest.param("{{ contact.upper() }}", "line 1", "a call", id="call"),
        pytest.param("{{ contact * 99999999 }}", "line 1", "* is not", id="times"),
        pytest.param("{{ 9 ** 9 ** 9 }}", "line 1", "** is not", id="power"),
        pytest.param("{{ contact ~ contact }}", "line 1", "~ is not", id="joined"),
        pytest.param("{% set a = contact %}{{ a }}", "line 1", "set is not", id="set"),
        pytest.param("{% macro a() %}{% endmacro %}", "line 1", "macro is not", id="macro"),
        pytest.param("{{ contact | center(99999999) }}", "line 1", "no filter “center”", id="a filter that pads"),
        pytest.param("{{ '%99999999d' | format(1) }}", "line 1", "no filter “format”", id="a filter that formats"),
        pytest.param("{{ contact | nosuch }}", "line 1", "no filter “nosuch”", id="unknown filter"),
        pytest.param("{% if contact is nosuch %}{% endif %}", "line 1", "no test “nosuch”", id="unknown test"),
        pytest.param("{% for a in range(9) %}{% endfor %}", "line 1", "for runs over a fact", id="range"),
        pytest.param("{% extends 'progress.mail.txt' %}", "line 1", "extends is not", id="extends"),
        pytest.param("{% include contact %}", "line 1", "include takes one name", id="include of a fact"),
        pytest.param("{{ turn | join }}", "line 1", "", id="an error while rendering"),
        pytest.param("{{ late | first }}", "line 1", "", id="the first of nothing"),
        pytest.param("{{ " + "(" * 9000 + ")" * 9000 + " }}", "progress.chat.txt", "too deep", id="deep brackets"),
        pytest.param(
            "{% if contact %}" * 200 + "{% endif %}" * 200, "progress.chat.txt", "too deep", id="deep conditions"
        ),
        pytest.param("{{ " + "9" * 5000 + " }}", "progress.chat.txt", "digits", id="a gigantic number"),
        pytest.param("x" * 20_001, "progress.chat.txt", "longer than 20,000", id="a gigantic template"),
        pytest.param(
            "{% for a in summary %}" + "{{ summary }}" * 9 + "{% endfor %}",
            "progress.chat.txt",
            "its text is longer than 20,000",
            id="a gigantic text",
        ),
        pytest.param(
            "{% for a in news %}\n{% for b in news %}{% endfor %}{% endfor %}",
            "line 1",
            "no other for",
            id="for in for",
        ),
        pytest.param(
            "{% for a in news %}{% include 'about.txt' %}{% endfor %}", "line 1", "no include", id="include in for"
        ),
    ],
)
def test_a_broken_template_says_what_is_wrong(source: str, place: str, wrong: str) -> None:
    """A sentence says which template, which line, what is wrong and what to do."""
    said = refused(source)
    assert said.startswith("The template progress.chat.txt")
    assert place in said
    assert wrong in said
    assert said.endswith("the one that comes with the program is used then.")


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", " ", "\n", "if", "for", "in", "news", "endif", "endfor", "else", "include",
     "'a.txt'", "(", ")", "not ", "|", "first", "sentence", "contact", "promises", ".what", "1", "9" * 5000, "is",
     "none", "set a=1", "-"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(pieces=st.lists(PIECES, max_size=20))
def test_any_template_writes_or_says_why_not(pieces: list[str]) -> None:
    """Whatever stands in a team's template, it writes a text or is refused in a sentence."""
    try:
        said = own("".join(pieces))
    except EscalateError as why:
        said = f"{why}\n"
    assert said.endswith("\n")


def test_a_part_that_is_broken_is_named() -> None:
    """Where an included template is broken, it is the one that is named."""
    said = refused("{% include 'part.txt' %}", {"part.txt": "One\n{{ nosuch }}"})
    assert said.startswith("The template part.txt, line 2, cannot be used: there is no fact “nosuch”")
    said = refused("{% include 'part.txt' %}", {"part.txt": "One\n\n{{ late | first }}"})
    assert said.startswith("The template part.txt, line 3, ")


def test_templates_that_include_themselves_are_refused() -> None:
    """A template that includes itself, or one that includes it, never runs."""
    assert "or itself" in refused("{% include 'progress.chat.txt' %}")
    assert "or itself" in refused("{% include 'a.txt' %}", {"a.txt": "{% include 'progress.chat.txt' %}"})


@pytest.mark.parametrize("name", ["nosuch.txt", "../../settings.py", "/etc/passwd", "C:\\x.txt", "progress.chat.txt/x"])
def test_only_templates_are_included(name: str) -> None:
    """What is no template is not read, wherever it lies."""
    escaped = name.replace("\\", "\\\\")
    assert refused(f"{{% include '{escaped}' %}}").startswith("There is no template ")


def test_each_situation_has_a_template_for_each_channel() -> None:
    """No template is missing, and none lies there that nothing uses."""
    folder = resources.files("escalate_tui.updates").joinpath("templates")
    there = {one.name for one in folder.iterdir()}
    named = {template_name(situation, channel) for situation in Situation for channel in Channel}
    used = {part for one in folder.iterdir() for part in re.findall(r'include "([^"]+)"', one.read_text("utf-8"))}
    assert there == named | used


TEXTS = ("understand.summary", "impact.workaround", "understand.component", "repro.frequency", "owner")
CODE = st.sampled_from(
    ["{{ 7*7 }}", "{% for a in news %}x{% endfor %}", "{{ owner }}", "{#", "%}", "{{", "${x}", "}}", "{0}"]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(
    text=st.lists(st.one_of(CODE, st.text(max_size=12)), min_size=1, max_size=4).map(" ".join),
    path=st.sampled_from(TEXTS),
)
def test_texts_of_the_record_appear_verbatim_or_not_at_all(text: str, path: str) -> None:
    """Whatever stands in a field is never run as a template: it is in the text as it is, on one line, or left out."""
    marked = f"qz {text} zq"
    draft: Draft = moved_on(1).with_value(path, marked)
    facts = facts_for(occasion(draft))
    for situation in Situation:
        for channel in Channel:
            written = compose(facts, situation, channel).text
            places = re.findall(r"qz .*? zq", written)
            assert places == [one_line(marked)] * len(places)
            assert written.count("qz ") == written.count(one_line(marked))


def test_a_text_of_the_record_is_not_run() -> None:
    """Words that look like a template stand in the update as they are."""
    draft = moved_on(1).with_value("impact.workaround", "Type {{ 7*7 }} and {% raw %} into the box")
    text = compose(facts_for(occasion(draft)), Situation.WORKAROUND, Channel.CHAT).text
    assert "go on like this: Type {{ 7*7 }} and {% raw %} into the box. Please" in text


def test_jinja2_is_loaded_when_a_text_is_written() -> None:
    """Facts and cautions do not wait for it, nor does what only names the situations."""
    code = (
        "import sys, escalate_tui.updates.cautions, escalate_tui.updates.facts, escalate_tui.updates.writing; "
        "sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_draft_gets_a_first_word_too() -> None:
    """Before the hand-over the text is there, and when they hear again is asked for."""
    update = compose(facts_for(occasion(case(1))), Situation.FIRST_WORD, Channel.TICKET)
    assert [one.partition(",")[0] for one in update.missing] == ["When they hear again is missing"]
    assert update.text.startswith("Hello Dana Ruiz,\n\nThank you for telling us about “POST /v2/orders")
