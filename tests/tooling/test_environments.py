"""Environments are filled once, again when their requirements change, and never half."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import environments, interpreters, say
from tools.environments import Environment

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
INSTALLER = "import pathlib, sys; print(sys.argv[1]); open('installs', 'a').write('x'); sys.exit(int(sys.argv[2]))"


class Rehearsal:
    """An environment in a folder of the test, whose installer only counts how often it ran."""

    def __init__(self, folder: Path) -> None:
        self.environment = Environment(folder / ".venv", folder / "dev.txt", (HERE,))
        self.environment.requirements.write_text("rasa-sdk==3.21.1 \\\n    --hash=sha256:00\n")
        self.words, self.code, self.made = "fine", 0, 0

    def installer(self, _: Environment) -> list[str]:
        return [sys.executable, "-c", INSTALLER, self.words, str(self.code)]

    def create(self, environment: Environment) -> None:
        self.made += 1
        (environment.folder / "bin").mkdir(parents=True, exist_ok=True)
        link = Path(environment.python)
        link.unlink(missing_ok=True)
        link.symlink_to(sys.executable)

    @property
    def installed(self) -> int:
        return Path("installs").stat().st_size if Path("installs").exists() else 0


@pytest.fixture
def rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    monkeypatch.chdir(tmp_path)
    rehearsal = Rehearsal(tmp_path)
    monkeypatch.setattr(environments, "_installer", rehearsal.installer)
    monkeypatch.setattr(environments, "_create", rehearsal.create)
    return rehearsal


def test_made_once_and_then_left_alone(rehearsal: Rehearsal) -> None:
    for _ in range(3):
        environments.ensure(rehearsal.environment)
    assert (rehearsal.made, rehearsal.installed) == (1, 1)


def test_changed_requirements_are_installed_into_what_is_there(rehearsal: Rehearsal) -> None:
    environments.ensure(rehearsal.environment)
    with rehearsal.environment.requirements.open("a") as file:
        file.write("rich==15.0.0\n")
    environments.ensure(rehearsal.environment)
    assert (rehearsal.made, rehearsal.installed) == (1, 2)


def test_a_python_that_went_away_means_a_new_environment(rehearsal: Rehearsal) -> None:
    environments.ensure(rehearsal.environment)
    Path(rehearsal.environment.python).unlink()
    environments.ensure(rehearsal.environment)
    assert (rehearsal.made, rehearsal.installed) == (2, 2)


def test_a_failed_installation_says_why_and_is_tried_again(rehearsal: Rehearsal) -> None:
    rehearsal.words, rehearsal.code = "ERROR: no network", 1
    with pytest.raises(say.Failure, match=r"failed \(exit code 1\)(.|\n)*no network(.|\n)*install-venv\.log"):
        environments.ensure(rehearsal.environment)
    rehearsal.code = 0
    environments.ensure(rehearsal.environment)
    assert rehearsal.installed == 2


@pytest.mark.parametrize(
    "words",
    [
        "error: command 'gcc' failed: No such file or directory",
        "unable to execute 'x86_64-linux-gnu-gcc': No such file or directory",
        "error: command '/usr/bin/clang' failed: No such file or directory",
        "xcrun: error: invalid active developer path",
        "fatal error: Python.h: No such file or directory",
    ],
)
def test_a_missing_compiler_is_said_with_the_remedy(rehearsal: Rehearsal, words: str) -> None:
    rehearsal.words, rehearsal.code = words, 1
    with pytest.raises(say.Failure, match=r"no C compiler was found: install one .*build-essential"):
        environments.ensure(rehearsal.environment)


def test_a_missing_python_is_told_before_anything_is_installed(
    rehearsal: Rehearsal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environments, "PACK", rehearsal.environment)
    monkeypatch.setattr(environments, "RASA", rehearsal.environment._replace(folder=Path("rasa"), versions=("3.2",)))
    monkeypatch.setattr(environments, "ensure", lambda environment: pytest.fail("installed something"))
    assert environments.main(["pack", "+rasa"]) == 1 and "Python 3.2" in capsys.readouterr().err


def test_progress_counts_packages_as_pip_and_uv_tell_them(rehearsal: Rehearsal) -> None:
    detail = environments._counter(rehearsal.environment.requirements)
    assert detail("Collecting rasa-sdk==3.21.1 (from -r dev.txt (line 1))") == "1 of about 1: rasa-sdk"
    assert detail("  Downloading rasa_sdk-3.21.1-py3-none-any.whl (95 kB)") is None
    assert detail("Downloading grpcio (6.1MiB)") == "2 of about 1: grpcio"
    assert detail("Installing collected packages: six, rasa-sdk") == "unpacking"


@pytest.mark.slow
@pytest.mark.parametrize("with_uv", [True, False])
def test_a_real_environment_is_made_and_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_uv: bool) -> None:
    if with_uv and not interpreters.find_uv():
        pytest.skip("uv is not installed here; pip is what is used")
    if not with_uv:
        monkeypatch.setattr(interpreters, "find_uv", lambda: None)
    requirements = tmp_path / "some.txt"
    pinned = Path("requirements/dev.txt").read_text()
    start = pinned.index("\niniconfig==") + 1
    requirements.write_text(pinned[start : pinned.index("    # via", start)])
    monkeypatch.chdir(tmp_path)
    environment = Environment(Path(".venv"), requirements, (HERE,))
    environments.ensure(environment)
    assert (tmp_path / f".venv/lib/python{HERE}/site-packages/iniconfig").is_dir()
