"""The search for escalations that share words with a long text: rare words count, and no text disturbs it."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalate_tui.storage import FileStore
from escalate_tui.storage.index import Index
from escalate_tui.storage.index_tables import TABLES
from escalate_tui.storage.index_words import COMMON
from escalate_tui.storage.indexed import Indexed

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
FILLING = COMMON + 200


def indexed(doc: dict[str, Any]) -> Indexed:
    """Keep what the tests put into a document of their own."""
    return Indexed("open", 0.0, (), 0, doc["words"], "", doc.get("gist", ""))


def identity(number: int) -> str:
    return f"esc-20260310-{number:06d}-abc"


@pytest.fixture(scope="module")
def crowded() -> Iterator[Index]:
    """An index of many escalations that say the same, and three that say a little more."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    for number in range(FILLING):
        more = {7: " upstream_timeout", 8: " Café Zürich upstream", 9: " 日本語 48211"}.get(number, "")
        values = (number, str(number), identity(number))
        connection.execute("INSERT INTO files VALUES (?, ?, '', ?, 'open', 0, '', '')", values)
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, f"export leaves rows out{more}"))
        connection.execute("INSERT INTO gists VALUES (?, ?)", (number, f"gist {number}"))
    yield Index(Path(), connection, indexed)
    connection.close()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the export fails with upstream_timeout", [7, 8]),
        ("CAFE", [8]),
        ("café", [8]),
        ("ticket 48211", [9]),
        ("日本語", [9]),
        ("nothing of all this", []),
    ],
    ids=["all words count", "without accents", "with accents", "numbers", "other scripts", "unknown words"],
)
def test_what_shares_the_rarest_words_comes_first(crowded: Index, text: str, numbers: list[int]) -> None:
    """A word that all of them have brings nobody before those with a word that few have."""
    found = list(crowded.alike(text, 5).items())
    assert found[: len(numbers)] == [(identity(number), f"gist {number}") for number in numbers]
    assert bool(found) is bool(numbers)


def test_common_words_alone_find_some(crowded: Index) -> None:
    """Where all say the same, as many are found as are asked for, and those with nothing else to say come first."""
    found = crowded.alike("export leaves out rows", 3)
    assert len(found) == 3
    assert not found.keys() & {identity(number) for number in (7, 8, 9)}


ODD = {
    "nothing": "",
    "signs": "\"'-*():^{}+,;",
    "operators": 'upstream" OR NEAR(AND NOT "words" MATCH',
    "column": "text: upstream {text}: -upstream ^upstream upstream*",
    "emoji": "👩‍👩‍👧 🇩🇪 upstream 💥",
    "zero byte": "up\0stream upstream",
    "surrogate": "upstream \ud800",
    "accents alone": "\u0301\u0301 İ ß",
    "a long word": "x" * 100_000,
    "many words": "upstream " + " ".join(f"w{number}" for number in range(20_000)),
    "many times": "upstream " * 12_000,
    "sql": "'); DROP TABLE files; --",
}


@pytest.mark.parametrize("name", ODD)
def test_no_text_disturbs_it(crowded: Index, name: str) -> None:
    """Whatever was pasted, its words are found and nothing of it is a command."""
    assert (identity(7) in crowded.alike(ODD[name], 3)) is ("upstream" in ODD[name])


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_an_answerable_question(crowded: Index, text: str) -> None:
    """It finds some or none, and never fails."""
    assert len(crowded.alike(text, 2)) <= 2


def test_what_is_compared_follows_the_file(tmp_path: Path) -> None:
    """A gist is that of the last reading; one without a gist, or that is gone, is not found."""
    store = FileStore(tmp_path / "store", lambda: NOW)
    index = Index.open(tmp_path / "index.sqlite", tmp_path / "store", "1", indexed)
    docs = [{"schema": 1, "id": identity(n), "words": "zebra", "gist": f"gist {n}" * (n > 0)} for n in range(3)]
    versions = [store.put(doc, None) for doc in docs]
    list(index.refresh(NOW))
    assert index.alike("zebra", 9) == {identity(2): "gist 2", identity(1): "gist 1"}
    store.put({**docs[1], "gist": "changed"}, versions[1])
    next((tmp_path / "store").rglob(f"{identity(2)}.toml")).unlink()
    list(index.refresh(datetime.now(UTC) + timedelta(seconds=10)))
    assert index.alike("zebra", 9) == {identity(1): "changed"}
    index.close()
