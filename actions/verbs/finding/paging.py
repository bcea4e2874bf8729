"""Another page of the list shown last."""

from __future__ import annotations

from ...chat.dialog import Shown
from ...chat.turn import Turn
from ...errors import Result
from ...language.search.paging import Turning, read_rows, read_turning, turns_back
from ...record import Record
from ..case import open_case
from .listing import NEWEST_FIRST, PAGE, fetch_page, search_of, show_page
from .nouns import kind_named, kind_shown

_MOST = 200
"""Rows that HubSpot gives in one search (HubSpot: CRM search guide)."""
_MOST_ROWS = 20
"""Rows that are shown at once."""


def goes_back(turn: Turn) -> bool:
    """Whether "back" means the list: it is what was shown last, or there is nothing that could be put back."""
    if turn.last_list is None or not turns_back(turn.text):
        return False
    return turn.undo is None or turn.list_is_latest or "list" in turn.text.lower()


def names_rows(turn: Turn) -> Record | None:
    """The kind of record of which just some rows are asked for: "show deals 6 to 10", "rows 6-10" of the list shown."""
    if turn.choice is not None:
        return None
    named = kind_named(turn.text)
    kind = named or kind_shown(turn.last_list)
    return kind if kind and read_rows(turn.text, (kind.plural, *kind.synonyms)) else None


async def turn_page(turn: Turn, of: Record | None = None) -> Result:
    """Show the page that is wished; each is one search. Where the list shown is not of this kind, it is of all of them.

    HubSpot's cursor leads on only, so what comes before is fetched from the beginning.
    """
    shown, wish = turn.last_list, read_turning(turn.text)
    of = of or (kind_named(turn.text) if shown is None else None)
    if of and (shown is None or shown.object != of.singular):
        shown = Shown(object=of.singular, heading=NEWEST_FIRST, after="0", size=min(wish.size, _MOST_ROWS))
    record = kind_shown(shown)
    first = _first_row(shown, wish, turn.list_is_latest) if shown else 0
    if shown is None or record is None or _ends_before(shown, first):
        turn.say("utter_hubspot_no_more" if shown else "utter_hubspot_nothing_shown", said=turn.text)
        return "not_found"
    case = await open_case(turn, record)
    if first < len(shown.targets) or not shown.targets:
        shown = shown.model_copy(update={"targets": [], "after": None})
    shown.summed = False
    skip = min(first - len(shown.targets), _MOST - PAGE)
    search = search_of(case, shown)
    page = await fetch_page(case, shown, search, min(skip + _size(shown, wish), _MOST))
    await show_page(case, shown, search, page, skip)
    return "done"


def _size(shown: Shown, wish: Turning) -> int:
    return min(wish.size, _MOST_ROWS) or shown.size or PAGE


def _first_row(shown: Shown, wish: Turning, latest: bool) -> int:
    """Where the page begins, counted from 0. "Back" from a record that was opened is back to the page it was on."""
    size, on_view = _size(shown, wish), shown.start - 1
    if wish.row:
        return wish.row - 1
    if wish.to == "next":
        return len(shown.targets)
    if wish.to == "back":
        return max(0, on_view - size) if latest else on_view
    if wish.to == "same":
        return on_view
    if wish.to == "first":
        return 0
    if wish.to == "last":
        return (max(shown.total or 0, len(shown.targets), 1) - 1) // size * size
    return (wish.to - 1) * size


def _ends_before(shown: Shown, first: int) -> bool:
    if shown.summed or first < len(shown.targets):
        return False
    return not shown.after or (shown.total is not None and first >= shown.total)
