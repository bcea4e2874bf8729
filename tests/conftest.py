"""A test's marks follow from the fixtures it uses: what needs a real Rasa or a browser says so by needing it."""

from __future__ import annotations

import gc

import pytest
import yaml

from tests.stores import fresh_store  # noqa: F401  a fixture

yaml.SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # `safe_load` with libyaml: ten times as fast
MARKED = {"rasa": pytest.mark.rasa, "bot": pytest.mark.rasa, "browser": pytest.mark.browser}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in MARKED.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKED[fixture])


def pytest_collection_finish() -> None:
    """The tests and what they import stay to the end: the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()
