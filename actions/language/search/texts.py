"""Words in text properties, places, addresses, and values that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter, Property
from ..create.cover import Span
from ..english.text import clean
from ..english.words import CHIEFS, FILLERS, TITLES
from ..value.places import place
from ..value.values import kind_of
from .opposites import opposite, span_of
from .query import EMPTY, STOPS, Query

LACKS = (
    r"(?:without|with no|has no|have no|having no|missing|lacking|no|(?:do|does|did) not "
    r"have|ha(?:s|ve) not(?: got)?|who lack|not having"
    r"|(?:with )?nothing (?:in|for|as|under)|with an? (?:empty|blank|missing)|with (?:empty|blank|"
    r"missing))(?: (?:a|an|any|the|their))?"
)
_EMPTY = r"(?:is|are) (?:empty|blank|missing|unknown|unset|not (?:set|known|filled))\b"
_SWITCHED = (
    r"(?:is |are |set to |turned |switched )*(?:(?P<on>on|yes|true|enabled|active|checked)|off|no|"
    r"false|disabled|unchecked)\b"
)
_HAS = (
    r"(?:with|has|have|having|that have|who have|but(?: with| (?:do|does))?(?: have| has)?)(?: (?:a|an|any|the|some))?"
)
_NOBODY = "(?:nobody|no one|noone)"
_UNOWNED = re.compile(
    r"\b(?:unassigned|unowned|not assigned(?: to (?:anyone|anybody|someone))?"
    rf"|(?:owned by|assigned to|belong(?:s|ing)? to) {_NOBODY}|(?:do|does) {_NOBODY} own"
    r"|(?:(?:is|are) )?(?:not|isn['\u2019]?t|aren['\u2019]?t) (?:owned by|assigned to) (?:anyone|anybody)"
    r"|do(?:es)?(?: not|n['\u2019]?t) belong to (?:anyone|anybody)"
    rf"|(?:(?:have|has|with|that) )?{_NOBODY}(?:'s| is| has been)? "
    r"(?:assigned|owns|owning|handles|manages|looks after|responsible)(?: (?:to|for|of)?(?: ?(?:it|them))?)?)\b"
)
_OF_FIRM = re.compile(
    r"\b(?:(?:who |that |which )?(?:work(?:s|ing)?|are|is|employed|people) (?:at|for|with|from|by)|"
    r"work(?:s|ing)? in|at|from|of|@)\b"
)
"""What brings in the company of the people looked for."""


def absence(q: Query) -> Iterator[Span]:
    """Values that are missing, or that are there whatever they are."""
    before_it: Span | None = None
    for start, end, prop in q.mentions():
        spans = list(_there(q, start, end, prop)) or list(_there_too(q, start, end, prop, before_it))
        before_it = spans[0] if spans else None
        yield from spans
    if owner := q.slots.get("owner"):
        for match in _UNOWNED.finditer(q.low):
            made = Filter(property=owner.property, operator="NOT_HAS_PROPERTY", shown="no owner")
            yield from q.chars(match.start(), match.end(), "filter", 4.5, [made])


_HOW_NAMED = re.compile(
    r"(?:(?:that |which )?(?:contains?|containing|includes?|including|has|having|is like|like|matches|"
    r"matching|(?:start|begin)s? with|(?:start|beginn)ing with|is|are|of|as|equals|equal to"
    r"|(?:do|does|is|are|was|were) not|not|never|contain|include|match|start with|begin with|equal)\b ?)+"
    r"(?:(?:the word|the words|a|an|the|exactly|precisely) )?"
)
_DENIES = frozenset(("not", "never"))


def _there_too(q: Query, start: int, end: int, prop: Property, first: Span | None) -> Iterator[Span]:
    """ "With phone and e-mail", "no phone or e-mail": what is said of the property before holds of this one."""
    begin = start - 1 - (q.folds[start - 1] in ("a", "an", "the", "any"))
    joined = first and first.end == begin and q.folds[first.end] in ("and", "or", "nor")
    if first and joined and (q.e.boundary(end) or q.folds[end] in STOPS):
        made: Filter = first.held[0]
        word = "with" if made.operator == "HAS_PROPERTY" else "no"
        if made.operator in ("HAS_PROPERTY", "NOT_HAS_PROPERTY"):
            made = made.model_copy(update={"property": prop.name, "shown": f"{word} {prop.label.lower()}"})
            yield q.filter(begin, end, first.score, made)


def _there(q: Query, start: int, end: int, prop: Property) -> Iterator[Span]:
    """Whether there is a value in the property that these words name."""
    name, label = prop.name, prop.label.lower()
    missing = Filter(property=name, operator="NOT_HAS_PROPERTY", shown=f"no {label}")
    before, after = " ".join(q.folds[max(0, start - 6) : start]), " ".join(q.folds[end : end + 3])
    if found := re.search(rf"(?:^|(?<=\s))(?:but )?{LACKS}$", before):
        yield q.filter(start - len(found.group().split()), end, 4.5, missing)
    elif found := re.match(_EMPTY, after):
        yield q.filter(start, end + len(found.group().split()), 4.5, missing)
    elif found := re.search(rf"(?:^|(?<=\s)){_HAS}$", before):
        if q.e.boundary(end) or q.folds[end] in ("and", "or", "but", "set", "filled", "in", "who", "that"):
            made = Filter(property=name, operator="HAS_PROPERTY", shown=f"with {label}")
            if kind_of(prop) == "bool":
                made = Filter(property=name, operator="EQ", value="true", shown=f"{label} yes")
            begin, filled = start - len(found.group().split()), q.folds[end : end + 1] in (["set"], ["filled"])
            yield q.filter(begin, end + filled, 3.8 if filled else 2.0, made)
    elif kind_of(prop) == "bool" and (found := re.match(_SWITCHED, after)):
        on = found["on"] is not None
        made = Filter(property=name, operator="EQ", value=str(on).lower(), shown=f"{label} {'yes' if on else 'no'}")
        yield q.filter(start, end + len(found.group().split()), 4.5, made)


def texts(q: Query) -> Iterator[Span]:
    """Text properties by name ("whose title contains engineer") and a contact's company by "at"."""
    for begin, after, prop in q.mentions():
        if kind_of(prop) not in ("text", "email") or (prop.name == q.record.title[0] and q.record.unique is None):
            continue
        m = _HOW_NAMED.match(" ".join(q.folds[after : after + 6]))
        if m and m.group().startswith("of ") and kind_of(prop) == "email":
            continue  # "the e-mail of the buyer at Larch"
        start = after + (len(m.group().split()) if m else 0)
        named = _words(q, prop, begin, start, 3.6 if m else 2.6, more=1.2)
        if m and not _DENIES.isdisjoint(m.group().split()):
            for span in named:
                yield from span_of(span.start, span.end, span.score, opposite([span.held]))
            continue
        yield from named
        yield from _or_at(q, prop, start, 3.6, more=1.2)  # "first name Maria or Anna"
        yield from _within(q, prop, begin, after)
    company = next((s for s in q.record.slots if s.name == "company" and s.kind == "text"), None)
    if company:
        for match in _OF_FIRM.finditer(q.low):
            first, after = q.e.sentence.word_range(match.start(), match.end())
            if first < after < q.n and after not in q.e.days and q.folds[after] not in ("those", "these", "them"):
                within = match.group().endswith(" in")
                if within and (after + 1 >= q.n or place(said := q.e.text(after, after + 2)) or not said.istitle()):
                    continue  # "works in Leeds"; "in Monteverde Hotels" is rather a company
                score = 0.6 if match.group() == "of" else 3.0 if within else 2.0
                yield from _words(q, q.e.property(company), first, after, score)
                yield from _or_at(q, q.e.property(company), after, 2.0)


