"""Search as HubSpot documents it, refusing what it documents as too much or wrong."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from tests.witness.errors import Wrong

OPERATORS = {
    *["EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY"],
    *["CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"],
}
QUERIED = {
    "contacts": ("firstname", "lastname", "email", "phone", "company", "hs_additional_emails"),
    "companies": ("website", "phone", "name", "domain"),
    "deals": ("dealname", "pipeline", "dealstage", "description", "dealtype"),
}


def moment(value: str) -> float:
    """Epoch milliseconds of a date or datetime in any form HubSpot takes."""
    if re.fullmatch(r"-?\d{5,}", value):
        return float(value)
    parsed = datetime.fromisoformat(value.replace("Z", "+00:00"))
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)).timestamp() * 1000


def plain(text: str) -> str:
    """Without case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """Words as the index has them."""
    return re.findall(r"[^\W_]+", plain(text))


def check(body: dict[str, Any], properties: dict[str, dict[str, Any]]) -> None:
    """Whether HubSpot would take this search at all."""
    if len(json.dumps(body)) > 3000:
        raise Wrong("body over 3,000 characters")
    if unknown := set(body) - {"query", "filterGroups", "sorts", "properties", "limit", "after"}:
        raise Wrong(f"unknown keys {unknown}")
    if not 0 < int(body.get("limit", 10)) <= 200:
        raise Wrong("limit over 200")
    groups = body.get("filterGroups", [])
    each = [group["filters"] for group in groups]
    if len(groups) > 5 or any(len(filters) > 6 for filters in each) or sum(map(len, each)) > 18:
        raise Wrong("too many filters or groups")
    if any(set(group) != {"filters"} or not group["filters"] for group in groups):
        raise Wrong("a group holds filters and nothing else")
    for test in (test for filters in each for test in filters):
        _check_filter(test, properties)
    sorts = body.get("sorts", [])
    if len(sorts) > 1 or any(set(sort) != {"propertyName", "direction"} for sort in sorts):
        raise Wrong("one sort, of propertyName and direction")
    if sorts and (
        sorts[0]["propertyName"] not in properties or sorts[0]["direction"] not in {"ASCENDING", "DESCENDING"}
    ):
        raise Wrong(f"sort {sorts}")


def _check_filter(test: dict[str, Any], properties: dict[str, dict[str, Any]]) -> None:
    name, operator = test.get("propertyName", ""), test.get("operator")
    if operator not in OPERATORS:
        raise Wrong(f"operator {operator}")
    takes = {"IN": {"values"}, "NOT_IN": {"values"}, "BETWEEN": {"value", "highValue"}}
    wanted = set() if "HAS_PROPERTY" in operator else takes.get(operator, {"value"})
    if set(test) - {"propertyName", "operator"} != wanted:
        raise Wrong(f"{operator} takes {wanted}, not {set(test)}")
    values = [*test.get("values", []), *(test[k] for k in ("value", "highValue") if k in test)]
    if not all(isinstance(value, str) and value for value in values) or ("values" in test and not test["values"]):
        raise Wrong(f"values {values}")
    if name.startswith("associations."):
        return
    if name not in properties:
        raise Wrong(f"no property {name}")
    kind = properties[name]["type"]
    if kind == "number" and not all(re.fullmatch(r"-?\d+(\.\d+)?", value) for value in values):
        raise Wrong(f"{name} is a number: {values}")
    if kind in {"date", "datetime"}:
        try:
            [moment(value) for value in values]
        except ValueError:
            raise Wrong(f"{name} is a date: {values}") from None
    if operator in {"IN", "NOT_IN"} and kind == "string" and any(value != value.lower() for value in values):
        raise Wrong(f"{operator} on texts takes lower case: {values}")


def matcher(kind: str, body: dict[str, Any], properties: dict[str, dict[str, Any]], linked: Any) -> Callable[..., bool]:
    """Whether a record (id, values) is found. `linked(id, kind)` are the ids that it is associated with."""
    groups, query = body.get("filterGroups", []), tokens(body.get("query", ""))

    def one(identity: str, held: dict[str, str], test: dict[str, Any]) -> bool:
        name = test["propertyName"]
        if name.startswith("associations."):
            return test["value"] in linked(identity, name.removeprefix("associations."))
        return _passes(held.get(name) or None, test, properties[name]["type"])

    def found(identity: str, held: dict[str, str]) -> bool:
        words = [word for name in QUERIED[kind] for word in tokens(held.get(name) or "")]
        if not all(any(word.startswith(part) for word in words) for part in query):
            return False
        return not groups or any(all(one(identity, held, test) for test in group["filters"]) for group in groups)

    return found


def _passes(held: str | None, test: dict[str, Any], kind: str) -> bool:
    operator = test["operator"]
    if operator in {"NEQ", "NOT_IN", "NOT_CONTAINS_TOKEN"}:
        opposite = {**test, "operator": {"NEQ": "EQ"}.get(operator, operator.removeprefix("NOT_"))}
        return held is None or not _passes(held, opposite, kind)
    if "HAS_PROPERTY" in operator:
        return (held is not None) == (operator == "HAS_PROPERTY")
    if held is None:
        return False
    if operator == "CONTAINS_TOKEN":
        return _contains(held, test["value"])
    of: Callable[[str], Any] = moment if kind in {"date", "datetime"} else float if kind == "number" else plain
    of = str if kind in {"enumeration", "bool"} else of
    mine = of(held)
    if operator == "IN":
        return mine in [of(value) for value in test["values"]]
    if operator == "BETWEEN":
        return bool(of(test["value"]) <= mine <= of(test["highValue"]))
    asked = of(test["value"])
    tests = {"EQ": mine == asked, "LT": mine < asked, "LTE": mine <= asked, "GT": mine > asked, "GTE": mine >= asked}
    return bool(tests[operator])


def _contains(held: str, asked: str) -> bool:
    """Whole tokens; `*` stands for the rest of one."""
    words = tokens(held)
    patterns = [
        re.escape(part).replace(r"\*", ".*") for part in re.findall(r"[^\W_*]*\*?[^\W_*]*\*?", plain(asked)) if part
    ]
    return all(any(re.fullmatch(pattern, word) for word in words) for pattern in patterns)
