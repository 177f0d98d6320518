"""The prompts: every field asked, line by line, and the record and the brief that come of it."""

import pytest

from cases import CONTEXT, case
from escalate_tui.brief import document, render
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.relevance import asked
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import fields
from escalate_tui.prompts.signals import Stopped
from escalate_tui.storage import read_file, record_path
from prompted import ID, Person, Typed, bare, said, talk_of, told, walked


def answered(workplace, number: int):
    """Answer all the prompts as a case has it; give who did, and the draft."""
    person = Person(case(number))
    person.talk = talk_of(workplace, person)
    walked(person.talk)
    return person, person.talk.desk.draft


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_a_case_typed_as_lines_is_the_record_of_the_screens(workplace, number):
    """Each value typed as people type it, the file holds what the case's own file holds."""
    _, draft = answered(workplace, number)
    there = read_file(record_path(workplace.store.root, ID))
    assert bare(there) == bare(case(number).doc)
    assert draft.unparsed == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_its_brief_is_the_same(workplace, number):
    """In the format of its target, to the letter."""

    def brief(draft: Draft) -> str:
        known = draft.with_value("created", None)
        return render(document(known, assess(known, CONTEXT), CONTEXT), "markdown")

    _, draft = answered(workplace, number)
    assert brief(draft) == brief(case(number))


@pytest.mark.parametrize("number", range(1, 7))
def test_every_declared_field_is_asked_or_has_no_use(workplace, number):
    """What the walk leaves out is what the screens leave out of that record."""
    person, draft = answered(workplace, number)
    assessment = assess(draft, CONTEXT)
    left_out = {path for path in fields() if path not in person.asked}
    shown = {path for path in left_out if "." not in path or asked(fields()[path], draft.record, assessment)}
    assert shown == set()


def test_every_field_of_an_item_is_asked(workplace):
    """Behind its first field, which adds the item, come all the others in their order."""
    person, draft = answered(workplace, 1)
    for spec in (one for one in fields().values() if one.item):
        for item in draft.value(spec.path):
            inner = [path.rpartition(".")[2] for path in person.asked if path.startswith(f"{spec.path}.{item['key']}.")]
            assert inner == [one.path for one in spec.item[1:]]


def test_at_every_prompt_all_before_is_on_disk(workplace):
    """Whatever ends it, at any line, keeps what was answered up to there."""

    class Looking(Person):
        def readline(self, limit=-1):
            path = record_path(workplace.store.root, ID)
            held.append((read_file(path) if path.exists() else {}, self.talk.desk.draft.doc))
            return super().readline(limit)

    held = []
    person = Looking(case(2))
    person.talk = talk_of(workplace, person)
    walked(person.talk)
    late = [there for there, here in held[2:] if {**there, "updated": 0} != {**here, "updated": 0}]
    assert len(held) > 80
    assert late == []


def test_lines_that_end_within_a_text_keep_its_lines(workplace):
    """A text of several lines without its dot is kept as far as it was typed."""
    draft, _ = told(workplace, ["One line", "and another"], at="understand.description")
    assert draft.value("understand.description") == "One line\nand another"
    assert read_file(record_path(workplace.store.root, ID))["understand"]["description"] == "One line\nand another"


def test_a_signal_within_a_text_keeps_its_lines(workplace):
    """The lines before it are written, and then it ends the program."""

    class Stopping(Typed):
        def readline(self, limit=-1):
            line = super().readline(limit)
            if not line:
                raise Stopped(15)
            return line

    talk = talk_of(workplace, Stopping(["One line", "and another"]))
    with pytest.raises(Stopped):
        walked(talk, "understand", "understand.description")
    assert read_file(record_path(workplace.store.root, ID))["understand"]["description"] == "One line\nand another"


def test_enter_keeps_and_a_hyphen_empties(workplace):
    """Nothing typed changes nothing; a hyphen takes the value away."""
    draft, _ = told(workplace, ["", "", "-"], case(1), "understand.kind")
    assert draft.value("understand.kind") == "bug"
    assert draft.value("understand.summary") == case(1).value("understand.summary")
    assert draft.value("understand.description") is None