def _or_at(q: Query, prop: Property, after: int, score: float, more: float = -0.1) -> Iterator[Span]:
    """ "At Pelican Bay or Kestrel", "title Head of Data or Buyer": the other companies, the other titles."""
    title = next((s.property for s in q.record.slots if s.name == "job_title"), None)
    for joint in range(after + 1, min(q.n - 1, after + _FAR)):
        if q.folds[joint] == "or" and not q.e.boundary(joint) and q.folds[joint + 1] not in STOPS:
            trade = q.folds[joint + 1] in TRADES and q.e.text(joint + 1, joint + 2).islower()
            if trade and prop.name != title:
                return  # "heads of data or | sales directors"
            yield from _words(q, prop, joint, joint + 1, score, more)
            yield from _or_at(q, prop, joint + 1, score, more)
            return
        if q.e.boundary(joint) or (q.folds[joint] in STOPS and not _leads_on(q, joint)):
            return


_FAR = 6
"""Words within which another one is named."""


def _within(q: Query, prop: Property, begin: int, after: int) -> Iterator[Span]:
    """ "Manager in their job title": the word, or the quoted words, before the property."""
    article = begin - (q.folds[begin - 1] in ("the", "their", "its", "his", "her", "a"))
    if article < 2 or q.folds[article - 1] != "in":
        return
    quoted = next(((s, text) for s, (end, text) in q.e.quoted.items() if end == article - 1), None)
    first, text = quoted or (article - 2, q.e.text(article - 2, article - 1))
    if text.casefold() not in FILLERS | EMPTY:
        yield q.filter(first, after, 4.4, *tokens(prop, text))


