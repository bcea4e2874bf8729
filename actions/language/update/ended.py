"""When a deal was won or lost, told along with that: "we won Larch roof | yesterday", "closed lost | as of 3 May"."""

from __future__ import annotations

import re

from ..english.text import lower
from ..said import Change, Unclear, Value
from ..value.dates import find_days
from ..value.numerals import COUNT
from ..value.values import kind_of
from .changes import Changes
from .clauses import BEFORE
from .inference import PERHAPS
from .moves import LATER
from .news import ending
from .run_on import run_on
from .unlabelled import CLOSED

_ON = re.compile(
    r"(?:[\s,]*\b(?:on|in|as (?:of|from)|effective|with effect (?:from|of)|per|since|back|dated|already|just))+ $"
)
_CALLED = re.compile(r"yesterday|today|earlier|(?:this|last|the past)\b|\d")


def read_clause(reader: Changes, start: int, end: int) -> list[Change]:
    """All that a clause says: run on, and of a deal that ended the day and why."""
    if term := _term(reader, start, end):
        reader.left.append(term["term"])
        found = read_clause(reader, start, term.start())
        return [*found, *(reader.clause(term.end(), end) if reader.low[term.end() : end].strip(" ,;.!") else [])]
    found = _without_term(reader, end, _with_day(reader, start, end))
    found = _come_true(reader, start, end, found)
    if not any(_closes(reader, change) for change in found):
        return found
    why = _WHY.search(reader.low, start, end) or _WHY.match(reader.low, end)  # "because" begins a clause
    if why is None:
        return found
    lost = any(
        change.text and "lost" in change.value.shown.lower() for change in found if isinstance(change.value, Value)
    )
    prop = reader.portal.properties.get(f"closed_{'lost' if lost else 'won'}_reason")
    if prop is None or prop.read_only or prop.options or any(change.property == prop.name for change in found):
        return found
    said = reader.raw[why.start("why") : why.end("why")].strip(" -")
    return [*found, reader._made(prop, said, Value(wire=said, shown=said))]


def _come_true(reader: Changes, start: int, end: int, found: list[Change]) -> list[Change]:
    """The changes without a stage that is but hoped for, or told for a day to come: "it should be won | by Friday"."""
    if any(m.prop and kind_of(m.prop) == "stage" for m in reader.mentions(start, end)):
        return found  # "the stage will be …"
    low, kept = reader._readable(start, end), list(found)
    head, today = BEFORE.match(low), reader.e.today.isoformat()
    days = [c.value.wire for c in found if c.property == "closedate" and isinstance(c.value, Value)]
    dated = any(day[: len(today)] > today for day in days)
    for change in found:
        prop, place = reader.portal.properties.get(change.property or ""), low.rfind(change.text.lower())
        told = ending(reader.portal).search(low) if place < 0 else None  # "signed" is won
        place, behind = (told.start(), told.end()) if told else (place, place + len(change.text))
        if prop is None or kind_of(prop) != "stage" or not isinstance(change.value, Value) or place < 0:
            continue
        ahead = _AHEAD.search(low[:place])
        rest = reader.low[start + behind : end]
        later = next((d for d in find_days(rest, reader.e.today) if _BY.fullmatch(rest[: d.start])), None)
        then = later and later.day > reader.e.today and (ahead or (dated and not (head and head["verb"])))
        if (ahead and ahead["will"]) or then or PERHAPS.match(low):
            kept.remove(change)
            if then and not _closes(reader, change):  # the day is not that of its end
                kept = [c for c in kept if c.property != "closedate"]
    return kept


def _without_term(reader: Changes, end: int, found: list[Change]) -> list[Change]:
    """The changes without a day until which it was renewed or signed, which is left out: "renewed | until 2028"."""
    day = next((c for c in found if c.property == "closedate" and isinstance(c.value, Value)), None)
    if day is None or not any(_closes(reader, change) for change in found):
        return found
    term = re.search(rf" (?:until|till|through|up to|to) (?:the )?{re.escape(day.text.lower())}", reader.low[:end])
    if term is None:
        return found
    reader.left.append(reader.raw[term.start() : term.end()].strip())
    return [change for change in found if change is not day]


_AHEAD = re.compile(
    r"(?:\b(?P<will>will|going to|gonna|expect(?:s|ed|ing)?|likely to|hop(?:e|es|ed|ing)|about to|due to)"
    r"|'ll|\b(?:should|must|shall|(?:needs?|has|have|ought|supposed|is|are) to))\b"
)
_BY = re.compile(r" (?:(?:it|this|that) )?(?:(?:by|until|till|before|on|in|at|around|no later than|latest) (?:the )?)?")


