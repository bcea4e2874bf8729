"""Words that refuse one of several: "not the first one", "anybody except Dana", "Priya, not Dana"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..english.negations import uncontracted
from ..english.text import clean, fold, lower
from ..english.words import FILLERS
from ..english.yesno import denies, skips

_ANY = r"(?:(?:any|every|some)(?: ?(?:one|body|thing|where))?|all|whoever|whichever|whatever|wherever)"
_NO = re.compile(
    r"\b(?:not|never|neither|except(?:ing)?(?: for)?|excluding|besides|other than|apart from|aside from|rather than"
    r"|instead of|anything but|all but)\b|\bbut(?: not)?\b"
)
ANYBODY = re.compile(rf"\b{_ANY}(?: else)?(?: of (?:them|these|those))?(?: (?!is |are |was |looks? )\w+){{0,3}}?[ ,]*$")
"""What has an exception behind it: "anybody | but Dana", "any other stage | but closed won"."""
_NOBODY = re.compile(r"\b(?:nobody|no ?one|none|nothing)\b[\w ]*$")
"""With an exception behind it, it is just that one: "nobody but Dana"."""
_BESIDE = FILLERS | {
    *"no nope nah any anyone anybody anything every everyone everybody everything all else someone somebody something"
    " whoever whichever whatever definitely certainly pick choose select take use prefer rather either yet".split()
}
"""Words that choose nothing beside a refusal."""
_RATHER = re.compile(r"(?:[,;.]| -)+ (?:(?:but|rather|use|take|it is|it's) )*| but (?:rather )?")
_OR = re.compile(r" *(?:,|\bn?or\b|\band\b|\bnot\b) *")
_OPEN = re.compile(r"\W*(?:sure|certain|yet|now|known|decided|really|at all|important|so|too|quite|only|just)\b")
"""What is not refused: "not sure", "not yet"."""


class Refusal(NamedTuple):
    """What is chosen instead, "" where nothing is; and what is refused."""

    chosen: str
    refused: tuple[str, ...]


def refusal(text: str) -> Refusal | None:
    """What the words refuse, and what they choose instead; None where they refuse nothing."""
    said = uncontracted(clean(text)).strip(" .!")
    low = lower(said)
    found = next((m for m in _NO.finditer(low) if m.group() != "but" or ANYBODY.search(low[: m.start()])), None)
    if found is None or skips(text) or denies(text) or _OPEN.match(low, found.end()):
        return None
    before, after = said[: found.start()], said[found.end() :].strip(" ,")
    if not fold(after) or (_NOBODY.search(low[: found.start()]) and found.group() not in ("not", "never")):
        return None
    if _tells(ANYBODY.sub("", before)):
        return Refusal(before.strip(" ,;-"), _parts(after))
    instead = _RATHER.search(lower(after)) if found.group() in ("not", "never") else None
    if instead and _tells(after[instead.end() :]) and not fold(after[instead.end() :]).startswith(("not ", "nor ")):
        return Refusal(after[instead.end() :], _parts(after[: instead.start()]))
    return Refusal("", _parts(after))


def refuses_only(text: str) -> bool:
    """Whether the words refuse something and choose nothing."""
    return (found := refusal(text)) is not None and not found.chosen


def _tells(words: str) -> bool:
    return any(word not in _BESIDE or word.isdigit() for word in fold(words).split())


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part for part in _OR.split(words) if fold(part))
