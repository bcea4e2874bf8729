"""Whose boss or assistant somebody is, which is no job title: "he's Sindre's boss", "assistant of Sindre Berg"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..english.text import fold
from ..said import Value
from ..value.evidence import Evidence
from .cover import Span

_OWNED = re.compile(r"['\u2019]s \w|\ws['\u2019] \w")
_OF_ONE = re.compile(r"\b(?i:boss|assistant|secretary|pa|deputy|colleague) (?i:of|to) [^\W\d_a-z][\w'-]* [^\W\d_a-z]")
_MINE = frozenset("his her my your their".split())
_CALLED = frozenset("title role position job occupation function designation".split())


def without_relations(evidence: Evidence, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, where such words are left out, and told to be; "job title: Mayor's Assistant" says that it is one."""
    return tuple(_left(evidence, span) or span for span in spans)


def _left(evidence: Evidence, span: Span) -> Span | None:
    if span.what != "job_title" or not isinstance(span.held, Value):
        return None
    leads = evidence.folds[span.start : max(span.start, span.end - len(fold(span.held.shown).split()))]
    start = span.start - (1 if not leads and span.start and not evidence.boundary(span.start) else 0)
    mine = not _MINE.isdisjoint([*leads, *evidence.folds[start : span.start]])
    said = span.held.shown
    if not _CALLED.isdisjoint(leads) or not (mine or _OWNED.search(said) or _OF_ONE.search(said)):
        return None
    return replace(span, what="left", start=start if mine else span.start)
