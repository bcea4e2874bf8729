"""Which record is meant: by id, e-mail, name, place in the list just shown, or "it"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...record import Record
from ..english.text import clean, fold, sentence_of
from ..english.words import FILLERS
from ..said import Reference
from ..value.emails import find_emails
from ..value.identity import Same
from ..value.naming import QUOTED
from ..value.numerals import LONGEST_LIST, SMALL, is_counted, position
from .subject import name_in, patterns_of

_PRONOUN = re.compile(
    r"\b(?:its?|that|this|him|his|her|them|their|(?:that|this|the same|the (?:current|previous|latest|"
    r"last|new|other)) (?:one|record|entry)"
    r"|the one (?:i|we|you) (?:just )?(?:\w+))\b"
)

_POINTED_AT = re.compile(
    r"\b(?:it|(?:this|that)(?: one)?|him|her)(?: (?:after all|anyways?|anyhow|for good|right away|at "
    r"once|immediately|completely))+ ?[.!]*$"
)
"""Nothing but manner follows the pronoun: "delete it after all"."""
_SUBJECT = re.compile(
    r"^(?:(?:and|so|but|ok|okay|hey)[, ]+)*(?:wh\w+|how)?(?:'s|'re)?[\w ]{0,30}?\b(?:is|was|does|did|"
    r"has|will|do|are|were|had|would)(?:n't)? "
    r"(?:it|she|he|they|(?:that|this) one)\b"
)
"""A question about what was shown last, in small letters: "what currency is it in"."""
_APPOSED = re.compile(
    r" (?P<noun>deal|contact|opportunity|opp), (?:the|that) (?P<more>[^\W\d_]+(?: [^\W\d_]+)?) "
    r"(?:thing|one|project|guy)\b",
    re.IGNORECASE,
)
"""More of what tells which one, behind the noun: "the Ostrava deal, | the furnace thing"."""
_BETTER = re.compile(
    r"^(?P<lead>(?:[a-z']+ )*)[^\Wa-z][^,;]*[,;] ?"
    r"(?:(?:no[,;:]|(?:no,? )?(?:wait|sorry|oops|[Ii] mean|[Ii] meant|rather|actually)\b,?) )+(?=[^\Wa-z])"
)
"""A name in front of the one it is put right with: "show me | Jane Doe, no, | Jan Moe"; "Hotels, no limits" is one."""
_IN_WHICH = re.compile(
    r"^(?:(?:and|so|but|ok|okay|then|now)[, ]+)*(?:in|at|on|under|from|by) (?=(?:which|what) )", re.I
)
"""What a question begins with and no name does: "in | which stage is Larch"."""


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
    sentence = sentence_of(_APPOSED.sub(r" \g<more> \g<noun>", _IN_WHICH.sub("", text)))
    low, patterns = sentence.low, patterns_of(Same(record))
    if found := _by_number(low, patterns, has_list):
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
    if _POINTED_AT.search(low):
        return Reference(kind="last")
    if _SUBJECT.search(low) and sentence.raw[1:] == low[1:]:
        return Reference(kind="last")
    name = name_in(sentence_of(_BETTER.sub(r"\g<lead>", sentence.raw)), patterns, part)
    if name and has_list and name.isdecimal() and int(name) <= LONGEST_LIST:
        return Reference(kind="ordinal", position=int(name))  # "delete 2"
    if name:
        return Reference(kind="name", text=name)
    for words in (hints or {}).get("hubspot_name", ()):
        if clean(words).lower() in low and any(word not in FILLERS for word in fold(words).split()):
            return Reference(kind="name", text=clean(words))
    if patterns["this"].search(low) or _PRONOUN.search(low):
        return Reference(kind="last")
    about = patterns["the_noun"].search(low) or (not part and patterns["named"].search(low))
    return Reference(kind="last") if has_last and about else None


def _by_number(low: str, patterns: dict[str, re.Pattern[str]], has_list: bool) -> Reference | None:
    if url := patterns["url"].search(low):
        return Reference(kind="id", text=url["id"], page=(url["account"] or "", url["type"]))
    whole = position(fold(low)) if "%" not in low else None
    if whole is not None and (whole <= LONGEST_LIST or has_list):
        if whole == -1 and not has_list:
            return Reference(kind="last")
        return Reference(kind="ordinal", position=whole, counted=is_counted(fold(low)))
    found = patterns["id"].search(low) or _LONG_NUMBER.search(low)
    if not found:
        return None
    number = found[1]
    if has_list and int(number) <= LONGEST_LIST:
        return Reference(kind="ordinal", position=int(number)) if int(number) else None
    after = low[found.end() :].lstrip()
    said_id = "id" in found.group() or "#" in found.group() or "number" in found.group() or len(number) >= 6
    return Reference(kind="id", text=number) if said_id or _AFTER_ID.match(after) else None


_LONG_NUMBER = re.compile(r"(?<![\w+.,#-])(\d{7,20})(?![\w.,-]*\d)")
_AFTER_ID = re.compile(
    r"'s\b|[.,;:!?)]|$|(?:to|as|in|is|and|please|for|from|with|of|on|now|should|at|by|owner|pls|about|"
    r"worth|doing|closed|won|lost|yet|still|open)\b"
)
"""What may follow a number that is an id, though nobody called it one."""


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
    return Reference(kind="ordinal", position=place, counted=is_counted(found[1])) if place else None
