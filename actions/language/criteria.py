"""Search criteria from a sentence: "my open deals over 10k closing this month"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from ..portal import Filter, Portal, Search
from ..record import Record
from .filters import Found, Filters
from .said import Criteria, Order, Unclear
from .text import lower

MOST_FILTERS = 6
MOST_GROUPS = 5
"""HubSpot: CRM search guide; 5 filter groups of 6 filters."""

_MINE = re.compile(
    r"\b(?:my|mine|(?:owned|managed|handled|run) by me|assigned to me|belong(?:s|ing)? to me|i (?:own|manage|have|handle|am working on)"
    r"|i'?m (?:working on|responsible for|the owner of)|(?:where |with )?(?:i am|i'm|me as) (?:the )?owner|for me as owner"
    r"|(?:under|in) my name|owner(?: is|:)? me|on my plate)\b"
)
_NOT_MINE = re.compile(r"\bmy (?:team|company|colleagues?|boss|manager|crm|account|hubspot|list|pipeline|database|portal)(?:'s)?\b")


def is_mine(text: str) -> bool:
    """Whether the person asks for their own records."""
    low = lower(text[:2000])
    return bool(_MINE.search(_NOT_MINE.sub(" ", low)))


_ORDERS = (
    (r"newest|latest|most recent(?:ly)?(?: created| added)?|recent(?:ly created|ly added)?|last (?:created|added)|new(?:er)? first|freshest", "created", True, "newest first"),
    (r"oldest|earliest(?: created)?|first created|old(?:er)? first|longest open", "created", False, "oldest first"),
    (r"recently (?:updated|changed|modified|touched|edited)|last (?:updated|changed|modified|touched)|latest (?:updates|changes)", "changed", True, "last changed first"),
    (r"largest|biggest|highest(?: amount| value)?|most valuable|most expensive|top(?: \w+)? (?:deals|opportunities|opps)|by (?:amount|value|size)|greatest", "amount", True, "largest first"),
    (r"smallest|lowest|cheapest|least valuable|littlest", "amount", False, "smallest first"),
    (r"clos(?:ing|e|es) (?:soonest|next|first|earliest|soon)|soonest|by clos(?:e|ing) date|due (?:first|soonest|next|soon)|most urgent", "closes", False, "closing soonest first"),
    (r"clos(?:ing|e|es) (?:last|latest)|furthest out", "closes", True, "closing last first"),
    (r"alphabetical(?:ly)?|by (?:last |first )?name|a[ -]to[ -]z|a-z", "name", False, "by name"),
)  # fmt: skip


def read_order(text: str, record: Record) -> Order | None:
    """How the list is to be sorted, if the sentence says so."""
    low = lower(text[:2000])
    changed = "lastmodifieddate" if record.object_type == "contacts" else "hs_lastmodifieddate"
    properties = {
        "created": record.created,
        "changed": changed,
        "amount": next((s.property for s in record.slots if s.kind == "money"), ""),
        "closes": next((s.property for s in record.slots if s.kind == "date"), ""),
        "name": record.title[-1],
    }
    hits = [
        (match.start(), properties[what], descending, shown)
        for pattern, what, descending, shown in _ORDERS
        if properties[what] and (match := re.search(rf"\b(?:{pattern})\b", low))
    ]
    if not hits:
        return None
    _, prop, descending, shown = max(hits, key=lambda hit: ("updat" in low and hit[1] == changed, -hit[0]))
    return Order(property=prop, descending=descending, shown=shown)


def read_criteria(
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
) -> Criteria:
    """The criteria a search sentence names.

    What was said but could not be read is in `unclear`. Words that are no criterion are looked for in the name
    (deals), or in HubSpot's text properties by `query` (contacts).
    """
    found = Filters(text, record, portal, now).read(is_mine(text), hints)
    groups, shown = _groups(found)
    order = read_order(text, record)
    search = Search(
        groups=groups,
        query=found.query,
        sort=order.property if order else record.created,
        descending=order.descending if order else True,
    )
    if found.query:
        shown = (*shown, f'"{found.query}"')
    return Criteria(search=search, shown=shown, mine=found.mine, unclear=tuple(found.unclear))


def _groups(found: Found) -> tuple[tuple[tuple[Filter, ...], ...], tuple[str, ...]]:
    """Common filters joined with each alternative, within HubSpot's limits."""
    alternatives = found.alternatives or [[]]
    common = found.common
    room = MOST_FILTERS - max(len(a) for a in alternatives)
    if len(alternatives) > MOST_GROUPS or len(common) > room:
        dropped = [f.shown for f in common[max(room, 0) :]] + [f.shown for a in alternatives[MOST_GROUPS:] for f in a]
        found.unclear += [Unclear(reason="wrong", said=said) for said in dropped if said]
        alternatives, common = alternatives[:MOST_GROUPS], common[: max(room, 0)]
    groups = tuple(tuple((*common, *alternative)) for alternative in alternatives)
    shown = [f.shown for f in common if f.shown]
    parts = [" and ".join(f.shown for f in a if f.shown) for a in alternatives]
    if any(parts):
        shown.append(" or ".join(dict.fromkeys(p for p in parts if p)))
    return tuple(g for g in groups if g), tuple(shown)


