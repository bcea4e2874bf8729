"""What is to be changed, and on which record: "set the close date of Acme renewal to end of March"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise

from ...portal import Portal
from ...record import Record
from ..english.phrases import COURTESY, WISH
from ..english.text import fold, lower
from ..english.words import FILLERS
from ..said import Change, Reference, Said, Shift, Unclear, Value
from ..value.money import find_money
from ..which.reference import read_reference
from ..wish.corrections import corrected
from ..wish.looks import asks_for_records
from .addressed import by_address
from .aims import agreed, given_behind, one_each
from .beside import goes_too, is_aside, names_something, noted_on
from .changes import Changes
from .clauses import BEFORE, STAYS
from .ended import because, read_clause
from .facts import read_facts
from .moves import PERCENT, TIME
from .negated import left_empty
from .put_right import put_right, respelt
from .ranges import asked_about, outside, without_count, without_former
from .seat import with_seat
from .unknown import near_properties
from .whereabouts import who_moved
from .whose import told_apart


def orders_change(text: str) -> bool:
    """Whether words begin as a change does: "move …", "and set …"."""
    head = BEFORE.match(lower(text))
    return head is not None and head["verb"] is not None


def orders_edit(text: str) -> bool:
    """Whether words begin with a verb that only changes what there is: "edit Jane Doe"; not "update me on Larch"."""
    return _EDIT.match(lower(text)) is not None


_IT_IS = re.compile(
    r"(?:it|that)(?:['\u2019]s| is) (?P<what>(?!(?:me|fine|ok|okay|good|right|done|great)\b)\S.*)", re.IGNORECASE
)
"""Something told of the record that is no value known."""

_PAGE = re.compile(r"\bhttps?://(?=\S*/(?:record/[\w-]+|deal|contact)/\d)", re.IGNORECASE)
"""What the address of a record's page begins with: its colon brings in no value."""


def read_update(
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
    *,
    has_last: bool = False,
    has_list: bool = False,
) -> Said:
    """The record meant (`reference`) and the wanted `changes`.

    A change of stage is read in the default pipeline first; once the record is known, read `Change.text` again
    with its own pipeline.
    """
    again = partial(
        read_update, record=record, portal=portal, now=now, hints=hints, has_last=has_last, has_list=has_list
    )
    text, corrects = corrected(by_address(_PAGE.sub("", text), record))
    if PAST.fullmatch(lower(text)) or asks_for_records(text, record):
        return Said()
    text = _EXCEPT.sub("", _WITHOUT.sub("", text)) or text
    reader = Changes(because(_REASON.sub("", COURTESY.sub("", text) or text)), record, portal, now)
    if reader.names.get(fold(empty := left_empty(text))):
        return again(f"clear the {empty}")
    if names := respelt(reader):
        return again(f"rename {names[0]} to {names[1]}")
    if wrong := put_right(reader):
        return again(wrong).model_copy(update={"reference": Reference(kind="last")})
    if (shorter := without_former(reader)) != reader.raw:
        reader = Changes(shorter, record, portal, now)
    priced, counts = without_count(reader)
    whole = reader.raw
    reader = Changes(priced, record, portal, now) if priced != whole else reader
    first, others = told_apart(reader.raw)
    if others and (of_first := again(first)).changes:
        return of_first.model_copy(update={"left": (*of_first.left, *(other.said for other in others))})
    reader.corrects = corrects
    changes: list[Change] = []
    left = reader.left
    beside: list[str] = []
    for start, end in reader.clauses():
        if STAYS.match(reader.low[start:end]) or reader.passing(start, end) or (start and reader.remarks(start)):
            continue
        found = goes_too(reader, start, end, read_clause(reader, start, end), changes)
        found = [] if is_aside(reader, start, end, found, changes) else found
        beside += _untold(reader, start, end, found)
        changes += found
        head = BEFORE.match(reader.low[start:end])
        if re.fullmatch(WISH, f"{reader.low[start:end].strip()} "):
            continue  # "Lovely, and could you …"
        if not found and (start == 0 or (head and head["verb"])):
            # "update Acme renewal, …": a clause that only names the record
            rest = reader.low[start + head.end() if head else start : end]
            about = (head and not head["verb"] and _ABOUT_IT.search(reader.low[start:end])) or _POINTS.match(rest)
            words = _owner_of(reader, start, end)
            words = words if start or end == len(reader.raw) else _FOR.sub("", words)
            met = _MET.fullmatch(words.strip(" ,;:.!"))
            reader.references.append(met["who"] if met else "it" if about else who_moved(words))
            if (untold := _IT_IS.fullmatch(reader.raw[start:end].strip(" ,;:.!?"))) and end < len(reader.raw):
                left.append(untold["what"])  # "it's john, | and he's at Kestrel"
            elif head and _MADE_SO.fullmatch(head["verb"] or "") and _SO.match(rest):
                left.append(reader.raw[start + head.start("verb") : end].strip(" ,;:.!?"))
        elif not found and (reader.says_something(start, end) or names_something(reader, start, end)):
            left.append(reader.raw[start:end].strip(" ,;:.!?()\u2013\u2014"))
    changes = given_behind(reader.city_and_country(changes), portal, now)
    if not any(change.property for change in changes) and (noted := noted_on(reader.raw)):
        changes = []
        reader.references = [noted]
    reader.references = _whole_names(reader)
    reference = _reference(reader, changes, hints, has_last=has_last, has_list=has_list)
    changes = agreed(c for c in changes if not _is_a_name_of(reader, c))
    said = {c.property for c in changes if c.property and isinstance(c.value, Value | Shift)}
    kept = tuple(reader.told_beside(c) for c in changes if isinstance(c.value, Value | Shift) or c.property not in said)
    kept = one_each((*asked_about(with_seat(kept, portal), whole, portal), *counts))
    facts = asked_about(read_facts(text, record, portal, now), text, portal)
    if len(facts) > len(kept):
        return Said(reference=Reference(kind="last"), changes=facts)
    named = reference.text if reference else ""
    left += [*_unread(reader, reference), *(rest for c in kept if (rest := reader.beside(c)) and rest not in named)]
    left += [words for words in beside if words not in named and not any(words in other for other in left)]
    left = outside(left, whole, portal)
    return Said(reference=reference, changes=kept, left=tuple(left) if kept else ())


