"""Spans of HubSpot calls join Rasa's trace and hold nothing of anybody; without tracing there are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from actions.errors import HubSpotProblem
from actions.gateway import crm
from actions.watch import tracing
from sandbox.testing import SandboxClient, running_sandbox
from tests.gateway.conftest import Static
from tests.gateway.records import DEAL
from tests.server.conftest import Set

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def hub(settle: Set) -> Iterator[SandboxClient]:
    with running_sandbox() as hub:
        settle(hubspot_api_base_url=hub.url)
        yield hub


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    """Tracing as rasa-sdk turns it on: a provider of its own, nothing global."""
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    tracing.use(provider)
    yield kept
    tracing.use(None)
    provider.shutdown()


def ours(kept: InMemorySpanExporter) -> list[ReadableSpan]:
    return [span for span in kept.get_finished_spans() if span.kind is trace.SpanKind.CLIENT]


async def test_a_call_is_a_span_below_rasas(hub: SandboxClient, spans: InMemorySpanExporter) -> None:
    hub.fault(method="GET", path="*/deals*", status=503, times=1)
    with tracing._provider.get_tracer("rasa").start_as_current_span("webhook") as webhook:
        await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
    first, second = ours(spans)
    for span in (first, second):
        assert span.context and span.context.trace_id == webhook.get_span_context().trace_id
        assert span.name == "GET /crm/objects/2026-09/deals"
    assert first.attributes and second.attributes
    assert first.attributes["http.response.status_code"] == 503 and first.attributes["error.type"] == "503"
    assert second.attributes["http.request.resend_count"] == 1 and "error.type" not in second.attributes
    assert str(second.attributes["hubspot.correlation_id"]).count("-") == 4
    assert second.attributes["hubspot.waited_ms"] is not None


async def test_no_id_value_or_exception_is_in_a_span(hub: SandboxClient, spans: InMemorySpanExporter) -> None:
    service = crm(Static(hub.token))
    with tracing._provider.get_tracer("rasa").start_as_current_span("webhook"):
        for call in (
            service.read(DEAL, "canary@example.com", properties=["dealname"], id_property="email"),
            service.update(DEAL, "987654321", {"dealname": "canary", "amount": "canary"}),
            service.create(DEAL, {"canary": "canary"}),
        ):
            with pytest.raises(HubSpotProblem):
                await call
    found = [span for span in spans.get_finished_spans() if span.name != "webhook"]
    assert len(found) == 3
    for span in found:
        text = span.to_json()
        assert "canary" not in text and "987654321" not in text and hub.token not in text
        assert not span.events


async def test_without_tracing_there_is_no_span(hub: SandboxClient, spans: InMemorySpanExporter) -> None:
    await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
    assert not spans.get_finished_spans()


async def test_where_rasa_sdk_makes_no_span_the_processs_provider_is_used(
    hub: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    joined = tracing.Joined("POST /webhook", {"traceparent": PARENT})
    await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
    joined.end(200)
    assert not trace.get_current_span().get_span_context().is_valid
    call, webhook = kept.get_finished_spans()
    assert webhook.parent and f"{webhook.parent.span_id:x}" == PARENT.split("-")[2]
    assert call.parent and webhook.context and call.parent.span_id == webhook.context.span_id
    assert f"{call.context.trace_id:032x}" == PARENT.split("-")[1]  # type: ignore[union-attr]
    provider.shutdown()


def test_nothing_is_joined_where_nobody_traces() -> None:
    joined = tracing.Joined("POST /webhook", {"traceparent": PARENT})
    assert not trace.get_current_span().get_span_context().is_valid
    joined.end(200)
