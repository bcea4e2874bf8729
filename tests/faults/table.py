"""The table in `docs/reliability.md`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.faults.dialogs import KINDS, VERBS
from tests.faults.faults import FAULTS, Fault
from tests.faults.matrix import Outcome
from tests.faults.world import DOMAIN

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"
Cells = tuple[str, ...]


def rendered(fault: Fault, outcomes: Mapping[tuple[str, str], Outcome]) -> Cells:
    """One row; where deal and contact end the same way, it is said once."""
    shown = {key: outcome.shown(fault, key[0]) for key, outcome in outcomes.items()}
    cells = []
    for verb in VERBS:
        both = [shown[verb, kind] for kind in KINDS]
        different = "<br>".join(f"{kind}: {text}" for kind, text in zip(KINDS, both, strict=True))
        cells.append(both[0] if len(set(both)) == 1 else different)
    return tuple(cells)


def documented() -> dict[str, Cells]:
    """The rows of the document, by fault."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    inside = text.partition(BEGIN)[2].partition(END)[0]
    rows = [line.strip("| ").split(" | ") for line in inside.splitlines() if line.startswith("| ")]
    return {name: tuple(cells) for name, *cells in rows[1:]}


def write(rows: Mapping[str, Cells]) -> None:
    """Put the rows, and the sentences they name, between the marks of the document."""
    head = f"| fault | {' | '.join(VERBS)} |\n|{'---|' * (len(VERBS) + 1)}\n"
    body = "".join(f"| {fault.name} | {' | '.join(rows[fault.name])} |\n" for fault in FAULTS)
    names = sorted({name for cells in rows.values() for cell in cells for name in _names(cell)})
    said = "".join(f"- **{name}**: {_text(name)}\n" for name in names)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    table = f"{head}{body}\nWhat the names stand for:\n\n{said}"
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")


def _names(cell: str) -> list[str]:
    parts = [re.sub(r"^(deal|contact): ", "", part).partition(" · ")[0] for part in cell.split("<br>")]
    return [name for part in parts for name in part.split(", ")]


def _text(name: str) -> str:
    text = DOMAIN["responses"][f"utter_hubspot_{name.replace(' ', '_')}"][0]["text"]
    return " ".join(str(text).split())
