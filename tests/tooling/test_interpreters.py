"""Finding a Python that really runs, among shims and half-installed ones."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tools import interpreters
from tools.say import Failure

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def program(path: Path, text: str) -> Path:
    """An executable shell script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on PATH but an empty folder, and an empty home."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    return tmp_path


def test_a_shim_that_fails_is_passed_over_for_the_python_behind_it(machine: Path) -> None:
    program(machine / f"bin/python{HERE}", f"echo 'pyenv: python{HERE}: command not found' >&2; exit 127")
    real = machine / f"home/.pyenv/versions/{HERE}.4/bin/python{HERE}"
    program(real, f'exec "{sys.executable}" "$@"')
    assert str(real) in list(interpreters.candidates(HERE))
    assert interpreters.ask(interpreters.find([HERE])).version == HERE


def test_a_name_of_another_version_is_not_believed(machine: Path) -> None:
    program(machine / "bin/python3.2", f'exec "{sys.executable}" "$@"')
    with pytest.raises(interpreters.Missing):
        interpreters.find(["3.2"])


def test_a_candidate_that_hangs_or_is_no_program_is_passed_over(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_SECONDS", 0.3)
    program(machine / "bin/python3.2", "exec /bin/sleep 60")
    (machine / "bin/python3").write_bytes(b"\0\1\2")
    (machine / "bin/python3").chmod(0o755)
    with pytest.raises(interpreters.Missing):
        interpreters.find(["3.2"])


def test_a_python_without_venv_is_named_with_what_it_lacks(machine: Path) -> None:
    half = program(machine / "bin/python3.2", f'echo "3.2 {machine}/bin/python3.2"; exit 1')
    with pytest.raises(Failure, match=f"{half} has no venv or ssl module: install them .*python3.2-venv"):
        interpreters.find(["3.2"])


def test_none_is_one_sentence_with_the_remedy(machine: Path) -> None:
    with pytest.raises(interpreters.Missing) as missing:
        interpreters.find(["3.2"])
    said = str(missing.value)
    assert said.startswith("Python 3.2 is needed and was not found: install it with `uv python install 3.2`")
    assert "\n" not in said


def test_the_preferred_version_wins(machine: Path) -> None:
    program(machine / "bin/python3", f'exec "{sys.executable}" "$@"')
    assert interpreters.ask(interpreters.find(["3.2", HERE])).version == HERE


def test_an_environment_s_own_python_answers_for_the_one_it_was_made_of() -> None:
    assert sys.prefix != sys.base_prefix, "these tests run in an environment"
    answer = interpreters.ask(sys.executable)
    assert answer.complete
    assert not answer.path.startswith(sys.prefix + os.sep)


def test_a_uv_that_does_not_run_is_no_uv(machine: Path) -> None:
    assert interpreters.find_uv() is None
    program(machine / "bin/uv", "exit 127")
    assert interpreters.find_uv() is None
    working = program(machine / "bin/uv", "exit 0")
    assert interpreters.find_uv() == str(working)
