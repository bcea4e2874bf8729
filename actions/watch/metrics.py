"""What is counted, for Prometheus. Names and labels are an interface: docs/operations.md lists them.

Labels are few and closed: actions, path templates, kinds of failure. Never an id, a name or a text.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import partial

from ..settings import workers

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"

if workers() > 1 and _FOLDER not in os.environ:
    # Workers count in files of one folder, and any of them can tell the sum (prometheus_client: multiprocess mode).
    # It has to be known before prometheus_client is imported; workers inherit it.
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix="hubspot-metrics-")
    _made_by = os.getpid()

    @atexit.register
    def _tidy() -> None:
        if os.getpid() == _made_by:
            shutil.rmtree(os.environ[_FOLDER], ignore_errors=True)


from prometheus_client import (  # noqa: E402
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead  # noqa: E402

CONTENT_TYPE = CONTENT_TYPE_LATEST
_OURS = CollectorRegistry()
"""Not the library's own registry: a host bot may serve that one elsewhere, and rasa-sdk can reload this module."""
_histogram = partial(Histogram, registry=_OURS, buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20))
_counter = partial(Counter, registry=_OURS)

actions = _histogram("hubspot_action_seconds", "Time to answer Rasa", ["action"])
outcomes = _counter("hubspot_action_outcomes", "Action calls by their result", ["action", "result"])
calls = _counter("hubspot_calls", "Calls to HubSpot by answer", ["method", "path", "status"])
call_time = _histogram("hubspot_call_seconds", "HubSpot's answers", ["method", "path"])
errors = _counter("hubspot_errors", "Calls that were given up, by kind of problem", ["kind"])
waits = _histogram("hubspot_wait_seconds", "Waiting for a place in HubSpot's limits", ["limit"])
refreshes = _counter("hubspot_token_refreshes", "Access tokens asked for, by outcome", ["outcome"])
cache = _counter("hubspot_cache_lookups", "Portal data wanted, by whether it was there", ["outcome"])
pacer_shared = Gauge(
    "hubspot_pacer_shared", "Workers whose limits are shared through Redis", multiprocess_mode="livesum", registry=_OURS
)
ProcessCollector(registry=_OURS)


def page() -> bytes:
    """All of it, of all workers, as Prometheus reads it."""
    registry = _OURS
    if _FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def leave(worker: int) -> None:
    """A worker ended: what it counted stays, what it is does not."""
    if _FOLDER in os.environ:
        mark_process_dead(worker)  # type: ignore[no-untyped-call]
