"""Days and periods: closing this month, created since Monday, changed in the last 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

from ...portal import Filter, Property
from ..create.cover import Span
from ..said import Unclear
from ..value.calendar_days import Days, Prefer, shifted
from ..value.numerals import count
from ..value.show import show_day, show_days
from .ends import YEAR, listed, stretch
from .opposites import ALTERNATIVES
from .query import Query

_WHEN: dict[str, str | None] = {
    "before": "before", "prior": "before", "earlier": "before", "older": "before", "by": "by", "until": "by",
    "till": "by", "up": "by", "after": "after", "later": "after", "past": "after", "beyond": "after", "since": "since",
    "from": "since", "starting": "since", "between": "between",
} | dict.fromkeys(
    "in on during within the over is are for sometime anytime at date of around any time to than no and".split()
)  # fmt: skip
"""Words between a cue and its day, and what they make of it."""
_LABELS = {
    "closedate": "closing",
    "createdate": "created",
    "hs_lastmodifieddate": "changed",
    "lastmodifieddate": "changed",
}
_CREATED = (
    r"(?:(?:was|were|been|got) )?(?:created|added|opened|logged|entered|registered|made|started|new|signed up|acquired"
    r"|(?:that )?(?:came|come) in|creat(?:e|ion|ed) date|generated)(?: by us)?"
)
_DID_CREATE = re.compile(
    r"\bdid (?:[\w'\u2019-]+ ){1,3}?(?P<verb>create|add|open|log|enter|register|start|get|generate)\b"
)
_CHANGED = (
    r"(?:(?:was|were|been|got|last|recently) )*(?:updated|modified|changed|touched|edited|active|contacted)(?: last)?"
)
_CLOSING = (
    r"(?:closing|closes|close|(?:due )?to close|due|(?:{words})(?:s)?(?: is| are| falls)?|expected(?: to close)?"
    r"|ending|ends|(?:will|should|that|supposed to|set to|which) close|scheduled to close|landing|maturing|wrapping up"
    r"|com(?:es?|ing) up(?: for renewal)?)"
)
_CLOSED = r"(?:that |which |we )?(?:closed|signed)"
_YEARLY = re.compile(r"\b(?:birth|anniversar)", re.IGNORECASE)
"""Days that come again every year, which HubSpot holds with the year of the first one: it knows no "in May" of them."""
_QUIET = "(?:stale|untouched|inactive|idle|dormant|quiet)"
_IDLE = re.compile(
    r"(?:(?:with )?no (?:activity|updates?|changes?|contact|movement)|(?:nobody|no one|not|never|"
    r"(?:have|has) not been|(?:were|was) not)"
    r"(?: has| have| had)?(?: been)? (?:updated|touched|changed|modified|contacted|edited|active|"
    rf"worked)(?: on)?|{_QUIET}|stuck)"
    r"(?: (?:for|in|over|within|since|during|more|than|at|least|the|last|past))* (?P<n>\d{1,3}|"
    r"[a-z]+) (?P<unit>days?|weeks?|months?|years?)\b"
)
"""Records that nobody has changed for some time."""
_AGE = re.compile(
    rf"(?:\b(?:(?P<changed>{_CHANGED})|(?P<closed>{_CLOSED})|{_CREATED}) )?"
    r"\b(?P<than>(?P<old>older than|longer than|more than|over|at least)|newer than|younger than|less than|under) "
    r"(?P<n>\d{1,3}|[a-z]+) (?P<unit>days?|weeks?|months?|years?)(?P<ago> ago| old)?\b"
)
"""How old a record is, or how long ago something came of it."""
_END = re.compile(r"\b(?:end|eo[wmqy])\b")
_OVERDUE = re.compile(r"\b(?:overdue|past due|past their close date|should have closed|late)\b")


def dates(q: Query) -> Iterator[Span]:
    """Spans of days and periods: with a word that says of what, and without."""
    yield from _cued(q)
    yield from _bare(q)
    yield from _overdue(q)
    yield from _idle(q)
    yield from _aged(q)


def _cued(q: Query) -> Iterator[Span]:
    for begin, after, prop, prefer in _cues(q):
        evidence = q.past if prefer == "past" else q.e
        at, how = how_meant(q, after)
        if at in evidence.days:
            end, days = evidence.days[at]
            if pair := stretch(evidence, at, how):
                (end, days), how = pair, "between"
            if _YEARLY.search(prop.label) and not YEAR.search(q.low[days.start : days.end]):
                yield Span(begin, end, "unclear", 5.0, Unclear(reason="beyond", said=q.e.text(begin, end)))
                continue
            if how == "in" and len(several := listed(evidence, at)) > 1:
                yield from _either(q, begin, prop, several, 3.5)
            yield from _spans(q, begin, end, 5.0, prop, days, how, _LABELS.get(prop.name, prop.label.lower()))
        elif end := _season_end(q, at):
            yield Span(begin, end, "unclear", 5.0, Unclear(reason="wrong", said=q.e.text(begin, end)))


_SEASONS = frozenset("spring summer autumn fall winter".split())
"""When they are, depends on where."""


def _season_end(q: Query, at: int) -> int:
    """Where a season with its year ends that begins at a word; 0 where none does."""
    at += at < q.n and q.folds[at] in ("this", "next", "last", "the", "late", "early")
    if at >= q.n or q.folds[at] not in _SEASONS:
        return 0
    return at + 1 + (at + 1 < q.n and re.fullmatch(r"(?:19|20)\d\d", q.folds[at + 1]) is not None)


def _either(
    q: Query, begin: int, prop: Property, several: list[tuple[int, Days]], score: float, label: str = ""
) -> Iterator[Span]:
    """ "Closing in January and March": in the one or in the other."""
    label = label or _LABELS.get(prop.name, prop.label.lower())
    made = [[f] for _, days in several for f in period(q, prop, days, "in", label)]
    if len(made) == len(several) <= ALTERNATIVES:
        yield Span(begin, several[-1][0], "either", score + 2.0 * len(several), made)  # above each by itself


def _bare(q: Query) -> Iterator[Span]:
    """ "Deals this month" close then; what lies behind was closed then, if won or lost, else created."""
    slot = q.slots.get("date")
    closed = re.search(r"\b(?:won|lost|lose|win|closed)\b", q.low) is not None
    reached = 0
    for start, (end, days) in q.e.days.items():
        if start < reached:
            continue  # the other end of the period before
        begin, how = _how_before(q, start)
        if pair := stretch(q.e, start, how):
            (end, days), how = pair, "between"
            reached = end
        closes = slot is not None and (closed or days.last >= q.e.today)
        prop = q.e.property(slot) if slot and closes else _created(q)
        label = "closed" if closed else _LABELS.get(prop.name, prop.label.lower())
        if how == "since" and q.folds[start - 1] == "from":
            how = "in"
        if not closes or closed or how == "since":
            days = (stretch(q.past, start, how) or q.past.days.get(start, (end, days)))[1]
        if how == "in" and not pair and len(several := listed(q.e if closes and not closed else q.past, start)) > 1:
            yield from _either(q, begin, prop, several, 0.5, label)
        weak = days.weak and begin == start and not (q.e.boundary(start) and q.e.boundary(end))
        yield from _spans(q, begin, end, -0.5 if weak else 2.0, prop, days, how, label)


def _overdue(q: Query) -> Iterator[Span]:
    slot, stage = q.slots.get("date"), q.slots.get("stage")
    for match in _OVERDUE.finditer(q.low) if slot else ():
        prop = q.e.property(slot) if slot else _created(q)
        made = [Filter(property=prop.name, operator="LT", value=ms(q, prop, q.e.today), shown="close date passed")]
        open_ = tuple(s.id for p in q.portal.pipelines for s in p.stages if not s.closed)
        if open_ and stage:
            made.append(Filter(property=stage.property, operator="IN", values=open_, shown="open"))
        yield from q.chars(match.start(), match.end(), "filter", 2.0, made)


def _idle(q: Query) -> Iterator[Span]:
    for match in re.finditer(rf"(?<!called )(?<!named )\b{_QUIET}(?= {q.nouns}\b)", q.low):
        said = q.e.sentence.raw[slice(*match.span())]
        yield from q.chars(*match.span(), "unclear", 2.0, Unclear(reason="wrong", said=said))
    changed = _modified(q)
    for match in _IDLE.finditer(q.low):
        try:
            day = shifted(q.e.today, match["unit"], -count(match["n"]))
            made = Filter(property=changed.name, operator="LT", value=ms(q, changed, day))
        except (OverflowError, ValueError):
            continue
        made = made.model_copy(update={"shown": f"not changed since {show_day(day)}"})
        yield from q.chars(match.start(), match.end(), "filter", 7.0, [made])


def _aged(q: Query) -> Iterator[Span]:
    """ "Older than six months", "closed more than a year ago"; "over two years" alone may be a term."""
    slot = q.slots.get("date")
    for match in _AGE.finditer(q.low):
        if not (match["ago"] or match["than"].startswith(("older", "newer", "younger"))):
            continue
        prop = _modified(q) if match["changed"] else q.e.property(slot) if match["closed"] and slot else _created(q)
        try:
            day = shifted(q.e.today, match["unit"], -count(match["n"]))
            made = Filter(property=prop.name, operator="LT" if match["old"] else "GTE", value=ms(q, prop, day))
        except (OverflowError, ValueError):
            continue
        label = "closed" if match["closed"] else _LABELS.get(prop.name, prop.label.lower())
        shown = f"{label} {'before' if match['old'] else 'since'} {show_day(day)}"
        yield from q.chars(match.start(), match.end(), "filter", 7.0, [made.model_copy(update={"shown": shown})])


def _modified(q: Query) -> Property:
    name = q.record.changed
    return q.portal.properties.get(name) or Property(name=name, label="Last modified", type="datetime")


def _created(q: Query) -> Property:
    name = q.record.created
    return q.portal.properties.get(name) or Property(name=name, label="Create date", type="datetime")


def _cues(q: Query) -> Iterator[tuple[int, int, Property, Prefer]]:
    """Words that say what a day is about: their place, the property, and where its days lie."""
    cues: list[tuple[str, Property, Prefer]] = [(_CREATED, _created(q), "past"), (_CHANGED, _modified(q), "past")]
    if slot := q.slots.get("date"):
        words = "|".join(map(re.escape, sorted(slot.words, key=len, reverse=True)))
        prop = q.e.property(slot)
        cues += [(_CLOSING.replace("{words}", words), prop, "future"), (_CLOSED, prop, "past")]
    if asked := _DID_CREATE.search(q.low):  # "which deals did we create this week?"
        yield (*q.e.sentence.word_range(*asked.span("verb")), _created(q), "past")
    for pattern, prop, prefer in cues:
        for match in re.finditer(rf"\b{pattern}\b", q.low):
            first, after = q.e.sentence.word_range(match.start(), match.end())
            if first < after:
                yield first, after, prop, prefer
    for begin, after, prop in q.mentions():
        if prop.type in ("date", "datetime"):
            yield begin, after, prop, "future"
    for index, word in enumerate(q.folds):  # "birthdays"
        several = q.e.vocabulary.names.get(word[:-1]) if word.endswith("s") else None
        if several and several.type in ("date", "datetime"):
            yield index, index + 1, several, "future"


def how_meant(q: Query, index: int) -> tuple[int, str]:
    """The word at which the day begins after a cue, and how it is meant."""
    how = "in"
    while index < q.n and index not in q.e.days and (word := q.folds[index]) in _WHEN:
        how = _WHEN[word] or how
        index += 1
    return index, how


def _how_before(q: Query, start: int) -> tuple[int, str]:
    how, begin = "in", start
    while begin > 0 and q.folds[begin - 1] in _WHEN and q.folds[begin - 1] not in ("and", "is", "are"):
        how = _WHEN[q.folds[begin - 1]] or how
        begin -= 1
    return begin, how


def _spans(
    q: Query, begin: int, end: int, score: float, prop: Property, days: Days, how: str, label: str
) -> Iterator[Span]:
    if how == "before" and _END.search(q.low[days.start : days.end]):
        how = "by"  # the last day is before the end
    if days.other or days.unreal:
        yield Span(begin, end, "unclear", score, q.e.day_value(days, prop))
    for made in period(q, prop, days, how, label):
        yield q.filter(begin, end, score, made)


def period(q: Query, prop: Property, days: Days, how: str, label: str) -> Iterator[Filter]:
    """A comparison with days; their borders are those of the portal's zone, as epoch milliseconds."""
    if days.other or days.unreal:
        return
    try:
        start, end = ms(q, prop, days.first), ms(q, prop, days.last, last=True)
    except (OverflowError, ValueError):
        return
    first, last, name = show_day(days.first), show_day(days.last), prop.name
    on = "on " if days.first == days.last else ""
    if how in ("in", "between"):
        shown = f"{label} {on}{show_days(days.first, days.last)}"
        yield Filter(property=name, operator="BETWEEN", value=start, high_value=end, shown=shown)
    elif how == "before":
        yield Filter(property=name, operator="LT", value=start, shown=f"{label} before {first}")
    elif how == "by":
        yield Filter(property=name, operator="LTE", value=end, shown=f"{label} by {last}")
    elif how == "after":
        yield Filter(property=name, operator="GT", value=end, shown=f"{label} after {last}")
    else:
        yield Filter(property=name, operator="GTE", value=start, shown=f"{label} since {first}")


def ms(q: Query, prop: Property, day: date, *, last: bool = False) -> str:
    """The first or last millisecond of a day; `date` properties lie at midnight UTC (HubSpot: properties guide)."""
    if prop.type == "date":
        return str(int(datetime.combine(day, time(), timezone.utc).timestamp() * 1000))
    moment = datetime.combine(day + timedelta(1) if last else day, time(), q.portal.account.zone)
    return str(int(moment.timestamp() * 1000) - int(last))
