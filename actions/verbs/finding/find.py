"""Which record? By id, unique value, name, "it" or its place in the list; never the first hit in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from rapidfuzz import fuzz

from ...chat import show
from ...errors import NotFound
from ...language import MOST_GROUPS, MOST_TOGETHER, read_value
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import Choice, Reference, Unclear, Value
from ...portal import Filter, Item, Search
from ...record import CATALOGUE, Record, Slot, of_type
from ..case import Case
from .linked import spoken_of, those, with_last
from .recent import up_to_date

OFFERED = 5
"""How many candidates are listed; more words narrow the rest."""
_FILTERED = 3
"""Words of a name that HubSpot surely compares; of longer ones some may be beyond its limits on filters."""
_OWNED = re.compile(r"(?P<whose>.*\w)['\u2019]s [a-z][a-z ]*$")
"""What may belong to a record, whatever it is, and be no part of its name: "Larch's renewal terms"."""
CLOSE = 75.0
"""Similarity (0 to 100) from which a misspelt name is worth offering."""


@dataclass
class Found:
    """What a reference led to.

    Attributes:
        items: the records that fit, at most as many as are offered.
        more: how many fit beyond those.
        guessed: they only come near the words.
        search: what found them, to narrow it down.
    """

    items: Sequence[Item]
    more: int = 0
    guessed: bool = False
    search: Search | None = None

    @property
    def sure(self) -> bool:
        """Whether the words name a record, and not only one like it."""
        return bool(self.items) and not self.guessed

    @property
    def only(self) -> Item | None:
        """The one record that they surely name."""
        return self.items[0] if self.sure and len(self.items) == 1 else None


async def find(case: Case, reference: Reference, also: Sequence[str] = ()) -> Found:
    """The records a reference may mean; `also` are properties needed beyond the card's."""
    wanted = case.record.fetched_with(also)
    if reference.kind == "name":
        return await by_name(case, case.record, reference.text, wanted)
    if reference.page and not _is_here(case, *reference.page):
        return Found([])
    key, unique = key_of(case, reference)
    if key is None:
        links = with_last(case) if reference.kind == "last" else ()
        items, more = await those(case, links, wanted, OFFERED) if links else ((), 0)
        person = spoken_of(case) if reference.kind == "last" and not items else None
        if person is None or person.object != case.record.singular:
            return Found(items, more)
        key = person.id
    if unique:
        return await by_unique(case, case.record, key, wanted)
    try:
        return _read(case, case.record, await case.crm.read(case.record, key, properties=wanted))
    except NotFound:
        return await _titled(case, key, wanted) if reference.kind == "id" and case.turn.choice is None else Found([])


def _is_here(case: Case, account: str, type_id: str) -> bool:
    """Whether the page with this in its address is of this account and of such a record."""
    ours = case.portal.account.portal_id
    return type_id in (case.record.type_id, case.record.singular) and account in ("", str(ours or account))


async def _titled(case: Case, number: str, wanted: Sequence[str]) -> Found:
    """The records that have a number for their whole name: "deal 4711"."""
    page = await case.crm.search(case.record, all_words(case.record, [number]), properties=wanted, limit=OFFERED)
    items = up_to_date(case, case.record, page.items, lambda item: show.title(case.record, item) == number)
    return Found([item for item in items if show.title(case.record, item) == number])


def _read(case: Case, record: Record, item: Item) -> Found:
    case.read.add((record.singular, item.id))
    return Found([item])


async def by_unique(case: Case, record: Record, value: str, wanted: Sequence[str]) -> Found:
    """The record that holds a unique value. A read knows the newest; a HubSpot that does not read so is searched."""
    name = record.unique or ""
    try:
        return _read(case, record, await case.crm.read(record, value, properties=wanted, id_property=name))
    except NotFound:
        same = Search(groups=((Filter(property=name, operator="EQ", value=value),),))
        page = await case.crm.search(record, same, properties=wanted, limit=OFFERED)
        return Found(up_to_date(case, record, page.items, lambda item: item.properties.get(name) == value))


def key_of(case: Case, reference: Reference) -> tuple[str | None, str | None]:
    """The id to read and, for a unique value, the property it is a value of."""
    if reference.kind == "email":
        return reference.text, case.record.unique
    if reference.kind == "last":
        last = case.turn.last_record
        return (last.id if last and last.object == case.record.singular else None), None
    if reference.kind == "ordinal":
        shown = case.turn.last_list
        fits = shown is not None and shown.object == case.record.singular
        places = shown.places(reference.position or 0, counted=reference.counted) if shown and fits else []
        return (shown.targets[places[0]].id if shown and places else None), None
    return reference.text, None


