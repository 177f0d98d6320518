"""Rows as text: what an index keeps of them comes back as it was."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.row import LogLine, Row, Told
from escalate_tui.followup.row_form import read_row, written
from escalate_tui.model.choices import Severity, Status

TEXTS = st.text(max_size=20)
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
COMMITMENTS = st.builds(Commitment, st.sampled_from(CommitmentKind), INSTANTS, INSTANTS, INSTANTS, TEXTS, TEXTS)
ROWS = st.builds(
    Row,
    TEXTS,
    st.sampled_from(Status),
    TEXTS,
    st.none() | st.sampled_from(Severity),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.none() | INSTANTS,
    st.none() | INSTANTS,
    st.none() | INSTANTS,
    st.none() | INSTANTS,
    TEXTS,
    st.none() | INSTANTS | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.none() | st.builds(Told, st.none() | INSTANTS, TEXTS),
    st.lists(COMMITMENTS, max_size=3).map(tuple),
    st.none() | INSTANTS,
    TEXTS,
    st.lists(st.builds(LogLine, TEXTS, INSTANTS, TEXTS, TEXTS, TEXTS, st.booleans()), max_size=3).map(tuple),
)


@given(ROWS)
def test_a_row_comes_back_as_it_was(row):
    """Every value and every type of it, to the microsecond."""
    again = read_row(written(row))
    assert again == row
    assert (type(again.severity), type(again.ask_by)) == (type(row.severity), type(row.ask_by))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"status": "open"}', json.dumps({"status": "else"})])
def test_what_is_no_row_is_refused(text):
    """An index that somebody else wrote is noticed, not shown."""
    with pytest.raises(ValueError, match=r"."):
        read_row(text)


def test_it_takes_little_room():
    """A row of two commitments fits into a kilobyte, so that 100,000 of them fit into memory and cache."""
    at = datetime(2026, 3, 10, tzinfo=UTC)
    pair = tuple(
        Commitment(kind, at, at + timedelta(hours=2), at + timedelta(hours=4)) for kind in list(CommitmentKind)[:2]
    )
    row = Row("esc-20260310-143000-abc", Status.OPEN, "s" * 100, Severity.HIGH, "Engineering", commitments=pair)
    assert len(written(row)) < 700
