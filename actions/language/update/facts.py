"""What a statement about the person shown last tells of them: "he's the facilities manager at Pinewood Clinics"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from ...portal import Portal
from ...record import Record
from ..create.cover import Span
from ..create.reading import understood
from ..said import Change, Value
from ..value.evidence import Evidence
from .negated import role_told
from .whereabouts import is_passing

_STATES = re.compile(
    r"(?:(?:and|so|oh|btw|by the way|also|fyi)[ ,]+)*(?:he|she|they)(?:'s|'re| is| are| works?| sits| belongs)\b"
    r"(?! (?:not|no longer|no more|never|been|hardly|barely)\b)",
    re.IGNORECASE,
)


def read_facts(text: str, record: Record, portal: Portal, now: datetime) -> tuple[Change, ...]:
    """The changes that it means; none where words of it are left over."""
    return bare_facts(text, record, portal, now) if record.unique == "email" and _STATES.match(text) else ()


def bare_facts(text: str, record: Record, portal: Portal, now: datetime) -> tuple[Change, ...]:
    """The values that words hold side by side and nothing else, read as those of a new record: "19k closing feb 12"."""
    if record.unique == "email" and is_passing(text):
        return ()
    evidence = Evidence(text, record, portal, now)
    found = understood(evidence, named=False)
    if found.unknown or any(span.what in ("left", "remark", "named") for span in found.spans):
        return ()
    return _told_by(found.spans, evidence)


def facts_behind(
    name: str, text: str, record: Record, portal: Portal, now: datetime
) -> tuple[tuple[Change, ...], list[str]]:
    """What a list tells of the person of that name, and its parts that are not understood: "Falkirk Foods, cook"."""
    evidence = Evidence(f"{name}, {text}", record, portal, now)
    found = understood(evidence)
    left = [span for span in found.spans if span.what == "left"]
    if is_passing(text) or found.unknown or any(span.score > 0 for span in left):
        return (), []
    typed = {record.unique, "named", "first_name", "last_name"}
    told = [span for span in found.spans if span.what not in typed]
    return _told_by(told, evidence), [evidence.text(span.start, span.end) for span in left]


def _told_by(spans: Sequence[Span], evidence: Evidence) -> tuple[Change, ...]:
    changes, record, portal = [], evidence.record, evidence.portal
    for span in spans:
        if span.what.startswith("property:"):
            prop, (value, text) = portal.properties[span.what.partition(":")[2]], span.held
            changes.append(Change.of(prop, value, text))
            continue
        slot = next((s for s in record.slots if s.name == span.what and s.kind != "link"), None)
        if slot is not None and isinstance(span.held, Value):
            prop = evidence.property(slot)
            value, text = span.held, span.held.shown
            if slot.name == "job_title":
                if not (text := role_told(text)):
                    return ()
                value = Value(wire=text, shown=text)
            changes.append(Change.of(prop, value, text))
    return tuple(changes)
