"""Ask for what a record cannot be created without; take whatever else is said."""

from __future__ import annotations

import re
from abc import ABC

from ..chat.turn import Turn
from ..errors import MissingScope
from ..language import affirms, commands, denies, orders_change, read_answer, read_command, read_update, waits
from ..language.create.answers import is_told
from ..language.english.text import fold
from ..language.said import Said, Value
from ..language.wish.bulk import makes_many
from ..language.wish.links import Link
from ..record import Slot
from .case import VALUE, Case
from .filling import Filling
from .finding.existing import UPDATE_IT, is_about_offer, show_existing, take_agreement, take_offer
from .finding.nouns import kinds, names
from .finding.partly import would_change
from .form import CONFIRMATION
from .heard.meant import leaves_open, meant_as_name, meant_for_earlier, say_back, take_back, taken_back, unmakes
from .heard.reading import read_new
from .heard.rethought import rethought
from .heard.titled import asks_nothing, is_addressed, is_stage, is_titled
from .refused import read_wanted, take_wanted
from .values import as_choices, complain, offer, refused_reading
from .writes.firm import for_somebody
from .writes.link import link_in
from .writes.sought import sought_in_vain
from .yes import yes_no

POINTED = re.compile(r"it|this|that|him|her|them|(?:this|that|the) \w+", re.IGNORECASE)


