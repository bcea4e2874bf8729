"""How wishes are worded in English: commands, chatter and politeness, as patterns over a lower-case text."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Record
from ..value.identity import Same

WISH = (
    r"(?:(?:hey|hi|hello|yo|u|abeg|ok|okay|oh|hmm|actually|sorry|wait|please|pls|plz|kindly|now|so|"
    r"also|thanks|thank|thx|tx|ty|lovely|perfect|nice|excellent|cool|fine|brilliant|super|alright|and|then|just|great|yes|"
    r"quickly|i|i'?d|we|we'?d|you"
    r"|can|could|would|will|like|want|wanna|need|have|got|to|go|ahead|let'?s|let|me|us|i'?m|is|it|be|possible|good"
    r"|morning|kind|as|very|much|appreciate|grateful|wondering|hoping|trying|going|gonna|may|might|should|"
    r"must|help|mind|there|team|bot|hubspot|if|wish|do|try|love)[ ,!.:]+)*"
)
CREATE = (
    r"(?:creat(?:e|ing|ed)|creaet|crate|add(?:ing)?|mak(?:e|ing)|open(?:ing)?(?: up)?|log(?:ging)?|"
    r"start(?:ing)?(?: up)?"
    r"|regist(?:er|ering|re)|ent(?:er|ering)|set(?:ting)?(?: me)? up|put(?: in| down| through)?|book|"
    r"record|sav(?:e|ing)"
    r"|insert|build|initiat(?:e|ing)|commence|launch|new|input|generate|establish|draft|track|get|"
    r"store|include|begin|spin up|do|have|i need|need|want)"
)
_OBJECT = (
    r"(?: (?:(?:for )?(?:me|us)(?: please)?|up|in|down))?"
    r"(?: (?:the |an? )?(?:registration|creation|entry|entering|recording|addition|set-?up) (?:of|for))?"
    r"(?: (?:a|an|another|one more|one|the|this|my|our|following))?"
)
_KIND = (
    "(?:brand new|new|nwe|follow[- ]?up|second|fresh|big|small|potential|sales|hubspot|quick|"
    "additional|extra|crm|possible)"
)
_ADJECTIVE = rf"(?: {_KIND})*"
_FOREIGN = (
    r"(?: (?:two|three|four|2|3|4|several|these|both|da|dat|dis|tha|teh|hte|dem|ur|une?|una"
    r"|ein(?:e[nmrs]?)?|den|der|die|das|het|een|el|la|le|les|il|um|uma"
    r"|en|ett)(?: (?:neue[nmrs]?|nouvel(?:le)?|nuev[oa]|nuov[oa]|nov[oa]|nieuwe?|nytt?))?)?"
)
"""How many, and articles of slang, of slips and of other languages; such a word alone may be a name ("La Strada")."""
_AFTER = (
    r"(?: (?:record|entry|card|object|item|one))?"
    r"(?:,? (?:please|pls|quickly|asap|right (?:now|away)"
    r"|(?:real|really|super|very) (?:quick|fast)(?=[ ]*(?:$|[,:;.]|called\b|named\b))))?"
    r"(?: (?:for|4) (?:me|us)\b(?: please)?)?"
    r"(?: for (?:my|our|a|the) (?:new )?(?:customer|client|colleague|friend|lead|prospect|partner|supplier))?"
    r"(?:,? (?:in|into|to|on|within|inside) (?:my |our |the )?(?:hubspot|crm|system|database|account|"
    r"books|pipeline(?= (?:called|named)| ?:)))?"
    r"(?:,? please)?(?!\w|[-'\u2019]\w)"
)
"""What may follow the noun; names that begin so ("for Mele", "contact Cardoso") are no part of it."""


_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")  # "oportunity": a doubled consonant is often written once


def nouns(record: Record) -> str:
    """Pattern of everything a record is called."""
    return _nouns(Same(record))


@lru_cache(maxsize=16)
def _nouns(record: Same[Record]) -> str:
    words = sorted({record.held.singular, record.held.plural, *record.held.synonyms}, key=len, reverse=True)
    return "(?:" + "|".join(_DOUBLED.sub(r"\1\1?", re.escape(word)) for word in words) + ")"


def named_in(text: str, record: Record) -> bool:
    """Whether a text has a word for such records."""
    return _noun(nouns(record)).search(text) is not None


@lru_cache(maxsize=16)
def _noun(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def create_commands(noun: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of "create a new deal", of "as a new deal" / "to my deals", and of "add" alone at the start."""
    whole = re.compile(rf"\b(?<!')(?:{WISH})?\b{CREATE}{_OBJECT}{_FOREIGN}{_ADJECTIVE} {noun}\b{_AFTER}")
    tail = re.compile(
        rf"\b(?:{CREATE} )?(?:(?:her|him|them|it|this|that) )?(?:(?:in|down|up) (?=as ))?(?:as|to|into|in|on)"
        rf"(?: (?:a|an|my|our|the|your))?{_ADJECTIVE}"
        rf" (?:list of )?(?:{noun}|hubspot|crm|the crm|the system|(?:{noun} )?list)\b(?: (?:list|database))?{_AFTER}"
    )
    is_new = (
        rf"(?:is|are|was|will be)(?: (?:now|a|an|my|our|the|your|his|her|their|one|another|of))*{_ADJECTIVE} {noun}\b"
    )
    tail = re.compile(rf"{tail.pattern}|\b{is_new}{_AFTER}")
    start = re.compile(
        rf"^(?:{WISH})?{CREATE} ?:|^(?:{_KIND} )*{noun}\b"
        rf"|^(?:{WISH})?{CREATE}{_OBJECT}{_ADJECTIVE}(?: one)?(?: instead| too| as well)?(?=[ :])"
    )
    return whole, tail, start


