"""What HubSpot left as it was: it takes the write, and says nothing (HubSpot: lifecycle stages move forward only)."""

from __future__ import annotations

from ..chat import show
from ..portal import Item
from .case import Case, Wire

FORWARD_ONLY = frozenset({"lifecyclestage"})


def kept(case: Case, answered: Item, before: Wire, new: dict[str, str]) -> list[str]:
    """The properties that HubSpot answers with their old value; another form of the new one is not that."""

    def same(name: str, one: str | None, other: str | None) -> bool:
        return show.shown(name, one, case.portal, answered) == show.shown(name, other, case.portal, answered)

    held = answered.properties
    old = [name for name in new if name in held and (held[name] or "") == (before.get(name) or "")]
    return [name for name in old if not same(name, new[name], before.get(name))]


def say_kept(case: Case, names: list[str], item: Item) -> None:
    """Say what stayed as it was, and what would help where that is known."""
    if names:
        case.remember(case.target(item))
    for name in names:
        response = "utter_hubspot_forward_only" if name in FORWARD_ONLY else "utter_hubspot_kept"
        value = show.shown(name, item.properties.get(name), case.portal, item)
        case.say(response, label=show.label(name, case.portal), value=value, title=show.title(case.record, item))
