"""A person's name, firm and job title told in one breath: "new contact Ivan Petrov sales manager ivan@…".

They are set apart as people who write commas do; everything after that reads them as a list.
"""

from __future__ import annotations

import re

from ...record import Record
from ..english import phrases
from ..english.text import Sentence, sentence_of
from ..english.words import FILLERS, HONORIFICS, TITLES
from ..value.firms import is_signed
from ..value.people import PARTICLES

QUALIFIES = TITLES | frozenset(
    "senior junior sr jr lead vice deputy assistant associate acting interim general managing executive regional"
    " national global area country group key account accounts sales marketing product project program programme"
    " finance financial purchasing procurement buying operations ops it hr human resources technical technology"
    " engineering data software business development customer client success support service services facility"
    " facilities office plant production quality supply chain logistics warehouse store shop branch research"
    " innovation digital web content brand communications relations legal compliance risk security people talent"
    " commercial export exports import imports field creative design event events medical"
    " nursing site construction maintenance strategy partner partnerships channel growth revenue".split()
)
"""Words that stand in a job title before the one that tells it: "regional | sales | manager"."""
_SURNAMES = frozenset("head chief clerk boss foreman principal agent nurse".split())
"""Titles that are surnames too, so that they tell nothing alone: "Mary Jane Head"."""
_NAME = 2
_NICKNAME = re.compile(r"(?<=[^\W\d_]) [\"'\u201c\u2018]([^\W\d_]+)[\"'\u201d\u2019] (?=[^\W\d_a-z])")
"""Between first and last name: 'Robert "Bob" Smith'."""

_WORKS_FOR = re.compile(r"\b(work(?:s|ing)? as (?:an? |the |our )?[^,.;:@]{2,50}?) for (?=[A-Z])")
"""The employer, behind what somebody works as."""

_DASH = re.compile(r" [-\u2013\u2014]+ ")
"""What sets the parts of a signature apart, as commas do."""


def with_commas(text: str, record: Record) -> str:
    """The text with commas between name, firm and title, where it has none and they are plain."""
    if record.unique != "email":
        return text
    text = _WORKS_FOR.sub(r"\1 at ", _NICKNAME.sub(r" \1 ", text))
    text = _DASH.sub(", ", text) if len(_DASH.findall(text)) > 1 else text
    sentence = sentence_of(text)
    begin = _begin(sentence, record)
    if begin is None:
        return text
    end = _end(sentence, begin)
    cuts = _cuts(sentence, begin, end)
    said = sentence.raw
    for cut in sorted(cuts, reverse=True):
        place = sentence.words[cut - 1].end
        said = f"{said[:place]},{said[place:]}"
    return said if cuts else text


def _begin(sentence: Sentence, record: Record) -> int | None:
    """The first word behind the command, or of the name; None where the text begins with neither."""
    noun = phrases.nouns(record)
    whole, _, start = phrases.create_commands(noun)
    found = next((m for p in (whole, start) if (m := p.search(sentence.low)) and not m.start()), None)
    if found is None:
        return 0 if _begins_with_name(sentence) else None
    called = phrases.CALLED.match(sentence.low, found.end() + 1)
    return sentence.word_range(found.start(), called.end() if called else found.end())[1]


def _begins_with_name(sentence: Sentence) -> bool:
    """Whether the first words are written like somebody's name, which the address tells too: "Ruth Amsel CFO …"."""
    mailbox, first = re.search(r"[^\s@<(]+(?=@)", sentence.low), sentence.words[:_NAME]
    named = all(word.fold not in FILLERS and sentence.raw[word.start].isupper() for word in first)
    return named and mailbox is not None and any(word.fold in mailbox.group() for word in first)


def _end(sentence: Sentence, begin: int) -> int:
    """The first word that is none of the three: behind a comma, an address, a number, a small word of a sentence."""
    for index in range(begin, len(sentence.words)):
        word, gap = sentence.words[index], sentence.before(index)
        apart = index > begin and gap.strip() not in {"", ".", "-", "'"}
        of_title = word.fold == "of" and sentence.words[index - 1].fold in TITLES
        typed = any(sign.isdigit() or sign == "@" for sign in sentence.raw[word.start : word.end])
        if apart or typed or (word.fold in FILLERS - PARTICLES and not of_title) or _is_mailbox(sentence, index):
            return index
    return len(sentence.words)


def _is_mailbox(sentence: Sentence, index: int) -> bool:
    """Whether a word is part of an e-mail address."""
    start = sentence.words[index].start
    return "@" in sentence.raw[start:].split(" ", 1)[0]


def _cuts(sentence: Sentence, begin: int, end: int) -> set[int]:
    """Where commas belong: before the firm, before and behind the title."""
    folds = [word.fold for word in sentence.words[begin:end]]
    named = _NAME + sum(fold in PARTICLES | HONORIFICS for fold in folds[:_NAME])
    title = _title(folds, named)
    cuts = {place for place in title or () if place < len(folds)}
    words = sentence.words[begin : begin + (title[0] if title else len(folds))]
    if len(words) > named + 1 and is_signed(sentence.raw[words[named].start : words[-1].end]):
        cuts.add(named)
    if (cuts or title) and end < len(sentence.words) and sentence.words[end].fold not in FILLERS:
        cuts.add(len(folds))  # an address or a number follows
    return {begin + cut for cut in cuts}


def _title(folds: list[str], named: int) -> tuple[int, int] | None:
    """From where to where the job title goes, behind a first and a last name."""
    last = next((i for i in range(len(folds) - 1, named - 1, -1) if folds[i] in TITLES), None)
    if last is None:
        return None
    first, end = last, last + 1
    while first > named and (folds[first - 1] in QUALIFIES or folds[first - 1] == "of"):
        first -= 1
    if folds[end : end + 1] == ["of"]:
        end = len(folds)  # "head of sales"
    return None if end - first == 1 and folds[first] in _SURNAMES else (first, end)