def test_back_goes_to_the_field_before_also_over_a_step(workplace):
    """From the first field of Impact it is Criteria, and before the first field of all there is none."""
    _, words = told(workplace, ["<", "<"], at="impact.customers_affected")
    assert words.index("Customers affected: ") < words.index("Criteria: ") < words.index("Why now: ")
    _, words = told(workplace, ["<"], at="understand.kind")
    assert "This is the first field." in words


@pytest.mark.parametrize(
    ("command", "reached"),
    [
        (":step impact", "Customers affected: empty"),
        (":step 3", "Handled now by: empty"),
        (":step br", "Verdict: not enough yet"),
        (":step repro", "Repro is left out of this."),
        (":step nowhere", "Steps: 1 understand, 2 impact"),
        (":open", "Summary: empty"),
        (":setp impact", "There is no :setp."),
        (":change 1", ":change is for lists."),
    ],
)
def test_a_command_goes_somewhere_or_says_why_not(workplace, command, reached):
    """Few commands, by plain words."""
    _, words = told(workplace, [command])
    assert reached in words.split("> ", 1)[1]


def test_open_goes_on_and_says_again_what_is_open(workplace):
    """From field to field with something open, round to the first; what was said there before is said again."""
    draft = case(1).with_value("understand.component", "tbd").with_value("impact.workflow", "A lot of work")
    _, words = told(workplace, ["", ":open", ":open", ":open"], draft, "understand.component")
    assert words.count("\nComponent: tbd\n") == 2
    assert words.count("\nWhat they cannot do: A lot of work\n") == 2
    assert words.count(":mend does that: empty it.") == 2


def test_a_space_before_it_makes_text_of_a_command(workplace):
    """What looks like a command can be typed all the same."""
    draft, _ = told(workplace, [" :step on"], at="understand.summary")
    assert draft.value("understand.summary") == ":step on"


@pytest.mark.parametrize(
    ("path", "line", "says"),
    [
        ("understand.since", "yesterday 08:10", "Understood: Mon 9 Mar 2026 08:10 CET"),
        ("impact.revenue_at_risk", "€240k", "Understood: EUR 240,000"),
        ("impact.sla_update_every", "4h", "Understood: every 4 h"),
        ("understand.kind", "3", "feature gap."),
        ("understand.kind", "infra", "infrastructure."),
        ("impact.data_at_risk", "y", "yes."),
        ("target.also", "5, product", "Product, Leadership."),
        ("impact.sla_status", "brea", "Breached."),
    ],
)
def test_what_was_understood_is_said(workplace, path, line, says):
    """A time with its zone, an amount with its currency, a choice by its name."""
    _, words = told(workplace, [line], at=path)
    assert f"> {says}" in words


@pytest.mark.parametrize(
    ("path", "line", "says"),
    [
        ("understand.kind", "bgu", "“bgu” is none of them: 1 bug"),
        ("understand.affected", "7", "“7” is none of them"),
        ("impact.severity", "", "Severity: empty, counts as Medium."),
    ],
)
def test_a_choice_that_is_none_is_asked_again(workplace, path, line, says):
    """It is not taken, and what there is to choose is said."""
    draft, words = told(workplace, [line], at=path)
    assert says in words
    assert draft.value(path) is None


def test_a_value_that_does_not_parse_is_kept_and_asked_again(workplace):
    """“about 40” stays as it was typed until a figure is there."""
    draft, words = told(workplace, ["about 40"], at="impact.customers_affected")
    assert draft.value("impact.customers_affected") == "about 40"
    assert "Stop: " in words
    assert words.endswith("Type it again, or enter to go on.\n> ")
    draft, _ = told(workplace, ["about 40", "40"], at="impact.customers_affected")
    assert draft.value("impact.customers_affected") == 40