def _whole_names(reader: Changes) -> list[str]:
    """The words taken for records, those that only a comma cut in two put together: "Harbour View | , Phase II"."""
    words = [said.strip(" ,") for said in reader.references]
    for first, then in pairwise(words):
        if first and then[:1].isupper() and reader.raw.find(whole := f"{first}, {then}") >= 0:
            return [whole]
    return reader.references


def _owner_of(reader: Changes, start: int, end: int) -> str:
    """The words of a clause up to a property that somebody is said to have: "Wei Chen | 's email changed"."""
    for mention in reader.mentions(start, end):
        if _THEIRS.fullmatch(reader.low[start : mention.start]):
            return "it"  # "their email | bounced"
        owned = _OWNED.search(reader.raw[start : mention.start])
        if owned and owned.start():
            return reader.raw[start : start + owned.start()]
    return reader.raw[start:end]


def _is_a_name_of(reader: Changes, change: Change) -> bool:
    """Whether the value is what a property is called: "could you set that as his company?"."""
    called = re.fullmatch(r"(?:his|her|its|their) (?P<name>\w[\w ]*)", change.text.strip().lower())
    return called is not None and called["name"] in reader.names


def _untold(reader: Changes, start: int, end: int, found: Sequence[Change]) -> list[str]:
    """The quantities of a clause that none of its changes is read from: "push Larch two weeks and Beech | a month"."""
    values = [c.value for c in found]
    if not found or any(v is None or isinstance(v, Unclear) or (isinstance(v, Shift) and v.to) for v in values):
        return []
    low = reader._readable(start, end)
    read = [c.value.said if isinstance(c.value, Shift) else c.text for c in found]
    covered = [m.span() for said in read if said for m in re.finditer(re.escape(said.lower()), reader.low[start:end])]
    sums = [(m.start, m.end) for m in find_money(low, reader.portal.account) if not m.plain]
    here = (day for _, day in reader.e.days.values() if start <= day.start < end and not day.weak)
    days = [(day.start - start, day.end - start) for day in here]
    steps = [m.span() for pattern in (PERCENT, TIME) for m in pattern.finditer(low)]
    left = [(a, b) for a, b in {*sums, *days, *steps} if not any(a < y and x < b for x, y in covered)]
    return [reader.raw[start + a : start + b].strip() for a, b in sorted(left)]


def _unread(reader: Changes, reference: Reference | None) -> list[str]:
    """Words that were taken for the record's name beside the one it has, and hold a value: "we agreed 80k"."""
    named = fold(reference.text) if reference else ""
    others = [said for said in reader.references if named and named not in fold(said)]
    return [said.strip(" ,;:.!?") for said in others if reader.holds_value(reader.raw.find(said), said)]


