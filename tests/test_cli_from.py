"""Beginning a draft with what a file says: records, briefs, mails and texts, whatever is wrong with them."""

import json
import subprocess
import sys
from base64 import b64encode
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import CONTEXT, NOW, handed_over
from escalate_tui.brief import document, render
from escalate_tui.intake.hypertext import words_of
from escalate_tui.intake.mail import read_mail
from escalate_tui.judgement.assess import assess
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import PROSE_LIMIT
from escalate_tui.model.record import STEPS
from escalate_tui.storage import dump
from escalate_tui.tui.beginning import Given
from escalate_tui.tui.going import Begun
from escalate_tui.tui.screens.read_text import ReadText
from screen import running, text_of, wizard
from scripted import Script

MAIL = """\
From: Dana Ruiz <dana@acme.example>
To: support@vendor.example
Date: Tue, 10 Mar 2026 08:41:00 +0100
Subject: =?utf-8?q?Re=3A_Export_l=C3=A4sst_Zeilen_weg?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

3 customers report that since yesterday 17:00 the export fails.
--inner
Content-Type: text/html; charset=utf-8

<p>nine customers</p>
--inner--
--outer
Content-Type: image/png
Content-Disposition: attachment; filename="=?utf-8?q?err=C3=B6r.png?="
Content-Transfer-Encoding: base64

/////w==
--outer
Content-Type: message/rfc822
Content-Disposition: attachment; filename=older.eml

Subject: older

99 customers report it
--outer--
"""


def begun(script: Script, path: Path | str, *more: str, piped: bytes = b"") -> dict[str, Any]:
    """Begin a draft with a file; what is printed of it, and the draft."""
    assert script("new", "--from", str(path), "--no-open", "--json", *more, piped=piped) == 0, script.err
    assert script.err == ""
    return {**script.json, "draft": script.draft(script.json["id"])}


def steps_of(draft: Draft) -> dict[str, Any]:
    """What a draft says of its problem, but for the keys of items."""
    return {step: draft.doc[step] for step in STEPS if step in draft.doc}


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("form", ["toml", "json", "brief", "piped toml", "piped brief"])
def test_a_case_comes_back_from_a_file(script, tmp_path, number, form):
    """Every fact of a record, also of one that was handed over, begins a new draft; its history and its id do not."""
    draft = handed_over(number, Severity.HIGH)
    briefed = render(document(draft, assess(draft, CONTEXT), CONTEXT), "json")
    content = {"toml": dump(draft.doc), "json": json.dumps(json.loads(briefed)["record"]).encode()}
    content["brief"] = briefed.encode()
    kind = form.removeprefix("piped ")
    path = tmp_path / f"facts.{'json' if kind == 'brief' else kind}"
    path.write_bytes(content[kind])
    piped = content[kind] if form != kind else b""
    told = begun(script, "-" if piped else path, piped=piped)
    made = told["draft"]
    assert steps_of(made) == steps_of(draft)
    assert (made.record.reporter, made.record.owner) == (draft.record.reporter, draft.record.owner)
    assert (made.status, made.id != draft.id, made.record.created) == (Status.DRAFT, True, NOW)
    assert (told["unknown"], told["unparsed"], told["proposed"]) == ([], [], [])


PARTS = [
    pytest.param('[understand]\nsince = "yesterday 08:10"', "understand.since",
                 datetime(2026, 3, 9, 7, 10, tzinfo=UTC)),
    pytest.param('{"understand": {"since": "2026-03-09T07:10:00Z"}}', "understand.since",
                 datetime(2026, 3, 9, 7, 10, tzinfo=UTC)),
    pytest.param('{"impact": {"deadline": "2026-04-30"}}', "impact.deadline", date(2026, 4, 30)),
    pytest.param('[impact]\nrevenue_at_risk = "€240k"', "impact.revenue_at_risk", "240000 EUR"),
    pytest.param('{"impact": {"users_affected": "2,300"}}', "impact.users_affected", 2300),
    pytest.param('[impact]\nsla_update_every = "4 hours"', "impact.sla_update_every", "4h"),
    pytest.param('[understand]\ntickets = "48211\\n48212"', "understand.tickets", ["48211", "48212"]),
    pytest.param('{"round_the_clock": true, "understand": {}}', "round_the_clock", True),
    pytest.param('{"understand": {"customers": [{"name": "Pico", "arr": "600"}]}}', "understand.customers.*.arr",
                 "600 EUR"),
    pytest.param('{"understand": {"summary": "a\\u001b[2Jb\\tc"}}', "understand.summary", "a␛[2Jb\tc"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "path", "value"), PARTS, ids=[one.values[1] for one in PARTS])
