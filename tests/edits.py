"""Random edits of an escalation, as two people at two screens, an editor or a script would make them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from cases import NOW, case, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields

Edit = Callable[[Draft], Draft]
"""One edit of a draft."""

WORDS = st.text("ab \n", min_size=1, max_size=4)
VALUES = {
    Control.NUMBER: st.integers(0, 9),
    Control.MONEY: st.sampled_from(["1000 EUR", "2000 EUR", "a lot"]),
    Control.MOMENT: st.integers(0, 99).map(lambda hours: NOW + timedelta(hours=hours)),
    Control.DURATION: st.sampled_from(["4h", "2d", "soon"]),
    Control.FLAG: st.booleans(),
}
UNKNOWN = ("extra", "understand.extra", "impact.of.no.one", "repro.rows")
"""Places that no field is declared for."""

TEXTS = ("understand.tickets", "understand.threads", "understand.documents", "target.also", "impact.labels")
LISTS = ("understand.customers", "understand.attempts", "repro.steps", "repro.evidence", "links")
TYPED = {path: spec for path, spec in fields().items() if spec.face.control not in (Control.ITEMS, Control.CRITERIA)}


def begun() -> st.SearchStrategy[Draft]:
    """One of the six cases, before or after it was handed over."""
    numbers = st.integers(1, 6)
    return numbers.map(case) | numbers.map(lambda number: handed_over(number, Severity.HIGH))


def edits(side: str) -> st.SearchStrategy[list[Edit]]:
    """Some edits by one side; what it adds goes by keys of its own, which begin with the letter of the side."""
    one = st.one_of(_field(), _unknown(), _overruled(), _text(), _added(side), _in_item(), _removed(), _moved())
    return st.lists(one | _entered(side), min_size=1, max_size=6)


def after(draft: Draft, made: list[Edit]) -> Draft:
    """The draft after these edits."""
    for edit in made:
        draft = edit(draft)
    return draft


def paths() -> st.SearchStrategy[str]:
    """The path of a declared field, as often as not one of a few, so that two sides meet."""
    return st.sampled_from(["impact.depth", "understand.component", "impact.sla_ends"]) | st.sampled_from(sorted(TYPED))


def values(path: str) -> st.SearchStrategy[Any]:
    """A value for the field at a path: one that parses or not, or None."""
    spec = TYPED[path]
    if spec.face.control in (Control.CHOICES, Control.LINES):
        return st.none() | WORDS
    if spec.face.control is Control.CHOICE:
        return st.none() | st.sampled_from([value for value, _ in spec.choices])
    return st.none() | VALUES.get(spec.face.control, WORDS)


def _put(path: str, value: Any) -> Edit:
    return lambda draft: draft.with_value(path, value)


def _field() -> st.SearchStrategy[Edit]:
    """A declared field set to a value, or to a text that does not parse, or unset."""
    return paths().flatmap(lambda path: values(path).map(lambda value: _put(path, value)))


def _unknown() -> st.SearchStrategy[Edit]:
    anything = WORDS | st.integers(0, 1) | st.booleans() | st.floats(0, 1) | st.lists(st.integers(0, 1))
    return st.builds(
        _put, st.sampled_from(UNKNOWN), st.none() | anything | st.dictionaries(st.sampled_from("xy"), anything)
    )


def _overruled() -> st.SearchStrategy[Edit]:
    names = st.sampled_from(["documented", "guidance"])
    return st.builds(lambda name, why: _put(f"understand.criteria.overruled.{name}", why), names, WORDS)


def _text() -> st.SearchStrategy[Edit]:
    """A text added to a list of texts or removed from it."""

    def edit(path: str, text: str) -> Edit:
        def toggled(draft: Draft) -> Draft:
            there = draft.value(path) or []
            if not isinstance(there, list):
                return draft
            return draft.with_value(path, [one for one in there if one != text] if text in there else [*there, text])

        return toggled

    return st.builds(edit, st.sampled_from(TEXTS), st.sampled_from(["48211", "48377", "48402", "x", "y", "z"]))


def _added(side: str) -> st.SearchStrategy[Edit]:
    def edit(path: str, number: int, text: str) -> Edit:
        key = f"{side}{number}"
        return lambda draft: draft if draft.value(f"{path}.{key}") else draft.with_item(path, {"key": key, "t": text})

    return st.builds(edit, st.sampled_from(LISTS), st.integers(0, 2), WORDS)


def _of_item(change: Callable[[Draft, str, str], Draft]) -> st.SearchStrategy[Edit]:
    """A change of some item of some list, if there is any."""

    def edit(path: str, number: int) -> Edit:
        def changed(draft: Draft) -> Draft:
            items = draft.value(path) or []
            return change(draft, path, items[number % len(items)]["key"]) if items else draft

        return changed

    return st.builds(edit, st.sampled_from(LISTS), st.integers(0, 9))


def _in_item() -> st.SearchStrategy[Edit]:
    names, values = st.sampled_from(["name", "plan", "action", "text", "kind", "extra"]), st.none() | WORDS
    return st.tuples(names, values).flatmap(
        lambda one: _of_item(lambda draft, path, key: draft.with_value(f"{path}.{key}.{one[0]}", one[1]))
    )


def _removed() -> st.SearchStrategy[Edit]:
    return _of_item(lambda draft, path, key: draft.without_item(path, key))


def _moved() -> st.SearchStrategy[Edit]:
    return st.integers(-2, 2).flatmap(lambda by: _of_item(lambda draft, path, key: draft.with_moved(path, key, by)))


def _entered(side: str) -> st.SearchStrategy[Edit]:
    """An entry of the history; clocks of two sides agree to the minute at best."""

    def edit(number: int, minute: int, note: str) -> Edit:
        key = f"h{side}{number}"
        entry = {"key": key, "logged": NOW + timedelta(minutes=minute), "act": "followed-up", "note": note}
        return lambda draft: draft if draft.value(f"history.{key}") else draft.with_entry(entry)

    return st.builds(edit, st.integers(0, 2), st.integers(0, 3), WORDS)
