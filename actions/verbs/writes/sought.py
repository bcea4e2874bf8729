"""What was just looked for in vain need not be said again: "is jane@example.com there?", "then add her"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from ...chat.dialog import Dialog
from ...chat.turn import Turn, intent_of
from ...language import corrected, heard, read_command, read_reference, read_update, read_value
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import Said, Value
from ...language.value.emails import find_emails
from ...language.value.people import split_name
from ...record import CATALOGUE, Record
from ..case import Case, open_case
from ..finding.existing import UPDATE_IT
from ..finding.find import find
from ..finding.nouns import is_title, kind_named, kinds
from ..heard.jobs import Job
from ..heard.shared import NAMED

_OF_ONE = ("get", "update", "delete")
_THEM = re.compile(r"\b(?:him|her|them|it|this|that|one|if not|then)\b", re.IGNORECASE)
_CREATE_IT = re.compile(
    r"(?:(?:yes|ok|okay|well|right|then|so|please|in that case|pls|can you|could you|let's)[, ]+)*"
    r"(?:create|add|make|save|set up|open|register) (?:(?:it|one|that|him|her|them)"
    r"(?: (?:then|please|for me|anyway|as new|as a new one|now))*[ .!?]*"
    r"|(?:one|a new one)(?: then| now)?(?P<rest>(?:[,:]| (?:for|with|at|over|worth|called|named)\b).*))",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:open|set up|register|save)\b", re.IGNORECASE)
_SEARCH = re.compile(
    r"(?:(?:yes|no|ok|okay|well|right|then|so|please|and|pls|can you|could you|let's|just)[, ]+)*"
    r"(?:search|look (?:for|up)|find|try)(?: again)?(?: (?:for|up|with))? "
    r"(?!(?:out|at|in|into|again|later|to)\b)(?P<words>(?!.*\b(?:who|whose|what|which|when|where|how|why)\b)\S.*)",
    re.IGNORECASE,
)
"""It says nothing but what to look for."""


def create_instead(turn: Turn) -> Job | None:
    """ "Then create it", right after something was looked for in vain."""
    noun = intent_of(_asked_before(turn)).rpartition("_")[2]
    record = next((r for r in CATALOGUE.values() if r.dialogs and noun in (r.singular, r.plural)), None)
    found = _CREATE_IT.fullmatch(turn.text) if record else None
    if record is None or found is None or not turn.offers(f"create_{record.singular}"):
        return None
    plain = _VERB.sub("create", turn.text)  # a deal may be called "open one"
    sentence = f"create a {record.singular}{found['rest']}" if found["rest"] else plain
    return Job.of("create", record, sentence, hints=turn.hints)


def update_instead(turn: Turn) -> Job | None:
    """ "Yes, update that one", of the record that turned out to be there already."""
    last = turn.last_record
    if last is None or last.object not in CATALOGUE or not UPDATE_IT.fullmatch(turn.text.strip(" .!")):
        return None
    dialog = Dialog(object=last.object, sentence=turn.text, choice=last.id)
    return Job(f"update_{last.object}", dialog) if turn.offers(f"update_{last.object}") else None


async def meant_instead(turn: Turn) -> Job | None:
    """ "Sorry, I meant Larch" or just "Larch", where the record of the wish before was looked for in vain."""
    before = _asked_before(turn)
    verb, _, noun = intent_of(before).partition("_")
    record, wish = CATALOGUE.get(noun), str(before.get("text") or "")
    if record is None or verb not in _OF_ONE or not turn.offers(f"{verb}_{noun}"):
        return None
    words, corrects = corrected(turn.text)
    plain = verb != "get" and not read_command(words) and heard(words).mood == "order"
    if turn.choice is not None or not (corrects or plain):
        return None
    case = await open_case(turn, record, write=verb != "get")
    missed = read_update(wish, record, case.portal, turn.now).reference if verb == "update" else None
    missed = missed or read_reference(wish, record)
    named = read_reference(words, record)
    if not (missed and named and {missed.kind, named.kind} <= {*NAMED} and missed.text in wish):
        return None
    found = await find(case, named)
    if not found.sure:
        return None
    if not corrects and not all(is_title(record, words, item) for item in found.items):
        return None
    return Job(f"{verb}_{noun}", Dialog(object=noun, sentence=wish.replace(missed.text, named.text, 1)))


def search_instead(turn: Turn) -> Job | None:
    """ "Search Kestrel", right after none of a kind was found: of that kind again, whatever else the words could be."""
    found = _SEARCH.fullmatch(turn.text) if turn.choice is None and turn.running_form is None else None
    record = _missed_kind(turn) if found else None
    if found is None or record is None or kind_named(turn.text):
        return None
    if FILLERS.issuperset(fold(found["words"]).split()):
        return None
    dialog = Dialog(object=record.singular, sentence=f"search {found['words']}", hints=turn.hints)
    job = Job(f"search_{record.plural}", dialog)
    return job if turn.offers(job.name) else None


def _missed_kind(turn: Turn) -> Record | None:
    """The kind of record that the message before looked for in vain."""
    before, listed = _asked_before(turn), turn.last_list
    if not before:
        return None
    shown = listed.missed or listed if listed and turn.list_is_latest else None
    if shown and not shown.targets:
        return CATALOGUE.get(shown.object)
    noun = intent_of(before).rpartition("_")[2]
    return next((record for record in kinds() if noun in (record.singular, record.plural)), None)


def sought_in_vain(case: Case) -> list[str]:
    """Take the address or the name that the message before asked for, where there is none such; the slots filled."""
    before = _asked_before(case.turn)
    if not before or not _THEM.search(case.turn.text):
        return []
    taken = {name: value for name, value in _sought(case, before).items() if name not in case.dialog.unclear}
    if not taken or not case.dialog.values.keys().isdisjoint(taken):
        return []
    for name, value in taken.items():
        case.dialog.values[name] = value
        case.turn.set(case.record.rasa_slot(name), value.shown)
    return list(taken)


def _sought(case: Case, before: dict[str, Any]) -> dict[str, Value]:
    record, text = case.record, str(before.get("text") or "")
    key = record.slot_for(record.unique)
    if key and key.kind == "email" and (addresses := {address.lower() for *_, address in find_emails(text.lower())}):
        value = read_value(key, addresses.pop(), case.portal, case.turn.now) if len(addresses) == 1 else None
        return {key.name: value} if isinstance(value, Value) else {}
    if intent_of(before) not in {f"{verb}_{record.singular}" for verb in _OF_ONE}:
        return {}  # what a search names may be a firm, or a town
    changed = (
        read_update(text, record, case.portal, case.turn.now) if intent_of(before).startswith("update_") else Said()
    )
    named = changed.reference or read_reference(text, record)
    if named is None or named.kind != "name":
        return {}
    wanted = {c.property: c.value for c in changed.changes if isinstance(c.value, Value) and c.value.wire}
    told = {slot.name: wanted[slot.property] for slot in record.slots if slot.property in wanted}
    slots = [slot.name for slot in record.slots if slot.property in record.title]
    parts = split_name(named.text) if len(slots) > 1 else (named.text,)
    return told | {name: Value(wire=part, shown=part) for name, part in zip(slots, parts, strict=True) if part}


def _asked_before(turn: Turn) -> dict[str, Any]:
    """The message before this one, if what it asked for was not found."""
    if turn.tracker.slots.get("hubspot_result") != "not_found":
        return {}
    said = (e for e in reversed(turn.tracker.events or []) if e.get("event") == "user")
    return dict(next(islice(said, 1, None), {}))
