"""Whose are "my" records? The connected person's; with a system credential the person is asked once."""

from __future__ import annotations

import re

from ...chat import buttons
from ...errors import MissingScope
from ...language import read_introduction, read_value
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import ME as MYSELF
from ...language.said import Unclear, Value, Whose
from ...portal import Filter, Search
from ...record import Slot
from ..case import ME, Case
from ..values import as_choices, chosen_reading, complain, offer, options, personal, pressed

OWNER = Slot(name="owner", property="hubspot_owner_id", kind="owner", words=("owner",))


def ask_me(case: Case) -> None:
    """Which of the owners are you?

    Raises:
        MissingScope: the owners of the account cannot be read.
    """
    if not case.portal.owners:
        raise MissingScope(("crm.objects.owners.read",), "no owners visible")
    text, offered = offer(case, as_choices(options("owner", "", case.portal)))
    case.say("utter_hubspot_ask_me", offered, options=text)


def take_me(case: Case) -> bool:
    """Remember who the person is, for the rest of the conversation."""
    offered = options("owner", "", case.portal)
    value: Value | Unclear | None = pressed(case, offered) or names_me(case)
    if value is None:
        value = personal(case, read_value(OWNER, case.turn.text, case.portal, case.turn.now))
    if isinstance(value, Unclear):
        complain(case, "owner", value)
        return False
    case.turn.set(ME, value.wire)
    return True


def names_me(case: Case) -> Value | None:
    """The owner that an answer names: by number, by name, or "I'm Dana"."""
    reading = chosen_reading(case)
    if reading:
        return next((v for v in options("owner", "", case.portal) if v.wire == reading.text), None)
    if found := read_introduction(case.turn.text, case.portal):
        return found.owner
    value = read_value(OWNER, case.turn.text, case.portal, case.turn.now)
    return value if isinstance(value, Value) and value.wire != MYSELF else None


def offer_me(case: Case) -> None:
    """Say that "my" could not be told from everybody's, and how to make it known."""
    sentence = f"list my {case.record.plural}"
    offers = [
        buttons.button(f"I am {o.name}", f"list_{case.record.plural}", hubspot_choice=o.id, hubspot_text=sentence)
        for o in case.portal.owners
    ]
    case.say("utter_hubspot_everybodys", offers[: buttons.AT_MOST])


def take_me_pressed(case: Case) -> None:
    """A pressed "I am …" button."""
    if case.portal.owner(case.turn.choice):
        case.turn.set(ME, case.turn.choice)


_I_AM = re.compile(
    r"\s*(?:hi,? )?(?:(?:i am|i'm|im|my e-?mail(?: address)? is)|(?:my name is|this is|it's me,?)(?![^@]*@))"
    r"\s+(.{2,60}?)[.!]?\s*",
    re.IGNORECASE,
)
"""Not so in "this is jo@acme.example", who may be anybody."""


def introduced(text: str) -> str | None:
    """The name in "I am Dana", or the address."""
    match = _I_AM.fullmatch(text)
    first = fold(match[1]).split()[:1] if match else []
    return match[1] if match and first and first[0] not in FILLERS else None  # "I am sorry"


def only_mine(search: Search, owner_id: str, mine: Whose) -> Search:
    """The same search among one owner's records, or among all others."""
    owned = Filter(property="hubspot_owner_id", operator="NEQ" if mine == "others" else "EQ", value=owner_id)
    groups = search.groups or ((),)
    return search.model_copy(update={"groups": tuple((*group, owned) for group in groups)})
