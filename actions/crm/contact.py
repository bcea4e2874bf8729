"""Contacts."""

from __future__ import annotations

from ..record import Record, Scopes, Slot

CONTACT = Record(
    singular="contact",
    plural="contacts",
    object_type="contacts",
    type_id="0-1",
    synonyms=("person", "people", "lead", "leads", "customer", "customers"),
    slots=(
        Slot(name="email", property="email", kind="email", words=("email", "e-mail", "email address", "mail")),
        Slot(
            name="first_name", property="firstname", kind="name", words=("first name", "given name", "forename")
        ),
        Slot(name="last_name", property="lastname", kind="name", words=("last name", "surname", "family name")),
        Slot(
            name="phone",
            property="phone",
            kind="phone",
            words=("phone", "phone number", "telephone", "mobile", "number"),
        ),
        Slot(
            name="company",
            property="company",
            words=("company", "company name", "employer"),
            cues=("at", "from", "works at", "works for", "of"),
        ),
        Slot(name="job_title", property="jobtitle", words=("job title", "title", "role", "position", "job")),
        Slot(
            name="lifecycle_stage",
            property="lifecyclestage",
            kind="option",
            words=("lifecycle stage", "lifecycle", "stage"),
        ),
        Slot(
            name="owner",
            property="hubspot_owner_id",
            kind="owner",
            words=("owner", "contact owner", "rep"),
            cues=("owned by", "assigned to"),
        ),
    ),
    asked=("email", "first_name", "last_name"),
    title=("firstname", "lastname"),
    unique="email",
    told_apart_by=("company", "email"),
    shown=("email", "phone", "company", "jobtitle", "lifecyclestage", "hubspot_owner_id"),
    links={"companies": 279},
    scopes=Scopes(
        read=("crm.objects.contacts.read", "crm.objects.owners.read"), write=("crm.objects.contacts.write",)
    ),
)
