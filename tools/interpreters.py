"""Finding a Python of a wanted version that really runs.

A name on PATH proves nothing: a pyenv shim is there for every version and fails for those not selected, and
Debian's python3 may lack ``venv``. So each candidate is run and asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.say import Failure

_QUESTION = """
import os, sys
in_venv = sys.prefix != sys.base_prefix  # then the one it was made of
print('%d.%d' % sys.version_info[:2], os.path.realpath(sys.executable) if in_venv else sys.executable)
import ensurepip, ssl, venv
"""
_SECONDS = 30


class Missing(Failure):
    """No Python of the wanted versions is installed."""


class Answer(NamedTuple):
    """What a candidate said: its version (empty when it does not run), its path, if it is complete."""

    version: str
    path: str
    complete: bool


def find(versions: Sequence[str]) -> str:
    """The path of the first working Python among the wanted versions, best first.

    Args:
        versions: Such as ``("3.11", "3.10")``, in order of preference.

    Raises:
        Missing: None is installed; says how to install one.
        Failure: One is, but incompletely; says what it lacks.
    """
    incomplete = None
    for version in versions:
        for candidate in candidates(version):
            answer = ask(candidate)
            if answer.version == version and answer.complete:
                return answer.path
            if answer.version == version:
                incomplete = answer
    if incomplete:
        raise Failure(
            f"{incomplete.path} has no venv or ssl module: install them (on Debian or Ubuntu: "
            f"sudo apt-get install python{incomplete.version}-venv)."
        )
    raise Missing(_missing(versions))


def ask(candidate: str) -> Answer:
    """Run a candidate and hear its version."""
    try:
        done = subprocess.run(
            [candidate, "-I", "-c", _QUESTION], capture_output=True, text=True, timeout=_SECONDS, cwd="/"
        )
    except (OSError, subprocess.TimeoutExpired):
        return Answer("", candidate, False)
    version, _, path = done.stdout.strip().partition(" ")
    return Answer(version, path or candidate, done.returncode == 0)


def candidates(version: str) -> Iterator[str]:
    """Paths where a Python of this version may be, most deliberate choice first, without repeats."""
    seen = set()
    for path in _places(version):
        if path not in seen and os.access(path, os.X_OK):
            seen.add(path)
            yield path


def _places(version: str) -> Iterator[str]:
    folders = [Path(folder) for folder in os.get_exec_path()]
    for name in (f"python{version}", "python3", "python"):
        yield from (str(folder / name) for folder in folders)
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv") / "versions"
    mise = home / ".local/share/mise/installs/python"
    for installs in (pyenv, home / ".asdf/installs/python", mise, home / ".local/share/uv/python"):
        yield from (str(found) for found in sorted(installs.glob(f"*{version}.*/bin/python{version}")))
    for prefix in ("/opt/homebrew", "/usr/local", "/home/linuxbrew/.linuxbrew"):
        yield f"{prefix}/opt/python@{version}/bin/python{version}"
        yield f"{prefix}/bin/python{version}"
    yield f"/Library/Frameworks/Python.framework/Versions/{version}/bin/python{version}"
    yield f"/usr/bin/python{version}"
    if uv := find_uv():
        command = [uv, "python", "find", "--system", "--no-python-downloads", version]
        yield subprocess.run(command, capture_output=True, text=True).stdout.strip()


def find_uv() -> str | None:
    """The path of a uv that runs, if there is one (a shim of it may not)."""
    path = shutil.which("uv")
    works = path and subprocess.run([path, "--version"], capture_output=True).returncode == 0
    return path if works else None


def _missing(versions: Sequence[str]) -> str:
    version = versions[0]
    wanted = version if len(versions) == 1 else f"{version} (or {', '.join(versions[1:])})"
    return (
        f"Python {wanted} is needed and was not found: install it with `uv python install {version}`, "
        f"`pyenv install {version}`, `brew install python@{version}` or "
        f"`sudo apt-get install python{version} python{version}-venv`, then run this again."
    )