class CreateForm(Filling, ABC):
    """Asks for what a record cannot be created without; takes whatever else is said."""

    writes = True

    async def open(self, case: Case) -> None:
        """Everything the sentence says is taken, and what it is to be linked with."""
        wish = self._link_of_it(case)
        if wish and wish.rest:
            case.turn.text = wish.rest
            await self._keep(case, read_new(case))
            await self._link(case, wish)
        else:
            await self._keep(case, read_new(case))
            self._one_by_one(case)
            guessed = [*sought_in_vain(case), *await for_somebody(case)]
            say_back(case, guessed if self.missing(case) else [])
        if self.missing(case):
            await show_existing(case)

    @staticmethod
    def _one_by_one(case: Case) -> None:
        """ "Create 2 deals": the others are not forgotten without a word."""
        record = case.record
        plural = {record.plural, *(word for word in record.synonyms if word.endswith("s"))}
        if makes_many(case.turn.text, plural):
            case.say("utter_hubspot_one_new_at_a_time")

    @staticmethod
    def _link_of_it(case: Case) -> Link | None:
        """A link of what is being created: "link it to Ruth Amsel"."""
        wish = link_in(case.turn.text)
        return wish if wish and POINTED.fullmatch(wish.record) else None

    def _stops(self, turn: Turn) -> bool:
        return super()._stops(turn) or unmakes(turn, self.record)

    def missing(self, case: Case) -> str | None:
        """What was unclear, then what must be asked, then what HubSpot asked for."""
        dialog, record = case.dialog, case.record
        if dialog.wanted:
            return VALUE
        if dialog.existing or dialog.repeats:
            return None if dialog.confirmed else CONFIRMATION
        open_slots = [*dialog.unclear, *record.asked]
        slot = next((s for s in open_slots if s not in dialog.values and s not in dialog.skipped), None)
        return record.rasa_slot(slot) if slot else None

    def ask(self, case: Case, slot: str) -> None:
        """Ask for a slot, with the portal's own options where it has any."""
        if slot == CONFIRMATION and case.dialog.existing:
            case.say("utter_hubspot_ask_update_existing", yes_no(case.dialog.existing.id), changes=would_change(case))
        elif slot == CONFIRMATION and case.dialog.repeats:
            case.say("utter_hubspot_ask_create_another", yes_no(case.dialog.repeats.id))
        elif slot == VALUE:
            read_wanted(case)
        else:
            self._ask_slot(case, slot)

    def _ask_slot(self, case: Case, rasa_slot: str) -> None:
        """Ask for one of the record's own slots; no pipelines (every account has one): `MissingScope`."""
        slot = self._slot(case, rasa_slot)
        if slot.kind in ("stage", "pipeline") and not case.portal.pipelines:
            raise MissingScope(case.record.scopes.read, "no pipelines visible")
        unclear = case.dialog.unclear.get(slot.name)
        if unclear:
            complain(case, slot.words[0], unclear)
        choices = unclear.choices if unclear and unclear.choices else as_choices(self._options(case, slot))
        text, offered = offer(case, choices)
        case.say(f"utter_hubspot_ask_{rasa_slot.removeprefix('hubspot_')}", offered, options=text)

    def answers(self, case: Case, slot: str) -> bool:
        """A value of the kind that was asked for, or a correction of an earlier one."""
        if taken_back(case) or self._link_of_it(case) or waits(case.turn.text):
            return True
        if case.turn.intent.startswith("delete_"):
            return False
        named = slot not in {CONFIRMATION, VALUE} and self._slot(case, slot).kind == "name"
        if named and (is_titled(case.turn.text) or is_addressed(case)):
            return True
        if slot in {CONFIRMATION, VALUE}:
            if case.turn.intent.startswith("update_"):
                return is_about_offer(case) or self._corrects(case, slot)
            return is_about_offer(case) or affirms(case.turn.text) or denies(case.turn.text)
        if refused_reading(case):
            return True
        asked = self._slot(case, slot)
        if leaves_open(case, asked) or _tries(case, asked) or self._says_more(case, asked) or self._sets(case, asked):
            return True
        if rethought(case, asked, self._answer(case, asked)):
            return True
        if case.turn.intent.startswith("update_"):
            return self._corrects(case, slot) or is_stage(case, asked)
        if asked.kind == "name" and asks_nothing(case.turn):
            return True
        if asked.kind in {"text", "name", "link"}:
            return False
        return isinstance(self._read(case, asked, case.turn.text), Value)

    def expects_value(self, case: Case, slot: str) -> bool:
        """A stage, an amount, a day: names and texts may be any words."""
        return slot not in {CONFIRMATION, VALUE} and self._slot(case, slot).kind not in {"text", "name", "link"}

    def _says_more(self, case: Case, asked: Slot) -> bool:
        """Whether more is told than was asked: "and she works for Lagos Books", "Efua Sutherland, editor at …"."""
        turn = case.turn
        told = is_told(turn.text)  # "she's a customer" tells of the contact to be
        if (
            any(names(kind, turn.text) for kind in kinds() if not (told and kind.singular == case.record.singular))
            or "?" in turn.text
            or read_command(turn.text)
            or orders_change(turn.text)
            or commands(turn.text, case.record)
        ):
            return False
        if not told and turn.intent.startswith("update_"):
            return False
        said = self._answer(case, asked)
        values = {n: v for n, v in said.values.items() if isinstance(v, Value)}
        more = any(case.record.slot(name).kind != "name" for name in values if name != asked.name)
        return bool(values) and (told or (asked.name in values and more))

    def _sets(self, case: Case, asked: Slot) -> bool:
        """Whether a property is said with its value, where a name was asked for: "lead status connected"."""
        text = case.turn.text
        if asked.kind != "name" or "?" in text or orders_change(text) or read_command(text):
            return False
        said, words = self._answer(case, asked), fold(text)
        return not said.values and any(
            word in words for c in said.changes for word in (fold(c.label), fold(c.label).split()[-1])
        )

    def _corrects(self, case: Case, asked: str) -> bool:
        """Whether "change the amount to 5k" means what is being created, not a record that exists.

        "Move it to contract sent" is an answer where the stage is asked for.
        """
        turn = case.turn
        if UPDATE_IT.fullmatch(turn.text.strip(" .!")):
            return True
        said = read_update(turn.text, case.record, case.portal, turn.now, turn.hints)
        about = said.reference
        if about and about.kind != "last" and not denies(about.text):
            return False
        its = {s.property for s in case.record.slots}
        if about and any(c.property in its and isinstance(c.value, Value) for c in said.changes):
            return True  # "give it to Lukas": what is being created is what we speak of
        values = {n: v for n, v in read_new(case).values.items() if isinstance(v, Value)}
        return any(self._is_named(case, n) or case.record.rasa_slot(n) == asked for n in values)

    async def take(self, case: Case, slot: str) -> bool:
        """Take an answer; it may fill or correct other slots too."""
        if take_back(case) or waits(case.turn.text) or self._declines(case, slot):
            return True  # the question stays
        if (wish := self._link_of_it(case)) and not case.turn.stack:
            say_back(case, await self._link(case, wish))
            if not wish.rest:
                return True
            case.turn.text = wish.rest
        if slot == VALUE:
            return take_wanted(case) or await self._correct(case)
        if slot == CONFIRMATION:
            taken = take_offer(case) or (not denies(case.turn.text) and await self._correct(case))
            return taken or take_agreement(case)
        if (others := refused_reading(case)) is not None:
            case.dialog.unclear[self._slot(case, slot).name] = others
            return False
        if case.turn.stack:
            return await self._take_words(case, self._slot(case, slot))
        taken = await self._take_slot(case, self._slot(case, slot))
        if self.missing(case):
            await show_existing(case)
        return taken

    async def is_new(self, case: Case, slot: str) -> bool:
        """Another name, where this one has been said: "create a deal called Larch" while creating Birch."""
        first = case.record.asked[0]
        earlier = case.dialog.values.get(first)
        said = read_new(case).values.get(first)
        anew = earlier is not None and isinstance(said, Value) and said.wire != earlier.wire
        return anew and commands(case.turn.text, case.record)

    async def _correct(self, case: Case) -> bool:
        """Another value for something said earlier, instead of an answer."""
        said = read_new(case)
        named = {n: v for n, v in said.values.items() if isinstance(v, Value) and self._is_named(case, n)}
        if not await self._keep(case, Said(values=named)):
            return False
        if case.record.unique is None or any(case.record.slot(n).property == case.record.unique for n in named):
            case.dialog.existing = None
        case.dialog.repeats = None
        case.dialog.unclear.pop(VALUE, None)
        say_back(case, list(named))
        return True

    @staticmethod
    def _is_named(case: Case, name: str) -> bool:
        words = "|".join(map(re.escape, case.record.slot(name).words))
        unmistakable = case.record.slot(name).kind == "email"
        return unmistakable or re.search(rf"\b(?:{words})\b", case.turn.text, re.IGNORECASE) is not None

    def collects(self, case: Case) -> tuple[str, ...]:
        """All that can be said of the record."""
        return tuple(case.record.rasa_slot(slot.name) for slot in case.record.slots)

    def kept(self, case: Case, slot: str) -> object:
        """The value as people read it; a question that was skipped keeps the words."""
        if slot in {CONFIRMATION, VALUE}:
            return super().kept(case, slot)
        name, dialog = self._slot(case, slot).name, case.dialog
        value = dialog.values.get(name)
        return value.shown if value else case.turn.slot(slot) if name in dialog.skipped else None

    async def _take_words(self, case: Case, asked: Slot) -> bool:
        """Take what a flow put into a slot: it is about nothing else, except that a name may have two parts."""
        if case.turn.asked == case.record.rasa_slot(asked.name) and self._take_pressed(case, asked):
            return True
        if leaves_open(case, asked):
            return self._skip(case, asked)
        names = [s.name for s in case.record.slots if s.property in case.record.title]
        if len(names) > 1 and asked.name in names:
            open_parts = [asked.name, *(n for n in names if n not in case.dialog.values and n != asked.name)]
            text, now = case.turn.text, case.turn.now
            return await self._keep(case, read_answer(open_parts, asked.name, text, case.record, case.portal, now))
        return await self._keep(case, Said(values={asked.name: self._read(case, asked, case.turn.text)}))

    async def _take_slot(self, case: Case, asked: Slot) -> bool:
        said = self._answer(case, asked)
        more = isinstance(said.values.get(asked.name), Value) and len(said.values) + len(said.changes) > 1
        if (case.turn.choice is not None or not more) and self._take_pressed(case, asked):
            return True
        if leaves_open(case, asked):
            return self._skip(case, asked)
        if asked.kind == "name" and case.turn.intent == "affirm" and affirms(case.turn.text):
            return False
        said = rethought(case, asked, said) or meant_as_name(case, asked, meant_for_earlier(case, said))
        understood = await self._keep(case, said)
        say_back(case, said.values, asked, [c for c in said.changes if not c.read_only])
        return understood

    def _answer(self, case: Case, asked: Slot) -> Said:
        turn = case.turn
        open_slots = [s.name for s in case.record.slots if s.name not in case.dialog.values]
        return read_answer(open_slots, asked.name, turn.text, case.record, case.portal, turn.now)

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


def _tries(case: Case, asked: Slot) -> bool:
    """Whether words are meant for the question, good or not: "test@@example.com", "her mail is ana at gmail"."""
    text = case.turn.text.strip()
    words = "|".join(map(re.escape, asked.words))
    named = re.match(rf"(?:her|his|their|its) (?:{words})(?:'s| is|:) ", text, re.IGNORECASE)
    return named is not None or (asked.kind == "email" and "@" in text and " " not in text)
