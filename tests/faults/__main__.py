"""`.venv/bin/python -m tests.faults --write`: run every cell and write the table into `docs/reliability.md`."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Run the whole table, or the rows that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    parser.add_argument("rows", nargs="*", help="names of rows; without them all")
    given = parser.parse_args()
    from tests.faults import conftest, matrix, table
    from tests.faults.faults import FAULTS

    rows = table.documented() if given.rows else {}
    with tempfile.TemporaryDirectory() as folder, conftest.world(Path(folder)) as world:
        for fault in FAULTS:
            if given.rows and fault.name not in given.rows:
                continue
            began = time.monotonic()
            outcomes = matrix.row(world, fault)
            rows[fault.name] = table.rendered(fault, outcomes)
            print(f"{fault.name} ({time.monotonic() - began:.1f} s)")
            for (verb, kind), outcome in outcomes.items():
                print(f"  {verb} {kind}: {outcome.shown(fault, verb)} [{outcome.result}]")
    if given.write:
        table.write(rows)


if __name__ == "__main__":
    main()
