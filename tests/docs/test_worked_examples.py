"""What docs/ tells a developer to do is done, in a copy of the project, and works."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
NEW_OBJECT, PROPERTIES = (PROJECT / "docs" / name for name in ("new-object.md", "properties.md"))
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AT = re.compile(r"# (?P<path>[\w./]+), (?:(?P<end>at the end)|(?P<slots>among the slots)|under (?P<section>\w+:))\n")
REGION = """

async def test_region(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur in contract sent, territory EMEA", "create_deal")
    assert talk.result == "done" and named(hubspot, "deals", "Larkspur")[0]["renewal_region"] == "EMEA"
    await talk.say("set its region to APAC", "update_deal")
    assert named(hubspot, "deals", "Larkspur")[0]["renewal_region"] == "APAC"
    await talk.say("deals with region APAC", "search_deals")
    assert talk.result == "done" and "Larkspur" in talk.text()
"""

Run = Callable[..., str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as it would be cloned, with the environments of this one."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, tmp_path / name)
    for name in (".venv", ".venv-rasa"):
        (tmp_path / name).symlink_to((PROJECT / name).resolve())
    return tmp_path


@pytest.fixture
def run(copy: Path) -> Run:
    """Run a command of the pages in the copy."""

    def run(command: str, given: str | None = None) -> str:
        done = subprocess.run(command.split(), cwd=copy, input=given, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    return run


def carry_out(page: Path, project: Path, run: Run) -> None:
    """Its commands that make files, and its changes, in order."""
    for kind, block in BLOCK.findall(page.read_text("utf-8")):
        if kind == "diff":
            run("git apply --unsafe-paths -", block)
        elif place := AT.match(block):
            put(project / place["path"], block[place.end() :], place)
        elif re.fullmatch(r"make new-object NAME=\w+\n", block):
            run(block.strip())


def put(path: Path, words: str, place: re.Match[str]) -> None:
    """Where a block's first line says."""
    text = path.read_text("utf-8")
    if place["end"]:
        path.write_text(f"{text.rstrip()}\n\n\n{words}", "utf-8")
        return
    above = "        slots=(\n" if place["slots"] else f"\n{place['section']}\n"
    assert text.count(above) == 1, above
    path.write_text(text.replace(above, above + words), "utf-8")


def tidy(run: Run) -> None:
    """What was made is as the rest of the code is."""
    run(".venv/bin/ruff check actions tests docs")
    run(".venv/bin/ruff format --check actions tests docs")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_skeleton_works_as_it_is(copy: Path, run: Run) -> None:
    run("make new-object NAME=ticket")
    tidy(run)
    run(".venv/bin/pytest -q -p no:cacheprovider tests/test_agreement.py tests/verbs/test_ticket.py")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_kind_that_hubspot_does_not_know_agrees_too(copy: Path, run: Run) -> None:
    (command,) = re.findall(r"^make new-object NAME=project .*$", NEW_OBJECT.read_text("utf-8"), re.MULTILINE)
    _, name, arguments = command.removeprefix("make ").split(" ", 2)
    run(f".venv/bin/python -m tools.new_object {name.removeprefix('NAME=')} {arguments[6:-1]}")
    assert arguments.startswith('ARGS="') and 'type_id="2-1234567"' in (copy / "actions/crm/project.py").read_text()
    tidy(run)
    run(".venv/bin/pytest -q -p no:cacheprovider tests/test_agreement.py")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_overwritten(copy: Path, run: Run) -> None:
    before = (copy / "domain.yml").read_text()
    with pytest.raises(AssertionError, match="exists already"):
        run(".venv/bin/python -m tools.new_object deal")
    assert (copy / "domain.yml").read_text() == before


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_property_under_another_name(copy: Path, run: Run) -> None:
    carry_out(PROPERTIES, copy, run)
    tests = copy / "tests/verbs/test_create.py"
    tests.write_text(tests.read_text("utf-8").rstrip() + "\n" + REGION, "utf-8")
    tidy(run)
    run(".venv/bin/pytest -q -p no:cacheprovider tests/test_agreement.py tests/verbs/test_create.py::test_region")


@pytest.mark.rasa
@pytest.mark.timeout(600)
def test_tickets_from_nothing_to_a_conversation(copy: Path, run: Run) -> None:
    """With a training of its own: it is the new intents that are to be told from the others."""
    carry_out(NEW_OBJECT, copy, run)
    tidy(run)
    run(".venv/bin/pytest -q -p no:cacheprovider tests/test_agreement.py tests/verbs/test_ticket.py")
    run(".venv/bin/python -m tools.train")
    said = re.search(r"^```chat tickets\n(.*?)^```$", NEW_OBJECT.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert said
    shutil.rmtree(copy / "docs")
    sample = copy / "docs" / "tickets.md"
    sample.parent.mkdir()
    sample.write_text(f"```chat\n{said[1]}```\n", "utf-8")
    run(".venv/bin/python -m tests.conversations.samples")
    assert sample.read_text("utf-8") == f"```chat\n{said[1]}```\n"
