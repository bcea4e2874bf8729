"""Forms about one record that exists: get, update, delete."""

from __future__ import annotations

import re
from abc import ABC

from ..chat import buttons, show
from ..chat.dialog import Dialog, Shown, Target
from ..chat.turn import Turn
from ..language import affirms, corrected, denies, waits
from ..language.english.text import fold
from ..language.said import Reference
from ..language.which.choice import NONE_OF_THEM, is_no_place, read_choice, read_refused
from ..language.which.refusal import refusal
from ..language.wish.agreed import doubts
from .case import Case
from .finding.among import THE_ONE, by_facts, fitting_facts, narrow, with_ids
from .finding.find import Found, find
from .finding.many import begin_with_one
from .finding.nouns import bare_kind, names, one_of_many
from .finding.refer import refer
from .finding.whose import tied_among
from .heard.chosen import beside_place, holds_back, is_either, names_several
from .heard.earlier import earlier
from .look_up import LookUp
from .values import quoted, shorten

_THE = re.compile(r"(?:the|that)\b(?!.*\bones?\b)", re.IGNORECASE)

_ALL = re.compile(
    r"(?:(?:ok|okay|well|please|do) )*(?:both|all|each|every ?one)(?: (?:of (?:them|these|those)|please|two|three))*"
)


