"""The company that a deal is linked with, asked of the deal shown last: "which company is it on?"."""

from __future__ import annotations

import re

from ...chat import show
from ...record import CATALOGUE, of_type
from ..case import Case, open_case
from ..refused import either
from .find import OFFERED
from .linked import of, those

_WHICH = re.compile(
    r"\W*(?:(?:and|so|ok|okay)[, ]+)*(?:which|what)(?:['\u2019]s the| is the)? (?:company|firm|account|organi[sz]ation)"
    r"(?:(?:['\u2019]s| is| does) (?:it|this|that|the deal|(?:this|that) (?:one|deal))"
    r"(?: (?:on|for|with|of|from|at|belong(?:ing)? to|(?:linked|attached|associated|connected|tied) (?:to|with)))?)?"
    r"[ ?.!]*",
    re.IGNORECASE,
)


async def tells_firm(case: Case) -> bool:
    """Say it; whether that was asked. A contact's is a property of its own."""
    last, turn = case.turn.last_record, case.turn
    record = CATALOGUE.get(last.object) if last and not turn.list_is_latest and turn.choice is None else None
    firm = next((s for s in record.slots if s.kind == "link" and s.property == "companies"), None) if record else None
    if last is None or firm is None or not _WHICH.fullmatch(turn.text):
        return False
    its = await open_case(turn, of_type(firm.property))
    items, _ = await those(its, of(its.record, [last]), its.record.fetched, OFFERED)
    if items:
        case.say("utter_hubspot_linked", linked=either([show.title(its.record, item) for item in items], "and"))
    else:
        case.say("utter_hubspot_no_hits", nouns=its.record.plural, criteria=f"of {last.title}")
    case.dialog.over = "done" if items else "not_found"
    return True
