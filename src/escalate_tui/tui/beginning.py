"""A draft as it begins: who reports it, who is affected, and what is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from os.path import lexists
from random import SystemRandom

from escalate_tui.model.document import Doc
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import LINE_LIMIT
from escalate_tui.model.keys import new_key
from escalate_tui.storage import new_id, record_path
from escalate_tui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Given:
    """What a draft begins with that was taken from a file.

    Attributes:
        facts: Values by the record's own names, which the draft takes.
        text: A text of which it is proposed what it says of the fields.
        unknown: The paths of facts that no field is declared for; the draft keeps them, as files do.
        attachments: The names of what is attached to a mail; none of it was opened.
    """

    facts: Doc = field(default_factory=dict)
    text: str = ""
    unknown: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def unknown_told(self) -> str:
        """Says which facts no field is declared for; empty where there are none."""
        return f"Kept as it is, for no field has that name: {', '.join(self.unknown)}." if self.unknown else ""


def begun_draft(
    place: Workplace, name: str, sentence: str, customers: Iterable[str], facts: Doc | None = None
) -> Draft:
    """Begin a draft; nothing is written.

    Args:
        place: The clock, and the team that briefs name beside a person.
        name: Who reports and owns it.
        sentence: What it is about, which becomes its summary where it fits in one line; empty when that is not known.
        customers: The names of who is affected.
        facts: What else is known, by the record's own names.
    """
    now, random = place.clock(), SystemRandom()
    # A script begins many in one second, and of three characters two are soon the same.
    free = (one for one in iter(lambda: new_id(now, random), "") if not lexists(record_path(place.store.root, one)))
    draft = Draft.begun(next(free), now, by=name).with_value("reporter", place.reporter(name))
    draft = Draft({**draft.doc, **(facts or {})})
    for customer in customers:
        draft = draft.with_item("understand.customers", {"key": new_key(()), "name": customer})
    return draft.with_value("understand.summary", sentence) if 0 < len(sentence) <= LINE_LIMIT else draft
