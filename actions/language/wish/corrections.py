"""Corrections of what was said before: "no, the amount to 9k", "I meant Tuesday", "not Closed Won, Contract Sent"."""

from __future__ import annotations

import re

from ..english.text import clean, lower
from ..value.naming import quotes_closed

_SURE = (
    r"oo+ps|who+ps|wait(?: a (?:sec|second|minute|moment))?|hold on|hang on|actually|correction|my (?:bad|mistake)"
    r"|nvm|never ?mind|scratch that|strike that|rather|wrong (?:one|way|number|figure|date|day|name|person"
    r"|value|deal|contact|record)|(?:sorry,? |no,? )?(?:i|we) "
    r"(?:mean|meant)(?: to say)?(?: it(?:'?s| is))?"
    r"|(?:(?:that(?:'?s| was| is) )?(?:just )?(?:a |my )?(?:typo|slip|misprint|misspelling)(?: (?:on|"
    r"from) my (?:side|part|end)| of mine| there)?)|(?:(?:i|we) (?:just |have |had |totally |completely "
    r")*)?(?:mistyped|misspoke|misread|misheard|forgot(?:ten)?(?: to (?:say|add|mention))?"
    r"(?: the (?:end|rest|ending|beginning|last (?:digits?|part|bit)|country code)(?: of it)?)?|made a "
    r"(?:typo|mistake|slip))(?: (?:it|that|there|this|(?:my|the) (?:own )?(?:notes?|handwriting|writing)))?"
    r"|that(?:'?s| is| was) (?:wrong|not right|incorrect)|(?:i )?(?:swapped|mixed up|transposed|mixed) (?:(?:up"
    r" )?(?:two|the|some) (?:digits|numbers|letters|figures))"
    r"|too (?:optimistic|pessimistic|high|low|much|little|early|late|soon|big|small|good to be true)"
    r"|not quite|on (?:second thoughts?|reflection)"
    r"|(?:having )?(?:thought|thinking) (?:about it|it over)(?: again)?|come to think of it|let me correct that|i said"
)
_SOFT = (
    r"(?:(?:i am|i'm|we are) )?(?:very |so |terribly |really )?sorry(?: sorry)*|it was (?:my|a|an) "
    r"(?:mistake|error)|(?:i|my) apologi[sz]e|(?:my )?(?:sincere |humble )?apologies|(?:please )?(?:forgive"
    r"|pardon|excuse) me"
    r"|(?:i )?beg your pardon|no+|nope|nah|sorry|soz|hm+|ah|oh|uh|um|"
    r"ok(?:ay)?|please|well|but|and|it'?s|yes|yeah"
)
_THEN = r"(?:(?:oh|ah|hm+|well)[, ]+)?(?:ok(?:ay)?|alright|all right|fine|right|well|so)[, ]+then"
_LEAD = re.compile(rf"(?:(?P<sure>{_SURE})|(?P<then>{_THEN})|(?:{_SOFT}))(?P<gap>\b[ ,.!:;\u2026-]+)")
_GOES_ON = re.compile(
    r"(?:the|it|its|it's|i|that|this|make|change|set|put|use|not|his|her|their|sorry|soz|wait|"
    r"actually|no|my|we|should(?:a|'?ve)?|just|only"
    r"|meant|supposed|wrong (?:one|deal|contact|record|person))\b|\d"
)
_CORRECTING = ("no", "sorry", "soz", "nah", "apolog", "my apolog", "i apolog", "forgive", "pardon", "excuse", "i beg")
_WORDS = r"(?:[^,;.]|(?<=\d)[.,](?=\d))+"
_NOT = re.compile(rf"(?P<yes>\S.*?),? (?:and )?not (?P<no>{_WORDS})$")
_RATHER = re.compile(
    r"(?:it(?:'s| is| was) (?=[^,]*,)|(?=\W?\d[^,]*,? not \W?\d))(?P<yes>[^,]{1,40}?),? not [^,]{1,40}"
)
_INSTEAD = re.compile(rf"not (?P<no>{_WORDS}?)(?:,(?!\d)(?: but| it'?s)?|;| but|\.(?!\d)| -) ?(?P<yes>[^\s].*)$")


def corrected(text: str) -> tuple[str, bool]:
    """The sentence without the words that only announce a correction, and whether it is one.

    A "no" needs punctuation or the beginning of a sentence after it: "no limits gym" is a name.
    """
    raw = clean(text)
    low = quotes_closed(raw, lower(raw))
    start, kept, is_one = 0, 0, False
    while found := _LEAD.match(low, start):
        follows = raw[found.end() : found.end() + 1]
        if not follows or not (
            found["sure"] or found["then"] or found["gap"].strip() or _GOES_ON.match(raw, found.end())
        ):
            break
        is_one = is_one or bool(found["sure"]) or low[start:].startswith(_CORRECTING)
        start = found.end()
        kept = start if found["then"] else kept
    behind = start
    if not is_one:
        start = kept
        if found := _RATHER.fullmatch(low):
            return raw[found.start("yes") : found.end("yes")], True
    if instead := _INSTEAD.match(low, behind):
        return raw[instead.start("yes") :], True
    if is_one and (found := _NOT.match(low, start)):
        return raw[start : found.end("yes")], True
    return raw[start:], is_one
