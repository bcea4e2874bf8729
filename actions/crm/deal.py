"""Deals."""

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
from .company import COMPANY
from .contact import CONTACT

_NOTES = tuple(
    f"{add}{note}" for add in ("", "add a ", "add ") for note in ("note", "notes", "note saying", "note that")
)

DEAL = declare(
    Record(
        singular="deal",
        plural="deals",
        object_type="deals",
        type_id="0-3",
        synonyms=("opportunity", "opportunities", "opp", "opps"),
        slots=(
            Slot(
                name="name",
                property="dealname",
                kind="name",
                words=("name", "title"),
                cues=("called", "named", "titled"),
            ),
            Slot(
                name="stage",
                property="dealstage",
                kind="stage",
                words=("stage", "deal stage", "status", "phase"),
            ),
            Slot(
                name="amount",
                property="amount",
                kind="money",
                words=("amount", "value", "price", "size", "worth", "amt", "amnt"),
                cues=("for", "worth", "valued at", "at", "of"),
            ),
            Slot(
                name="close_date",
                property="closedate",
                kind="date",
                words=("close date", "closing date", "due date", "expected close"),
                cues=("closing", "closes", "due", "to close", "by"),
            ),
            Slot(name="pipeline", property="pipeline", kind="pipeline", words=("pipeline",)),
            Slot(
                name="owner",
                property="hubspot_owner_id",
                kind="owner",
                words=("owner", "deal owner", "rep"),
                cues=("owned by", "assigned to", "assign it to"),
            ),
            Slot(name="priority", property="hs_priority", kind="option", words=("priority", "prio")),
            Slot(name="type", property="dealtype", kind="option", words=("type", "deal type")),
            Slot(
                name="description",
                property="description",
                words=("description", "details", "desc", "descr", *_NOTES),
            ),
            Slot(
                name="contact",
                property=CONTACT.object_type,
                kind="link",
                words=("contact", "contact person", "main contact", "primary contact"),
                cues=("with contact", "for contact"),
            ),
            Slot(
                name="company",
                property=COMPANY.object_type,
                kind="link",
                words=("company",),
                cues=(
                    "with company",
                    "for company",
                    "link",
                    "linked to",
                    "link it to",
                    "associated with",
                    "associate it with",
                    "attached to",
                    "attach it to",
                    "connect it to",
                    "tied to",
                ),
            ),
        ),
        asked=("name", "stage"),
        title=("dealname",),
        told_apart_by=("amount", "dealstage", "hubspot_owner_id"),
        shown=("amount", "dealstage", "pipeline", "closedate", "hubspot_owner_id"),
        currency="deal_currency_code",
        links={CONTACT.object_type: 3, COMPANY.object_type: 341},
        scopes=Scopes(read=("crm.objects.deals.read", "crm.objects.owners.read"), write=("crm.objects.deals.write",)),
    )
)


class ValidateCreateDeal(CreateForm):
    """The form of `action_create_deal`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_create_deal_form"


class ActionCreateDeal(Create):
    """“Create a deal”"""

    record = DEAL
    form = ValidateCreateDeal

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_create_deal"


class ValidateGetDeal(GetForm):
    """The form of `action_get_deal`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_get_deal_form"


class ActionGetDeal(Get):
    """“Show me that deal”"""

    record = DEAL
    form = ValidateGetDeal

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_get_deal"


class ValidateListDeals(ListForm):
    """The form of `action_list_deals`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_list_deals_form"


class ActionListDeals(ListRecords):
    """“List my deals”"""

    record = DEAL
    form = ValidateListDeals

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_list_deals"


class ValidateUpdateDeal(UpdateForm):
    """The form of `action_update_deal`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_update_deal_form"


class ActionUpdateDeal(Update):
    """“Change that deal”"""

    record = DEAL
    form = ValidateUpdateDeal

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_update_deal"


class ValidateDeleteDeal(DeleteForm):
    """The form of `action_delete_deal`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_delete_deal_form"


class ActionDeleteDeal(Delete):
    """“Delete that deal”"""

    record = DEAL
    form = ValidateDeleteDeal

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_delete_deal"


class ValidateSearchDeals(SearchForm):
    """The form of `action_search_deals`."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_search_deals_form"


class ActionSearchDeals(SearchRecords):
    """“Find deals …”"""

    record = DEAL
    form = ValidateSearchDeals

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_search_deals"
