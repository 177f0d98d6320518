"""Lists, walked item by item: what is typed is added; items are changed, removed and moved by their numbers."""

from collections.abc import Mapping
from typing import Any, Final

from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.items import EMPTY, NUMBERED, item_words
from escalate_tui.model.keys import new_key
from escalate_tui.model.room import UNSAID, cut
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Unreadable
from escalate_tui.prompts.choosing import chosen, numbered
from escalate_tui.prompts.commands import EVERYWHERE, IN_LISTS, Command, Said
from escalate_tui.prompts.field import FieldTalk
from escalate_tui.prompts.talk import Back, Talk

MORE: Final = "Another, or enter goes on."
"""What is said once one was added."""


class ListTalk:
    """Asks for the items of a list: texts of one line each, or items with fields of their own."""

    def __init__(self, talk: Talk, spec: FieldSpec) -> None:
        self._talk = talk
        self._spec = spec
        self._path = spec.path
        self._first = spec.item[0] if spec.item else None

    def run(self) -> None:
        """Say what is there, and ask until nothing is to be added or changed.

        Raises:
            Back: The field before is wanted.
        """
        talk = self._talk
        talk.here = self._path
        talk.say(*self.now())
        if talk.first_time(f"help of {self._path}"):
            talk.say(self._spec.help)
        talk.say(self._how())
        if talk.first_time("lists"):
            talk.say(*self._commands())
        talk.standing(self._path)
        while not self._answered(talk.ask()):
            talk.here = self._path

    @property
    def _items(self) -> list[Any]:
        """The raw items; what a hand edit made no table of is let be."""
        value = self._talk.desk.draft.value(self._path)
        items = value if isinstance(value, list) else [] if value is None else [value]
        return items if self._first is None else [item for item in items if isinstance(item, Mapping)]

    def now(self) -> list[str]:
        """Say how many there are, and each on a line of its own."""
        items = self._items
        head = f"{self._spec.title}: {len(items) or 'empty'}."
        return [head, *(self._line(at) for at in range(len(items)))]

    def _line(self, at: int) -> str:
        item = self._items[at]
        words = str(item) if self._first is None else item_words(self._spec, item, self._talk.desk.reading, ", ")
        return f"{at + 1}. {words}"

    def _how(self) -> str:
        """Say what adds an item, in a line."""
        if self._first is None:
            return "Type one to add it. Enter goes on."
        noun = self._first.face.group.lower()
        one = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
        if self._first.choices:
            return f"To add {one}, type what it is: {numbered(self._first.choices)}. Enter goes on."
        return f"Type {one} to add it. Enter goes on."

    def _commands(self) -> list[str]:
        moved = ", :up 2 and :down 2 move it" if self._path in NUMBERED else ""
        return [f":change 2 changes the second, :remove 2 removes it{moved}."]

    def _answered(self, said: Said) -> bool:
        talk = self._talk
        if said.command in IN_LISTS:
            self._by_number(said)
            return False
        match said.command:
            case Command.KEEP:
                talk.findings(self._path, missing=True)
                return True
            case Command.BACK:
                raise Back
            case Command.HELP:
                talk.say(self._spec.help, *self.now(), self._how(), *self._commands(), *EVERYWHERE)
            case Command.EMPTY:
                self._empty()
            case Command.TEXT:
                self._add(said.text)
        return False

    def _empty(self) -> None:
        """Empty a list of texts; of items with fields each is removed by itself."""
        if self._first is None or not self._items:
            self._put(self._talk.desk.draft.with_value(self._path, None), "Empty.")
        else:
            self._talk.say("Say which one: :remove 1.")

    def _add(self, text: str) -> None:
        talk, draft = self._talk, self._talk.desk.draft
        if self._first is None:
            text = self._fitting(text, self._spec)
            self._put(draft.with_value(self._path, [*self._items, text]), f"Added, {len(self._items) + 1} now.")
            return
        value: Any = text
        if self._first.face.control is Control.CHOICE:
            try:
                value = chosen(text, self._first.choices)
            except Unreadable as wrong:
                talk.say(str(wrong))
                return
        else:
            value = self._fitting(text, self._first)
        key = new_key({str(item.get("key")) for item in self._items})
        understood = f": {dict(self._first.choices)[value]}" if self._first.choices else ""
        talk.answer(draft.with_item(self._path, {"key": key, self._first.path: value}), f"Added{understood}.")
        self._edit(key, self._spec.item[1:])
        talk.say(MORE)

    def _fitting(self, text: str, spec: FieldSpec) -> str:
        text = clean_line(text)
        fits = cut(text, spec.face.limit or UNSAID)
        if len(fits) < len(text):
            self._talk.say(f"Cut: the field holds {len(fits):,} of these {len(text):,} characters.")
        return fits

    def _edit(self, key: str, specs: tuple[FieldSpec, ...]) -> None:
        """Walk the fields of an item, to and fro; at its end, or before its first, back to the list."""
        at = 0
        while 0 <= at < len(specs):
            try:
                FieldTalk(self._talk, specs[at], f"{self._path}.{key}.{specs[at].path}").run()
                at += 1
            except Back:
                at -= 1
        number = next((at for at, item in enumerate(self._items) if item.get("key") == key), None)
        if number is not None and self._line(number).endswith(EMPTY):
            self._talk.answer(self._talk.desk.draft.without_item(self._path, key), "Removed: nothing stood in it.")
        elif number is not None:
            self._talk.say(self._line(number))
        self._talk.findings(self._path, missing=True, heard=f"{self._path}.{key}")

    def _by_number(self, said: Said) -> None:
        """Change, remove or move an item."""
        items = self._items
        typed = said.text[:9]
        at = int(typed) - 1 if typed.isascii() and typed.isdecimal() else -1
        if not 0 <= at < len(items):
            self._talk.say(f"Which one? {said.command} 1" + (f" to {len(items)}." if len(items) > 1 else "."))
        elif said.command is Command.CHANGE:
            self._change(at)
        elif said.command is Command.REMOVE:
            self._put(self._without(at), f"Removed: {self._line(at).partition(' ')[2]}.")
        else:
            to = max(0, min(len(items) - 1, at + (1 if said.command is Command.DOWN else -1)))
            self._put(self._moved(at, to), f"Moved: it is {to + 1} now.")

    def _without(self, at: int) -> Draft:
        draft, items = self._talk.desk.draft, self._items
        if self._first is not None:
            return draft.without_item(self._path, items[at]["key"])
        return draft.with_value(self._path, [*items[:at], *items[at + 1 :]])

    def _moved(self, at: int, to: int) -> Draft:
        draft, items = self._talk.desk.draft, self._items
        if self._first is not None:
            return draft.with_moved(self._path, items[at]["key"], to - at)
        rest = [*items[:at], *items[at + 1 :]]
        return draft.with_value(self._path, [*rest[:to], items[at], *rest[to:]])

    def _change(self, at: int) -> None:
        if self._first is not None:
            self._edit(str(self._items[at]["key"]), self._spec.item)
            return
        self._talk.say(self._line(at), "Type what it should be.")
        said = self._talk.ask()
        if said.command is Command.TEXT:
            items = self._items
            texts = [*items[:at], self._fitting(said.text, self._spec), *items[at + 1 :]]
            self._put(self._talk.desk.draft.with_value(self._path, texts), "Changed.")

    def _put(self, draft: Draft, text: str) -> None:
        self._talk.answer(draft, text)
        self._talk.findings(self._path, missing=True)
