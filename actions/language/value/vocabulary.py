"""What a portal calls things, ready to be compared with what people say. Built once per portal object."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from ...portal import Option, Pipeline, Portal, Property
from ...record import Record, Slot
from ..english.text import fold
from ..said import ME
from .identity import Same
from .labels import Entry, Labels


class Vocabulary:
    """The labels of one portal. Stages are listed with the default (first) pipeline in front."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._stages: dict[str | None, Labels] = {}
        self._options: dict[str, Labels] = {}

    def stages(self, pipeline: str | None = None) -> Labels:
        """Stages of a pipeline, or of all. A label that several pipelines use is told apart by the pipeline."""
        if pipeline not in self._stages:
            chosen = [p for p in self.portal.pipelines if p.id == pipeline] or list(self.portal.pipelines)
            folds = [fold(stage.label) for found in chosen for stage in found.stages]
            self._stages[pipeline] = Labels(
                _stage_entry(found, i, folds.count(fold(stage.label)) > 1)
                for found in chosen
                for i, stage in enumerate(found.stages)
            )
        return self._stages[pipeline]

    @cached_property
    def pipelines(self) -> Labels:
        """Every pipeline."""
        return Labels(Entry(p.label, p.id, (p.id, f"{p.label} pipeline")) for p in self.portal.pipelines)

    @cached_property
    def owners(self) -> Labels:
        """Every owner by name, first or last name and e-mail; people of one name are told apart by e-mail."""
        names = [fold(o.name) for o in self.portal.owners]
        entries = [Entry("me", ME, ("myself", "mine", "my name", "me myself", "i", "yours truly"))]
        for owner in self.portal.owners:
            label = owner.name if names.count(fold(owner.name)) == 1 else f"{owner.name} ({owner.email})"
            local = owner.email.partition("@")[0]
            other = (owner.name, owner.first_name, owner.last_name, owner.email, local, owner.id)
            entries.append(Entry(label or owner.id, owner.id, other, owner.email or owner.id))
        return Labels(entries)

    def options(self, prop: Property) -> Labels:
        """The visible options of a property."""
        if prop.name not in self._options:
            self._options[prop.name] = Labels(_option_entry(option) for option in prop.options if not option.hidden)
        return self._options[prop.name]

    def labels(self, slot: Slot) -> Labels:
        """Every label a slot takes."""
        if slot.kind == "stage":
            return self.stages()
        if slot.kind == "pipeline":
            return self.pipelines
        return self.owners if slot.kind == "owner" else self.options(self.property(slot))

    @cached_property
    def names(self) -> dict[str, Property]:
        """Properties by folded label and, where no label is the same, by internal name."""
        found: dict[str, Property] = {}
        properties = sorted(self.portal.properties.values(), key=_precedence)
        for prop in properties:
            found.setdefault(fold(prop.label), prop)
        for prop in properties:
            found.setdefault(fold(prop.name.replace("_", " ")), prop)
        found.pop("", None)
        return found

    def touched(self, words: Iterable[str]) -> list[Property]:
        """Visible properties with options of which a name or an option begins with one of these words."""
        found = {name for word in words for name in self._by_word.get(word, ())}
        return [prop for name, prop in self.portal.properties.items() if name in found]

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for prop in self.portal.properties.values():
            if prop.options and not prop.hidden:
                for word in {*fold(prop.label).split()[:1], *self.options(prop).by_first_word}:
                    index.setdefault(word, []).append(prop.name)
        return index

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every label."""
        labels = [self.stages(), self.pipelines, self.owners, *map(self.options, self.portal.properties.values())]
        named = {word for name in self.names for word in name.split()}
        return frozenset(named.union(*(found.words for found in labels)))

    @cached_property
    def label_ends(self) -> frozenset[str]:
        """The last words of the longer labels: "reason", "date"."""
        return frozenset(name.rpartition(" ")[2] for name in self.names if " " in name)

    def called(self, record: Record) -> dict[str, Property]:
        """Properties by everything people call them: the words of the record's slots first, then labels."""
        return _called(Same(self.portal), Same(record))

    def property(self, slot: Slot) -> Property:
        """The property behind a slot; a plain stand-in where the portal does not list it."""
        return self.portal.properties.get(slot.property) or Property(
            name=slot.property,
            label=(slot.words or (slot.name,))[0].title(),
            type=_TYPES.get(slot.kind, "string"),
        )


_TYPES = {
    "money": "number",
    "number": "number",
    "date": "datetime",
    "option": "enumeration",
    "stage": "enumeration",
}


def _precedence(prop: Property) -> tuple[bool, bool, bool]:
    """Of two properties with one label: the visible, the writable, the one that is named like its label."""
    return prop.hidden, prop.read_only, prop.name != fold(prop.label).replace(" ", "_")


def _stage_entry(pipeline: Pipeline, index: int, shared: bool) -> Entry:
    stage = pipeline.stages[index]
    place = f"{stage.label} in {pipeline.label}"
    other = [place, f"{stage.label} ({pipeline.label})", f"{pipeline.label} {stage.label}", stage.id]
    if stage.closed and stage.probability is not None:
        other.append("won" if stage.probability >= 1 else "lost" if stage.probability <= 0 else "closed")
    return Entry(f"{stage.label} ({pipeline.label})" if shared else stage.label, stage.id,
                 (stage.label, *other), place if shared else stage.label, stage.label)  # fmt: skip


