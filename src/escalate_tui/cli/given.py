"""What a draft begins with, taken from a file or from standard input: facts, or a text that is read for them."""

import json
import re
from pathlib import Path
from typing import Any, Final

from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.intake.facts import facts_of, is_record
from escalate_tui.intake.mail import read_mail
from escalate_tui.model.reading import Reading
from escalate_tui.model.record import STEPS
from escalate_tui.model.text import clean, clean_doc
from escalate_tui.storage import Damaged, parse, read_regular
from escalate_tui.storage.document import refuse_monsters
from escalate_tui.storage.errors import in_a_sentence
from escalate_tui.storage.keyed import with_keys
from escalate_tui.storage.reading import LARGEST
from escalate_tui.tui.beginning import Given

STANDARD_INPUT: Final = "-"
"""What stands for standard input."""

NOTHING: Final = "Nothing was begun."
"""What became of a file that was refused."""

_STEPS: Final = "|".join(STEPS)
_TOML: Final = re.compile(rf"^[ \t]*(?:\[+ *(?:{_STEPS})[\w.-]* *\]+|schema *= *\d+)[ \t]*(?:#.*)?$", re.MULTILINE)
_JSON: Final = re.compile(r'\s*\{\s*"')
_NAMED: Final = re.compile(rf'"(?:{_STEPS}|record)"\s*:')
_MAIL: Final = re.compile(
    r"^(?:Return-Path|Received|Message-ID|MIME-Version|Content-Type):", re.MULTILINE | re.IGNORECASE
)


class NotTaken(EscalateError):
    """A file that no draft can begin with."""


class NothingSaid(NotTaken):
    """A file that can be read, of which a draft would keep nothing."""

    exit_status = ExitStatus.USAGE


def given_in(name: str, reading: Reading, piped: bytes) -> Given:
    """Read what a draft begins with: a record as TOML or JSON, a brief as JSON, a mail, or any text.

    What it is, the end of the file's name tells, otherwise what stands in it.

    Args:
        name: The path of a file, or a hyphen for standard input.
        reading: The moment, the zone of times that name none, and the currency.
        piped: What stands on standard input, where that is meant.

    Raises:
        NotTaken: It cannot be read, or is none of these.
        NothingSaid: No field of it has a value.
    """
    here = "Standard input" if name == STANDARD_INPUT else in_a_sentence(name)
    try:
        content = piped if name == STANDARD_INPUT else read_regular(Path(name))
        if len(content) > LARGEST:
            raise Damaged("it is larger than 4 MB")
        given = _read(content, Path(name).suffix.lower(), reading)
        if given == Given():
            raise NothingSaid(f"{here} says nothing that a draft could keep: every field of it is empty. {NOTHING}")
        return given
    except Damaged as wrong:
        where = f" (line {wrong.line})" if wrong.line else ""
        reason = f"{wrong.reason[:1].lower()}{wrong.reason[1:]}{where}"
    except OSError as wrong:
        reason = (wrong.strerror or str(wrong)).lower()
    except ValueError as wrong:
        reason = str(wrong)
    raise NotTaken(f"{here} cannot be taken: {reason}. {NOTHING}")


def _read(content: bytes, suffix: str, reading: Reading) -> Given:
    if suffix == ".eml":
        return _mail(content)
    text = _text(content)
    kind = suffix if suffix in (".toml", ".json") else _kind(text)
    match kind:
        case ".toml":
            return _facts(parse(content), reading)
        case ".json":
            return _facts(_json(text), reading)
        case ".eml":
            return _mail(content)
    if not text.strip():
        raise ValueError("it is empty")
    return Given(text=clean(text))


def _text(content: bytes) -> str:
    """Read the letters of a text.

    Raises:
        Damaged: It is binary, or not UTF-8.
    """
    if b"\0" in content:
        raise Damaged("it is binary, or a text in letters other than UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Damaged("it is not UTF-8 text", content.count(b"\n", 0, wrong.start) + 1) from None


def _kind(text: str) -> str:
    """Tell by what stands in a text what it is: the end that the name of such a file has, nothing of any text."""
    if _JSON.match(text):
        try:
            return ".json" if is_record(_json(text)) else ""
        except Damaged:
            # Broken it is still meant as a record, and not as the words of an error or the lines of a log.
            return ".json" if _NAMED.search(text) else ""
    if _TOML.search(text):
        return ".toml"
    return ".eml" if _MAIL.search(text.replace("\r", "").partition("\n\n")[0]) else ""


def _json(text: str) -> Any:
    """Read JSON.

    Raises:
        Damaged: It is none, or holds what no record does.
    """
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise Damaged(wrong.msg, wrong.lineno) from None
    except RecursionError:
        raise Damaged("its lists or objects are nested too deeply") from None
    except ValueError:
        raise Damaged("it holds a number of too many digits") from None
    refuse_monsters([raw])
    return raw


def _facts(raw: Any, reading: Reading) -> Given:
    if not is_record(raw):
        raise ValueError(f"it has no part of a record: {', '.join(STEPS)}")
    found = facts_of(with_keys(clean_doc(raw)), reading)
    return Given(facts=found.doc, unknown=found.unknown)


def _mail(content: bytes) -> Given:
    mail = read_mail(content)
    return Given(text=mail.text, attachments=mail.attachments)
