"""What a relative change comes to, once the present value is known: 10% of 20,000 more, a month later, a stage on."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation

from dateutil.relativedelta import relativedelta

from ...portal import Portal, Property
from ..said import Shift, Unclear, Value
from ..value.calendar_days import shifted
from ..value.money import MOST, wire
from ..value.show import show_day
from ..value.values import amount_value, day_wire, kind_of, plain_value
from ..value.vocabulary import vocabulary_of


def resolve(shift: Shift, present: str | None, prop: Property, portal: Portal) -> Value | Unclear:
    """The new value of a property.

    present: its value as HubSpot holds it. Unclear where there is nothing to start from (a percentage of nothing,
    the stage after the last one), or where the result is none: below zero, beyond the calendar, or another than said.
    """
    if shift.unit == "step":
        new = _step(int(shift.by), present, prop, portal)
    elif shift.unit in ("number", "percent", "times"):
        new = _number(shift, present, prop, portal)
    else:
        new = _day(shift, present, prop, portal)
    if new is None or (shift.to and shift.to.wire != new.wire):
        return Unclear(reason="wrong", said=shift.said)
    return shift.to or new


def _number(shift: Shift, present: str | None, prop: Property, portal: Portal) -> Value | None:
    try:
        now = Decimal(present) if present else None
    except InvalidOperation:
        return None
    if shift.unit == "number":
        new = (now or Decimal(0)) + shift.by
    elif now is None:
        return None
    else:
        times = shift.by if shift.unit == "times" else (100 + shift.by) / 100
        new = (now * times).quantize(Decimal("0.01"))
    if not (new.is_finite() and 0 <= new < MOST):
        return None
    new = Decimal(wire(new))
    return amount_value(new, None, portal) if kind_of(prop) == "money" else plain_value(new)


def _day(shift: Shift, present: str | None, prop: Property, portal: Portal) -> Value | None:
    start = local_day(present, prop, portal) if present else None
    if start is None:
        return None
    try:
        if shift.unit == "month":
            new = start + relativedelta(months=int(shift.by))
        else:
            new = shifted(start, "workdays" if shift.unit == "workday" else "days", int(shift.by))
        return Value(wire=day_wire(new, prop, portal), shown=show_day(new))
    except (OverflowError, ValueError):  # the ends of the calendar
        return None


def local_day(held: str, prop: Property, portal: Portal) -> date | None:
    """The day that HubSpot's value is in the portal's zone; datetimes come as ISO 8601 in UTC or as milliseconds."""
    try:
        if prop.type == "date" or len(held) == 10 and not held.isdigit():
            return date.fromisoformat(held[:10])
        if held.isdigit():
            moment = datetime.fromtimestamp(int(held) / 1000, timezone.utc)
        else:
            moment = datetime.fromisoformat(held.replace("Z", "+00:00"))
        return moment.astimezone(portal.account.zone).date()
    except (ValueError, OverflowError, OSError):
        return None


def _step(by: int, present: str | None, prop: Property, portal: Portal) -> Value | None:
    """Along the open stages of the record's pipeline and to the first closed one; along the options in their order.

    From any closed stage, one step back is the last open one, and there is nothing after it.
    """
    if kind_of(prop) == "stage":
        pipeline = portal.pipeline_of(present)
        stages = pipeline.stages if pipeline else ()
        path = [(s.id, s.label) for s in stages if not s.closed]
        closed = [(s.id, s.label) for s in stages if s.closed]
        place = next((i for i, (id_, _) in enumerate(path) if id_ == present), len(path))
        path += closed[:1]
    else:
        path = [(e.wire, e.name) for e in vocabulary_of(portal).options(prop)]
        place = next((i for i, (wire_, _) in enumerate(path) if wire_ == present), -1)
        if place < 0:
            return None
    new = place + by
    if not by or not present or not 0 <= new < len(path):
        return None
    return Value(wire=path[new][0], shown=path[new][1])


def direction(shift: Shift) -> str:
    """The word that leads the same way, for a quantity said without one."""
    if shift.unit in ("day", "workday", "month"):
        return "later" if shift.by > 0 else "earlier"
    if shift.unit == "times":
        return ""
    return "more" if shift.by > 0 else "less"
