"""The first half of every dialog: finding out what is wanted.

The dialog's action opens the form with the first sentence (`verb.py`), and hands over to it only if something is
missing. A form asks by itself: Rasa calls its validator on each pass, and the validator says the next question and
names the slot it asked for (Rasa supports both: rasa/core/actions/forms.py, `request_next_slot`). So one HTTP
call hears the answer, looks up what it needs and asks on.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat import buttons
from ..chat.boundary import bounded
from ..chat.dialog import Dialog, Suspended
from ..chat.memory import OWN_PREFIX
from ..chat.turn import REQUESTED, Turn
from ..language import cancels, heard, read_introduction, repaired, skips
from ..language.english import words
from ..language.wish.letters import behind_courtesy
from ..record import CATALOGUE, Record
from .case import ME, Case, open_case
from .heard.another import do_first, of_another
from .heard.jobs import is_worth_keeping
from .heard.parts import takes_part_off
from .heard.restraint import copies, held_back, unlinks

SURE = 0.7
"""Confidence above which an intent of its own interrupts a question."""
LONGEST_NAME = 4
"""Words of a name that sounds like a greeting."""
PATIENCE = 3
"""Bad answers after which the form explains itself and offers to stop."""
ANSWERS = {"", "inform", "affirm", "deny", "nlu_fallback"}
"""Intents that are answers, or may be: never an interruption."""
SMALL_TALK = {"greet", "goodbye", "thank", "help"}
LOOKS = ("get_", "search_", "list_")
"""Intents that ask for what there is."""
INSTEAD = re.compile(r"\binstead\b(?! of)", re.IGNORECASE)
"""What is asked for takes the place of the dialog that it interrupts."""
CONFIRMATION = "hubspot_confirmation"
_EXPECTED = re.compile(
    r"(?:(?:hm+|u[hm]+|er+|ok|okay|wait|sorry|and|so|oh|well)[, ]+)*(?:"
    r"(?:(?:what|which)(?:'s| are| is)? |(?=.*\?))(?:the |my |your |all )*(?:possible )?"
    r"(?:options?|choices?|possibilities|alternatives)(?: (?:are )?(?:there|here|do (?:i|we) have|have i got|again))*"
    r"|what (?:can|could|should|must|do|may) (?:i|we) (?:say|enter|type|put|write|answer|choose|pick|select)"
    r"(?: here| now| there| from)*|what (?:do you|is it you) (?:need|want|expect|mean)(?: here| now| from me)*"
    r"|(?:can|could|may) (?:i|we)(?: also| still)? (?:change|edit|set|add|update|give|say|skip) "
    r"(?:(?:the|its|his|her|their|an?) )?[a-z-]+(?: (?!to\b)[a-z]+)?(?: too| as well| here| now| later)*"
    r") ?[?.!]*",
    re.IGNORECASE,
)
"""What is asked about the question itself: "what are the options?", "can I also change the date?"."""


class Form(FormValidationAction, ABC):
    """Hears, asks, and ends when nothing is missing or the person has had enough.

    Subclasses in the catalogue give `record` and the literal `name` (`validate_hubspot_…_form`).
    """

    record: ClassVar[Record]
    writes: ClassVar[bool] = False
    changes: ClassVar[bool] = False

    @abstractmethod
    def name(self) -> str:
        """The validator's name in the domain."""

    @abstractmethod
    async def open(self, case: Case) -> None:
        """Take what the first sentence says."""

    @abstractmethod
    def missing(self, case: Case) -> str | None:
        """The slot to ask for next, None when nothing is missing."""

    @abstractmethod
    def ask(self, case: Case, slot: str) -> None:
        """Ask for a slot."""

    @abstractmethod
    async def take(self, case: Case, slot: str) -> bool:
        """Take the answer to the question for a slot; False when it was none."""

    def answers(self, case: Case, slot: str) -> bool:
        """Whether the message is plainly an answer, whatever its intent looks like."""
        return False

    def turns_away(self, case: Case) -> Suspended | None:
        """What goes on after another record, which the person turns to at a question about this one."""
        return case.dialog.suspended

    def expects_value(self, case: Case, slot: str) -> bool:
        """Whether the question is for a value of a record, and not for just any words."""
        return False

    async def doubts(self, case: Case, slot: str) -> bool:
        """Whether what sounds like another wish may be the answer all the same, which is to be asked."""
        return False

    # where a flow of Rasa Pro collects the slots (verbs/flow.py)

    def collects(self, case: Case) -> tuple[str, ...]:
        """The slots whose words this form reads, beside a yes or no."""
        return ()

    def collected_as(self, slot: str) -> str:
        """The flow's slot for a question of this form."""
        return slot

    def kept(self, case: Case, slot: str) -> Any:
        """What a collected slot was found to hold; None while it is open."""
        missing = self.missing(case)
        return None if missing and self.collected_as(missing) == slot else case.turn.slot(slot)

    async def hear(self, case: Case, slot: str) -> None:
        """Take what a flow has put into a slot; the third bad answer is explained."""
        missing = self.missing(case)
        await self._take(case, missing if missing and self.collected_as(missing) == slot else slot)

    async def catch_up(self, case: Case) -> None:
        """Read the slots that no collect step has had read."""
        for slot in self.collects(case):
            words = case.turn.slot(slot)
            if words is None or case.dialog.heard.get(slot) == words or case.dialog.over:
                continue
            case.turn.listen(slot, words)
            await self.take(case, slot)
            if (kept := self.kept(case, slot)) is not None:
                case.dialog.heard[slot] = kept

    @property
    def form(self) -> str:
        """The form's name in the domain."""
        return self.name().removeprefix("validate_")

    @property
    def intent(self) -> str:
        """The intent that starts it."""
        return self.form.removeprefix(OWN_PREFIX).removesuffix("_form")

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Hear the message and ask on. No events: the message is not for this form, Rasa's rules take it."""
        turn = Turn(dispatcher, tracker, domain)
        events = await bounded(turn, self._pass(turn))
        return [*turn.events(), SlotSet(REQUESTED, None)] if events is None else events

    async def _pass(self, turn: Turn) -> list[EventType]:
        for_us = turn.answered(self.form)
        if not turn.dialog.object:  # a host bot's own rule may start the form
            self.begin(turn)
        elif for_us and self._stops(turn):
            turn.say("utter_hubspot_cancelled")
            turn.dialog.over = "cancelled"
            return [*turn.events(), SlotSet(REQUESTED, None)]
        record = CATALOGUE.get(turn.dialog.object, self.record)
        case = await open_case(turn, record, write=self.writes)
        if for_us and turn.asked and turn.dialog.opened and await self._starts_over(case, turn.asked):
            turn.dialog = self._fresh(turn, self.turns_away(case))
            case = await open_case(turn, self.record, write=self.writes)
        if not turn.dialog.opened:
            await self.start(case)
        elif for_us and turn.asked:
            turn.text = repaired(turn.text, case.record, case.portal, turn.now)
            if self._asks_what_to_say(case, turn.asked):
                case.say(f"utter_hubspot_expected_{turn.asked.removeprefix(OWN_PREFIX)}")
            elif self.expects_value(case, turn.asked) and (job := await of_another(case)):
                do_first(case, job, self.form)
            elif not self._interrupts(case, turn.asked):
                await self._take(case, turn.asked)
            elif await self.doubts(case, turn.asked):
                pass  # asked again, with what it may be
            elif turn.answered_elsewhere and turn.intent != self.intent:
                return []
            else:  # a host's rules would answer something else: say what the question expects, and ask it again
                case.say(f"utter_hubspot_expected_{turn.asked.removeprefix(OWN_PREFIX)}")
        slot = None if turn.dialog.over else self.missing(case)
        if slot:
            self.ask(case, slot)
        return [*turn.events(), SlotSet(REQUESTED, slot)]

    def begin(self, turn: Turn) -> None:
        """Start afresh. A half-done write that this dialog interrupts is put aside, to go on with afterwards."""
        other = turn.running_form
        keeps = other and other != self.form and is_worth_keeping(other)
        keeps = keeps and not (turn.dialog.proposed and not self.intent.startswith(("update_", "create_")))
        keeps = keeps and not INSTEAD.search(turn.text)
        turn.dialog = self._fresh(turn, turn.put_aside(other, turn.asked) if other and keeps else None)

    async def start(self, case: Case) -> None:
        """Take what the sentence says that the dialog was begun with, perhaps some messages ago."""
        turn = case.turn
        turn.text, turn.hints, turn.choice = turn.dialog.sentence, turn.dialog.hints, turn.dialog.choice
        if not self.writes and (introduced := read_introduction(turn.text, case.portal)) and introduced.rest:
            turn.set(ME, introduced.owner.wire)
            turn.text = turn.dialog.sentence = introduced.rest
        if self.writes and turn.choice is None and await held_back(case, self.intent.partition("_")[0]):
            turn.dialog.opened = True
            return  # its mood is in the very words that lead to the wish
        if self.writes and turn.undo and unlinks(turn):
            case.say("utter_hubspot_undo_link", title=turn.undo.target.title)
            turn.dialog.opened, turn.dialog.over = True, "refused"
            return
        if self.writes and (copies(turn) or (not self.intent.startswith("create_") and await takes_part_off(case))):
            case.say("utter_hubspot_out_of_scope")
            turn.dialog.opened, turn.dialog.over = True, "refused"
            return
        turn.text = repaired(turn.text, case.record, case.portal, turn.now)
        await self.open(case)
        turn.dialog.opened = True
        if turn.dialog.proposed and not turn.dialog.over and self.missing(case) is None:
            case.say("utter_hubspot_only_on_order")
            turn.dialog.over = "refused"

    def _fresh(self, turn: Turn, suspended: Suspended | None) -> Dialog:
        turn.forget_dialog()
        return Dialog(
            object=self.record.singular,
            sentence=turn.text,
            hints=turn.hints,
            choice=turn.choice,
            suspended=suspended,
        )

    async def _starts_over(self, case: Case, slot: str) -> bool:
        """Whether the person wants the same done to another record, in the middle of a question."""
        if case.turn.intent != self.intent:
            return False
        return case.turn.choice is not None or await self.is_new(case, slot)

    async def is_new(self, case: Case, slot: str) -> bool:
        """Whether a sentence with this form's own intent is no answer, but speaks of another record."""
        return False

    def _stops(self, turn: Turn) -> bool:
        return cancels(turn.text) or (turn.intent == "cancel" and turn.confidence >= SURE)

    def _interrupts(self, case: Case, slot: str) -> bool:
        turn = case.turn
        if self.writes and _is_question(turn):
            return True
        if turn.intent in ANSWERS or turn.intent == self.intent:
            return False
        if turn.intent in SMALL_TALK and (_is_name(turn.text) or skips(turn.text)):  # "later" takes no leave
            return False
        return turn.confidence >= SURE and not (self._answers_politely(case, slot) or self.answers(case, slot))

    def _asks_what_to_say(self, case: Case, slot: str) -> bool:
        """Whether it asks what the question expects; "can I change the date?" may be an answer."""
        asks = self.writes and case.turn.choice is None and _EXPECTED.fullmatch(case.turn.text)
        return bool(asks) and not self.answers(case, slot)

    def _answers_politely(self, case: Case, slot: str) -> bool:
        """Whether an answer stands behind a courtesy: "hi, she is called Amara Bello". A yes to a write has none."""
        turn, spoken = case.turn, case.turn.text
        turn.text = behind_courtesy(spoken)
        polite = turn.intent in SMALL_TALK and slot != CONFIRMATION and turn.text != spoken
        if polite and self.answers(case, slot):
            return True
        turn.text = spoken
        return False

    async def _take(self, case: Case, slot: str) -> None:
        dialog = case.dialog
        if await self.take(case, slot):
            dialog.tries = 0
            return
        dialog.tries += 1
        if dialog.tries >= PATIENCE and not dialog.over:
            case.say(f"utter_hubspot_expected_{slot.removeprefix(OWN_PREFIX)}")
            case.say("utter_hubspot_offer_to_stop", [buttons.button("Stop", "cancel")])


def _is_question(turn: Turn) -> bool:
    """Whether something is asked, which is no answer, whatever values it holds: "which deals are in contract sent?"."""
    marked = "?" in turn.text or turn.intent.startswith(LOOKS)
    return turn.choice is None and marked and heard(turn.text).mood == "ask"


def _is_name(text: str) -> bool:
    """Whether what sounds like small talk is a name: "Doe" has no word of it, "Gordon Bye" one that has a capital."""
    said = re.findall(r"\w+", text)
    others = [word for word in said if word.casefold() not in words.SMALL_TALK | words.FILLERS]
    if words.SMALL_TALK.isdisjoint(word.casefold() for word in said):
        return True
    return bool(others) and len(said) <= LONGEST_NAME and all(w[0].isupper() for w in said) and not text.isupper()