_IN_FULL = {
    "ceo": "chief executive", "cfo": "chief financial", "cto": "chief technology", "coo": "chief operating",
    "cmo": "chief marketing", "cio": "chief information", "md": "managing director", "vp": "vice president",
}  # fmt: skip
"""Titles that people shorten, and HubSpot holds in full as often."""


TRADES = TITLES | frozenset(
    "managing senior junior general deputy regional vice head sales marketing finance financial "
    "technical technology operations"
    " operating product project plant quality account accounts purchasing it hr software legal "
    "commercial creative data security"
    " lead customer success".split()
)
"""Words that belong to the job title behind them: "managing director"."""


_BOSSES = ("ceo", "chief", "director", "head", "owner")
_DOES = re.compile(
    r"\b(?:who|that) (?:does|do|runs?|handles?|is in|are in|works? in|is responsible for|looks? after) "
    r"(?:the |our )?(?P<what>[\w&-]+)(?=[ ?.!]*$| (?:at|for|in|from|of|there)\b)"
)
"""Somebody by what they work at: "who does rights"."""
_DEPARTMENTS = "sales|marketing|finance|operations|purchasing|procurement|hr|legal|engineering|accounting|logistics"
_IN_DEPARTMENT = re.compile(
    rf"\b(?:in|from) (?:the |their )?(?P<what>{_DEPARTMENTS})(?: department| team)?"
    r"(?=[ ?.!]*$| (?:at|in|from|of|with)\b)"
)
"""Where they work, which is no place: "the folks in finance"."""


def trades(q: Query) -> Iterator[Span]:
    """ "Engineers", "all CTOs": a word of a trade is the job title."""
    slot = q.record.slot_named("job_title")
    for found in (*_DOES.finditer(q.low), *_IN_DEPARTMENT.finditer(q.low)) if slot else ():
        begin, end = q.e.sentence.word_range(*found.span())
        if slot and found["what"] not in FILLERS:
            made = f'job title contains "{found["what"]}"'
            yield q.filter(begin, end, 2.8, token(slot.property, found["what"], made))
    for start, word in enumerate(q.folds) if slot else ():
        single = word if word in TITLES else word[:-1] if word.endswith("s") and word[:-1] in TITLES else None
        if slot and single == "boss":
            made = "job title of a boss (CEO, chief, director, head or owner)"
            yield Span(start, start + 1, "either", 0.9, [[token(slot.property, w, made)] for w in _BOSSES])
        elif slot and single:
            short = [token(slot.property, single, f'job title contains "{single}"')]
            full = [token(slot.property, word, "") for word in _IN_FULL.get(single, "").split()]
            yield Span(start, start + 1, "either", 0.9, [short, full] if full else [short])
            if start and q.folds[start - 1] in TRADES:
                first = q.folds[start - 1]
                grade = token(slot.property, first, f'job title contains "{first} {single}"')
                yield q.filter(start - 1, start + 1, 2.2, grade, token(slot.property, single, ""))
            if q.folds[start + 1 : start + 2] == ["of"] and start + 2 < q.n:
                yield from _of_department(q, slot.property, start, single)


