"""Create a record."""

from __future__ import annotations

from abc import ABC

from ..chat import show
from ..errors import Conflict, Refused, Result
from ..gateway import Link
from ..language import affirms, denies, read_answer, read_create, read_value
from ..language.said import Change, Said, Unclear, Value
from ..portal import Item
from ..record import Slot
from .case import Case
from .find import find_linked
from .form import Form
from .refused import ask_again, read_wanted, take_wanted
from .values import as_choices, chosen_reading, complain, offer, pressed, slot_options
from .verb import Verb
from .yes import says_no, says_yes, yes_no

CONFIRMATION = "hubspot_confirmation"
VALUE = "hubspot_value"
SKIP = {
    "skip",
    "skip it",
    "default",
    "the default",
    "any",
    "whatever",
    "none",
    "no",
    "i don't know",
    "don't know",
    "not sure",
}


class CreateForm(Form, ABC):
    """Asks for what a record cannot be created without; takes whatever else is said."""

    writes = True

    async def open(self, case: Case) -> None:
        """Everything the sentence says is taken."""
        await self._keep(case, read_create(case.turn.text, case.record, case.portal, case.turn.now, case.turn.hints))

    def missing(self, case: Case) -> str | None:
        """What was unclear, then what must be asked, then what HubSpot asked for."""
        dialog, record = case.dialog, case.record
        if dialog.existing:
            return None if dialog.confirmed else CONFIRMATION
        if dialog.wanted:
            return VALUE
        open_slots = [*dialog.unclear, *record.asked]
        slot = next((s for s in open_slots if s not in dialog.values and s not in dialog.skipped), None)
        return record.rasa_slot(slot) if slot else None

    def ask(self, case: Case, slot: str) -> None:
        """Ask for a slot, with the portal's own options where it has any."""
        if slot == CONFIRMATION and case.dialog.existing:
            case.say("utter_hubspot_ask_update_existing", yes_no(case.dialog.existing.id))
        elif slot == VALUE:
            read_wanted(case)
        else:
            self._ask_slot(case, slot)

    def _ask_slot(self, case: Case, rasa_slot: str) -> None:
        slot = self._slot(case, rasa_slot)
        unclear = case.dialog.unclear.get(slot.name)
        if unclear:
            complain(case, slot.words[0], unclear)
        choices = unclear.choices if unclear and unclear.choices else as_choices(self._options(case, slot))
        text, offered = offer(case, choices)
        case.say(f"utter_hubspot_ask_{rasa_slot.removeprefix('hubspot_')}", offered, options=text)

    def answers(self, case: Case, slot: str) -> bool:
        """A value of the kind that was asked for, or a correction of an earlier one."""
        if slot in {CONFIRMATION, VALUE}:
            return affirms(case.turn.text) or denies(case.turn.text)
        asked = self._slot(case, slot)
        if case.turn.intent.startswith("update_"):
            return True
        if asked.kind in {"text", "name", "link"}:
            return False
        return isinstance(self._read(case, asked, case.turn.text), Value)

    async def take(self, case: Case, slot: str) -> bool:
        """Take an answer; it may fill or correct other slots too."""
        if slot == VALUE:
            return take_wanted(case)
        if slot == CONFIRMATION:
            return self._take_confirmation(case)
        asked = self._slot(case, slot)
        value = pressed(case, self._options(case, asked)) or self._chosen(case, asked)
        if value:
            self._set(case, asked, value)
            return True
        if case.turn.text.strip(" .!").lower() in SKIP:
            return self._skip(case, asked)
        open_slots = [s.name for s in case.record.slots if s.name not in case.dialog.values]
        said = read_answer(
            open_slots, asked.name, case.turn.text, case.record, case.portal, case.turn.now, case.turn.hints
        )
        understood = await self._keep(case, said)
        self._repeat(case, [name for name in said.values if name != asked.name])
        return understood

    def _repeat(self, case: Case, names: list[str]) -> None:
        """Say back what was understood beyond the answer, so that a misreading is noticed in time."""
        values = {name: case.dialog.values[name] for name in names if name in case.dialog.values}
        heard = ", ".join(f"{case.record.slot(name).words[0]} {value.shown}" for name, value in values.items())
        if heard:
            case.say("utter_hubspot_noted", heard=heard)

    def _take_confirmation(self, case: Case) -> bool:
        existing, turn = case.dialog.existing, case.turn
        if existing and (turn.choice == existing.id or (turn.choice is None and says_yes(turn))):
            case.dialog.confirmed = existing.id
            return True
        if says_no(turn):
            case.say("utter_hubspot_left_alone", title=existing.title if existing else "")
            case.dialog.over = "cancelled"
            return True
        return False

    def _skip(self, case: Case, asked: Slot) -> bool:
        """Stages fall back on the first one; a name is what a record cannot do without."""
        offered = self._options(case, asked) if asked.kind == "stage" else []
        if offered:
            self._set(case, asked, offered[0])
            return True
        if asked.name == case.record.asked[0] and case.record.unique is None:
            return False
        case.dialog.skipped.append(asked.name)
        case.dialog.unclear.pop(asked.name, None)
        return True

    async def _keep(self, case: Case, said: Said) -> bool:
        """Keep what was understood, remember what was not. Whether anything was understood."""
        understood = False
        for name, value in said.values.items():
            slot = case.record.slot(name)
            is_link = slot.kind == "link" and isinstance(value, Value)
            usable = await find_linked(case, slot, value) if is_link else self._affordable(case, slot, value)
            if isinstance(usable, Value):
                self._set(case, slot, usable)
                understood = True
            elif usable:
                case.dialog.unclear[name] = usable
        return self._keep_extra(case, said.changes) or understood

    def _keep_extra(self, case: Case, changes: tuple[Change, ...]) -> bool:
        understood = False
        for change in changes:
            if change.read_only:
                case.say("utter_hubspot_read_only_property", label=change.label)
            elif change.property and isinstance(change.value, Value):
                case.dialog.extra[change.property] = change.value.wire
                understood = True
            elif change.property and isinstance(change.value, Unclear):
                case.dialog.wanted = change.property
                case.dialog.unclear[VALUE] = change.value
        return understood

    def _affordable(self, case: Case, slot: Slot, value: Value | Unclear) -> Value | Unclear:
        """HubSpot refuses amounts in a currency that the account does not have (400 INVALID_OPTION)."""
        account = case.portal.account
        if slot.kind != "money" or not isinstance(value, Value) or not value.currency:
            return value
        if value.currency in {account.currency, *account.currencies}:
            return value
        case.say("utter_hubspot_unknown_currency", currency=value.currency, own=account.currency)
        return Unclear(reason="wrong", said=value.shown)

    def _chosen(self, case: Case, slot: Slot) -> Value | None:
        """One of the choices that were offered, by its number, its label or its button."""
        reading = chosen_reading(case)
        if reading is None:
            return None
        offered = next((v for v in self._options(case, slot) if v.wire == reading.text), None)
        if offered or slot.kind == "link":
            return offered or Value(wire=reading.text, shown=reading.shown)
        value = self._read(case, slot, reading.text)
        return value if isinstance(value, Value) else None

    def _set(self, case: Case, slot: Slot, value: Value) -> None:
        case.dialog.values[slot.name] = value
        case.dialog.unclear.pop(slot.name, None)
        case.dialog.choices = []
        case.turn.set(case.record.rasa_slot(slot.name), value.shown)

    def _read(self, case: Case, slot: Slot, text: str) -> Value | Unclear:
        return read_value(slot, text, case.portal, case.turn.now, pipeline=case.pipeline)

    def _options(self, case: Case, slot: Slot) -> list[Value]:
        return slot_options(slot, case.portal, case.pipeline)

    @staticmethod
    def _slot(case: Case, rasa_slot: str) -> Slot:
        return case.record.slot(rasa_slot.removeprefix(f"hubspot_{case.record.singular}_"))


