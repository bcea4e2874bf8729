"""What flows about deals collect."""

from __future__ import annotations

from .base import Ask, Hear


class HearDeal(Hear):
    """Reads which deal is meant."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal"


class AskDeal(Ask):
    """Asks for which deal is meant."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal"


class HearDealName(Hear):
    """Reads a deal's name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_name"


class AskDealName(Ask):
    """Asks for a deal's name."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_name"


class HearDealStage(Hear):
    """Reads a deal's stage."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_stage"


class AskDealStage(Ask):
    """Asks for a deal's stage."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_stage"


class HearDealAmount(Hear):
    """Reads a deal's amount."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_amount"


class AskDealAmount(Ask):
    """Asks for a deal's amount."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_amount"


class HearDealCloseDate(Hear):
    """Reads a deal's close date."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_close_date"


class AskDealCloseDate(Ask):
    """Asks for a deal's close date."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_close_date"


class HearDealPipeline(Hear):
    """Reads a deal's pipeline."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_pipeline"


class AskDealPipeline(Ask):
    """Asks for a deal's pipeline."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_pipeline"


class HearDealOwner(Hear):
    """Reads a deal's owner."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_owner"


class AskDealOwner(Ask):
    """Asks for a deal's owner."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_owner"


class HearDealPriority(Hear):
    """Reads a deal's priority."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_priority"


class AskDealPriority(Ask):
    """Asks for a deal's priority."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_priority"


class HearDealType(Hear):
    """Reads a deal's type."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_type"


class AskDealType(Ask):
    """Asks for a deal's type."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_type"


class HearDealDescription(Hear):
    """Reads a deal's description."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_description"


class AskDealDescription(Ask):
    """Asks for a deal's description."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_description"


class HearDealContact(Hear):
    """Reads the contact to link a deal to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_contact"


class AskDealContact(Ask):
    """Asks for the contact to link a deal to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_contact"


class HearDealCompany(Hear):
    """Reads the company to link a deal to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_deal_company"


class AskDealCompany(Ask):
    """Asks for the company to link a deal to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_deal_company"
