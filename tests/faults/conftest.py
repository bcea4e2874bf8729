"""The catalogue is imported, so that there are actions to talk to."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import actions.crm
from tests.faults.world import World, world

for module in pkgutil.iter_modules(actions.crm.__path__, "actions.crm."):
    importlib.import_module(module.name)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all rows of the table: each cell has records and a person of its own."""
    with world(tmp_path_factory.mktemp("faults")) as made:
        yield made
