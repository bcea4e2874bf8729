"""Nothing is written that was not asked for: what only asks, thinks aloud or forbids begins no write by itself.

A change that is mused about ("should I move it to closed won?") is proposed, and waits for a yes.
"""

from __future__ import annotations

import re

from ...chat import buttons, show
from ...chat.turn import Turn
from ...language import corrected, heard, named_properties, read_command, read_reference, read_update
from ...language.english.phrases import WISH
from ...language.said import Shift, Value
from ...language.which.subject import DELETE
from ...language.wish.moods import forbidden, only_that
from ...portal import Item
from ...record import CATALOGUE, Record
from ..case import Case, open_case
from ..finding.refer import refer
from .jobs import Job
from .shared import NAMED

DONE = re.compile(
    r"\b(?:did|done|have you|has (?:it|that|this|any(?:one|body)|some(?:one|body)|been)|was|were|changed?|updated?"
    r"|created|deleted|moved|saved?|edited|renamed|modified|touched|removed|added|made?|assigned"
    r"|(?:went|gone|go) through|is it (?:done|in))\b",
    re.IGNORECASE,
)
"""A question with one of these is about what was done."""
WROTE = re.compile(r"\b(?:you|we|i|it|that|this|just|last|anything|something|been|changes?)\b", re.IGNORECASE)

TOLD = {
    "created": "utter_hubspot_last_created",
    "deleted": "utter_hubspot_last_deleted",
    "linked": "utter_hubspot_last_linked",
}


def asks_what_was_done(turn: Turn) -> bool:
    """Whether a question is about what was done in this conversation."""
    undo, text = turn.undo, turn.text
    if undo is None or heard(text).mood != "ask" or not DONE.search(text):
        return False
    return bool(WROTE.search(text)) or undo.target.title.casefold() in text.casefold()


def shown_instead(turn: Turn, record: Record, verb: str) -> Job | None:
    """A question about a record that looked like a wish to change it is answered by showing it.

    So is "bring out Jane Doe", which looked like a wish to delete her, and "call up Jane Doe", like one to change her.
    """
    shows = verb == "delete" and read_command(turn.text) == "get" and not _DELETES.search(turn.text)
    shows = shows or (verb == "update" and (_LOOKS.match(turn.text) or _PICKS.fullmatch(turn.text)) is not None)
    asks = verb == "update" and heard(turn.text).mood == "ask" and not asks_what_was_done(turn)
    if turn.choice is not None or not (shows or asks):
        return None
    job = Job.said("get", record, turn)
    return job if turn.offers(job.name) else None


def deleted_instead(turn: Turn, record: Record, verb: str) -> Job | None:
    """A wish to delete a record that is named, which looked like one to see it: "remove Jane Doe"."""
    if verb != "get" or turn.choice is not None or read_command(turn.text) != "delete":
        return None
    said = refer(turn, record)
    if said is None or corrected(turn.text)[1] or _CARD.search(turn.text) or heard(turn.text).mood != "order":
        return None
    job = Job.said("delete", record, turn)
    return job if turn.offers(job.name) else None


def _of_the_same(case: Case, order: str) -> str:
    """An order behind a "don't" with the record named there: "don't touch the owner of | Larch, set it to 5k".

    Else "it" would be the one shown last.
    """
    turn, last = case.turn, case.turn.last_record is not None
    before = turn.text[: turn.text.rfind(order)]
    what = forbidden(before) if before else ""
    said = read_update(order, case.record, case.portal, turn.now, has_last=last).reference if what else None
    if not what or (said and said.kind != "last"):
        return order
    of, owns = _OF.search(what), _OWNS.match(what)
    who = owns["who"] if owns else what[of.end() :] if of else what
    if not of and not owns and named_properties(what, case.record, case.portal, turn.now):
        who = ""  # "don't change the amount"
    named = read_reference(who, case.record, has_last=True, part=True) if who else None
    return f"for {who}, {order}" if named and named.kind in NAMED else order


def _only_that(case: Case) -> str:
    """What alone is to be changed: "don't change the amount of Larch, only | the date to 5 May"."""
    before, rest = only_that(case.turn.text)
    order = f"change {rest}" if rest else ""
    said = read_update(order, case.record, case.portal, case.turn.now, has_last=True) if order else None
    if said is None or not said.changes or not all(isinstance(c.value, Value | Shift) for c in said.changes):
        return ""
    case.turn.text = f"{before}, {order}"
    return _of_the_same(case, order)


_OF = re.compile(r"\b(?:of|for|on) (?:the |our |my )?(?=\S)")
_OWNS = re.compile(r"(?P<who>.+?)(?:['\u2019]s|(?<=s)['\u2019]) (?=[a-z])")
_CARD = re.compile(r"\b(?:details?|info(?:rmation)?|card|profile|data|status|summary|overview|number|address)\b", re.I)
"""What is taken out to be looked at: "drop me the details of Jane Doe"."""
_LOOKS = re.compile(
    rf"(?:{WISH})(?:show|display|view|(?:open|pull|call|look) up)(?: me| us)? "
    r"(?!.*(?:\b(?:to|as|by|and|with|into)\b|[\d,;:=]))",
    re.IGNORECASE,
)
"""A look at something, and no new value behind it: not so "bring up the amount to 5k"."""
_PICKS = re.compile(
    r"(?:(?:no|sorry|oh|oops|actually|i meant?|show(?: me)?)[, ]+)*(?:the|that) (?!(?:other|same)\b)[^,;:]+ one[ .!]*",
    re.IGNORECASE,
)
"""Which of several, and nothing that is to be written: "the 22k one"; not so "the first one to 22k"."""
_DELETES = re.compile(rf"\b{DELETE}\b", re.IGNORECASE)


