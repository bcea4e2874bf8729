"""The project's Python environments: made once from pinned, hashed requirements, reused until those change.

``make setup`` makes sure that both are there.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools import interpreters, say, stamp

LOGS = Path(".data/log")
_NO_COMPILER = re.compile(
    r"command '?\S*(cc|gcc|clang|c\+\+|g\+\+)\S*'? failed: No such file|unable to execute '?\S*(cc|gcc|clang)"
    r"|Microsoft Visual C\+\+|xcrun: error|Python\.h: No such file|No CMAKE_C_COMPILER"
)


class Environment(NamedTuple):
    """A virtual environment: where it is, what fills it, and which Pythons serve, best first."""

    folder: Path
    requirements: Path
    versions: tuple[str, ...]

    @property
    def python(self) -> str:
        """The path of its interpreter."""
        return str(self.folder / "bin" / "python")


PACK = Environment(Path(".venv"), Path("requirements/dev.txt"), ("3.11", "3.12", "3.13", "3.10"))
RASA = Environment(Path(".venv-rasa"), Path("requirements/rasa.txt"), ("3.10",))
DOCS = Environment(Path(".venvs/docs"), Path("requirements/docs.txt"), ("3.11", "3.12", "3.13", "3.10"))
MATRIX = {
    "3.10 + rasa-sdk 3.6": Environment(Path(".venvs/sdk36"), Path("requirements/dev-sdk36.txt"), ("3.10",)),
    "3.13 + newest rasa-sdk": Environment(Path(".venvs/3.13"), Path("requirements/dev.txt"), ("3.13",)),
}


def ensure(environment: Environment) -> None:
    """Make or complete an environment; does nothing, at once, when it is as its requirements say.

    Raises:
        say.Failure: No suitable Python, no compiler, or an installation that failed.
    """
    wanted = stamp.digest([environment.requirements], str(environment.folder.resolve()))
    done = environment.folder / "installed"
    if stamp.is_current(done, wanted) and os.access(environment.python, os.X_OK):
        return
    with _alone(environment.folder):
        if not _usable(environment):
            _create(environment)
        _install(environment)
        stamp.write(done, wanted)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two makes at once: the second waits for the first."""
    lock = LOGS.parent / f"{folder.name.lstrip('.')}.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _usable(environment: Environment) -> bool:
    return interpreters.ask(os.path.abspath(environment.python)).version in environment.versions


def _create(environment: Environment) -> None:
    python = interpreters.find(environment.versions)
    shutil.rmtree(environment.folder, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(environment.folder)], check=True)


def _install(environment: Environment) -> None:
    log = LOGS / f"install-{environment.folder.name.lstrip('.')}.log"
    title = f"Installing {environment.folder} from {environment.requirements}"
    try:
        say.run(title, _installer(environment), log, _counter(environment.requirements))
    except say.Failure as failure:
        if not _NO_COMPILER.search(log.read_text(encoding="utf-8")):
            raise
        raise say.Failure(
            "A package has to be compiled and no C compiler was found: install one (Debian or Ubuntu: "
            "sudo apt-get install build-essential python3-dev; macOS: xcode-select --install), "
            f"then run this again.\n{say.tail(log)}"
        ) from failure


def _counter(requirements: Path) -> Callable[[str], str | None]:
    """Tells from pip's or uv's output how far an installation is."""
    total = len(re.findall(r"^\w.*==", requirements.read_text(encoding="utf-8"), re.MULTILINE))
    seen = set()

    def detail(line: str) -> str | None:
        found = re.match(r"(?:Collecting|Downloading|Building)\s+([\w.-]+)", line)
        if found:
            seen.add(found[1])
            return f"{len(seen)} of about {total}: {found[1]}"
        return "unpacking" if line.startswith(("Installing collected", "Prepared")) else None

    return detail


def _installer(environment: Environment) -> list[str]:
    """The command that installs: uv where there is one (much faster), else pip."""
    arguments = ["--require-hashes", "-r", str(environment.requirements)]
    uv = interpreters.find_uv()
    if uv:
        return [uv, "pip", "install", "--compile-bytecode", "--python", environment.python, *arguments]  # as pip does
    if subprocess.run([environment.python, "-m", "pip", "--version"], capture_output=True).returncode:
        subprocess.run([environment.python, "-m", "ensurepip", "--upgrade"], check=True, capture_output=True)
    return [environment.python, "-m", "pip", "install", "--disable-pip-version-check", *arguments]


@say.command
def main(names: list[str]) -> int:
    """Make sure of the environments named: pack, rasa. Of `+rasa` only that there is a Python to make it with.

    A missing Python is told at once, not after minutes of installing something else.
    """
    known = {"pack": PACK, "rasa": RASA}
    for environment in (known[name.lstrip("+")] for name in names):
        if not _usable(environment):
            interpreters.find(environment.versions)
    for name in names:
        if name in known:
            ensure(known[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
