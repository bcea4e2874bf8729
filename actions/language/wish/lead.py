"""The words before a wish that say nothing of it: "may I also ask you to", "would it be possible for you to"."""

from __future__ import annotations

import re

from ..english.phrases import CREATE
from ..english.text import fold, masked, sentence_of
from ..english.words import FILLERS, SMALL_TALK
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE, SHOW

_DOES = rf"(?:{VERBS}|{CLEAR}|{CREATE}|{DELETE}|{SHOW})"
_TO = re.compile(rf"\b(?<!are we going )(?<!am i going )to (?={_DOES}\b)")
_WANTS = frozenset("i we you u me us i'd we'd i'm you'd".split())
_MAY_WANT = frozenset("want need like have let get take help do try start".split())
_MOST = 12
"""Words of politeness before a wish."""


def without_lead(text: str) -> str:
    """The wish itself, without a story told before it.

    And where words without a name or another verb lead to it: "… ask you to | delete Acme".
    """
    if found := _BUT.match(text):
        text = found["other"] or found["wish"] + found["end"]
    text = _TELLS_THAT.sub("", _NEED_THAT.sub("", text, count=1), count=1)
    shorter = _without_reason(_without_story(_in_plain_words(_without_courtesy(text))))
    sentence = sentence_of(shorter)
    low = masked(sentence.raw, sentence.low)
    asked = _ASKS.search(low)
    before = set(fold(low[: asked.start()]).split()) if asked else set()
    if asked and _NO.isdisjoint(before) and _is_courtesy([*before - _REQUESTS]):
        return sentence.raw[asked.end() :]
    found = _TO.search(low)
    lead = re.findall(r"[\w']+", low[: found.start()]) if found else []
    if not found or not 1 < len(lead) <= _MOST or "\x02" in low[: found.start()] or _WANTS.isdisjoint(lead):
        return shorter
    if any(word not in _MAY_WANT and re.fullmatch(_DOES, word) for word in lead):
        return shorter  # "can you set it to close on Friday"
    return sentence.raw[found.end() :]


_ASKS = re.compile(
    r"(?<=\w) (?:if (?:you|u) (?:(?:could|would|can|will|might|please|kindly) )+|that you (?:(?:please|kindly) )?"
    rf"|(?<=assist )to |(?<=needful )(?:and|to) (?:please )?)(?={_DOES}\b)"
)
"""What leads from a courtesy to the wish: "I was wondering | if you could | set …"."""
_NO = frozenset("no not never dont nope wait".split())
_REQUESTS = frozenset("wondering request requesting obliged assist needful dear bot sir madam favour favor".split())


def _without_courtesy(text: str) -> str:
    """Without the sentences before it that hold nothing but courtesy: "Wonderful, thank you ever so much. …"."""
    rest = text
    while (found := _FIRST.match(rest)) and _is_courtesy(fold(found.group()).split()):
        rest = rest[found.end() :]
    return rest


def _is_courtesy(words: list[str]) -> bool:
    wishes = (word for word in words if word not in _MAY_WANT and word != "see")
    return _COURTEOUS.issuperset(words) and not any(re.fullmatch(_DOES, word) for word in wishes)


_FIRST = re.compile(
    r"[^.!?]+[.!]+\s+(?=\S)"
    r"|(?:(?:oh|that'?s|that is|very|really|just) )*(?:wonderful|lovely|perfect|excellent|super|brilliant"
    r"|fantastic|awesome"
    r"|amazing|terrific|splendid|marvell?ous|nice|great|cool|good|thanks|thank you)(?: (?:so|very) much)?, (?=\S)",
    re.IGNORECASE,
)
_COURTEOUS = (
    SMALL_TALK
    | FILLERS
    | frozenset(
        "wonderful lovely perfect excellent super brilliant fantastic awesome amazing terrific splendid marvellous"
        " marvelous nice much many very ever always really appreciated appreciate grateful kind hope hoping fine better"
        " best week weekend youre star legend gem lifesaver gentleman everything all every doing today how re ve bit"
        " big huge nicely done job works worked glad happy happily pleased back brill ace sweet indeed youve noted"
        " understood".split()
    )
)


def _in_plain_words(text: str) -> str:
    """ "Would you mind bumping it up" is "bump it up"."""
    found = _MIND.search(text)
    if not found:
        return text
    stem = found["does"].lower().removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    verb = next((form for form in forms if re.fullmatch(_DOES, form)), None)
    return f"{verb}{text[found.end() :]}" if verb else text


