"""Putting a text on the clipboard by every route there is, and saying only what is known of each."""

import base64
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from escalate_tui.storage import write_whole
from escalate_tui.terminal import wrapped

PATIENCE: Final = 2.0
"""Seconds given to each run of a clipboard tool; one that reaches no display can hang for ever."""

TMUX_LIMIT: Final = 780_000
"""Bytes of text that tmux takes in one clipboard sequence; of more it drops all, without a word."""


@dataclass(frozen=True, slots=True)
class ToolRoute:
    """What came of one clipboard tool.

    Attributes:
        name: The tool's name, such as "xclip".
        checked: The clipboard was read back afterwards and held exactly the text.
        problem: Why the text is not there, as words for a sentence; empty when nothing speaks against it.
    """

    name: str
    checked: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TerminalRoute:
    """What came of the terminal's own clipboard sequence, which no terminal confirms.

    Attributes:
        sent: The sequence was handed to the terminal.
        reason: Why it was not sent, as words for a sentence; empty when it was, or was needless.
    """

    sent: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileRoute:
    """What came of saving the text.

    Attributes:
        path: The file that holds the text, or should have; None where it needs none.
        problem: Why it does not, in the system's words; empty when it does.
    """

    path: Path | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What is known after copying a text.

    Attributes:
        characters: Length of the text, in characters.
        tools: The tools that were run, in order; none where there is none.
        terminal: The terminal's own sequence.
        file: The copy on disk.
    """

    characters: int
    tools: tuple[ToolRoute, ...]
    terminal: TerminalRoute
    file: FileRoute

    @property
    def checked(self) -> bool:
        """Whether the text was read back from a clipboard."""
        return any(tool.checked for tool in self.tools)

    @property
    def sentence(self) -> str:
        """What to tell the person: which way the text went, and nothing that is not known."""
        if any(tool.checked and tool.name != _TMUX.name for tool in self.tools):
            return " ".join([self._copied(), *self._not_saved()])
        if self.checked:
            words = [self._copied(), "The terminal may have taken it too.", *self._saved("Also saved")]
        else:
            words = self._unconfirmed()
        return " ".join([*words, *(f"{tool.problem}." for tool in self.tools if tool.problem)])

    def _copied(self) -> str:
        names = [tool.name for tool in self.tools if tool.checked]
        ways = ["to the tmux buffer" if name == _TMUX.name else f"with {name}" for name in names]
        how = ", both checked" if len(ways) > 1 else " and checked"
        length = f"{self.characters:,} character" + ("" if self.characters == 1 else "s")
        return f"Copied {' and '.join(ways)}{how}, {length}."

    def _unconfirmed(self) -> list[str]:
        taken = [f"Given to {tool.name}, which cannot confirm it." for tool in self.tools if not tool.problem]
        if self.terminal.sent:
            taken.append("Sent to the terminal, which cannot confirm it.")
        if taken:
            return [*taken, *self._saved("Also saved")]
        return [f"Not copied: {self.terminal.reason}.", *self._saved("Saved")]

    def _saved(self, verb: str) -> list[str]:
        if self.file.path is None:
            return []
        return self._not_saved() or [f"{verb} to {self.file.path}."]

    def _not_saved(self) -> list[str]:
        problem = self.file.problem
        return [f"It could not be saved to {self.file.path}: {problem}."] if problem else []


@dataclass(frozen=True, slots=True)
class _Tool:
    """A command that fills a clipboard, one that reads it or none, and the variable both need or none."""

    name: str
    needs: str
    put: tuple[str, ...]
    get: tuple[str, ...]
    encoding: str = "utf-8"


# -w has tmux pass the text on to the terminal, which by default it does for itself but not for programs.
_TMUX: Final = _Tool("tmux", "TMUX", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"))

# macOS reads and writes its clipboard in the locale's encoding: a C locale would garble the text both ways,
# and the check would not see it. wl-copy guesses a type by the content, and chats do not paste its JSON.
_MACOS: Final = ("env", "LC_ALL=en_US.UTF-8")
_DESKTOP: Final = (
    _Tool("pbcopy", "", (*_MACOS, "pbcopy"), (*_MACOS, "pbpaste")),
    _Tool("wl-copy", "WAYLAND_DISPLAY", ("wl-copy", "--type", "text/plain"), ("wl-paste", "--no-newline")),
    _Tool(
        "xclip",
        "DISPLAY",
        ("xclip", "-selection", "clipboard", "-in"),
        ("xclip", "-selection", "clipboard", "-out"),
    ),
    _Tool("xsel", "DISPLAY", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")),
    _Tool("clip.exe", "", ("clip.exe",), (), "utf-16-le"),
)


def copy(
    text: str,
    *,
    env: Mapping[str, str],
    write_terminal: Callable[[str], None] | None,
    fallback: Path | None,
    patience: float = PATIENCE,
) -> Copied:
    """Save a text, put it on the clipboard of tmux and of the desktop, or else have the terminal do it.

    It waits for the tools, so run it in a worker thread. The terminal is written to at most once, last, from
    the same thread. It is left out when a tool's clipboard was read back: some terminals cut a long text, and
    would spoil what was just checked.

    Args:
        text: What to copy; a lone surrogate becomes U+FFFD.
        env: The process's environment, which tells where the program runs.
        write_terminal: Writes to the terminal, as the text is; None where there is no terminal.
        fallback: The file that gets the text in any case, readable by its owner only; None for a text that needs none.
        patience: Seconds given to each run of a tool, of which there are two a tool.
    """
    sound = _sound(text)
    file = FileRoute(None) if fallback is None else _save(sound, fallback)
    tools = _give_to_tools(sound, env, patience)
    if any(tool.checked for tool in tools):
        terminal = TerminalRoute(sent=False)
    else:
        terminal = _send(sound, env, write_terminal)
    return Copied(len(text), tools, terminal, file)


def reachable(env: Mapping[str, str], patience: float = PATIENCE) -> tuple[tuple[str, str], ...]:
    """Try every route without changing what is on any clipboard, and without looking at it.

    Args:
        env: The process's environment, which tells where the program runs.
        patience: Seconds given to each tool.

    Returns:
        Each route by name, and what is known of it, in words.
    """
    tools = ((tool.name, _left_out(tool, env) or _asked(tool, env, patience)) for tool in (_TMUX, *_DESKTOP))
    knows = env.get("TERM") != "linux"
    terminal = "taken where the terminal allows it, never confirmed" if knows else "the Linux console has no clipboard"
    return *tools, ("terminal", terminal)


def _left_out(tool: _Tool, env: Mapping[str, str]) -> str:
    """Say why a tool is not run here; empty where it is."""
    if tool.needs and not env.get(tool.needs):
        return f"left out, {tool.needs} is not set"
    if not _runs(tool, env):
        return "not installed"
    remote = tool is not _TMUX and _is_remote(env)
    return "left out over ssh: it would fill the clipboard of a machine nobody sits at" if remote else ""


def _asked(tool: _Tool, env: Mapping[str, str], patience: float) -> str:
    """Say whether a tool answers when it is asked for what it holds, which goes nowhere."""
    if not tool.get:
        return "there, and never asked: it cannot tell what it holds"
    try:
        _run(tool.get, b"", env, patience, subprocess.DEVNULL)
    except subprocess.CalledProcessError as error:
        return f"ended with status {error.returncode}: nothing on it, or out of reach"
    except subprocess.TimeoutExpired as error:
        return f"did not answer within {error.timeout:.2g} s"
    except OSError as error:
        return f"could not be run: {error.strerror or error}"
    return "answers"


def _is_remote(env: Mapping[str, str]) -> bool:
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def osc52(text: str) -> str:
    """Build the sequence that asks a terminal to put a text on its clipboard."""
    return f"\x1b]52;c;{base64.b64encode(_sound(text).encode()).decode()}\x07"


def _sound(text: str) -> str:
    """Join surrogate pairs and replace lone ones, so that the text can be encoded."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _save(text: str, path: Path) -> FileRoute:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        return FileRoute(path, error.strerror or str(error))
    return FileRoute(path)


