"""The first page of what fits some criteria: in which order, and where else to look when nothing does."""

from __future__ import annotations

import re

from ...chat.dialog import Shown
from ...language import read_criteria, read_order, read_reference, within_limits
from ...language.said import Criteria
from ...language.search.asked import will_close
from ...language.search.orders import read_count
from ...portal import Filter
from ..case import Case, open_case
from ..values import quoted
from .facts import as_facts, unnamed
from .linked import Links, also, either, of
from .listing import NEWEST_FIRST, fetch_page, search_of, show_page
from .mine import offer_me
from .nouns import kind_named, kinds, names, one_of_many
from .whose import called_so, the_one_called

BY_DAY = frozenset(("BETWEEN", "LT", "LTE", "GT", "GTE"))


_IS_IT = re.compile(
    r"\W*(?:(?:and|so|ok)[ ,]+)*(?:is|was|are|were|has|have|did|does)(?:n't)? (?!there\b|we\b|i\b|you\b|any\b)",
    re.IGNORECASE,
)
"""A question of how that stands which is named behind it."""


async def show_hits(case: Case, criteria: Criteria, order: str, sentence: str) -> bool:
    """Show the first page of what fits the criteria; `order` is what was said of it. Whether there is anything."""
    criteria = still_open(case, criteria, sentence)
    wider, whose = await widened(case, criteria, sentence)
    is_wider, criteria = wider is not criteria, wider
    if order in ("", NEWEST_FIRST) and read_order(sentence, case.record) is None:
        criteria, order = by_day(case, criteria)
    size = read_count(sentence, case.record)
    shown = Shown(object=case.record.singular, criteria=criteria, heading=order or NEWEST_FIRST, size=size)
    search = search_of(case, shown)
    page = await fetch_page(case, shown, search)
    looks = not page.items and criteria.named and not is_wider
    if looks and (whose := whose or await _whose(case, criteria.named, sentence)):
        shown.criteria = also(unnamed(criteria, case.record), whose)
        search = search_of(case, shown)
        page = await fetch_page(case, shown, search)
    if not page.items and (other := await _of_another_kind(case, criteria, sentence)):
        shown, search = other, search_of(case, other)
        page, criteria = await fetch_page(case, shown, search), shown.criteria
    if not page.items and (reread := await _read_otherwise(case, criteria, sentence)):
        shown.criteria = criteria = reread
        search = search_of(case, shown)
        page = await fetch_page(case, shown, search)
    found = await show_page(case, shown, search, page)
    if criteria.left:
        case.say("utter_hubspot_left_out", said=quoted(criteria.left))
    if criteria.mine and case.me is None:
        offer_me(case)
    first = next(iter(case.turn.last_list.targets), None) if found and case.turn.last_list else None
    if first and (page.total == 1 or one_of_many(sentence, case.record)):
        case.turn.set("hubspot_last_record", first)
    return found


async def widened(case: Case, criteria: Criteria, sentence: str) -> tuple[Criteria, Links]:
    """With those of the customer that is named among them, and whose those are."""
    whose = await _whose(case, criteria.named, sentence, sure=True) if _says_whose(criteria, sentence) else ()
    return (either(criteria, whose, unnamed(criteria, case.record)) if whose else criteria), whose


async def _whose(case: Case, named: str, sentence: str, *, sure: bool = False) -> Links:
    """Those of what the words name of another kind: of a kind that is spoken of, or the one that is called so.

    A word from within a name that nobody brings in as one is none: "rights", of a "Quillfeather rights portal"; it is
    `sure` that they do.
    """
    for kind in kinds():
        if kind is not case.record and names(kind, sentence) and (found := await called_so(case, kind, named)):
            return of(case.record, found)
    told = re.search(rf"\b{_as_said(named)}\b", sentence, re.IGNORECASE)
    capital = told is not None and told.group() != told.group().lower()
    within = sure or capital or len(named.split()) > 1
    return of(
        case.record, await the_one_called(case, named, within=within, several=sure and names(case.record, sentence))
    )


def _as_said(named: str) -> str:
    """Pattern of the words of a name as they stand in a sentence: "Halden & Voss" is looked for by two words."""
    return r"\W+(?:(?:and|n)\W+)?".join(map(re.escape, named.split()))


def _says_whose(criteria: Criteria, sentence: str) -> bool:
    """Whether the name is rather that of a customer: "deals with Sakura Instruments" are not only those called so."""
    named = _as_said(criteria.named)
    lead = r"\b(?:with|of|from|at|for|by|to) (?:the )?(?:(?:company|account|firm|customer|client) )?"
    return bool(criteria.named) and re.search(rf"{lead}{named}\b", sentence, re.I) is not None


