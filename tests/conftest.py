"""A test's marks follow from the fixtures it uses: what needs a real Rasa or a browser says so by needing it."""

from __future__ import annotations

import pytest

MARKED = {"rasa": pytest.mark.rasa, "bot": pytest.mark.rasa, "browser": pytest.mark.browser}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in MARKED.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKED[fixture])
