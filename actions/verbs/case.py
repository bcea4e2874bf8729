"""What every verb works on: one message, one account, one kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..chat import show
from ..chat.dialog import Dialog, Target, Undo
from ..chat.turn import Turn
from ..gateway import Access, Crm, crm
from ..language.said import Change, Value
from ..oauth.access import access_for
from ..portal import Item, Portal
from ..record import Record

Wire = dict[str, str | None]
ME = "hubspot_me"
"""The slot that remembers who the person said to be."""
VALUE = "hubspot_value"
"""The slot that asks for a property which is no slot of the dialog."""


@dataclass
class Case:
    """A turn together with the HubSpot account it concerns.

    Attributes:
        read: the records that were read in this turn, by kind and id; of others a search, which may lag, or the
            conversation has told what they hold.
    """

    turn: Turn
    record: Record
    access: Access
    crm: Crm
    portal: Portal
    read: set[tuple[str, str]] = field(default_factory=set)

    @property
    def dialog(self) -> Dialog:
        """The running dialog."""
        return self.turn.dialog

    @property
    def me(self) -> str | None:
        """The owner id of the person in this conversation, as far as it is known."""
        email = getattr(self.access, "email", None)
        linked = next((o.id for o in self.portal.owners if email and o.email.lower() == email.lower()), None)
        remembered = self.turn.slot(ME)
        return linked or (str(remembered) if remembered and self.portal.owner(str(remembered)) else None)

    @property
    def pipeline(self) -> str | None:
        """The pipeline of the record at hand: stage labels are unique within their pipeline only."""
        said, its = self.dialog.values.get("pipeline"), self.record.property_of("pipeline") or ""
        known = self.dialog.record.properties if self.dialog.record else {}
        new = (c.value.wire for c in self.dialog.changes if its and c.property == its and isinstance(c.value, Value))
        return said.wire if said else next(new, known.get(its))

    async def turn_to(self, record: Record, *, write: bool) -> None:
        """Go on with another kind of record: "that one" may be a contact where a deal was spoken of."""
        other = await open_case(self.turn, record, write=write)
        self.record, self.access, self.crm, self.portal = record, other.access, other.crm, other.portal
        self.dialog.object = record.singular

    def say(self, response: str, buttons: Sequence[dict[str, str]] = (), **words: Any) -> None:
        """Utter a response; `{noun}` and `{nouns}` are always there."""
        self.turn.say(response, buttons, **{"noun": self.record.singular, "nouns": self.record.plural, **words})

    def target(self, item: Item) -> Target:
        """A record put on the table."""
        return Target(
            object=self.record.singular,
            id=item.id,
            title=show.title(self.record, item),
            row=show.row(self.record, item, self.portal),
            properties=item.properties,
        )

    def remember_undo(
        self,
        done: str,
        target: Target,
        before: Wire | None = None,
        after: Wire | None = None,
        changes: Sequence[Change] = (),
    ) -> None:
        """What "undo" would put back, and "same for …" would do again."""
        kept = {name: value for name, value in target.properties.items() if name == self.record.currency}
        slim = target.model_copy(update={"properties": kept})
        undo = Undo(done=done, target=slim, before=before or {}, after=after or {}, changes=list(changes))
        self.turn.set("hubspot_undo", undo)

    def say_card(
        self,
        response: str,
        item: Item,
        also: Sequence[str] = (),
        changes: Sequence[show.Change] = (),
        asked: Sequence[str] = (),
    ) -> None:
        """Utter a response with the record's card, and remember the record as "it".

        `also` are properties to show beyond the usual ones, `asked` those that the person wants to know.

        `hubspot_card` reaches channels of ours as message metadata; all others show the text.
        """
        fields = show.fields(self.record, item, self.portal, also, asked)
        heading = show.title(self.record, item)
        data = {
            "title": heading,
            "fields": [{"label": name, "value": value} for name, value in [*fields, ("ID", item.id)]],
            "changes": [{"label": name, "before": before, "after": after} for name, before, after in changes],
            "url": show.page(self.record, item, self.portal),
        }
        changed = {name for name, *_ in changes}
        rest = [line for line in fields if line[0] not in changed]
        text = show.card(self.record, item, self.portal, rest)
        lines = show.change_lines(changes)
        self.say(response, title=heading, card=text, changes=lines, hubspot_card=data)
        self.remember(Target(object=self.record.singular, id=item.id, title=heading))

    def leave_alone(self, target: Target) -> None:
        """The record that was asked about stays as it is, and is "it" from now on."""
        self.say("utter_hubspot_left_alone", title=target.title)
        self.remember(target)
        self.dialog.over = "cancelled"

    def remember(self, target: Target) -> None:
        """The record is "it" from now on."""
        self.turn.set("hubspot_last_record", target.named)


async def open_case(turn: Turn, record: Record, *, write: bool = False) -> Case:
    """Find out whose HubSpot it is and what that account looks like.

    Raises:
        HubSpotProblem: not connected, not allowed, or HubSpot does not answer.
    """
    access = await access_for(
        turn.channel,
        turn.sender,
        record,
        write=write,
        profile_name=turn.slot("hubspot_profile"),
        metadata=turn.metadata,
    )
    service = crm(access)
    return Case(turn, record, access, service, await service.portal(record))
