"""A bare day of the month for a date that is set: "bring it forward to the 10th" may mean the month it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...language.said import Change, Choice, Unclear, Value
from ...language.update.shift import local_day
from ...language.value.show import show_day
from ...language.value.values import kind_of
from ...portal import Item
from ..case import Case

_DAY_OF_MONTH = re.compile(r"(?:on |to )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)[ .!]*", re.IGNORECASE)


def by_month(case: Case, item: Item, changes: Iterable[Change]) -> list[Change]:
    """The changes; where the next such day and that of the record's month are two days to come, it is asked."""
    return [_asked(case, item, change) for change in changes]


def _asked(case: Case, item: Item, change: Change) -> Change:
    said, prop = _DAY_OF_MONTH.fullmatch(change.text.strip()), case.portal.properties.get(change.property or "")
    if said is None or prop is None or "date" not in kind_of(prop) or not isinstance(change.value, Value):
        return change
    held, wanted = (
        local_day(wire, prop, case.portal) if wire else None
        for wire in (item.properties.get(prop.name), change.value.wire)
    )
    try:
        same = held.replace(day=int(said["day"])) if held else None
    except ValueError:  # no 31st in it
        return change
    today = case.turn.now.astimezone(case.portal.account.zone).date()
    if wanted is None or same is None or same in (wanted, held) or same < today:
        return change
    choices = tuple(Choice(shown=show_day(day), text=show_day(day)) for day in sorted((wanted, same)))
    return change.model_copy(update={"value": Unclear(reason="several", said=change.text, choices=choices)})