CALLED = re.compile(
    r"(?:\b(?:her|his|their|the|my) (?:full )?name(?:'s| is)|"
    r"(?:(?<=[,:;-] )|\bwith (?:the |a )?|^)(?:deal )?name\b(?! of)(?: it| is|'s)?|\b(?:(?:and |"
    r"which |that |it |it'?s |is |should be |to be |will be |we |they |i |the )*"
    r"(?:called|calld|caled|callled|named|namd|nmaed|titled|entitled|labell?ed"
    r"|under the name(?: of)?|(?:by|with|has|have|and) the "
    r"(?:name|title)(?: of| is)?|(?:by|with|has) (?:name|title)(?: of| is)?"
    r"|with the title|going by|known as|dubbed|(?:deal )?name(?:'s| is|s| should be| will be| to be| "
    r"it|d it| to)|call(?: it| this)"
    r"|(?<!job )title(?: is| it| should be)?|nam(?:e it|ing it)|rename(?: it)?(?: to)?)(?: as)?)\b"
    r"|(?<!first )(?<!last )(?<!company )(?<!given )(?<!family )(?<!full )(?<![\w-])(?:deal )?name(?= ?=)) ?[:=]?"
)
MINE = re.compile(
    r"\b(?:my(?: own)?|mine|(?:owned|managed|handled|run) by me|assigned to me|belong(?:s|ing)? to me"
    r"|(?:that )?i(?:'m| am)? (?:the owner of|own|manage|have|handle|working on|responsible for)"
    r"|(?:where |with )?(?:i am|i'm|me as)(?: the)? owner|under my name|in my name|owner(?: is|:)? me|on my plate)\b"
    r"(?! (?:team|company|colleagues?|boss|manager|crm|account|hubspot|list|database|portal)\b)"
)
"""Words by which the person asks for their own records."""
POLITE = re.compile(
    r"\b(?:(?:i|we)(?:'ve)? (?:just )?(?:met|spoke (?:with|to)|talked (?:with|to)|heard from|got off the phone with"
    r"|had a (?:call|chat|meeting|demo) with)|please|pls|plz|plse|kindly|thanks(?: a lot| so much| in "
    r"advance)?|thank you(?: very much| so much)?|thx|ty"
    r"|cheers|asap|right now|right away|for now|(?<!from )now|if you can|if possible|when you can|for me(?!-\w)"
    r"|4 me|in hubspot|to hubspot|in the crm"
    r"|in our crm|to the crm|ok|okay|yo|(?:will|would|can|could) (?:you|u)|as well|that'?s it|that'?s all|and "
    r"that'?s it|mate)\b"
)

ASIDE = (
    r"(?:actually|btw|by the way|fyi|afaik|lol|tho|though|after all|apparently|i (?:think|guess|believe|suppose)"
    r"|if i(?:'m| am) not mistaken|as far as i know|if i (?:remember|recall)(?: (?:right|correctly|it right))?)"
)
"""What is said behind a value and belongs to none."""
COURTESY = re.compile(
    rf"(?-i:(?! (?:Now|Then|Too|Right|Actually|Mate|Please|Cheers|Instead)\b))"
    rf"(?:[ ,.!]+(?:{ASIDE}|"
    rf"(?:please|pls|kindly|(?:will|would|can|could) (?:you|u))(?: please| kindly)?"
    r" (?:amend|correct|fix|update|adjust|change)(?: (?:it|that|this|them|both))?(?: accordingly)?"
    rf"|{POLITE.pattern}|(?:will|would|can|could) (?:you|u)|if you would|then|instead|mate|many|in advance"
    r"|as well|too"
    r"|as (?:we )?(?:discussed|agreed|planned|requested|promised|mentioned)(?: (?:yesterday|today|"
    r"earlier|before|on the phone|in the (?:call|meeting)))?"
    r"|like we (?:said|discussed|agreed)|(?:as )?per our (?:call|chat|meeting|talk)"
    r"|(?:please )?(?:(?:will|would|can|could) (?:you|u) )?(?:please )?"
    r"(?:save|note|record|store|add|enter|log|update|keep|pop|put|get) (?:it|that|this|them|those|these|both)"
    r"(?: (?:down|in|too|as well|there|in hubspot|in the system|for (?:me|us|him|her|them)\b"
    r"|(?:on|in) (?:his|her|the|their|its) (?:record|card|contact|profile|file|deal)"
    r"|(?:under|as) (?!(?:of|for)\b)[a-z ]{1,40}))*))+[ .!?]*$",
    re.IGNORECASE,
)
"""Politeness behind a wish: "…, would you", "… please, thanks"."""
