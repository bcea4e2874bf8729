"""Two wishes in one sentence: "move it to closed won and create a follow-up deal for 5k"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ..english.phrases import WISH
from ..english.text import lower, masked, sentence_of
from ..update.clauses import BEFORE
from ..which.subject import read_command

_JOINT = re.compile(
    r"(?:,? and(?: then| also| afterwards)?|,? then|,? after that|[,;.!]+(?: and| then| also| plus)*|,? also|,? plus) +"
)
_MAKE = r"(?:creat(?:e|ing)|add|make|open|start|set up|log|register|enter)"
_SHOW = (
    r"(?:(?:show|list|display)(?: me| us)? (?:my|all|the|it|him|her|every|our|that|this)\b"
    r"|(?:tell|remind) me (?=(?:who|what|when|which|whose|how)\b)"
    r"|(?=what(?:'s| is| are) (?:his|her|its|their)\b|who (?:owns|is on) (?:it|him|her)\b|when does (?:it|he|she)\b))"
)

_ALSO = "also"
"""A wish without its verb."""
_NAMED = r"(?= (?:called|named|for|worth|over|about)\b| [\"\x02\d]| ?[:(]|[^,.;]* (?:for|worth|over) \S?\d)"
"""What follows a kind of record that is made; "a deal breaker" is none."""


_OWN = (r" (?:for|worth|over|at) \S?\d", r"\S@\S")
"""An amount, an address: what two records of one kind are told apart by."""
_SAVE_THEM = re.compile(
    r"(?P<first>.*\S@\S.*?[ ,;.](?:please )?(?:save|add|create|put|store|register|enter) (?:him|her|them)"
    r"(?: in| up| to hubspot| as a contact)?),? (?:and|then|plus)(?: then| also)? "
    r"(?P<next>(?:please )?(?:open|create|make|add|start|log|set up) (?:an? |the )?(?:new )?(?P<noun>[a-z]+)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Somebody who was told of is to be saved, and something is to be made for them."""
_OF_EACH = re.compile(
    r"[,;.]? (?:and )?(?:both|each|all)(?: of them)?(?: are| being)? (?=(?:in|at|for|with|closing|due)\b)"
)


_SHOWN = re.compile(
    rf"(?:{WISH})(?:{_SHOW}|(?:show|open|display|pull up|bring up|find|get)(?: me| us)? (?=\x02))(?P<rest>.*)"
)
"""What is to be shown, or who by name."""
_GONE_BY_NAME = re.compile(
    rf"(?:{WISH})(?:(?:delete|trash|erase|archive|remove|get rid of) [\x02\"][^,;]*(?:[,;]|$)"
    r"|(?:delete|trash|erase) [a-z'-]+(?: [a-z'-]+){0,3} ?[.!]?$)"
)
_HEAD = re.compile(r"[.!?] \w+")


class _Patterns(NamedTuple):
    """What depends on the words for records."""

    noun: re.Pattern[str]
    named: re.Pattern[str]
    made: re.Pattern[str]
    gone: re.Pattern[str]
    new: re.Pattern[str]
    same: re.Pattern[str]
    goes_too: re.Pattern[str]
    another: re.Pattern[str]
    first: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(nouns: tuple[str, ...]) -> _Patterns:
    kinds = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    made = rf"(?:{WISH}){_MAKE} "
    return _Patterns(
        noun=re.compile(rf"\b({kinds})\b"),
        named=re.compile(rf"{made}(?:me )?(?:the )?(?P<noun>{kinds}) (?=[\x02\"])"),
        made=re.compile(
            rf"{made}(?:me )?(?:(?:a|an|another|one more)(?: [\w-]+){{0,3}}? (?P<a>{kinds}|one)|new (?P<b>{kinds}))\b"
        ),
        gone=re.compile(
            rf"(?:{WISH})(?:delete|trash|erase|archive) (?:(?:the|that|this|my|our) (?:[^,;.]*? "
            rf")??(?P<n>{kinds})|it|him|her|(?P<m>{kinds}))\b"
        ),
        new=re.compile(rf"{made}(?:me )?(?:the |an? )?(?:new )?(?:(?P<noun>{kinds})\b|(?=[^,;]+[ ,]\S+@))"),
        same=re.compile(rf"(?:(?:a|another) )?(?:new )?(?P<noun>{kinds}) (?:(?:called|named) )?[\x02\"]"),
        goes_too=re.compile(rf"(?:the )?(?P<noun>{kinds}) (?=[\x02\"\d]|\S+@)"),
        another=re.compile(rf"(?:a|an|another|one more) (?P<new>(?:brand )?new )?(?P<noun>{kinds})\b{_NAMED}"),
        first=re.compile(rf"{made}(?:the )?(?:{kinds})\b|(?:{WISH})(?:a|another) new (?:{kinds})\b"),
    )