def test_a_part_of_a_record_will_do(script, content, path, value):
    """What is written as text is read as it would be in its field."""
    draft = begun(script, "-", piped=content.encode())["draft"]
    assert draft.unparsed == ()
    if "*" in path:
        path = path.replace("*", draft.record.understand.customers[0].key)
    assert draft.value(path) == value


def test_what_does_not_parse_is_kept_and_what_is_unknown_is_told(script, tmp_path):
    """As in a file: nothing is thrown away, and each is named."""
    path = tmp_path / "facts.toml"
    path.write_text(
        '[understand]\nsumary = "x"\nkind = "bugg"\ncustomers = [{name = "Pico", size = 3}]\n'
        '[impact]\ncustomers_affected = "about forty"\n[extra]\na = 1\n'
    )
    told = begun(script, path)
    draft = told["draft"]
    assert {one["path"] for one in told["unparsed"]} == {"impact.customers_affected", "understand.kind"}
    assert draft.value("impact.customers_affected") == "about forty"
    key = draft.record.understand.customers[0].key
    assert told["unknown"] == ["understand.sumary", f"understand.customers.{key}.size", "extra"]
    assert draft.doc["extra"] == {"a": 1}
    assert script("new", "--from", str(path), "--no-open") == 0
    assert script.err.splitlines()[0].startswith("Kept as it is, for no field has that name: understand.sumary,")
    assert "impact.customers_affected: “about forty” is not a whole number" in script.err


def test_what_says_nothing_is_left_out(script):
    """Nulls and empty texts of other programs are no facts."""
    facts = {"understand": {"summary": "", "kind": None, "customers": [{"name": "Pico", "plan": None}, None]}}
    draft = begun(script, "-", piped=json.dumps({**facts, "impact": {}, "owner": ""}).encode())["draft"]
    (customer,) = draft.doc["understand"].pop("customers")
    assert customer == {"key": customer["key"], "name": "Pico"}
    assert draft.doc["understand"] == {}
    assert "impact" not in draft.doc
    assert draft.record.owner


def test_an_id_is_all_that_a_script_gets(script, tmp_path):
    """Standard output is the id alone; customers of the command line join those of the file."""
    path = tmp_path / "facts.json"
    path.write_text('{"owner": "Kim", "understand": {"customers": [{"name": "Pico"}]}}')
    assert script("new", "--from", str(path), "--customer", "Halden", "--no-open") == 0
    draft = script.draft(script.out.strip())
    assert script.out == f"{draft.id}\n"
    assert [one.name for one in draft.record.understand.customers] == ["Pico", "Halden"]
    assert draft.record.owner == "Kim"


def test_a_mail_is_read_for_what_it_says(script, tmp_path):
    """Its head and its plain words are read, yesterday as of its day; what is attached is named and never opened."""
    path = tmp_path / "ticket.eml"
    path.write_text(MAIL)
    told = begun(script, path)
    found = {one["path"]: one["value"] for one in told["proposed"]}
    assert found["understand.summary"] == "Export lässt Zeilen weg"
    assert found["impact.customers_affected"] == 3
    assert found["understand.since"] == "2026-03-09T16:00:00+00:00"
    assert told["attachments"] == ["errör.png", "older.eml"]
    assert not any(one["taken"] for one in told["proposed"])
    assert steps_of(told["draft"]).keys() == {"understand"}
    assert "since yesterday 17:00 the export fails" in told["draft"].record.understand.description
    taken = begun(script, "-", "--take", piped=MAIL.encode())
    assert all(one["taken"] for one in taken["proposed"])
    assert taken["draft"].record.impact.customers_affected == 3


