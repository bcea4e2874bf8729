"""HubSpot's JSON as our plain data. Whatever does not fit raises `ValueError` or its like."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..portal import Account, Item, Option, Owner, Page, Pipeline, Property, Stage
from .wire import Answer

Json = dict[str, Any]


def body(answer: Answer) -> Json:
    """The JSON object that was answered."""
    if answer.data is None:
        raise ValueError("the body broke off")
    value = json.loads(answer.data)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def nothing(answer: Answer) -> None:
    """The answer to an archive: 204 and no more (or nothing there any more, where that is as good)."""
    if answer.status not in (204, 404):
        if answer.status != 200:
            raise ValueError("not an answer to an archive")
        if answer.data != b"":
            body(answer)


def links(answer: Answer) -> tuple[str, ...]:
    """Ids of the associated records of the one type that was asked for, in a record's answer."""
    kinds = body(answer).get("associations") or {}
    return tuple(str(row["id"]) for kind in kinds.values() for row in kind["results"])


def item(answer: Answer) -> Item:
    """One record."""
    return _item(body(answer))


def page(answer: Answer) -> Page:
    """A page of records."""
    said = body(answer)
    items = tuple(_item(row) for row in said["results"])
    return Page(items=items, after=_after(said), total=said.get("total"))


def account(answer: Answer) -> Account:
    """Account details."""
    said = body(answer)
    currencies = (said.get("companyCurrency"), *(said.get("additionalCurrencies") or ()))
    known = {
        "ui_domain": said.get("uiDomain"),
        "time_zone": _zone(said.get("timeZone")),
        "currency": said.get("companyCurrency"),
        "account_type": said.get("accountType"),
    }
    return Account(
        portal_id=said["portalId"],
        currencies=tuple(dict.fromkeys(filter(None, currencies))),
        **{name: value for name, value in known.items() if value},
    )


def owners(answer: Answer) -> tuple[tuple[Owner, ...], str | None]:
    """The people of one page of owners, archived ones aside, and the cursor of the next page."""
    said = body(answer)
    people = tuple(
        Owner(
            id=str(row["id"]),
            email=row.get("email") or "",
            first_name=row.get("firstName") or "",
            last_name=row.get("lastName") or "",
        )
        for row in _live(said)
    )
    return people, _after(said)


def pipelines(answer: Answer) -> tuple[Pipeline, ...]:
    """Pipelines and their stages in display order."""
    return tuple(
        Pipeline(
            id=str(row["id"]),
            label=row.get("label") or str(row["id"]),
            stages=tuple(_stage(s) for s in _ordered(row.get("stages") or ()) if not s.get("archived")),
            archived=tuple(_stage(s) for s in row.get("stages") or () if s.get("archived")),
        )
        for row in _ordered(_live(body(answer)))
    )


def properties(answer: Answer) -> dict[str, Property]:
    """Property definitions by internal name."""
    return {row["name"]: _property(row) for row in _live(body(answer))}


def _after(said: Json) -> str | None:
    cursor = ((said.get("paging") or {}).get("next") or {}).get("after")
    return str(cursor) if cursor else None


def _item(row: Json) -> Item:
    if not row["id"]:
        raise ValueError("a record without an id")
    return Item(
        id=str(row["id"]),
        properties={name: _value(value) for name, value in (row.get("properties") or {}).items()},
        created=_moment(row.get("createdAt")),
        url=row.get("url"),
    )


def _stage(row: Json) -> Stage:
    """HubSpot: deal stages say `isClosed` and `probability`, ticket stages `ticketState`, all as texts."""
    said = row.get("metadata") or {}
    probability = float(said["probability"]) if said.get("probability") not in (None, "") else None
    if "isClosed" in said:
        closed = str(said["isClosed"]).lower() == "true"
    else:
        closed = said.get("ticketState") == "CLOSED" or probability in (0.0, 1.0)
    return Stage(id=str(row["id"]), label=row.get("label") or str(row["id"]), closed=closed, probability=probability)


def _property(row: Json) -> Property:
    read_only = bool((row.get("modificationMetadata") or {}).get("readOnlyValue"))
    return Property(
        name=row["name"],
        label=row.get("label") or row["name"],
        type=row.get("type") or "string",
        field_type=row.get("fieldType") or "text",
        options=tuple(
            Option(
                value=str(option["value"]),
                label=option.get("label") or str(option["value"]),
                hidden=bool(option.get("hidden")),
            )
            for option in _ordered(row.get("options") or ())
        ),
        read_only=read_only or bool(row.get("calculated")),
        hidden=bool(row.get("hidden")),
        is_currency=bool(row.get("showCurrencySymbol")),
    )


def _live(said: Json) -> list[Json]:
    return [row for row in said["results"] if not row.get("archived")]


def _ordered(rows: Iterable[Json]) -> list[Json]:
    """HubSpot: by `displayOrder`; -1 comes after all others."""
    return sorted(rows, key=lambda row: _place(row.get("displayOrder")))


def _place(order: Any) -> float:
    return float(order) if isinstance(order, int | float) and order >= 0 else float("inf")


def _value(value: Any) -> str | None:
    """HubSpot sends texts; should a number or a truth value come, it is written as HubSpot would."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def _moment(text: Any) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def _zone(name: Any) -> str | None:
    """The zone, if this machine knows it: a wrong one must not fail later, far from here."""
    try:
        return ZoneInfo(name).key
    except (ValueError, KeyError, TypeError, OSError):
        return None
