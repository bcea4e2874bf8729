"""What the sandbox and the conversation hold after a dialog."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sandbox.testing import SandboxClient
from tests.talk import Talk

LASTING = {f"hubspot_{n}" for n in ("last_record", "last_list", "recent", "undo", "me", "result", "profile")}
KEYS = {"deals": "dealname", "contacts": "email"}


def named(hubspot: SandboxClient, kind: str, key: str) -> list[dict[str, Any]]:
    """The properties of the records of this name or e-mail address."""
    return [r["properties"] for r in hubspot.records(kind).values() if r["properties"].get(KEYS[kind]) == key]


def id_of(hubspot: SandboxClient, kind: str, key: str) -> str:
    """The id of the one record of this name or e-mail address."""
    return next(i for i, r in hubspot.records(kind).items() if r["properties"].get(KEYS[kind]) == key)


def day_of(hubspot: SandboxClient, deal: str) -> date:
    """When a deal closes: the seed counts its days from today."""
    (found,) = named(hubspot, "deals", deal)
    return datetime.fromisoformat(found["closedate"].replace("Z", "+00:00")).date()


def left_over(talk: Talk) -> set[str]:
    """Slots of ours that should have gone with the dialog."""
    return {n for n, v in talk.slots.items() if n.startswith("hubspot_") and v is not None} - LASTING


def is_clean(talk: Talk) -> bool:
    """Whether no dialog is running and none has left a slot."""
    return talk.loop is None and not talk.slots.get("requested_slot") and not left_over(talk)
