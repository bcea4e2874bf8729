"""When HubSpot does not accept a value: say why in the portal's own words, and ask for it again."""

from __future__ import annotations

from ..chat import show
from ..errors import Refused, Result
from ..language import corrected, read_property_value
from ..language.said import Unclear, Value
from ..language.value.phones import find_phones
from ..language.value.values import kind_of
from ..language.which.refusal import refuses_only
from ..portal import Portal, Property
from .case import VALUE, Case
from .values import as_choices, chosen_reading, complain, offer, options, pressed, refused_reading, writable

REQUIRED = {"MISSING_REQUIRED_PROPERTY", "MISSING_CONDITIONAL_REQUIRED_PROPERTY"}


async def explain_refusal(case: Case, refused: Refused) -> list[str]:
    """Say why, property by property. The names of the properties to ask for again.

    The portal is read again first: an option may have gone since it was cached.

    Raises:
        Refused: HubSpot named no property, so there is nothing to ask for.
    """
    if not refused.by_property:
        raise refused
    if not refused.codes or set(refused.codes.values()) - REQUIRED:
        case.crm.forget_portal(case.record)
        case.portal = await case.crm.portal(case.record)
    for name, reason in refused.by_property.items():
        labels = [value.shown for value in options("", name, case.portal)]
        label = show.label(name, case.portal)
        case.say(_response(name, refused, case.portal), label=label, reason=reason, options=either(labels))
    return list(refused.by_property)


async def ask_again(case: Case, refused: Refused) -> Result | None:
    """Explain a refused create and let the form ask for the properties that were refused."""
    names = await explain_refusal(case, refused)
    case.dialog.wanted = names
    for name in names:
        case.dialog.extra.pop(name, None)
    for slot in case.record.slots:
        if slot.property in names:
            case.dialog.values.pop(slot.name, None)
    return None


def _response(name: str, refused: Refused, portal: Portal) -> str:
    if refused.codes.get(name) in REQUIRED:
        return "utter_hubspot_required_property"
    if refused.codes.get(name) == "READ_ONLY_VALUE":
        return "utter_hubspot_read_only_property"
    if refused.codes.get(name) == "CONFLICTING_UNIQUE_VALUE" or "already has that value" in refused.by_property[name]:
        return "utter_hubspot_conflict"
    return "utter_hubspot_takes" if options("", name, portal) else "utter_hubspot_refused_value"


def either(labels: list[str], word: str = "or") -> str:
    """Labels as in a sentence: A, B or C."""
    return f" {word} ".join(filter(None, (", ".join(labels[:-1]), labels[-1] if labels else "")))


def read_wanted(case: Case) -> None:
    """Ask for the value of the first property that is wanted."""
    name = case.dialog.wanted[0]
    unclear = case.dialog.unclear.pop(VALUE, None)
    label = show.label(name, case.portal)
    if unclear:
        complain(case, label, unclear)
    values = options("", name, case.portal, case.pipeline)
    text, offered = offer(case, unclear.choices if unclear and unclear.choices else as_choices(values))
    case.say("utter_hubspot_ask_value", offered, label=label, options=text)


def value_said(case: Case, name: str) -> Value | Unclear:
    """The value of a property from the message: a button, a number of the list, a reading, or words."""
    offered = options("", name, case.portal, case.pipeline)
    by_button = pressed(case, offered)
    if by_button:
        return by_button
    if (others := refused_reading(case)) is not None:
        return others
    reading = chosen_reading(case)
    if reading and (same := next((v for v in offered if v.wire == reading.text), None)):
        return same
    prop = case.portal.properties.get(name, Property(name=name, label=show.label(name, case.portal)))
    words = reading.text if reading else case.turn.text
    if not reading and case.turn.verbatim and kind_of(prop) == "text":
        words = case.turn.verbatim  # "the old sensors should be removed", of a description
    found = read_property_value(prop, words, case.portal, case.turn.now, pipeline=case.pipeline)
    less = corrected(words)[0]
    if isinstance(found, Value):
        return found
    if less != words and not refuses_only(words):  # "oh ok, then Priya"
        found = read_property_value(prop, less, case.portal, case.turn.now, pipeline=case.pipeline)
    if isinstance(found, Unclear) and kind_of(prop) == "phone":  # "line dropped, the whole thing is +44 …"
        numbers = find_phones(words, case.portal.account)
        found = Value(wire=numbers[0][2], shown=numbers[0][3]) if len(numbers) == 1 else found
    return found


def take_wanted(case: Case) -> bool:
    """Take the value of the first property that is wanted."""
    name = case.dialog.wanted[0]
    value = writable(case, value_said(case, name))
    if isinstance(value, Unclear):
        case.dialog.unclear[VALUE] = value
        return False
    slot = case.record.slot_for(name)
    if slot:
        case.dialog.values[slot.name] = value
    else:
        case.dialog.extra[name] = value.wire
    case.dialog.unclear.pop(VALUE, None)
    del case.dialog.wanted[0]
    case.dialog.choices = []
    return True
