"""The records of one portal: what HubSpot takes, refuses, adds by itself, and what its index knows when."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from tests.witness.errors import Invalid, Wrong
from tests.witness.portals import Portal
from tests.witness.search import moment

KINDS = {"contacts": "0-1", "companies": "0-2", "deals": "0-3"}
SINGULAR = {"contacts": "contact", "companies": "company", "deals": "deal"}
DEFAULTS = {
    "contacts": ("firstname", "lastname", "email", "lastmodifieddate", "hs_object_id", "createdate"),
    "companies": ("name", "domain", "createdate", "hs_lastmodifieddate", "hs_object_id"),
    "deals": (
        *("dealname", "amount", "closedate", "pipeline", "dealstage", "createdate", "hs_lastmodifieddate"),
        "hs_object_id",
    ),
}
TYPE_IDS = {
    ("deals", "contacts"): {3}, ("contacts", "deals"): {4}, ("deals", "companies"): {341, 5},
    ("companies", "deals"): {342, 6}, ("contacts", "companies"): {279, 1}, ("companies", "contacts"): {280, 2},
}  # fmt: skip
LIFE = "subscriber lead marketingqualifiedlead salesqualifiedlead opportunity customer evangelist".split()


@dataclass
class Held:
    """One record, with what it was at which time (for the index)."""

    id: str
    kind: str
    values: dict[str, str]
    archived: bool = False
    history: list[tuple[float, dict[str, str] | None]] = field(default_factory=list)

    def indexed(self, lag: float) -> dict[str, str] | None:
        """What search knows of it."""
        known = [values for at, values in self.history if at <= time.time() - lag]
        return known[-1] if known else None


class Records:
    """Everything one account holds."""

    def __init__(self, portal: Portal, at_least: int = 0) -> None:
        """With the portal's first records; later ones have ids from `at_least` on, for no id is used twice."""
        self.portal, self.held, self.links = portal, dict[str, Held](), set[tuple[str, str]]()
        self.next = portal.first_id
        ids = []
        for index, (kind, values) in enumerate(portal.records):
            born = (time.time() - 86_400 * (400 - index)) * 1000
            ids.append(self.create(kind, {"createdate": self.stamp(born), **values}, seed=True).id)
        for one, other in portal.links:
            self.link(ids[one], ids[other])
        self.next = max(self.next, at_least)

    def stamp(self, ms: float) -> str:
        """A datetime as this portal's HubSpot writes it."""
        text = datetime.fromtimestamp(int(ms) / 1000, timezone.utc).isoformat(timespec="milliseconds")
        return text.replace("+00:00", "Z") if self.portal.milliseconds else text.replace("+00:00", "Z")[:-5] + "Z"

    def properties(self, kind: str) -> dict[str, dict[str, Any]]:
        """Definitions by name."""
        return {each["name"]: each for each in self.portal.properties[kind]}

    def find(self, kind: str, identity: str, by: str | None = None, archived: bool = False) -> Held | None:
        """By id, or by a unique property."""
        if by and by != "hs_object_id":
            if not self.properties(kind).get(by, {}).get("hasUniqueValue"):
                raise Wrong(f"{by} is not unique")
            mine = (held for held in self.held.values() if held.kind == kind and not held.archived)
            return next((held for held in mine if identity.lower() in self._keys(held, by)), None)
        found = self.held.get(identity)
        return found if found and found.kind == kind and found.archived == archived else None

    def _keys(self, held: Held, by: str) -> list[str]:
        more = held.values.get("hs_additional_emails", "") if by == "email" else ""
        return [key.lower() for key in [held.values.get(by, ""), *more.split(";")] if key]

    def create(self, kind: str, values: dict[str, Any], seed: bool = False, dated: bool = False) -> Held:
        """A new record. Raises Wrong and Invalid."""
        cleaned = self.clean(kind, values, {}, seed, dated)
        needed = {
            "contacts": {"email", "firstname", "lastname"},
            "companies": {"name", "domain"},
            "deals": {"dealname"},
        }
        if not seed and not needed[kind] & {name for name, value in cleaned.items() if value}:
            raise Wrong(f"{kind} need one of {needed[kind]}")
        if kind == "deals":
            cleaned.setdefault("pipeline", next(p for p in self.portal.pipelines if not p["archived"])["id"])
            if "dealstage" not in cleaned:
                raise Wrong("a deal has a stage")
        self.next += 37
        held = Held(str(self.next), kind, {"createdate": self.stamp(time.time() * 1000)})
        self.held[held.id] = held
        self._store(held, {**cleaned, "hs_object_id": held.id}, seed)
        return held

    def change(self, held: Held, values: dict[str, Any], dated: bool = False) -> None:
        """A record's new values. Raises Wrong and Invalid."""
        self._store(held, self.clean(held.kind, values, held.values, False, dated))

    def archive(self, held: Held) -> None:
        """Into the recycle bin."""
        held.archived = True
        held.history.append((time.time(), None))

    def link(self, one: str, other: str) -> None:
        """Associate two."""
        self.links |= {(one, other), (other, one)}

    def linked(self, identity: str, kind: str) -> list[str]:
        """The ids of a kind that a record is associated with."""
        kind = next((k for k in KINDS if kind in {k, SINGULAR[k], KINDS[k]}), kind)
        return sorted(b for a, b in self.links if a == identity and self.find(kind, b))

    def clean(
        self, kind: str, values: dict[str, Any], before: dict[str, str], seed: bool, dated: bool
    ) -> dict[str, str]:
        """The values as HubSpot keeps them."""
        known, bad, kept = self.properties(kind), list[tuple[str, str, str]](), dict[str, str]()
        for name, value in values.items():
            if name not in known:
                raise Wrong(f"unknown property {name} on {kind}")
            if not isinstance(value, str):
                raise Wrong(f"{name} is not a text: {value!r}")
            if not seed and known[name]["modificationMetadata"]["readOnlyValue"]:
                raise Wrong(f"{name} is read-only")
            try:
                kept[name] = self._value(known[name], value, dated) if value else ""
            except ValueError as error:
                code, _, message = str(error).partition(": ")
                bad.append((name, code, message))
        if not before and not seed and dated:
            missing = [name for name in self.portal.required.get(kind, ()) if not kept.get(name)]
            bad += [(n, "MISSING_REQUIRED_PROPERTY", f"Missing required property: {n}") for n in missing]
        if bad:
            raise Invalid(bad)
        if kind == "deals" and {"dealstage", "pipeline"} & set(kept):
            self._fits({**before, **kept})
        self._forward(before, kept)
        return kept

    def _value(self, about: dict[str, Any], value: str, dated: bool) -> str:
        name, kind, offered = about["name"], about["type"], [o["value"] for o in about["options"]]
        if name == "hubspot_owner_id" and value not in {o["id"] for o in self.portal.owners if not o["archived"]}:
            raise Wrong(f"no owner {value}")
        if kind == "enumeration" and offered:
            multiple = about["fieldType"] == "checkbox"
            if any(one not in offered for one in (value.strip(";").split(";") if multiple else [value])):
                raise ValueError(f"INVALID_OPTION: {value} was not one of the allowed options: {offered}")
        if kind == "bool" and value not in {"true", "false"}:
            raise Wrong(f"{name}={value}")
        if kind == "number" and not re.fullmatch(r"-?\d+(\.\d+)?", value):
            raise Wrong(f"INVALID_LONG: {value} was not a valid number.")
        if kind == "date":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", value) and not (value.isdigit() and int(value) % 86_400_000 == 0):
                raise Wrong(f"{name}={value} is not a day")
            return self.stamp(moment(value))[:10]
        if kind == "datetime":
            if not dated and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                raise Wrong(f"{name}={value} is a day, not a datetime")
            return self.stamp(moment(value))
        if name == "email":
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}", value):
                raise ValueError(f"INVALID_EMAIL: Email address {value} is invalid")
            return value.lower()
        if rule := about.get("rule"):
            if not re.fullmatch(rule, value):
                raise ValueError(f"INVALID_ALPHA: {value} does not follow the rule of this property")
        return value

    def _fits(self, values: dict[str, str]) -> None:
        pipeline = values.get("pipeline") or next(p for p in self.portal.pipelines if not p["archived"])["id"]
        stages = [
            s["id"] for p in self.portal.pipelines if p["id"] == pipeline and not p["archived"] for s in p["stages"]
        ]
        if values.get("dealstage") not in stages:
            raise Wrong(f"stage {values.get('dealstage')} is not of pipeline {pipeline}")

    def _forward(self, before: dict[str, str], kept: dict[str, str]) -> None:
        was, now = before.get("lifecyclestage", ""), kept.get("lifecyclestage", "")
        if was in LIFE and now in LIFE and LIFE.index(now) < LIFE.index(was):
            del kept["lifecyclestage"]  # HubSpot moves it forward only, and says nothing

    def _store(self, held: Held, values: dict[str, str], seed: bool = False) -> None:
        now = time.time()
        modified = "lastmodifieddate" if held.kind == "contacts" else "hs_lastmodifieddate"
        held.values = {**held.values, modified: self.stamp(now * 1000), **values}
        if held.kind == "deals":
            self._derive(held, "dealstage" in values and not seed)
        held.history.append((0 if seed else now, dict(held.values)))

    def _derive(self, held: Held, moved: bool) -> None:
        stages = {(p["id"], s["id"]): s["metadata"] for p in self.portal.pipelines for s in p["stages"]}
        about = stages[held.values["pipeline"], held.values["dealstage"]]
        closed = about["isClosed"] == "true"
        held.values["hs_is_closed"] = str(closed).lower()
        held.values["hs_is_closed_won"] = str(closed and float(about["probability"]) == 1).lower()
        held.values["hs_deal_stage_probability"] = about["probability"]
        if closed and moved and self.portal.auto_close_date:
            held.values["closedate"] = self.stamp(time.time() * 1000)
