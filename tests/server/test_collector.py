"""A real action server sends its spans to a collector as `tracing:` of endpoints.yml says, in Rasa's trace."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sandbox.testing import running_sandbox
from tests.oauth.server import ActionServer
from tests.server.http_talk import HttpTalk

grpc = pytest.importorskip("grpc", reason="this rasa-sdk has no tracing")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

TRACE = "0af7651916cd43dd8448eb211c80319c"
EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"


class Collector(grpc.GenericRpcHandler):  # type: ignore[misc]
    """Takes what an OTLP exporter sends."""

    def __init__(self) -> None:
        from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service

        self.spans: list[Any] = []
        self._service = service
        self._server = grpc.server(ThreadPoolExecutor(2))
        self._server.add_generic_rpc_handlers([self])
        self.port = self._server.add_insecure_port("127.0.0.1:0")

    def service(self, details: Any) -> Any:
        if details.method != EXPORT:
            return None
        return grpc.unary_unary_rpc_method_handler(
            self._export,
            request_deserializer=self._service.ExportTraceServiceRequest.FromString,
            response_serializer=self._service.ExportTraceServiceResponse.SerializeToString,
        )

    def _export(self, request: Any, _context: Any) -> Any:
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                self.spans += scope.spans
        return self._service.ExportTraceServiceResponse()

    def __enter__(self) -> Collector:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop(1).wait()


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        yield collector


async def test_hubspots_spans_are_part_of_rasas_trace(collector: Collector, tmp_path: Path) -> None:
    tracing = f"tracing:\n  type: otlp\n  endpoint: 127.0.0.1:{collector.port}\n  insecure: true\n"
    (tmp_path / "endpoints.yml").write_text(tracing)
    with running_sandbox() as hub:
        settings = {"HUBSPOT_API_BASE_URL": hub.url, "HUBSPOT_ACCESS_TOKEN": hub.token, "ACTION_SERVER_TOKEN": "t"}
        settings["HUBSPOT_STORE_URL"] = f"sqlite:///{tmp_path}/store.db"
        settings["OTEL_BSP_SCHEDULE_DELAY"] = "200"  # milliseconds
        with ActionServer(tmp_path, **settings) as server:
            parent = {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
            await HttpTalk(server.url, "t", parent, sender="a").say("list deals", "list_deals")
    calls = [span for span in collector.spans if " /crm/" in span.name]
    assert calls, sorted({span.name for span in collector.spans})
    assert {span.trace_id.hex() for span in calls} == {TRACE}
    known = {span.span_id for span in collector.spans}
    assert all(span.parent_span_id in known for span in calls)
