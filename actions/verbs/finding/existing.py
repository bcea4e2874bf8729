"""A create of a record that is there already: noticed before anything else is asked, and an update instead."""

from __future__ import annotations

import re

from ...chat import buttons
from ...errors import NotFound
from ...language import affirms, denies, heard, orders_change, read_update
from ...language.said import Value
from ..case import Case
from ..yes import says_no, says_yes
from .partly import holds_back, orders_beside, part_of_offer, says_beside, take_part, told

UPDATE_IT = re.compile(
    r"(?:(?:oh|ah|well|ok|okay|right|so)\b[, ]*)*(?:(?:it|he|she|that(?: one)?)(?:'s| is)? (?:already )?"
    r"(?:there|exists?|known|in|on file|saved)(?: already)?[,.;! ]+)?(?:so |then )?(?:(?:yes|yeah|yep|ok|sure)[,. ]+)?"
    r"(?:please |then |just )*update (?:it|them|that(?: one)?|him|her|(?:the|that|this) (?:existing|present|old)"
    r"(?: (?:one|contact|record|entry|deal))?|(?:that|this|the) (?:contact|record|entry|deal))(?:,? (?:then"
    r"|please|instead|with (?:that|this|it|these|those|the new)(?: [a-z]+)?))*",
    re.IGNORECASE,
)
"""Words by which the record that is there is to be updated: "ah he exists already. Yes, update him"."""
_ONLY = re.compile(r"(?:\w+[,.;! ]+){0,3}?(?:only|but just) (?=\w)", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?P<answer>[^,.;!]+?)(?:[,.;!]+ +| +(?=(?:and|but)\b))(?:(?:and|but|then|also|just) )*(?P<wish>\S.*)"
)


async def show_existing(case: Case) -> None:
    """Show the record that holds the unique value; where nothing else was said of it, ask for what should change."""
    dialog, unique = case.dialog, case.record.unique
    slot = case.record.slot_for(unique)
    value = dialog.values.get(slot.name) if slot else None
    if value is None or dialog.looked_up == value.wire:
        return
    dialog.looked_up = value.wire
    try:
        wanted = case.record.fetched_with(told(case))
        item = await case.crm.read(case.record, value.wire, properties=wanted, id_property=unique)
    except NotFound:
        return
    case.say_card("utter_hubspot_exists_already", item)
    dialog.existing = case.target(item)
    if all(item.properties.get(name) == value for name, value in told(case).items()):
        intent = f"update_{case.record.singular}"
        case.say("utter_hubspot_offer_change", [buttons.button("Change it", intent, hubspot_choice=item.id)])
        dialog.over = "refused"


def take_agreement(case: Case) -> bool:
    """A yes or a no to updating the record that is there, or to making another one like it."""
    existing, turn = case.dialog.existing, case.turn
    asked_about = existing or case.dialog.repeats
    updates = existing is not None and UPDATE_IT.fullmatch(turn.text.strip(" .!"))
    if not updates and says_beside(case):
        return True
    if asked_about and (says_yes(turn, asked_about.id) or updates):
        case.dialog.confirmed = asked_about.id
        return True
    if says_no(turn):
        case.say("utter_hubspot_left_alone", title=asked_about.title if asked_about else "")
        case.dialog.over = "cancelled"
        return True
    return False


def is_about_offer(case: Case) -> bool:
    """Whether it is a part of the offered update, or a yes to it with a further change."""
    parts = _ANSWER.fullmatch(case.turn.text.strip()) if case.dialog.existing and "?" not in case.turn.text else None
    return part_of_offer(case) is not None or bool(parts and affirms(parts["answer"]) and _changes(case, parts["wish"]))


def take_offer(case: Case) -> bool:
    """A part of the offered update, or another change in its place; what holds something back is asked again."""
    return take_part(case) or take_change(case) or orders_beside(case) or holds_back(case)


def take_change(case: Case) -> bool:
    """ "Yes, update his phone to …": a change of the record that is there, with what was said of it before.

    Without the yes it is that change alone: "just update his phone to …".
    """
    dialog, turn = case.dialog, case.turn
    existing = dialog.existing
    if existing is None or turn.choice is not None:
        return False
    said = heard(turn.text)  # "oh, she's in already? Change her title then"
    text = said.text if said.mood == "order" else turn.text
    parts = _ANSWER.fullmatch(text.strip())
    agrees = parts is not None and affirms(parts["answer"])
    wish = parts["wish"] if parts and (agrees or denies(parts["answer"])) else text
    only = _ONLY.match(text.strip())
    wish = wish.strip() if only is None else text.strip()[only.end() :]
    changes = _changes(case, wish) if agrees or orders_change(wish) else {}
    if not changes:
        return False
    if not agrees or only:
        dialog.values, dialog.extra, dialog.left = {}, {}, []
    for name, value in changes.items():
        slot = next((s.name for s in case.record.slots if s.property == name), None)
        if slot is None:
            dialog.extra[name] = value.wire
        else:
            dialog.values[slot] = value
    dialog.confirmed = existing.id
    return True


def _changes(case: Case, wish: str) -> dict[str, Value]:
    """The changes in these words by property, if they are of the record at hand and plain."""
    said = read_update(wish, case.record, case.portal, case.turn.now, case.turn.hints, has_last=True)
    about_it = said.of_last
    found = {c.property: c.value for c in said.changes if c.property and isinstance(c.value, Value)}
    return found if about_it and len(found) == len(said.changes) else {}