_MIND = re.compile(
    r"^(?:[\w' ]+,? )?(?:(?:would|do) (?:you|u) (?:be so kind as to )?mind|(?:i|we)(?:'d| would)(?: "
    r"really| be grateful if)? appreciate(?: it if)?|any chance of"
    r"|(?:please |kindly )*(?:assist|help)(?: me| us)? (?:in|with))"
    r"(?: (?:you|your|just|please|maybe|possibly|quickly))* (?P<does>[a-z]+ing)\b",
    re.IGNORECASE,
)


def _without_story(text: str) -> str:
    """What a long tale comes down to: "we had dinner, … anyhow, pull up | the Kestrel deal"; it names its record."""
    sentence = sentence_of(text)
    low = masked(sentence.raw, sentence.low)
    for found in reversed(list(_COMES_TO.finditer(low))):
        rest, story = low[found.end() :], low[: found.start()]
        plain = not re.search(r"[@\d]", story) and not re.match(rf"\W*(?:{_WISHED})", story)
        if len(story.split()) >= _TALE and plain and "\x02" in rest:
            return sentence.raw[found.end() :]
    return text


_TELLS_THAT = re.compile(
    r"^(?:(?:and|so|ok|okay|please|pls|just|hi|hey|hello)[, ]+)*"
    r"(?:(?:i|we)(?:'d| would)?(?: just)? (?:want|wanted|need|like|wish|have) (?:you )?to "
    r"|(?:can|could|would) (?:you|u|we|i) (?:please |just )*)?"
    r"(?:log|note(?: down)?|record|report|register|put down|write down|let you know|tell you|mention)"
    r"(?: (?:in|into) (?:the )?(?:hubspot|crm|system))? that (?=\S)",
    re.IGNORECASE,
)
"""What is said before a fact: "I want to log that | we won Larch"."""
_NEED_THAT = re.compile(
    r"^(?:and |so |now |please[, ]+)*(?:(?:with|by) (?:the|your) (?:permission|leave)[, ]+)?(?:i|"
    r"we)(?:'d| would| must| do)? (?:need|want|wish|like|ask|request|prefer|expect)(?: it)? that "
    rf"(?:(?=(?:the|its|his|her|our|their) )|you (?:please )?(?={_DOES}\b))",
    re.I,
)


_BUT = re.compile(
    rf"^(?:(?:yes|yeah|yep|sure|ok|okay|fine|right)[, ]+)+but(?: first)?,? (?P<wish>(?:please )?(?:{_DOES})\b.+?)"
    rf"(?: first)?(?P<end>[ .!]*)$|^(?:none(?: of (?:them|these|those))?|neither)[, ]+(?P<other>(?:{CREATE})\b.+)",
    re.IGNORECASE,
)
"""An answer before a wish of its own: "yes, but | change the amount | first", "none of them, | create another one"."""


def _without_reason(text: str) -> str:
    """What is wished of a record that is named only behind why: "he doubled his order, so | the deal X must have …"."""
    found = _THEREFORE.search(text)
    told = text[: found.start()] if found else ""
    return text[found.end() :] if found and not re.search(rf"[@\d]|^\W*(?:{_WISHED})\b", told, re.I) else text


_THEREFORE = re.compile(
    r"[,.;]+ (?:and )?(?:so|therefore|thus|hence|that(?:'s| is) why|for (?:this|that) reason|because "
    r"of (?:this|that))[ ,]+"
    r"(?=the (?:deal|opportunity|contact|lead|person|customer|client) \S.* (?:must|should|has to|"
    r"needs? to|shall|is now|will|becomes|goes)\b)",
    re.I,
)
_TALE = 8
"""Words of a story, at the least."""
_WISHED = rf"{VERBS}|{CLEAR}|{CREATE}|{DELETE}|{SHOW}"
_COMES_TO = re.compile(
    r"[ ,.;:!-]+(?:and |so |but )?(?:any(?:way|ways|how)|long story short|bottom line|to cut a long "
    r"story short|so|point is)[ ,:]+"
    r"(?:(?:and|so|please|pls|just|now|go ahead and|(?:can|could|would|will) you|let'?s|i need you to|"
    r"i want you to)[ ,]+)*"
    rf"(?=(?:{VERBS}|{CLEAR}|{DELETE}|{SHOW})\b)"
)
