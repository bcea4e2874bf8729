"""Names of people: which part is the first and which the last name."""

from __future__ import annotations

import re

from nameparser import HumanName

_HAN = re.compile(r"[\u4e00-\u9fff]{2,3}")
"""A Chinese name written together; the family name comes first and is, but for a few, one character."""

_PARTICLES = {"ó", "ní", "nic", "mac", "ui", "uí"}


def split_name(text: str) -> tuple[str, str]:
    """First and last name; middle names stay with the first, particles ("van", "de la") with the last."""
    text = " ".join(text.split()).strip(" ,;")
    if not text:
        return "", ""
    if _HAN.fullmatch(text):
        return text[1:], text[0]
    name = HumanName(text)
    first = " ".join(part for part in (name.first, name.middle) if part)
    last = " ".join(part for part in (name.last, name.suffix) if part)
    if not first and " " in last:  # a short family name taken for a degree: "Dr. Henrik Aas"
        first, _, last = last.partition(" ")
    kept = re.sub(r"\W", "", first + last + (name.title or "") + (name.nickname or ""))
    if len(kept) < len(re.sub(r"\W", "", text)) or not (first or last):
        head, _, tail = text.partition(" ")
        return head, tail
    if " " not in text:
        return text, ""
    head, _, particle = first.rpartition(" ")
    if head and last and particle.casefold() in _PARTICLES:  # older versions of nameparser do not know them
        first, last = head, f"{particle} {last}"
    return first, last
