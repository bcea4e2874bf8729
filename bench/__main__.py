"""``.venv/bin/python -m bench``: measure and show.

A whole run also renews results.json, README and docs/performance.md.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from .marks import put
from .measure import PACK, QUICK, SUBJECTS, Bench, Plan
from .report import costs, gathered, markdown, show

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"


def main(arguments: list[str] | None = None) -> int:
    """Run as asked; returns the exit status."""
    given = _parser().parse_args(arguments)
    console = Console()
    if not console.is_terminal:
        console = Console(width=110)
    if given.show:
        show(console, json.loads(RESULTS.read_text(encoding="utf-8")))
        return 0
    plan = _plan(given)
    before = os.getloadavg() if hasattr(os, "getloadavg") else None
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(plan, Path(folder) / "servers.log", lambda text: console.print(f"[dim]{text}"))
        bench.run()
    results = gathered(bench, before)
    show(console, results)
    whole = plan == Plan() and given.out is None
    out = RESULTS if whole else given.out
    if out:
        out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        console.print(f"kept in {out}")
    if whole:
        put(HERE.parent / "README.md", "bench", markdown(results))
        put(HERE.parent / "docs" / "performance.md", "bench", f"{markdown(results)}\n\n{costs(results)}")
    return 0


def _plan(given: argparse.Namespace) -> Plan:
    plan = QUICK if given.quick else Plan()
    changes = {name: value for name in ("seconds", "rounds") if (value := getattr(given, name)) is not None}
    if given.only:
        changes["subjects"] = tuple(SUBJECTS[key] for key in dict.fromkeys([PACK.key, *given.only]))
    return dataclasses.replace(plan, **changes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("bench", description="The pack against the obvious action, on this machine.")
    parser.add_argument("--quick", action="store_true", help="under a minute, rougher")
    parser.add_argument("--show", action="store_true", help="show the kept results again")
    parser.add_argument("--seconds", type=float, help="length of each window")
    parser.add_argument("--rounds", type=int, help="how often all is repeated")
    parser.add_argument("--only", nargs="+", choices=sorted(SUBJECTS), help="the pack and these")
    parser.add_argument("--out", type=Path, help="keep the results there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
