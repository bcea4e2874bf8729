"""What is told around a create sentence, and names nothing: "they want to sign", "best regards"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..english.text import compiled, fold
from ..english.words import OF_THINGS, TITLES
from ..said import Value
from ..update.handover import DOES
from ..value.events import tells_of_else
from ..value.evidence import Evidence
from ..value.values import EMPTY
from .cover import Span

_SOMEBODY = frozenset(
    "they he she we it who i there theyre hes shes were its whos im ive weve theyve theyd theyll wed id".split()
)
_CUSTOMER = frozenset("customer client prospect buyer company team guys people folks boss owner".split())
_COPULA = frozenset(
    "work works worked working joined join joins is are was were be been s its hes shes theyre whos "
    "name names called named as".split()
)
_NAMES = frozenset("called named titled name title call dubbed owns owned owner".split())
_TELLS = re.compile(
    r"(?:wants?|needs?|asks?|asked|wanted|needed|would|will|might|may|could|has|have|had|just|plans?|"
    r"planned|hopes?|hoped|decided|agreed|likes?|liked|is|are"
    r"|looks?|seems?|says?|said|thinks?|wishes|expects?|intends?|considers?|called|came|got|signed|"
    r"told|buys?|bought|orders|ordered|approached|contacted|sent|wrote|rang|[a-z]{3,}ed)$"
)
_LETTER = re.compile(
    r"(?:\b(?:with )?(?:best|kind|kindest|warm|warmest|many)? ?(?:regards|greetings)\b|\b(?:best|all "
    r"good|warm) wishes\b|\ball the best\b|\byours (?:sincerely|truly|faithfully)\b"
    r"|\bsincerely(?: yours)?\b|\b(?:best|thanks|br|rgds|brgds|mfg|lg)(?= ?,)|\bcheers\b|\bmany "
    r"thanks\b|\bsent from my \w+|\b(?:save|add|take|put in|put) this (?:person|one|signature|card|"
    r"contact|guy|lady)\b(?: in)?|"
    r"(?:please )?(?:save|add|put in) (?:her|him|them)\b(?! (?:to|on|as|at|in(?!$)))(?: please)?|"
    r"\b(?:from|to|cc|reply-to|sender|signature|card) ?:|"
    r"\bfrom (?:(?:an?|the|this|his|her|their) )?(?:e-?mail |business )?(?:signature|card)\b ?:?|"
    r"(?<=- )(?:add|save|new|create)$)"
)
_IS_NAME = re.compile(
    r"(?P<name>[^,;:\"]+?),? (?:is|shall be|should be|will be|as|being) (?:the|its|their) (?:deal'?s? "
    r"|opportunity )?(?:name|title)\b"
)
_DOES_IT = re.compile(
    rf"(?:'s gonna|'s going to|'ll| (?:will|should|can|must|is going to|is gonna|is to|has to|needs to|to))? {DOES}"
    r" (?:it|this|that|him|her|them)\b(?: one)?"
)
_MET = re.compile(
    r"(?<![\w'])(?:(?:i|we)(?:'ve)? )?(?:just |only |first )?(?:met|spoke|spoken|talked|chatted|connected|saw"
    r"|(?:bumped|ran) into)(?: (?:with|to|up|him|her|them|there|briefly|again|yesterday|today))*"
    r" (?P<where>(?:at|in|on|during|over|after|via|through|from) [^,;:.!?@\d\"]+)"
)
"""Where and when one met: "met him at the Oslo summit"."""
_MET_WHOM = re.compile(
    r"^(?:(?:i|we)(?:'ve)? )?(?:just |only )?(?:met|spoke|talked|chatted|(?:had|was on) an? (?:\w+ )?(?:call|chat"
    r"|meeting|lunch|coffee)|got off (?:a|the) (?:call|phone)|heard)(?: (?:with|to|from|up))* (?=\S)"
)
_MOST = 14
ONE_NAME = re.compile(
    r"(?:(?:he|she|they) )?(?:(?:(?:has|have|with|goes by|uses) )?(?:(?:(?:only|just) (?:one|a single)"
    r"|(?:one|a single)(?= name only\b)|a single|no second) name(?: only)?"
    r"|(?:no|without an?) (?:last name|surname|family name))|(?:only|just) (?:has|have|uses) (?:one|a single) name)\b"
)
"""How one says that somebody has no other name."""


def remarks(evidence: Evidence) -> Iterator[Span]:
    """Words that tell something else: what people want, whom one met; greetings of letters; "… is the name"."""
    person = evidence.record.unique == "email"
    for match in _LETTER.finditer(evidence.sentence.low) if person else ():
        first, after = evidence.sentence.word_range(*match.span())
        if first < after:
            yield Span(first, after, "skip", 1.2)
    for match in _IS_NAME.finditer(evidence.sentence.low) if not person else ():
        yield from _is_name(evidence, match)
    yield from _whence(evidence) if person else ()
    if person and (whom := _MET_WHOM.match(evidence.sentence.low)):
        after = evidence.sentence.word_range(*whom.span())[1]
        if after < len(evidence.folds) and not _is_lower(evidence, after):
            yield Span(0, after, "skip", 2.0)
    for match in _MET.finditer(evidence.sentence.low) if person else ():
        first, after = evidence.sentence.word_range(*match.span())
        where = evidence.sentence.word_range(match.start("where"), match.end())[0]
        for end in range(where + 2, after + 1):
            yield Span(first, end, "skip", 2.5 + 0.1 * (end - first))
    yield from _lacking(evidence)
    yield from _events(evidence)
    for start in range(len(evidence.folds)):
        yield from _theirs(evidence, start)
        if begin := _told(evidence, start, person):
            for span in _ends(evidence, start, begin):
                joined = start > 1 and evidence.folds[start - 1] in ("and", "but")  # no name ends in "and"
                yield from (span, replace(span, start=start - 1)) if joined else (span,)


def _whence(evidence: Evidence) -> Iterator[Span]:
    """Where somebody comes from who is no firm's: "from the mail I just got:", "at yesterday's fair"."""
    slots = {word for slot in evidence.record.slots for phrase in slot.words for word in fold(phrase).split()}
    for start in range(len(evidence.folds) - 1):
        if evidence.folds[start] not in _FROM or evidence.folds[start + 1] not in OF_THINGS:
            continue
        end = start + 2
        while end < len(evidence.folds) and not evidence.boundary(end) and _is_lower_or_i(evidence, end):
            end += 1
        words = set(evidence.folds[start + 2 : end])
        if evidence.boundary(end) and words and not words & ((slots - {"mail", "email"}) | TITLES):
            yield Span(start, end, "skip", 0.6)