def _of_department(q: Query, prop: str, start: int, title: str) -> Iterator[Span]:
    """ "Head of Data", "the VP of Sales"; "the CEO of Larch" is of a firm."""
    what, first = q.folds[start + 2], start - (start > 0 and q.folds[start - 1] in TRADES)
    if q.folds[start] in CHIEFS and what not in TRADES:
        return
    said = " ".join((*q.folds[first:start], title))
    made, of = f'job title contains "{said} of {what}"', token(prop, what, "")
    short = [token(prop, word, made if i == 0 else "") for i, word in enumerate(said.split())]
    full = [token(prop, word, made if i == 0 else "") for i, word in enumerate(_IN_FULL.get(said, "").split())]
    score = 2.4 + 2.4 * (start - first)
    if full:
        yield Span(first, start + 3, "either", score, [[*short, of], [*full, of]])
    else:
        yield q.filter(first, start + 3, score, *short, of)


def _words(q: Query, prop: Property, begin: int, start: int, score: float, more: float = -0.1) -> Iterator[Span]:
    """`more`: what each further word adds. Behind a property's name "title Sales Lead" is no lifecycle stage."""
    if start >= q.n or start in q.e.emails:
        return
    if quoted := q.e.quoted.get(start):
        yield q.filter(begin, quoted[0], score + 1, *tokens(prop, quoted[1]))
        return
    if kind_of(prop) == "email" and q.folds[start : start + 1] == ["domain"]:
        return  # "with e-mail domain example.com"
    for end in range(start + 1, min(q.n, start + 5) + 1):
        if end > start + 1 and (q.e.boundary(end - 1) and q.folds[end - 1] not in ("co", "inc")):
            return
        if end - 1 > start and _leads_on(q, end - 1):
            continue
        if (q.folds[end - 1] in STOPS and end - 1 > start) or q.folds[start] in STOPS:
            return
        if not FILLERS.issuperset(q.folds[start:end]):  # "which city is he in"
            yield q.filter(begin, end, score + more * (end - start - 1) - 0.1, *tokens(prop, q.e.text(start, end)))


def _leads_on(q: Query, index: int) -> bool:
    """Whether a small word is within a title: "head of | data", "chair of | the | board"."""
    after = q.folds[index + 1 : index + 2]
    of = q.folds[index] == "of" and (q.folds[index - 1] in TITLES or after == ["the"])
    return of or (q.folds[index] == "the" and q.folds[index - 1] == "of")


def token_words(text: str) -> list[str]:
    """The words of a text as HubSpot cuts it into tokens, in lower case."""
    return [clean(w).lower() for w in re.findall(r"[^\W_]+(?:['\u2019][^\W_]+)*", text)]


def token(prop: str, word: str, shown: str) -> Filter:
    """HubSpot compares whole tokens; the asterisk lets the rest of the word be anything (CRM search guide)."""
    return Filter(property=prop, operator="CONTAINS_TOKEN", value=f"{word.lower()}*", shown=shown)


def tokens(prop: Property, text: str) -> list[Filter]:
    """Each of the first three words of a text in a property."""
    shown = f'{prop.label.lower()} contains "{text}"'
    said = [w for w in token_words(text) if w not in ("of", "the")] or ["of"]
    return [token(prop.name, w, shown if i == 0 else "") for i, w in enumerate(said[:3])]
