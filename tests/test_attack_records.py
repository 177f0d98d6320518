"""What is written comes back: some of the ten thousand generated escalations of benchmarks/records.py."""

import os
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from attacks import escalations, survives
from cases import NOW
from escalate_tui.storage import FileStore

RECORDS = 300


def test_generated_escalations_survive_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved, loaded, one field edited, saved and loaded: all is as `clean()` left it, and nothing else changed."""
    # What a power cut would lose is not asked here, and asking the disk takes most of the time.
    monkeypatch.setattr(os, "fsync", lambda _: None)
    store, random = FileStore(tmp_path, lambda: NOW), Random(0)
    for raw in islice(escalations(random), RECORDS):
        survives(store, raw, random)
    assert len(store.heads()) == RECORDS