_FROM = frozenset("from off via at on in through by".split())


def _is_lower_or_i(evidence: Evidence, index: int) -> bool:
    return _is_lower(evidence, index) or evidence.folds[index] == "i"


def _lacking(evidence: Evidence) -> Iterator[Span]:
    """ "No amount yet"."""
    for match in ONE_NAME.finditer(evidence.sentence.low) if evidence.record.unique == "email" else ():
        first, after = evidence.sentence.word_range(*match.span())
        yield Span(first, after, "last_name", 2.5, EMPTY)
    names = "|".join(re.escape(w) for slot in evidence.record.slots for w in slot.words)
    lacking = (
        rf"\b(?:(?:with )?no|without(?: an?)?) (?:{names})(?: (?:yet|so far|for now|known|given|at the "
        rf"moment))*(?=[ ]*(?:$|[,.;]))"
    )
    for match in compiled(lacking).finditer(evidence.sentence.low):
        first, after = evidence.sentence.word_range(*match.span())
        if evidence.boundary(first) or evidence.folds[first] in ("with", "without"):
            yield Span(first, after, "remark", 2.0)


def _events(evidence: Evidence) -> Iterator[Span]:
    """ "…, kickoff on 3 May": the day of something else, which is told to be left out."""
    if not evidence.days or not tells_of_else(evidence.sentence.low):
        return
    stages = evidence.vocabulary.stages()
    values = {end for end, _ in evidence.money.values()}
    values |= {end for i in range(len(evidence.folds)) for end, _ in evidence.labels_at(stages, i)}
    for index, (end, day) in evidence.days.items():
        start = index
        while start > 0 and not evidence.boundary(start) and start not in values:
            start -= 1
        words = re.sub(r"\bI\b", "i", evidence.text(start, index))
        if start and index and words.islower() and not day.weak and tells_of_else(words):
            yield Span(start, end, "left", 4.0 + 0.5 * (end - start))


