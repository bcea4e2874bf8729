"""What else has a day or a sum than a deal: "demo on 10 December", "a budget of 50k". No close date, no amount."""

from __future__ import annotations

import re

_WORDS = (
    r"kick-?offs? calls? called calling demos? meetings? meet met spoke spoken talk(?:ed)?(?!_\w+_(?:up|down))"
    r" chat chatted e-?mailed wrote visit(?:s|ed|ing)? lunch dinner workshops? trainings? webinars?"
    " deliver(?:y|ies|ed|s)?"
    " ship(?:s|ped|ping|ment)? install(?:ed|ation)? go(?:es)?-?_?live launch(?:es|ed|ing)? trials? pocs? holidays?"
    " vacation budgets? approv(?:al|ed|es) wait(?:s|ed|ing)? remind(?:er|s|ed)? follow(?:ing)?[-_]?ups? invoices?"
    " invoiced payments? paid pays? said says asked told offer(?:s|ed)? quot(?:e|es|ed) discounts? tenders? rfps?"
    " interviews? trips? travel(?:s|ling)? starts? starting begins? beginning onboarding presents? presenting"
    " onsite on-site unavailable birthday fair conference"
)
_EVENT = re.compile(rf"\b(?:{'|'.join(_WORDS.split())})\b".replace("_", " "))


def tells_of_else(text: str) -> bool:
    """Whether words speak of an event, or of what somebody said, paid or has to spend."""
    return _EVENT.search(text.lower()) is not None


_CLOSING = re.compile(r"\b(?:clos|sign|due\b|land|expect|deadline|eta\b|won\b|lost\b)", re.IGNORECASE)
_MOVED = (
    "mov push postpon delay defer slip shift extend reschedul chang updat correct revis adjust bump agre confirm promis"
    " plann schedul suppos estimat forecast target project commit slat anticipat need want finish complet wrap dragg"
).split()
_HAPPENED = re.compile(
    rf"\b(?!(?:{'|'.join(_MOVED)})[a-z]*\b)(?:[a-z]{{2,}}ed|sent|gave|showed|held|ran|decid(?:e|es|ing)|decision)\b"
)


def tells_what_happened(text: str) -> bool:
    """Whether words tell what was done on a day, and not when it closes or where it was moved: "we presented it"."""
    return _HAPPENED.search(text) is not None and _CLOSING.search(text) is None
