"""What a record to be will hold: values are kept as they are said, and what was unclear is asked again."""

from __future__ import annotations

from abc import ABC

from ..chat import buttons, show
from ..language import denies, lacking, read_value
from ..language.english.text import lower
from ..language.said import Change, Choice, Said, Unclear, Value
from ..language.wish.links import Link
from ..record import Slot
from .case import VALUE, Case
from .finding.find import find_linked, is_pronoun, the_last
from .form import CONFIRMATION, Form
from .heard.titled import may_be_name
from .values import chosen_reading, options, pressed, writable
from .writes.link import new_links


class Filling(Form, ABC):
    """Keeps what is said of a record that is to be created."""

    async def doubts(self, case: Case, slot: str) -> bool:
        """A name that begins like an order: "Search engine ads". Said again, it is the order."""
        if slot in {VALUE, CONFIRMATION}:
            return False
        asked, text = self._slot(case, slot), case.turn.text
        earlier = case.dialog.unclear.pop(asked.name, None)
        if (earlier and earlier.said == text) or not await may_be_name(case, asked):
            return False
        case.dialog.unclear[asked.name] = Unclear(reason="several", said=text, choices=(Choice(shown=text, text=text),))
        return True

    async def _keep(self, case: Case, said: Said) -> bool:
        """Keep what was understood, remember what was not. Whether anything was understood."""
        understood = False
        for name, value in said.values.items():
            slot = case.record.slot(name)
            usable: Value | Unclear | None
            if linked := the_last(case, value):
                slot, usable = linked
            elif slot.kind == "link" and is_pronoun(value):
                case.dialog.left.append(value.shown)  # "for her": nobody was shown
                continue
            elif slot.kind == "link" and isinstance(value, Value):
                slot, usable = await find_linked(case, slot, value)
            else:
                usable = writable(case, value)
            if isinstance(usable, Value):
                self._set(case, slot, usable)
                understood = True
            elif usable:
                case.dialog.unclear[name] = usable
        case.dialog.left += [left for left in said.left if left not in case.dialog.left]
        address = case.record.slot_for(case.record.unique)
        if address and address.name not in case.dialog.values and lacking(address.words).search(lower(case.turn.text)):
            case.dialog.skipped.append(address.name)
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
                if not case.dialog.wanted:
                    case.dialog.unclear[VALUE] = change.value
                case.dialog.wanted.append(change.property)
        return understood

    def _chosen(self, case: Case, slot: Slot) -> Value | None:
        """One of the choices that were offered, by its number, its label or its button."""
        reading = chosen_reading(case)
        if reading is None:
            return None
        offered = next((v for v in self._options(case, slot) if v.wire == reading.text), None)
        if offered or slot.kind in ("link", "name"):
            return offered or Value(wire=reading.text, shown=reading.shown)
        value = self._read(case, slot, reading.text)
        return value if isinstance(value, Value) else None

    def _set(self, case: Case, slot: Slot, value: Value) -> None:
        earlier = case.dialog.values.get(slot.name)
        if earlier and earlier.currency and not value.currency and slot.kind == "money":
            shown = show.amount(value.wire, earlier.currency)
            value = Value(wire=value.wire, shown=shown, currency=earlier.currency)
        case.dialog.values[slot.name] = value
        case.dialog.unclear.pop(slot.name, None)
        case.dialog.choices = []
        case.turn.set(case.record.rasa_slot(slot.name), value.shown)

    def _read(self, case: Case, slot: Slot, text: str) -> Value | Unclear:
        return read_value(slot, text, case.portal, case.turn.now, pipeline=case.pipeline)

    def _options(self, case: Case, slot: Slot) -> list[Value]:
        return options(slot.kind, slot.property, case.portal, case.pipeline)

    def _declines(self, case: Case, rasa_slot: str) -> bool:
        """Whether a no answers what the record cannot do without; it is told how to stop, then."""
        asked = self._slot(case, rasa_slot) if rasa_slot not in {VALUE, CONFIRMATION} else None
        if asked is None or case.turn.choice is not None or not denies(case.turn.text):
            return False
        unclear = case.dialog.unclear.get(asked.name)
        needed = asked.kind == "stage" or (asked.name == case.record.asked[0] and case.record.unique is None)
        if needed and not (unclear and unclear.reason in ("near", "several")):
            case.say("utter_hubspot_offer_to_stop", [buttons.button("Stop", "cancel")])
            return True
        return False

    @staticmethod
    def _slot(case: Case, rasa_slot: str) -> Slot:
        return case.record.slot(rasa_slot.removeprefix(f"hubspot_{case.record.singular}_"))

    async def _link(self, case: Case, wish: Link) -> list[str]:
        """Note what it is to be linked with; the slots that hold it."""
        links = await new_links(case, wish)
        for slot, value in links:
            if isinstance(value, Value):
                self._set(case, slot, value)
            else:
                case.dialog.unclear[slot.name] = value
        return [slot.name for slot, _ in links]

    def _take_pressed(self, case: Case, asked: Slot) -> bool:
        value = pressed(case, self._options(case, asked)) or self._chosen(case, asked)
        if value:
            self._set(case, asked, value)
        return value is not None
