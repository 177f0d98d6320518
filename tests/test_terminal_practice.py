"""Practice from the command line, in a real terminal."""

from pathlib import Path

from person import DATA, Person, stored


def test_it_opens_at_once_and_answers(tmp_path: Path) -> None:
    """The made-up case takes the place of the first board, and keys lead back to one's own."""
    with Person(tmp_path, "new", "--practice") as sam:
        sam.wait_for("f7 reads its ticket")
        sam.key("ctrl+o")
        sam.wait_for("your own board")
        sam.key("ctrl+o")
        sam.wait_for("No escalations yet.")
        sam.send("q")
        assert sam.wait() == 0
    assert stored(tmp_path) == []
    assert len(list((tmp_path / DATA / "practice" / "records").rglob("*.toml"))) == 1
