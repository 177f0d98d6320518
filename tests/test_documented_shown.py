"""What the README and the handbook show is right: made parts, links, pictures, command lines, files, templates."""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
import tomli

from cases import CONTEXT
from config_files import read
from escalate_tui.cli import commands
from escalate_tui.judgement.assess import assess
from escalate_tui.model.draft import Draft
from escalate_tui.updates.facts import Facts, Promised
from escalate_tui.updates.situations import Channel, Situation
from escalate_tui.updates.writing import compose
from handbook import DOCS, made

ROOT = DOCS.parent
PAGES = sorted(DOCS.glob("*.md"))
MARKDOWN = [*sorted(ROOT.glob("*.md")), *PAGES]

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"""(?<![\w-])escalate-tui(?=[\s)]|$)(?P<rest>(?:[ ](?:"[^"]*"|'[^']*'|[^\s|<>&;)"']+))*)""")
ARGUMENT = re.compile(r""""([^"]*)"|'([^']*)'|(\S+)""")


def titled(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(*languages: str) -> Iterator[tuple[Path, str]]:
    """Find the code blocks of some languages in all Markdown files, each with its file."""
    for path in MARKDOWN:
        for language, text in BLOCK.findall(path.read_text(encoding="utf-8")):
            if language in languages:
                yield path, text


def shown_commands() -> Iterator[tuple[str, str]]:
    """Find every command line that is shown, in blocks and within sentences, each with its file."""
    told = [(path, line) for path, text in blocks("sh", "crontab") for line in text.replace("\\\n", "").splitlines()]
    told += [(path, line[2:]) for path, text in blocks("console") for line in text.splitlines() if line[:2] == "$ "]
    for path in MARKDOWN:
        prose = BLOCK.sub("", path.read_text(encoding="utf-8"))
        told += [(path, span) for span in SPAN.findall(prose) if not re.search(r"[\[…\\]", span)]
    for path, line in told:
        for found in COMMAND.finditer(line):
            yield titled(path), found["rest"].strip()


def slugs(page: str) -> set[str]:
    """Give the anchors that GitHub makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=titled)
def test_what_follows_from_the_program_is_up_to_date(path):
    """Settings, keys, commands and what commands print stand in the page as the program has them now."""
    old = path.read_text(encoding="utf-8")
    new = made(old)
    lines = zip(old.splitlines(), new.splitlines(), strict=False)
    first = next((at for at, (was, now) in enumerate(lines, 1) if was != now), 0)
    assert old == new, f"line {first}: run “python tests/handbook.py” in the checkout to write it anew"


def test_writing_a_page_anew_changes_what_is_old():
    """A place for what is made is filled, whatever stood there."""
    page = "<!-- made: exit statuses -->\nold\n<!-- end -->\nkept\n"
    assert "| 0 | done" in made(page)
    assert "old" not in made(page)
    assert made(page).endswith("<!-- end -->\nkept\n")


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:24]) for _, text in blocks("jinja")])
def test_a_template_that_is_shown_is_one(text):
    """Every template of the page on updates can be used, and lets what the customer was promised through."""
    facts = Facts(owner="Sam", promises=(Promised("a cause", "Friday"),), news=("It is with our engineering team.",))
    written = compose(facts, Situation.PROGRESS, Channel.MAIL, {"progress.mail.txt": text}.get).text
    assert "{" not in written
    assert "a cause." in written or "It is with our engineering team." in written


@pytest.mark.parametrize("path", MARKDOWN, ids=titled)
def test_links_lead_somewhere(path):
    """Every relative link and picture is there, with the heading that it leads to."""
    page = path.read_text(encoding="utf-8")
    broken = []
    for link in LINK.findall(BLOCK.sub("", page)):
        place, _, anchor = link.partition("#")
        if "://" in place:
            continue
        target = (path.parent / place).resolve() if place else path
        if not target.exists() or (anchor and anchor not in slugs(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize(
    ("page", "line"), [pytest.param(*one, id=f"{one[0]}: {one[1]}") for one in sorted(set(shown_commands()))]
)
def test_a_command_that_is_shown_is_one(page, line, monkeypatch):
    """Every command line in the README and in the handbook has a command, options and arguments that there are."""
    monkeypatch.setattr(click.Context, "invoke", lambda *_, **__: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from standard input")))
    arguments = ["".join(found.groups("")) for found in ARGUMENT.finditer(line)]
    # Within a sentence a command is named without its arguments.
    named = [click.MissingParameter, click.exceptions.NoArgsIsHelpError] if len(arguments) < 2 else []
    with suppress(click.exceptions.Exit, *named):
        commands.main(arguments, prog_name="escalate-tui", standalone_mode=False)


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{titled(path)}: {text[:20]}") for path, text in blocks("toml")]
)
def test_a_file_that_is_shown_is_one(text, tmp_path):
    """Every block of settings is read without a mistake, and every record has no value that does not parse."""
    if "schema" in tomli.loads(text):
        draft = Draft(tomli.loads(text))
        assert draft.unparsed == ()
        assert [one.code for one in assess(draft, CONTEXT).findings if one.level == "stop"] == []
    else:
        found = read(tmp_path, text)
        assert [str(one) for one in found.problems if one.key not in ("include", "templates")] == []
