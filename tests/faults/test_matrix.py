"""Every fault, every dialog, on the real action server; `docs/reliability.md` holds the table that comes of it."""

from __future__ import annotations

import pytest

from tests.faults.faults import FAULTS, Fault
from tests.faults.matrix import MOST_TRIES, Outcome, row
from tests.faults.table import documented, rendered
from tests.faults.world import World

pytestmark = pytest.mark.slow

CHANGES = {"create": "+1", "update": "changed", "delete": "gone"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_row(installation: World, fault: Fault) -> None:
    outcomes = row(installation, fault)
    for (verb, kind), outcome in outcomes.items():
        _is_honest(verb, outcome, fault)
        assert outcome.read, f"{verb} {kind}: nothing was said"
        most = (2 if fault.refused else 1) if verb == "create" else MOST_TRIES
        assert outcome.calls <= most, f"{verb} {kind}: {outcome.calls} calls"
        assert not fault.refused or outcome.calls == 2, f"{verb} {kind}: it was not sent again"
    assert rendered(fault, outcomes) == documented().get(fault.name), "run `python -m tests.faults --write`"


def _is_honest(verb: str, outcome: Outcome, fault: Fault) -> None:
    """What the person is told agrees with what HubSpot holds."""
    change = CHANGES.get(verb, "–")
    if outcome.result == "done":
        assert outcome.holds == change, outcome
    elif outcome.result not in {"unsure", "not_found"} and verb in CHANGES:
        assert outcome.holds == "–", outcome
    assert outcome.holds in {"–", change} or fault.meanwhile, outcome