def _give_to_tools(text: str, env: Mapping[str, str], patience: float) -> tuple[ToolRoute, ...]:
    """Give the text to tmux, if inside it, and to the first tool of the desktop that takes it."""
    tried = [_give(_TMUX, text, env, patience)] if _runs(_TMUX, env) else []
    # Over ssh they would fill the clipboard of a machine nobody sits at.
    if _is_remote(env):
        return tuple(tried)
    for tool in _DESKTOP:
        if _runs(tool, env):
            tried.append(_give(tool, text, env, patience))
            if not tried[-1].problem:
                break
    return tuple(tried)


def _runs(tool: _Tool, env: Mapping[str, str]) -> bool:
    wanted = not tool.needs or bool(env.get(tool.needs))
    return wanted and shutil.which(tool.name, path=env.get("PATH")) is not None


def _give(tool: _Tool, text: str, env: Mapping[str, str], patience: float) -> ToolRoute:
    content = text.encode(tool.encoding)
    try:
        # xclip stays behind with the pipes it was given, so a pipe for its output would never end.
        _run(tool.put, content, env, patience, subprocess.DEVNULL)
        held = _run(tool.get, b"", env, patience, subprocess.PIPE) if tool.get else content
    except subprocess.CalledProcessError as error:
        problem = f"{tool.name} ended with status {error.returncode}"
    except subprocess.TimeoutExpired as error:
        problem = f"{tool.name} did not answer within {error.timeout:.2g} s"
    except OSError as error:
        problem = f"{tool.name} could not be run: {error.strerror or error}"
    else:
        problem = "" if held == content else f"{tool.name} took it, but the clipboard holds something else"
    return ToolRoute(tool.name, checked=bool(tool.get) and not problem, problem=problem)


def _run(argv: tuple[str, ...], content: bytes, env: Mapping[str, str], patience: float, out: int) -> bytes:
    # A new session lets xclip's background process, which holds the text, outlive the terminal.
    done = subprocess.run(
        argv,
        input=content,
        stdout=out,
        stderr=subprocess.DEVNULL,
        env=dict(env),
        timeout=patience,
        start_new_session=True,
        check=True,
    )
    return done.stdout or b""


def _send(text: str, env: Mapping[str, str], write: Callable[[str], None] | None) -> TerminalRoute:
    size = len(text.encode())
    if write is None:
        return TerminalRoute(sent=False, reason="there is no terminal to send it to")
    if env.get("TERM") == "linux":
        return TerminalRoute(sent=False, reason="the Linux console has no clipboard")
    if env.get("TMUX") and size > TMUX_LIMIT:
        reason = f"tmux takes {TMUX_LIMIT:,} bytes at once from a program, and this is {size:,}"
        return TerminalRoute(sent=False, reason=reason)
    write(wrapped(osc52(text), env))
    return TerminalRoute(sent=True)
