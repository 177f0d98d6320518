"""Several processes at one escalation."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from escalate_tui.model.draft import Draft
from escalate_tui.storage import FileStore

ID = "esc-20260310-143012-k7q"
EACH = 250
SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from escalate_tui.storage import Conflict, FileStore

store = FileStore(Path(sys.argv[1]), lambda: datetime(2026, 3, 10, tzinfo=UTC))
doc, version = store.get(sys.argv[2])
for _ in range(int(sys.argv[3])):
    while True:
        try:
            doc = {**doc, "count": doc["count"] + 1}
            version = store.put(doc, version)
            break
        except Conflict as conflict:
            doc, version = conflict.doc, conflict.version
"""


def test_two_processes_lose_no_increment(tmp_path: Path) -> None:
    """Two processes that count up the same record at once, each trying again on a conflict, lose none."""
    store = FileStore(tmp_path, lambda: datetime(2026, 3, 10, tzinfo=UTC))
    store.put({"schema": 1, "id": ID, "count": 0}, None)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), ID, str(EACH)]
    counting = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(timeout=60) for process in counting] == [0, 0]
    assert store.get(ID)[0]["count"] == 2 * EACH
    assert not (tmp_path / "versions").exists()


FIELDS = ("understand.summary", "understand.description", "impact.workflow", "target.ask_text")

TYPE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings
from escalate_tui.storage import FileStore, State
from escalate_tui.tui.desk import Desk
from escalate_tui.workplace import Workplace

root, identity, field, number = Path(sys.argv[1]), *sys.argv[2:5]
others = [other for other in sys.argv[5:] if other != field]
clock = lambda: datetime(2026, 3, 10, tzinfo=UTC)
settings = Settings(WorkingCalendar.nine_to_six(UTC))
store = FileStore(root / "data", clock)
place = Workplace(store, State(root / "state"), clock, settings, root / "cache", root / "briefs", root / "own", {})
merged = 0
print("ready", flush=True)
sys.stdin.readline()
for at in range(int(number)):
    # Opened anew each time: what is lost from the file is then not brought back from memory.
    doc, version = store.get(identity)
    desk = Desk(place, Draft(doc), version)
    before = [desk.draft.value(other) for other in others]
    desk.enter(field, (desk.draft.value(field) or "") + chr(97 + at % 26))
    # As the screens do, until it is written; another may be faster a few times.
    tries = [desk.save() for _ in range(100) if desk.unsaved]
    assert tries[-1], desk.trouble
    merged += before != [desk.draft.value(other) for other in others]
print(merged)
"""


def test_four_people_in_four_fields_lose_no_letter(tmp_path: Path) -> None:
    """Each adds 250 letters to a field of its own, all at once: every letter is there, in its order."""
    store = FileStore(tmp_path / "data", lambda: datetime(2026, 3, 10, tzinfo=UTC))
    store.put(Draft.begun(ID, datetime(2026, 3, 10, tzinfo=UTC), by="Sam").doc, None)
    commands = [[sys.executable, "-c", TYPE, str(tmp_path), ID, field, str(EACH), *FIELDS] for field in FIELDS]
    people = [subprocess.Popen(one, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for one in commands]
    for person in people:
        assert person.stdout is not None
        assert person.stdout.readline() == "ready\n"
    for person in people:
        assert person.stdin is not None
        person.stdin.write("go\n")
        person.stdin.flush()
    told = [person.communicate(timeout=60)[0] for person in people]
    draft = Draft(store.get(ID)[0])
    letters = "".join(chr(97 + at % 26) for at in range(EACH))
    assert {field: draft.value(field) for field in FIELDS} == dict.fromkeys(FIELDS, letters)
    assert sum(map(int, told)) > 0, "nobody wrote while another did, so nothing was tried"
