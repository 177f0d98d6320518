"""Several processes at one escalation."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

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