class Create(Verb, ABC):
    """Creates the record with its associations in one call, and shows its card."""

    writes = True

    async def act(self, case: Case) -> Result | None:
        """Create, or update the record that holds the unique value already if the person agreed."""
        properties, links = self.properties(case), self.links(case)
        try:
            if case.dialog.existing:
                return await self._update_existing(case, properties)
            item = await case.crm.create(case.record, properties, links)
        except Conflict as conflict:
            return await self._offer_existing(case, conflict)
        except Refused as refused:
            return await ask_again(case, refused)
        item = Item(id=item.id, properties={**properties, **item.properties}, created=item.created)
        case.say_card("utter_hubspot_created", item, also=list(properties))
        case.turn.remember_change("created", case.target(item))
        return "done"

    def properties(self, case: Case) -> dict[str, str]:
        """What to write, by internal property name."""
        values = case.dialog.values or self._from_slots(case)
        written = {
            case.record.slot(n).property: v.wire for n, v in values.items() if case.record.slot(n).kind != "link"
        }
        stage = next((values[s.name] for s in case.record.slots if s.kind == "stage" and s.name in values), None)
        pipeline = case.portal.pipeline_of(stage.wire) if stage else None
        if pipeline and "pipeline" not in values:
            written["pipeline"] = pipeline.id
        currency = next((v.currency for v in values.values() if v.currency), None)
        if currency and currency != case.portal.account.currency:
            written["deal_currency_code"] = currency
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
        if conflict.existing_id is None:
            raise conflict
        item = await case.crm.read(case.record, conflict.existing_id, properties=case.record.fetched)
        case.say_card("utter_hubspot_exists_already", item)
        case.dialog.existing = case.target(item)
        return None

    async def _update_existing(self, case: Case, properties: dict[str, str]) -> Result:
        existing = case.dialog.existing
        assert existing is not None
        new = {n: v for n, v in properties.items() if n != case.record.unique and existing.properties.get(n) != v}
        item = await case.crm.update(case.record, existing.id, new) if new else existing.item
        merged = Item(id=existing.id, properties={**existing.properties, **new, **item.properties})
        lines = show.changes(existing.properties, new, case.portal, merged)
        case.say_card("utter_hubspot_updated", merged, changes=lines)
        case.turn.remember_change("updated", case.target(merged))
        return "done"