_EDIT = re.compile(
    rf"(?:{WISH})(?:edit|modify|amend|update|change|revise|adjust|rename|re-?open|(?:un|re)assign)(?:ing)? "
    r"(?!(?:me|us|on|of|for|from|about|in)\b)\S"
)
_REASON = re.compile(r"^(?:because|since|now that) [^,;]+, (?=\S+ \S+)", re.I)
"""Why something is to be changed, in front of it: "since Priya left, …"."""
_WITHOUT = re.compile(
    r",? without (?:changing|touching|moving|altering|affecting) (?:the|its|his|her|anything)\b[a-z ]*(?=[,;.!]|$)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r" (?:everything|anything|all)(?: else)? (?:but|except(?: for)?|other than|apart from) (?:the|its|his|her)"
    r" [a-z ]{3,20}?(?= (?:of|on|for) |[,:;])",
    re.IGNORECASE,
)
"""What is to stay as it is: "change | everything but the owner | on Larch: 5k"."""
PAST = re.compile(
    r"[^,;.]*\b(?:was|were|used to be)\b [^,;.]*\b(?:before(?: that| this)?|previously|originally|"
    r"earlier|so far|until (?:now|then|yesterday|today)|last (?:week|month|quarter|year|time))[ .!]*"
)
"""What is told of how it was: "it was 34k before"."""
_THEIRS = re.compile(r"\W*(?:(?:and|so|but|also|oh|the) )*(?:his|her|their|its) (?:new |old |current )?")
_OWNED = re.compile(r"['\u2019]s? (?:new |old |current )?$", re.I)
_FOR = re.compile(r"^(?:for|on|with|as for|regarding) ", re.I)
"""What leads to the record of all that follows: "for | Jane Doe, set …"."""
_MET = re.compile(
    r"(?:[\w' ]{0,20}, )?(?:(?:i|we)(?:'ve| have)? )?(?:just )?(?:(?:spoke|spoken|talked|chatted|met|saw|seen|heard)"
    r"|had (?:an? )?(?:\w+ )?(?:call|chat|meeting|lunch|coffee)|(?:was |am |got off |off )?(?:on )?the phone)\b"
    r"(?: (?:up )?(?:with|to|from))? (?P<who>[^,;]+?)"
    r"(?: (?:today|yesterday|earlier|again|just now|(?:this|last) \w+|on \w+day|at [^,;]+|about [^,;]+))*",
    re.IGNORECASE,
)
"""A story that leads to a record: "I spoke with | Jane Doe | today, she's …"."""
_POINTS = re.compile(r"(?:it|him|her|them)\b|(?:that|this) (?=\d)|[a-z]+ (?:it|him|her|them)[ .!]*$")
_MADE_SO = re.compile(r"mak(?:e|ing)|mark(?:ing)?|set(?:ting)?|put(?:ting)?|flag|turn|switch")
_SO = re.compile(
    r"(?:it|him|her|them|this|that)(?: (?!(?:please|pls|too|now|then|back|right|also|again|so)\b)\w+)+[ .!?]*$"
)
"""What is wanted of the record, and is no value of it: "and mark it | high priority", of a contact."""
_ABOUT_IT = re.compile(
    r"^(?:and |so |but |please )*(?:do|did|be|go(?! (?:back )?(?:in)?to\b))\b|^(?:and |so |but )?(?:he|she|they"
    r"|it|we|i)\b|"
    r"^\W*(?:nobody|no one|someone|who|why|everybody)\b.*\b(?:him|her|it|them)\b"
)
"""A remark about the record shown last: "she moved on", "nobody owns him?"."""


def _reference(
    reader: Changes, changes: list[Change], hints: Mapping[str, Sequence[str]] | None, *, has_last: bool, has_list: bool
) -> Reference | None:
    found = [
        reference
        for said in reader.references
        if (reference := read_reference(said, reader.record, has_list=has_list, has_last=has_last, part=True))
    ]
    found = [r for r in found if fold(r.text) not in reader.names]  # "I made a mistake with | the amount"
    if found:
        return next((r for r in found if r.kind != "last"), found[0])
    if changes or len(reader.references) > 1:
        pronoun = re.search(r"\b(?:it|its|it's|this|that|he|she|they|his|her|their|him|them)\b", reader.low)
        return Reference(kind="last") if pronoun else None
    return read_reference(reader.raw, reader.record, has_list=has_list, has_last=has_last, hints=hints)


def read_change(text: str, record: Record, portal: Portal, now: datetime) -> Change:
    """The answer to "which property?", which may hold the new value too ("amount to 5k")."""
    reader = Changes(text, record, portal, now)
    end = len(reader.low)
    if relative := reader._relative(0, end):
        return relative[0]
    mentions = reader.mentions(0, end)
    for mention in mentions:
        if found := reader._mentioned(mention, 0, end):
            return found[0]
    if mentions and mentions[0].prop:
        return reader._made(mentions[0].prop, "", None, reader.raw[mentions[0].start : mentions[0].end])
    if found := reader.clause(0, end):
        return found[0]
    close = near_properties(" ".join(w for w in fold(text).split() if w not in FILLERS) or text, reader.e)
    return Change(said=reader.raw, near=tuple(e.choice for e in close))


def named_properties(text: str, record: Record, portal: Portal, now: datetime) -> set[str]:
    """The properties that a text calls by one of their names."""
    reader = Changes(text, record, portal, now)
    mentions = reader.mentions(0, len(reader.low))
    return {name for m in mentions for name in ([m.prop.name] if m.prop else ["firstname", "lastname"])}
