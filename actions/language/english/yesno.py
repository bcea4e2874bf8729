"""Yes, no and stop, for the moments when a question was asked and the intent is not sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .text import clean, fold, lower


def _whole(before: str, core: str, after: str) -> re.Pattern[str]:
    """A message made of `core`, with these words allowed around it."""
    return re.compile(rf"(?:(?:{before}) )*(?:{core})(?: (?:{after}))*")


_YES = _whole(
    "oh|well|hmm|ok|okay|and",
    "y|ya|ye|yea|yeah|yep|yup|yes|yessir|aye|sure|sure thing|of course|certainly|definitely|absolutely|correct"
    "|right|exactly|ok|okay|k|go ahead|go for it|do it|do that|please do|confirm|confirmed|i confirm|affirmative"
    "|(?:proceed|continue|carry on|go on)|sounds good|looks good|that is right|thats right|thats "
    "correct|thats it|fine|perfect|agreed|indeed",
    "yes|please|sure|thanks|thank you|do it|do that|with (?:it|that|this|(?:the|its|this|that) "
    "(?:deletion|removal|delete|change|update|edit|creation))|(?:delete|remove|erase|drop) (?:it|"
    "that|this|him|her|them|the one)|go ahead|that one|him|her|it is|i am|im sure"
    "|of course|why not|correct|right|definitely|absolutely|confirm|confirmed|go for it|mate|sir|delete|remove it",
)
_NO = _whole(
    "oh|ah|well|hmm|ok|okay|then|so|in that case",
    "n|no|nope|nah|nay|no way|not now|not really|not yet|never|negative|dont|do not|please dont|better not"
    "|(?:(?:i|we|id|wed|i d|we d|i would|we would) )?(?:much )?(?:rather|prefer)"
    " (?:not|(?:you|u) (?:didnt|did not|dont|do not))"
    "|absolutely not|of course not|certainly not|definitely not|no thanks|no thank you|keep it|leave it",
    "no|then|please|thanks|thank you|dont|do not|delete it|do it|do that|keep it|leave it|not that one|wait|alone"
    "|thats wrong|wrong one",
)
_STOP = _whole(
    "no|nope|nah|ok|okay|please|oh|actually|wait|just|lets|i want to|can we|can you",
    "cancel|stop|abort|quit|exit|never ?mind|forget (?:it|about it|that|this)|(?:drop|scrap) (?:it|that|this)"
    "|leave it|skip it all|start over|i changed my mind|changed my mind|no longer needed|dont bother"
    "|that is enough|enough",
    "it|this|that|please|now|here|the|whole|thing|everything|all|deal|contact|update|search|creation|form"
    "|thanks|thank you|for now",
)

_IT = (
    "it|(?:that|this)(?: one| question| step| field)?|them|one|any|(?:his|her|their|the|its|an?)(?: "
    "(?!is|was)[a-z]+){1,3}"
)
_SKIP = _whole(
    "oh|well|hmm|ok|okay|sorry|um|uh|no|nope|please|lets|can we|could we|just|i think|maybe|honestly|actually|we can",
    rf"skip|skip (?:{_IT})|pass|next(?: one| question)?|later|unknown|tbd|tba|tbc|idk|dunno|n ?a|not "
    rf"applicable|unsure|undecided"
    r"|whatever|any|anything|(?:it |that )?(?:doesnt|does not) matter|not (?:sure|known|yet|decided|"
    r"certain|available|needed)"
    rf"|(?:(?:i|we) )?(?:really |honestly )?(?:dont|do not|didnt|cant|havent)(?: got)?(?: (?:know|have|"
    rf"remember|care|mind|say|need|got))?(?: (?:{_IT}))?"
    rf"|(?:he|she|they|it) (?:doesnt|does not|dont|do not|hasnt) (?:have|got|have got)(?: (?:{_IT}))?"
    r"|(?:i |we )?(?:have |got |ve )*no (?:idea|clue|info|information)|not that i know(?: of)?|to be "
    r"(?:decided|determined|confirmed)"
    rf"|leave (?:{_IT})? ?(?:out|open|blank|empty|off)|(?:ask|ill add|ill tell you|i will add)(?: "
    rf"me)?(?: (?:{_IT}))? later|no need",
    (
        "yet|now|for now|right now|at the moment|today|thanks|thank you|please|sorry|so far|either|here|"
        "then|really|i dont know"
    ),
)


def affirms(text: str) -> bool:
    """Whether the whole message is a yes; a thumbs-up counts."""
    folded = fold(clean(text)[:80])
    return bool(_YES.fullmatch(folded)) if folded else bool(set("\U0001f44d\u2705\u2714") & set(text[:40]))


def denies(text: str) -> bool:
    """Whether the whole message is a no; a thumbs-down counts."""
    folded = fold(clean(text)[:80])
    return bool(_NO.fullmatch(folded)) if folded else bool(set("\U0001f44e\u274c") & set(text[:40]))


def skips(text: str, names: Sequence[str] = ()) -> bool:
    """Whether the whole message leaves a question open: "skip", "don't know yet", "no phone" (`names`: "phone")."""
    folded = fold(clean(text)[:80])
    lacks = "|".join(re.escape(fold(name)) for name in names)
    return bool(
        _SKIP.fullmatch(folded)
        or (lacks and re.fullmatch(rf"(?:there is |theres )?no (?:{lacks})(?: yet| known)?", folded))
    )


@lru_cache(maxsize=16)
def lacking(names: tuple[str, ...]) -> re.Pattern[str]:
    """What says in a message that there is no such value: "add Paul Ng, | no email yet" (`names`)."""
    what = "|".join(re.escape(lower(name)) for name in names)
    lacks = (
        r"(?:no|without(?: an?| any)?|(?:(?:i|we|he|she|they) )?(?:don't|dont|do not|doesn't|haven't) (?:have|know|got)"
        r"(?: (?:his|her|their|an?|the|any))?)"
    )
    return re.compile(rf"\b{lacks} (?:{what})(?: yet| known| for now| so far)?(?=[ ]*(?:[,.;!)]|$| (?:and|but)\b))")


_NOBODY = _whole(
    "oh|ok|okay|well|hmm|just|to|please",
    "nobody|no one|noone|not any(?:one|body)|unassign(?:ed)?(?: (?:it|him|her|them|this|that))?",
    "for now|right now|now|yet|at the moment|so far|please|thanks|thank you|at all|else|really|in particular",
)


def is_nobody(text: str) -> bool:
    """Whether the whole message is that it is nobody: "no one for now"."""
    return bool(_NOBODY.fullmatch(fold(clean(text)[:80])))


def cancels(text: str) -> bool:
    """Whether the whole message asks to stop what is going on."""
    return bool(_STOP.fullmatch(fold(clean(text)[:80])))


_TAKEN_BACK = re.compile(r"(?:(?:actually|oh|wait|sorry|ok|okay) )*(?:no (?:no )?dont|(?:scratch|strike) that)")


def withdrawn(text: str) -> bool:
    """Whether a wish is taken back at its own end: "create a deal called Larch for 4k, no wait, forget it"."""
    parts = re.split(r"[,.;!\u2013\u2014-]+ +", text.strip(" .!"))
    ends = (fold(clean(" ".join(parts[-last:]))) for last in (1, 2, 3) if last < len(parts))
    return any(_STOP.fullmatch(end) or _TAKEN_BACK.fullmatch(end) for end in ends)


_PENDING = "(?: (?:it|that|him|her|them|this))?(?: up)?"
_WAITS = _whole(
    "oh|ok|okay|no|sorry|just|please|um|uh|hmm|well|yes|yeah|sure|ah|can you|could you",
    r"(?:hold|hang) on|wait(?: up| for it)?|waiting|moment|bear with me|brb|be right back|hmm+"
    r"|(?:only )?(?:give me )?(?:a|one|1|two) (?:quick )?(?:sec(?:ond)?|moment|minute|min|tick|mo)s?"
    rf"|let me (?:check|see|look|think|find){_PENDING}"
    rf"|(?:i am |i ?m |am )?(?:just )?(?:looking|checking|searching|thinking){_PENDING}"
    rf"|i ?(?:ll |will )?(?:have to |need to |must )?(?:check|look|find out|ask){_PENDING}",
    "on|please|first|thanks|ok|okay|a|an|one|sec|second|moment|minute|min|bit|again|it|that|now|then|there|brb|just"
    rf"|for me|let me (?:check|see|look|think){_PENDING}|(?:i m |im )?(?:looking|checking){_PENDING}",
)


def waits(text: str) -> bool:
    """Whether a message only asks to wait: "hold on", "one sec, looking it up". "Hold On" is a title."""
    said = clean(text)
    return said[1:] == said[1:].lower() and _WAITS.fullmatch(fold(said)) is not None
