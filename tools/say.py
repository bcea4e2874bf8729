"""What the tooling says to the person at the terminal: steps, progress, and one sentence when it fails."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import IO, Any, TypeVar, cast

C = TypeVar("C", bound=Callable[..., int])
QUIET_SECONDS = 15  # without a terminal, how often a long step says that it is still going


class Failure(Exception):
    """A step cannot go on; the message is the one sentence, with its remedy, that the person reads."""


def command(main: C) -> C:
    """Decorates a command: where a step fails, it ends with that sentence and the code 1; after Ctrl-C with 130."""

    @wraps(main)
    def told(*args: Any) -> int:
        try:
            return main(*args)
        except Failure as failure:
            print(f"\n{failure}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return 130

    return cast("C", told)


class Progress:
    """One long step: a line that is rewritten on a terminal, a line now and then anywhere else.

    Used as a context manager; leaving it prints the outcome and how long it took.
    """

    def __init__(self, title: str) -> None:
        """Begin a step called ``title``."""
        self.title = title
        self.detail = ""
        self._terminal = sys.stdout.isatty()
        self._ended = threading.Event()
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._keep_saying, daemon=True)

    def __enter__(self) -> Progress:
        """Show the step."""
        if not self._terminal:
            print(f"  … {self.title}", flush=True)
        self._thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Show how the step ended."""
        self._ended.set()
        self._thread.join()
        mark = "✗" if kind else "✓"
        start = "\r\033[K" if self._terminal else ""
        print(f"{start}  {mark} {self.title} ({self._elapsed()})", flush=True)

    def _elapsed(self) -> str:
        seconds = time.monotonic() - self._started
        return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"

    def _keep_saying(self) -> None:
        while not self._ended.wait(0.2 if self._terminal else QUIET_SECONDS):
            line = f"  … {self.title} {self.detail}"
            if self._terminal:
                width = os.get_terminal_size(sys.stdout.fileno()).columns - 12
                print(f"\r\033[K{line[:width]} {self._elapsed()}", end="", flush=True)
            else:
                print(f"{line} ({self._elapsed()})", flush=True)


def run(
    title: str,
    command: Sequence[str],
    log: Path,
    detail: Callable[[str], str | None],
    env: dict[str, str] | None = None,
) -> None:
    """Run a long command as a step, its output in a log file.

    Args:
        title: What the step is called.
        command: The program and its arguments.
        log: The file that takes all it prints.
        detail: Turns a line of its output into what to show beside the title, or None to leave that.
        env: Its whole environment; this process's own when None.

    Raises:
        Failure: It ended with an error; the sentence carries its last lines.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        Progress(title) as progress,
        log.open("w", encoding="utf-8", buffering=1) as record,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env) as process,
    ):
        assert process.stdout is not None
        try:
            for line in _lines(process.stdout):
                record.write(line + "\n")
                progress.detail = detail(line) or progress.detail
        except BaseException:
            process.terminate()
            raise
        if process.wait():
            raise Failure(f"{title}: failed ({ending(process.returncode)}).\n{tail(log)}")


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Lines as they come, where a progress bar's carriage return ends a line too."""
    pending = b""
    while chunk := os.read(stream.fileno(), 65536):
        *lines, pending = re.split(rb"[\r\n]+", pending + chunk)
        yield from (line.decode("utf-8", "replace") for line in lines)
    if pending:
        yield pending.decode("utf-8", "replace")


def ending(code: int) -> str:
    """How a process ended, from its return code as subprocess gives it."""
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log, indented, and where the whole of it is."""
    text = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join([f"    {line}" for line in text[-lines:]] + [f"  The whole log: {log}"])
