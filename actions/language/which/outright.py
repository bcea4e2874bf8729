"""An order that names its record by the key and says no more: nothing else can be read in it."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Record
from ..english.phrases import WISH, nouns
from ..said import Reference
from ..value.identity import Same
from .subject import DELETE, SHOW

_ENDS = r"(?:[ ,]+(?:please|pls|plz|thanks|thank you|thx|now|for me))*[ .!?]*"


def read_outright(text: str, record: Record) -> tuple[str, Reference] | None:
    """ "get" or "delete" and which record, where the sentence is such an order: "show me deal 21340005279"."""
    found = _order(Same(record)).fullmatch(text)
    if found is None:
        return None
    key = (
        Reference(kind="id", text=found["id"]) if found["id"] else Reference(kind="email", text=found["email"].lower())
    )
    return "delete" if found["delete"] else "get", key


@lru_cache(maxsize=16)
def _order(record: Same[Record]) -> re.Pattern[str]:
    email = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+" if record.held.unique == "email" else "(?!)"
    order = rf"(?:{WISH})?(?:{SHOW}|(?P<delete>{DELETE}))(?: me)?(?: the)? {nouns(record.held)}"
    key = rf"(?:(?:(?:id|number|no\.?) )?#?(?P<id>\d{{7,20}})|(?P<email>{email}))"
    return re.compile(rf"{order} {key}{_ENDS}", re.IGNORECASE)