async def _of_another_kind(case: Case, criteria: Criteria, sentence: str) -> Shown | None:
    """ "Search for smith" tells no deal from a contact: those of the other kind, where they alone have hits.

    So for "show website redesign": a name may hold the word for a property of the other kind.
    """
    only_words = criteria.filters and all(f.operator == "CONTAINS_TOKEN" for f in criteria.filters)
    if not (criteria.named or only_words) or criteria.left or case.dialog.more:
        return None
    if kind_named(sentence):
        return None
    for record in (r for r in kinds() if r.singular != case.record.singular):
        other = await open_case(case.turn, record)
        said = None if criteria.named else read_reference(sentence, record)
        called = f'"{said.text}"' if said and said.kind == "name" and " " in said.text else ""
        meant = read_criteria(called or sentence, record, other.portal, case.turn.now)
        shown = Shown(object=record.singular, criteria=meant, heading=NEWEST_FIRST)
        if not meant.named or meant.unclear or meant.left or meant.mine:
            continue
        if (await fetch_page(other, shown, search_of(other, shown))).items:
            await case.turn_to(record, write=False)
            return shown
    return None


async def _read_otherwise(case: Case, criteria: Criteria, sentence: str) -> Criteria | None:
    """What is asked of one, that one: "is Larch roof won?". Words that no name has: a fact ("the Leeds ones"); failing
    that the list without them, which is said.

    Words with a capital are a name, whatever else they could be: without them it would be another question.
    """
    rest = unnamed(criteria, case.record)
    said = criteria.named
    if not said or criteria.left or not (rest.filters or rest.mine):
        return None
    if re.search(rf"\b(?:called|named|titled)\W+{_as_said(said)}\b", sentence, re.IGNORECASE):
        return None
    if _IS_IT.match(sentence):
        itself = read_criteria(criteria.named, case.record, case.portal, case.turn.now)
        if itself.named == criteria.named and await _has_any(case, itself):
            return itself
    if (facts := as_facts(case, criteria)) and await _has_any(case, facts):
        return facts
    named = re.search(rf"\b{_as_said(said)}\b", sentence, re.IGNORECASE)
    if not named or named.group() != named.group().lower() or not await _has_any(case, rest):
        return None
    return rest.model_copy(update={"left": (said,)})


async def _has_any(case: Case, criteria: Criteria) -> bool:
    shown = Shown(object=case.record.singular, criteria=criteria, heading=NEWEST_FIRST)
    return bool((await fetch_page(case, shown, search_of(case, shown))).items)


def still_open(case: Case, criteria: Criteria, sentence: str) -> Criteria:
    """What will close, or closes before a day to come or from today on, is open, unless something else is said."""
    date, stage = case.record.property_of("date"), case.record.property_of("stage")
    open_ = tuple(s.id for p in case.portal.pipelines for s in p.stages if not s.closed)
    zone, now = case.portal.account.zone, case.turn.now
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    since = {"LT": now, "LTE": now, "BETWEEN": today, "GTE": today, "GT": today}
    comes = will_close(sentence) or any(
        f.property == date and f.operator in since and (f.value or "").isdecimal()
        and int(f.value or 0) >= int(since[f.operator].timestamp()) * 1000
        for f in criteria.filters
    )  # fmt: skip
    if not comes or not stage or not open_ or any(f.property == stage for f in criteria.filters):
        return criteria
    made = Filter(property=stage, operator="IN", values=open_, shown="open")
    groups = tuple((*group, made) for group in criteria.search.groups)
    if not within_limits(groups):
        return criteria
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": (*criteria.shown, made.shown)})


def by_day(case: Case, criteria: Criteria) -> tuple[Criteria, str]:
    """What is narrowed down by its close date is read along it: what comes next first, what lies before a day or is
    over the other way round.
    """
    name = case.record.property_of("date")
    days = [f for f in criteria.filters if f.property == name and f.operator in BY_DAY]
    if not name or not days:
        return criteria, ""
    last = days[0].high_value or ""
    over = days[0].operator in ("LT", "LTE") or (last.isdecimal() and int(last) < case.turn.now.timestamp() * 1000)
    search = criteria.search.model_copy(update={"sort": name, "descending": over})
    return criteria.model_copy(
        update={"search": search}
    ), "latest close date first" if over else "closing soonest first"
