"""A page of records in the chat: five rows, numbers to pick from, "show more"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat import buttons, show
from ...chat.dialog import Shown, Target
from ...language.said import Criteria
from ...portal import Page, Search
from ..case import Case
from .mine import only_mine
from .nouns import kind_shown
from .recent import up_to_date

PAGE = 5
EVERYTHING = re.compile(
    r"\b(?:all|every|everything|any|anything|everyone|everybody|altogether|in total|overall)\b", re.IGNORECASE
)
NEWEST_FIRST = "newest first"
"""How lists are sorted unless something else is said."""


async def fetch_page(case: Case, shown: Shown, search: Search, size: int = 0) -> Page:
    """The page that `shown.after` points at."""
    size = size or shown.size or PAGE
    return await case.crm.search(case.record, search, properties=case.record.fetched, after=shown.after, limit=size)


async def show_page(case: Case, shown: Shown, search: Search, page: Page, skip: int = 0) -> bool:
    """Show a page, all but its first `skip` rows, and remember it. Whether there were any rows."""
    first, everything = shown.after is None, not search.groups and not search.query
    created = {r.id for r in case.turn.recent if r.done == "created"} if first and everything else set()
    belongs = created | {item.id for item in page.items}
    earlier = {target.id for target in shown.targets}
    hits = up_to_date(case, case.record, page.items, lambda item: item.id in belongs)
    rows = [case.target(item) for item in hits if item.id not in earlier]
    shown.start = len(shown.targets) + skip + 1
    shown.after, shown.total = page.after, page.total
    _say_rows(case, shown, rows[skip:], first and not skip)
    if not everything and any(r.object == case.record.singular for r in case.turn.recent):
        case.say("utter_hubspot_search_lags")
    slim = [target.named for target in rows]
    seen = case.turn.last_list
    if first and not rows and seen and seen.targets:  # that list is still what the person looks at
        case.turn.set("hubspot_last_list", seen.model_copy(update={"missed": shown}))
        return False
    case.turn.set("hubspot_last_list", shown.model_copy(update={"targets": [*shown.targets, *slim]}))
    if first and len(rows) == 1:
        case.turn.set("hubspot_last_record", slim[0])
    return bool(rows)


def say_missed(case: Case) -> None:
    """Say again that nothing fits what was looked for since the list was shown, before one of its rows is taken."""
    missed = case.turn.last_list.missed if case.turn.last_list else None
    kind = kind_shown(missed)
    if missed and kind:
        case.say("utter_hubspot_no_hits", criteria=worded(case, missed.criteria), nouns=kind.plural)


def worded(case: Case, criteria: Criteria) -> str:
    """The criteria as they were understood, with whose records "mine" are."""
    owner = case.portal.owner(case.me) if criteria.mine else None
    whose = "owner not" if criteria.mine == "others" else "owner"
    return ", ".join((*([f"{whose} {owner.name}"] if owner else []), *criteria.shown))


def _say_rows(case: Case, shown: Shown, targets: Sequence[Target], first: bool) -> None:
    criteria = worded(case, shown.criteria)
    if criteria and targets and shown.heading not in ("", NEWEST_FIRST):
        criteria = f"{criteria}; {shown.heading}"
    if not targets:
        nothing = "utter_hubspot_no_hits" if criteria else "utter_hubspot_none_yet"
        case.say(nothing if first else "utter_hubspot_no_more", criteria=criteria)
        return
    end = shown.start + len(targets) - 1
    total = max(shown.total or 0, end)
    rows = show.numbered((t.row for t in targets), shown.start)
    most = buttons.AT_MOST - bool(shown.after)
    offered = buttons.for_targets(targets[:most], f"get_{case.record.singular}", shown.start)
    more = [buttons.button("Show more", "show_more")] if shown.after else []
    response = "utter_hubspot_page" if not first else "utter_hubspot_hits" if criteria else "utter_hubspot_listed"
    words = {"criteria": criteria, "order": shown.heading, "start": shown.start, "end": end}
    nouns = case.record.singular if total == 1 else case.record.plural
    case.say(response, [*offered, *more], rows=rows, total=total, nouns=nouns, **words)
    if shown.after:
        case.say("utter_hubspot_more_to_show")


def search_of(case: Case, shown: Shown) -> Search:
    """The search behind a list, with "mine" made concrete and an order if none was said."""
    search = shown.criteria.search
    if search.sort is None:
        search = search.model_copy(update={"sort": case.record.created, "descending": True})
    owner = case.me if shown.criteria.mine else None
    return only_mine(search, owner, shown.criteria.mine) if owner else search
