"""Create a record, with its associations, in one call."""

from __future__ import annotations

from abc import ABC

from ..errors import Conflict, NotFound, Refused, Result
from ..gateway import Link
from ..language import read_value
from ..language.said import Value
from ..ledger.operation import Write
from ..portal import Item
from .case import Case
from .refused import ask_again, either
from .values import currency_property, quoted
from .verb import Verb
from .writes.changing import change, say_changed
from .writes.writing import MadeBefore, noted, write


def say_left_out(case: Case) -> None:
    """What was said and is not in HubSpot now."""
    if case.dialog.left:
        case.say("utter_hubspot_left_out", said=quoted(case.dialog.left))


class Create(Verb, ABC):
    """Creates the record with its associations in one call, and shows its card."""

    writes = True

    async def act(self, case: Case) -> Result | None:
        """Create, or update the record that holds the unique value already if the person agreed."""
        properties, links = self.properties(case), self.links(case)
        try:
            if case.dialog.existing:
                return await self._update_existing(case, properties)
            item = await self._create(case, properties, links)
        except Conflict as conflict:
            return await self._offer_existing(case, conflict)
        except Refused as refused:
            return await ask_again(case, refused)
        if item is None:
            return None
        item = item.model_copy(update={"properties": {**properties, **item.properties}})
        case.say_card("utter_hubspot_created", item, also=list(properties))
        if links:
            linked = [v.shown for n, v in case.dialog.values.items() if case.record.slot(n).kind == "link"]
            case.say("utter_hubspot_linked", linked=either(linked, "and"))
        say_left_out(case)
        case.turn.remember_change("created", case.target(item))
        case.remember_undo("created", case.target(item), after={**properties})
        return "done"

    async def _create(self, case: Case, properties: dict[str, str], links: list[Link]) -> Item | None:
        """The new record. None: the same one was made a moment ago, and the person is asked whether to make another."""
        associated = tuple((link.object_type, link.id) for link in links)
        what = Write("create", case.record.singular, after={**properties}, links=associated)
        agreed = case.dialog.repeats is not None and case.dialog.confirmed == case.dialog.repeats.id
        another = agreed or case.record.unique in properties  # HubSpot itself lets there be only one

        async def send() -> Item:
            return await case.crm.create(case.record, properties, links)

        try:
            return noted(case, await write(case, what, send, again=another))
        except MadeBefore as made:
            if await self._offer_another(case, made.record):
                return None
            return noted(case, await write(case, what, send, again=True))

    async def _offer_another(self, case: Case, id: str) -> bool:
        """Show the record that was made a moment ago. False: it is gone."""
        try:
            item = await case.crm.read(case.record, id, properties=case.record.fetched)
        except NotFound:
            return False
        case.say_card("utter_hubspot_made_before", item)
        case.dialog.repeats, case.dialog.confirmed = case.target(item), None
        return True

    def properties(self, case: Case) -> dict[str, str]:
        """What to write, by internal property name."""
        values = case.dialog.values or self._from_slots(case)
        written = {
            case.record.slot(n).property: v.wire for n, v in values.items() if case.record.slot(n).kind != "link"
        }
        stage = next((values[s.name] for s in case.record.slots if s.kind == "stage" and s.name in values), None)
        pipeline = case.portal.pipeline_of(stage.wire) if stage else None
        its_pipeline = case.record.property_of("pipeline")
        if pipeline and its_pipeline and its_pipeline not in written:
            written[its_pipeline] = pipeline.id
        currency = next((v.currency for v in values.values() if v.currency), None)
        if currency and currency != case.portal.account.currency and (its_own := currency_property(case)):
            written[its_own] = currency
        return {**written, **case.dialog.extra}

    def links(self, case: Case) -> list[Link]:
        """The associations to make with it."""
        return [
            Link(
                object_type=slot.property,
                id=case.dialog.values[slot.name].wire,
                type_id=case.record.links[slot.property],
            )
            for slot in case.record.slots
            if slot.kind == "link" and slot.name in case.dialog.values
        ]

    def _from_slots(self, case: Case) -> dict[str, Value]:
        """The words in the slots, for bots that fill them without our form (Rasa Pro's flows)."""
        found = {}
        for slot in case.record.slots:
            words = case.turn.slot(case.record.rasa_slot(slot.name))
            value = read_value(slot, str(words), case.portal, case.turn.now) if words else None
            if isinstance(value, Value) and slot.kind != "link":
                found[slot.name] = value
        return found

    async def _offer_existing(self, case: Case, conflict: Conflict) -> Result | None:
        wanted, unique = case.record.fetched_with(self.properties(case)), case.record.unique
        key, by = conflict.existing_id, None
        if key is None:  # HubSpot does not always name it
            key, by = self.properties(case).get(unique or ""), unique
        if key is None:
            raise conflict
        try:
            item = await case.crm.read(case.record, key, properties=wanted, id_property=by)
        except NotFound:
            raise conflict from None
        case.say_card("utter_hubspot_exists_already", item)
        case.dialog.existing = case.target(item)
        return None

    async def _update_existing(self, case: Case, properties: dict[str, str]) -> Result:
        existing = case.dialog.existing
        assert existing is not None
        new = {n: v for n, v in properties.items() if n != case.record.unique and existing.properties.get(n) != v}
        if not new:
            case.say_card("utter_hubspot_nothing_to_change", existing.item)
            say_left_out(case)
            return "done"
        before = existing.properties
        if any(name not in before for name in new):  # told since it was read: what it replaces is not known yet
            item = await case.crm.read(case.record, existing.id, properties=case.record.fetched_with(new))
            before = item.properties
        done = await change(case, existing.id, before, new)
        say_changed(case, done.item, done.before, done.taken)
        say_left_out(case)
        if not done.earlier:
            before = {name: done.before.get(name) for name in done.taken}
            case.remember_undo("updated", case.target(done.item), before, {**done.taken})
        return "done"
