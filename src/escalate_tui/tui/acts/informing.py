"""The forms of the acts that keep everybody informed: follow up, update, promise, pause, resume."""

from collections.abc import Callable, Sequence

from escalate_tui.doing import Step
from escalate_tui.followup.acts import contact_of, follow_up, pause, promise, resume, update_customer
from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.followup.deadlines import deadlines
from escalate_tui.followup.pauses import pause_at
from escalate_tui.followup.wording import day_time, title
from escalate_tui.model.draft import Draft
from escalate_tui.moments import start_of
from escalate_tui.tui.acts.question import Answers, Form, Kind, Question
from escalate_tui.workplace import Workplace


def follow_up_form(draft: Draft, place: Workplace) -> Form:
    """Ask what came of a follow-up with the target."""
    kept = kept_question(draft, place, "This also settles")
    title, hint = "Followed up: what did they say?", "How it stands, in a line. The clock starts again."
    return _note_form(title, hint, (Question("note", "How it stands", needed=True), *kept), follow_up)


def update_form(draft: Draft, place: Workplace) -> Form:
    """Ask what the customer was told."""
    kept = kept_question(draft, place, "This also keeps")
    title = "Customer updated: what were they told?"
    hint = "Word counts also when there is nothing new: say so. The clock starts again."
    return _note_form(title, hint, (Question("note", "What they were told", needed=True), *kept), update_customer)


def _note_form(title: str, hint: str, questions: Sequence[Question], act: Callable[..., Draft]) -> Form:
    """Make the form of an act that takes a note, and restarts a clock."""

    def step(answers: Answers) -> Step:
        return lambda draft, now, by: act(draft, answers["note"], now, by, answers.get("keeps", ()))

    return Form(title, hint, "note it", questions, step)


def promise_form(draft: Draft, place: Workplace) -> Form:
    """Ask what was promised to whom by when."""

    def step(answers: Answers) -> Step:
        return lambda draft, now, by: promise(
            draft,
            what=answers["what"],
            to=answers["to"],
            due=answers["due"],
            now=now,
            by=by,
            keeps=answers.get("keeps", ()),
        )

    return Form(
        "Promised",
        "It stands on the board until an update or a follow-up says that it is kept.",
        "note it",
        (
            Question("what", "What they will have", needed=True, example="a cause"),
            Question("due", "By when", Kind.MOMENT, needed=True, example="+4h, tomorrow 12:00, Fri 17:00"),
            Question("to", "To whom", start=contact_of(draft)),
            *kept_question(draft, place, "It takes the place of", CommitmentKind.PROMISE),
        ),
        step,
    )


def pause_form(draft: Draft, place: Workplace) -> Form:
    """Ask why the customer's clock should stand still, and until when; while it does, whether it should go on."""
    stop = pause_at(draft.record.history, place.clock(), place.zone)
    if stop is not None:
        until = day_time(stop.end, place.clock(), place.zone)
        return Form(
            f"Paused until {until}: go on now?",
            "The customer's clock runs again, with what was left.",
            "go on",
            (Question("note", "Why"),),
            lambda answers: lambda draft, now, by: resume(draft, answers["note"], now, by),
        )

    def step(answers: Answers) -> Step:
        until = start_of(answers["until"], place.zone)
        return lambda draft, now, by: pause(draft, reason=answers["reason"], until=until, now=now, by=by)

    return Form(
        "Pause the customer's clock",
        "It alone stands still; the follow-up with the target goes on.",
        "pause it",
        (
            Question("reason", "Why they want to hear nothing", needed=True, example="their office is closed"),
            Question("until", "Until when", Kind.MOMENT, needed=True, example="tomorrow 09:00, Mon 09:00"),
        ),
        step,
    )


def kept_question(draft: Draft, place: Workplace, asked: str, *kinds: CommitmentKind) -> tuple[Question, ...]:
    """Ask which commitments with a date an act ends, where there are any."""
    now, zone = place.clock(), place.zone
    dated = [one.commitment for one in deadlines(draft.record, place.settings)]
    choices = [
        (one.key, f"{title(one)}, {day_time(one.due, now, zone)}") for one in dated if not kinds or one.kind in kinds
    ]
    return (Question("keeps", asked, Kind.SEVERAL, choices=choices),) if choices else ()
