"""What the answer to a question of a create dialog says: to that question, or beyond it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from ...portal import Portal
from ...record import Record
from ..english import phrases
from ..english.text import fold
from ..english.words import FILLERS, SMALL_TALK, tells_title
from ..english.yesno import skips
from ..said import Said, Unclear, Value
from ..value.evidence import Evidence
from ..value.naming import said_text
from ..value.people import PARTICLES, capitalised, degrees, is_personal_name
from ..value.values import EMPTY, read_value
from ..wish.corrections import corrected
from .cover import Cover, Span
from .no_names import read_no_name
from .reading import as_said, name_parts, understood
from .remarks import ONE_NAME


def read_answer(
    open_slots: Sequence[str],
    asked: str,
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
) -> Said:
    """What an answer to the question for slot `asked` says; it may fill or correct other slots too.

    Where nothing else is understood, the whole text is the answer, and `values[asked]` may be Unclear.
    """
    slot = record.slot(asked)
    text = _ALSO.sub("", text)
    told = is_told(text)
    text, corrects = corrected(_ITS.sub("it's ", text))
    if slot.kind == "name":
        text = _YES.sub("", text) if asked == "name" else _YES_ANYHOW.sub("", text)
        text = _SPELT.sub("", _NAME_IS.sub("", _GOT_IT.sub("", text)))
        text = text if asked == "name" else _CALL_HIM.sub("", _AND.sub("", text))
        text = _CALL_IT.sub("", text) if asked == "name" else text
        if asked != "name" and (only := _ONLY.match(text)) and not ONE_NAME.fullmatch(text.lower().strip(" .!")):
            text = text[only.end() :]
            if _WORD.fullmatch(bare := text.strip(" .!")):
                return _only_name(asked, bare, open_slots)
    evidence = Evidence(text if slot.kind == "name" else _IT_IS.sub("", text), record, portal, now)
    whole = read_value(slot, text, portal, now, listed=True)
    marked = bool(phrases.CALLED.search(evidence.sentence.low))
    if not evidence.folds or (slot.kind == "text" and not corrects):
        return Said(values={asked: whole})
    if asked == "name" and not marked and (rest := _FOR_WHOM.match(text.strip())):
        return read_answer(open_slots, asked, rest["name"], record, portal, now)
    if "name" in {s.name for s in record.slots} and (named := _FOR_NAME.match(evidence.sentence.low)):
        name = said_text(evidence.sentence.raw[: named.end("name")])
        return Said(values={"name": Value(wire=name, shown=name)})
    names = {s.name for s in record.slots if s.kind == "name"}
    to_name = marked or bool(names & {asked, *open_slots})
    found = understood(evidence, named=to_name)
    said = as_said(evidence, found, named=to_name)
    names_it = phrases.CALLED.match(evidence.sentence.low) if asked == "name" and "name" not in said.values else None
    if names_it and (name := said_text(evidence.sentence.raw[names_it.end() :])):
        return Said(values={"name": Value(wire=name, shown=name)})  # "call it Friday"
    if asked == "name" and _WITH.match(text) and (whom := {n for n in said.values if _is_all(n, found, evidence)}):
        return Said(values={n: said.values[n] for n in whom})
    if asked in ("first_name", "last_name") and ONE_NAME.fullmatch(evidence.sentence.low.strip(" .!")):
        return Said(values={"last_name": EMPTY})
    if slot.kind == "name" and (_THAT_IS.fullmatch(text.strip()) or _SAID_IT.fullmatch(text.strip())):
        return Said(values={asked: Unclear(reason="wrong", said=text.strip())})
    if slot.kind == "name":
        answer = _name_answer(said, found, whole, asked, evidence, told=told)
        again = corrects and asked == "last_name" and "first_name" not in open_slots
        return _first_again(answer, slot.words, evidence) if again else answer
    kept = {n: v for n, v in said.values.items() if not _with_nobody(n, found, evidence)}
    if not marked and not _beside(found, evidence, typed=slot.kind == "email"):
        called = {s.what for s in found.spans if s.held is not None}  # "first name Ahmed, last name El-Sayed"
        kept = {name: value for name, value in kept.items() if name not in names - called}
    one = [s for s in found.spans if s.what not in ("remark", "skip")]
    if slot.kind == "link" and len(one) == 1 and text.islower() and not found.unknown and _is_plain(one[0], evidence):
        return Said(values={one[0].what: one[0].held})  # "contract sent", where the company was asked for
    if isinstance(kept.get(asked), Value):
        return said.model_copy(update={"values": kept})
    firm = {s.what for s in found.spans if s.score >= 2.4 or s.what in ("marker", "named") or _is_sum(s, evidence)}
    others = {n: v for n, v in kept.items() if told or n in firm or n in names or _is_all(n, found, evidence)}
    if isinstance(whole, Unclear) and (others or said.changes):
        return said.model_copy(update={"values": others})
    if isinstance(whole, Unclear) and slot.kind == "email" and _is_name(text, found, evidence):
        return Said(values={n: v for n, v in name_parts(capitalised(text)).items() if n in open_slots})
    return Said(values={asked: whole})


def _first_again(said: Said, words: Sequence[str], evidence: Evidence) -> Said:
    """ "Dora - | no wait, Dorothea": the first name that was just given is put right, if no last one is spoken of."""
    name = said.values.get("last_name")
    called = any(fold(word) in " ".join(evidence.folds) for word in words)
    if called or len(said.values) != 1 or not isinstance(name, Value) or not name.wire or " " in name.wire:
        return said
    return said.model_copy(update={"values": {"first_name": name}})


def _only_name(asked: str, name: str, open_slots: Sequence[str]) -> Said:
    """The one name of somebody; of a first name, that there is no last one."""
    known = is_personal_name(name) and fold(name) not in FILLERS and not skips(name)
    value = Value(wire=capitalised(name), shown=capitalised(name)) if known else Unclear(reason="wrong", said=name)
    alone = known and asked == "first_name" and "last_name" in open_slots
    return Said(values={asked: value, "last_name": EMPTY} if alone else {asked: value})


def _is_name(text: str, found: Cover, evidence: Evidence) -> bool:
    """Whether an answer is somebody's name instead: "Siv Moe", "siv moe", "Siv"."""
    if _CAPITALISED.fullmatch(text.strip()):
        return True
    words = re.findall(r"[^\W\d_]+", fold(text))
    other = {word for slot in evidence.record.slots for said in slot.words for word in fold(said).split()}
    plain = found.name == (0, len(evidence.folds)) and (other | SMALL_TALK | FILLERS).isdisjoint(words)
    written = text.istitle() if len(words) == 1 else text.islower()
    return plain and written and not (tells_title(words) or skips(text)) and is_personal_name(text)


