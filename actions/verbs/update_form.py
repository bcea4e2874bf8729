"""Ask which record, which property, and the new value."""

from __future__ import annotations

from abc import ABC
from collections.abc import Sequence

from ..chat.dialog import Suspended
from ..language import denies, read_change
from ..language.said import LINK, Change, Reference, Said, Shift, Unclear, Value
from ..portal import Item
from ..record import CATALOGUE
from .case import VALUE, Case
from .finding.among import THE_ONE
from .finding.find import find
from .finding.many import begin_with_one
from .finding.nouns import names
from .finding.refer import refer, whole
from .form import CONFIRMATION
from .heard.another_property import named_instead, names_all, property_first, with_another
from .heard.chosen import changes_beside, merged, place_of, say_noted
from .heard.earlier import earlier, has_that, of_earlier
from .heard.proposed import answered, proposed_later
from .heard.reading import read_changes, read_kind
from .heard.remark import deletes_it, is_remark, wishes_else
from .heard.titled import asks_nothing, is_named_so
from .refused import either, value_said
from .values import chosen_reading, writable
from .writes.changing import changed_again
from .writes.checked import checked, in_pipeline
from .writes.dialled import country_of
from .writes.link import link_said
from .writes.link_form import LinkForm
from .writes.months import by_month
from .writes.outcome import by_addition, by_exchange, by_likeness, by_outcome, by_owner, by_thousands
from .writes.questions import ask_property, ask_value, ask_whether, typed
from .writes.shifts import shift_said

PROPERTY = "hubspot_property"
CHANGES = "hubspot_changes"
"""What flows collect: properties and their values, in one sentence or one by one."""


