"""The line of a key in a TOML file, whatever stands before it."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.config.lines import line_of

FILE = '''\
# name = "in a comment"
name = "Sam # no comment, [no] = header"

hours.monday = ["09:00-12:00", # a comment = with [brackets]
    "13:00-18:00"]
"quoted \\u0041.key" = 1
'literal = key' = 2
site."google.com".x = 3

[ targets . engineering ] # the header
channel = """
[keys]
channel = "not here"
"""""
team = \'\'\'
tiers = 1\'\'\'
areas = { Orders = { team = "Checkout", channel = "#c" }, "Pay = ments" = { channel = "#p" } }
format = [
    { inner = 1 },
]
at = 1979-05-27 07:32:00
half = 1.5e3

[targets.product]
team = "x"
[[list]]
team = "in a list"
[["li st"]]
[keys]
board.new = "n"
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("name",), 2),
        (("hours",), 4),
        (("hours", "monday"), 4),
        (("quoted A.key",), 6),
        (("literal = key",), 7),
        (("site", "google.com", "x"), 8),
        (("targets",), 10),
        (("targets", "engineering"), 10),
        (("targets", "engineering", "channel"), 11),
        (("targets", "engineering", "team"), 15),
        (("targets", "engineering", "areas"), 17),
        (("targets", "engineering", "areas", "Orders", "channel"), 17),
        (("targets", "engineering", "areas", "Pay = ments", "channel"), 17),
        (("targets", "engineering", "format"), 18),
        (("targets", "engineering", "format", "inner"), None),
        (("targets", "engineering", "at"), 21),
        (("targets", "engineering", "half"), 22),
        (("targets", "product", "team"), 25),
        (("list", "team"), 27),
        (("li st",), 28),
        (("keys", "board", "new"), 30),
        (("tiers",), None),
        (("channel",), None),
    ],
    ids=lambda part: ".".join(part) if isinstance(part, tuple) else None,
)
def test_every_way_to_write_a_key_is_found(key, line):
    """Dotted, quoted and inline keys, headers and lists; nothing in a text or a comment is taken for one."""
    tomli.loads(FILE)
    assert line_of(key, FILE) == line


def test_line_ends_of_windows_count_once():
    """A file from another system has the same lines."""
    assert line_of(("b",), 'a = """\r\n\r\n"""\r\nb = 1\r\n') == 4


VALUES = st.sampled_from(
    [
        "1", "true", '"x"', "'x'", '"a # b"', '"[k1]"', '"k1 = 2"', r'"\" = \\"', "[1, 2]", "[\n  1,\n  2, # k1 = 3\n]",
        '"""\nk1 = 1\n[k2]\n"""', "'''\nk1 = '' 1\n'''", '"""a""b"""', r'"""\"" """', '"""a"""""',
        '[["x"], [{ k1 = 1 }]]',
        "2026-12-24", "2026-12-24T10:00:00Z", "07:32:00", "-1_000.5e-3", "{}", "[]", '[ "]", "}", "=" ]',
    ]
)  # fmt: skip
NAMES = st.sampled_from(["{}", '"{}"', "'{}'", "a.{}", 'a . "b c" . {}', "{} "])


@given(st.lists(st.tuples(NAMES, VALUES, st.booleans(), st.sampled_from(["", "  # k1 = 9", "\n", "\n# [k1]"]))))
def test_lines_are_counted_past_anything(statements):
    """Each key is found on the line it was written on, after every mix of values, comments and headers."""
    text, expected, table = "", [], ()
    for number, (form, value, header, after) in enumerate(statements):
        if header:
            table = (f"t{number}",)
            text += f"[{table[0]}]\n"
        name = form.format(f"n{number}")
        key = ("a", *(("b c",) if "b c" in name else ()), f"n{number}") if name.startswith("a") else (f"n{number}",)
        expected.append(((*table, *key), text.count("\n") + 1))
        text += f"{name} = {value}{after}\n"
    tomli.loads(text)
    assert [line_of(key, text) for key, _ in expected] == [line for _, line in expected]
