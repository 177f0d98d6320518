"""What a script may import, with its types; .ci/run has mypy look at it beside the installed wheel."""

from pathlib import Path

from escalate_tui.brief import document, render
from escalate_tui.clock import now
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings
from escalate_tui.storage import read_file
from escalate_tui.zones import local_zone


def brief_of(path: Path) -> str:
    """Write the brief of any file of an escalation as plain text."""
    draft, context = Draft(read_file(path)), Context(now(), Settings(WorkingCalendar.nine_to_six(local_zone())))
    return render(document(draft, assess(draft, context), context), "plain")


def refused(path: Path) -> Draft:
    """Hand in what no document is: without types nobody would be told."""
    return Draft(path)  # type: ignore[arg-type]
