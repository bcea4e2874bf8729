"""OAuth scopes: what dialogs need, what a link asks for, what a grant lacks.

Least first: a link asks for what reading needs, and for a write only when one is wanted. What the administrator
wrote into `HUBSPOT_SCOPES` and `HUBSPOT_OPTIONAL_SCOPES` wins over all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..record import CATALOGUE, Record
from .profiles import Profile

ALWAYS = "oauth"
"""HubSpot requires it of every app."""
DISPENSABLE = frozenset({"crm.objects.owners.read"})
"""Asked for, but no wall: without it records are shown and changed all the same, only without their owners' names."""

VERBS = {"get": False, "list": False, "search": False, "create": True, "update": True, "delete": True}
"""What a dialog does, and whether that writes."""


class Request(NamedTuple):
    """The scopes of one authorize URL. HubSpot grants an optional one only where plan and user have it."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


def needed(record: Record, *, write: bool) -> tuple[str, ...]:
    """What working with a kind of record takes, with reading the kinds it can be linked to."""
    linked = (other.scopes.read for other in CATALOGUE.values() if other.object_type in record.links)
    own = (*record.scopes.read, *(record.scopes.write if write else ()))
    return tuple(dict.fromkeys((*own, *(scope for reads in linked for scope in reads))))


def missing(granted: Iterable[str], record: Record, *, write: bool) -> tuple[str, ...]:
    """What a grant lacks and cannot do without."""
    had = {*granted, *DISPENSABLE}
    return tuple(s for s in (*record.scopes.read, *(record.scopes.write if write else ())) if s not in had)


def allowed(app: Profile, scope: str) -> bool:
    """Whether the administrator lets it be asked for."""
    return not app.scopes or scope in {ALWAYS, *app.scopes, *app.optional_scopes}


def request(app: Profile, wanted: Iterable[str] = (), before: Iterable[str] = ()) -> Request:
    """The scopes of a link: for reading, for what is wanted now, and what an earlier link asked for."""
    now = {scope for scope in {*wanted, *before} if allowed(app, scope)}
    optional = {s for s in app.optional_scopes if s in now or s not in _writes()}
    required = {*app.scopes} if app.scopes else {*_reads(), *now} - {*app.optional_scopes}
    return Request(_ordered({ALWAYS, *required}), _ordered(optional - required))


def dialogs() -> dict[str, tuple[str, ...]]:
    """Every dialog by the name of its intent, with the scopes it needs."""
    found = {}
    for record in filter(lambda r: r.dialogs, CATALOGUE.values()):
        for verb, writes in VERBS.items():
            noun = record.plural if verb in {"list", "search"} else record.singular
            found[f"{verb}_{noun}"] = needed(record, write=writes)
    return found


def in_words(scope: str) -> str:
    """A scope as the connect page puts it."""
    if scope == ALWAYS:
        return "know which account it is and who connected it"
    if scope in DISPENSABLE:
        return "see who owns records"
    noun, _, kind = scope.removeprefix("crm.objects.").rpartition(".")
    if scope.startswith("crm.objects.") and kind in {"read", "write"}:
        return f"see your {noun}" if kind == "read" else f"create, change and delete your {noun}"
    return "see and change your tickets" if scope == "tickets" else f"use “{scope}”"


def _reads() -> set[str]:
    return {scope for record in CATALOGUE.values() if record.dialogs for scope in needed(record, write=False)}


def _writes() -> set[str]:
    return {scope for record in CATALOGUE.values() for scope in record.scopes.write}


def _ordered(scopes: set[str]) -> tuple[str, ...]:
    """`oauth` first, reading before writing."""
    return tuple(sorted(scopes, key=lambda s: (s != ALWAYS, s.endswith(".write"), s)))
