"""A question with what is right behind it: "who's the owner? should be Lukas"."""

from __future__ import annotations

import re

from ..english.text import lower

_ASKED = re.compile(
    r"\W*(?:(?:and|so|ok|okay|well|hm+)[ ,]+)*(?:what|who|when|which|where)(?:'?s| is| are|'re)? "
    r"(?P<what>(?:the|his|her|its|their|\S+'s) [^?]{2,60}?)(?: (?:again|now|currently|at the moment))?\?+ "
    r"(?:(?:hm+|oh|ah|no|but|and|actually|i think|wait)[ ,]+)*(?:(?:it|that|this|he|she|they) )?"
    r"(?:(?:should|must|needs to|has to|ought to) (?:really |actually )?be|make it|change it to|set it to) "
    r"(?P<value>\S.*)"
)


def put_right_after(text: str) -> str | None:
    """The change that is ordered behind a question for the same property, as one order; None where there is none."""
    found = _ASKED.fullmatch(lower(text)) if "?" in text else None
    return f"change {text[slice(*found.span('what'))]} to {text[slice(*found.span('value'))]}" if found else None