class WhichForm(LookUp, ABC):
    """Settles which record is meant, asking where it has to."""

    def begin(self, turn: Turn) -> None:
        """A write that interrupts the question "which one?" is about one of those, unless it names another record."""
        asked = turn.dialog if self.writes and turn.dialog.object == self.record.singular else Dialog()
        super().begin(turn)
        turn.dialog.candidates, turn.dialog.among = asked.candidates, asked.among

    def collects(self, case: Case) -> tuple[str, ...]:
        """Which one."""
        return (self.slot(case),)

    async def open(self, case: Case) -> None:
        """Look up the record that the sentence names."""
        if self.writes and await begin_with_one(case):
            return
        said = refer(case.turn, case.record)
        if said is None and case.turn.last_record and not names(case.record, case.turn.text):
            said = Reference(kind="last")  # "delete", right after a record was shown
        if said is None and THE_ONE.search(case.turn.text) and case.turn.last_list:
            said = Reference(kind="last")  # "which one closes first"
        elif said is None and one_of_many(case.turn.text, case.record):
            said = Reference(kind="name", text=case.turn.text)  # "which deal closes first"
        if before := earlier(case, said):
            said = before
        elif await self.follow(case, said):
            said = refer(case.turn, case.record) or said  # "the previous one" of that kind
        await self.look_up(case, said)

    def missing(self, case: Case) -> str | None:
        """The record first."""
        return None if case.dialog.record else self.slot(case)

    def ask(self, case: Case, slot: str) -> None:
        """Which one: out of the candidates, or any."""
        candidates = case.dialog.candidates
        if candidates:
            rows = show.numbered(target.row for target in candidates)
            case.say("utter_hubspot_ask_which", buttons.for_targets(candidates), rows=rows)
        else:
            case.say(f"utter_hubspot_ask_{case.record.singular}")

    def answers(self, case: Case, slot: str) -> bool:
        """A choice among the candidates; of which kind it is, as long as there are none."""
        candidates, text = case.dialog.candidates, case.turn.text
        if not candidates and bare_kind(text):
            return True
        rows = [target.row for target in candidates]
        if rows and (isinstance(read_choice(text, rows), int) or is_no_place(text, rows) or read_refused(text, rows)):
            return True
        return THE_ONE.search(text) is not None and len(fitting_facts(case, candidates, text)) == 1

    async def take(self, case: Case, slot: str) -> bool:
        """A number, a button, more words, another name, or none of them."""
        candidates = case.dialog.candidates
        if not candidates and denies(case.turn.text):
            case.say("utter_hubspot_cancelled")
            case.dialog.over = "cancelled"
            return True
        if not candidates and (kind := bare_kind(case.turn.text)):
            if kind.singular != case.record.singular:
                await case.turn_to(kind, write=self.writes)
                self.turned(case)
            return True
        if not candidates:
            return await self.look_up(case, refer(case.turn, case.record))
        taken, text = await self._take_one(case, candidates), case.turn.text
        told = taken or case.dialog.over or case.turn.choice is not None
        if not (told or waits(text) or doubts(text) or is_no_place(text, [target.row for target in candidates])):
            case.say("utter_hubspot_unknown_option", said=shorten(text), label=case.record.singular)
        return taken

    async def _take_one(self, case: Case, candidates: list[Target]) -> bool:
        rows = [target.row for target in candidates]
        if case.turn.choice is None and (refused := read_refused(case.turn.text, rows)) is not None:
            return await self._refuse(case, refused)
        case.turn.text = corrected(case.turn.text)[0] or case.turn.text  # "no, the onboarding one"
        chosen = next((c for c in candidates if c.id == (case.turn.choice or case.turn.text.strip(" #."))), None)
        if case.turn.choice is not None or chosen:
            return await self._choose(case, chosen)
        if is_either(case.turn.text) or (self.writes and holds_back(case)):
            return False
        if (picked := read_choice(case.turn.text, rows)) is None and is_no_place(case.turn.text, rows):
            case.say("utter_hubspot_no_such_number", count=len(rows))
            return False
        if picked == NONE_OF_THEM or denies(case.turn.text):
            case.say("utter_hubspot_none_chosen")
            case.dialog.over = "cancelled"
            return True
        if isinstance(picked, int):
            return await self._choose(case, candidates[picked])
        agrees = not doubts(case.turn.text) and (affirms(case.turn.text) or case.turn.intent == "affirm")
        if len(candidates) == 1 and agrees:
            return await self._choose(case, candidates[0])
        if self.writes and (_ALL.fullmatch(fold(case.turn.text)) or names_several(case.turn.text)):
            case.say("utter_hubspot_one_at_a_time")
            return True
        return await self._narrow(case)

    async def _choose(self, case: Case, chosen: Target | None) -> bool:
        if chosen and chosen.properties and set(self.needs(case)) <= set(chosen.properties):
            self.settle(case, chosen.item)
        elif chosen:  # of a list shown earlier, remembered by its names only; or something else is asked by now
            return await self.look_up(case, Reference(kind="id", text=chosen.id))
        return chosen is not None

    async def _refuse(self, case: Case, refused: set[int]) -> bool:
        """Not these: the others are left, and of a write the last one of them is asked for too."""
        candidates = case.dialog.candidates
        by_row = [c for i, c in enumerate(candidates) if i in refused]
        no = refusal(case.turn.text)
        by_fact = [c for words in (no.refused if no else ()) for c in fitting_facts(case, candidates, words)]
        left = [c for c in candidates if c not in (by_row or by_fact)]
        if len(left) == len(candidates) and (found := await self._by_criteria(case)):
            ids = {item.id for item in found.items}  # "not from Argentina"
            left = [c for c in candidates if c.id in ids] or left
        if not left or len(candidates) == 1:
            case.say("utter_hubspot_none_chosen")
            case.dialog.over = "cancelled"
            return True
        if len(left) == 1 and not self.writes and not case.dialog.among:
            return await self._choose(case, left[0])
        told = len(left) < len(candidates)
        case.dialog.candidates = left
        return told

    async def _by_criteria(self, case: Case) -> Found | None:
        base = case.dialog.among or with_ids([c.id for c in case.dialog.candidates])
        return await narrow(case, base, case.turn.text, self._wanted(case))

    @staticmethod
    def _keep_those(case: Case, fitting: list[Target]) -> None:
        if len(fitting) < len(case.dialog.candidates):
            case.say("utter_hubspot_several_records", said=shorten(case.turn.text), count=len(fitting), more=0)
        case.dialog.candidates = fitting

    async def _narrow(self, case: Case) -> bool:
        """More words: those candidates that have them, or another look in HubSpot."""
        if await self._among(case):
            return True
        reference = refer(case.turn, case.record)
        if reference and reference.kind == "last" and (self.writes or not self.last_fits(case)):
            return False  # "the other one", "her": they are what was shown
        if self.writes and reference and reference.kind == "ordinal":
            if (beside := beside_place(case.turn.text)) is None:
                return False
            if beside:
                case.say("utter_hubspot_left_out", said=quoted([beside]))
        if reference is None or reference.kind != "name":
            return await self.look_up(case, reference)
        found = await find(case, reference, self.needs(case))
        if found.items:
            self._found(case, reference, found)
        return bool(found.items)

    async def tells_one(self, case: Case) -> bool:
        """Whether the words tell one of the candidates, or some of them: by place, or by anything else."""
        candidates = case.dialog.candidates
        picked = read_choice(case.turn.text, [target.row for target in candidates])
        if isinstance(picked, int) and picked >= 0:
            return await self._choose(case, candidates[picked])
        return await self._among(case)

    async def _among(self, case: Case) -> bool:
        """Whether the words tell one of the candidates, or some of them."""
        words = re.findall(r"\w+", case.turn.text.casefold())
        fitting = [c for c in case.dialog.candidates if words and all(_is_in(w, c.row.casefold()) for w in words)]
        if not fitting or (len(fitting) > 1 and case.dialog.among):
            fitting = fitting_facts(case, case.dialog.candidates, case.turn.text)
        if len(fitting) == 1:
            return await self._choose(case, fitting[0])
        if fitting:
            self._keep_those(case, fitting)
            return True
        base = case.dialog.among or with_ids([c.id for c in case.dialog.candidates])
        found = await self._by_criteria(case)
        if not (found and found.items) and _THE.match(case.turn.text):  # "the cheaper" is one of them
            found = await narrow(case, base, f"{case.turn.text} one", self._wanted(case))
        if not (found and found.items) and not case.dialog.among:
            offered = Shown(object=case.record.singular, targets=case.dialog.candidates)
            found = await by_facts(case, offered, case.turn.text, self._wanted(case))
        ids = [target.id for target in case.dialog.candidates]
        items = found.items if found else await tied_among(case, ids, case.turn.text, self._wanted(case))
        if items:
            if len(items) == 1:
                self.settle(case, items[0])
            else:
                self._keep_those(case, [case.target(item) for item in items])
        return bool(items)


def _is_in(word: str, row: str) -> bool:
    """Whether a row has a word, or begins one with it; a number is none of the digits of another one."""
    return word in (re.findall(r"\w+", row) if word.isdecimal() else row)
