"""Questions of how somebody is reached: "at what address can she be e-mailed?" asks for her e-mail address."""

from __future__ import annotations

import re

_HOW = (
    r"^(?P<lead>(?:(?:and|so|ok|but|hey|hi|please)[ ,]+)*)"
    r"(?:(?:(?:at|to|on|under|by) )?(?:what|which) (?:e-?mail |mail |phone |telephone )?(?:address|number)|where|how) "
)
_MAY = r"(?:can|could|should|shall|may|must|might|do|would)"
_END = r"(?: (?:at|to|on|under))?[ ?.!]*$"
_WHO = r"(?P<who>(?!an? |to\b)[^,;:?]{2,60}?)"
_ASKED = tuple(
    (re.compile(pattern, re.I), what)
    for done, does, by, what in (
        (r"e-?mailed|mailed|written to", r"e-?mail|mail|write to", r"by e-?mail", "e-mail"),
        (r"called|phoned|rung|telephoned", r"call|phone|ring|telephone", r"by (?:tele)?phone", "phone number"),
    )
    for pattern in (
        rf"{_HOW}{_MAY} {_WHO}(?P<by>) be (?:{done}|(?:reached|contacted) {by}){_END}",
        rf"{_HOW}{_MAY} (?:i|we|you|one) (?:(?:{does}) {_WHO}|(?:reach|contact) (?P<by>[^,;:?]{{2,60}}?) {by}){_END}",
    )
)
_HIS = {"he": "his", "him": "his", "she": "her", "her": "her", "they": "their", "them": "their"}


def reaching(text: str) -> str:
    """The question for the address or the number itself, where that is what is asked."""
    for pattern, what in _ASKED:
        if found := pattern.match(text):
            who = found["who"] or found["by"]
            his = _HIS.get(who.lower())
            return f"{found['lead']}what is {his} {what}?" if his else f"{found['lead']}what is {who}'s {what}?"
    return text