async def by_name(case: Case, record: Record, words: str, wanted: Sequence[str]) -> Found:
    """Records whose name holds all the words; failing that, those whose name comes close."""
    tokens = re.findall(r"\w+", words)
    if not tokens:
        return Found([])
    search = all_words(record, tokens)
    page = await case.crm.search(record, search, properties=wanted, limit=OFFERED)
    hits = [item for item in page.items if len(tokens) <= _FILTERED or holds(show.title(record, item), tokens)]
    items = up_to_date(case, record, hits, lambda item: holds(show.title(record, item), tokens))
    exact = [i for i in items if fold(show.title(record, i)) == fold(words)]
    if len(exact) == 1:
        return Found(exact)
    if items:
        return Found(items, more=max((page.total or 0) - len(items), 0), search=search)
    singular = [re.sub(r"(?<=[^\W\d_]{3})s$", "", token) for token in tokens]
    if singular != tokens:  # "rahmans job title": an apostrophe is easily left out
        page = await case.crm.search(record, all_words(record, singular), properties=wanted, limit=OFFERED)
        if page.items:
            return Found(page.items, page.more, guessed=len(page.items) == 1)
    found = await _colleagues(case, record, tokens, wanted) or await _near(case, record, words, tokens, wanted)
    if not found.items and (owned := _OWNED.match(words)):
        found = await by_name(case, record, owned["whose"], wanted)
        found.guessed = True
    return found


async def _colleagues(case: Case, record: Record, tokens: Sequence[str], wanted: Sequence[str]) -> Found | None:
    """People of a company, where its name was said for theirs: "the contact of Umoja Health"."""
    company = next((s.property for s in record.slots if s.name == "company" and s.kind == "text"), None)
    if company is None:
        return None
    group = tuple(_token(company, word) for word in tokens[:6])
    page = await case.crm.search(record, Search(groups=(group,), sort=record.created), properties=wanted, limit=OFFERED)
    return Found(page.items, page.more, guessed=True) if page.items else None


async def _near(case: Case, record: Record, words: str, tokens: Sequence[str], wanted: Sequence[str]) -> Found:
    """Names that start like one of the words, the closest first: for what was misspelt or half remembered."""
    search = _any_start(record, tokens)
    if search is None:
        return Found([])
    page = await case.crm.search(record, search, properties=wanted, limit=50)
    told = f" {fold(' '.join(tokens))} "
    alike = [item for item in page.items if told in f" {fold(show.title(record, item))} "]
    if plain := up_to_date(case, record, alike, lambda item: holds(show.title(record, item), tokens)):
        return Found(plain[:OFFERED], max(len(plain) - OFFERED, 0))
    if within := _within(record, page.items, tokens):
        ids, said = {item.id for item in within}, f" {fold(' '.join(tokens))} "
        ordered = [item for item in within if f" {fold(show.title(record, item))} " in said]
        turned = len(record.title) > 1 and not ordered  # "Wei Chen" is another person than Chen Wei
        return Found(up_to_date(case, record, ordered or within, lambda item: item.id in ids), guessed=turned)
    scored = [(_closeness(words.casefold(), show.title(record, i).casefold()), i) for i in page.items]
    close = sorted((s for s in scored if s[0] >= CLOSE), key=lambda s: -s[0])
    items = [item for _, item in close[:OFFERED]]
    known = {item.id for item in items}
    return Found(up_to_date(case, record, items, lambda item: item.id in known), guessed=True)


def _closeness(words: str, title: str) -> float:
    """How like a title the words are; a long one may stand, misspelt, among other words."""
    within = fuzz.partial_ratio(title, words) if 8 <= len(title) <= len(words) else 0.0
    return max(fuzz.token_set_ratio(words, title), within)


def _within(record: Record, items: Sequence[Item], tokens: Sequence[str]) -> list[Item]:
    """The records whose whole name stands within the words: "the Otter Lake thing fell through"; the longest names."""
    said = {fold(token) for token in tokens}
    named = [(set(fold(show.title(record, item)).split()), item) for item in items]
    held = [(name, item) for name, item in named if len(name) > 1 and name <= said]
    return [item for name, item in held if not any(name < other for other, _ in held)]


def holds(title: str, tokens: Sequence[str]) -> bool:
    """Whether a title has all the words."""
    words = set(re.findall(r"\w+", fold(title)))
    return all(fold(token) in words for token in tokens)


