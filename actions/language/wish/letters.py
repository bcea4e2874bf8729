"""A letter around a wish: whom it greets and who signs it, which says nothing of what is wished."""

from __future__ import annotations

import re

from ..english.phrases import CREATE
from ..english.text import fold
from ..english.words import SMALL_TALK
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE, SHOW

_CLOSING = (
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) (?:regards|greetings|wishes|thanks)|"
    r"(?:best|kind|warm)? ?(?:regards|rgds)"
    r"|best(?= ?[,.!\n-])|all the best|b\.?r\.?|thanks?(?: you)?(?: so much| very much| a lot| again| "
    r"in advance| kindly)*|thx|ty|cheers|ta"
    r"|(?:yours )?(?:sincerely|truly|faithfully)(?: yours)?|warmly|talk soon|speak soon|sent from my|"
    r"have a (?:nice|great|good|lovely) (?:day|one|evening|weekend))"
)
_BEHIND = re.compile(
    rf"(?:[.!?;\n]|,| -|--|\u2013|\u2014)\s*(?P<closing>{_CLOSING}(?:,? (?:and|&) {_CLOSING})?)"
    r"(?:[\s,.!(|:\u2013\u2014-]+|$)",
    re.I,
)
_THANKS = re.compile(r"thank|thx|ty|cheers|ta\W*$|have a", re.I)
"""By themselves these are politeness, or an answer."""
_DASHES = re.compile(r"[.!?\n]\s*(?:--+|\u2014|\u2013)\s*(?=\S)")
_CARD = re.compile(r"[.!?\n]\s*(?=[A-Z][\w'\u2019.-]*(?: [A-Z][\w'\u2019.-]*)*\s*\|)")
"""A line of a card: "Priya Nair | Account Executive | +1 …"."""
_CONTACT = re.compile(r"\S*@\S+|\bwww\.\S+|https?://\S+|\+?\(?\d[\d\s().\-/]*(?:st|nd|rd|th)?\b")
_SMALL = frozenset(
    "of and for de van von der den bin al la the my from at phone tel telephone mobile mob cell fax "
    "office direct mail email"
    " e m t p f w iphone android blackberry phone street avenue road floor suite po box".split()
)
_DOES = re.compile(rf"(?:{VERBS}|{CLEAR}|{CREATE}|{DELETE}|{SHOW}|and|also|but|then|please|now)$", re.I)
_SHORT = re.compile(r"(?!(?:the|his|her|their|its|my|our|new|no)\b)[^\W\d_]+(?: [^\W\d_]+)?[\s,(|]*$")


def unsigned(text: str) -> str:
    """The message without the signature at its end: "… to closed won. | Best, Priya Nair | Sales | +1 202 …".

    A signature is a name, a title, an address: words with capitals, and nothing that says what to do. Behind a colon
    it is what was pasted to be read.
    """
    for pattern in (_BEHIND, _DASHES, _CARD):
        for found in pattern.finditer(text):
            before = text[: found.start()].rstrip(" ,;-\n")
            rest = text[found.end() :]
            alone = not rest and not _THANKS.search(found.group())
            if before and not before.endswith(":") and (alone or _signs(rest)):
                return text[: found.start() + (found.group()[0] in ".!?")].rstrip(" ,;-\n")
    return text


def _signs(rest: str) -> bool:
    """Whether words are those of a signature."""
    bare = _CONTACT.sub(" ", rest)
    words = re.findall(r"[^\W\d_][\w'\u2019-]*", bare)
    if not words or _DOES.match(words[0]):
        return False
    if all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return True
    return bare != rest and _SHORT.match(bare) is not None  # "thx, dana 202-555-0166"


_HELLO = r"(?i:hi|hello|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|greetings)"
_HONOURS = (
    r"(?i:my |our |the |most |very |dear |dearest |esteemed |respected |honou?red |valued |kind |good |sir |mister )"
)
_YOU = (
    r"(?i:there|all|team|everyone|folks|guys|bot|chatbot|hubspot|again|(?:virtual )?assistant|helper|"
    r"support|colleagues?|friends?|mate|buddy"
    r"|(?:sirs?|madam)(?: ?(?:or|and|/) ?(?:sirs?|madam))?|ladies and gentlemen)"
)
_GREETING = re.compile(
    rf"(?:(?:{_HELLO}|dear)(?: (?:{_HONOURS}*{_YOU}|[A-Z][\w'-]+(?: "
    rf"[A-Z][\w'-]+)?))?|{_HONOURS}+{_YOU})[,.!\n-]+\s+(?!(?:Inc|Ltd|LLC|Co|Corp|GmbH)\b)"
)
_EXCUSE = re.compile(r"(?P<said>[^,.:;!?]{5,70})[,:.!;]+(?:\s*but)?\s+|(?P<but>[^,.:;!?]{5,70}?) but\s+")
_EXCUSES = frozenset(
    "excuse excuses pardon permit permission allow forgive disturb disturbing disturbance bother "
    "bothering trouble troubling"
    " inconvenience regret patience understanding attention kindness".split()
)
_EXCUSING = (
    _EXCUSES
    | SMALL_TALK
    | frozenset(
        "i we my our your you to for the of this that in with without if me us again it is am do a an so "
        "very much ask must have beg".split()
    )
)
"""Words of which an excuse is made, and those that tell it: "with my excuses", "excuse me for the disturbance"."""
_COUNTED = re.compile(
    r"(?:(?:a couple(?: of)?|a few|two|three|several|some|\d) (?:quick |small |little |more |other "
    r")*(?:things?|updates?|changes?|points?|items?|ones|stuff)(?: (?:please|for you|here|today|from "
    r"me))?)[:.,;!-]+\s+",
    re.I,
)
"""How many wishes there are, before they are said: "2 things. …"."""


