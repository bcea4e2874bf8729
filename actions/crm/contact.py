"""Contacts."""

from __future__ import annotations

from ..record import Record, Scopes, Slot, declare
from ..verbs import (
    Create,
    CreateForm,
    Delete,
    DeleteForm,
    Get,
    GetForm,
    ListForm,
    ListRecords,
    SearchForm,
    SearchRecords,
    Update,
    UpdateForm,
)

_CELL = ("mobile", "mob", "mobile number", "mobile phone", "cell", "cell phone", "cellphone", "cell number")
"""A property of its own where the portal has it (`called`), the one phone where not."""

CONTACT = declare(
    Record(
        singular="contact",
        plural="contacts",
        object_type="contacts",
        type_id="0-1",
        synonyms=("person", "people", "lead", "leads", "customer", "customers"),
        slots=(
            Slot(
                name="email",
                property="email",
                kind="email",
                words=("email", "e-mail", "email address", "e-mail address", "mail", "mail address"),
            ),
            Slot(
                name="first_name",
                property="firstname",
                kind="name",
                words=("first name", "given name", "forename"),
            ),
            Slot(
                name="last_name",
                property="lastname",
                kind="name",
                words=("last name", "surname", "family name"),
            ),
            Slot(
                name="phone",
                property="phone",
                kind="phone",
                words=(
                    "phone",
                    "phone number",
                    "telephone",
                    "number",
                    "ph",
                    "tel",
                    *_CELL,
                    "work phone",
                    "work number",
                    "office phone",
                    "office number",
                    "landline",
                    "direct line",
                    "direct number",
                    "direct dial",
                    "direct phone",
                ),
            ),
            Slot(
                name="company",
                property="company",
                words=("company", "company name", "employer"),
                cues=(
                    "at",
                    "from",
                    "works at",
                    "works for",
                    "work at",
                    "work for",
                    "work in",
                    "works in",
                    "working at",
                    "working for",
                    "working in",
                    "employed at",
                    "employed by",
                    "of",
                    "with",
                    "works with",
                    "is with",
                ),
            ),
            Slot(
                name="job_title",
                property="jobtitle",
                words=("job title", "title", "role", "position", "job", "profession", "occupation", "designation"),
            ),
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
        called={
            "mobilephone": _CELL,
            "fax": ("fax",),
            "zip": ("zip", "zip code", "zipcode", "postcode", "post code", "postal code"),
        },
        scopes=Scopes(
            read=("crm.objects.contacts.read", "crm.objects.owners.read"),
            write=("crm.objects.contacts.write",),
        ),
    )
)


class ValidateCreateContact(CreateForm):
    """The form of `action_create_contact`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_create_contact_form"


class ActionCreateContact(Create):
    """“Create a contact”"""

    record = CONTACT
    form = ValidateCreateContact

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_create_contact"


class ValidateGetContact(GetForm):
    """The form of `action_get_contact`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_get_contact_form"


class ActionGetContact(Get):
    """“Show me that contact”"""

    record = CONTACT
    form = ValidateGetContact

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_get_contact"


class ValidateListContacts(ListForm):
    """The form of `action_list_contacts`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_list_contacts_form"


class ActionListContacts(ListRecords):
    """“List my contacts”"""

    record = CONTACT
    form = ValidateListContacts

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_list_contacts"


class ValidateUpdateContact(UpdateForm):
    """The form of `action_update_contact`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_update_contact_form"


class ActionUpdateContact(Update):
    """“Change that contact”"""

    record = CONTACT
    form = ValidateUpdateContact

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_update_contact"


class ValidateDeleteContact(DeleteForm):
    """The form of `action_delete_contact`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_delete_contact_form"


class ActionDeleteContact(Delete):
    """“Delete that contact”"""

    record = CONTACT
    form = ValidateDeleteContact

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_delete_contact"


class ValidateSearchContacts(SearchForm):
    """The form of `action_search_contacts`."""

    record = CONTACT

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_search_contacts_form"


class ActionSearchContacts(SearchRecords):
    """“Find contacts …”"""

    record = CONTACT
    form = ValidateSearchContacts

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_search_contacts"
