"""New values for a record that exists, and what came of them.

HubSpot may take a write and leave a value as it was, without a word (HubSpot: lifecycle stages move forward only).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat import show
from ...ledger.operation import Action, Write
from ...portal import Item
from ..case import Case, Wire
from .writing import noted, write

_SO = r"(?:(?:and|now|ok|okay|then|please|also|can you|could you)[, ]+)*"
_SAME_AGAIN = re.compile(
    rf"(?:{_SO}(?:(?:do|apply|make|repeat) )?(?:(?:the )?same(?: thing| change)?(?: again)?|that(?: too| again)?)"
    r" (?:for|on|with|to|goes for) (?P<same>\S.*?)(?:,? (?:too|as well))*"
    r"|(?:and |also )*also (?:for|on|with) (?P<also>\S.*?)(?:,? (?:too|as well))*"
    r"|(?:(?:and|also|then|ok)[, ]+)*(?P<too>[^,;]+?),? (?:too|as well|likewise|same thing|same again|the same))"
    r"(?:,? (?:please|pls|thanks))*[ .!]*",
    re.IGNORECASE,
)


def same_again(text: str) -> str:
    """The other record that the last change is to be made of again: "same for Acme", "and Acme too"."""
    whole = _SAME_AGAIN.fullmatch(text)
    return next((group for group in whole.groups() if group), "") if whole else ""


FORWARD_ONLY = frozenset({"lifecyclestage"})


async def change(
    case: Case, id: str, before: Wire, new: dict[str, str], action: Action = "update"
) -> tuple[Item, dict[str, str]]:
    """Write new values. The record as it is now, and the values that HubSpot took; of all others it is said.

    Raises:
        HubSpotProblem: as `write` does.
    """
    what = Write(action, case.record.singular, id, {name: before.get(name) for name in new}, {**new})
    answer = noted(case, await write(case, what, lambda: case.crm.update(case.record, id, new)))
    left = _left(case, answer, before, new)
    taken = {name: value for name, value in new.items() if name not in left}
    others = {name: value for name, value in answer.properties.items() if name not in taken}
    now = Item(id=id, properties={**before, **taken, **others}, url=answer.url)
    _say_left(case, left, now)
    return now, taken


def say_changed(case: Case, item: Item, before: Wire, new: dict[str, str], also: Sequence[str] = ()) -> None:
    """Show the record with each change as before → after."""
    changes = show.changes(before, new, case.portal, item)
    case.say_card("utter_hubspot_updated", item, also=also, changes=changes)
    case.turn.remember_change("updated", case.target(item))


def _left(case: Case, answered: Item, before: Wire, new: dict[str, str]) -> list[str]:
    """The properties that HubSpot answers with their old value; another form of the new one is not that."""

    def same(name: str, one: str | None, other: str | None) -> bool:
        return show.shown(name, one, case.portal, answered) == show.shown(name, other, case.portal, answered)

    held = answered.properties
    old = [name for name in new if name in held and (held[name] or "") == (before.get(name) or "")]
    return [name for name in old if not same(name, new[name], before.get(name))]


def _say_left(case: Case, names: list[str], item: Item) -> None:
    """Say what stayed as it was, and what would help where that is known."""
    if names:
        case.remember(case.target(item))
    for name in names:
        response = "utter_hubspot_forward_only" if name in FORWARD_ONLY else "utter_hubspot_kept"
        value = show.shown(name, item.properties.get(name), case.portal, item)
        case.say(response, label=show.label(name, case.portal), value=value, title=show.title(case.record, item))
