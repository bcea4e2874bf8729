"""Amounts compared with that of a deal which is called by name: "deals bigger than Kestrel arm upgrade"."""

from __future__ import annotations

import re

from ...language.said import Reference
from ...language.value.money import find_money
from ..case import Case
from .find import find

_THAN = re.compile(
    r"\b(?:bigger|larger|greater|higher|more expensive|smaller|lower|cheaper|less expensive|worth (?:more|less))"
    r" than(?P<the> the| our)? (?P<what>\S[^,;?!]*?)(?:['\u2019]s? amount| (?:one|deal|is|was))?[ ?.!]*$",
    re.IGNORECASE,
)
_IT = re.compile(r"it|this|that|this one|that one", re.IGNORECASE)


async def compared(case: Case, sentence: str) -> str:
    """The sentence with the amount of the deal in place of its name, where just one deal is called so and has one."""
    found, prop = _THAN.search(sentence), case.record.property_of("money")
    if found is None or prop is None or _is_sum(case, found["what"]):
        return sentence
    kind = "last" if _IT.fullmatch(found["what"]) else "name"
    hits = await find(case, Reference(kind=kind, text="" if kind == "last" else found["what"]))
    if not hits.only or not (amount := hits.only.properties.get(prop)):
        return sentence
    code = hits.only.properties.get(case.record.currency or "") or case.portal.account.currency
    than = sentence[: found.start("the") if found["the"] else found.start("what") - 1]
    return f"{than} {amount} {code}"


def _is_sum(case: Case, words: str) -> bool:
    """Whether words begin with an amount: "200k"; "Studio 54 lighting" is a name."""
    return any(money.start == 0 for money in find_money(words.lower(), case.portal.account))