_FORGETS = re.compile(
    r"(?:(?:ok|okay|no|oh|well)[, ]+)*(?:never ?mind|nvm|forget (?:it|that|about (?:it|that)))(?: then)?[.!;,]+\s+",
    re.I,
)
"""What nothing waits for, before another wish: "forget it. …"."""


def _excused(text: str, begin: int) -> re.Match[str] | None:
    """An excuse before the wish."""
    found = _EXCUSE.match(text, begin)
    words = set(fold(found["said"] or found["but"]).split()) if found else set()
    excuses = words & _EXCUSES or {"sorry", "to"} <= words
    return found if excuses and words <= _EXCUSING else None


_NICE = re.compile(
    r"(?:(?:i )?(?:hope|trust) (?:you|this|all|everyone|that)\b[^.!?\n]*|(?:that(?:'s| is) |you(?:'re|"
    r" are) )?(?:(?:so|very|really|just|a|an|the) )*(?:wonderful|lovely|great|perfect|brilliant|"
    r"excellent|fantastic|amazing|awesome|super|star"
    r"|thanks|thank you|nice|good|cool|kind)(?: (?:work|job|one|stuff|thanks|thank you|you|so|ever|"
    r"very|much|a lot|again|star|news|indeed))*(?:,? (?:thanks|thank you)(?: (?:so|ever|very|much|a "
    r"lot|again))*)?)[.!]+\s+",
    re.I,
)
_TELLS = re.compile(
    r"(?:please |kindly |just )*(?:(?:be|you are|i beg to be) (?:informed|advised|notified)|note|"
    r"(?:quick |small )?(?:fyi|update|heads[- ]?up|reminder)(?=[ ,:]+\S+ \S+ \S)"
    r"|(?:i(?:'d| would) like|i want|this is|i am writing|writing|just) to (?:inform|tell|let) you(?: "
    r"know)?|(?:i|we)(?: hereby)?(?: want to| wish to| must)? (?:inform|tell|notify) you|letting you "
    r"know|for your information)(?: that\b|,|:)[\s,]*",
    re.I,
)
_LEFT = 3
"""Words of a wish, at the least: "Hello Kitty, Inc." is a name."""


def ungreeted(text: str) -> str:
    """The message without the greeting and the compliments before it: "Hi Dana, I hope you are well. | Move it …"."""
    begin, low = 0, text[:1].lower() + text[1:]
    patterns = (_GREETING, _NICE, _TELLS, _COUNTED, _FORGETS)
    while found := next((m for p in patterns if (m := p.match(low, begin))), None) or _excused(low, begin):
        begin = found.end()
    rest = text[begin:]
    return rest if begin and len(rest.split()) >= _LEFT else text


_COURTESY = re.compile(
    r"(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|thanks?(?: you)?(?: so much| very much| a lot)?"
    r"|thx|ty|cheers|great|perfect|lovely|cool|ok(?:ay)?)(?: (?:there|again|bot|all|team))?"
    r"[ ,.!:\u2013\u2014-]+)+(?=\S)",
    re.IGNORECASE,
)


def behind_courtesy(text: str) -> str:
    """What an answer says behind a greeting or thanks: "hi, | she is called Amara Bello"."""
    found = _COURTESY.match(text)
    return text[found.end() :] if found else text


_HOLD = re.compile(
    r"(?:(?:oh|ok|okay|no|sorry|just|only|please|wait|hang on|hold on|give me)[, ]+)*(?:(?:a|one)(?: "
    r"quick)? (?:sec(?:ond)?|moment|minute|min|question)|hang on|hold on"
    r"|before (?:that|i (?:do|say|answer|decide)(?: that| it)?|(?:you|we) do(?: that| it| so)?))(?: "
    r"(?:please|first|though))* ?[,.!:;\u2026\u2013\u2014-]+\s+",
    re.I,
)


def unheld(text: str) -> str:
    """The message without what only asks to wait: "one second, | what is her job title?"."""
    found = _HOLD.match(text)
    rest = text[found.end() :] if found else ""
    return rest if len(rest.split()) >= _LEFT else text


_SAVES = re.compile(
    rf"\b{CREATE}\b.*\b(?:contact|person|lead|customer|her|him|them|this|these|signature|card|sender|"
    rf"guy|lady|in|crm|hubspot)\b|\bnew (?:contact|lead)\b",
    re.I,
)


def saves(text: str) -> bool:
    """Whether somebody is to be saved, who may be the one that signs: "add the sender as a contact. Best, …"."""
    return _SAVES.search(text) is not None
