"""The forms of the acts that change an escalation: severity, attempts, owner, target, sent back."""

from typing import Final

from escalate_tui.board_index import context_for
from escalate_tui.brief import FORMATS, document, render, secret_beside
from escalate_tui.doing import Step
from escalate_tui.errors import EscalateError
from escalate_tui.followup.changing import add_attempt, change_owner, change_severity, change_target, sent_back
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import SENT, last, severity_of, team_of
from escalate_tui.tui.acts.question import Answers, Form, Kind, Question
from escalate_tui.workplace import Workplace

TEAMS = tuple((one, one.label) for one in Team)
"""The targets, each with its word."""


def severity_form(draft: Draft, place: Workplace) -> Form:
    """Ask for another severity, and why; what the facts suggest by now is said."""
    now_is = severity_of(draft.record.history)
    suggested = assess(draft, context_for(place, draft)).severity
    hint = "Both clocks are timed anew, from when they last started."
    if suggested.suggested is not now_is:
        hint = f"The facts of the record suggest {suggested.suggested.label}. {hint}"

    def step(answers: Answers) -> Step:
        return lambda draft, now, by: change_severity(draft, answers["severity"], answers["reason"], now, by)

    return Form(
        "Change the severity",
        hint,
        "change it",
        (
            Question(
                "severity", "Severity", Kind.ONE, needed=True,
                choices=tuple((one, one.label) for one in Severity), start=now_is,
            ),
            Question("reason", "What is new", needed=True),
        ),
        step,
    )  # fmt: skip


WAY_OUT: Final = "Open the record with e: copying there asks about it."
"""What to do on the board about a secret that nobody decided on."""


def target_form(draft: Draft, place: Workplace, way_out: str = WAY_OUT) -> Form:
    """Ask who receives it from now on; the new brief is made for them of the record as it is by then.

    Args:
        draft: The escalation.
        place: The settings, the clock.
        way_out: What to do about a secret that nobody decided on, where the question is asked.
    """

    def step(answers: Answers) -> Step:
        team, also = answers["team"], [one for one in answers["also"] if one is not answers["team"]]
        return lambda draft, now, by: change_target(
            draft,
            team=team,
            also=also,
            format=_format(draft, team, place),
            brief=_brief(draft, team, place, way_out),
            note=answers["note"],
            now=now,
            by=by,
        )

    sent = last(draft.record.history, *SENT)
    return Form(
        "Send it to another target, or send a new brief",
        "The brief is written anew from the record as it is now; c then copies it. No clock starts again.",
        "send it",
        (
            Question(
                "team", "Who receives it", Kind.ONE, needed=True, choices=TEAMS, start=team_of(draft.record.history)
            ),
            Question("also", "Who else is told", Kind.SEVERAL, choices=TEAMS, start=sent.also if sent else ()),
            Question("note", "Why"),
        ),
        step,
    )


def _format(draft: Draft, team: Team, place: Workplace) -> str:
    """Name the format of a new brief: that in which it left last, and for another target the one that it reads."""
    sent = last(draft.record.history, *SENT)
    before = sent.format if sent and sent.format in FORMATS else ""
    theirs = "" if team is team_of(draft.record.history) else place.settings.receiver(team).format
    return theirs or before or next(iter(FORMATS))


def _brief(draft: Draft, team: Team, place: Workplace, way_out: str) -> str:
    """Write the brief for another target.

    Raises:
        EscalateError: It holds sensitive text that nobody decided on.
    """
    context = context_for(place, draft)
    assessment, format_ = assess(draft, context), _format(draft, team, place)
    for one in secrets_in(assessment.findings):
        raise EscalateError(f"Nothing was sent, for {one.says} {way_out}")
    if held := secret_beside(format_, draft, context):
        raise EscalateError(f"Nothing was sent, for {held}")
    return render(document(draft, assessment, context, team), format_)


ATTEMPT: Final = Form(
    "Tried since",
    "It joins what was tried before, and what is new since the brief. No clock starts again.",
    "note it",
    (
        Question("action", "What was tried", needed=True, example="one thing"),
        Question("result", "What came of it", example="also when nothing changed"),
    ),
    lambda answers: lambda draft, now, by: add_attempt(draft, answers["action"], answers["result"], now, by),
)
"""What was tried since the brief left."""

OWNER: Final = Form(
    "Change the owner",
    "Who keeps the promises to the customer from now on.",
    "change it",
    (Question("owner", "Owner", needed=True), Question("note", "What they should know")),
    lambda answers: lambda draft, now, by: change_owner(draft, answers["owner"], answers["note"], now, by),
)
"""Who keeps the promises."""

SENT_BACK: Final = Form(
    "They sent it back: why?",
    "What they miss is what the next brief needs: e edits the record, m sends a new one. The clocks go on.",
    "note it",
    (Question("reason", "What they miss, or who should have it", needed=True),),
    lambda answers: lambda draft, now, by: sent_back(draft, answers["reason"], now, by),
)
"""Why the target sent it back."""
