"""New values for a record that exists, and what came of them.

HubSpot may take a write and leave a value as it was, without a word (HubSpot: lifecycle stages move forward only).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...chat import show
from ...language import read_reference
from ...language.said import Said
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


def changed_again(case: Case) -> Said | None:
    """The last change, of another record: "same for Acme"."""
    undo, other = case.turn.undo, same_again(case.turn.text)
    if not (undo and undo.changes and other) or case.dialog.changes or undo.target.object != case.record.singular:
        return None
    reference = read_reference(other, case.record, has_list=case.turn.last_list is not None, part=True)
    return Said(reference=reference, changes=tuple(undo.changes)) if reference else None


FORWARD_ONLY = frozenset({"lifecyclestage"})


class Changed(NamedTuple):
    """What came of a change.

    Attributes:
        item: the record as it is now.
        before: its values before.
        taken: the new values that HubSpot took.
        earlier: a former delivery of this message did it, and was answered: others may have changed it since.
    """

    item: Item
    before: Wire
    taken: dict[str, str]
    earlier: bool = False


async def change(case: Case, id: str, before: Wire, new: dict[str, str], action: Action = "update") -> Changed:
    """Write new values; of those that HubSpot does not take it is said.

    Raises:
        HubSpotProblem: as `write` does.
    """
    what = Write(action, case.record.singular, id, {name: before.get(name) for name in new}, {**new})
    written = await write(case, what, lambda: case.crm.update(case.record, id, new))
    answer = noted(case, written)
    if by := written.by:  # nothing was sent now: what is said is what was done then
        before, new = {**before, **by.before}, {name: value or "" for name, value in by.after.items()}
    left = _left(case, answer, before, new)
    if by:
        left = [name for name in left if name in FORWARD_ONLY]  # another value was put back by somebody since
    taken = {name: value for name, value in new.items() if name not in left}
    ours = {} if by else taken
    others = {name: value for name, value in answer.properties.items() if name not in ours}
    now = Item(id=id, properties={**before, **ours, **others}, url=answer.url)
    _say_left(case, left, now)
    return Changed(now, before, taken, written.how == "earlier")


def say_changed(case: Case, item: Item, before: Wire, new: dict[str, str], also: Sequence[str] = ()) -> None:
    """Show the record with each change as before → after; one that it does not hold any more, with what it holds."""
    held = {name: value for name, value in new.items() if alike(case, item, name, value, item.properties.get(name))}
    changes = show.changes(before, held, case.portal, item)
    told = [(label, old, now) for label, old, now in changes if old != now]  # not another hour of the same day
    case.say_card("utter_hubspot_updated", item, also=also, changes=told or changes)
    case.turn.remember_change("updated", case.target(item))


def closed_with(case: Case, before: Wire, item: Item, taken: dict[str, str]) -> dict[str, str]:
    """The close date that HubSpot set by itself as the stage became a closed one: it is shown, and undone with it."""
    stage, date = case.record.property_of("stage"), case.record.property_of("date")
    if not stage or not date or stage not in taken or date in taken or date not in before:
        return {}
    new = item.properties.get(date)
    return {date: new} if new and not alike(case, item, date, new, before[date]) else {}


def day_kept(case: Case, held: Wire, new: dict[str, str]) -> dict[str, str]:
    """The close date, written as it is: else HubSpot sets today's where a deal goes back to a closed stage."""
    stage, date = case.record.property_of("stage"), case.record.property_of("date")
    day = held.get(date) if date else None
    return {date: day} if date and day and stage in new and date not in new else {}


def _left(case: Case, answered: Item, before: Wire, new: dict[str, str]) -> list[str]:
    """The properties that HubSpot answers with their old value; another form of the new one is not that."""
    held = answered.properties
    old = [name for name in new if name in held and (held[name] or "") == (before.get(name) or "")]
    return [name for name in old if not alike(case, answered, name, new[name], before.get(name))]


def alike(case: Case, item: Item, name: str, one: str | None, other: str | None) -> bool:
    """Whether two values of a property read the same."""
    return show.shown(name, one, case.portal, item) == show.shown(name, other, case.portal, item)


def _say_left(case: Case, names: list[str], item: Item) -> None:
    """Say what stayed as it was, and what would help where that is known."""
    if names:
        case.remember(case.target(item))
    for name in names:
        response = "utter_hubspot_forward_only" if name in FORWARD_ONLY else "utter_hubspot_kept"
        value = show.shown(name, item.properties.get(name), case.portal, item)
        case.say(response, label=show.label(name, case.portal), value=value, title=show.title(case.record, item))
