"""What is told of a call to HubSpot: one log line, one span, the counters. Neither ids nor values.

The path is the template, so no record's id is in it; the correlation id is HubSpot's own.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..watch import metrics, tracing

log = logging.getLogger("actions.gateway")


@dataclass
class Report:
    """One attempt.

    Attributes:
        attempt: 1 for the first.
        waited: seconds for a place in HubSpot's limits.
        search: whether it counts against the limit of searches.
        method, path: of the request, without ids.
        status: HubSpot's; None when no answer came.
        why: what became of it then.
        headers: of the answer.
    """

    attempt: int
    waited: float
    search: bool
    method: str = "-"
    path: str = "-"
    status: int | None = None
    why: str = "lost"
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def correlation(self) -> str:
        """HubSpot's id of the call."""
        return self.headers.get("X-HubSpot-Correlation-Id", "-")[:64]

    @property
    def well(self) -> bool:
        """Nothing to worry about: a record that is not there is an answer like others."""
        return self.status is not None and (self.status < 400 or self.status == 404)


_last_well = -math.inf


def last_well() -> float:
    """When HubSpot last answered as it should (`time.monotonic`)."""
    return _last_well


@contextmanager
def told(report: Report) -> Iterator[None]:
    """Times what happens and tells it at the end, whatever that is."""
    global _last_well
    began = time.perf_counter()
    with tracing.span("HubSpot") as span:
        try:
            yield
        finally:
            seconds = time.perf_counter() - began
            if report.well:
                _last_well = time.monotonic()
            # Once whoever asked goes on to wait for something else: no answer waits for the log.
            asyncio.get_running_loop().call_soon(_tell, report, seconds)
            if span is not None:
                _trace(report, span)


def _tell(report: Report, seconds: float) -> None:
    _log(report, seconds)
    _count(report, seconds)


def _log(report: Report, seconds: float) -> None:
    level = logging.INFO if report.well else logging.WARNING
    if not log.isEnabledFor(level):
        return
    outcome = report.status or report.why
    words = (report.method, report.path, outcome, seconds * 1000, report.correlation)
    known = {
        "method": report.method,
        "path": report.path,
        "outcome": outcome,
        "ms": round(seconds * 1000, 1),
        "attempt": report.attempt,
        "waited_ms": round(report.waited * 1000, 1),
        "correlation_id": report.correlation,
    }
    log.log(level, "%s %s -> %s in %.0f ms, correlation %s", *words, extra=known)


def _count(report: Report, seconds: float) -> None:
    metrics.calls.labels(report.method, report.path, report.status or report.why).inc()
    metrics.call_time.labels(report.method, report.path).observe(seconds)
    metrics.waits.labels("search" if report.search else "calls").observe(report.waited)


def _trace(report: Report, span: Any) -> None:
    """Names: OpenTelemetry's conventions for HTTP clients."""
    span.update_name(f"{report.method} {report.path}")
    span.set_attributes(
        {
            "http.request.method": report.method,
            "url.template": report.path,
            "http.request.resend_count": report.attempt - 1,
            "hubspot.waited_ms": round(report.waited * 1000, 1),
            "hubspot.correlation_id": report.correlation,
        }
    )
    if report.status is not None:
        span.set_attribute("http.response.status_code", report.status)
    if not report.well:
        tracing.failed(span, str(report.status or report.why))
