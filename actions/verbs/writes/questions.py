"""What an update asks: which property, which value, and whether that is what was meant."""

from __future__ import annotations

from ...language.said import LINK, Change, Choice, Unclear, Value
from ..case import Case
from ..refused import either
from ..values import as_choices, complain, offer, options
from ..yes import yes_no


def ask_property(case: Case, change: Change | None) -> None:
    """Ask which property, with those that the words come near to, or the usual ones."""
    if change and change.said:
        case.say("utter_hubspot_unknown_property", said=change.said)
    usual = [Choice(shown=s.words[0], text=s.words[0]) for s in case.record.slots if s.kind != "link"]
    text, offered = offer(case, (change.near if change else ()) or usual[:5])
    title = case.dialog.record.title if case.dialog.record else ""
    case.say("utter_hubspot_ask_property", offered, options=text, title=title)


def ask_value(case: Case, change: Change) -> None:
    """Ask for a property's value, with the portal's own options."""
    if change.property is None:
        return
    unclear = change.value if isinstance(change.value, Unclear) else None
    if unclear:
        complain(case, change.label, unclear)
    choices = unclear.choices if unclear else ()
    if change.property == LINK:
        text, offered = offer(case, choices)
        case.say("utter_hubspot_ask_link", offered, options=text)
        return
    text, offered = offer(case, choices or as_choices(options("", change.property, case.portal, case.pipeline)))
    case.say("utter_hubspot_ask_value", offered, label=change.label, options=text)


def ask_whether(case: Case) -> None:
    """Ask whether these changes are what was meant."""
    target, changes = case.dialog.record, case.dialog.changes
    if target:
        values = [c.value.shown if isinstance(c.value, Value) else c.text for c in changes]
        more = [f"{c.label} to {value}" for c, value in zip(changes[1:], values[1:], strict=True)]
        words = {"label": changes[0].label, "title": target.title, "value": either([values[0], *more], "and")}
        case.say("utter_hubspot_propose_change", yes_no(target.id), **words)


def typed(case: Case, change: Change | None) -> str:
    """The property whose value is open, if it takes not just any words."""
    prop = case.portal.properties.get(change.property or "") if change else None
    return prop.name if prop and (prop.type != "string" or prop.options) else ""
