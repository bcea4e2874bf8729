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
