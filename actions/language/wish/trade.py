"""Questions in a trader's words: "what has Minh bought from us?" asks for his deals, "this order" is the deal."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\W*(?:(?:and|so|ok|okay|hi|hello|please|can you|could you)[ ,]+)*(?:what|which|who|when|where|how|is|are|has|have"
    r"|did|does|do|any|show|list|find|look|see|check|tell|our|my|open)\b",
    re.IGNORECASE,
)
"""Nothing else is put in other words: somebody's own are kept, and so are names."""
_SALES = re.compile(
    r"(?P<lead>\b(?:what|which|how many|any|all|our|my|these|those|\w+'s)"
    r"(?: (?:open|won|lost|closed|big|new|of our))*) (?:sales|orders)"
    r"(?=[ ?.!]*$| (?:do|does|did|are|were|have|has|we|with|for|from|at|of|over|under|above|below|closing|closed|this"
    r"|last|in|to)\b)",
    re.IGNORECASE,
)
_MADE = re.compile(r"(?P<deals>\bdeals did [\w' \u2019]+? )(?:make|get|achieve)\b", re.IGNORECASE)
"""Sales that somebody made are won."""
_BOUGHT = re.compile(
    r"^(?P<lead>\W*(?:(?:and|so|ok|hi)[ ,]+)*)what(?: else)? (?:has|have|did|does|is) "
    r"(?P<who>(?!we\b|i\b|you\b)[^,;:?]{2,60}?)(?: ever| already)? "
    r"(?:bought|buy|buying|purchased?|order(?:ed|ing)?)(?: (?:from|off|with) us)?[ ?.!]*$",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?<!in )(?<!reverse )(?<!keep )\b(?P<which>this|that|his|her|their) (?:order|sale|purchase)"
    r"(?=[ ]*[?.!,]|[ ]*$| (?:is|was|due|worth|close|closes|yet|now|please)\b)",
    re.IGNORECASE,
)
_ON_OUR_SIDE = re.compile(
    r"^(?P<lead>\W*(?:(?:and|so|ok)[ ,]+)*)who (?:should|can|do|could|must) (?:i|we) (?:talk|speak|turn|go) to about "
    r"(?P<what>[^,;:?]+?),? (?:on|at|from) our (?:side|end)[ ?.!]*$",
    re.IGNORECASE,
)
_SEVERAL = frozenset("they we".split())


def in_deals(text: str) -> str:
    """The question as it is asked of a list of deals; all else as it was."""
    if not _ASKS.match(text) or '"' in text:
        return text
    if bought := _BOUGHT.match(text):
        does = "do" if bought["who"].lower() in _SEVERAL else "does"
        return f"{bought['lead']}which deals {does} {bought['who']} have?"
    if ours := _ON_OUR_SIDE.match(text):
        return f"{ours['lead']}who owns {ours['what']}?"
    sold = _SALES.sub(r"\g<lead> deals", text)
    if sold != text:
        sold = _MADE.sub(r"\g<deals>win", sold)
    return _ORDER.sub(r"\g<which> deal", sold)
