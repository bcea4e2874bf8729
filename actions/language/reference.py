"""Which record is meant: by id, e-mail, name, place in the list just shown, or "it"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from ..portal import Account
from ..record import Record
from .emails import find_emails
from .evidence import QUOTED, trimmed
from .identity import Same
from .labels import Entry, Labels, match
from .money import find_money
from .numerals import SMALL, position
from .phrases import CALLED, WISH, nouns
from .said import Choice, Reference, Unclear
from .text import Sentence, clean, fold, masked
from .words import FILLERS

NONE_OF_THEM: Final = -1
"""The answer "none of them" to a numbered list."""
LONGEST_LIST = 25
"""A bare number up to this is a place in the list shown, above it an id."""

_VERB = (
    r"(?:(?:don'?t|do not|no longer) (?:need|want|have)|how much (?:is|are|was)|when (?:does|is|do|did|will)"
    r"|what(?:'s| is) (?:going on|happening|up|new) with|how (?:can|do|could) (?:i|we|you) (?:reach|contact|call)|has|have you got|did|who (?:owns|is the owner of|is handling|handles|has)|get rid of|throw (?:away|out)|take out|clear out|show|get|open(?: up)?|pull(?: up| out)?|bring(?: up)?|find|display|view|see|look(?:ing)? (?:up|at|for|into)|lookup"
    r"|fetch|give|tell|check(?: out| on)?|read|retrieve|load|go to|search(?: for)?|print|present|grab|send|have"
    r"|delet(?:e|ing)|dlete|remov(?:e|ing)|erase|trash|archive|drop|kill|bin|scrap|discard"
    r"|destroy|purge|eliminate|nuke|wipe(?: out)?|cancel|close"
    r"|updat(?:e|ing)|chang(?:e|ing)|edit(?:ing)?|modify|amend|adjust|correct|fix|revise|set"
    r"|info(?:rmation)?|details|data|status|stats|summary|overview|what(?:'s| is| are| do we have| do we know| about)?"
    r"|who(?:'s| is)|how(?:'s| is| are)(?: things with)?|where(?:'s| is| are| does| do)|want|need|like|anything|everything|about|remind)"
)
_ABOUT = (
    r"(?:(?:the|all|full|more|some|any|a|an|my|our|me|us|to|up|this|that|contact|current|latest|quick)\b ?)*"
    r"(?:(?:details?|info(?:rmation)?|data|record|card|page|entry|file|profile|status|summary|overview|stats|stuff|look"
    r"|everything|one)s? (?:of|for|about|on|at|with|from)? ?)?(?:we have |there is |you have |i have )?(?:about |on |of |for |with )?"
)
_PRONOUN = re.compile(
    r"\b(?:it|that|this|him|her|them|(?:that|this|the same|the (?:current|previous|latest|last|new|other)) (?:one|record|entry)"
    r"|the one (?:i|we|you) (?:just )?(?:\w+))\b"
)
_NONE = re.compile(
    r"(?:no |nope |sorry |actually |oh |hmm |i think )*(?:none|neither|nothing|no one|not any|nobody|no)"
    r"(?: (?:of|from) (?:them|these|those|the above|the list|the options|it))?(?: (?:fit|fits|match|matches|please|thanks|sorry|"
    r"is right|are right|of the above))*|not (?:there|listed|in the list|here|on the list|any of (?:them|these|those))"
    r"|(?:something|someone|somebody) else|a different one|another one|wrong ones|not these|not those"
)


@lru_cache(maxsize=16)
def _patterns(record: Same[Record]) -> dict[str, re.Pattern[str]]:
    noun = nouns(record.held)
    props = sorted({w for s in record.held.slots if s.kind != "link" for w in s.words}, key=len, reverse=True)
    named = rf"(?:{'|'.join(map(re.escape, props))}|e-?mail address|number|details|address|next step|city|country)"
    the_noun = rf"(?:(?:the|this|that|my|our|a|an) )*(?:{noun}|record|one)\b"
    return {
        "id": re.compile(
            rf"(?:\b(?:{noun}|record|object|hubspot)(?:'s)? ?(?:id|number|no\.?|nr|#|with (?:the )?id|with (?:the )?number)?"
            r"(?: is| of|:)? ?#?|\b(?:id|record id|number|no\.?)(?: is| of|:)? ?#?|#)(\d{1,20})\b(?![.,:/-]\d|%|k\b)"
        ),
        "url": re.compile(r"/record/[\w-]+/(\d+)|/(?:deal|contact)/(\d+)"),
        "ordinal": re.compile(
            r"(?:\b(?:the|my|number|option|item|no\.?|row|line|result) (?:very )?|^)"
            r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|top|bottom|\d{1,2}(?:st|nd|rd|th)|\d{1,2})"
            rf"(?:'s|(?: (?:one|{noun}|option|item|result|entry|record|on the list|in the list|from the list|of (?:them|these|those))\b)"
            r"(?:'s)?|(?= (?:to|as|is|in|please|from|for|and|with|of|on|should)\b)|$|(?=[ ]*[.,!?:;]))"
        ),
        "just": re.compile(r"\b(?:i|we|you)(?:'ve| have)? just \w+(?: (?:up|it|in|now|together))?[ .?!]*$"),
        "number": re.compile(r"\b(?:number|option|item) (one|two|three|four|five|six|seven|eight|nine|ten)\b"),
        "this": re.compile(rf"\b(?:its|his|her|their) (?:record|details|card|profile|page|info|data|{noun})\b|\b(?:this|that|the same|the current|the previous|the last|the latest|its) (?:{noun})\b(?:'s)?"),
        "the_noun": re.compile(rf"(?:the|my|our) (?:{noun})(?:'s)?"),
        "lead": re.compile(
            rf"(?:{WISH}(?=\b(?:{_VERB}|the|my|our)\b))?(?:\b{_VERB}\b ?)?{_ABOUT}(?:(?:the |its |his |her |a )?{named} (?:of|for|on) )?{_ABOUT}"
            rf"(?:(?:{named}) (?:is|does|has|do|are) )?(?:{the_noun}(?: record| entry| card| page| file)?s?(?: (?:called|named|titled|for|of|with|about|on|from|by|is|with the (?:name|title)"
            r"|by the name of|whose name is|that is called)\b)?[ :,]*)?(?:(?:the|a|an|my|our) )?"
        ),
        "tail": re.compile(
            rf"(?:(?:'s?)? (?:{noun}|contact|record|page|card|profile|entry|file|details?|info|one))*(?:'s)?"
            rf"(?:(?:(?<='s)|(?<=s')) (?:{named}))?"
            r"(?: (?:worth|work|works|live|lives|close|closing|closed|due|going to close|expected to close|belong to|still open|open|in detail|in full))?"
            r"(?: (?:anymore|any more|any longer))?(?:[,.]? (?:so |please |and )?(?:delete|remove|trash|drop|archive) (?:it|him|her|that|them))?"
            r"(?:[ ,]+(?:please|pls|plz|thanks|thank you|thx|now|for me|again|in|at|have|has|in hubspot|from hubspot|from the (?:crm|list|system)|from my \w+"
            r"|right now|asap|doing|going|look(?:ing)? like|permanently|completely|entirely|forever|if you can|would you|can you|will you|mate))*[ ?.!,]*$"
        ),
        "noun": re.compile(rf"\b{noun}\b"),
        "named": re.compile(named),
    }  # fmt: skip


def read_reference(
    text: str,
    record: Record,
    *,
    has_list: bool = False,
    has_last: bool = False,
    hints: Mapping[str, Sequence[str]] | None = None,
    part: bool = False,
) -> Reference | None:
    """Which record a sentence means; None when it names none.

    part: the words are what is left of a sentence, so a capital at their beginning is a name's.

    With `has_list`, small numbers and "the last one" are places in the list shown; without it a number is an id.
    """
    sentence = Sentence(text)
    low, patterns = sentence.low, _patterns(Same(record))
    if found := _by_number(low, patterns, has_list, has_last):
        return found
    if record.unique == "email" and (emails := find_emails(sentence.raw)):
        return Reference(kind="email", text=emails[0][2])
    quoted = next((g for m in QUOTED.finditer(sentence.raw) for g in m.groups() if g and g.strip()), None)
    if quoted:
        return Reference(kind="name", text=quoted.strip())
    if patterns["just"].search(low):
        return Reference(kind="last")
    if place := _by_place(low, patterns, has_list):
        return place
    if name := _name(sentence, patterns, part):
        return Reference(kind="name", text=name)
    for words in (hints or {}).get("hubspot_name", ()):
        if clean(words).lower() in low and fold(words):
            return Reference(kind="name", text=clean(words))
    if patterns["this"].search(low) or _PRONOUN.search(low):
        return Reference(kind="last")
    return Reference(kind="last") if has_last and patterns["the_noun"].search(low) else None


def _by_number(low: str, patterns: dict[str, re.Pattern[str]], has_list: bool, has_last: bool) -> Reference | None:
    if url := patterns["url"].search(low):
        return Reference(kind="id", text=url[1] or url[2])
    whole = position(fold(low))
    if whole is not None and (whole <= LONGEST_LIST or has_list):
        last = whole == -1 and not has_list
        return Reference(kind="last") if last else Reference(kind="ordinal", position=whole)
    found = patterns["id"].search(low) or re.search(r"(?<![\w+.,#-])(\d{7,20})(?![\w.,-]*\d)", low)
    if not found:
        return None
    number = found[1]
    if has_list and int(number) <= LONGEST_LIST:
        return Reference(kind="ordinal", position=int(number)) if int(number) else None
    after = low[found.end() :].lstrip()
    said_id = "id" in found.group() or "#" in found.group() or "number" in found.group() or len(number) >= 6
    follows = re.match(
        r"'s\b|[.,;:!?)]|$|(?:to|as|in|is|and|please|for|from|with|of|on|now|should|at|by|owner|pls|about|worth|doing|closed|won|lost|yet|still|open)\b",
        after,
    )
    return Reference(kind="id", text=number) if said_id or follows else None


def _by_place(low: str, patterns: dict[str, re.Pattern[str]], has_list: bool) -> Reference | None:
    if has_list and (number := patterns["number"].search(low)):
        return Reference(kind="ordinal", position=SMALL[number[1]])
    found = patterns["ordinal"].search(low)
    if not found:
        return None
    if found[1] == "last" and not has_list:
        return Reference(kind="last")
    if found[1].isdigit() and not has_list:
        return None
    place = position(found[1])
    return Reference(kind="ordinal", position=place) if place else None


def _name(sentence: Sentence, patterns: dict[str, re.Pattern[str]], part: bool) -> str | None:
    """The words that are left between the command and the noun."""
    low = masked(sentence.raw, sentence.low, part=part)
    start = lead.end() if (lead := patterns["lead"].match(low)) else 0
    called = CALLED.search(low)
    if called and called.end() > start and called.end() < len(low) and "name to" not in called.group():
        start = called.end()
    tail = patterns["tail"].search(low, start)
    end = tail.start() if tail else len(low)
    text = _without_noise(trimmed(sentence.raw[start:end].strip(" ,;:-")), sentence, patterns)
    words = fold(text).split()
    kept = [w for w in words if w not in FILLERS]
    if not kept or all(patterns["noun"].fullmatch(w) or w in _EMPTY for w in kept):
        return None
    return text


def _without_noise(text: str, sentence: Sentence, patterns: dict[str, re.Pattern[str]]) -> str:
    """Without the words of a question around a name: "is Paper Mill won yet?".

    Only where capitals or a question mark tell that the words around are not the name's own.
    """
    words = text.split()
    question = _QUESTION.match(sentence.low) or sentence.low.endswith("?")
    if not question and not (any(w[0].isupper() for w in words) and any(w[0].islower() for w in words)):
        return text

    def noise(word: str) -> bool:
        folded = fold(word)
        known = (
            folded in FILLERS
            or folded in _NOISE
            or patterns["noun"].fullmatch(folded)
            or patterns["named"].fullmatch(folded)
        )
        return bool(known) and (not word[0].isupper() or (word == words[0] and sentence.raw.startswith(word)))

    first, last = 0, len(words)
    while first < last and noise(words[first]):
        first += 1
    while last > first and noise(words[last - 1]):
        last -= 1
    return trimmed(" ".join(words[first:last])) or text


_QUESTION = re.compile(r"(?:is|are|was|has|have|had|did|does|do|when|where|what|which|who|how|why|any|can|could)\b")
_NOISE = frozenset(
    "how why when where did was were won lost closed close closing open yet still news far work works working live lives add added create created update"
    " updated change changed move moved company moving go going doing done happen happened stage worth due much many"
    " long soon already ever current currently needs".split()
)
_EMPTY = frozenset(
    "other details detail info information record records card page entry delete remove update change edit show open display"
    " find search hubspot crm latest current previous same one ones yes instead anymore stuff thing".split()
)


def read_choice(text: str, options: Sequence[Choice | str]) -> int | Unclear | None:
    """Which of the numbered options (from 0) was chosen: by number, ordinal, label, or words that narrow it down.

    `NONE_OF_THEM` for "none of them"; Unclear("several" or "near") when more or less than one fits; None when it is
    no choice at all.
    """
    said = clean(text)
    folded = fold(re.sub(r"(?<=\w)['\u2019]s\b", "", said))
    labels = [option if isinstance(option, str) else option.shown for option in options]
    entries = Labels(
        Entry(label, str(i), _texts(option)) for i, (label, option) in enumerate(zip(labels, options, strict=True))
    )
    exact = [int(e.wire) for e in entries if folded and folded in e.folds]
    if len(exact) == 1:
        return exact[0]
    if (place := position(folded) or _place_in(folded)) is not None:
        return place - 1 if 0 < place <= len(labels) else len(labels) - 1 if place == -1 and labels else None
    if _NONE.fullmatch(folded):
        return NONE_OF_THEM
    return _narrowed(said, entries)


def _texts(option: Choice | str) -> tuple[str, ...]:
    return () if isinstance(option, str) else (option.text,)


def _place_in(folded: str) -> int | None:
    """A number or ordinal among polite words: "the second one please", "I'd take number 3"."""
    kept = " ".join(w for w in folded.split() if w not in FILLERS or w == "one")
    return position(kept) if kept != "one" else None


def _narrowed(said: str, entries: Labels) -> int | Unclear | None:
    account = Account(portal_id=0)
    amounts = {m.amount for m in find_money(said.lower(), account) if m.amount > LONGEST_LIST}
    if amounts:
        fitting = [e for e in entries if amounts & {m.amount for m in find_money(e.label.lower(), account)}]
        if len(fitting) == 1:
            return int(fitting[0].wire)
    words = [w for w in fold(re.sub(r"(?<=\w)['\u2019]s\b", "", said)).split() if w not in FILLERS]
    if not words:
        return None
    fitting = [e for e in entries if all(any(w == x for f in e.folds for x in f.split()) for w in words)]
    if len(fitting) == 1:
        return int(fitting[0].wire)
    found = match(" ".join(words), Labels(fitting) if fitting else entries)
    if isinstance(found, Entry):
        return int(found.wire)
    return found if found.reason in ("several", "near") else None