def _option_entry(option: Option) -> Entry:
    words = fold(option.label).split()
    initials = ("".join(w[0] for w in words),) if len(words) > 2 else ()
    return Entry(option.label or option.value, option.value, (option.value, *initials, *_ALSO.get(" ".join(words), ())))


_ALSO = {"medium": ("middle", "mid", "moderate")}
"""Other words for what options are often called."""


@lru_cache(maxsize=32)
def _vocabulary(portal: Same[Portal]) -> Vocabulary:
    return Vocabulary(portal.held)


@lru_cache(maxsize=64)
def _called(portal: Same[Portal], record: Same[Record]) -> dict[str, Property]:
    vocabulary = _vocabulary(portal)
    own = {record.held.singular, record.held.plural, *record.held.synonyms, "name"}
    found = {name: prop for name, prop in vocabulary.names.items() if name not in own}
    for slot in record.held.slots:
        if slot.kind != "link":
            for word in (*slot.words, slot.name.replace("_", " ")):
                found[fold(word)] = vocabulary.property(slot)
                found.setdefault(fold(word).replace(" ", ""), vocabulary.property(slot))
    for name, words in record.held.called.items():
        if (prop := portal.held.properties.get(name)) and not (prop.hidden or prop.read_only):
            found.update(dict.fromkeys(map(fold, words), prop))
    for word, prop in (*_head_nouns(vocabulary).items(), *_ends(vocabulary).items()):
        if word not in own:
            found.setdefault(word, prop)
    return found


def _head_nouns(vocabulary: Vocabulary) -> dict[str, Property]:
    """The last words of labels, where only one property that is no free text has a label ending so: "region"."""
    found: dict[str, list[Property]] = {}
    for prop in vocabulary.portal.properties.values():
        words = fold(prop.label).split()
        sayable = not (prop.hidden or prop.read_only) and (prop.options or prop.type == "number")
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1] if words else ""
        if sayable and len(words) > 1 and len(head) > 3:
            found.setdefault(head, []).append(prop)
    return {word: props[0] for word, props in found.items() if len(props) == 1}


def _ends(vocabulary: Vocabulary) -> dict[str, Property]:
    """Longer labels without their first word, where that is one label's only: "lost reason"."""
    found: dict[str, list[Property]] = {}
    for prop in vocabulary.portal.properties.values():
        words = fold(prop.label).split()
        if len(words) == _LONG and not (prop.hidden or prop.read_only):
            found.setdefault(" ".join(words[1:]), []).append(prop)
    return {words: props[0] for words, props in found.items() if len(props) == 1}


_LONG = 3


@lru_cache(maxsize=64)
def _spelling(record: Same[Record]) -> tuple[str, ...]:
    """The longer words by which people name the properties of such a record."""
    return tuple({w for s in record.held.slots for p in s.words for w in fold(p).split() if len(w) >= 6})


@lru_cache(maxsize=4096)
def _spelt(word: str, record: Same[Record], portal: Same[Portal]) -> str:
    words = _spelling(record)
    if word in _vocabulary(portal).words:
        return word
    near = [w for w in words if OSA.distance(word, w, score_cutoff=1) <= 1] if word not in words else []
    return near[0] if len(near) == 1 else word


def spelt(word: str, record: Record, portal: Portal) -> str:
    """A word as it is spelt: "ammount" is "amount"; the portal's own words stay as they are."""
    return _spelt(word, Same(record), Same(portal)) if len(word) >= 5 else word


def nouns_spelt(text: str, record: Record, portal: Portal) -> str:
    """A text in which the words for the record are spelt right, typed in haste: "delas", "contcts"."""
    return re.sub(
        r"\b[a-z]{4}\b|[^\W\d_]{5,}", lambda word: _noun_spelt(word.group(), Same(record), Same(portal)), text
    )


@lru_cache(maxsize=4096)
def _noun_spelt(word: str, record: Same[Record], portal: Same[Portal]) -> str:
    said, nouns = fold(word), (record.held.singular, record.held.plural, *record.held.synonyms)
    if said in nouns or said in _vocabulary(portal).words:
        return word
    for noun in nouns:
        swapped = sorted(said) == sorted(noun)  # of short words only that: "meals" are no deals
        if said[:1] == noun[:1] and OSA.distance(said, noun) == 1 and (swapped or len(noun) > 6):
            return noun
    return word


def owners_spelt(text: str, portal: Portal, *, alone: bool = False) -> str:
    """A text in which owners have their apostrophe: "priyas deals"; `alone`: also at its end, where names end in s."""
    owners, words = _vocabulary(Same(portal)).owners.by_first_word, _vocabulary(Same(portal)).words

    def spelt_out(said: re.Match[str]) -> str:
        return f"{said[1]}'s" if fold(said[1]) in owners and fold(said.group()) not in words else said.group()

    return re.sub(rf"\b([^\W\d_]{{3,}})s\b(?= \w{'|[ ?.!]*$' if alone else ''})", spelt_out, text)


def vocabulary_of(portal: Portal) -> Vocabulary:
    """The vocabulary of a portal, kept for as long as the portal object is in use."""
    return _vocabulary(Same(portal))
