"""What would change of a record that is there already, and a yes to a part of it."""

from __future__ import annotations

import re

from ...chat import show
from ...language import affirms, commands, denies, orders_change, read_command
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.update.part import Part, read_part
from ..case import Case
from ..values import quoted
from ..yes import says_no

_YES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|ya|sure|ok|okay|please|of course|go ahead|do it)\b(?: please\b)?[ ,.;!]*)+", re.IGNORECASE
)
_AND = re.compile(r"(?:(?:and|but|then|also|after that|afterwards|please|now)\b[ ,]*)+", re.IGNORECASE)
_HOLDS_BACK = re.compile(
    r"\b(?:only|just|keep|leave|except|without)\b|^(?:(?:yes|no|ok|okay|but|and|please)\W+)*not\b.*", re.IGNORECASE
)
_UPDATES = FILLERS | frozenset("update ahead new details existing contact record all means friend".split())


def told(case: Case) -> dict[str, str]:
    """What was said of the record to be, by internal property name."""
    values = {case.record.slot(name): value.wire for name, value in case.dialog.values.items()}
    return {slot.property: wire for slot, wire in values.items() if slot.kind != "link"} | case.dialog.extra


def would_change(case: Case) -> str:
    """Each change that a yes would make, before → after, a line each; a value that is not known is not shown."""
    existing = case.dialog.existing
    if existing is None:
        return ""
    new = {n: v for n, v in told(case).items() if n != case.record.unique and existing.properties.get(n) != v}
    lines = [
        line
        for name, value in new.items()
        for line in show.changes(existing.properties, {name: value}, case.portal, existing.item)
        if line[1] != line[2]
    ]
    return f"{show.change_lines(lines)}\n" if lines else ""


def part_of_offer(case: Case) -> Part | None:
    """A part of the offered update that is wanted, or is not."""
    if case.dialog.existing is None or case.turn.choice is not None:
        return None
    words: dict[str, tuple[str, ...]] = {}
    for slot in case.record.slots:
        if slot.kind != "link" and slot.property != case.record.unique:
            names = ("name", "names", "full name") if slot.property in case.record.title else ()
            words[slot.property] = (*slot.words, show.label(slot.property, case.portal), *names)
    for name in case.dialog.extra:
        words.setdefault(name, (show.label(name, case.portal),))
    return read_part(case.turn.text, words)


def take_part(case: Case) -> bool:
    """ "Yes, but keep the old name", "only the phone": the rest is never written.

    Without a yes the question is asked again, of what is left.
    """
    dialog, part = case.dialog, part_of_offer(case)
    if dialog.existing is None or part is None:
        return False
    offered = {name for name in told(case) if name != case.record.unique}
    wanted = (offered & part.only if part.only else offered) - part.spared
    if not wanted and part.only:
        case.say("utter_hubspot_left_out", said=quoted([case.turn.text.strip(" .!")]))
        return True
    if not wanted:
        case.leave_alone(dialog.existing)
        return True
    keep = wanted | {case.record.unique}
    dialog.values = {n: v for n, v in dialog.values.items() if case.record.slot(n).property in keep}
    dialog.extra = {n: v for n, v in dialog.extra.items() if n in keep}
    if part.agrees:
        dialog.confirmed = dialog.existing.id
    return True


def holds_back(case: Case) -> bool:
    """Whether something is held back in words that could not be read: nothing is written on them."""
    text = case.turn.text
    if case.dialog.existing is None or case.turn.choice is not None or not _HOLDS_BACK.search(text):
        return False
    if affirms(text) or says_no(case.turn):
        return False
    case.say("utter_hubspot_left_out", said=quoted([text.strip(" .!")]))
    return True


def orders_beside(case: Case) -> bool:
    """A yes and an order of something else: it is kept, to be told of."""
    dialog, rest = case.dialog, _beside_yes(case)
    order = _AND.sub("", rest, count=1) if _AND.match(rest) else rest
    if dialog.existing is None or not (read_command(order) or orders_change(order) or commands(order, case.record)):
        return False
    dialog.left.append(order)
    dialog.confirmed = dialog.existing.id
    return True


def says_beside(case: Case) -> bool:
    """Whether more is said than a yes, and it could not be read: it is told, and we ask again."""
    rest = _beside_yes(case)
    if rest:
        case.say("utter_hubspot_left_out", said=quoted([rest]))
    return bool(rest)


def _beside_yes(case: Case) -> str:
    """What is said with a yes, where it is more than a yes."""
    text = case.turn.text.strip(" .!")
    yes = _YES.match(text) if case.turn.choice is None and case.dialog.existing else None
    rest = text[yes.end() :] if yes else ""
    return "" if affirms(text) or denies(text) or set(fold(rest).split()) <= _UPDATES else rest
