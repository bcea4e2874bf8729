"""A test's marks follow from the fixtures it uses: what needs a real Rasa or a browser says so by needing it."""

from __future__ import annotations

import gc
import re
from typing import Any

import pytest
import yaml

from tests.stores import fresh_store  # noqa: F401  a fixture

yaml.SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # `safe_load` with libyaml: ten times as fast
SHARE_A_RASA = re.compile(r"tests/(channels)/|tests/(conversations)/test_(?:change|create|find|samples)\.")
"""Files whose tests use one Rasa server, which takes long to start; the voices, longest of all, have their own."""
LONGEST = ("tests/conversations/test_voices.py", "tests/hosts/test_bots.py", "conversations", "channels")
"""What begins first, so that nothing long is left to one process at the end."""
SANDBOXES = ("server", "shared_hub", "shared_sandbox", "hubspot_server", "sandbox", "hub", "portal", "process")
MARKED = {
    "rasa": pytest.mark.rasa,
    "bot": pytest.mark.rasa,
    "browser": pytest.mark.browser,
    **dict.fromkeys(SANDBOXES, pytest.mark.integration),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in MARKED.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKED[fixture])
        if not item.get_closest_marker("timeout") and any(map(item.get_closest_marker, ("rasa", "browser", "slow"))):
            item.add_marker(pytest.mark.timeout(600))  # it starts processes: on a busy machine they take their time


def pytest_collection_finish() -> None:
    """The tests and what they import stay to the end: the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """`--dist loadfile` gives a whole file to one of the processes; here files that share a Rasa go to the same one."""
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            found = SHARE_A_RASA.match(nodeid)
            return next(filter(None, found.groups())) if found else str(super()._split_scope(nodeid))

        def _assign_work_unit(self, node: Any) -> None:
            """The next file: a long one, if any is left."""
            for scope in filter(self.workqueue.__contains__, LONGEST):
                self.workqueue.move_to_end(scope, last=False)
                break
            super()._assign_work_unit(node)

    return Sharing(config, log) if config.getvalue("dist") == "loadfile" else None
