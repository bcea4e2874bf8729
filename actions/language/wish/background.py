"""What is told before a wish: "Haruto wants a better price. | Move the renewal to Negotiation"."""

from __future__ import annotations

import re

from ..english.phrases import CREATE, WISH
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE, SHOW

_CAPITAL = r"[^\W\d_a-z][\w'\u2019.-]*"
_NAME = (
    r"(?!(?i:this|that|it|there|here|what|who|which|i|we|you|they|he|she|my|our)\b)"
    rf"{_CAPITAL}(?: (?:van|von|de|der|den|da|di|al|bin|el|{_CAPITAL}))*"
)
_TELLS = (
    r"(?:is|was|are|were|has|have|had|wants?|told|tells|called|rang|phoned|wrote|writes|e?-?mailed|messaged|pinged|said"
    r"|says|asked|asks|signed|left|joined|got|came|agreed|confirmed|mentioned|needs?|likes?|loves?|loved|liked|replied"
    r"|answered|decided|accepted|approved|thinks|thought|let|gave|sent|paid|cannot|can'?t|won'?t|does|did|didn'?t"
    r"|doesn'?t|postponed|cancelled|bought|ordered|went|goes)"
)
_TOLD = re.compile(
    r"(?:(?i:so|well|ok|okay|right|great|(?:good|bad|great|sad) news(?: i['\u2019]?m afraid)?|hi|hey|hello|also"
    r"|by the way|btw|update)\b[,:.!]* )*"
    r"(?:(?i:just |i |we |i've |we've |i just |we just |i'm |we're )+"
    r"(?i:spoke|spoken|talked|met|chatted|heard|had|came|come|got|finished|back|out|off|saw|called|was|were|been"
    r"|reached|rang|phoned|visited|emailed|calling|meeting|seeing|visiting|a call|a meeting)\b"
    r"|(?i:that|this|it) (?i:was|were)\b"
    r"|(?i:i have|there(?:['\u2019]s| is)|(?:the |my |our )?caller)\b(?=[^.,;!?]*\b(?i:phone|line|is|calling)\b)"
    rf"|(?i:we(?:['\u2019]ve| have)?(?: just)? (?:lost|won|signed|closed|landed)) (?P<what>{_CAPITAL}[^.;,!?]*)"
    r"|(?i:(?:it |this |that |he |she )?(?:looks|seems|appears) (?:like|to|as)) "
    r"|(?i:spoke|talked|met|had a (?:call|meeting|chat)|got (?:a|an) (?:call|mail|e-?mail))\b"
    r"|(?i:they|he|she|that|(?:the|their|our|his|her) [a-z]+(?: [a-z]+)?|customer|client|buyer|procurement|legal"
    r"|management)"
    rf"(?:'(?:ve|re|s|d))? (?i:(?:also|just|now|really|finally|all) )*(?i:{_TELLS}|[a-z]{{3,}}(?:ed|s))\b"
    rf"|(?P<who>{_NAME})(?: (?i:from|at|of) {_NAME})? (?i:(?:also|just|now|really|finally|all) )*(?i:{_TELLS})\b)"
)
"""Words that begin to tell something, and whom of."""
_MET = re.compile(
    rf"\b(?i:to|with|met|from|saw|called|calling|of|about|reached|rang|phoned|visited|e?-?mailed|meeting|seeing|visiting)"
    rf" (?P<who>{_NAME})"
)
_NAMED = re.compile(rf"(?<![\w'\u2019]){_NAME}")
_DOES = rf"(?:{VERBS}|{CLEAR}|{DELETE}|{SHOW}|double|triple|halve)"
_ORDER = re.compile(rf"(?:{WISH}){_DOES}\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:(?:and|so|now)[ ,]+)*(?:which|who|what|when|where|how (?:many|much))\b", re.IGNORECASE)
_BREAK = re.compile(r"(?:[.!;]+|,? so|,(?: (?:and|so|therefore))?| -+)\s+(?=\S)")
_MAKES = re.compile(
    rf"(?:{WISH})(?!make (?:it|him|her|them)\b){CREATE}\b.*(?:@|\b(?:deal|contact|opportunity|opp|hubspot|crm)\b)",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"(?i:{_DOES}|of|for|on|the) [^\W\d_a-z]")
