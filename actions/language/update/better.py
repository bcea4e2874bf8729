"""Another value for what was changed last, or for the property that is asked: "no, Friday", "10% more"."""

from __future__ import annotations

import re
from datetime import datetime

from ...portal import Portal, Property
from ...record import Record
from ..english.text import fold, lower
from ..said import Change, Shift, Unclear, Value
from ..value.money import scaled_like
from ..value.numerals import COUNT, position
from ..value.values import kind_of, read_property_value
from ..wish.corrections import corrected
from .changes import Changes
from .negated import unnegated
from .reading import PAST
from .shift import direction


def read_shift(
    text: str, prop: Property, record: Record, portal: Portal, now: datetime
) -> Shift | Unclear | Value | None:
    """The relative change that an answer to "what should it be?" is ("10% more"); None when it is none.

    Unclear("several"): it can be read in two ways; the text of either choice is clear.
    """
    return Changes(corrected(text)[0], record, portal, now).shift_of(prop)


def read_correction(
    text: str, last: Change, prop: Property, record: Record, portal: Portal, now: datetime
) -> Value | Shift | None:
    """Another value for the property that was changed last: "no, Friday", "three weeks", "I meant Head of Sales".

    A bare quantity after a relative change is relative too, in the same direction. Free text counts only where the
    words say that they correct something.
    """
    said, corrects = corrected(text)
    if PAST.fullmatch(lower(said)):
        return None
    ordered = _MADE.search(said) is not None
    said = unnegated(_WILL_DO.sub("", _MADE.sub("", said)).strip(" .!"))
    if isinstance(last.value, Shift):
        unit = re.search(
            rf"^(?:by )?{COUNT} (?P<unit>(?:working |business |work)?(?:day|week|month)s?)\b", last.value.said
        )
        if unit and re.fullmatch(COUNT, said.lower()):
            said = f"{said} {unit['unit']}"
        if last.value.unit == "percent" and re.fullmatch(COUNT, said.lower()):
            said = f"{said} percent"
        if isinstance(shift := read_shift(f"{said} {direction(last.value)}", prop, record, portal, now), Shift):
            return shift
    if not corrects and (kind_of(prop) == "text" or (position(fold(said)) and not ordered)):
        return None
    if kind_of(prop) == "money":
        said = scaled_like(said, last.text.lower(), portal.account)
    value = read_property_value(prop, said, portal, now)
    return value if isinstance(value, Value) and value.wire else None


_MADE = re.compile(
    r"(?:(?:make|change|set|put) (?:it|that|this)(?: to)?|it(?:'s| is)?|(?:it |that )?(?:should(?: "
    r"have|'?ve|a)? be(?:en)?|(?:is|was) (?:meant|supposed) to be)|be|to) ",
    re.I,
)
_WILL_DO = re.compile(
    r"(?: (?:is|was|would be|will be)(?: the)?(?: (?:actually|really|more like it))? ?(?:right|"
    r"correct|enough|fine|better|true|it|right one|one|plenty)?| will do| would do| suffices| instead|"
    r" then| rather)[ .!]*$",
    re.I,
)
"""What is said behind the right value: "12.5k | is correct"."""
