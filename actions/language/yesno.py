"""Yes, no and stop, for the moments when a question was asked and the intent is not sure."""

from __future__ import annotations

import re

from .text import clean, fold


def _whole(before: str, core: str, after: str) -> re.Pattern[str]:
    """A message made of `core`, with these words allowed around it."""
    return re.compile(rf"(?:(?:{before}) )*(?:{core})(?: (?:{after}))*")


_YES = _whole(
    "oh|well|hmm|ok|okay|and",
    "y|ya|ye|yea|yeah|yep|yup|yes|yessir|aye|sure|sure thing|of course|certainly|definitely|absolutely|correct"
    "|right|exactly|ok|okay|k|go ahead|go for it|do it|do that|please do|confirm|confirmed|i confirm|affirmative"
    "|sounds good|looks good|that is right|thats right|thats correct|thats it|fine|perfect|agreed|indeed|why not",
    "yes|please|sure|thanks|thank you|do it|do that|delete it|delete that|go ahead|that one|it is|i am|im sure"
    "|of course|correct|right|definitely|absolutely|confirm|confirmed|go for it|mate|sir|delete|remove it",
)
_NO = _whole(
    "oh|well|hmm",
    "n|no|nope|nah|nay|no way|not now|not really|not yet|never|negative|dont|do not|please dont|better not"
    "|rather not|absolutely not|of course not|certainly not|definitely not|no thanks|no thank you|keep it|leave it",
    "no|please|thanks|thank you|dont|do not|delete it|do it|do that|keep it|leave it|not that one|wait|alone"
    "|thats wrong|wrong one",
)
_STOP = _whole(
    "no|ok|okay|please|oh|actually|wait|just|lets|i want to|can we|can you",
    "cancel|stop|abort|quit|exit|never ?mind|forget (?:it|about it|that|this)|(?:drop|scrap) (?:it|that|this)"
    "|leave it|skip it all|start over|i changed my mind|changed my mind|no longer needed|dont bother"
    "|that is enough|enough",
    "it|this|that|please|now|here|the|whole|thing|everything|all|deal|contact|update|search|creation|form"
    "|thanks|thank you|for now",
)


def affirms(text: str) -> bool:
    """Whether the whole message is a yes; a thumbs-up counts."""
    folded = fold(clean(text)[:80])
    return bool(_YES.fullmatch(folded)) if folded else bool(set("\U0001f44d\u2705\u2714") & set(text[:40]))


def denies(text: str) -> bool:
    """Whether the whole message is a no; a thumbs-down counts."""
    folded = fold(clean(text)[:80])
    return bool(_NO.fullmatch(folded)) if folded else bool(set("\U0001f44e\u274c") & set(text[:40]))


def cancels(text: str) -> bool:
    """Whether the whole message asks to stop what is going on."""
    return bool(_STOP.fullmatch(fold(clean(text)[:80])))