def _theirs(evidence: Evidence, start: int) -> Iterator[Span]:
    """ "Priya runs it": the owner."""
    slot = evidence.record.slot_of("owner")
    if slot is None or not (evidence.boundary(start) or evidence.folds[start - 1] == "and"):
        return
    for end, entry in evidence.labels_at(evidence.vocabulary.labels(slot), start):
        stop = evidence.sentence.words[end - 1].end
        stop -= 2 * evidence.sentence.low[:stop].endswith("'s")
        does = _DOES_IT.match(evidence.sentence.low[stop:])
        if does:
            after = evidence.sentence.word_range(0, stop + does.end())[1]
            yield Span(start, after, slot.name, 3.4, Value(wire=entry.wire, shown=entry.name))


def _is_name(evidence: Evidence, match: re.Match[str]) -> Iterator[Span]:
    first, _ = evidence.sentence.word_range(match.start("name"), match.end("name"))
    _, after = evidence.sentence.word_range(*match.span())
    last = evidence.sentence.word_range(match.start("name"), match.end("name"))[1]
    while first < last and evidence.folds[first] in ("and", "with", "then", "so"):
        first += 1
    starts = [i for i in range(first, last) if evidence.boundary(i) or evidence.folds[i - 1] == "and"]
    begin = starts[-1] if starts else first
    if begin < last and (starts or begin == 0):
        yield Span(begin, after, "named", 3.5, evidence.text(begin, last))


def _told(evidence: Evidence, start: int, person: bool) -> int:
    """Where the words go on after somebody who does something: "they | want", "the customer | hopes"."""
    folds, raw = evidence.folds, evidence.sentence
    if not (evidence.boundary(start) or folds[start - 1] in ("and", "but", "because", "since", "so", "as")):
        return 0
    at = start
    if folds[at] in ("the", "our", "their", "my") and at + 1 < len(folds) and folds[at + 1] in _CUSTOMER:
        at += 2
    elif folds[at] in _SOMEBODY and (at == 0 or raw.raw[raw.words[at].start].islower() or evidence.sentence_ends(at)):
        contracted = "'" in raw.raw[raw.words[at].start : raw.words[at].end].replace("\u2019", "'")
        if contracted and person:
            return 0  # "she's Ada King"
        at += 1
        if contracted:
            return at
    elif not person:
        while at < len(folds) and raw.raw[raw.words[at].start].isupper() and at - start < 4:
            at += 1
        if at == start:
            return 0
        return at + 1 if at < len(folds) and _is_lower(evidence, at) and _TELLS.fullmatch(folds[at]) else 0
    else:
        return 0
    if at >= len(folds) or not _is_lower(evidence, at) or folds[at] in _NAMES or (person and folds[at] in _COPULA):
        return 0
    return at + 1


def _ends(evidence: Evidence, start: int, begin: int) -> Iterator[Span]:
    """The remark up to each of its words; a value, a name or the next part of the sentence ends it."""
    for end in range(begin, min(len(evidence.folds), begin + _MOST) + 1):
        if end > begin:
            last = end - 1
            value = any(last in found for found in (evidence.emails, evidence.phones, evidence.days))
            if value or last in evidence.quoted or evidence.folds[last] in _NAMES or evidence.boundary(last):
                return
            if any(stop - last > 1 for stop, _ in evidence.labels_at(evidence.vocabulary.stages(), last)):
                return
            if last in evidence.money and not evidence.money[last][1].plain:
                return
            if not _is_lower(evidence, last) and last > evidence_command(evidence):
                return
        met = evidence.record.unique == "email" and end < len(evidence.folds) and not _is_lower(evidence, end)
        yield Span(start, end, "skip" if met else "remark", 0.4 + 0.02 * (end - start))


def evidence_command(evidence: Evidence) -> int:
    """Where the last verb of making stands; before it names may be told ("we met Larch Mills, so create …")."""
    makes = [
        i for i, w in enumerate(evidence.folds) if w in ("create", "log", "add", "open", "make", "set", "register")
    ]
    return makes[-1] if makes and evidence.record.unique is None else -1


def _is_lower(evidence: Evidence, index: int) -> bool:
    word = evidence.sentence.words[index]
    first = evidence.sentence.raw[word.start]
    return first.islower() or first.isdigit() or evidence.sentence.raw.isupper()
