"""Whether a sentence wishes something done, or only asks about it, thinks aloud, or forbids it.

What writes looks here first: a question never writes. Only the first words and the bare shape of a sentence count, so
names that look like one of these ("What If Ventures") cost a question and no more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from ..english.phrases import CREATE, WISH
from ..english.text import Sentence, sentence_of
from ..update.clauses import CLEAR, VERBS
from ..value.naming import QUOTED, quotes_closed

Mood = Literal["order", "guide", "muse", "ask", "forbid"]
"""order: do it · guide: how it is done, whether it can be · muse: perhaps, if, should I · ask: how things are or
were · forbid: leave it."""

_LEAD = re.compile(
    r"(?:(?:hey|hi|hello|hm+|mhm|ok|okay|oh|ah|so|and|but|well|wait|sorry|actually|please|pls|no|nope|"
    r"yes|yeah|right|also|then|now|um+|uh+|er"
    r"|just|honestly|cool|great|nice|thanks|thank you|perfect|good|fine|quick question|question|one "
    r"question|by the way|btw|out of curiosity|curious|just curious"
    r"|(?:can|could|would) you tell me|tell me|do you (?:know|remember)|any idea|remind me|i(?:'d| "
    r"would) like to know|i want to know)\b[ ,.:!-]+)*"
)
_SOMEBODY = (
    r"(?:i|we|you|he|she|it|they|this|that|these|those|there|the|my|our|your|his|her|its|their|any\w*|"
    r"some\w*|every\w*|all|no ?body|both|\x02[^ ]*)"
)
_WRITE = (
    r"(?:chang|set|updat|mak|edit|modify|correct|fix|adjust|put|add|mov|push|raise|increas|lower|"
    r"reduc|drop|cut|mark|flag|switch|re-?assign|assign|giv|hand|transfer"
    r"|renam|clos|sav|log|touch|delet|remov|eras|archiv|trash|bin|scrap|kill|undo|revert|restor|roll|"
    r"creat|open|los|overwrit|replac|writ|link|bring|reset|clear|postpon|delay"
    r"|do (?:that|it|this|any|some))[a-z]*"
)
_NOT = (
    r"(?:do not|don'?t|dont|never|let'?s not|lets not|better not|rather not|(?:there is |there'?s "
    r")?no need to|no need for you to|not to|stop"
    r"|(?:i|we|you) (?:should ?n'?o?t|must ?n'?o?t|won'?t|will not|would ?n'?o?t|am not going to|'?m "
    r"not going to|are not going to|aren'?t going to|can ?n'?o?t|don'?t think (?:i|we|you) should)"
    r"|i'?m not going to|we'?re not going to|i(?:'d| would) (?:rather not|not)|(?:i|we) (?:do not|"
    r"don'?t) (?:want|need)(?: you| anyone| anybody| us)? to)"
)
_NOT_TO_WRITE = (
    rf"(?:{_NOT})(?: (?:you|anyone|ever|even|just|actually|please|yet|dare|really|have to|need to))* {_WRITE}"
)
_FORBIDS = re.compile(
    rf"(?:.*?[,:;] ?|.{{0,40}}? (?:but|so|and|just|please) )?(?:please )?{_NOT_TO_WRITE}\b"
    r"|(?:i|we|they|he|she)(?:'d| would) never\b"
    r"|(?:leave|keep) (?:it|that|this|him|her|them|everything|things|all|the [a-z]+|\x02[\x02 ]*)(?: "
    r"[a-z]+)? (?:alone|as (?:it|they|he|she|is|are|things)\b|unchanged|untouched|the same|where it "
    r"is|like that|like this)"
)
_GUIDE = re.compile(
    r"how (?:(?:do|can|could|would|should|might|does|am|are) (?:i|we|you|one|somebody|someone)|(?:i|"
    r"we|you|one) (?:can|could|should|must)|to|i|we)\b"
    r"|(?:is|was) (?:it|there) (?:possible|a way|any way|an option|any chance|allowed|permitted)(?: "
    r"for (?:me|us|you))?(?: to| of| that| you can)?"
    r"|are you able to|would there be (?:a|any) (?:way|chance)(?: of| to)?|do you (?:support|offer|"
    r"allow)|(?:is|are) (?:it|we|i) (?:able|allowed) to|what do i (?:do|say|type|write|need to (?:do|"
    r"say)) to|am i (?:able|allowed) to"
)
_MUSE = re.compile(
    r"(?:what if|suppose|supposing|imagine|let'?s say|how about|what about|why not|why don'?t|why do "
    r"not)(?: (?:i|we|you|they|just|simply))*"
    r"|(?:should|shall|must|ought) (?:i|we|it|he|she|they|this|that|the)\b(?: not| rather| better| "
    r"just| maybe| perhaps| also| be)*"
    r"|(?:should|shall) \x02[\x02 ]*"
    r"|(?:do|does|did|would) (?:i|we|you|it) (?:think|have to|need to|make sense|be (?:better|wise|"
    r"smart|good|sensible|fair)|recommend|suggest|advise|say|help|reckon)\b(?: (?:to|if|that|i|we|it|"
    r"you|should|could))*"
    r"|is it (?:better|wise|smart|time|ok|okay|fine|a good idea|worth|too early|too late|sensible|"
    r"necessary|right)(?: (?:to|if|that|i|we|you))*"
    r"|(?:maybe|perhaps|possibly)\b[, ]*(?:(?:i|we|you|they|he|she|it|one|should|could|can|will|would|"
    r"might|may|ought to|better|just|also|'ll)\b ?)*"
    r"|(?:i|we|they|he|she|it|one|that|this|the [a-z]+|\x02[\x02 ]*) (?:might|may|could)\b(?! as "
    r"well)(?: (?:also|just|even|have to|want to|need to|well|still|possibly|as well))*"
    r"|(?:i|we|they|he|she)(?: am| are| is|'m|'re|'s)?(?: still| just| really| also| currently| "
    r"seriously)* ?(?:thinking|considering|contemplating|debating|tempted|wondering|wonder|hesitating|"
    r"unsure|not sure(?! how)|undecided|planning|toying|not certain|in two minds|torn|doubt|"
    r"doubting)\b"
    r"(?: (?:of|about|whether|if|that|to|with|the idea of|should|could|might|we|i|you|they|it))*"
    r"|(?:thinking|wondering|considering|tempted|not sure(?! how)|unsure)\b(?: (?:of|about|whether|if|"
    r"to|that|should|could|we|i|you|they|it))*"
    r"|(?:(?:next|this|one|some)(?: of)? [a-z]+|tomorrow|later(?: on)?|soon|on [a-z]+day|in [a-z0-9]+ "
    r"[a-z]+s?),? (?:i|we|they|he|she)(?:'ll| will|'m going to| might| may| could| can| should| want "
    r"to)\b(?: (?:probably|maybe|then|likely))*"
    r"|(?:i|we|they|he|she)(?:'ll| will|'d| would)? (?:probably|maybe|perhaps|possibly|likely|eventually)\b"
    r"|(?:i|we|you|they|he|she)(?:'ll| will|'m going to| am going to|'re going to| are going to| can| "
    r"should| gonna)\b(?=.*\b(?:later|some ?day|one day|eventually|at some point|another time|next "
    r"time|in the future|not now)[ .!]*$)"
)
_POLITE_IF = (
    r"(?:you|u|possible|(?:it'?s|it is|that'?s|that is) (?:ok|okay|possible|fine|alright|not too|no "
    r"trouble|all right)|i (?:may|could|might|can)|we (?:can|could|may)|need(?:ed)? be|so\b|not\b)"
)
_IF = (
    rf"(?:if(?! {_POLITE_IF})|unless|in case|provided|once(?! (?:you|more|again))|as soon as(?! (?:you|"
    rf"possible))|until (?:they|he|she|we|i)\b|before (?:you|we|i|they|anyone|any)\b|when(?:ever)? "
    rf"(?:they|he|she|it|we|i|the|\x02))"
)
_CONDITION = re.compile(rf"{_IF}\b.*?(?:, ?(?:then )?|$)")
_CONDITION_AFTER = re.compile(
    rf"[ ,]+(?:but )?(?:only )?(?:if(?! {_POLITE_IF})|unless|in case|once (?:they|he|she|it|we|the|i|"
    rf"\x02)|as soon as (?!you|possible)|when (?:they|he|she|it|we|\x02))\b.*$"
)
_ASK = re.compile(
    r"(?:(?:in|at|on|under|for|from|with|by|to|since|until) )?(?:who|whom|whose|why|how|what|"
    r"which)(?:'s|'re|'d|s)?\b(?! (?:i|we|you)(?:'d like| want| need| meant| mean| said))"
    r"|(?:when|where)(?:'s|'d| (?:is|are|was|were|did|do|does|will|would|should|can|could|has|have|had|shall))\b"
    rf"|(?:did|does|has|had|was|were|is|isn'?t|wasn'?t|didn'?t|hasn'?t|are|aren'?t|am|weren'?t)(?: not)? {_SOMEBODY}"
    r"|(?:will|won'?t) (?:it|he|she|they|i|we|the|this|that|there)\b|would (?!you\b|it be (?:possible|"
    r"ok|okay|alright|fine)|there be)\S+"
    r"|(?:do|don'?t|have|haven'?t) (?:you|i|we|they) (?!mind|have time|a sec|a minute|a moment)"
    r"|(?:(?:have|we|you|i) )*got (?!a (?:sec|minute|moment))[^?]*\?"
)
_WISHED = re.compile(
    r"(?:will|would|could|can) (?:you|u|ya|somebody|someone)\b|(?:could|can|may|might) (?:i|we) "
    r"(?:ask|trouble|bother|get) you|would it be\b|mind\b"
)
_GRATEFUL = re.compile(
    r"\b(?:appreciate|grateful|obliged|great|nice|lovely|good|helpful|happy|glad|wonderful|thankful|"
    r"cool|perfect|kind)(?: it)?$"
)
_TAG = re.compile(
    r",? (?:ok|okay|please|pls|yeah|yes|alright|all right|thanks|(?:will|would|can|could) you|you know|got it)\?[ ?!]*$"
)
_ORDERS = re.compile(
    rf"(?:(?:just|only|rather|instead|but|and|so|then|please|"
    rf"also)[ ,]+)*(?:{WISH})?\b(?:{VERBS}|{CLEAR}|{CREATE}|undo|revert|link|restore|rm|archive)\b"
)
_ENDS = re.compile(
    rf"[.!?;]+ +|(?:,| -)+ +(?=(?:(?:just|only|rather|instead|but|so|then|please|also) )*(?:{VERBS}|{CLEAR})\b"
    r" (?:it|the|that|this|its|his|her|him|them|a|an|\x02))"
    rf"| but (?=(?:please |just |rather )*(?:{VERBS}|{CLEAR})\b)"
)


_FORBIDDEN = re.compile(rf"{_NOT_TO_WRITE} (?P<what>\S.*)")
_ONLY = re.compile(
    r"[,;:.-]+ (?:but |please )*(?:only|just|rather|instead)(?: change| set)? (?P<rest>(?:the|its|his|her) \S.*)$"
)


def forbidden(text: str) -> str:
    """What a "don't" is about: "don't touch | the owner of Larch"."""
    raw = sentence_of(text).raw
    found = _FORBIDDEN.search(quotes_closed(raw, sentence_of(text).low))
    return raw[found.start("what") : found.end("what")].strip(" ,;:.!-") if found else ""


def only_that(text: str) -> tuple[str, str]:
    """A "don't", and what alone is to be done in its place: "don't change the amount, only | the date to Friday"."""
    raw = sentence_of(text).raw
    found = _ONLY.search(sentence_of(text).low)
    return (raw[: found.start()], raw[found.start("rest") :]) if found else (raw, "")


class Heard(NamedTuple):
    """How a sentence is meant, and the words of what it speaks of: "what if we | lower it to 300k"."""

    mood: Mood
    text: str


@lru_cache(maxsize=16)
def heard(text: str, *, doubted: bool = True) -> Heard:
    """How a message is meant. An order behind a question or a "don't" is what counts: "don't delete it, move it to …".

    doubted: a statement with a question mark is a question too.
    """
    sentence = sentence_of(text)
    raw, low = sentence.raw, _names_masked(sentence)
    found: list[Heard] = []
    for start, end in _parts(low):
        mood, begin, stop = _mood(low[start:end], doubted)
        if mood != "order":
            found.append(Heard(mood, raw[start + begin : start + stop]))
        elif not found:
            return Heard("order", raw) if _ORDERS.match(low, start) else _told(raw, low, end, doubted)
        elif _ORDERS.match(low, start):
            return Heard("order", raw[start:])
    moods = [part.mood for part in found]
    return found[moods.index("forbid") if "forbid" in moods else 0] if found else Heard("order", raw)


def _told(raw: str, low: str, end: int, doubted: bool) -> Heard:
    """Something is told first: only thoughts and a "don't" behind it change what that means."""
    for start, stop in _parts(low[end:]):
        mood, begin, until = _mood(low[end + start : end + stop], doubted)
        if mood in ("muse", "forbid") and until > begin:
            return Heard(mood, raw[end + start + begin : end + start + until])
    return Heard("order", raw)


def _parts(low: str) -> list[tuple[int, int]]:
    """The sentences of a message; in one that begins with a condition no comma ends it."""
    cuts, start = [], 0
    for match in _ENDS.finditer(low):
        lead = _LEAD.match(low, start)
        conditional = match.group().startswith((",", " ")) and _CONDITION.match(low, lead.end() if lead else start)
        if not conditional:
            cuts.append((start, match.end()))
            start = match.end()
    return [(a, b) for a, b in [*cuts, (start, len(low))] if low[a:b].strip(" .!?,;")]


def _mood(low: str, doubted: bool) -> tuple[Mood, int, int]:
    """The mood of one sentence, and where the words of its matter begin and end."""
    begin = lead.end() if (lead := _LEAD.match(low)) else 0
    end = len(low)
    if _FORBIDS.match(low, begin):
        return "forbid", begin, end
    for mood, pattern in (("guide", _GUIDE), ("muse", _MUSE), ("muse", _CONDITION)):
        if (match := pattern.match(low, begin)) and match.end() > begin and not _asked_politely(low[match.end() :]):
            return mood, match.end() if low[match.end() :].strip(" .!?") else begin, end  # type: ignore[return-value]
    if _ASK.match(low, begin):
        return "ask", begin, end
    after = _CONDITION_AFTER.search(low, begin)
    if after and not _GRATEFUL.search(low[: after.start()]):
        return "muse", begin, after.start()
    asks = "?" in low and not _TAG.search(low) and not _WISHED.search(low) and not _ORDERS.match(low, begin)
    return ("guide" if doubted and asks else "order"), begin if asks else 0, end


def _asked_politely(rest: str) -> bool:
    """ "I was wondering if | you could …", "is it possible | that you move …" are wishes."""
    return re.match(r" ?(?:if |that |whether )?(?:you|u) (?:could|can|would|might|will|please)\b", rest) is not None


def _names_masked(sentence: Sentence) -> str:
    """The lower-case words, what is quoted and what is written like a name made unreadable."""
    low = list(sentence.low)
    for quoted in QUOTED.finditer(sentence.raw):
        low[quoted.start() : quoted.end()] = "\x02" * len(quoted.group())
    if not sentence.raw.isupper():
        for word in sentence.words[1:]:
            said = sentence.raw[word.start : word.end]
            first = re.search(r"[.!?;] +$", sentence.raw[: word.start])
            if said[0].isupper() and not first and said not in ("I", "I'm", "I'd", "I'll", "I've", "ID"):
                bare = re.sub(r"['\u2019]s$", "", said)
                low[word.start : word.start + len(bare)] = "\x02" * len(bare)
    return "".join(low)