def all_words(record: Record, tokens: Sequence[str]) -> Search:
    """Those with every word in the name. HubSpot: CONTAINS_TOKEN fits whole tokens, at most 6 filters in a group."""
    if len(record.title) == 1:
        filters = [_token(record.title[0], word) for word in tokens[:6]]
        return Search(groups=(tuple(filters),), sort=record.created)
    # A name in several properties: the words may be the first, the last, or both. The likeliest cuts first.
    cuts = sorted(range(len(tokens) + 1), key=lambda cut: (cut != 1, abs(cut - 1)))
    first, last = record.title[0], record.title[-1]
    groups: list[tuple[Filter, ...]] = []
    for cut in cuts[:MOST_GROUPS]:
        parts = (first, tokens[:cut]), (last, tokens[cut:])
        group = tuple(_token(name, word) for name, words in parts for word in words[:3])
        if sum(map(len, groups)) + len(group) <= MOST_TOGETHER:
            groups.append(group)
    return Search(groups=tuple(groups), sort=record.created)


def _any_start(record: Record, tokens: Sequence[str]) -> Search | None:
    telling = sorted((w for w in tokens if len(w) > 2 and fold(w) not in FILLERS), key=len, reverse=True)
    starts = [word[: max(3, len(word) // 2)].lower() for word in telling]
    starts += dict.fromkeys(s.replace(a, b) for s in starts for a, b in _APART.items() if a in s)
    groups = [(_token(name, f"{start}*"),) for start in starts for name in record.title][:MOST_GROUPS]
    return Search(groups=tuple(groups), sort=record.created) if groups else None


_APART = {"o": "\u00f8", "l": "\u0142", "d": "\u0111"}
"""Letters for which HubSpot's search takes no plain one: "odegard" finds no Ødegård; "muller" finds Müller."""


def _token(property_name: str, word: str) -> Filter:
    return Filter(property=property_name, operator="CONTAINS_TOKEN", value=word)


_ACCOUNT = re.compile(r"(?<=\w) (?:account|people|folks|guys|team|customer|client)$", re.IGNORECASE)
"""What a firm is called beside its name: "the Brightwater account"."""
PRONOUNS = re.compile(
    r"him|her|them|it|(?:this|that)(?: (?:person|contact|lead|guy|lady|one|company|account|customer|client))?", re.I
)


def is_pronoun(said: Value | Unclear) -> TypeGuard[Value]:
    """Whether a record is only pointed at: "her", "this company"."""
    return isinstance(said, Value) and PRONOUNS.fullmatch(said.wire) is not None


def the_last(case: Case, said: Value | Unclear) -> tuple[Slot, Value] | None:
    """ "A deal for him": the record shown last, and the slot that links to its kind."""
    last = case.turn.last_record
    if last is None or not is_pronoun(said):
        return None
    kind = CATALOGUE[last.object].object_type if last.object in CATALOGUE else ""
    slot = next((s for s in case.record.slots if s.kind == "link" and s.property == kind), None)
    return (slot, Value(wire=last.id, shown=last.title)) if slot else None


async def find_linked(case: Case, slot: Slot, said: Value) -> tuple[Slot, Value | Unclear | None]:
    """The record to associate, from its name or e-mail, and its slot. None when there is none: that is said.

    "A deal for Jane Roe" does not tell a company from a person: one of the other kind that is called so will do.
    """
    record = of_type(slot.property)
    found = await called(case, record, said.wire)
    if (not found.items or found.guessed) and (bare := _ACCOUNT.sub("", said.wire)) != said.wire:
        found = await called(case, record, bare)
    if not found.items or found.guessed:
        for other in (s for s in case.record.slots if s.kind == "link" and s is not slot):
            kind = of_type(other.property)
            same = await called(case, kind, said.wire)
            if len(same.items) == 1 and not same.guessed and other.name not in case.dialog.values:
                return other, Value(wire=same.items[0].id, shown=show.title(kind, same.items[0]))
    if len(found.items) == 1 and not found.guessed:
        return slot, Value(wire=found.items[0].id, shown=show.title(record, found.items[0]))
    if not found.items and (owner := _colleague(case, said)):
        return owner
    if not found.items:
        case.say("utter_hubspot_no_link", said=said.shown, linked=record.singular)
        return slot, None
    portal = await case.crm.portal(record)
    choices = tuple(Choice(shown=show.row(record, item, portal), text=item.id) for item in found.items)
    return slot, Unclear(reason="near" if found.guessed else "several", said=said.shown, choices=choices)


def _colleague(case: Case, said: Value) -> tuple[Slot, Value] | None:
    """The owner's slot, where "for Tomás" means one of the account's own people and no firm."""
    slot = next((s for s in case.record.slots if s.kind == "owner" and s.name not in case.dialog.values), None)
    owner = read_value(slot, said.wire, case.portal, case.turn.now) if slot else None
    return (slot, owner) if slot and isinstance(owner, Value) and owner.wire else None


async def called(case: Case, record: Record, words: str) -> Found:
    """The records of a kind, perhaps another one, that go by this name or have this e-mail address."""
    if "@" not in words:
        return await by_name(case, record, words, record.fetched)
    return await by_unique(case, record, words, record.fetched) if record.unique else Found([])