class Part(NamedTuple):
    """One of several wishes: its verb ("create", "update", "delete", "get"), what kind of record, and its words.

    `noun` is empty where it says "it", "one" or only a name.
    """

    verb: str
    noun: str
    text: str


def split_jobs(text: str, nouns: Mapping[str, str]) -> list[Part]:
    """The wishes of a sentence in order, if there are several; `nouns` maps what records are called to their kind.

    Only where the later ones cannot belong to the first: "create X and set its stage" is one.
    """
    sentence = sentence_of(text)
    if not _JOINT.search(sentence.low):
        return []
    if (saved := _SAVE_THEM.match(sentence.raw)) and nouns.get(saved["noun"].lower(), "contact") != "contact":
        return [Part("create", "contact", saved["first"]), Part("create", nouns[saved["noun"].lower()], saved["next"])]
    low = masked(sentence.raw, sentence.low)
    for head in _HEAD.finditer(sentence.low):  # a capital there tells nothing
        low = low[: head.start()] + head.group() + low[head.end() :]
    kinds = _patterns(tuple(nouns))
    begun = _first(sentence.low, kinds)
    again = begun[1] if begun and begun[0] == "create" else ""
    goes, looks = (begun is not None and begun[0] == verb for verb in ("delete", "get"))
    cuts: list[tuple[int, int, str, str]] = []
    for joint in _JOINT.finditer(low):
        found = _second(low, joint.end(), kinds, again)
        found = found or (_beside_deletion(low, joint, kinds) if goes else _another(low, joint, kinds, nouns))
        found = found or (_goes_as_well(low, joint) if begun and begun[0] == "create" else None)
        if looks and not found and not any(cut[2] == "create" for cut in cuts) and _changes(low[joint.end() :]):
            found = "update", ""
        if found and _quotes_closed(sentence.low[: joint.start()]):
            cuts.append((joint.start(), joint.end(), found[0], nouns.get(found[1], "")))
    first = begun if looks else _first(sentence.low[: cuts[0][0]], kinds) if cuts else None
    if first is None or {cut[2] for cut in cuts} <= {"update"}:  # a change of what is looked up is one wish
        return []
    if first[0] not in ("create", "delete"):  # what is shown or changed may have "a deal" too
        cuts = [cut for cut in cuts if cut[2] != _ALSO]
    ends = [*(start for start, *_ in cuts), len(sentence.raw)]
    parts = [Part(first[0], nouns.get(first[1], ""), sentence.raw[: ends[0]])]
    for (_, begin, verb, noun), end in zip(cuts, ends[1:], strict=True):
        said = sentence.raw[begin:end]
        if verb == _ALSO:
            verb, said = first[0], f"{first[0]} {said}"
        parts.append(Part(verb, noun or parts[-1].noun, said))
    return _shared(parts)


def _shared(parts: list[Part]) -> list[Part]:
    """The wishes, what the last one tells of "both" or "all" said of each where all make the same kind of record."""
    told = _OF_EACH.search(lower(parts[-1].text))
    if told is None or {(part.verb, part.noun) for part in parts} != {("create", parts[0].noun)}:
        return parts
    of_each = parts[-1].text[told.end() :]
    own = [*(part.text for part in parts[:-1]), parts[-1].text[: told.start()]]
    return [part._replace(text=f"{text}, {of_each}") for part, text in zip(parts, own, strict=True)]


