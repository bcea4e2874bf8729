"""A page of records in the chat: five rows, numbers to pick from, "show more"."""

from __future__ import annotations

from collections.abc import Sequence

from ..chat import buttons, show
from ..chat.dialog import Recent, Shown
from ..portal import Item, Search
from .case import Case

PAGE = 5


async def show_page(case: Case, shown: Shown, search: Search) -> bool:
    """Fetch and show the page that `shown.after` points at, and remember it. Whether there were any rows."""
    page = await case.crm.search(case.record, search, properties=case.record.fetched, after=shown.after, limit=PAGE)
    first, recent = shown.after is None, [r for r in case.turn.recent if r.object == case.record.singular]
    items = _up_to_date(case, list(page.items), recent, add_new=first and not shown.criteria.shown)
    shown.targets = [case.target(item) for item in items]
    shown.after, shown.total = page.after, page.total
    _say_rows(case, shown, first)
    if recent and shown.criteria.shown:
        case.say("utter_hubspot_search_lags")
    slim = [target.model_copy(update={"properties": {}, "row": ""}) for target in shown.targets]
    case.turn.set("hubspot_last_list", shown.model_copy(update={"targets": slim}))
    if first and len(items) == 1:
        case.turn.set("hubspot_last_record", slim[0])
    return bool(items)


def _up_to_date(case: Case, items: list[Item], recent: Sequence[Recent], *, add_new: bool) -> list[Item]:
    """HubSpot's index runs seconds behind: what this conversation just changed is put right here."""
    changed = {r.id: r for r in recent}
    gone = {r.id for r in recent if r.done == "deleted"}
    fresh = [
        i.model_copy(update={"properties": {**i.properties, **changed[i.id].properties}}) if i.id in changed else i
        for i in items
        if i.id not in gone
    ]
    known = {i.id for i in items}
    new = [r for r in reversed(recent) if r.done == "created" and r.id not in known] if add_new else []
    return [*(Item(id=r.id, properties=r.properties) for r in new), *fresh]


def _say_rows(case: Case, shown: Shown, first: bool) -> None:
    criteria = ", ".join(shown.criteria.shown)
    total = shown.total if shown.total is not None else len(shown.targets)
    if not shown.targets:
        case.say("utter_hubspot_no_hits" if criteria else "utter_hubspot_none_yet", criteria=criteria)
        return
    end = shown.start + len(shown.targets) - 1
    rows = show.numbered((t.row for t in shown.targets), shown.start)
    most = buttons.AT_MOST - bool(shown.after)
    offered = buttons.for_targets(shown.targets[:most], f"get_{case.record.singular}", shown.start)
    more = [buttons.button("Show more", "show_more")] if shown.after else []
    response = "utter_hubspot_page" if not first else "utter_hubspot_hits" if criteria else "utter_hubspot_listed"
    words = {"criteria": criteria, "order": shown.heading, "start": shown.start, "end": max(end, shown.start)}
    case.say(response, [*offered, *more], rows=rows, total=max(total, len(shown.targets)), **words)
    if shown.after:
        case.say("utter_hubspot_more_to_show")
