"""The record that a message names which says nothing else: "how about Rupert Fitzgibbon?"; or all of one name."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language.english.phrases import WISH
from ...language.said import Criteria, Reference
from ...language.which.mention import names_meant
from ...record import Record
from ..case import open_case
from ..finding.find import all_words, find
from ..finding.nouns import kind_named, kinds, people_of
from .jobs import Job, listing


async def name_within(turn: Turn) -> tuple[Record, str] | None:
    """The words that name a record, and its kind, if records of just one kind are called so."""
    for words in names_meant(turn.text):
        fitting = []
        for record in kinds():
            found = await find(await open_case(turn, record), Reference(kind="name", text=words))
            if found.sure:
                fitting.append(record)
        if len(fitting) == 1:
            return fitting[0], words
    return None


async def named_within(turn: Turn) -> Job | None:
    """The dialog that shows it."""
    named = await name_within(turn)
    if named is None:
        return None
    record, words = named
    return Job.of("get", record, f'show the {record.singular} "{words}"')


_CALLED = re.compile(
    r"(?:(?:no|well|and|so|but|oh|i think|i mean)[, ]+)*"
    r"(?:(?:he|she|they)(?:['\u2019](?:s|re)| is| are)? (?:called|named)|(?:his|her|their) (?:(?:first|last|full) )?"
    r"name(?:['\u2019]s| is))"
    r" (?P<name>(?!not\b)[^,;:.?!]+?)(?: (?:i think|i believe|or so))*[ .!]*",
    re.IGNORECASE,
)


def called_in_list(turn: Turn) -> Job | None:
    """ "She's called Olena", right after a list of people: somebody to look for."""
    people, listed = people_of(), turn.last_list
    found = _CALLED.fullmatch(turn.text) if turn.choice is None and turn.list_is_latest else None
    if found is None or listed is None or listed.object != people.singular:
        return None
    sentence = f'show the {people.singular} "{found["name"]}"'
    return Job.of("get", people, sentence)


_FAMILY = re.compile(
    rf"(?:{WISH})?(?:(?:show|list|give|get|find|display|see|pull up|bring up|who are)(?: me| us)? )?"
    r"(?:(?:all|any|every|both|the|our|of|people|contacts|called|named) )+(?P<name>[^\W\d_]{2,}?)(?P<s>e?s)"
    r"(?: (?:we have|there are|you have|in (?:here|there)|please|pls|again|now))*[ ?.!]*",
    re.IGNORECASE,
)


async def family(turn: Turn) -> Job | None:
    """ "Show me all the Smiths": those called so, where nobody is called "Smiths"."""
    found = _FAMILY.fullmatch(turn.text) if turn.choice is None and not turn.running_form else None
    if found is None or found["name"] == found["name"].lower():
        return None
    people, whole = people_of(), found["name"] + found["s"]
    if kind_named(whole):
        return None
    case = await open_case(turn, people)
    for words in dict.fromkeys((whole, whole[:-1], found["name"])):  # Hughes is no "Hughe", and Joneses are Jones
        search = all_words(people, [words])
        if (await case.crm.search(people, search, properties=people.fetched, limit=1)).items:
            shown = (f'name contains "{words}"',)
            return listing(turn, people, Criteria(search=search, shown=shown)) if words != whole else None
    return None
