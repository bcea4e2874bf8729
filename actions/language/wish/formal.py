"""Formal sentences in plainer words: "let his city be Oslo", "X should be added to our contacts"."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..english.phrases import CREATE
from ..update.clauses import VERBS
from ..which.subject import SHOW

_DOES = {
    "added": "add", "entered": "enter", "recorded": "record", "registered": "register", "created": "create",
    "included": "add", "deleted": "delete", "removed": "remove", "erased": "erase", "archived": "archive",
    "cleared": "clear", "emptied": "clear", "blanked": "clear", "listed": "list", "shown": "show",
    "displayed": "show", "renamed": "rename", "moved": "move", "assigned": "assign", "reassigned": "assign",
    "changed": "change", "updated": "update", "corrected": "correct", "set": "set", "raised": "raise",
    "lowered": "lower", "reduced": "reduce", "increased": "increase", "marked": "mark", "postponed": "postpone",
}  # fmt: skip
"""What is done, and how it is ordered."""
_MADE = r"added|entered|recorded|registered|created|included|deleted|removed|erased|archived|cleared|emptied|blanked"
_DONE = "|".join(_DOES)
_MUST = r"(?:should|must|shall|has to|have to|needs? to|ought to|is to|are to)"
_THEIR = r"(?:the|its|it's|his|her|their|a|an|our|my)"
_SMALL = re.compile(rf"(?:{_THEIR}|it|this|that|he|she|they)\b", re.I)
_AT_HAND = {"he": "him", "she": "her", "they": "them"}
_NOUN = r"(?:one|stage|value|number|date|amount|address|name|title|figure|answer|choice|person|deal|contact)"
_LEAD = r"(?:(?:no|sorry|wait|oh|actually|ok|okay|well|on (?:reflection|second thoughts?))[,:;. ]+)*"
_NAMED = frozenset(("stage", "amount", "name", "title"))


def _ordered(said: re.Match[str]) -> str:
    """ "Let X be deleted" as an order."""
    what = said["what"].strip()
    if _SMALL.match(what):
        what = what[0].lower() + what[1:]
    return f"{_DOES.get(said['does'].lower(), 'create')} {_AT_HAND.get(what, what)}{said['rest']}"


def _right(said: re.Match[str]) -> str:
    """ "Terms Sent is the correct stage": the value, and what it is of."""
    noun = said["noun"]
    return said["lead"] + (f"the {noun} is {said['value']}" if noun in _NAMED else said["value"])


def _nothing(_: re.Match[str]) -> str:
    return ""


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _rule(pattern: str, instead: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern, re.IGNORECASE), instead


_RULES: tuple[Rule, ...] = (
    _rule(r"^(?:furthermore|moreover|in addition|additionally|besides|henceforth|likewise)[, ]+(?=\S+ \S)", _nothing),
    _rule(
        r"^(?:[^,.;?!]{0,60}\b(?:(?:can'?t|cannot|don'?t|do not|not) [^,.;?!]{0,60}\b(?:remember|recall|know|sure)"
        r"|no idea|forg[eo]t\w*|wonder(?:ing)?|(?<!and )(?<!then )(?:remind|tell) me)\b|remind me)(?: of| about)?,?"
        r" (?=(?:what|who|whose|when|which|where|how)\b)",
        _nothing,
    ),
    _rule(
        r",? (?:can|could|do|d'|would) ?you (?:please )?(?:tell me|know|say|check)(?: that| it)?(?=[ ?.!]*$)", _nothing
    ),
    _rule(
        rf"^(?P<lead>{_LEAD})(?:the |its )?(?:working |new |full )?(?:name|title)(?: of (?:it|(?:the|this|that"
        rf"|our) (?:new )?\w+))?"
        rf" (?:{_MUST} be|would be|will be) (?=\S)",
        lambda said: f"{said['lead']}the name is ",
    ),
    _rule(rf"^let (?P<what>\S[^,;.?!]*?) be (?P<does>{_DONE})\b(?P<rest>.*)$", _ordered),
    _rule(
        rf"^(?:could|can|may|might|would) (?P<what>(?!(?:you|i|we|u|it be possible)\b)\S[^,;.?!]*?) (?:please )?be"
        rf" (?P<does>{_DONE})\b(?P<rest>[^?]*)\?*$",
        _ordered,
    ),
    _rule(
        rf"^(?P<what>(?!(?:which|what|who|how|when|why|where|if|{VERBS}|{CREATE}|{SHOW})\b)\S[^,;:?!]*?)"
        rf"(?: (?:is|was) [a-z ]{{3,30}} and)? (?-i:{_MUST} be) (?P<does>{_MADE})\b(?P<rest>.*)$",
        _ordered,
    ),
    _rule(
        rf"\blet (?P<what>{_THEIR} [^,;.?!]+?) be (?=\S)",
        lambda said: f"set {said['what']} to ",
    ),
    _rule(
        rf"(?P<before>^|[,;] (?:so |and )?)(?P<what>{_THEIR} [^,;.?!]+?) (?:is what )?(?:has|needs|wants|have|need)"
        r" (?:to (?:be )?(?:chang|correct|updat|amend)(?:e|ed)?|changing|correcting|updating|amending)"
        r"(?P<after> to \S.*|[ .!?]*)$",
        lambda said: f"{said['before']}change {said['what'][0].lower()}{said['what'][1:]}{said['after']}",
    ),
    _rule(
        rf"^(?P<lead>{_LEAD})(?P<value>\S[^,;?!]*?) (?:is|was|would be) (?:what i (?:mean|meant|want|wanted|had"
        rf" in mind)"
        rf"|the (?:correct|right|appropriate|proper|full|real|actual) (?P<noun>{_NOUN}))[ .!]*$",
        _right,
    ),
    _rule(
        rf"^as (?:for|to|regards) (?P<what>{_THEIR} [^,;]+), (?:that|it|this) (?={_MUST} (?:be|read|say)\b|is\b)",
        lambda said: f"{said['what']} ",
    ),
    _rule(
        r" (?:has|have) (?:since |now |meanwhile |just )?(?:grown|risen|fallen|dropped|shrunk|gone (?:up|down)"
        r"|come (?:up|down)|increased|decreased)(?: up| down)? to (?=\S)",
        lambda _: " is now ",
    ),
    _rule(
        rf"^(?P<lead>(?:please |kindly )?)have (?P<what>(?:an?|the|all|our) [^,;.?!]*?) (?P<does>made"
        rf"|{_DONE})\b(?P<rest>.*)$",
        _ordered,
    ),
    _rule(r" (?:is|are|to|as): (?=\S)", lambda _: ": "),
    _rule(rf" (?:{_MUST}|will) (?:bear|have|carry|get) the name (?:of )?(?=\S)", lambda _: " should be called "),
    _rule(r",? namely:? (?=\S)", lambda _: ": "),
    _rule(
        r"(?P<what>\b(?:the|its|his|her|and) (?:[\w-]+ ){0,3}?(?:date|number|amount|seats|reference|budget|value))"
        r"['\u2019]s (?=[\d\u00a3$\u20ac\"+])",
        lambda said: f"{said['what']} is ",
    ),
)
_QUOTED = re.compile('"[^"]*"|\u201c[^\u201d]*\u201d')
_SIGNS = re.compile(
    r"\b(?:be|been|furthermore|moreover|in addition|additionally|besides|henceforth|likewise|remember|recall|know|sure"
    r"|no idea|forg[eo]t\w*|wonder\w*|remind|tell|let|has|have|needs?|wants|(?:is|was) (?:what|the)"
    r"|as (?:for|to|regards)|name|title|namely|(?:is|are|to|as):)|['\u2019]s [\d\u00a3$\u20ac\"+]",
    re.IGNORECASE,
)
"""One of these is in every such sentence."""


def in_plain_words(text: str) -> str:
    """The same wish as people say it who speak plainly; what is quoted is left alone."""
    if not _SIGNS.search(text):
        return text
    quoted = _QUOTED.findall(text)
    text = _QUOTED.sub("\x01", text)
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text, count=1)
    for words in quoted:
        text = text.replace("\x01", words, 1)
    return text
