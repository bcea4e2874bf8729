"""Records as a person reads them: titles, rows, cards, changes. Labels come from the portal itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timezone
from decimal import Decimal, InvalidOperation

from ..language.value.phones import read_phone
from ..language.value.show import show_day, show_money, show_number
from ..portal import PIPELINES, STAGES, Item, Portal, Property
from ..record import Record

EMPTY = "—"
Change = tuple[str, str, str]
"""A changed property: its label, the value before, the value after."""


def title(record: Record, item: Item) -> str:
    """What a record is called: its name, or failing that its unique value, or its id."""
    words = " ".join(filter(None, (item.properties.get(name) for name in record.title))).strip()
    unique = item.properties.get(record.unique) if record.unique else None
    return words or unique or f"{record.singular} {item.id}"


def row(record: Record, item: Item, portal: Portal) -> str:
    """One line: the title and what tells it from others of that name."""
    name = title(record, item)
    facts = (shown(p, item.properties.get(p), portal, item) for p in record.told_apart_by if item.properties.get(p))
    rest = " · ".join(fact for fact in facts if fact != name)
    return f"{name} — {rest}" if rest else name


def fields(
    record: Record, item: Item, portal: Portal, also: Iterable[str] = (), asked: Collection[str] = ()
) -> list[tuple[str, str]]:
    """The card's lines as (label, value); empty properties are left out, a sole pipeline too.

    Those that were `asked` about come first, and empty ones say so.
    """
    names = [n for n in (*record.shown, *also) if n not in (*record.title, record.currency)]
    if len(portal.pipelines) < 2:
        names = [name for name in names if name not in PIPELINES]
    values = {name: shown(name, item.properties.get(name), portal, item) for name in (*asked, *names)}
    return [(label(name, portal), value) for name, value in values.items() if value != EMPTY or name in asked]


def card(record: Record, item: Item, portal: Portal, lines: Iterable[tuple[str, str]]) -> str:
    """A record as text: its `fields`, a line each, its id, the link to its page."""
    told = [f"{name}: {value}" for name, value in lines]
    return "\n".join(filter(None, [*told, f"ID: {item.id}", page(record, item, portal)]))


def page(record: Record, item: Item, portal: Portal) -> str:
    """Where a browser shows the record; where the account is unknown, what HubSpot said with the record itself."""
    return portal.account.record_url(record.type_id, item.id) or item.url or ""


def label(name: str, portal: Portal) -> str:
    """The portal's own label of a property."""
    found = portal.properties.get(name)
    return found.label if found else name.replace("_", " ").capitalize()


def shown(name: str, wire: str | None, portal: Portal, item: Item | None = None) -> str:
    """A wire value in words: labels, names, amounts with their currency, days in the portal's time zone."""
    if wire is None or wire == "":
        return EMPTY
    if name == "hubspot_owner_id":
        owner = portal.owner(wire)
        return owner.name if owner else "unknown user"
    if name in STAGES and (stage := portal.stage(wire)):
        return stage.label
    if name in PIPELINES:
        return next((p.label for p in portal.pipelines if p.id == wire), wire)
    prop = portal.properties.get(name) or Property(name=name, label=name)
    currency = (item.properties.get("deal_currency_code") if item else None) or portal.account.currency
    return _by_type(prop, wire, portal, currency)


def _by_type(prop: Property, wire: str, portal: Portal, currency: str) -> str:
    if prop.options and prop.type in {"enumeration", "bool"}:
        labels = {option.value: option.label for option in prop.options}
        return ", ".join(labels.get(value, value) for value in wire.split(";") if value)
    if prop.type == "number":
        return amount(wire, currency) if prop.is_currency or prop.name == "amount" else number(wire)
    if prop.type in {"date", "datetime"}:
        return day(wire, portal, prop.type == "datetime")
    is_phone = prop.type == "phone_number" or "phone" in (prop.name, prop.field_type.removesuffix("number"))
    phone = read_phone(wire, portal.account, complete=False) if is_phone else None
    return phone[1] if phone else wire


def amount(wire: str, currency: str) -> str:
    """An amount of money."""
    value = _decimal(wire)
    return wire if value is None else show_money(value, currency)


def number(wire: str) -> str:
    """A plain number with thousands set apart."""
    value = _decimal(wire)
    return wire if value is None else show_number(value)


def _decimal(wire: str) -> Decimal | None:
    try:
        value = Decimal(wire)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def day(wire: str, portal: Portal, has_time: bool) -> str:
    """A day. HubSpot keeps moments in UTC; the day is the one in the portal's time zone."""
    try:
        if wire.lstrip("-").isdigit():
            moment = datetime.fromtimestamp(int(wire) / 1000, timezone.utc)
        else:
            moment = datetime.fromisoformat(wire.replace("Z", "+00:00"))
    except (ValueError, OverflowError, OSError):
        return wire
    if has_time and moment.tzinfo:
        moment = moment.astimezone(portal.account.zone)
    return show_day(moment.date())


def moment_day(when: datetime, portal: Portal) -> str:
    """The day of a moment, in the portal's zone."""
    return show_day(when.astimezone(portal.account.zone).date())


def changes(before: Mapping[str, str | None], after: Mapping[str, str], portal: Portal, item: Item) -> list[Change]:
    """Each change of a record, in words; `item` is the record as it is now. An amount may change its currency."""
    then = item.model_copy(update={"properties": {**item.properties, **before}})
    return [
        (label(name, portal), shown(name, before.get(name), portal, then), shown(name, value, portal, item))
        for name, value in after.items()
    ]


def change_lines(lines: Iterable[Change]) -> str:
    """Before and after, a line a property."""
    return "\n".join(f"{name}: {before} → {after}" for name, before, after in lines)


def numbered(rows: Iterable[str], start: int = 1) -> str:
    """A list that can be chosen from by number."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(rows, start))
