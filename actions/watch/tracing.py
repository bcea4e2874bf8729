"""OpenTelemetry, where somebody has turned it on; otherwise nothing is done and nothing is imported that is not there.

rasa-sdk 3.8 and later bring the libraries and read `tracing:` of endpoints.yml; the span of its `/webhook` joins
Rasa's trace, and ours join that. With an older one, or without that setting, the provider that the process was given
(`opentelemetry-instrument`, or code of the host's) is used, if there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

try:
    from opentelemetry import context, trace
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
except ImportError:  # rasa-sdk 3.6
    trace = None  # type: ignore[assignment]

_SCOPE = "rasa-hubspot-actions"
_provider: Any = None


def use(provider: Any) -> None:
    """The provider that rasa-sdk made from endpoints.yml; None when it made none."""
    global _provider
    _provider = provider


@contextmanager
def span(name: str) -> Iterator[Any]:
    """A span for a call to HubSpot below the current one. None where nothing is recorded.

    Whoever uses it gives it attributes; an exception's text never gets into it, since it may hold a person's data.
    """
    if trace is None or not trace.get_current_span().is_recording():
        yield None
        return
    tracer = (_provider or trace.get_tracer_provider()).get_tracer(_SCOPE)
    kind = trace.SpanKind.CLIENT
    with tracer.start_as_current_span(name, kind=kind, record_exception=False, set_status_on_exception=False) as made:
        yield made


def failed(made: Any, kind: str) -> None:
    """Marks a span as gone wrong, with a word for it."""
    made.set_attribute("error.type", kind)
    made.set_status(trace.StatusCode.ERROR)


class Joined:
    """The span of one action call, where rasa-sdk makes none: joined to the trace of Rasa's `traceparent`."""

    def __init__(self, name: str, headers: Mapping[str, str]) -> None:
        self._span: Any = None
        if trace is None or _provider is not None or not _given():
            return
        remote = TraceContextTextMapPropagator().extract(headers)
        tracer = trace.get_tracer(_SCOPE)
        self._span = tracer.start_span(name, context=remote, kind=trace.SpanKind.SERVER)
        self._token = context.attach(trace.set_span_in_context(self._span))

    def end(self, status: int) -> None:
        """The call is answered."""
        if self._span is None:
            return
        self._span.set_attribute("http.response.status_code", status)
        self._span.end()
        context.detach(self._token)


def _given() -> bool:
    """Whether somebody set a provider for the process; the one that is there before does nothing."""
    return not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)
