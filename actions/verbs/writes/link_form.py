"""A sentence that links a record with another, and may change it too."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from ...language import orders_change, read_command, read_reference
from ...language.said import Said
from ...language.wish.links import Link, read_unlink
from ..case import Case
from ..finding.find import find
from ..heard.earlier import earlier
from ..heard.reading import is_its_own
from ..heard.shared import NAMED
from ..which import WhichForm
from .link import as_change, kind_called, link_in, settle_links

_LINK_WORDS = ("link", "association", "connection")


class LinkForm(WhichForm, ABC):
    """Settles both records of a link."""

    @abstractmethod
    def note(self, case: Case, said: Said) -> None:
        """Keep what is to be changed."""

    @abstractmethod
    def said(self, case: Case) -> Said:
        """What the message says of a record and its properties."""

    async def deals_with_link(self, case: Case, said: Said) -> bool:
        """Whether the message wishes a link made, or taken away; not so where it changes what a property holds."""
        if self._refuses_to_unlink(case, said):
            return True
        wish = link_in(case.turn.text)
        if wish is None or (not wish.firm and self._sets_its_own(case, wish, said)):
            return False
        await self.open_link(case, wish)
        return True

    def _sets_its_own(self, case: Case, wish: Link, said: Said) -> bool:
        """Whether the words of the link are those of a change: "put Ruth on it", who may be its owner."""
        beside = {c.property for c in self._beside(case, wish).changes}
        return any(is_its_own(c.value) and c.property not in beside for c in said.changes)

    def _beside(self, case: Case, wish: Link) -> Said:
        """What is said beside the link."""
        if not wish.rest:
            return Said()
        spoken, case.turn.text = case.turn.text, wish.rest
        said, case.turn.text = self.said(case), spoken
        return said

    @staticmethod
    def _refuses_to_unlink(case: Case, said: Said) -> bool:
        """Whether a link is to be taken away, which only HubSpot's own pages do: that is said. An owner may go."""
        of = read_unlink(case.turn.text) if case.turn.choice is None and not said.changes else None
        if of is None:
            return False
        last = case.turn.last_record
        pointed = of.lower() in ("it", "this", "that", "him", "her", "them") or of.lower().endswith(_LINK_WORDS)
        title = (last.title if last else "the record") if pointed else of
        case.say("utter_hubspot_undo_link", title=title)
        case.dialog.over = "refused"
        return True

    async def open_link(self, case: Case, wish: Link) -> None:
        """The record that is spoken of, then the one it is to be linked with."""
        turn = case.turn
        kind = kind_called(wish.record.lower().rsplit(" ", 1)[-1])
        if kind and kind.dialogs and kind.singular != case.record.singular:
            await case.turn_to(kind, write=self.writes)
        shown = turn.last_list is not None
        reference = read_reference(wish.record, case.record, has_list=shown, has_last=True, part=True)
        about = self._beside(case, wish).reference if reference and reference.kind == "last" else None
        turn.text = wish.record  # "him", whatever kind of record the rest of the sentence names
        if about and about.kind in NAMED and (await find(case, about)).sure:
            reference = about  # "open the Larch deal, add Jane to it and close it on Friday"
            turn.text = about.text
        elif before := earlier(case, reference):
            reference = before
        else:
            await self.follow(case, reference)
        looked_for, said = turn.text, self._beside(case, wish)
        if wish.rest and not said.changes and _goes_on(turn.spoken, wish):
            wish = wish.model_copy(update={"other": f"{wish.other} and {wish.rest}"})
        self.note(case, said)
        case.dialog.changes.append(as_change(wish))
        turn.text = looked_for  # what is looked for is in no other words
        await self.look_up(case, reference)
        if wish.rest and not said.changes and (orders_change(wish.rest) or read_command(wish.rest) == "delete"):
            case.dialog.left = [wish.rest]
        if case.dialog.over is None:
            await settle_links(case)
            case.dialog.over = None if case.dialog.changes else "not_found"


def _goes_on(text: str, wish: Link) -> bool:
    """Whether what follows in small letters, and is no change, is one more name: "to ana costa | and per lie"."""
    behind = re.search(rf"{re.escape(wish.other)},? (?:and |plus )(?:to |with )?{re.escape(wish.rest)}", text)
    return behind is not None and not orders_change(wish.rest)
