"""Show one record."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Sequence

from ..errors import NotFound, Result
from ..language.said import Reference, Said
from .case import Case
from .update_form import read_changes
from .verb import Verb
from .which import WhichForm

QUESTION = re.compile(
    r"\?|^and\b|\b(?:what|what'?s|who|who'?s|whose|when|how|which|where|tell|remind)\b", re.IGNORECASE
)


class GetForm(WhichForm, ABC):
    """Asks which one."""

    async def open(self, case: Case) -> None:
        """A question about a property ("what's the close date of Acme", "and its amount?") has the card answer it."""
        asks = case.turn.choice is None and QUESTION.search(case.turn.text)  # reading for properties takes its time
        said = read_changes(case) if asks else Said()
        case.dialog.wanted = asked(said)
        if not case.dialog.wanted:
            return await super().open(case)
        reference = said.reference or (Reference(kind="last") if case.turn.last_record else None)
        if await self.follow(case, reference):
            case.dialog.wanted = asked(read_changes(case))
        await self.look_up(case, reference)

    def needs(self, case: Case) -> Sequence[str]:
        """What was asked about."""
        return case.dialog.wanted


def asked(said: Said) -> list[str]:
    """The properties that a sentence names without a value."""
    return [c.property for c in said.changes if c.property and c.value is None]


class Get(Verb, ABC):
    """Shows the card."""

    async def act(self, case: Case) -> Result | None:
        """The form has read the record already."""
        target = case.dialog.record
        if target is None:
            raise NotFound("no record was settled", noun=case.record.singular)
        case.say_card("utter_hubspot_found", target.item, asked=case.dialog.wanted)
        return "done"
