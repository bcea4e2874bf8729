"""`/metrics` for Prometheus, `/ready` for load balancers."""

from __future__ import annotations

from typing import Any

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json, raw

from ..oauth import guard
from ..watch import metrics
from . import ready


def attach(app: Sanic[Any, Any]) -> None:
    """Add the pages. `/metrics` is as closed as `/webhook` is; `/ready` tells everybody yes or no, and no more."""
    app.add_route(_metrics, "/metrics", methods=["GET"], name="hubspot_metrics")
    app.add_route(_ready, "/ready", methods=["GET"], name="hubspot_ready")


async def _metrics(_request: Request) -> HTTPResponse:
    return raw(metrics.page(), content_type=metrics.CONTENT_TYPE)


async def _ready(request: Request) -> HTTPResponse:
    """`?needs=store,keys` asks about these only: an outage of HubSpot should take no bot from its load balancer."""
    wanted = [name for text in request.args.getlist("needs", []) for name in text.split(",") if name]
    unknown = sorted(set(wanted) - set(ready.CHECKS))
    if unknown:
        return json({"error": f"needs: one of {', '.join(ready.CHECKS)}"}, status=400)
    found = await ready.state(wanted or list(ready.CHECKS))
    missing = {name: words for name, words in found.items() if words != ready.OK}
    body: dict[str, Any] = {"status": "not ready" if missing else "ready"}
    if guard.refusal(request) is None:
        body["checks"] = found
    return json(body, status=503 if missing else 200)
