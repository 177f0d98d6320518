"""Somebody who answers the prompts: each line is chosen by the field that is asked, as in a record that is known."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from cases import ZONE
from escalate_tui.judgement.criteria import BY_ID
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import field_at
from escalate_tui.moments import show_moment
from escalate_tui.prompts.lines import AtEnd, Lines
from escalate_tui.prompts.signals import Signals
from escalate_tui.prompts.talk import Left, Talk
from escalate_tui.prompts.walk import Walk
from escalate_tui.tui.desk import Desk
from escalate_tui.workplace import Workplace

ID = "esc-20260310-143000-abc"


class Typed(io.BytesIO):
    """Lines that were typed beforehand, one after the other."""

    def __init__(self, lines: Iterable[str | bytes]) -> None:
        super().__init__(b"".join(line if isinstance(line, bytes) else f"{line}\n".encode() for line in lines))


class Person(io.RawIOBase):
    """Answers every field as a record has it, and enter where it has nothing.

    Attributes:
        asked: The paths that were asked, in their order, those in items with the key.
        talk: What asks.
    """

    talk: Talk

    def __init__(self, known: Draft) -> None:
        self._known = known
        self._left: dict[str, Iterator[str]] = {}
        self.asked: list[str] = []

    def readline(self, _: int | None = -1) -> bytes:
        """Type the next line for the field that is asked."""
        path = self.talk.here
        if path not in self._left:
            self.asked.append(path)
            self._left[path] = iter(self._answers(path) if path else ["q"])
        return f"{next(self._left[path], '')}\n".encode()

    def _answers(self, path: str) -> list[str]:
        spec = field_at(path)
        if spec.face.control is Control.CRITERIA:
            return [BY_ID[name].title for name in self._known.value(f"{path}.confirmed") or []]
        if path.count(".") == 3:
            table, key, name = path.rsplit(".", 2)
            at = [item["key"] for item in self.talk.desk.draft.value(table)].index(key)
            return typed(spec, self._known.value(table)[at].get(name))
        value = self._known.value(path)
        if spec.face.control is Control.ITEMS:
            first = spec.item[0]
            return [typed(first, item[first.path])[0] for item in value or []]
        return typed(spec, value)


def typed(spec: FieldSpec, value: Any) -> list[str]:
    """Write a value as somebody types it."""
    match spec.face.control:
        case _ if value is None:
            return []
        case Control.CHOICE | Control.FLAG:
            return [dict(spec.choices)[value]]
        case Control.CHOICES:
            return [", ".join(dict(spec.choices)[one] for one in value)]
        case Control.MOMENT:
            return [show_moment(value, ZONE)]
        case Control.PROSE:
            return [*value.splitlines(), "."]
        case Control.LINES:
            return list(value)
    return [str(value)]


def talk_of(place: Workplace, source: io.IOBase, draft: Draft | None = None, *, echoed: bool = True) -> Talk:
    """Begin a talk about a draft, by default an empty one, whose words go into a text in memory."""
    out = io.StringIO()
    desk = Desk(place, draft or Draft.begun(ID, place.clock(), by="Sam"), None)
    talk = Talk(desk, Lines(source, out, encoding="utf-8", echoed=echoed), Signals())
    talk.out = out
    return talk


def walked(talk: Talk, step: str = "understand", path: str = "") -> str:
    """Walk until the draft is left or the answers end, and give all that was said."""
    try:
        Walk(talk).run(step, path)
    except (Left, AtEnd):
        return said(talk)


def said(talk: Talk) -> str:
    """Give all that was said."""
    return talk.out.getvalue()


def told(place: Workplace, lines: Iterable[str | bytes], draft: Draft | None = None, at: str = "") -> tuple[Draft, str]:
    """Type lines from a field on; give the draft they leave, and what was said."""
    talk = talk_of(place, Typed(lines), draft)
    words = walked(talk, at.partition(".")[0] if "." in at else at or "understand", at if "." in at else "")
    return talk.desk.draft, words


def bare(doc: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is made anew with each record: its id, its times, the keys of its items."""
    left = {name: value for name, value in doc.items() if name not in ("id", "created", "updated")}
    return _without_keys(left)


def _without_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_keys(inner) for name, inner in value.items() if name != "key"}
    return [_without_keys(one) for one in value] if isinstance(value, list) else value
