"""A create sentence put plainly: "pls creat a deel", "we just won a deal with Acme, log it", "client: Acme"."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from ...record import Record
from ..english.phrases import named_in
from ..english.slips import with_spelt

_VERBS = ("create", "register", "record", "enter", "make", "open", "save", "log", "add", "new")
_SHORTEST = 4
"""Letters below which a word is no slip of another."""
_COMMAND = re.compile(
    r"^(?P<before>(?:(?:please|pls|plz|hi|hey|hello|ok|can|could|would|u|you|i|want|need|to|like|d)[ ,!']+)*)"
    r"(?P<verb>[a-z]{3,}) (?P<between>(?:(?:a|an|the|new|me|another|one|my|this) )*)(?P<noun>[a-z]{4,})(?= |$)"
)
_WON = re.compile(
    r"^(?:(?:(?:great|good) news|hooray|yay)[,:!. ]+)?(?:(?:i|we)(?:'ve)? )?(?:just |finally )?"
    r"(?P<how>closed|won|signed|landed)(?: (?:a|an|another|our|the|new|big|great|nice))* "
    r"(?P<noun>deal|opportunity) (?=(?:with|for|at)\b)",
    re.IGNORECASE,
)
_LOG_IT = re.compile(
    r"(?:[,;.]| -| and)+ (?:(?:please|pls|plz|can you|could you|so|just|now) )*"
    r"(?:log|add|record|create|make|put|enter|save|register|note) (?:it|that|this|one)"
    r"(?: (?:in|down|up|to hubspot|in hubspot|in the crm|for me|please|pls))*[ .!]*$",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    r"\b(?:[Cc]lient|[Cc]ustomer|[Aa]ccount) ?[:=](?= ?[^\Wa-z])"
    r"|(?<=[,;:] )(?:the )?(?:[Cc]lient|[Cc]ustomer)(?: is)?(?= [^\Wa-z])"
)
"""What a firm is brought in by: "client: Acme", "…, customer Acme"."""
_IT_IS = re.compile(r"(?<=[.!?] )(?:(?:It|She|He|That)['\u2019]s|(?:It|She|He|That|This) is|Its)(?= )")
"""What a sentence of its own brings the name in by; its capital is no name's."""


def as_order(text: str, record: Record) -> str:
    """The sentence as an order to create a record, if it is told otherwise or in haste."""
    text = _COMMAND.sub(lambda said: _spelt(said, record), with_spelt(text))
    text = _IT_IS.sub(lambda said: said.group().lower(), text)
    if record.unique:
        return text
    text = _CLIENT.sub("company:", text)
    text = _without_order(text, record)
    if not (won := _WON.match(text)):
        return text
    rest = _LOG_IT.sub("", text[won.end() :]).rstrip(" .!")
    return f"new {won['noun']} {rest}, stage {'closed' if won['how'].lower() == 'closed' else 'won'}"


def _without_order(text: str, record: Record) -> str:
    """The sentence without "…, create it" at its end, if what is to be created is called what it is before that."""
    order = _LOG_IT.search(text)
    return text[: order.start()] if order and named_in(text[: order.start()], record) else text


def _spelt(said: re.Match[str], record: Record) -> str:
    """Both words of the command as they are spelt, where each is one of them or a slip of one."""
    verb = _meant(said["verb"], _VERBS)
    noun = _meant(said["noun"], (record.singular, *(word for word in record.synonyms if word.isalpha())))
    return f"{said['before']}{verb} {said['between']}{noun}" if verb and noun else said.group()


def _meant(word: str, words: tuple[str, ...]) -> str | None:
    if word in words:
        return word
    near = (meant for meant in words if len(meant) >= _SHORTEST and word[0] == meant[0])
    return next((m for m in near if len(word) >= _SHORTEST and OSA.distance(word, m) == 1), None)
