"""Templates: read from a team's own or the program's, checked before they run, and rendered in a sandbox.

A template may hold text, facts, `if`, `for` and `include`. All that could call, count, build or repeat at will is
refused by name and line before anything runs; the sandbox and a limit on the length stand behind that.

This loads jinja2 (50 to 110 ms): whoever writes an update imports it then.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from types import TracebackType
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from escalate_tui.errors import EscalateError
from escalate_tui.updates.writing import Reader

LONGEST: Final = 20_000
"""Characters of an update beyond which its template must be wrong."""

DEEPEST: Final = 5
"""Templates that may include each other, one inside the other."""

KEPT: Final = 64
"""Templates that are kept as they were read; a team has some twenty."""

ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Include, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
    nodes.Test,
)  # fmt: skip
"""What a template may be made of."""

FILTERS: Final = frozenset({"sentence", "first", "last", "join", "length"})
TESTS: Final = frozenset({"defined", "none"})

CALLED: Final[Mapping[str, str]] = {
    "Mul": "*", "Pow": "**", "Add": "+", "Sub": "-", "Mod": "%", "Div": "/", "FloorDiv": "//", "Concat": "~",
    "Call": "a call with ( )", "Assign": "set", "AssignBlock": "set", "Macro": "macro", "CallBlock": "call",
    "FilterBlock": "filter", "With": "with", "Block": "block", "Extends": "extends", "Import": "import",
    "FromImport": "import", "Getitem": "[ ]", "List": "[ ]", "Dict": "{ }",
}  # fmt: skip
"""What a template may not use, as whoever writes one knows it."""

TOO_DEEP: Final = "its parts stand too deep inside each other"

INSTEAD: Final = (
    "Correct it in your folder of templates, or delete it there: the one that comes with the program is used then."
)

_NAME: Final = re.compile(r"[a-z][a-z-]*(?:\.[a-z]+)?\.txt")


def render(name: str, facts: Mapping[str, Any], own: Reader, ended: Callable[[str], str]) -> str:
    """Render a template with facts.

    Args:
        name: The template: `first-word.mail.txt`.
        facts: The facts by name; a template may use these and no others.
        own: Gives the team's own template of a name, which comes before the program's.
        ended: Ends a text as a sentence: what templates know as the filter `sentence`.

    Raises:
        EscalateError: A template is missing or broken; the sentence says which, on which line, what and what to do.
    """
    sources = _reached(name, own)
    for each, source in sources.items():
        _check(each, source, frozenset(facts))
    try:
        return _limited(name, _environment(tuple(sources.items()), ended).get_template(name).generate(**facts))
    except (TemplateError, TypeError, ValueError) as wrong:
        place, line = _origin(wrong.__traceback__) or (name, 0)
        raise _broken(place, line, str(wrong)) from wrong
    except (SyntaxError, RecursionError) as wrong:  # it was read, and is too deep for Python to run
        raise _broken(name, 0, TOO_DEEP) from wrong


@lru_cache(maxsize=KEPT)
def _environment(sources: tuple[tuple[str, str], ...], ended: Callable[[str], str]) -> Environment:
    """Make where templates are rendered: they are compiled once, and an update is written at every key."""
    by_name = dict(sources)
    environment = ImmutableSandboxedEnvironment(
        # The name twice: as that of a file it stands in the trace of an error.
        loader=FunctionLoader(lambda name: (by_name[name], name, None)),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters = {known: one for known, one in environment.filters.items() if known in FILTERS}
    environment.filters["sentence"] = ended
    return environment


def _source(name: str, own: Reader) -> str:
    """Read a template: the team's own, otherwise the program's."""
    theirs = own(name) if _NAME.fullmatch(name) else None
    if theirs is not None:
        return theirs
    there = resources.files(__package__).joinpath("templates", name) if _NAME.fullmatch(name) else None
    if there is None or not there.is_file():
        raise EscalateError(f"There is no template {name[:60]}: a template includes it. {INSTEAD}")
    return there.read_text(encoding="utf-8")


def _reached(name: str, own: Reader) -> dict[str, str]:
    """Read a template and all that it includes, each once.

    Raises:
        EscalateError: One is missing or cannot be read, or they include each other too deep, as one that includes
            itself does.
    """
    layer, sources = [name], {name: _source(name, own)}
    for _ in range(DEEPEST):
        layer = [other for each in layer for other in _included(each, sources[each])]
        sources |= {other: _source(other, own) for other in layer if other not in sources}
    if layer:
        raise _broken(name, 0, f"it includes templates more than {DEEPEST} deep, or itself")
    return sources


@lru_cache(maxsize=KEPT)
def _included(name: str, source: str) -> tuple[str, ...]:
    found = []
    for include in _parsed(name, source).find_all(nodes.Include):
        if not isinstance(include.template, nodes.Const) or not isinstance(include.template.value, str):
            raise _broken(name, include.lineno, "include takes one name in quotes")
        found.append(include.template.value)
    return tuple(dict.fromkeys(found))


def _parsed(name: str, source: str) -> nodes.Template:
    if len(source) > LONGEST:
        raise _broken(name, 0, f"it is longer than {LONGEST:,} characters")
    try:
        return _environment((), str).parse(source, name)
    except TemplateSyntaxError as wrong:
        raise _broken(name, wrong.lineno, wrong.message or "it cannot be read") from wrong
    except ValueError as wrong:  # a number of thousands of digits
        raise _broken(name, 0, str(wrong)) from wrong
    except RecursionError as wrong:
        raise _broken(name, 0, TOO_DEEP) from wrong


@lru_cache(maxsize=KEPT)
def _check(name: str, source: str, facts: frozenset[str]) -> None:
    """Refuse what a template may not be made of, and facts that there are not.

    Raises:
        EscalateError: The first such place; the sentence says which, on which line and what.
    """
    parsed = _parsed(name, source)
    own = {one.name for one in parsed.find_all(nodes.Name) if one.ctx == "store"}
    for node in sorted(parsed.find_all(nodes.Node), key=lambda node: node.lineno or 0):
        wrong = _refused(node) or _unknown(node, {*facts, *own, "loop"})
        if wrong:
            raise _broken(name, node.lineno, wrong)


def _refused(node: nodes.Node) -> str:
    if isinstance(node, nodes.For) and (node.recursive or not isinstance(node.iter, nodes.Name)):
        return "for runs over a fact: “for one in news”"
    if isinstance(node, nodes.For) and any(node.find_all((nodes.For, nodes.Include))):
        return "for holds no other for, and no include"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"there is no filter “{node.name}”; there are {', '.join(sorted(FILTERS))}"
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"there is no test “{node.name}”; there are {', '.join(sorted(TESTS))}"
    if not isinstance(node, ALLOWED):
        kind = type(node).__name__
        return f"{CALLED.get(kind, kind)} is not for these templates, which are text, facts, if, for and include"
    return ""


def _unknown(node: nodes.Node, known: Collection[str]) -> str:
    if not isinstance(node, nodes.Name) or node.name in known:
        return ""
    facts = ", ".join(sorted(set(known) - {"loop"}))
    return f"there is no fact “{node.name}”; there are {facts}"


def _limited(name: str, pieces: Iterator[str]) -> str:
    """Put a text together, as long as it is not far too long for an update.

    Raises:
        EscalateError: It is.
    """
    parts, length = [], 0
    for piece in pieces:
        parts.append(piece)
        length += len(piece)
        if length > LONGEST:
            raise _broken(name, 0, f"its text is longer than {LONGEST:,} characters")
    return "".join(parts)


def _origin(trace: TracebackType | None) -> tuple[str, int] | None:
    """Find the template, and its line, in which rendering went wrong."""
    found = None
    while trace is not None:
        if _NAME.fullmatch(trace.tb_frame.f_code.co_filename):
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


def _broken(name: str, line: int, wrong: str) -> EscalateError:
    where = f"{name}, line {line}" if line else name
    return EscalateError(f"The template {where}, cannot be used: {wrong.rstrip('.')}. {INSTEAD}")
