"""Stages, pipelines, owners and options, one or several: "in contract sent or qualified", "not owned by Dana"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter, Property
from ...record import Slot
from ..cover import Span
from ..labels import Entry, Labels
from ..said import ME, Unclear, Value
from ..text import fold
from ..values import kind_of, read_property_value
from .query import STOPS, Query


def labels(q: Query) -> Iterator[Span]:
    for slot in q.record.slots:
        if slot.kind in ("stage", "pipeline", "owner", "option"):
            index = _said(q, slot)
            yield from _label_spans(q, q.e.property(slot), slot, index)
    known = {s.property for s in q.record.slots}
    for prop in q.portal.properties.values():
        if prop.options and not prop.hidden and prop.name not in known and kind_of(prop) == "option":
            yield from _label_spans(q, prop, None, q.e.vocabulary.options(prop))


def _said(q: Query, slot: Slot) -> Labels:
    """The labels of a slot; options of lists of people are said in the plural too."""
    found = q.e.vocabulary.labels(slot)
    return found.plural if slot.kind == "option" else found


def _label_spans(q: Query, prop: Property, slot: Slot | None, index: Labels) -> Iterator[Span]:
    names = {fold(w) for w in (*(slot.words if slot else ()), prop.label)}
    kind = slot.kind if slot else "other"
    seen_until = 0
    for start in range(q.n):
        if start < seen_until or not (q.folds[start] in index.by_first_word or q.e.bare[start] in index.by_first_word):
            continue
        chosen, end = _listed(q, index, start)
        if not chosen:
            continue
        begin, explicit, negative = _label_cue(q, start, kind, names)
        after = _name_after(q, end, names)
        if kind == "owner" and after == end:
            after = _owning(q, end)
        score = _label_score(q, kind, start, end, explicit or after > end, begin < start)
        if score is None:
            continue
        seen_until = end
        if any(e.wire == ME for e in chosen):
            if begin < start:
                yield Span(begin, after, "mine", score)
            continue
        yield q.filter(begin, after, score, _in(prop, chosen, negative, kind))
    yield from _unread(q, prop, kind, names, index)


def _listed(q: Query, index: Labels, start: int) -> tuple[list[Entry], int]:
    """Labels joined by "or", "and" or commas."""
    chosen: list[Entry] = []
    end = start
    while end < q.n and (found := q.e.labels_at(index, end)):
        longest = found[0][0]
        chosen += [e for stop, e in found if stop == longest and e not in chosen]
        end = longest
        skip = end
        while skip < q.n and q.folds[skip] in ("or", "and", "in", "at", "either"):
            skip += 1
        comma = skip < q.n and skip == end and q.e.sentence.before(end).strip() in (",", "/", "&")
        if skip < q.n and (skip > end or comma) and q.e.labels_at(index, skip):
            end = skip
        else:
            break
    while end > start and q.folds[end - 1] in ("or", "and", "in", "at", "either"):
        end -= 1
    return chosen, end


def _owning(q: Query, end: int) -> int:
    """Past "… is working on" behind the name of an owner."""
    m = re.match(
        r"(?:is |are )?(?:working on|works on|owns?|manages?|handles?|has|have|is responsible for)\b",
        " ".join(q.folds[end : end + 3]),
    )
    return end + len(m.group().split()) if m else end


def _label_cue(q: Query, start: int, kind: str, names: set[str]) -> tuple[int, bool, bool]:
    """Where the span begins, whether the property is named, and whether it is denied."""
    before = " ".join(q.folds[max(0, start - 7) : start])
    cue = {
        "stage": "in|at|currently in|currently at|sitting in|stuck in|that are in",
        "pipeline": "in|from|on",
        "owner": "owned by|assigned to|belonging to|belongs to|managed by|handled by|run by|of|by|for|from|led by|worked by|owner",
    }.get(kind, "")
    joined = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    deny = r"(?:not|isnt|arent|is not|are not|except|excluding|other than|but not|outside|outside of|never|without)"
    pattern = (
        rf"(?:^|(?<=\s))(?P<all>(?P<deny>{deny} )?(?P<named>(?:(?:the|their|whose|with|a|where|of) )*(?:{joined})(?: (?:is|are|of|either|in|equals|as|set to|being))*(?P<deny2> not)?)?"
        rf"(?: ?(?P<cue>{cue or 'is'}))?(?: (?:the|either|stage|a|an))*(?P<deny3> not)?)$"
    )
    m = re.search(pattern, before)
    if not m or not m["all"].strip():
        return start, False, False
    denied = bool(m["deny"] or m["deny2"] or m["deny3"])
    return start - len(m["all"].split()), bool(m["named"]), denied


def _name_after(q: Query, end: int, names: set[str]) -> int:
    rest = " ".join(q.folds[end : end + 3])
    for name in sorted(names, key=len, reverse=True):
        if rest == name or rest.startswith(name + " "):
            return end + len(name.split())
    return end


def _label_score(q: Query, kind: str, start: int, end: int, named: bool, cued: bool) -> float | None:
    if named:
        return 4.5 + 0.1 * (end - start)
    possessive = q.e.sentence.raw[q.e.sentence.words[end - 1].start : q.e.sentence.words[end - 1].end]
    if kind == "owner":
        mine = re.search(r"['\u2019]s$", possessive) is not None
        return 4.0 if cued or mine else 2.0 if end - start > 1 else 0.4
    if kind in ("stage", "pipeline"):
        return 3.6 if cued else 2.4 if end - start > 1 else 0.6 if kind == "stage" else 0.9
    if end < q.n and re.fullmatch(q.nouns, q.folds[end]):
        return 2.4
    return 2.2 if end - start > 1 else 1.0 if kind == "option" else 0.6 if len(q.folds[start]) > 3 else 0.1


def _unread(q: Query, prop: Property, kind: str, names: set[str], index: Labels) -> Iterator[Span]:
    """A property that is named, with words that are no label of it: a short form, a near miss, or asked about."""
    cues = {"owner": r"owned by|assigned to|managed by"}.get(kind)
    joined = "|".join([*sorted(map(re.escape, names), key=len, reverse=True), *([cues] if cues else [])])
    folded = " ".join(q.folds)
    for match in re.finditer(rf"\b(?:{joined})(?: (?:is|are|of|in|set to|to|as|equals))*(?= \w)", folded):
        begin = folded[: match.start()].count(" ")
        start = folded[: match.end() + 1].count(" ")
        if start >= q.n or q.e.labels_at(index, start) or q.folds[start] in STOPS | {"not"}:
            continue
        for end in range(start + 1, min(q.n, start + 4) + 1):
            if end > start + 1 and (q.e.boundary(end - 1) or q.folds[end - 1] in STOPS):
                break
            value = _label_value(q, prop, q.e.text(start, end))
            if isinstance(value, Value):
                made = Filter(
                    property=prop.name, operator="EQ", value=value.wire, shown=f"{prop.label.lower()} {value.shown}"
                )
                yield q.filter(begin, end, 3.0 + 0.05 * (end - start), made)
            else:
                good = value.reason in ("near", "several")
                yield Span(begin, end, "unclear", (2.2 if good else 0.6) - 0.1 * (end - start), value)
    if kind == "stage":
        yield from _near_stage(q, prop, index)


def _near_stage(q: Query, prop: Property, index: Labels) -> Iterator[Span]:
    """ "In contact sent": a misspelt stage after "in"."""
    for start in range(1, q.n):
        if q.folds[start - 1] != "in" or q.e.labels_at(index, start) or start in q.e.days:
            continue
        for end in range(start + 2, min(q.n, start + 4) + 1):
            value = _label_value(q, prop, q.e.text(start, end))
            if isinstance(value, Value):
                made = Filter(property=prop.name, operator="EQ", value=value.wire, shown=f"stage {value.shown}")
                yield q.filter(start - 1, end, 2.0, made)
            elif value.reason == "near":
                yield Span(start - 1, end, "unclear", 1.5, value)


def _label_value(q: Query, prop: Property, said: str) -> Value | Unclear:
    return read_property_value(prop, said, q.portal, q.e.now)


def _in(prop: Property, chosen: list[Entry], negative: bool, kind: str) -> Filter:
    wires = tuple(dict.fromkeys(e.wire for e in chosen))
    names = list(dict.fromkeys(e.name for e in chosen))
    label = kind if kind in ("stage", "pipeline", "owner") else prop.label.lower()
    shown = f"{label} {'not ' if negative else ''}{' or '.join(names)}"
    if len(wires) == 1:
        return Filter(property=prop.name, operator="NEQ" if negative else "EQ", value=wires[0], shown=shown)
    return Filter(property=prop.name, operator="NOT_IN" if negative else "IN", values=wires, shown=shown)
