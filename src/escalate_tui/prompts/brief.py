"""The end of the walk: what it adds up to, and the brief on its way."""

import sys
from pathlib import Path

from escalate_tui.brief import FORMATS, document, render, secret_beside, too_long
from escalate_tui.clipboard import copy
from escalate_tui.followup.acts import hand_over
from escalate_tui.followup.decisions import keep, mask_all
from escalate_tui.followup.handing_over import decided
from escalate_tui.followup.next_steps import steps_after
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.choices import Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import title_of
from escalate_tui.model.text import clean_line
from escalate_tui.noting import noted
from escalate_tui.prompts.commands import EVERYWHERE, Command, Said
from escalate_tui.prompts.judged import whole
from escalate_tui.prompts.talk import Back, Left, Talk
from escalate_tui.storage.exports import Export
from escalate_tui.terminal import DUMB


class BriefTalk:
    """Says what the draft adds up to, and asks what becomes of its brief."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def run(self) -> None:
        """Say it, and ask until the draft is left.

        Raises:
            Back: The field before is wanted.
            Left: The draft is left.
        """
        talk = self._talk
        talk.here, talk.step = "", "brief"
        talk.desk.tick()
        talk.compare()
        talk.say(*whole(talk.desk.assessment, talk.desk.alike))
        self._offer()
        while True:
            self._answer(talk.ask())

    @property
    def _format(self) -> str:
        desk = self._talk.desk
        return desk.place.settings.receiver(desk.assessment.target.team).format or next(iter(FORMATS))

    @property
    def _text(self) -> str:
        desk = self._talk.desk
        return desk.place.marked(render(document(desk.draft, desk.assessment, desk.context), self._format))

    @property
    def _path(self) -> Path:
        desk = self._talk.desk
        return desk.place.briefs / f"{desk.draft.id}{FORMATS[self._format].suffix}"

    def _offer(self) -> None:
        handed = self._talk.desk.draft.status is not Status.DRAFT
        more = "" if handed else "h hands it over, "
        self._talk.say(f"c copies the brief, p prints it as {FORMATS[self._format].title}, {more}q leaves.")

    def _answer(self, said: Said) -> None:
        talk = self._talk
        talk.desk.tick()
        match said.command, said.text.casefold():
            case Command.BACK, _:
                raise Back
            case Command.HELP, _:
                talk.say(*whole(talk.desk.assessment, talk.desk.alike), *EVERYWHERE)
            case Command.TEXT, "q" | "quit":
                raise Left
            case Command.TEXT, "p" | "print":
                if self._without_secrets("printed"):
                    self._print()
            case Command.TEXT, "c" | "copy":
                if self._may_leave("copied"):
                    self._copy()
            case Command.TEXT, "h" | "hand over":
                self._hand_over()
            case _:
                talk.no_list(said)
                self._offer()

    def _print(self) -> None:
        text = self._text
        problem = too_long(self._format, text)
        self._talk.say(text.rstrip("\n"), *([problem] if problem else []))

    def _may_leave(self, done: str) -> bool:
        """Tell whether the brief may leave: once nothing stops it and every secret in it is decided on."""
        talk, desk = self._talk, self._talk.desk
        stops = desk.assessment.stops
        if stops:
            talk.say(f"Not {done} yet. {title_of(stops[0].path)}: {stops[0].says} :open leads there.")
            return False
        return self._without_secrets(done)

    def _without_secrets(self, done: str) -> bool:
        """Tell whether every secret in the brief is decided on, once that was asked."""
        talk, desk = self._talk, self._talk.desk
        if not self._settled():
            talk.say(f"Not {done}.")
            return False
        held = secret_beside(self._format, desk.draft, desk.context)
        if held:
            talk.say(f"Not {done} yet: {held}")
        return not held

    def _settled(self) -> bool:
        """Have it decided what becomes of each secret; tell whether it was."""
        talk, desk = self._talk, self._talk.desk
        found = secrets_in(desk.assessment.findings)
        if not found:
            return True
        talk.say("This should not leave as it is:", *(f"{title_of(one.path)}: {one.says}" for one in found))
        talk.say("m masks it, k keeps it for a reason, enter goes back.")
        answer, by = talk.ask().text.casefold(), desk.draft.record.owner or ""
        if answer == "m":
            talk.answer(mask_all(desk.draft, desk.context, by), "Masked.")
            return True
        if answer == "k":
            talk.say("Why does the receiver need it as it stands? One line; the history keeps it.")
            reason = talk.ask()
            if reason.command is Command.TEXT:
                why = clean_line(reason.text)
                talk.answer(keep(desk.draft, found, why, desk.place.clock(), by), "Kept.")
                return True
        return False

    def _copy(self) -> None:
        place, path = self._talk.desk.place, self._path
        # To a terminal of no name, or one that prints what it does not know, nothing is sent.
        silent = place.env.get("TERM", "").lower() in ("", *DUMB)
        sends = sys.stdout is not None and sys.stdout.isatty() and not silent
        pieces: list[str] = []
        copied = copy(self._text, env=place.env, write_terminal=pieces.append if sends else None, fallback=path)
        if pieces:
            sys.stdout.write("".join(pieces))
        problem = ""
        if not copied.file.problem:
            identity, _, form = path.name.partition(".")
            problem = noted(place, Export(identity, path, place.clock(), form))
        self._talk.say(copied.sentence, *([problem] if problem else []))

    def _hand_over(self) -> None:
        talk, desk = self._talk, self._talk.desk
        if desk.draft.status is not Status.DRAFT:
            talk.say("This was handed over already; the board has it.")
            return
        if not self._may_leave("handed over"):
            return
        facts = decided(self._handed_over().record, desk.assessment, desk.place.settings, desk.place.clock())
        talk.say(*(f"{title}: {fact}" for title, fact in facts), "Hand this over? y hands it over, enter goes back.")
        if talk.ask().text.casefold() not in ("y", "yes"):
            talk.say("Not handed over.")
            return
        talk.answer(self._handed_over())
        if desk.unsaved or desk.clashes:
            talk.say("It is not written yet.")
            return
        talk.say("Handed over. Worth doing now:")
        talk.say(*(f"  {step.text}" for step in steps_after(desk.draft, desk.place.settings)))
        self._offer()

    def _handed_over(self) -> Draft:
        desk = self._talk.desk
        return hand_over(
            desk.draft,
            severity=desk.assessment.severity.effective,
            team=desk.assessment.target.team,
            also=desk.draft.record.target.also,
            format=self._format,
            brief=self._text,
            now=desk.place.clock(),
            by=desk.draft.record.owner or "",
        )
