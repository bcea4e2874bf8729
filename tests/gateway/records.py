"""Two record types, declared here so that this room is tested without the catalogue."""

from __future__ import annotations

from actions.record import Record, Scopes, Slot

DEAL = Record(
    singular="deal",
    plural="deals",
    object_type="deals",
    type_id="0-3",
    slots=(Slot(name="name", property="dealname"), Slot(name="stage", property="dealstage", kind="stage")),
    asked=("name", "stage"),
    title=("dealname",),
    told_apart_by=("amount",),
    shown=("amount", "dealstage"),
    scopes=Scopes(read=("crm.objects.deals.read",), write=("crm.objects.deals.write",)),
)

CONTACT = Record(
    singular="contact",
    plural="contacts",
    object_type="contacts",
    type_id="0-1",
    slots=(Slot(name="email", property="email", kind="email"),),
    asked=("email",),
    title=("firstname", "lastname"),
    unique="email",
    told_apart_by=("email",),
    shown=("email",),
    scopes=Scopes(read=("crm.objects.contacts.read",), write=("crm.objects.contacts.write",)),
)
