"""One of the portal's labels, from the words of an answer."""

from __future__ import annotations

import re

from ...portal import Portal, Property
from ..english.text import fold
from ..english.words import FILLERS, NO, YES
from ..english.yesno import is_nobody
from ..said import ME, Choice, Unclear, Value
from ..which.refusal import Refusal, refusal, refuses_only
from .labels import LABELLED, REFUSED, Entry, Labels, match
from .naming import unquoted
from .numerals import position
from .people import has_other_surname
from .vocabulary import Vocabulary, vocabulary_of

Answer = Value | Unclear
_SHORT = {"hi": "high", "lo": "low", "med": "medium", "mid": "medium", "norm": "normal"}


def labelled(
    kind: str, prop: Property, said: str, vocabulary: Vocabulary, pipeline: str | None, words: tuple[str, ...]
) -> Answer:
    """The label that the words of an answer mean, of a property that has some: stage, pipeline, owner, option, yes."""
    said = unquoted(said)
    if kind == "bool" and (answer := _bool(prop, said)):
        return answer
    entries = _entries(kind, prop, vocabulary, pipeline)
    if (no := refusal(said)) and not any(f" {fold(said)} " in f" {name} " for name, _ in entries.names):
        return _refused(no, said, entries) or labelled(kind, prop, no.chosen, vocabulary, pipeline, words)
    said = _SHORT.get(fold(said), said) if kind == "option" else said
    found = _best(said, entries, words)
    if isinstance(found, Entry) and kind == "owner" and has_other_surname(said, found.folds, words):
        return Unclear(reason="near", said=said, choices=(found.choice,))
    if isinstance(found, Unclear) and kind == "stage" and not pipeline:
        found = _default_stage(found, vocabulary, entries)
    if isinstance(found, Unclear) and kind == "option" and prop.many:
        return _many(said, entries, words) or found
    if isinstance(found, Unclear):
        offered = tuple(c for c in found.choices if c.text != "me" or kind != "owner")
        return found.model_copy(update={"said": said, "choices": offered})
    return Value(wire=found.wire, shown=found.name)


def _refused(no: Refusal, said: str, entries: Labels) -> Unclear | None:
    """The other labels, to be asked for, where some are refused and none is chosen: "anybody except Dana"."""
    if no.chosen:
        return None
    refused = [found for words in no.refused if isinstance(found := _best(words, entries, ()), Entry)]
    left = tuple(e.choice for e in entries if e not in refused and e.wire != ME)
    return Unclear(reason="unknown_option", said=said, choices=left)


def picked(found: Answer, kind: str, prop: Property, said: str, portal: Portal, pipeline: str | None) -> Answer:
    """The option of this number, "2" or "the second one", in the order in which they are offered."""
    if isinstance(found, Value) or kind not in LABELLED:
        return found
    kept = [w for w in fold(said).split() if w not in FILLERS - {"one"} and w not in ("stage", "pipeline", "option")]
    place = position(fold(said)) or position(" ".join(kept))
    if not place or refuses_only(said) or is_nobody(said):
        return found
    first = pipeline or next((p.id for p in portal.pipelines), None)
    offered = [e for e in _entries(kind, prop, vocabulary_of(portal), first) if e.wire != ME]
    if place > len(offered):
        return found
    entry = offered[place - 1 if place > 0 else place]
    return Value(wire=entry.wire, shown=entry.name)


def _entries(kind: str, prop: Property, vocabulary: Vocabulary, pipeline: str | None) -> Labels:
    if kind == "stage":
        return vocabulary.stages(pipeline)
    if kind == "pipeline":
        return vocabulary.pipelines
    return vocabulary.owners if kind == "owner" else vocabulary.options(prop)


def _best(said: str, entries: Labels, words: tuple[str, ...]) -> Entry | Unclear:
    """The label in these words, read as they are and then without the words around it."""
    found = match(unquoted(said), entries)
    if isinstance(found, Entry) or found.reason == "several":
        return found
    around = FILLERS | {w for phrase in words for w in fold(phrase).split()} | {"option", "called", "stage", "deal"}
    kept, before = fold(said).split(), ""
    while kept and kept[0] in around:
        before += f"{kept.pop(0)} "
    if REFUSED.search(before):
        return found  # "almost | won", "as good as | won"
    while kept and kept[-1] in around:
        kept.pop()
    return match(" ".join(kept), entries) if kept else found


def _default_stage(found: Unclear, vocabulary: Vocabulary, entries: Labels) -> Entry | Unclear:
    """Among stages of several pipelines, those of the default one; HubSpot lists it first."""
    default = {s.id for p in vocabulary.portal.pipelines[:1] for s in p.stages}
    offered = {choice.text for choice in found.choices}
    wanted = [e for e in entries if e.wire in default and e.choice.text in offered]
    if len(wanted) == 1 and found.reason == "several":
        return wanted[0]
    return found.model_copy(
        update={"choices": tuple(Choice(shown=e.name, text=e.text) for e in wanted) or found.choices}
    )


def _many(said: str, entries: Labels, words: tuple[str, ...]) -> Answer | None:
    """Several options at once: "EMEA and APAC" is `EMEA;APAC` (HubSpot: multiple checkboxes)."""
    if fold(said) in ("all", "all of them", "both", "every one", "everything"):
        return Value(wire=";".join(e.wire for e in entries), shown=", ".join(e.label for e in entries))
    parts = [p for p in re.split(r"\s*(?:[,;/&+]|\band\b|\bplus\b)\s*", said, flags=re.I) if fold(p)]
    if len(parts) < 2:
        return None
    chosen: dict[str, str] = {}
    for part in parts:
        found = _best(part, entries, words)
        if isinstance(found, Unclear):
            return found
        chosen[found.wire] = found.label
    return Value(wire=";".join(chosen), shown=", ".join(chosen.values()))


def _bool(prop: Property, said: str) -> Value | None:
    words = set(fold(said).split())
    answer = "true" if words & YES and not words & NO else "false" if words & NO else None
    if not answer:
        return None
    label = next((o.label for o in prop.options if o.value == answer), "Yes" if answer == "true" else "No")
    return Value(wire=answer, shown=label)
