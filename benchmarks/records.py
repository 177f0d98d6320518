"""Ten thousand generated escalations survive an edit: run it with the program's own Python, a seed as its argument.

Each is saved, loaded, edited in one field, saved, loaded, edited back and saved, and must be as `clean()` left it all
the time. Its texts hold control characters, terminal sequences, marks of direction, lone surrogates, foreign scripts
and line ends of every kind, its fields wrong types, its tables keys that nobody knows. It prints the time, and ends
with 1 at the first that has changed, which is then printed.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from attacks import escalations, survives
from escalate_tui.storage import FileStore

RECORDS = 10_000


def main(seed: int) -> int:
    """Generate, save, load, edit, and tell whether all of them survived."""
    random = Random(seed)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder), lambda: datetime.now(UTC))
        for number, raw in enumerate(islice(escalations(random), RECORDS)):
            try:
                survives(store, raw, random)
            except AssertionError:
                print(f"Number {number} of seed {seed} has changed: {raw!r}")  # noqa: T201
                return 1
    took = time.perf_counter() - began
    print(f"{RECORDS:,} escalations of seed {seed} survived in {took:.1f} s, {took / RECORDS * 1e3:.1f} ms each.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
