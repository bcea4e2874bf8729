"""Companies, so that deals and contacts can be linked to them. They have no dialogs of their own."""

from __future__ import annotations

from ..record import Record, Scopes, Slot, declare

COMPANY = declare(
    Record(
        singular="company",
        plural="companies",
        object_type="companies",
        type_id="0-2",
        slots=(Slot(name="name", property="name", kind="name", words=("name",)),),
        asked=("name",),
        title=("name",),
        told_apart_by=("domain", "city"),
        shown=("domain", "city", "country"),
        scopes=Scopes(read=("crm.objects.companies.read",), write=("crm.objects.companies.write",)),
        dialogs=False,
    )
)