def test_only_what_changed_of_the_judgement_is_said(workplace):
    """Severity and target when they change, with the reason; nothing when they do not."""
    draft = case(4).with_value("impact.depth", None).with_value("impact.deadline", None)
    _, words = told(workplace, ["blocked", "Nothing new here.", "."], draft, "impact.depth")
    _, after, later = words.split("> ", 2)
    assert "Severity: High, because blocked without a workaround." in after
    assert "Severity: " not in later


def test_a_finding_is_said_once_and_its_end_too(workplace):
    """Typed again the same way it is not repeated; mended, it is said that nothing is open."""
    lines = ["A lot of work", ".", "<", "A lot of work", ".", "<", "2 hours of work a day for 3 people", "."]
    _, words = told(workplace, lines, case(1), "impact.workflow")
    assert words.count("Warning: ") == 1
    assert words.count("Nothing open here any more.") == 1


def test_help_comes_once_and_on_request(workplace):
    """The line of help stands under a field the first time, and again behind a question mark."""
    _, words = told(workplace, ["", "<", "?"], at="understand.component")
    assert words.count("The part of the product it is in, if known.") == 2


def test_the_end_of_a_step_says_what_is_open_of_it(workplace):
    """What is missing in one line, before the next step begins."""
    _, words = told(workplace, ["", ""], case(1).with_value("understand.why_now", None), "understand.why_now")
    assert "End of Understand: 1 open.\nMissing: Why now.\n" in words
    assert "Step 2 of 5: Impact." in words


def test_items_are_changed_moved_and_removed_by_their_numbers(workplace):
    """Change walks the fields of the item; the order of attempts can be changed."""
    lines = [":change 1", "Token made anew", "no change", ":down 1", ":remove 2", ":remove 9", ""]
    draft, words = told(workplace, lines, case(1), "understand.attempts")
    actions = [one.action for one in draft.record.understand.attempts]
    assert actions == ["Smaller payload, one line per order", "Other API client", "Status page checked"]
    assert "1. Token made anew, no change" in words
    assert "Which one? :remove 1 to 3." in words


def test_an_item_that_is_emptied_goes(workplace):
    """No item is left in which nothing stands."""
    draft, words = told(workplace, [":change 1", "-", "-", "-"], case(1), "repro.evidence")
    assert draft.value("repro.evidence") is None
    assert "Removed: nothing stood in it." in words


def test_lines_of_a_list_are_added_changed_and_removed(workplace):
    """Tickets are texts of one line each, figures too."""
    draft, _ = told(workplace, ["48212", "7", ":change 1", "48210", ":remove 2", ""], case(1), "understand.tickets")
    assert draft.value("understand.tickets") == ["48210", "7"]


def test_a_criterion_is_ticked_taken_back_and_overruled(workplace):
    """By number or name; one that follows from the record only for a reason."""
    lines = ["needs access", "5", "confirmed bug", "Seen on one account alone", ""]
    draft, words = told(workplace, lines, case(1), "understand.criteria")
    assert draft.value("understand.criteria") == {"overruled": {"confirmed-bug": "Seen on one account alone"}}
    assert "5. Ticked: needs access support lacks" in words
    assert "1. Overruled: confirmed bug that needs a code change (Seen on one account alone)" in words


def test_all_criteria_are_listed_on_request_alone(workplace):
    """Those that hold first; a question mark lists the 24."""
    _, words = told(workplace, ["?"], case(1), "understand.criteria")
    before, after = words.split("> ", 1)
    assert "24. " not in before
    assert "24. Open: resolved before" in after


def test_a_finding_is_mended_where_it_offers_it(workplace):
    """Filler is emptied by the command that the finding names."""
    draft, words = told(workplace, ["tbd", ".", "<", ":mend"], at="impact.obligations")
    assert ":mend does that: empty it." in words
    assert draft.value("impact.obligations") is None


def test_the_reproduction_is_turned_on_by_its_command(workplace):
    """Left out of a feature gap, it is asked for after :repro."""
    draft, words = told(workplace, [":repro", ":step repro", ""], case(4), "impact.depth")
    assert draft.value("repro.applicable") is True
    assert "Starting point: empty" in words


