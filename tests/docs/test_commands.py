"""The commands that are printed work as printed, in a fresh clone after `make setup`: nothing there is activated."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

PAGES = [
    *(Path(name) for name in ("README.md", "CONTRIBUTING.md", "sandbox/README.md", ".env.example")),
    *sorted(Path("docs").glob("*.md")),
]
MODULES = sorted(path for folder in ("bench", "sandbox", "tests", "tools") for path in Path(folder).rglob("*.py"))
OURS = "actions|bench|sandbox|tests|tools"
BARE = re.compile(rf"(?<![\w/.-])python3? (-m (?:{OURS})\b|bench/)[\w./]*")
BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```$|^((?: {4}[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
BARE_IN_BLOCK = re.compile(r"^ *(?:[A-Z_]+=\S+ )*(?:python3? -m|pytest|ruff|mypy)\b.*", re.MULTILINE)


def printed(path: Path) -> str:
    """A page as it is; of a module what it says of itself."""
    text = path.read_text("utf-8")
    return text if path.suffix != ".py" else ast.get_docstring(ast.parse(text)) or ""


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_names_the_python_that_has_the_modules(page: Path) -> None:
    text = printed(page)
    blocks = "".join(fenced or indented for fenced, indented in BLOCK.findall(text))
    found = [match[0] for match in BARE.finditer(text)] + BARE_IN_BLOCK.findall(blocks)
    assert found == [], "write `.venv/bin/python …`, or a target of the Makefile"


def test_so_does_what_a_module_says_of_itself() -> None:
    assert [f"{path}: {match[0]}" for path in MODULES for match in BARE.finditer(printed(path))] == []


def test_what_is_to_be_run_is_there() -> None:
    everything = "".join(printed(path) for path in [*PAGES, *MODULES])
    modules = set(re.findall(rf"\.venv/bin/python -m ((?:{OURS})(?:\.\w+)*)", everything))
    assert {"bench", "bench.limits", "bench.mixed", "actions.ledger", "actions.oauth"} <= modules
    assert [name for name in modules if not _runs(name)] == []
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`) *make ([a-z-]+)", everything, re.MULTILINE)) - targets == set()


def _runs(name: str) -> bool:
    """Whether `python -m` has something to run of that name."""
    spec = find_spec(name)
    return spec is not None and (spec.submodule_search_locations is None or find_spec(f"{name}.__main__") is not None)