def _second(low: str, start: int, kinds: _Patterns, again: str = "") -> tuple[str, str] | None:
    """The wish that can begin here: its verb, and the noun it names.

    again: the noun of the record to be made before, of which another may follow by name ("and add deal Fir").
    """
    named = kinds.named.match(low, start)
    if named and named["noun"] == again:
        return "create", again
    made = kinds.made.match(low, start)
    if made:
        noun = made["a"] or made["b"]
        return "create", "" if noun == "one" else noun
    gone = kinds.gone.match(low, start)
    if gone:
        return "delete", gone["n"] or gone["m"] or ""
    shown = _SHOWN.match(low, start)
    if shown:
        noun_at = kinds.noun.search(shown["rest"])
        noun = noun_at[1] if noun_at else ""
        return ("list" if noun.endswith("s") else "get"), noun
    return None


def _another(low: str, joint: re.Match[str], kinds: _Patterns, nouns: Mapping[str, str]) -> tuple[str, str] | None:
    """A record of another kind made with the same verb: "create a contact Jane Doe and | a deal Larch for 5k".

    A deal may be told to be with a contact that is there, so that one is new only if it is said or has an address.
    """
    before = kinds.noun.search(low[: joint.start()])
    if before and (same := _one_more(low, joint, before[1], kinds)):
        return _ALSO, same
    if not re.search("[a-z]", joint.group()):
        return None
    found = kinds.another.match(low, joint.end())
    if not found or not before or nouns[before[1]] == nouns[found["noun"]]:
        return None
    sure = found["new"] or nouns[found["noun"]] == "deal" or "@" in low[found.end() :]
    return (_ALSO, found["noun"]) if sure else None


def _one_more(low: str, joint: re.Match[str], noun: str, kinds: _Patterns) -> str:
    """The noun said again before another record of the kind, each with a value that only one of them can have."""
    own, before = kinds.same.match(low, joint.end()), low[: joint.start()]
    if own is None or own["noun"] != noun:
        return ""
    told = any(re.search(value, before) and re.match(f"[^;]*?{value}", low[own.end() :]) for value in _OWN)
    return noun if told else ""


def _beside_deletion(low: str, joint: re.Match[str], kinds: _Patterns) -> tuple[str, str] | None:
    """What follows a deletion, which has no values that these could be: another one, or a new record."""
    made = kinds.new.match(low, joint.end())
    return ("create", made["noun"] or "contact") if made else _goes_too(low, joint, kinds)


def _goes_as_well(low: str, joint: re.Match[str]) -> tuple[str, str] | None:
    """A record to be deleted after one that is made, by its name alone: "… and then delete Jo Kim"."""
    found = _GONE_BY_NAME.match(low, joint.end())
    return ("delete", "") if found and not re.search(" (?:from|as|off) ", found.group()) else None


def _goes_too(low: str, joint: re.Match[str], kinds: _Patterns) -> tuple[str, str] | None:
    """Another record to be deleted, its kind said again: "delete contact Jo Kim and | contact Ana Diaz"."""
    found = kinds.goes_too.match(low, joint.end())
    return (_ALSO, found["noun"]) if found and "and" in joint.group() else None


def _first(low: str, kinds: _Patterns) -> tuple[str, str] | None:
    """What the sentence begins with; "open deal X" is a look where a change of it follows."""
    noun_at = kinds.noun.search(low)
    noun = noun_at[1] if noun_at else ""
    made = _second(low, 0, kinds)
    if made and made[0] == "create":
        return made
    look = read_command(low) == "get" and not noun.endswith("s")
    if look and any(_changes(low[joint.end() :]) for joint in _JOINT.finditer(low)):
        return "get", noun
    if kinds.first.match(low):
        return "create", noun
    command = read_command(low)
    if command:
        return "list" if command == "get" and noun.endswith("s") else command, noun
    return ("update", noun) if _changes(low) else None


def _changes(low: str) -> bool:
    head = BEFORE.match(low)
    return head is not None and head["verb"] is not None


def _quotes_closed(before: str) -> bool:
    return before.count('"') % 2 == 0
