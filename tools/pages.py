"""The parts of docs/ that the code decides: written between markers, `<!-- NAME: begin -->` and `<!-- NAME: end -->`.

``.venv/bin/python -m tools.pages`` writes them anew (``make docs`` does it first); a test fails when one is stale.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import actions.all  # noqa: F401  which fills the catalogue that scopes follow from
from actions.oauth import profiles, rights, scopes
from actions.settings import AUTHORIZE

DOCS = Path("docs")
EXAMPLE = Path(".env.example")
_BLOCK = re.compile(
    r"^(?P<indent> *)(?P<begin><!-- (?P<name>\w+): begin -->)\n.*?^ *(?P<end><!-- (?P=name): end -->)",
    re.MULTILINE | re.DOTALL,
)
CALLBACK = f"https://bot.example.com{profiles.CALLBACK}"


class Explained(NamedTuple):
    """Settings that .env.example explains together, as (name, value) pairs."""

    section: str
    words: str
    names: list[tuple[str, str]]


def explained() -> Iterator[Explained]:
    """What .env.example says, in its order."""
    section = ""
    words: list[str] = []
    names: list[tuple[str, str]] = []
    for line in [*EXAMPLE.read_text(encoding="utf-8").splitlines(), "#"]:
        if line.startswith("#") and names:
            yield Explained(section, " ".join(words), names)
            words, names = [], []
        if title := re.match(r"# ── (.+?) ─", line):
            section, words = title[1], []
        elif line.startswith("# "):
            words.append(line[2:])
        elif "=" in line:
            name, _, value = line.partition("=")
            names.append((name, value.strip('"')))
        elif not line and not names:
            words = []  # a remark on the file, not on a setting


def settings_table() -> str:
    """Every setting: its default, and what .env.example says of it."""
    lines, section = [], None
    for entry in explained():
        if entry.section != section:
            section = entry.section
            title = re.sub(r" \(.*", "", section)
            lines += ["", f"### {title}", "", "| setting | default | meaning |", "|---|---|---|"]
        names = "<br>".join(f"`{name}`" for name, _ in entry.names)
        values = "<br>".join(f"`{value}`" if value else "–" for _, value in entry.names)
        meaning = re.sub(r"\bdocs/(\w+\.md)", r"[docs/\1](\1)", entry.words.replace("|", "\\|"))
        lines.append(f"| {names} | {values} | {meaning} |")
    return "\n".join(lines).strip() + "\n"


def scopes_table() -> str:
    """What each dialog needs of a credential."""
    by_noun = sorted(scopes.dialogs().items(), key=lambda dialog: dialog[0].split("_")[1].removesuffix("s"))
    rows = [f"| `{name}` | {_listed(sorted(needed))} |" for name, needed in by_noun]
    return "\n".join(["| dialog | scopes |", "|---|---|", *rows]) + "\n"


def reading_and_writing() -> str:
    """The same, added up: what to tick in HubSpot's picker."""
    needed = {scope for each in scopes.dialogs().values() for scope in each}
    writes = sorted(scope for scope in needed if scope.endswith(".write"))
    rows = [("to read", sorted(needed - {*writes})), ("and to create, update and delete", writes)]
    return "\n".join(["| for | scopes |", "|---|---|", *(f"| {what} | {_listed(s)} |" for what, s in rows)]) + "\n"


def app_settings() -> str:
    """`auth` of a project app, as the doctor prints it."""
    app = profiles.Profile(authorize_url=AUTHORIZE, token_url="", redirect_uri=CALLBACK)
    auth = rights.app_settings(app, scopes.dialogs()).auth
    return f"```json\n{json.dumps({'auth': auth}, indent=2)}\n```\n"


def _listed(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


BLOCKS: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "scopes": scopes_table,
    "credential": reading_and_writing,
    "app": app_settings,
}


def filled(text: str) -> str:
    """A page with its blocks as they should be; a block in a list is indented as its marker."""

    def block(found: re.Match[str]) -> str:
        indent, begin, name, end = found["indent"], found["begin"], found["name"], found["end"]
        if name not in BLOCKS:  # another tool's
            return found[0]
        return textwrap.indent(f"{begin}\n{BLOCKS[name]()}{end}", indent)

    return _BLOCK.sub(block, text)


def main() -> None:
    """Write every page whose blocks are stale."""
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if filled(text) != text:
            page.write_text(filled(text), encoding="utf-8")
            print(f"  ✓ {page}")


if __name__ == "__main__":
    main()
