"""What a sentence says, once understood: plain values that forms and actions work with."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from ..portal import Filter, Frozen, Property, Search

ME = "@me"
"""Wire of an owner said as "me": whoever knows the person puts their owner id in its place."""


class Value(Frozen):
    """Understood: `wire` goes to HubSpot ("" clears), `shown` is what the person reads back."""

    wire: str
    shown: str
    currency: str | None = None  # of an amount, when one was said: ISO 4217


class Choice(Frozen):
    """One reading among several: what to show and the text that, said again, means just that."""

    shown: str
    text: str


class Unclear(Frozen):
    """Not (yet) a value.

    reason: "wrong" nothing of the expected kind · "near" did you mean one of `choices` ·
    "several" it fits each of `choices` · "unknown_option" no such label, `choices` are the valid ones ·
    "beyond" it was understood, but HubSpot cannot be searched for it.
    """

    reason: Literal["wrong", "near", "several", "unknown_option", "beyond"]
    said: str
    choices: tuple[Choice, ...] = ()


class Shift(Frozen):
    """A new value relative to the present one: 5,000 more, a month later, the next stage (see `shift.resolve`).

    by: how much, negative for less, earlier, back. unit: a "month" is a calendar month, a "workday" one from
    Monday to Friday, a "step" one stage or option in the portal's order; of "times" the value becomes so many.
    to: what it comes to, where that was said too ("by 2k to 17k"): it is written only if both agree.
    """

    by: Decimal
    unit: Literal["number", "percent", "times", "day", "workday", "month", "step"]
    said: str
    to: Value | None = None


class Reference(Frozen):
    """Which record is meant.

    kind: "id" · "email" · "name" (words of its name) · "last" (it, that one) · "ordinal" (`position`, from 1;
    -1 is the last one) of the list just shown; `counted`: "the second one", and not number 2.
    page: of which account and type of record an id is, where it stands in the address of a page.
    """

    kind: Literal["id", "email", "name", "last", "ordinal"]
    text: str = ""
    position: int | None = None
    counted: bool = False
    page: tuple[str, str] | None = None


LINK = "link:"
"""Stands for a property in a change that links: no property of HubSpot has a colon in its name."""


class Change(Frozen):
    """One wanted change: the property as said and, if found, its internal name; the new value as understood.

    `property` None: no property has that label (`near` holds labels that come close).
    `value` None: not said yet; a Shift is resolved once the record is known. `text`: the words the value was
    read from; stage labels are unique within their pipeline only, so once the record is known, read them again with
    `read_property_value(..., pipeline=)`.
    `read_only`: HubSpot keeps this property itself, it cannot be set.
    """

    said: str
    property: str | None = None
    label: str = ""
    value: Value | Shift | Unclear | None = None
    near: tuple[Choice, ...] = ()
    text: str = ""
    read_only: bool = False

    @classmethod
    def of(cls, prop: Property, value: Value | Shift | Unclear | None = None, text: str = "") -> Change:
        """The change of a property that is known, called by its label."""
        return cls(said=prop.label, property=prop.name, label=prop.label, value=value, text=text)


class Said(Frozen):
    """What a sentence tells about a record to create, find or change.

    A create sentence may name further properties of the portal by label: they are in `changes`.
    `left`: what was said beside, a name, a figure or what looks like a change, and could not be read; that is said.
    """

    values: dict[str, Value | Unclear] = Field(default_factory=dict)  # by Slot.name; links hold the words as said
    reference: Reference | None = None
    changes: tuple[Change, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def of_last(self) -> bool:
        """Whether no record is named, but for the one shown last."""
        return self.reference is None or self.reference.kind == "last"


class Order(Frozen):
    """How a list is to be sorted: by which property, and what to call it ("largest first").

    `place`: which of it is meant where just one is, from 1: "the second biggest".
    """

    property: str
    descending: bool
    shown: str
    place: int = 1


Whose = Literal["", "own", "others"]


class Criteria(Frozen):
    """A search as understood. `shown` says it back ("amount over $10,000, stage Contract Sent").

    `mine`: the person asked for their "own" records, or for all "others"; whoever knows the person adds the filter.
    `linked`: the person asked for records of the one shown last; whoever knows that one adds the filter.
    `named`: the words that are looked for in names.
    `unclear`: criteria that were said and could not be read; they are asked about, never dropped in silence.
    `left`: words that fit nowhere, beside criteria that were understood; that they do not count is said.
    """

    search: Search = Search()
    shown: tuple[str, ...] = ()
    mine: Whose = ""
    linked: bool = False
    named: str = ""
    unclear: tuple[Unclear, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Every filter, whatever its group."""
        return tuple(f for group in self.search.groups for f in group)