_SETTLED = re.compile(r"\b(?:to|as|by|into|until|till|back|double|triple|halve|make)\b|[\d=:]", re.IGNORECASE)
_POINTS_BACK = re.compile(
    rf"(?:{VERBS}) (?:that|this|these|those)(?: (?:in|down|on|as|under|to)\b|[ ?.!]*$)|\b(?:accordingly|as such)\b",
    re.IGNORECASE,
)
"""What was told is what is to be written: "…, could you set that as his company?"."""
_MATTERS = re.compile(
    r"[@\d\"\u201c]|n't\b"
    r"|\b(?:if|unless|whether|until|once|when|in case|provided|perhaps|maybe|might|not|never|nobody|no one)\b"
    r"|\b(?:is|are|was) (?:wrong|incorrect|outdated|out of date|old|missing|a typo|a mistake)\b|\bneeds? an?\b",
    re.IGNORECASE,
)
"""Values, conditions, denials and what is amiss: "they said that if the board agrees, move it to closed won"."""
_ENDED = re.compile(r"\b(?:closed?|lost|won|stage|status|mark|flag)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|that one|this one)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"^for (?:the|our|my|an?) (?:[^,.;:]{1,40}: (?=(?:which|what|who|list|show|find|give|get|how many)\b)"
    r"|[^,.;]{1,40}? (?=(?:i|we)(?:'d| would)? (?:need|want|like) (?:all|a list|the list|every)))",
    re.IGNORECASE,
)
"""What a list is for: "for the Christmas cards | I need all customers"."""
_LONGEST = 40
"""Words that are told, at the most."""


def without_background(text: str) -> str:
    """The wish alone, if what is told before it holds nothing that is to be written.

    "Him" and "her" become whom was told of: "Liam Tremblay signed, so make him a customer".
    """
    text = _PURPOSE.sub("", text)
    told = _TOLD.match(text)
    if told is None or _ORDER.match(text) or _ASKS.match(text):
        return text
    for found in _BREAK.finditer(text, told.end()):
        story, wish = text[: found.start()], text[found.end() :]
        if what := told["what"]:  # "we've lost Larch retrofit. Could you mark it closed lost"
            if not (_IT.search(wish) and _ENDED.search(wish)):
                return text  # "we lost Larch retrofit, set the amount to 5k" says two things of it
            wish = _of_it(wish, what)
        if _MATTERS.search(story) or len(story.split()) > _LONGEST:
            return text
        if _ASKS.match(wish) or (_ORDER.match(wish) and (what or _stands_alone(story, wish, told["who"]))):
            return _with_name(wish, told["who"] or _whom(story))
    return text


def _of_it(wish: str, what: str) -> str:
    """The wish with the first "it" replaced by what was told of."""
    return _IT.sub(lambda found: f"{what}'s" if found.group().lower() == "its" else what, wish, count=1)


def _stands_alone(story: str, wish: str, who: str | None) -> bool:
    """Whether a wish says by itself what is wanted."""
    if _MAKES.match(wish) or _POINTS_BACK.search(wish):
        return False
    of_a_record = (who or re.match(r"(?:The|Our|Their) .*[^\W\d_a-z]", story)) and not _IT.search(story)
    if of_a_record and _IT.search(wish) and not _NAMES.search(wish):
        return False  # "Larch is delayed, push it to May"
    plain = re.match(rf"(?:{WISH})(?:{DELETE}|{SHOW}|{CLEAR})\b", wish, re.IGNORECASE)
    return bool(plain or _SETTLED.search(wish))


def _whom(story: str) -> str:
    """Somebody who was met or spoken to, or the only one who is named: "I've got a caller, | Sam May"."""
    if found := _MET.search(story):
        return found["who"]
    named = [name.group() for name in _NAMED.finditer(story) if name.start() and name.group() != "I"]
    return named[0] if len(named) == 1 else ""


_NO_THING = r"(?:to|as|in|on|at|for|from|a|an|the|too|please|by|with|over)"
_HIM = re.compile(
    rf"\b(?P<his>his|her(?= (?!{_NO_THING}\b)[a-z]))\b"
    r"|\b(?:him|her|s?he(?!['\u2019])|(?:that|this) (?:contact|person|lead|customer))\b"
)
_THEM = re.compile(r"\b(?:(?P<joint>with|from|at|for|of) them|there)\b(?=[ .?!]*$)", re.IGNORECASE)
"""A firm or a place told of: "which contacts do we have there?"."""
_OF_THEIRS = re.compile(
    rf"(?:{WISH}){VERBS} the (?:job )?(?:title|role|position|phone|mobile|cell|number|phone number|e-?mail"
    rf"|e-?mail address"
    r"|address|city|town|country|company|surname|last name|first name|lifecycle stage|lead status|close date"
    r"|amount|stage"
    r"|owner) (?:to|into|as|is)\b",
    re.IGNORECASE,
)
"""A property of whom was told of, whom the wish does not name."""


def _with_name(wish: str, who: str | None) -> str:
    """The wish with the first word for a person replaced by the name."""
    if not who:
        return wish
    if _OF_THEIRS.match(wish) and not _HIM.search(wish):
        return f"for {who} {wish}"  # "Minh was promoted, please change the job title to Lead Engineer"
    wish = _THEM.sub(lambda found: f"{found['joint'] or 'at'} {who}", wish, count=1)
    return _HIM.sub(lambda found: f"{who}'s" if found["his"] else who, wish, count=1)
