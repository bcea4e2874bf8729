"""What an answer to "which one?" says beside the choice: "2, and make it high priority", "no, 73k"."""

from __future__ import annotations

import re

from ...language import corrected, orders_change, read_choice
from ...language.english.phrases import COURTESY
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import LINK, Change, Reference, Said, Shift, Unclear, Value
from ...language.update.reading import named_properties
from ...language.which.refusal import refusal
from ..case import Case
from ..finding.among import THE_ONE, fitting_facts
from ..values import shorten
from ..yes import RESERVED
from .reading import read_changes
from .shared import AND, PLACE

_PLACE = re.compile(rf"\b(?:number |no\.? |option |item )?{PLACE.pattern}(?: (?:option|item|deal|contact))?\b", re.I)
_OR = re.compile(r",? or(?: maybe| perhaps)? ", re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:and|but|also|plus|then|to|into|instead|should|make|set|change|put|give|move|assign|raise|lower|push)\b",
    re.IGNORECASE,
)
"""What leads to a change; without any, the words may only describe the one that is meant: "Lukas's, about 18k"."""
_BUT = re.compile(r"\b(?:but|if|unless|until|wait|hold)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|and|too|as well|plus)\b", re.IGNORECASE)


def beside_place(text: str) -> str | None:
    """What is said beside a place in the list, "" where nothing is; None where it is more than one place, or a doubt.

    "The first or the second", "2 if it is still open" choose nothing; nor does a change beside it that is not read.
    """
    places = list(_PLACE.finditer(text))
    if len(places) != 1:
        return None if places else ""
    rest = COURTESY.sub("", f"{text[: places[0].start()]} {text[places[0].end() :]}").strip(" ,;:.!?-")
    telling = [word for word in fold(rest).split() if word not in FILLERS]
    return "" if not telling else None if RESERVED.search(rest) or orders_change(rest) else rest


def names_several(text: str) -> bool:
    """Whether the words are several places in the list: "1 and 3", "the first one and then the second"."""
    return _are_places(AND.split(text.strip(" .!")))


def is_either(text: str) -> bool:
    """Whether the words leave it open which of several places is meant: "the first or the second"."""
    return _are_places(_OR.split(text.strip(" .!")))


def _are_places(parts: list[str]) -> bool:
    return len(parts) > 1 and all(_PLACE.fullmatch(part) for part in parts)


def place_of(reference: Reference) -> str:
    """The words for a place in the list."""
    return "the last one" if reference.position == -1 else str(reference.position)


def holds_back(case: Case) -> bool:
    """Whether an answer takes back, binds or doubles what it chooses.

    "The biggest, but not yet", "Dana's if she agrees", "2 but not the priority", "1 and Dana's too".
    """
    text, candidates = case.turn.text, case.dialog.candidates
    rows = fold(" ".join(target.row for target in candidates)).split()
    no = refusal(text)
    if no and any(named_properties(part, case.record, case.portal, case.turn.now) for part in no.refused):
        return True
    if not no and any(found.group().lower() not in rows for found in _BUT.finditer(text)):
        return True
    place = _PLACE.match(text)
    if place is None or not isinstance(picked := read_choice(place.group(), [t.row for t in candidates]), int):
        return False
    others = fitting_facts(case, candidates, text[place.end() :])
    return bool(others) and candidates[picked] not in others


def changes_beside(case: Case, *, sure: bool) -> Said | None:
    """The changes that an answer holds beside the choice, whose words are its `reference`; None where it holds none.

    Words that only tell which one is meant are no change of it, though they may be read as one: "the contract sent
    one". Without a reference it is no choice, but a change of what was wished: "actually 73k".
    sure: the message is taken for a change.
    """
    turn, candidates = case.turn, case.dialog.candidates
    said = read_changes(case) if turn.choice is None else Said()
    settled = [c for c in said.changes if c.property and isinstance(c.value, Value | Shift | Unclear)]
    if not settled or len(settled) < len(said.changes):
        return None
    text, corrects = corrected(turn.text)
    pending = {c.property for c in case.dialog.changes}
    again = all(c.property in pending for c in settled)
    the_one = THE_ONE.search(text)
    unnamed = said.of_last
    if unnamed and _PLACE.match(text):
        return None  # "2 but only the amount"
    if unnamed and not the_one and corrects and not _ALSO.search(turn.text):
        return said if again else None
    if fitting_facts(case, candidates, turn.text):
        return None
    if unnamed and the_one:
        return _of_the_one(case, text, the_one.end())
    if said.reference and not unnamed:
        plainly = sure and said.reference.kind == "ordinal"
        return said if plainly or _leads_to(turn.text, settled) else None
    named = named_properties(text, case.record, case.portal, turn.now)
    tells = orders_change(text) or (sure and named) or (again and named & pending)
    return said if tells else None


def _of_the_one(case: Case, text: str, end: int) -> Said | None:
    """The changes behind the words for one of them: "the one closing in May, | and give it to Priya"."""
    leads, turn = _JOINS.search(text, end), case.turn
    head = text[: leads.start()].strip(" ,;") if leads else ""
    if leads is None or fold(head) in {"the one", "that one", "which one"}:
        return None
    spoken, turn.text = turn.text, text[leads.start() :]
    said, turn.text = read_changes(case), spoken
    here = said.of_last
    settled = all(c.property and isinstance(c.value, Value | Shift) for c in said.changes)
    if not (said.changes and settled and here):
        return None
    return said.model_copy(update={"reference": Reference(kind="name", text=head)})


def _leads_to(text: str, changes: list[Change]) -> bool:
    """Whether words lead to each of the changes; what stands before them only tells which one is meant."""
    leads = _JOINS.search(text)
    return leads is not None and all(text.find(c.text) < 0 or text.find(c.text) >= leads.start() for c in changes)


def merged(earlier: list[Change], said: Said) -> Said:
    """What was to be changed, links aside, and what is said now; of two values of a property the second."""
    now = {LINK, *(c.property for c in said.changes)}
    kept = [c for c in earlier if c.property and c.property not in now]
    return said.model_copy(update={"changes": (*kept, *said.changes)})


def say_noted(case: Case, said: Said) -> None:
    """Tell what was understood, while it is still asked of which record."""
    told = [
        f"{c.label} {c.value.shown if isinstance(c.value, Value) else c.value.said}"
        for c in said.changes
        if isinstance(c.value, Value | Shift)
    ]
    if told:
        case.say("utter_hubspot_noted", heard=shorten(", ".join(told)))