def _term(reader: Changes, start: int, end: int) -> re.Match[str] | None:
    """For how long a deal was won: "renewed | for another year"; no day of it, and not the sum beside it."""
    low = reader._readable(start, end)
    told = ending(reader.portal).search(low)
    if told is None or re.search(LATER, low[: told.start()]):
        return None
    return _FOR.search(reader.low, start + told.end(), end)


_FOR = re.compile(
    rf" (?P<term>for (?:another|{COUNT})(?: more| extra| further| additional)? (?:years?|yrs?|months?|quarters?))\b"
)


def because(text: str) -> str:
    """The text with ", reason was price" as " because of price", where it tells how "it" ended.

    "Reason: price" is one only behind that, and "signed for 40k" is said of what is talked about.
    """
    text = f"it {text}" if _BARE.match(text) else text

    def spelt(said: re.Match[str]) -> str:
        labelled = ":" in said.group() and not lower(text[: said.start()]).endswith(("won", "lost"))
        return said.group() if labelled else " because of "

    return _REASON_WAS.sub(spelt, text)


_BARE = re.compile(
    r"(?:just )?(?:signed(?: (?:yesterday|today|on|this|last)\b|[ .!]*$)|(?:signed|won|lost) (?:for|at) \D?\d)",
    re.IGNORECASE,
)
_REASON_WAS = re.compile(
    r"(?:\s*[,;:.-]| with) (?:and )?(?:the |its |our |a )?reason(?: for (?:it|that))?(?: was| is|,|:)?(?: the)? "
    r"(?!codes?\b|types?\b|for\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r" (?:because(?: of)?|due to|on account of) (?P<why>[^,;.!]+)")


def _with_day(reader: Changes, start: int, end: int) -> list[Change]:
    since = len(reader.references)
    if (told := _day(reader, start, end)) is not None:
        cut, day = told
        found = run_on(reader, reader.clause(start, cut), start, since)
        if _may_have_a_day(reader, found):
            return [*found, day]
        del reader.references[since:]
    found = run_on(reader, reader.clause(start, end), start, since)
    name = reader.references[-1] if len(reader.references) > since else ""
    place = reader.raw.find(name, start) if name else -1
    if place < 0 or not _may_have_a_day(reader, found) or (told := _day(reader, start, place + len(name))) is None:
        return found
    cut, day = told  # "we won Larch roof | yesterday | for 45k"
    reader.references[-1] = reader.raw[place:cut].strip()
    return [*found, day]


def _may_have_a_day(reader: Changes, found: list[Change]) -> bool:
    return any(_closes(reader, change) for change in found) and all(c.property != "closedate" for c in found)


def _day(reader: Changes, start: int, end: int) -> tuple[int, Change] | None:
    """Where the words for the day begin, and the change of the close date; none for a day to come."""
    slot = reader.record.slot_named("close_date")
    low = reader.low[start:end]
    ended = ending(reader.portal).search(low) if slot else None
    if slot is None or ended is None or _AHEAD.search(low[: ended.start()]):
        return None
    text = low.rstrip(" ,;.!")
    found = next((d for d in find_days(low, reader.e.today, "past") if d.end == len(text)), None)
    if found is None or found.other or found.start < ended.end() or found.day > reader.e.today:
        return None
    lead = _ON.search(low[: found.start])
    begins = lead.start() if lead else found.start
    if not lead and found.weak:
        return None
    if not lead and not _CALLED.match(low[found.start :]) and low[ended.end() : found.start].strip():
        return None  # "we lost Black Friday"
    prop = reader.e.vocabulary.property(slot)
    value = reader._value(prop, found.day.isoformat())
    said = reader.raw[start + found.start : start + found.end]
    return (start + begins, reader._made(prop, said, value)) if isinstance(value, Value) else None


def _closes(reader: Changes, change: Change) -> bool:
    prop = reader.portal.properties.get(change.property or "")
    if prop is None or kind_of(prop) != "stage" or not isinstance(change.value, Value):
        return isinstance(change.value, Unclear) and change.value.said == CLOSED
    stages = (stage for pipeline in reader.portal.pipelines for stage in pipeline.stages)
    return any(stage.closed for stage in stages if stage.id == change.value.wire)
