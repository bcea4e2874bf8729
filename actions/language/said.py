"""What a sentence says, once understood: plain values that forms and actions work with."""

from __future__ import annotations

from typing import Literal

from ..portal import Filter, Frozen, Search


class Value(Frozen):
    """Understood: `wire` goes to HubSpot, `shown` is what the person reads back."""

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
    "several" it fits each of `choices` · "unknown_option" no such label, `choices` are the valid ones.
    """

    reason: Literal["wrong", "near", "several", "unknown_option"]
    said: str
    choices: tuple[Choice, ...] = ()


class Reference(Frozen):
    """Which record is meant.

    kind: "id" · "email" · "name" (words of its name) · "last" (it, that one) · "ordinal" (`position`, from 1;
    -1 is the last one) of the list just shown.
    """

    kind: Literal["id", "email", "name", "last", "ordinal"]
    text: str = ""
    position: int | None = None


class Change(Frozen):
    """One wanted change: the property as said and, if found, its internal name; the new value as understood.

    `property` None: no writable property has that label (`near` holds labels that come close).
    `value` None: not said yet.
    """

    said: str
    property: str | None = None
    label: str = ""
    value: Value | Unclear | None = None
    near: tuple[Choice, ...] = ()


class Said(Frozen):
    """What a sentence tells about a record to create, find or change."""

    values: dict[str, Value | Unclear] = {}  # by Slot.name; links hold the words as said
    reference: Reference | None = None
    changes: tuple[Change, ...] = ()


class Criteria(Frozen):
    """A search as understood. `shown` says it back ("amount over $10,000, stage Contract Sent").

    `mine`: the person asked for their own records; whoever knows the person adds the owner filter.
    `unclear`: criteria that were said and could not be read; they are asked about, never dropped in silence.
    """

    search: Search = Search()
    shown: tuple[str, ...] = ()
    mine: bool = False
    unclear: tuple[Unclear, ...] = ()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Every filter, whatever its group."""
        return tuple(f for group in self.search.groups for f in group)
