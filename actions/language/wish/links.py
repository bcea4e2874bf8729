"""Links between records that exist: "link it to John Smith", "add Petra as a contact on this deal"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from ...portal import Frozen
from ..english.phrases import WISH
from ..english.text import Sentence, sentence_of
from ..value.emails import find_emails
from ..value.evidence import trimmed
from ..value.naming import QUOTED, quotes_closed

_JOIN = r"(?:link(?:ing)?|associat(?:e|ing)|connect(?:ing)?|attach(?:ing)?|tie|tying|relat(?:e|ing)|pair)"
_PUT = r"(?:add(?:ing)?|put(?:ting)?|set|mak(?:e|ing)|use|assign|include|have)"
_VERB = re.compile(rf"\b(?:{_JOIN}|{_PUT}|is|be)\b")
"""One of these is in every wish for a link."""
_POINTED = r"(?:it|this|that|him|her|them)"
_POINTS = re.compile(rf"{_POINTED}(?: \w+)?")
_MANNERS = r"(?:(?:please|pls|thanks|thank you|now|too|as well|for me)[ .!]*)+"
_ENDS = re.compile(rf"^(?:and|then|also)\b ?|,? and$|^{_MANNERS}$", re.I)
_STRANGE = re.compile(r"\b(?:hubspot|me|us|names?|titles?|account)$|\bnames? of\b")
_THE = r"(?:the |its |our |an? |another |main |primary |new |related |existing )*"
_NO_PART = (
    r"(?!(?:names?|titles?|stage|owner|amount|value|type|description|notes?|pipeline|priority|lists?|board|clos\w+"
    r"|card|record|page)\b)"
)
"""Behind the kind of a record this would be a part of it, and not its name."""
_COLLEAGUE = r"(?P<kin>(?:his|her|their|my|our|the) (?:colleague|boss|manager|assistant|partner|friend|co-?worker) )?"
_AND = r"(?:,? (?:and|plus|as well as|along with)(?: also)?|,)(?: (?:to|with))? "
_MORE = re.compile(rf"{_AND}(?P<name>\S[^,;]*?)(?=[ .!?;]*$|;|{_AND})", re.I)
"""Another record behind the first: "to Ana Costa | and Per Lie"."""
_START = rf"(?:^|(?:,|;|\.| and| then| also)+ )(?:{WISH})?"


class Link(Frozen):
    """A wanted link.

    Attributes:
        record: the words for the record that is spoken of ("it", "the Larch deal").
        other: the words for the one to link it with, or for several: `names_of`.
        noun: what kind of record `other` was called, as it was said; empty when it was not.
        rest: the sentence without the link.
        firm: whether it is plainly a link: "put Ruth on this deal" may make her its owner.
    """

    record: str
    other: str
    noun: str = ""
    rest: str = ""
    firm: bool = True


def read_link(text: str, nouns: Iterable[str]) -> Link | None:
    """The link that a sentence asks for; `nouns` are the words for the kinds of records that can be linked.

    Only where a record is pointed at, called by its kind or what somebody is put on: "add Jane as a contact for Larch"
    makes a new contact.
    """
    sentence = sentence_of(text)
    if not _VERB.search(sentence.low):
        return None
    single = [noun for noun in nouns if not noun.endswith("s")]
    kinds = "|".join(sorted(map(re.escape, single), key=len, reverse=True))
    for pattern in _patterns(kinds):
        for match in pattern.finditer(sentence.low):
            link = _link(match, sentence, kinds)
            if link is not None:
                return link
    return None


@lru_cache(maxsize=16)
def _patterns(kinds: str) -> tuple[re.Pattern[str], ...]:
    pointed = rf"(?P<record>{_POINTED}|(?:this|that|the) (?:[^,;]*? )?(?:{kinds})|(?:this|that) one)"
    noun = rf"(?P<noun>{kinds})"
    end = r"(?=(?:,? (?:please|pls|plz|thanks|now|too|as well|for me))*(?:[ .!?,;]*$|,? and ))"
    patterns = (
        rf"{_START}{_JOIN} (?P<record>\S[^,;]*?) (?:up )?(?:to|with|onto) {_THE}(?:{noun}:? )?(?P<other>\S.*?){end}",
        rf"{_START}{_JOIN}(?: up)? (?:to|with) {_THE}(?:{noun}:? )?(?P<other>\S.*?){end}",
        rf"{_START}{_PUT} (?P<other>\S[^,;]*?) (?:on|to|onto|in) {pointed} as {_THE}{noun}{end}",
        (
            rf"{_START}(?:{_PUT}|{_JOIN}) (?P<other>\S[^,;]*?) (?:as|to be) {_THE}{noun} (?:on|to|of|for|in|"
            rf"with) {pointed}{end}"
        ),
        rf"{_START}(?:{_PUT}|{_JOIN}) {_THE}{noun} (?P<other>\S[^,;]*?) (?:to|on|onto|with|in) {pointed}{end}",
        rf"{_START}(?:add|put) (?P<other>\S[^,;]*?) (?:to|on|onto) {pointed}{end}",
        (
            rf"{_START}(?:add|put) (?P<other>\S[^,;]*?) (?:to|on|onto) "
            rf"(?P<record>(?:the )?(?:{kinds}):? {_NO_PART}\S[^,;]*?){end}"
        ),
        (
            rf"{_START}{_PUT} (?P<other>\S[^,;]*?) as {_THE}{noun}(?: person)? on(?:to)? (?:the )?"
            rf"(?P<record>\S[^,;]*?){end}"
        ),
        rf"{_START}{_COLLEAGUE}(?P<other>\S[^,;]*?) should (?:also )?be (?:on|linked to|added to) {pointed}{end}",
        rf"{_START}{_JOIN} {_THE}(?:{noun}:? )?(?P<other>(?!(?:to|with|up)\b)(?![^,;]* and )\S[^,;]*?){end}",
        rf"{_START}(?:the )?{noun} (?:on|of|for) {pointed} (?:is|should be|will be) (?P<other>\S.*?){end}",
    )
    return tuple(map(re.compile, patterns))


def _link(match: re.Match[str], sentence: Sentence, kinds: str) -> Link | None:
    groups = match.groupdict()
    raw = sentence.raw

    def said(group: str) -> str:
        return raw[match.start(group) : match.end(group)] if groups.get(group) else ""

    other, noun = trimmed(said("other").strip(" ,;")), said("noun").lower()
    end = _further(raw, match.end(), kinds) if match.end("other") == match.end() else match.end()
    other += raw[match.end() : end]
    if after := re.search(rf" as (?:{_THE})?({kinds})s?$", other.lower()):  # "add Ana and Per as contacts"
        other, noun = other[: after.start()], noun or after[1]
    if after := re.search(rf" ({kinds})$", other.lower()):  # "the Kestrel arm upgrade deal"
        other, noun = other[: after.start()], noun or after[1]
    record = said("record") or "it"
    if re.fullmatch(_MANNERS if noun else kinds, other.lower()):  # "link Jane to the deal, please"
        other, noun = f"this {noun or other}", ""
    if _POINTS.fullmatch(other.lower()) and not _POINTS.fullmatch(record.lower()):  # "attach Jane to this deal"
        record, other, noun = f"{other} {noun}".strip(), re.sub(rf"^{_THE}", "", record), ""
        if after := re.search(rf" ({kinds})$", other.lower()):
            other, noun = other[: after.start()], after[1]
    if len(names_of(record)) > 1 and len(names_of(other)) == 1:  # "attach Ana and Per to the Larch deal"
        record, other, noun = f"{other} {noun}".strip(), record, ""
    quoted = QUOTED.fullmatch(other)
    name = next((g for g in quoted.groups() if g), other) if quoted else other
    named = bool(groups.get("kin") or quoted or find_emails(name) or any(word[0].isupper() for word in name.split()))
    joined = re.match(rf"{_START}{_JOIN}\b", match.group()) is not None
    if name in ("the", "this", "that") and noun:  # "add the contact to it"
        name, noun = f"this {noun}", ""
    strange = _STRANGE.search(f"{record} {name}".lower()) or _POINTS.fullmatch(name.lower())
    if not name or strange or not (named or noun or joined):
        return None
    cut = match.start() if match.start() else 0
    rest = (raw[:cut].rstrip(" ,;.") + " " + raw[end:].lstrip(" ,;.!?")).strip()
    return Link(record=record, other=name, noun=noun, rest=_ENDS.sub("", rest), firm=bool(noun or joined))


def read_unlink(text: str) -> str | None:
    """The words for the record that another one is to be taken off: "unlink Jane from Larch", "take him off it".

    None where no link is to go; a record itself may be taken off a list, or an owner off a deal.
    """
    found = next((m for pattern in _APART if (m := pattern.match(sentence_of(text).low))), None)
    if found is None:
        return None
    raw = sentence_of(text).raw
    group = "of" if found["of"] else "who"
    return raw[found.start(group) : found.end(group)].strip(" ,;") if not _STRANGE.search(found["who"]) else None


_MANNERED = r"(?:,? (?:please|pls|thanks|now|again|too|as well|for me))*[ .!?]*$"
_APART = tuple(
    re.compile(rf"(?:(?:and|then|also|now|ok|no|actually)[, ]+)*(?:{WISH})?{words}{_MANNERED}")
    for words in (
        r"(?:unlink|disassociate|dissociate|un-?associate|detach|disconnect) (?P<who>\S[^,;]*?)"
        r"(?: (?:from|off) (?P<of>\S[^,;]*?))?",
        r"(?:remove|delete|drop|undo|break|cut) (?P<who>(?:the |that |this )?(?:link|association|connection))\b"
        r"(?: (?:to|with|from|of|between) (?P<of>\S[^,;]*?))?",
        r"(?:take|remove|drop|get) (?P<who>him|her|them|(?!it\b|that\b)[^\d,;%$\u20ac\u00a3]{2,40}?) off(?: of)?"
        r"(?: (?P<of>it|this|that|(?:the|this|that) \S[^,;]*?))?",
        r"(?:take|remove|drop) (?P<who>\S[^,;]*?) (?:off|from) (?P<of>(?:the |this |that )?"
        r"(?:deal (?!list|board|table|pipeline)\S[^,;]*?|\S[^,;]*? deal|deal))",
    )
)


_PAIR = re.compile(
    rf"(?:(?:and|then|also|now|ok)[, ]+)*(?:{WISH})?(?P<verb>{_JOIN}|add(?:ing)?|put(?:ting)?|include) "
    rf"(?P<who>\S[^,;]*?) (?:up )?(?:to|with|onto|on|in) (?P<what>\S[^,;]*?){_MANNERED}"
)


def read_pair(text: str) -> tuple[bool, str, str] | None:
    """The words for the two records of what may be a link and nothing else, and whether it plainly is one.

    "Link him to the second one" is; "put him on it" may be.
    """
    sentence = sentence_of(text)
    if (found := _PAIR.fullmatch(sentence.low)) is None:
        return None
    who, what = (sentence.raw[found.start(group) : found.end(group)] for group in ("who", "what"))
    return re.match(_JOIN, found["verb"]) is not None, who, what


def names_of(words: str) -> list[str]:
    """The names that the words for the other record hold: "Ana Costa, Per Lie and Jo Ek" are three."""
    shut = quotes_closed(words, words)
    cuts = [(0, 0), *((m.start(), m.end()) for m in re.finditer(_AND, shut, re.I)), (len(words), len(words))]
    parts = (words[a[1] : b[0]] for a, b in pairwise(cuts))
    return [name for part in parts if (name := re.sub(rf"^(?:both )?{_THE}", "", part.strip(), flags=re.I))]


def _further(raw: str, end: int, kinds: str) -> int:
    """Where the names end that follow the first one: what begins small is another wish, unless it says its kind."""
    low = quotes_closed(raw, raw)
    while more := _MORE.match(low, end):
        name = re.sub(rf"^{_THE}(?:(?:{kinds})s? )?", "", raw[more.start("name") : more.end("name")], flags=re.I)
        if not name or not (name[0].isupper() or QUOTED.match(name) or find_emails(name)):
            break
        end = more.end()
    return end