def test_a_line_too_long_is_cut_and_said(workplace):
    """A field takes what it has room for, and says what is left out."""
    draft, words = told(workplace, ["x" * 400, "y" * 200_000], at="understand.summary")
    assert draft.value("understand.summary") == "x" * 300
    assert "Cut: the field holds 300 of these 400 characters." in words
    assert "That line was cut: 100,000 bytes of it are left out." in words


def test_words_of_the_record_show_what_hides_in_them(workplace):
    """A mark of direction in a file is named, and moves nothing."""
    draft = case(1).with_value("understand.component", "orders \u202eIPA")
    _, words = told(workplace, [""], draft, "understand.component")
    assert "Component: orders ⟨U+202E⟩IPA" in words


def test_what_another_program_changed_meanwhile_comes_in(workplace):
    """It is said before the next field, and both are in the file."""
    talk = talk_of(workplace, Typed([]), case(1))
    talk.desk.unsaved = True
    talk.desk.save()
    doc, version = workplace.store.get(case(1).id)
    workplace.store.put(Draft(doc).with_value("target.area", "Billing").doc, version)
    talk.answer(talk.desk.draft.with_value("understand.component", "API"))
    assert "Came in from elsewhere: Product area." in said(talk)
    there = Draft(workplace.store.get(case(1).id)[0])
    assert (there.value("target.area"), there.value("understand.component")) == ("Billing", "API")


@pytest.mark.parametrize(
    ("answer", "kept"), [("theirs", "Theirs"), ("2", "Mine"), ("", "Theirs")], ids=["theirs", "mine", "later"]
)
def test_a_field_that_both_changed_is_asked_about(workplace, answer, kept):
    """Theirs or mine; undecided the file keeps theirs, and nothing can be handed over."""
    talk = talk_of(workplace, Typed([answer]), case(1))
    talk.desk.unsaved = True
    talk.desk.save()
    doc, version = workplace.store.get(case(1).id)
    workplace.store.put(Draft(doc).with_value("understand.component", "Theirs").doc, version)
    talk.answer(talk.desk.draft.with_value("understand.component", "Mine"))
    assert "Changed elsewhere at the same time: Component." in said(talk)
    assert Draft(workplace.store.get(case(1).id)[0]).value("understand.component") == kept
    assert bool(talk.desk.assessment.stops) == (answer == "")


def test_a_field_decided_later_is_asked_about_again_where_it_is_led_to(workplace):
    """Not at each answer; :open leads there, and asks."""
    talk = talk_of(workplace, Typed(["", "API 2", "L2", ":step target", ":open", "theirs"]), case(1))
    talk.desk.unsaved = True
    talk.desk.save()
    doc, version = workplace.store.get(case(1).id)
    workplace.store.put(Draft(doc).with_value("understand.component", "Theirs").doc, version)
    talk.answer(talk.desk.draft.with_value("understand.component", "Mine"))
    words = walked(talk, "target", "target.area")
    assert words.count("Changed elsewhere at the same time: Component.") == 2
    assert talk.desk.draft.value("understand.component") == "Theirs"


def test_what_was_said_in_an_item_is_not_said_again_of_its_list(workplace):
    """A finding of a field of an item comes once, behind its answer."""
    _, words = told(workplace, ["Mono", "", "a lot", "", "", "", "", "", ""], at="understand.customers")
    assert words.count("“a lot” is") == 1


def test_a_file_that_was_deleted_is_written_anew_by_its_command(workplace):
    """It is said at the next answer, with the command and no key."""
    path = record_path(workplace.store.root, ID)
    talk = talk_of(workplace, Typed([":save"]))
    talk.answer(talk.desk.draft.with_value("understand.component", "API"))
    path.unlink()
    talk.answer(talk.desk.draft.with_value("understand.component", "API 2"))
    assert "Not saved: it was deleted elsewhere. :save makes it anew" in said(talk)
    walked(talk, "understand", "understand.component")
    assert "Saved again: all you typed is in its file." in said(talk)
    assert read_file(path)["understand"]["component"] == "API 2"