def test_a_text_is_proposed_and_taken_only_when_asked(script):
    """The sentence of an escalation that is begun without a screen is its summary, as on the screens."""
    sentence = "API returns 500 errors for 3 customers"
    assert script("new", sentence, "--no-open") == 0
    draft = script.draft(script.out.strip())
    assert draft.record.understand.summary == sentence
    assert draft.record.impact.customers_affected is None
    assert script.err == "3 facts are proposed and not taken. With --take all are; --json lists them.\n"
    assert script("new", "--from", "-", "--no-open", "--take", piped=sentence.encode()) == 0
    assert script.draft(script.out.strip()).record.impact.customers_affected == 3
    assert script.err == ""


NOTES = "Met with them today.\nNobody knew more than last week."
LONG = f"Since yesterday they say that {'it goes on and ' * 30}on"


@pytest.mark.parametrize("more", [[], ["--take"]], ids=["not taken", "taken"])
@pytest.mark.parametrize("text", [NOTES, LONG, MAIL], ids=["notes", "a long sentence", "a mail"])
def test_a_text_is_never_lost(script, text, more):
    """It is the description, whether anything was found in it or taken of it."""
    arguments = [text] if text == LONG else ["--from", "-"]
    assert script("new", *arguments, "--no-open", *more, piped=text.encode()) == 0
    kept = script.draft(script.out.strip()).record.understand.description
    assert kept is not None
    assert kept.endswith("the export fails." if text == MAIL else text)


@pytest.mark.parametrize("more", [[], ["--take"]], ids=["not taken", "taken"])
def test_a_text_that_a_field_has_whole_is_there_once(script, more):
    """A sentence is the summary, and no description as well."""
    assert script("new", "API returns 500 errors for 3 customers", "--no-open", *more) == 0
    assert script.draft(script.out.strip()).record.understand.description is None


@pytest.mark.parametrize(
    ("text", "over"),
    [("x" * PROSE_LIMIT, 0), ("x" * (PROSE_LIMIT + 1_234), 1_234)],
    ids=["as long as the field", "longer"],
)
def test_what_the_description_has_no_room_for_is_told(script, text, over):
    """With its number of characters, to people and to programs."""
    told = begun(script, "-", piped=text.encode())
    assert (len(told["draft"].record.understand.description), told["left_out"]) == (PROSE_LIMIT, over)
    script("new", "--from", "-", "--no-open", piped=text.encode())
    assert script.err == (
        "The description has room for 20,000 of the text's 21,234 characters; others are left out.\n" if over else ""
    )


@pytest.mark.parametrize(
    "piped", [b'{"understand": {}}', b'{"understand": {"summary": ""}, "owner": null}', b"[impact]\n", b"schema = 1"]
)
@pytest.mark.parametrize("more", [["--no-open"], []], ids=["no screen", "screens"])
def test_a_file_that_says_nothing_begins_nothing(script, piped, more):
    """It is wrong usage, in a sentence."""
    if piped == b"schema = 1":
        piped += b"\n[understand]\n"
    assert script("new", "--from", "-", *more, piped=piped) == 2
    assert script.err == (
        "Standard input says nothing that a draft could keep: every field of it is empty. Nothing was begun.\n"
    )
    assert list(script.store.listing()) == []


