"""The end of the prompts: what it adds up to, and the brief copied, printed and handed over by the screens' rules."""

from datetime import timedelta

import pytest

from cases import CONTEXT, case
from escalate_tui.brief import document, render
from escalate_tui.judgement.assess import assess
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.storage.exports import Exports
from prompted import Typed, said, talk_of, told, walked

SECRET = "password=Tr0ub4dor&3 opens it"


def test_it_says_what_the_draft_adds_up_to(workplace):
    """Verdict, severity, target, what it lacks, what is open, readiness; each begins with its word."""
    _, words = told(workplace, [], case(4).with_value("target.competition", None), "brief")
    begun = [line.partition(":")[0] for line in words.splitlines() if ":" in line and not line.startswith(" ")]
    assert [word for word in begun if word in ("Verdict", "Severity", "Target", "The brief", "Ready")] == [
        "Verdict", "Severity", "Target", "The brief", "Ready",
    ]  # fmt: skip
    assert "Target: Product, then Leadership." in words
    assert "  Lacks competitive pressure: Competition" in words


def test_the_brief_is_printed_as_its_target_reads_it(workplace):
    """The same text that the screens show."""
    draft = case(1)
    _, words = told(workplace, ["p"], draft, "brief")
    assert render(document(draft, assess(draft, CONTEXT), CONTEXT), "markdown") in words


def test_a_copy_goes_to_a_file_where_there_is_no_clipboard(workplace):
    """Nothing is sent to a terminal that is none; the file is noted, so that a purge names it."""
    draft = case(1)
    _, words = told(workplace, ["c"], draft, "brief")
    path = workplace.briefs / f"{draft.id}.md"
    assert path.read_text().startswith("## ESCALATION: POST")
    assert f"Not copied: there is no terminal to send it to. Saved to {path}." in words
    assert [one.path for one in Exports(workplace.state.folder).of(draft.id)] == [path]


def test_it_is_handed_over_once_it_is_said_what_that_means(workplace):
    """The facts first, then yes: the entry is that of the screens, and the file has it."""
    _, words = told(workplace, ["h", "y", "h"], case(1), "brief")
    record = Draft(workplace.store.get(case(1).id)[0]).record
    entry = record.history[-1]
    assert (entry.act, entry.severity, entry.team) == (Act.HANDED_OVER, Severity.HIGH, Team.ENGINEERING)
    assert entry.brief is not None
    assert entry.brief.startswith("## ESCALATION: POST")
    assert words.index("Customer update: next ") < words.index("Hand this over? y hands it over")
    assert "Post the brief in #eng-orders" in words
    assert "This was handed over already" in words


@pytest.mark.parametrize("answer", ["", "n", "later"])
def test_nothing_but_a_yes_hands_it_over(workplace, answer):
    """Whoever is not sure has changed nothing."""
    draft, words = told(workplace, ["h", answer], case(1), "brief")
    assert draft.status is Status.DRAFT
    assert "Not handed over." in words


@pytest.mark.parametrize("letter", ["c", "h"])
def test_what_stops_it_stops_it_here_too(workplace, letter):
    """The first that does is named, and :open leads there."""
    draft, words = told(workplace, [letter, ":open"], case(1).with_value("target.ask", None), "brief")
    assert draft.status is Status.DRAFT
    assert "yet. Ask: " in words
    assert "\nAsk: empty.\n" in words
    assert not list(workplace.briefs.glob("*"))


def with_secret() -> Draft:
    """Case 1 with a password in a field that reaches the brief."""
    return case(1).with_value("impact.expectation", SECRET)


def test_a_secret_is_masked_before_it_leaves(workplace):
    """It is shown by its place and its kind alone, masked, and recorded."""
    draft, words = told(workplace, ["c", "m"], with_secret(), "brief")
    assert "They expect: " in words
    assert "Tr0ub4dor" not in words
    assert "Tr0ub4dor" not in (workplace.briefs / f"{draft.id}.md").read_text()
    assert [one.act for one in draft.record.history] == [Act.MASKED]


def test_a_secret_is_masked_before_it_is_printed(workplace):
    """Printing is leaving: it asks the same, and the text is masked."""
    draft, words = told(workplace, ["p", "m"], with_secret(), "brief")
    assert "This should not leave as it is:" in words
    assert "## ESCALATION: POST" in words
    assert "Tr0ub4dor" not in words
    assert [one.act for one in draft.record.history] == [Act.MASKED]


def test_an_unfinished_brief_can_be_printed(workplace):
    """What stops it from leaving does not stop somebody from reading it."""
    _, words = told(workplace, ["p"], case(1).with_value("target.ask", None), "brief")
    assert "## ESCALATION: POST" in words


def test_a_secret_is_kept_for_a_reason(workplace):
    """The history says why, and then it leaves as it stands."""
    draft, _ = told(workplace, ["h", "k", "They need it to sign in", "y"], with_secret(), "brief")
    assert [one.act for one in draft.record.history] == [Act.OVERRULED, Act.HANDED_OVER]
    assert draft.record.history[0].note == "They need it to sign in"


@pytest.mark.parametrize("answers", [["c", ""], ["c", "k", ""], ["h", "what"], ["p", ""], ["p", "k", ""]])
def test_an_undecided_secret_stays_where_it_is(workplace, answers):
    """Without a decision nothing leaves and nothing is changed."""
    draft, words = told(workplace, answers, with_secret(), "brief")
    assert draft.doc == with_secret().doc
    assert f"Not { {'c': 'copied', 'h': 'handed over', 'p': 'printed'}[answers[0]] }." in words
    assert "Tr0ub4dor" not in words
    assert not list(workplace.briefs.glob("*"))


def test_the_judgement_follows_the_clock(workplace, clock):
    """Somebody who comes back to the end after an hour reads what holds by then."""
    talk = talk_of(workplace, Typed(["?"]), case(1))
    read = talk.lines.read

    def later() -> str:
        clock.now += timedelta(hours=1)
        return read()

    talk.lines.read = later
    walked(talk, "brief")
    before, after = said(talk).split("> ", 1)
    assert "SLA runs out in 30 min" in before
    assert "SLA ran out 30 min ago" in after