async def held_back(case: Case, verb: str) -> bool:
    """Whether the sentence wishes nothing done: that has been answered then. A proposal is marked as one."""
    turn, dialog = case.turn, case.dialog
    said = heard(turn.text, doubted=verb == "update")
    if said.mood == "order" or (said.mood == "guide" and verb == "delete"):
        turn.text = dialog.sentence = _of_the_same(case, said.text) if verb == "update" else said.text
        return False
    if said.mood == "forbid" and verb == "update" and (only := _only_that(case)):
        turn.text = dialog.sentence = only
        return False
    if verb == "update" and said.mood in ("guide", "muse"):
        turn.text = dialog.sentence = said.text.strip()
        dialog.proposed = True
        return False
    if said.mood == "guide":
        dialog.proposed = True
        return False
    if said.mood == "forbid":
        await say_left(turn)
    elif said.mood == "ask" and asks_what_was_done(turn):
        await tell_last(turn)
    elif said.mood == "ask":
        case.say("utter_hubspot_about_delete" if verb == "delete" else "utter_hubspot_help")
    else:
        case.say("utter_hubspot_only_on_order")
    dialog.over = "refused"
    return True


def copies(turn: Turn) -> bool:
    """Whether a record is to be copied, which the pack cannot do; a day for the copy is none for the original.

    Nor can it exchange the values of two records.
    """
    return turn.choice is None and bool(_COPIES.match(turn.text) or _SWAPS.match(turn.text))


_COPIES = re.compile(
    rf"(?:{WISH})(?:(?:copy|clone|duplicate|replicate)\b (?!of\b|to\b)"
    r"|(?:create|make|add|open|set up|enter) (?:me )?(?:an?|another|one more|the same)(?: new)? (?:deal|contact|one) "
    r"(?:just |exactly )*(?-i:(?:like|the same as|similar to|based on) (?:[A-Z\"]|(?:the|that|this) "
    r"[^,;]*(?:deal|one)\b)))",
    re.IGNORECASE,
)
"""So is one that is to be "like Larch roof"."""
_SWAPS = re.compile(
    rf"(?:{WISH})(?:swap|exchange|interchange)\b (?:(?:the|their|its|both) )?(?!.*\bnames\b)[a-z ]{{3,20}}s"
    r"(?: (?:of|between|on|for) (?!.* (?:to|for|by) )(?:\S.* (?:and|with|&) \S|(?:them|both|these|those|the)\b)"
    r"|(?: (?:around|round|over|too|please|with each other))*[ .!]*$)",
    re.IGNORECASE,
)


def unlinks(turn: Turn) -> bool:
    """Whether the link just made is to go again, which the pack cannot do: "take him off it again"."""
    linked = turn.undo is not None and turn.undo.done == "linked" and turn.choice is None
    return linked and _UNLINKS.match(turn.text) is not None


_UNLINKS = re.compile(
    rf"(?:{WISH})(?:(?:take|remove|pull|get|drop|strike) (?:him|her|them|it|that|this|the link) (?:off|out|away"
    r"|from (?:it|this|that|there))|(?:unlink|detach|disconnect|unattach) (?:him|her|them|it|that|this))\b",
    re.IGNORECASE,
)


_AS_IT_WAS = re.compile(
    r"\b(?:as|how|what|where|like|way) (?:(?:it|that|this|he|she|they) )?(?:was|were|had been|before|previously)\b",
    re.I,
)


async def say_left(turn: Turn) -> None:
    """Nothing is changed, as they wish; what was changed already is told, if it is to be "as it was"."""
    last, undo = turn.last_record, turn.undo
    if last and undo and undo.done == "updated" and undo.target.id == last.id and _AS_IT_WAS.search(turn.spoken):
        await tell_last(turn)
        return
    turn.say("utter_hubspot_left_alone", title=last.title) if last else turn.say("utter_hubspot_nothing_changed")


async def tell_last(turn: Turn) -> None:
    """The last change of this conversation, and that it can be put back."""
    undo = turn.undo
    if undo is None:
        turn.say("utter_hubspot_nothing_to_undo")
        return
    offer = [buttons.button("Undo", "undo")]
    if undo.done in TOLD:
        turn.say(TOLD[undo.done], offer if undo.done == "created" else [], title=undo.target.title)
        return
    case = await open_case(turn, CATALOGUE[undo.target.object])
    after = {name: value or "" for name, value in undo.after.items()}
    now = Item(id=undo.target.id, properties={**undo.target.properties, **after})
    lines = show.changes(undo.before, after, case.portal, now)
    turn.say("utter_hubspot_last_updated", offer, title=undo.target.title, changes=show.change_lines(lines))
