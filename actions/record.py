"""What a CRM object declares about itself. The catalogue (`actions/crm/`) is made of these declarations;
verbs, forms, scopes, cards and tests follow from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from .portal import Frozen

Kind = Literal[
    "text",
    "name",
    "money",
    "number",
    "date",
    "email",
    "phone",
    "stage",
    "pipeline",
    "owner",
    "option",
    "link",
]


class Slot(Frozen):
    """One thing a person may say about a record, and the HubSpot property it becomes.

    Attributes:
        name: short name; the Rasa slot is `hubspot_<record>_<name>`.
        property: HubSpot's internal property name; for `link`, the associated object type ("contacts").
        kind: how its words are read and shown.
        words: what people call it, most usual first ("close date", "closing date").
        cues: words that bring in its value without naming it ("closing", "for", "worth").
    """

    name: str
    property: str
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


class Scopes(Frozen):
    """OAuth scopes by what is done (HubSpot: scopes reference)."""

    read: tuple[str, ...]
    write: tuple[str, ...]


class Record(Frozen):
    """A CRM object type.

    Attributes:
        singular, plural: the words used with people, and the stem of intents, actions and slots.
        object_type, type_id: HubSpot's name and numeric type ("deals", "0-3").
        synonyms: further nouns people use for it.
        slots: what can be said about it on create; updates may name any writable property of the portal.
        asked: names of the slots that a create must ask for, in order.
        title: properties that together make its name.
        unique: the property with unique values by which a record can be read directly, if any.
        told_apart_by: properties that tell records of one name apart in a list.
        shown: properties on its card, in order.
        created: property with the moment it was created.
        currency: property that holds the currency of its amounts.
        links: HubSpot-defined association type ids from this type to others ({"contacts": 3}).
        called: what people call further properties, where the portal has them ("cell" is no other phone then).
        scopes: what the credential must hold.
        dialogs: whether people can ask for it, or it is only linked to.
    """

    singular: str
    plural: str
    object_type: str
    type_id: str
    synonyms: tuple[str, ...] = ()
    slots: tuple[Slot, ...]
    asked: tuple[str, ...]
    title: tuple[str, ...]
    unique: str | None = None
    told_apart_by: tuple[str, ...]
    shown: tuple[str, ...]
    created: str = "createdate"
    currency: str | None = None
    links: dict[str, int] = Field(default_factory=dict)
    called: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scopes: Scopes
    dialogs: bool = True

    def slot(self, name: str) -> Slot:
        """The slot with this short name."""
        return next(slot for slot in self.slots if slot.name == name)

    def slot_named(self, name: str) -> Slot | None:
        """The slot with this short name, where it has one."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def slot_for(self, name: str | None) -> Slot | None:
        """The slot of this property, where it has one."""
        return next((slot for slot in self.slots if slot.property == name), None)

    def slot_of(self, kind: Kind) -> Slot | None:
        """Its slot of this kind, where it has one."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def property_of(self, kind: Kind) -> str | None:
        """The property of its slot of this kind, where it has one."""
        return next((slot.property for slot in self.slots if slot.kind == kind), None)

    def rasa_slot(self, name: str) -> str:
        """The name of a slot in the Rasa domain."""
        return f"hubspot_{self.singular}_{name}"

    @property
    def changed(self) -> str:
        """The property with the moment it was last changed; of contacts HubSpot calls it otherwise."""
        return "lastmodifieddate" if self.object_type == "contacts" else "hs_lastmodifieddate"

    @property
    def associated(self) -> str | None:
        """HubSpot's pseudo-property by which others are searched that are associated with one of these.

        HubSpot has it for its own kinds of record only (HubSpot: CRM search guide).
        """
        return f"associations.{self.singular}" if self.type_id.startswith("0-") else None

    def linked_with(self, other: Record) -> bool:
        """Whether HubSpot associates these with those; an association has two ends."""
        return other.object_type in self.links or self.object_type in other.links

    @cached_property
    def fetched(self) -> tuple[str, ...]:
        """Every property that a card, a row or a title needs; HubSpot returns only what is asked for."""
        wanted = (*self.title, *self.told_apart_by, *self.shown, self.created, *filter(None, [self.currency]))
        return tuple(dict.fromkeys(wanted))

    def fetched_with(self, also: Iterable[str]) -> tuple[str, ...]:
        """The same, and further properties."""
        return tuple(dict.fromkeys((*self.fetched, *also)))


CATALOGUE: dict[str, Record] = {}


def declare(record: Record) -> Record:
    """Enter a record into the catalogue, where verbs find it by its singular."""
    CATALOGUE[record.singular] = record
    return record


def of_type(object_type: str) -> Record:
    """The record that HubSpot calls by this name ("contacts")."""
    return next(record for record in CATALOGUE.values() if record.object_type == object_type)
