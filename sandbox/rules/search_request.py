"""Reading a search request and refusing what HubSpot refuses."""

from __future__ import annotations

from typing import Any

from sandbox import errors, fields
from sandbox.rules.search import (
    MAX_BODY,
    MAX_FILTERS,
    MAX_GROUPS,
    MAX_PAGE,
    MAX_PER_GROUP,
    MAX_RESULTS,
    MAX_SORTS,
    OPERATORS,
    Filter,
    SearchRequest,
)

_NEEDS_VALUE = {"EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"}


def read_search(body: dict[str, Any], length: int) -> SearchRequest:
    """Check a search body.

    Args:
        body: the parsed JSON.
        length: its size in characters.

    Raises:
        HubSpotError: 400 for anything HubSpot would refuse.
    """
    query = body.get("query") or ""
    if length > MAX_BODY or len(str(query)) > MAX_BODY:
        raise errors.validation(f"The request body exceeds the limit of {MAX_BODY} characters.")
    raw_groups = fields.objects(body, "filterGroups")
    if body.get("filters"):
        raw_groups = [*raw_groups, {"filters": body["filters"]}]
    groups = [_group(index, group) for index, group in enumerate(raw_groups)]
    _limits(groups)
    sort, descending = _sort(fields.listed(body, "sorts"))
    return SearchRequest(
        groups=[group for group in groups if group],
        query=str(query),
        properties=fields.texts(body, "properties"),
        limit=_limit(body.get("limit")),
        after=_after(body.get("after")),
        sort=sort,
        descending=descending,
    )


def _limits(groups: list[list[Filter]]) -> None:
    if len(groups) > MAX_GROUPS:
        raise errors.validation(f"The number of filterGroups {len(groups)} exceeds the maximum of {MAX_GROUPS}.")
    if any(len(group) > MAX_PER_GROUP for group in groups):
        raise errors.validation(f"The number of filters in a group exceeds the maximum of {MAX_PER_GROUP}.")
    if sum(len(group) for group in groups) > MAX_FILTERS:
        raise errors.validation(f"The total number of filters exceeds the maximum of {MAX_FILTERS}.")


def _group(index: int, raw: dict[str, Any]) -> list[Filter]:
    return [_filter(index, number, each) for number, each in enumerate(fields.objects(raw, "filters"))]


def _filter(group: int, number: int, raw: dict[str, Any]) -> Filter:
    missing = [name for name in ("propertyName", "operator") if not raw.get(name)]
    if missing:
        raise errors.invalid_json(
            f"Cannot build Filter, some of required attributes are not set [{', '.join(missing)}]"
        )
    operator = fields.text(raw, "operator").strip()
    where = f"filterGroups[{group}].filters[{number}]"
    if operator not in OPERATORS:
        raise errors.validation(
            f"Invalid input JSON on line 1, column 1: Enum type must be one of: [{', '.join(OPERATORS)}]"
        )
    if operator in {"IN", "NOT_IN"} and not raw.get("values"):
        raise errors.validation(f"{where}: operator {operator} requires values")
    if operator in _NEEDS_VALUE and raw.get("value") in (None, ""):
        raise errors.validation(f"{where}: operator {operator} requires a value")
    if operator == "BETWEEN" and raw.get("highValue") in (None, ""):
        raise errors.validation(f"{where}: operator BETWEEN requires highValue")
    return Filter(
        name=fields.text(raw, "propertyName"),
        operator=operator,
        value=fields.text(raw, "value"),
        high=fields.text(raw, "highValue"),
        values=fields.texts(raw, "values"),
    )


def _sort(sorts: list[Any]) -> tuple[str | None, bool]:
    """HubSpot takes one sort. A text sorts by that property, a leading ``-`` reverses."""
    if not sorts:
        return None, False
    if len(sorts) > MAX_SORTS:
        raise errors.validation(f"The number of sorts {len(sorts)} exceeds the maximum of {MAX_SORTS}.")
    first = sorts[0]
    if isinstance(first, str):
        return first.removeprefix("-"), first.startswith("-")
    if not isinstance(first, dict) or not first.get("propertyName"):
        raise errors.validation("There was a problem with the request.")
    direction = str(first.get("direction", "ASCENDING")).upper()
    if direction not in {"ASCENDING", "DESCENDING"}:
        raise errors.validation("Enum type must be one of: [ASCENDING, DESCENDING]")
    return str(first["propertyName"]), direction == "DESCENDING"


def _limit(raw: Any) -> int:
    if raw is None:
        return 10
    try:
        number = int(raw)
    except (TypeError, ValueError):
        raise errors.invalid_json("Cannot deserialize value of type `int`") from None
    if number > MAX_PAGE:
        raise errors.validation(f"limit {number} exceeds the maximum of {MAX_PAGE}")
    if number < 0:
        raise errors.validation(f"limit {number} is negative")
    return number


def _after(raw: Any) -> int:
    if raw in (None, ""):
        return 0
    try:
        number = int(raw)
    except (TypeError, ValueError):
        raise errors.validation(f"Invalid paging cursor: {raw}") from None
    if number >= MAX_RESULTS:
        raise errors.validation(f"Paging beyond {MAX_RESULTS} results is not supported.")
    return max(number, 0)
