"""What the project says about itself in several places agrees: targets, settings, requirements, files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from dotenv import dotenv_values

from actions.settings import Settings
from tools import services

REQUIREMENTS = sorted(Path("requirements").glob("*.txt"))
TOLD_BY_ISSUE = {
    "chat",
    "setup",
    "train",
    "actions",
    "rasa",
    "sandbox",
    "test",
    "check",
    "bench",
    "help",
    "clean",
}
FOREIGN = re.compile(
    r"^\s*(--)?(extra-)?index-url|^\s*--find-links|files\.pythonhosted\.[o]rg|pypi\.[o]rg/simple"
    r"|(^|[^\w.~-])/(roo[t]|wor[k]|hom[e]/(?!linuxbrew)\w+|User[s]/\w+)/",
    re.MULTILINE,
)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    return [path for path in map(Path, listed.split("\0")) if path.is_file()]


def test_help_lists_every_target() -> None:
    makefile = Path("Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    documented = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    said = subprocess.run(["make", "help"], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"make ([a-z-]+) ", said)) == documented
    assert documented >= TOLD_BY_ISSUE
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == targets, "a target is missing from .PHONY, or one there does not exist"


def test_the_hooks_before_a_commit_fetch_nothing_and_run_what_there_is() -> None:
    repos = yaml.safe_load(Path(".pre-commit-config.yaml").read_text())["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    for hook in repos[0]["hooks"]:
        assert hook["language"] == "system" and Path(hook["entry"].split()[0]).name in {"ruff", "mypy", "pytest"}
        assert all(Path(word).exists() for word in hook["entry"].split() if word.startswith("tests/"))


def test_env_example_names_every_setting_with_its_default() -> None:
    example = dotenv_values(".env.example")
    fields = {name.upper(): field for name, field in Settings.model_fields.items()}
    missing = set(fields) - set(example)
    assert not missing, f"add to .env.example: {sorted(missing)}"
    ours = {name: value for name, value in example.items() if name in fields or name.startswith("HUBSPOT_")}
    unknown = set(ours) - set(fields)
    assert not unknown, f"in .env.example, but no setting of the pack: {sorted(unknown)}"
    for name, value in ours.items():
        default = fields[name].default
        assert (value or "") == ("" if default is None else str(default)), f"{name}'s default in .env.example"
    for name, port in services.PORTS.items():
        assert example[name] == str(port)


def test_env_example_explains_what_it_names() -> None:
    paragraphs = Path(".env.example").read_text().strip().split("\n\n")
    bare = [paragraph for paragraph in paragraphs if not paragraph.startswith("# ")]
    assert not bare, f"no comment above: {bare}"


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_are_pinned_and_hashed(path: Path) -> None:
    entries = re.sub(r"\\\n", " ", path.read_text()).splitlines()
    pinned = [entry for entry in entries if entry and not entry.lstrip().startswith("#")]
    loose = [entry[:60] for entry in pinned if not re.match(r"[\w.\[\],-]+==\S+( ;.*?)? +--hash=sha256:", entry)]
    assert pinned
    assert not loose


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_hold_what_was_asked_for(path: Path) -> None:
    pinned = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)", path.read_text(), re.MULTILINE)}
    missing = {name for name in wanted(path.with_suffix(".in")) if name not in pinned}
    assert not missing, f"run `make requirements`: {path} lacks {sorted(missing)}"


def wanted(path: Path) -> set[str]:
    """The distributions that a .in file and those it includes ask for."""
    names: set[str] = set()
    for line in path.read_text().splitlines():
        if line.startswith("-r "):
            names |= wanted(path.parent / line[3:].strip())
        elif found := re.match(r"[\w.-]+", line):
            names.add(found[0].lower().replace("_", "-"))
    return {name for name in names if not name.startswith("-")}


def test_the_tests_environment_has_the_very_versions_of_production() -> None:
    for production, development in (("pack", "dev"), ("pack-sdk36", "dev-sdk36")):
        pins = [
            set(
                re.findall(
                    r"^[\w.-]+==[^ \\]+(?: ;[^\\]+)?",
                    Path(f"requirements/{name}.txt").read_text(),
                    re.MULTILINE,
                )
            )
            for name in (production, development)
        ]
        names = {re.split("==", pin)[0] for pin in pins[0]}
        shared = {pin for pin in pins[1] if re.split("==", pin)[0] in names}
        versions = [{pin.split(" ;")[0].strip() for pin in side} for side in (pins[0], shared)]
        assert versions[0] == versions[1]


def test_no_tracked_file_names_an_index_or_a_path_of_some_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix in {".png", ".jpg", ".ico", ".gz", ".woff2"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FOREIGN.search(line):
                found.append(f"{path}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


def test_nothing_that_is_made_is_tracked() -> None:
    ignored = subprocess.run(
        ["git", "ls-files", "-ci", "--exclude-standard"], capture_output=True, text=True, check=True
    ).stdout
    assert not ignored


@pytest.mark.parametrize("path", sorted(Path("tools").glob("*.py")), ids=lambda path: path.name)
def test_tools_can_be_read_by_the_oldest_python_that_may_run_them(path: Path) -> None:
    tree = ast.parse(path.read_text(), feature_version=(3, 9))
    future = "from __future__ import annotations"
    assert path.name == "__init__.py" or future in path.read_text(), "its annotations are newer than Python 3.9"
    assert tree


@pytest.mark.skipif(sys.version_info < (3, 11), reason="importlib.metadata knows fewer distributions' modules there")
@pytest.mark.parametrize(
    ("room", "asked_for_in"),
    [("actions", "pack redis"), ("sandbox", "tests"), ("tools", "dev"), ("bench", "dev"), ("tests", "dev")],
)
def test_what_a_room_imports_is_asked_for_by_name(room: str, asked_for_in: str) -> None:
    brought = {
        "sanic",
        "uvloop",
        "pluggy",
        "grpcio",
        "protobuf",
        "googleapis-common-protos",
        "rasa",
        "numpy",
        "ruamel.yaml",
        "ruamel.yaml.clib",
    }  # by rasa-sdk or Rasa, which choose the version
    distributions = installed()
    names = {
        name.lower().replace("_", "-")
        for module in third_party_imports(Path(room))
        if module != "opentelemetry"  # many distributions; rasa-sdk brings them or does without
        for name in distributions.get(module, [module])
    }
    missing = names - brought
    for file in asked_for_in.split():
        missing -= wanted(Path(f"requirements/{file}.in"))
    assert not missing, f"{room} imports what requirements/{asked_for_in}.in does not name: {sorted(missing)}"


installed = cache(packages_distributions)  # looks into every distribution there is


def third_party_imports(room: Path) -> set[str]:
    found: set[str] = set()
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).partition(".")[0])
    return {name for name in found if name not in sys.stdlib_module_names and not Path(name).is_dir()}
