"""What flows about contacts collect."""

from __future__ import annotations

from .base import Ask, Hear


class HearContact(Hear):
    """Reads which contact is meant."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact"


class AskContact(Ask):
    """Asks for which contact is meant."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact"


class HearContactEmail(Hear):
    """Reads a contact's e-mail address."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_email"


class AskContactEmail(Ask):
    """Asks for a contact's e-mail address."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_email"


class HearContactFirstName(Hear):
    """Reads a contact's first name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_first_name"


class AskContactFirstName(Ask):
    """Asks for a contact's first name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_first_name"


class HearContactLastName(Hear):
    """Reads a contact's last name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_last_name"


class AskContactLastName(Ask):
    """Asks for a contact's last name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_last_name"


class HearContactPhone(Hear):
    """Reads a contact's phone."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_phone"


class AskContactPhone(Ask):
    """Asks for a contact's phone."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_phone"


class HearContactCompany(Hear):
    """Reads a contact's company."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_company"


class AskContactCompany(Ask):
    """Asks for a contact's company."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_company"


class HearContactJobTitle(Hear):
    """Reads a contact's job title."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_job_title"


class AskContactJobTitle(Ask):
    """Asks for a contact's job title."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_job_title"


class HearContactLifecycleStage(Hear):
    """Reads a contact's lifecycle stage."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_lifecycle_stage"


class AskContactLifecycleStage(Ask):
    """Asks for a contact's lifecycle stage."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_lifecycle_stage"


class HearContactOwner(Hear):
    """Reads a contact's owner."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_contact_owner"


class AskContactOwner(Ask):
    """Asks for a contact's owner."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_contact_owner"
