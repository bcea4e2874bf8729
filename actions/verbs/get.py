"""Show one record."""

from __future__ import annotations

from abc import ABC

from ..errors import NotFound, Result
from .case import Case
from .verb import Verb
from .which import WhichForm


class GetForm(WhichForm, ABC):
    """Asks which one."""


class Get(Verb, ABC):
    """Shows the card."""

    async def act(self, case: Case) -> Result | None:
        """The form has read the record already."""
        target = case.dialog.record
        if target is None:
            raise NotFound("no record was settled", noun=case.record.singular)
        case.say_card("utter_hubspot_found", target.item)
        return "done"
