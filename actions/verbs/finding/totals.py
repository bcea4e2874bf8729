"""What amounts come to together. Exact, or not at all: all hits have to be in one answer of HubSpot."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation

from ...chat import show
from ...chat.dialog import Shown
from ...language import about_list, asks_total, read_criteria, without_total
from ...language.said import Criteria
from ...language.search.beyond import beyond_search
from ...portal import Search
from ...record import Record
from ..case import Case
from .hits import still_open, widened
from .linked import also, with_last
from .listing import EVERYTHING, NEWEST_FIRST, search_of, worded
from .mine import only_mine
from .nouns import kinds

MOST = 200
"""HubSpot: records in one answer of a search."""


async def answers_total(case: Case) -> bool:
    """Say what the amounts of the list, or of what is described, come to, if that is asked."""
    text = case.turn.text
    if case.turn.choice is not None or not asks_total(text):
        return False
    money = _with_amounts(case.record)
    listed = case.turn.last_list
    if money is None:
        return False
    if case.record.singular != money.singular:
        await case.turn_to(money, write=False)
    criteria = read_criteria(without_total(text), case.record, case.portal, case.turn.now)
    if criteria.linked and (links := with_last(case)):
        criteria = also(criteria, links).model_copy(update={"linked": False})
    search: Search | None
    nothing = not (criteria.shown or criteria.mine or criteria.linked or EVERYTHING.search(text))
    about = about_list(text) or (nothing and case.turn.list_is_latest)
    if about and listed and listed.object == case.record.singular:
        criteria, search = listed.criteria, search_of(case, listed)
    else:
        criteria, _ = await widened(case, still_open(case, criteria, text), text)
        search = _search(case, criteria)
    if search is None or criteria.unclear or criteria.left or criteria.linked:
        return False
    await say_total(case, criteria, search)
    if not about:
        case.turn.set("hubspot_last_list", _summed(case, criteria))
    case.dialog.over = "done"
    return True


def refuses_beyond(case: Case) -> bool:
    """Say so, where neither a card nor a list is an answer."""
    if case.turn.choice is not None or not beyond_search(case.turn.text):
        return False
    case.say("utter_hubspot_out_of_scope")
    case.dialog.over = "refused"
    return True


def _summed(case: Case, criteria: Criteria) -> Shown:
    return Shown(object=case.record.singular, criteria=criteria, heading=NEWEST_FIRST, summed=True)


async def total_of(case: Case, criteria: Criteria) -> None:
    """The same question with other criteria: "and Priya's?"."""
    text = case.turn.text
    criteria, _ = await widened(case, still_open(case, criteria, text), text)
    shown = _summed(case, criteria)
    await say_total(case, criteria, search_of(case, shown))
    case.turn.set("hubspot_last_list", shown)
    case.dialog.over = "done"


def _with_amounts(record: Record) -> Record | None:
    """The kind of record that has amounts: this one, or else another."""
    return next((kind for kind in (record, *kinds()) if kind.property_of("money")), None)


def _search(case: Case, criteria: Criteria) -> Search | None:
    """What is described; None where it is somebody's whom nobody knows."""
    if criteria.mine:
        return only_mine(criteria.search, case.me, criteria.mine) if case.me else None
    return criteria.search


async def say_total(case: Case, criteria: Criteria, search: Search) -> None:
    """What all that is found comes to, by currency."""
    amount, currency = case.record.property_of("money") or "", case.record.currency or ""
    wanted = tuple(filter(None, (amount, currency)))
    page = await case.crm.search(case.record, search, properties=wanted, limit=MOST)
    total = page.total or len(page.items)
    said = worded(case, criteria)
    shown = f" ({said})" if said else ""
    if total > len(page.items):
        case.say("utter_hubspot_too_many_to_add", total=total, criteria=shown, most=MOST)
        return
    sums: dict[str, Decimal] = defaultdict(Decimal)
    without = 0
    for item in page.items:
        try:
            code = item.properties.get(currency) or case.portal.account.currency
            sums[code] += Decimal(item.properties.get(amount) or "")
        except InvalidOperation:
            without += 1
    parts = [show.amount(f"{value:f}", code) for code, value in sorted(sums.items(), key=lambda s: -s[1])]
    nouns = case.record.singular if total == 1 else case.record.plural
    if not parts:
        case.say("utter_hubspot_nothing_to_add", total=total, nouns=nouns, criteria=shown)
        return
    case.say("utter_hubspot_total", total=total, nouns=nouns, criteria=shown, sum=" + ".join(parts))
    if without:
        case.say("utter_hubspot_without_amount", count=without)