class UpdateForm(LinkForm, ABC):
    """Asks which one, which property, and the new value."""

    writes = changes = True

    async def open(self, case: Case) -> None:
        """One sentence may name the record and several changes, and what it is to be linked with."""
        turn = case.turn
        said = Said(changes=tuple(case.dialog.changes), left=tuple(case.dialog.left))
        if not said.changes and await begin_with_one(case):
            self.note(case, Said() if case.dialog.over else read_changes(case))
            return
        said = said if said.changes else await read_kind(case)
        said = said if said.changes else changed_again(case) or said
        said = await of_earlier(case, said) or said
        if await self.deals_with_link(case, said):
            return
        reference = refer(turn, case.record) if turn.choice else whole(turn, said.reference)
        if before := earlier(case, reference, [c.property for c in said.changes]):
            reference = before
        elif await self.follow(case, reference):
            said = read_changes(case)
        self.note(case, said)
        if reference is None and said.changes and await self._about_last(case, said):
            reference = Reference(kind="last")
        await self.look_up(case, reference)

    async def _about_last(self, case: Case, said: Said) -> bool:
        """Whether changes of no named record are of the one shown last; of another kind, if it has all of that."""
        last = None if self.of_those(case) else case.turn.last_record
        if last is None or self.last_fits(case) or names(case.record, case.turn.text) or last.object not in CATALOGUE:
            return last is not None and self.last_fits(case)
        if (meant := await has_that(case, CATALOGUE[last.object], said)) is None:
            return False
        self.note(case, meant)
        return True

    def said(self, case: Case) -> Said:
        """What the message says of a record and its properties."""
        return read_changes(case)

    def turned(self, case: Case) -> None:
        """Another kind of record has other properties."""
        self.note(case, read_changes(case))

    def nothing_shown(self, case: Case, reference: Reference) -> None:
        """The change is kept in mind, and the record is asked for."""
        super().nothing_shown(case, reference)
        if reference.kind == "last" and case.dialog.changes:
            case.dialog.over = None

    def note(self, case: Case, said: Said) -> None:
        """Keep what is to be changed."""
        for change in said.changes:
            if change.read_only:
                case.say("utter_hubspot_read_only_property", label=change.label)
        case.dialog.left = list(said.left)
        links = [c for c in case.dialog.changes if c.property == LINK]
        case.dialog.changes = [*links, *(checked(case, c) for c in said.changes if not c.read_only)]

    async def is_new(self, case: Case, slot: str) -> bool:
        """A sentence about another record, with what to change about it."""
        said = read_changes(case)
        return bool(said.changes) and await self.is_another(case, said.reference)

    def turns_away(self, case: Case) -> Suspended | None:
        """What was only proposed is asked about again."""
        return proposed_later(case)

    def needs(self, case: Case) -> Sequence[str]:
        """The properties to change, for what they were before."""
        return [*(c.property for c in case.dialog.changes if c.property and c.property != LINK), *country_of(case)]

    def settle(self, case: Case, item: Item) -> None:
        """Now that the pipeline is known, stage labels mean its stages."""
        super().settle(case, item)
        if is_remark(case):
            case.dialog.proposed = True
        case.dialog.changes = by_exchange(case, item, by_likeness(item, case.dialog.changes))
        case.dialog.changes = [in_pipeline(case, change) for change in by_outcome(case)]
        case.dialog.changes = by_month(case, item, by_owner(case, item, case.dialog.changes))
        case.dialog.changes = by_addition(case, item, by_thousands(case, item, case.dialog.changes))

    def missing(self, case: Case) -> str | None:
        """The record, then a property, then its value."""
        change = self._open_change(case)
        if not case.dialog.changes or (change and not change.property):
            return super().missing(case) or PROPERTY
        return super().missing(case) or (VALUE if change else CONFIRMATION if case.dialog.proposed else None)

    @staticmethod
    def _open_change(case: Case) -> Change | None:
        """The first change that is not settled."""
        return next((c for c in case.dialog.changes if not (c.property and isinstance(c.value, Value | Shift))), None)

    def ask(self, case: Case, slot: str) -> None:
        """Ask for the property, or for the value with the portal's own options."""
        change = self._open_change(case)
        if slot == PROPERTY:
            ask_property(case, change)
        elif slot == VALUE and change:
            ask_value(case, change)
        elif slot == CONFIRMATION:
            ask_whether(case)
        else:
            super().ask(case, slot)

    def answers(self, case: Case, slot: str) -> bool:
        """A property of the portal, or a value of the one asked for; not the values of another wish."""
        if slot in {PROPERTY, VALUE} and wishes_else(case.turn):
            return False
        if slot == PROPERTY:
            return self._change(case).property is not None
        if slot == VALUE:
            change = self._open_change(case)
            if change and change.property == LINK:
                return chosen_reading(case) is not None
            if is_named_so(case.turn) and asks_nothing(case.turn):
                return True
            name = typed(case, change)
            return bool(name) and (shift_said(case, name) is not None or isinstance(value_said(case, name), Value))
        return super().answers(case, slot) or (slot == self.slot(case) and property_first(case) is not None)

    def expects_value(self, case: Case, slot: str) -> bool:
        """A property with its value, or the value of one that takes not just any words."""
        return slot == PROPERTY or (slot == VALUE and bool(typed(case, self._open_change(case))))

    def _change(self, case: Case) -> Change:
        turn = case.turn
        change = read_change(turn.text if turn.choice is None else turn.choice, case.record, case.portal, turn.now)
        if change.property is None and (offered := chosen_reading(case)):  # "the fourth"
            change = read_change(offered.text, case.record, case.portal, turn.now)
        return change

    def collects(self, case: Case) -> tuple[str, ...]:
        """Which one, and the changes."""
        return (*super().collects(case), CHANGES)

    def collected_as(self, slot: str) -> str:
        """A flow collects properties and values in one slot."""
        return CHANGES if slot in {PROPERTY, VALUE} else slot

    def kept(self, case: Case, slot: str) -> object:
        """The changes are kept once all are settled, whether or not the record is."""
        if slot != CHANGES:
            return super().kept(case, slot)
        settled = case.dialog.changes and self._open_change(case) is None
        return case.turn.slot(CHANGES) if settled else None

    def _take_changes(self, case: Case) -> bool:
        """Several changes, or the answer to what is open."""
        said = read_changes(case)
        if not said.changes:
            return self._take_property(case)
        self.note(case, said)
        return bool(case.dialog.changes)

    async def take(self, case: Case, slot: str) -> bool:
        """Take the property (with its value, when both are said) or the value."""
        if slot == CHANGES:
            return self._take_changes(case)
        if slot == PROPERTY:
            return self._take_changes(case) if case.turn.stack and not case.turn.choice else self._take_property(case)
        if slot == VALUE:
            return await self._take_value(case)
        if slot == CONFIRMATION:
            answer = answered(case)
            if isinstance(answer, Said):
                self.note(case, answer)
            return bool(answer)
        if (
            case.dialog.candidates
            and (said := changes_beside(case, sure=case.turn.intent == self.intent))
            and await self._chosen_and_changed(case, said)
        ):
            return True
        first = property_first(case)
        said = first or (read_changes(case) if case.turn.intent == self.intent else Said())
        of = None if said.of_last else said.reference
        if case.dialog.candidates and (of is None or not (await find(case, of)).sure):
            said = Said()  # nothing else is spoken of than what is asked: "she" is one of those
        if said.changes:  # more to change, and perhaps of which record
            self.note(case, said)
            if first:
                case.say("utter_hubspot_noted", heard=either([c.label for c in first.changes], "and"))
            return said.reference is None or await self.look_up(case, said.reference)
        return await super().take(case, slot)

    async def _chosen_and_changed(self, case: Case, said: Said) -> bool:
        """ "2, and make it high priority", "actually 73k": what was to be changed is kept, and this beside it."""
        earlier, turn, reference = list(case.dialog.changes), case.turn, said.reference
        self.note(case, merged(earlier, said))
        if reference is None or reference.kind == "last":
            say_noted(case, said)
            return True
        spoken = turn.text
        for words in (reference.text, f"the {reference.text} one") if reference.text else (place_of(reference),):
            turn.text = words
            if await self.tells_one(case):
                return True
        turn.text, case.dialog.changes = spoken, earlier
        return False

    def _take_property(self, case: Case) -> bool:
        if case.dialog.record and denies(case.turn.text):
            case.leave_alone(case.dialog.record)
            return True
        said = read_changes(case) if case.turn.choice is None else Said()
        if names_all(said):
            self.note(case, said)  # "the priority to high and the close date to Friday"
            return True
        if chosen_reading(case) is None and THE_ONE.fullmatch(case.turn.text.strip(" .!?")):
            return False  # "the 36k one" tells a record, and no amount of this one
        change = checked(case, self._change(case))
        if change.read_only:
            case.say("utter_hubspot_read_only_property", label=change.label)
            return False
        self._replace(case, change)
        return change.property is not None

    async def _take_value(self, case: Case) -> bool:
        change = self._open_change(case)
        if change is None or change.property is None or deletes_it(case.turn):
            return False
        if change.property == LINK:
            found = await link_said(case)
            if found is not None:
                self._replace(case, change.model_copy(update={"value": found}))
            return isinstance(found, Value)
        if both := with_another(case, change):
            self.note(case, merged(case.dialog.changes, both))
            return True
        if shift := shift_said(case, change.property):
            self._replace(case, change.model_copy(update={"value": shift}))
            return not isinstance(shift, Unclear)
        value = writable(case, value_said(case, change.property))
        if other := named_instead(case, value, change.property):
            self._replace(case, checked(case, other))
            return True
        if not isinstance(value, Value) and case.dialog.record and denies(case.turn.text):
            case.leave_alone(case.dialog.record)
            return True
        self._replace(case, change.model_copy(update={"value": value}))
        return isinstance(value, Value)

    def _replace(self, case: Case, change: Change) -> None:
        """Put a change in the place of the first that is not settled."""
        old = self._open_change(case)
        links = change.property == LINK  # of which there may be several
        others = [c for c in case.dialog.changes if c is not old and (links or c.property != change.property)]
        case.dialog.changes = [*others, change]
        case.dialog.choices = []
