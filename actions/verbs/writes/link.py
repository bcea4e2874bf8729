"""Linking a record that exists with another: as one of the changes of an update, or at create."""

from __future__ import annotations

from ...chat import show
from ...chat.dialog import Dialog, Target
from ...chat.turn import Turn
from ...language import read_link, read_reference
from ...language.said import LINK, Change, Choice, Unclear, Value
from ...language.wish.links import Link as Wish
from ...language.wish.links import names_of
from ...ledger.operation import Write
from ...portal import Item, Portal
from ...record import CATALOGUE, Record, Slot, of_type
from ..case import Case, open_case
from ..finding.find import called, the_last
from ..finding.nouns import kind_shown, kinds
from ..heard.jobs import Job, queued
from ..values import chosen_reading
from .writing import write


def link_in(text: str) -> Wish | None:
    """The link that a message asks for."""
    return read_link(text, (word for record in CATALOGUE.values() for word in (record.singular, *record.synonyms)))


def link_job(turn: Turn, *, shown: bool = False) -> Job | None:
    """The update that links two records: "link it to John Smith", "attach Jane to the Larch deal".

    shown: only where one is the record shown last, and nothing else is said.
    """
    wish = link_in(turn.text)
    if wish is None:
        return None
    called = kind_called(wish.record.lower().rsplit(" ", 1)[-1])
    last = kind_shown(turn.last_record)
    record = called or last or next(iter(kinds()))
    about = read_reference(wish.record, record, has_last=last is not None, part=True)
    if not record.dialogs or (shown and (wish.rest or not last or not about or about.kind != "last")):
        return None
    return Job.said("update", record, turn)


def as_change(wish: Wish) -> Change:
    """A link among the changes of an update, to be looked up."""
    return Change(said=wish.noun or "link", property=LINK, label="link", text=f"{wish.noun} {wish.other}".strip())


def kind_called(noun: str) -> Record | None:
    """The kind of record that goes by this noun."""
    return next((r for r in CATALOGUE.values() if noun in (r.singular, r.plural, *r.synonyms)), None)


async def find_other(case: Case, words: str, noun: str = "") -> Value | Unclear | None:
    """The record to link with; its wire is "contacts/4711". None when there is none: that is said."""
    first, _, name = words.partition(" ")
    kind = kind_called(noun) or (kind_called(first.lower()) if name else None)
    words = name if kind and not noun else words
    said = Value(wire=words, shown=words)
    if pointed := the_last(case, said):
        return Value(wire=f"{pointed[0].property}/{pointed[1].wire}", shown=pointed[1].shown)
    kinds = [kind] if kind else [r for r in CATALOGUE.values() if r.singular != case.record.singular]
    sure: list[Choice] = []
    near: list[Choice] = []
    for record in kinds:
        found = await called(case, record, words)
        portal = await case.crm.portal(record)
        rows = [_choice(record, item, portal) for item in found.items]
        (near if found.guessed else sure).extend(rows)
        titles = [show.title(record, item).casefold() for item in found.items]
        if titles == [words.casefold()] and not found.guessed:
            sure = rows
            break
    if len(sure) == 1:
        return Value(wire=sure[0].text, shown=sure[0].shown.partition(" \u2014 ")[0])
    if not sure and not near:
        case.say("utter_hubspot_no_link", said=words, linked=" or ".join(record.singular for record in kinds))
        return None
    return Unclear(reason="several" if sure else "near", said=words, choices=tuple((sure or near)[:5]))


async def others_of(case: Case, words: str) -> list[str]:
    """The names to look up: of several each by itself, unless one record has them all for its name ("Smith and Sons").

    The kind that the first was called is that of the others, too, unless they are called another.
    """
    names = names_of(words)
    if names[1:] == []:
        return [words]
    noun, _, first = names[0].partition(" ")
    kind = kind_called(noun.lower()) if first else None
    for record in [kind] if kind else [r for r in CATALOGUE.values() if r.singular != case.record.singular]:
        whole = words[len(noun) :].strip() if kind else words
        found = await called(case, record, whole)
        if any(show.title(record, item).casefold() == whole.casefold() for item in found.items):
            return [words]
    return names


def _choice(record: Record, item: Item, portal: Portal) -> Choice:
    return Choice(shown=show.row(record, item, portal), text=f"{record.object_type}/{item.id}")


async def new_links(case: Case, wish: Wish) -> list[tuple[Slot, Value | Unclear]]:
    """What a record that is being created is to be linked with: one of a kind, others are left out.

    A kind that it cannot be created with is linked afterwards.
    """
    links: list[tuple[Slot, Value | Unclear]] = []
    later: list[Job] = []
    for words in await others_of(case, wish.other):
        value = await find_other(case, words, wish.noun)
        found = _as_slot(case, value) if value else None
        taken = {*case.dialog.values, *case.dialog.unclear, *(slot.name for slot, _ in links)}
        if found and found[0].name in taken:
            case.dialog.left.append(words)
        elif found:
            links.append(found)
        elif value:
            of = case.record.singular
            later.append(Job(f"update_{of}", Dialog(object=of, sentence=f"link it to {words}")))
    case.dialog.suspended = queued(later, case.dialog.suspended)
    return links


def _as_slot(case: Case, found: Value | Unclear) -> tuple[Slot, Value | Unclear] | None:
    """The slot of the record for the kind that was found, if it has one."""
    kinds = {slot.property: slot for slot in case.record.slots if slot.kind == "link"}
    if isinstance(found, Value):
        kind, _, id = found.wire.partition("/")
        return (kinds[kind], found.model_copy(update={"wire": id})) if kind in kinds else None
    kind = found.choices[0].text.partition("/")[0]
    choices = [
        c.model_copy(update={"text": c.text.partition("/")[2]}) for c in found.choices if c.text.startswith(kind)
    ]
    return (kinds[kind], found.model_copy(update={"choices": tuple(choices)})) if kind in kinds else None


async def settle_links(case: Case) -> None:
    """Look up what is to be linked, now that it is known which record it is about."""
    changes: list[Change] = []
    for change in case.dialog.changes:
        if change.property != LINK or change.value is not None:
            changes.append(change)
            continue
        for words in await others_of(case, change.text):
            value = await find_other(case, words)
            if value is not None:
                changes.append(change.model_copy(update={"value": value, "text": words}))
    case.dialog.changes = changes


async def link_said(case: Case) -> Value | Unclear | None:
    """The record to link with, from the answer to "which one?"."""
    if reading := chosen_reading(case):
        return Value(wire=reading.text, shown=reading.shown.partition(" \u2014 ")[0])
    return await find_other(case, case.turn.text)


async def make_links(case: Case, target: Target) -> list[str]:
    """Make the links that are settled; what was linked."""
    wanted = [c.value for c in case.dialog.changes if c.property == LINK and isinstance(c.value, Value)]
    for value in wanted:
        await _make(case, target, value)
    case.dialog.changes = [c for c in case.dialog.changes if c.property != LINK]
    return [value.shown for value in wanted]


async def _make(case: Case, target: Target, value: Value) -> None:
    kind, _, id = value.wire.partition("/")
    other = of_type(kind)
    await open_case(case.turn, other, write=True)  # the credential may lack what it takes

    async def send() -> Item:
        await case.crm.link(case.record, target.id, other, id)
        return target.item

    await write(case, Write("link", case.record.singular, target.id, links=((kind, id),)), send)