@pytest.fixture
def in_a_folder(tmp_path, monkeypatch):
    """A working folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.toml", None, "no such file or directory"),
        (".", None, "it is a folder, not a file"),
        ("a.toml", b"a = [\nx", "invalid value (line 2)"),
        ("a.toml", b"[understand]\nsummary = 'caf\xe9'", "it is not UTF-8 text (line 2)"),
        ("a.toml", b"a = 1", "it has no part of a record: understand, impact"),
        ("a.toml", b"", "it has no part of a record: understand, impact"),
        ("a.json", b'{\n"a": }', "expecting value (line 2)"),
        ("a.json", b"", "expecting value (line 1)"),
        ("a.json", b"[]", "it has no part of a record: understand, impact"),
        ("a.json", b'{"error": "x"}', "it has no part of a record: understand, impact"),
        ("a.json", b"[" * 100_000, "its lists or objects are nested too deeply"),
        ("a.json", b'{"understand":' * 80 + b"1" + b"}" * 80, "its lists or tables are nested more than 64"),
        ("a.json", b'{"impact": ' + b"9" * 5_000 + b"}", "it holds a number of too many digits"),
        ("a.json", b'{"impact": [' + b"0," * 60_000 + b"0]}", "it holds more than 50,000 values"),
        ("a.eml", b"just words", "it has no sender, no subject and no date"),
        ("a.eml", b"", "it has no sender, no subject and no date"),
        ("a.txt", b"\x7fELF\x00\x01", "it is binary"),
        ("a.txt", "caf\u00e9".encode("utf-16"), "it is binary, or a text in letters other than UTF-8"),
        ("a.txt", b"caf\xe9", "it is not UTF-8 text (line 1)"),
        ("a.txt", b" \n", "it is empty"),
        ("a.txt", b"\n" * 2**21, "it is empty"),
        ("a.txt", b"a" * (4 * 2**20 + 1), "it is larger than 4 MB"),
        ("a\x1b[2J.txt", b"", "it is empty"),
    ],
    ids=lambda part: part.decode("latin-1")[:20] if isinstance(part, bytes) else None,
)  # fmt: skip
def test_what_cannot_be_taken_is_said(script, in_a_folder, name, content, says):
    """One sentence names the file, what is wrong and where; nothing is begun."""
    if content is not None:
        Path(name).write_bytes(content)
    assert script("new", "--from", name, "--no-open") == 1
    assert f"cannot be taken: {says}" in script.err
    assert "\x1b" not in script.err
    assert script.out == ""
    assert list(script.store.listing()) == []


@pytest.mark.parametrize(
    ("piped", "says"),
    [
        (b'{\n"understand": }', "Standard input cannot be taken: expecting value (line 2)"),
        (b"schema = 1\n[understand\n", "(line 2)"),
        (b"[impact]\nusers_affected = \n", "invalid value (line 2)"),
        (b"a" * (5 * 2**20), "it is larger than 4 MB"),
        (b"", "it is empty"),
    ],
    ids=["json", "toml", "a part", "too large", "empty"],
)
def test_what_is_piped_in_and_meant_as_facts_is_no_text(script, piped, says):
    """A record that is broken is told as such, and not read for its words."""
    assert script("new", "--from", "-", "--no-open", piped=piped) == 1
    assert says in script.err


OTHER = {
    "an error": b'{"error": "upstream_timeout", "status": 504, "impact": "high"}',
    "lines of a log": b'{"error": "upstream_timeout"}\n{"error": "upstream_timeout"}\n',
    "an error and words": b'{\n  "error": "upstream_timeout"\n}\nThat is what they see.',
    "a log with a target": b"[target] connected\nError: upstream timed out",
    "the markup of a ticket": b"{noformat}\nError: upstream timed out\n{noformat}",
}


@pytest.mark.parametrize("piped", OTHER.values(), ids=OTHER.keys())
def test_other_json_is_any_text(script, piped):
    """What a machine said is evidence of an error, where no record can be meant."""
    told = begun(script, "-", piped=piped)
    assert [one["path"] for one in told["proposed"]] == ["repro.evidence"]
    assert steps_of(told["draft"]) == {"understand": {"description": piped.decode().strip()}}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x", "--from", "-"], "Give a sentence or a file, and not both."),
        (["--from", "-", "--take"], "--take and --json go with --no-open"),
        (["x", "--json"], "--take and --json go with --no-open"),
        (["--practice", "--no-open"], "Practice has a case of its own"),
        (["--practice", "--from", ""], "Practice has a case of its own"),
        (["--from", ""], "it is empty: name a file, or - for standard input"),
        (["--from", "", "--no-open"], "it is empty: name a file, or - for standard input"),
        (["x", "--from", ""], "it is empty: name a file, or - for standard input"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_options_that_do_not_go_together_are_wrong_usage(script, arguments, says):
    """A sentence says why."""
    assert script("new", *arguments) == 2
    assert says in script.err


def test_a_file_without_a_terminal_begins_nothing(script, tmp_path):
    """Without --no-open it is for the screens, and what is wrong with the file is said first."""
    path = tmp_path / "facts.toml"
    path.write_text("[impact]\nusers_affected = 3")
    assert script("new", "--from", str(path)) == 2
    assert "need a terminal" in script.err
    assert list(script.store.listing()) == []


BROKEN = {
    "a charset that is none": b"Subject: x fails\nContent-Type: text/plain; charset=klingon-8\n\n3 customers: \xe4\xff",
    "letters in the head": b"Subject: Exp\xf6rt fails\nFrom: \xff\xfe\n\nx",
    "half a word of another charset": b"Subject: =?utf-8?b?w6?= =?x-none?q?=E4?= =?utf-8?q?=ff?=\n\nx",
    "no boundary": b"Subject: x\nContent-Type: multipart/mixed\n\n--a\n\n3 customers\n--a--",
    "a boundary that never ends": b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\n3 customers",
    "base64 that is none": b"Subject: x\nContent-Transfer-Encoding: base64\n\n!!!!a",
    "uuencoded junk": b"Subject: x\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644\nzz",
    "a date that is none": b"Date: Tue, 99 Foo 2026 99:99:99 +9999\nSubject: x\n\nx",
    "no head": b"Subject: x\r\r\n\n\n\x00\x1b[2J",
    "a filename in pieces": b"Subject: x\nContent-Type: image/png; name*0*=x-none'en'%ff; name*1=\"\n b\"\n\n",
    "many parts in each other": b"Subject: x\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (at, at) for at in range(30)),
    "a null in the charset": b"Subject: x\nContent-Type: text/plain; charset=\"a\x00b\"\n\n3 customers",
}  # fmt: skip


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_mail_is_read_as_far_as_it_goes(script, tmp_path, content):
    """Neither its head nor its letters stop it, and nothing in it commands a terminal."""
    path = tmp_path / "broken.eml"
    path.write_bytes(content)
    assert begun(script, path, "--take")["draft"].status is Status.DRAFT
    assert not set("\x00\x1b\r") & set(read_mail(content).text)


BEYOND = {
    "nested too deeply": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3_000)),
    "longer than in any mail": b"Content-Type: text/plain" + b";" * 2**20,
    "more parts than any mail": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 2**17,
}  # fmt: skip


@pytest.mark.parametrize(("says", "content"), BEYOND.items(), ids=BEYOND.keys())
def test_a_mail_beyond_all_use_is_refused(says, content):
    """What would take the stack down, or minutes, is told as what it is."""
    with pytest.raises(ValueError, match=says):
        read_mail(b"Subject: x\n" + content)


PIECES = st.sampled_from(
    [b"From: a@b.co\n", b"Subject: ", b"Date: ", b"Content-Type: ", b"multipart/mixed; boundary=b\n", b"text/html\n",
     b"multipart/alternative; boundary=b\n", b"Content-Transfer-Encoding: base64\n", b"message/rfc822\n", b"; charset=",
     b"Content-Disposition: attachment; filename*=", b"utf-8''%e4", b"=?utf-8?q?=", b"?=", b"\n", b"\n\n", b"--b\n",
     b"--b--\n", b" ", b"\t", b"\r", b"\x00", b"\xff", b"x", b"<p>", b"<", b">", b"&#1114112;", b"&amp;", b"1 Mar 2026"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.binary(max_size=4)), max_size=40).map(b"".join))
@settings(deadline=None, max_examples=300)
def test_any_bytes_below_a_head_are_a_mail(content):
    """Whatever is in them, it is read into clean words."""
    mail = read_mail(b"Subject: x\n" + content)
    assert not set("\x00\x1b\r\x85") & set(mail.text + "".join(mail.attachments))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>One</p><p>two &amp; three<br>four</p>", "One\ntwo & three\nfour"),
        ("<ul><li>a</li>\n<li> b <b>c</b>d</li></ul>", "- a\n- b cd"),
        ("<style>p {}</style><script>if (a<b) x()</script><title>t</title>seen", "seen"),
        ('<div style="display:none">un<b>se</b>en</div><span style="Visibility : hidden">nor this</span>seen', "seen"),
        ("a<!-- no -->b<!-- not closed", "a b<!-- not closed"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<table><tr><td>Plan<td>Enterprise</table>", "Plan\nEnterprise"),
        ("a&nbsp;b\r\n  c", "a b c"),
        ("<![foo[ x ]]><!DOCTYPE html>y", "y"),
        ("", ""),
    ],
    ids=["blocks", "list", "unseen", "hidden", "comments", "signs", "table", "space", "declarations", "nothing"],
)
def test_a_page_becomes_words(page, words):
    """A line for each block, without tags and without what nobody sees."""
    assert words_of(page) == words


def test_a_mail_with_a_page_alone_is_read(script, tmp_path):
    """As mail programs write it: in base64, in letters of another charset."""
    page = b64encode("<html><body><p>5 customers can’t export.</p></body></html>".encode("cp1252"))
    head = b"Subject: Export\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n"
    path = tmp_path / "page.eml"
    path.write_bytes(head + page)
    found = {one["path"]: one["value"] for one in begun(script, path)["proposed"]}
    assert found["impact.customers_affected"] == 5


@pytest.mark.parametrize(
    "piped", [b"a " * 2**19, b"<" * 2**20, b"\xf0\x9f\x99\x82" * 2**18], ids=["words", "signs", "faces"]
)
def test_a_megabyte_is_read_as_far_as_any_text(script, piped):
    """It takes no longer than a ticket of the greatest length, and its beginning is kept as the description."""
    kept = {"description": piped.decode()[:PROSE_LIMIT]}
    assert steps_of(begun(script, "-", "--take", piped=piped)["draft"]) == {"understand": kept}


@given(st.text(st.characters(), max_size=60))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_field_is_kept_clean(script, text):
    """The file that is written can be read again, whatever stood in the JSON."""
    facts = {"understand": {"summary": text, "customers": [{"name": text, text: text}]}, "impact": {"deadline": text}}
    draft = begun(script, "-", piped=json.dumps(facts).encode())["draft"]
    assert draft.status is Status.DRAFT


def test_many_drafts_of_one_second_have_ids_of_their_own(script, monkeypatch):
    """Two of three random characters are soon the same: an id that is taken is not given again."""
    chances = iter(["a", "a", "a", "b"])
    monkeypatch.setattr("escalate_tui.tui.beginning.new_id", lambda *_: f"esc-20260310-143000-{next(chances)}aa")
    ids = [begun(script, "-", piped=b"{}")["draft"].id for _ in range(2)]
    assert ids == ["esc-20260310-143000-aaa", "esc-20260310-143000-baa"]


async def test_facts_are_in_the_draft_when_it_opens(workplace):
    """They stand in their fields and are written at once; names that nobody knows are told."""
    workplace.state.save_name("Sam")
    facts = {"understand": {"summary": "Orders fail", "odd": 1}, "impact": {"users_affected": 3}}
    async with running(workplace, begin=Begun(given=Given(facts=facts, unknown=("understand.odd",)))) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        told = [toast.message for toast in pilot.app._notifications]
        draft = wizard(pilot).desk.draft
    assert "Orders fail" in shown
    assert told == ["Kept as it is, for no field has that name: understand.odd."]
    assert draft.record.impact.users_affected == 3
    assert workplace.store.get(draft.id)[0]["understand"]["odd"] == 1


async def test_a_text_is_proposed_when_it_opens(workplace):
    """As one that is pasted: nothing is taken by itself."""
    workplace.state.save_name("Sam")
    text = read_mail(MAIL.encode()).text
    async with running(workplace, begin=Begun(given=Given(text=text))) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadText)
        shown = text_of(pilot)
        assert "understand" not in pilot.app.screen_stack[-2].desk.draft.doc
        await pilot.press("a", "escape")
        await pilot.pause()
        record = wizard(pilot).desk.draft.record
    assert "from “3 customers”" in shown
    assert record.impact.customers_affected == 3


@pytest.mark.parametrize(
    "arguments",
    [["new", "x fails", "--no-open"], ["log", "x", "follow-up", "-m", "x"], ["close", "x", "-m", "x"]],
    ids=["new", "log", "close"],
)
def test_what_opens_nothing_loads_no_screen(home, arguments):
    """A script does not wait for Textual."""
    code = f"import sys; from escalate_tui.start import run; run({arguments!r}); sys.exit('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
