"""Doing an act, whoever asks for it: one entry more on what the file of an escalation holds by then."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from escalate_tui.errors import EscalateError
from escalate_tui.model.draft import Draft
from escalate_tui.storage import Conflict
from escalate_tui.workplace import Workplace

Step: TypeAlias = Callable[[Draft, datetime, str], Draft]
"""An act: of the escalation, the present instant and who acts, it makes the escalation with one entry more."""

TRIES = 50
"""How often an act is tried when other programs write the same file at the same moment: each try one of them wins."""


def act_on(workplace: Workplace, identity: str, step: Step) -> Draft:
    """Do an act on what the file holds by now, again if another program was faster.

    Raises:
        EscalateError: The act is not allowed as it stands, or the file cannot be read or written.
        OSError: The file cannot be opened or written.
    """
    for _ in range(TRIES):
        doc, version = workplace.store.get(identity)
        draft = Draft(doc)
        after = step(draft, workplace.clock(), workplace.user or draft.record.owner or "")
        try:
            workplace.store.put(after.doc, version)
        except Conflict:
            continue
        except OSError:
            # The disk may complain after the file has its new name: what stands there is not written twice.
            if workplace.store.get(identity)[0].get("history") != after.doc.get("history"):
                raise
        return after
    raise EscalateError("Another program keeps changing this escalation. Nothing was written; try again.")
