"""Reading keys and painting on Unix, whatever bytes come, and without end or noise when the terminal is gone."""

import signal
import threading
from contextlib import suppress
from encodings.utf_8 import IncrementalDecoder
from typing import IO, Any, cast

from textual.app import App
from textual.drivers import linux_driver


class LastingDriver(linux_driver.LinuxDriver):
    """Textual's driver for Unix, without three ends of it.

    A byte that is no UTF-8 ended it, as one typed in a terminal of another encoding; it becomes U+FFFD. Of a
    terminal that was gone it read without end, at the full speed of a processor, where no signal said so; it ends
    as by that signal. What was painted to such a terminal ended its writer, and then everything waited for it.
    """

    def __init__(self, app: App[Any], **more: Any) -> None:
        super().__init__(app, **more)
        self._file = cast(Any, _Forgiving(cast(IO[str], self._file)))

    def _run_input_thread(self) -> None:
        """Read keys until the end; other errors than those of the terminal are the program's own."""
        # The decoder is the only part of the loop that needs another; of a textual that mends this, none does.
        if hasattr(linux_driver, "getincrementaldecoder"):
            linux_driver.getincrementaldecoder = lambda _: _AnyBytes
        try:
            self.run_input_thread()
        except (OSError, EOFError):
            main = threading.main_thread().ident
            assert main is not None
            signal.pthread_kill(main, signal.SIGHUP)


class _AnyBytes(IncrementalDecoder):
    """Decodes what is typed, and refuses the nothing that a terminal gives once it is gone."""

    def __init__(self, errors: str = "replace") -> None:
        super().__init__(errors)

    def decode(self, typed: Any, final: bool = False) -> str:
        if not typed and not final:
            raise EOFError
        return super().decode(typed, final)


class _Forgiving:
    """A terminal to write to that may go at any time: what can no longer be seen is written to nowhere."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        return self._terminal.fileno()
