"""What belongs to no single kind of record: show more, undo, cancel, help, and answers nobody asked for."""

from __future__ import annotations

from ..verbs import Clarify, Help, OutOfScope, Owners, Pick, Properties, ShowMore, Stages, Stop, Undo
from .deal import DEAL


class ActionShowMore(ShowMore):
    """“More”."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_show_more"


class ActionUndo(Undo):
    """“Undo that”."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_undo"


class ActionCancel(Stop):
    """“Cancel”, with nothing to cancel."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_cancel"


class ActionHelp(Help):
    """“Help”."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_help"


class ActionInform(Pick):
    """“The second one”, or a bare name."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_inform"


class ActionNluFallback(Clarify):
    """Anything that was not understood."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_nlu_fallback"


class ActionOutOfScope(OutOfScope):
    """Weather, jokes, tickets: what the bot is not for."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_out_of_scope"


class ActionListStages(Stages):
    """“What stages are there?”."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_list_stages"


class ActionListOwners(Owners):
    """“Who are the owners?”."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_list_owners"


class ActionListProperties(Properties):
    """“What can I change?”."""

    record = DEAL

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_list_properties"
