"""What a format prints beside the fields, where no finding reaches: it must hold no secret either."""

from collections.abc import Iterator
from typing import Any, Final

from escalate_tui.brief.formats import FORMATS
from escalate_tui.brief.json_form import without_copies
from escalate_tui.judgement.assessment import Context
from escalate_tui.judgement.english_sensitive import NAMES
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.findings_sensitive import searched
from escalate_tui.judgement.sensitive import Hit, sensitive
from escalate_tui.model.draft import Draft

HELD_BACK: Final = (
    "{path} holds {name}, and {title} gives the whole record. "
    "Take it out of the file, or choose another format: the others leave it out."
)
"""Said of a secret that stands beside the fields."""


def secret_beside(name: str, draft: Draft, context: Context) -> str:
    """Say which secret keeps a brief in a format from leaving that no finding speaks of; empty where there is none.

    The fields have findings. A format that gives the whole record prints more: the notes of the history, and keys that
    nobody knows. What stands in a field as well is asked about there.

    Args:
        name: The format.
        draft: The escalation.
        context: The present instant and the settings.

    Raises:
        KeyError: There is no format of that name.
    """
    if not FORMATS[name].whole:
        return ""
    words = (value if isinstance(value, str) else "\n".join(value) for _, value in searched(Facts(draft, context)))
    asked = {text[hit.start : hit.end] for text in words for hit in _loud(text)}
    for path, text in _texts(without_copies(draft.doc)):
        for hit in _loud(text):
            if text[hit.start : hit.end] not in asked:
                return HELD_BACK.format(path=path, name=NAMES[hit.kind], title=FORMATS[name].title)
    return ""


def _loud(text: str) -> Iterator[Hit]:
    return (hit for hit in sensitive(text) if not hit.kind.quiet)


def _texts(value: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a document with its path, also as its name says it: `api_key` tells what follows it.

    A name comes before what stands under it, with the path of the table: the path of a secret then holds none.
    """
    if isinstance(value, dict):
        for inner_name, inner in value.items():
            yield path or "its file", inner_name
            yield from _texts(inner, f"{path}.{inner_name}" if path else inner_name, inner_name)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            place = inner.get("key", at) if isinstance(inner, dict) else at
            yield from _texts(inner, f"{path}.{place}", name)
    else:
        yield path, str(value)
        yield path, f"{name}: {value}"