def is_told(text: str) -> bool:
    """Whether a sentence tells of what is being created: "and she works for Lagos Books"."""
    return _TOLD.match(text) is not None


_ALSO = re.compile(
    r"^(?:(?:oh|ah|and|also|plus|btw|by the way|well|so|yes|um|uh)\b[, ]+)+(?=(?:he|she|they|it|his|her|their)\b)", re.I
)
_TOLD = re.compile(
    r"(?:(?:oh|ah|and|also|plus|btw|by the way|well|so|yes|um|uh)\b[, ]+)*"
    r"(?:he|she|they|it)(?:['\u2019](?:s|re)\b| (?!can|could|would|will|should|must|may)[a-z]+\b) ?",
    re.IGNORECASE,
)
_ITS = re.compile(r"^its (?=(?:for|with)\b)", re.IGNORECASE)
_WITH = re.compile(r"[Ww]ith [^\Wa-z]")
"""How no deal is called."""
_THAT_IS = re.compile(
    r"(?:that|it|this)(?:['\u2019]s| is| was) (?:his|her|their|the) (?:first|last|given|family|sur)[ -]?name[ .!]*",
    re.IGNORECASE,
)
_SAID_IT = re.compile(
    r"(?:(?:but|well|as|like|hey)[, ]+)*(?:(?:i|we)(?:['\u2019]ve)?(?: (?:have|already|just))*"
    r" (?:told|said|gave|given|mentioned|wrote|typed|sent)|you(?: already)? (?:know|have|got))\b"
    r"(?: (?:to|you|it|that|this|them|so|(?:the|its|his|her) name|already|before|earlier|above))*[ .!]*",
    re.IGNORECASE,
)
"""What is said of a name that was given before, and is none itself: "I already told you"."""
_IT_IS = re.compile(r"^(?:it|that)(?:['\u2019]s| is) (?=\W*\d)", re.IGNORECASE)
_NAME_IS = re.compile(r"^(?:(?:the|his|her|their|its) )?(?:full )?name(?:['\u2019]s| is|:) (?=\S)", re.IGNORECASE)
_AGREES, _THINKS = "yes|yeah|yep|yup|ok|okay|sure", "right|um+|uh+m?|h+m+|er|ah|oh|well|so"
_YES = re.compile(rf"^(?:(?:{_AGREES}|{_THINKS}) |(?i:{_AGREES}|{_THINKS})[,:!.] ?)+(?=\S)")
_YES_ANYHOW = re.compile(rf"^(?:(?i:{_AGREES}) |(?:{_THINKS}) |(?i:{_AGREES}|{_THINKS})[,:!.] ?)+(?=\S)")
"""Before a name: a deal may be called "Yes Bank renewal", nobody is called "Yes Holm", some "Oh Min-seo"."""
_GOT_IT = re.compile(
    r"^(?:(?:i(?:'ve)? )?(?:got|found) (?:it|him|her|them)|here (?:it is|you go|we go|goes))[,:.!\u2013-]+\s*(?=\S)",
    re.I,
)
_CALL_HIM = re.compile(r"^(?:(?:(?:you can|just|they) )?call (?:him|her|them)|(?:he|she|they) goe?s? by) (?=\S)", re.I)
_CALL_IT = re.compile(r"^(?:call|name|title) it (?=\S+$)", re.IGNORECASE)
"""Before one word, which is the name, be it a day."""
_ONLY = re.compile(r"(?:(?:it|that)(?:['\u2019]s| is) )?(?:just|only|simply|merely) (?=\S)")
"""Before all that somebody is called: "just Pelé"; with a capital it is a name itself, "Just Fontaine"."""
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['\u2019-])*")
_AND = re.compile(r"^(?:and|also|plus),? (?=\S)", re.IGNORECASE)
_SPELT = re.compile(
    r"(?<=\w),? (?:spel(?:t|led) )?with (?:an? |one |two )?(?:[a-z]{1,2}|sch|double [a-z]|hyphen|accent)s?"
    r"(?:,? not (?:with )?(?:an? )?[a-z]{1,3})?[ .!]*$",
    re.IGNORECASE,
)
"""How a name is spelt: "Marc with a c"."""
_PART = r"(?:[^\W\d_a-z][\w'’.-]*|de|da|van|von|der|den|la|le|bin|al|el|di|du)"
_CAPITALISED = re.compile(rf"{_PART}(?: {_PART}){{1,4}}")
"""A name given where an e-mail address was asked for."""


def _is_sum(span: Span, evidence: Evidence) -> bool:
    """Whether a whole answer is an amount, though a bare number: "18500" where the stage was asked for."""
    return span.start in evidence.money and (span.start, span.end) == (0, len(evidence.folds))


def _with_nobody(what: str, found: Cover, evidence: Evidence) -> bool:
    """Whether it is brought in by a mere "for" and is nobody to link: "contract sent for now", "for the demo"."""
    span = next((s for s in found.spans if s.what == what and s.soft), None)
    if span is None or evidence.record.slot(what).kind != "link":
        return False
    called = any(word[0].isupper() for word in evidence.text(span.start + 1, span.end).split())
    after_it_is = any(s.what == "remark" and s.end == span.start for s in found.spans)
    return not called and not after_it_is


def _is_all(what: str, found: Cover, evidence: Evidence) -> bool:
    """Whether an answer says with whom it is and nothing else: "it's for Brightwater"."""
    said = [s.what for s in found.spans if s.what not in ("remark", "skip")]
    words = {i for s in found.spans for i in range(s.start, s.end)}
    return evidence.record.slot(what).kind == "link" and said == [what] and len(words) == len(evidence.folds)


def _beside(found: Cover, evidence: Evidence, *, typed: bool) -> bool:
    """Whether an unmarked name is set apart by a comma from something that is understood: "jane@…, Jane Doe".

    typed: so it is by an address or a number, if it is written like a name in full.
    """
    edges = [i for i in found.name or () if 0 < i < len(evidence.folds)]
    ends: set[int] = set()
    called = {word for slot in evidence.record.slots for said in slot.words for word in fold(said).split()}
    named = found.name is not None and called.isdisjoint(evidence.folds[slice(*found.name)])  # not "Email Siv"
    if typed and found.name and named and _CAPITALISED.fullmatch(evidence.text(*found.name)):
        ends = {i for group in (evidence.emails, evidence.phones) for s, (e, _) in group.items() for i in (s, e)}
    apart = all(evidence.boundary(i) or i in ends for i in edges)
    return bool(edges) and any(s.held is not None for s in found.spans) and apart


_FOR_WHOM = re.compile(r"(?:[Ii]t(?:'s| is) |[Tt]hat(?:'s| is) )?for (?P<name>\S.*)$")
"""All a deal has for a name: "it's for Jane Doe"."""
_FOR_NAME = re.compile(r"(?P<name>\S.*?) (?:for|as|is) (?:the |its |a )?(?:deal(?:'s)? )?(?:name|title)[ .!]*$")


def _name_answer(
    said: Said, found: Cover, whole: Value | Unclear, asked: str, evidence: Evidence, *, told: bool
) -> Said:
    """An answer to "what is it called?": all of it is the name, unless parts of it are plainly something else."""
    persons = asked in ("first_name", "last_name")
    apart = any(s.what == "marker" and s.start and evidence.boundary(s.start) for s in found.spans)
    if apart and not persons and said.values.get("name"):
        return said  # "it's for the Larch people, | call it Dock lighting"
    firm = 0.5 if persons and (found.name or told) else 1.5 if persons else 2.4
    cued = [s for s in found.spans if s.held is not None and s.score >= firm and s.what != "named"]
    alone = not (found.name or told) and all(s.start == 0 and s.end == len(evidence.folds) for s in cued)
    if not cued or (alone and not any(_says_which(span, evidence) or _is_plain(span, evidence) for span in cued)):
        if not persons or not isinstance(whole, Value):
            return Said(values={asked: whole})
        if (no_name := read_no_name(asked, whole.wire, evidence)) is not None:
            return no_name
        if not is_personal_name(whole.wire):
            return Said(values={asked: Unclear(reason="wrong", said=whole.wire)})
        parts = name_parts(whole.wire)
        if (asked == "last_name" and "first_name" not in parts) or " " not in whole.wire:
            return Said(values={asked: whole})
        if asked == "last_name" and evidence.folds and whole.wire.split()[0].lower().strip("'") in PARTICLES:
            return Said(values={asked: whole})
        return Said(values=parts, left=tuple(degrees(whole.wire)))
    if found.name and found.name != (0, len(evidence.folds)) and _is_label(evidence, *found.name):
        said = said.model_copy(
            update={"values": {k: v for k, v in said.values.items() if evidence.record.slot(k).kind != "name"}}
        )
    only_first = "first_name" in said.values and "last_name" not in said.values
    if asked == "last_name" and only_first and not re.search(r"\b(?:first|given) name\b", evidence.sentence.low):
        values = {asked if k == "first_name" else k: v for k, v in said.values.items()}
        return said.model_copy(update={"values": values})
    return said


def _is_label(evidence: Evidence, start: int, end: int) -> bool:
    """Whether words are of what a slot is called: "lifecycle" of "lifecycle stage is opportunity"."""
    labels = {word for slot in evidence.record.slots for said in slot.words for word in fold(said).split()}
    return labels.issuperset(evidence.folds[start:end])


def _is_plain(span: Span, evidence: Evidence) -> bool:
    """Whether a span can be nothing but a value of its own kind: an address, "$12k", "closing next Friday".

    Deals are called "May 2027", "Friday" and "Renewal": a bare day or a single word of a label is no such value.
    """
    slot = evidence.record.slot_named(span.what)
    if slot is None or span.held is None:
        return False
    within = range(span.start, span.end)
    if slot.kind in ("email", "phone", "link"):
        dialled = slot.kind == "phone" and any(evidence.folds[i].isdigit() for i in within[1:])
        return dialled or any(i in evidence.emails or i in evidence.phones for i in within)
    if slot.kind == "money":
        return any(i in evidence.money and not evidence.money[i][1].plain for i in within)
    if slot.kind == "date":
        digits = all(word.isdigit() for word in evidence.folds[span.start : span.end])
        return digits or any(i in evidence.days and not evidence.days[i][1].weak for i in within[1:])
    if slot.kind in ("stage", "pipeline", "owner"):
        return len(within) > 1 and isinstance(span.held, Value)
    return slot.name == "job_title" and len(within) > 1


def _says_which(span: Span, evidence: Evidence) -> bool:
    """Whether a span names what its value is of: "the amount is 5k", and not "Friday" or "Closing Time"."""
    slot = evidence.record.slot_named(span.what)
    folds = evidence.folds[span.start : span.end]
    if slot is None or not {"is", "to", "should", "are", "was"} & set(folds):
        return slot is None
    said = " ".join(folds)
    return any(re.search(rf"\b{re.escape(fold(word))}\b", said) for word in slot.words)
