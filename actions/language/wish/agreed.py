"""What may stand beside a yes to a deletion: a yes, courtesy, the deletion itself, and words of that very record."""

from __future__ import annotations

import re
from collections.abc import Set

from ..english.text import fold, sentence_of
from ..which.subject import DELETE

_PLAIN = frozenset(
    "y ya yah yas yasss ye yea yeah yeh yep yeppers yes yess yessir yez yh yse yup yupp jep aye si oui da ja jawohl lah"
    " haan ji oo po sur sure surely ok okay okk okey okie oki kk k dokey dokie alright aight righto roger mhm uh huh oh"
    " ah um hmm well certain certainly correct corect right rihgt exact exactly precisely quite indeed true definite"
    " definitely defintely absolutely totally naturally obviously positive affirmative confirm confirmed agree agreed"
    " approved accepted granted accept approve continue proceed carry out on go ahead do it doing done so with by for"
    " to of from at in off and up ready works sounds looks fine good great cool nice perfect super fab lovely happy"
    " very really just now then please pls plz kindly thanks thank thx ty cheers course maam madam sir mate can could"
    " would id like love want wish am im is its are be the a this that thats one him her he she hes shes it i we you me"
    " my us lets let make got deletion removal entry record needful permanently forever completely 100"
    " percent everything hereby bitte favor".split()
)
"""Words that name no record, and take nothing back."""
_DEED = re.compile(
    rf"\b(?:{DELETE}|by all means|all (?:good|right|correct|fine|set)|you bet|without (?:a|any) doubt)\b"
)
_YES = re.compile(r"(?:(?:ok|okay|oh|ah|um|well|so|please)[ ,.!]+)*(?:yes|yeah|yep|yup|yea|ya|sure|of course)\b")
_ASKS = re.compile(
    r".*[?\uff1f\u061f]|(?:(?:and|so|well|oh|ok|okay|um)[ ,.!]+)*"
    r"(?:(?:is|was) (?:it|that|this)|(?:are|do|did) (?:you|i|we))\b"
)


def doubts(text: str) -> bool:
    """Whether a yes is asked rather than given: "sure?", "is that right"."""
    return _ASKS.match(sentence_of(text).low) is not None


def begins_with_yes(text: str) -> bool:
    """Whether a yes stands first, whatever follows it."""
    return _YES.match(sentence_of(text).low) is not None


def is_nothing_else(text: str, of: Set[str]) -> bool:
    """Whether no word says anything but yes to the deletion of the record that has these (folded) words."""
    sentence = sentence_of(text)
    deeds = [found.span() for found in _DEED.finditer(sentence.low)]
    known = {*of, "hubspot", "crm"}
    small = any(char.islower() for char in sentence.raw)
    for index, word in enumerate(sentence.words):
        raw = sentence.raw[word.start : word.end]
        if word.fold in known or fold(re.sub(r"['\u2019]s$", "", raw)) in known:
            continue
        begins = index == 0 or re.search("[.!?]", sentence.before(index))
        if small and raw[0].isupper() and not begins and not re.match(r"I\b", raw):
            return False  # a name: "yes, delete So"
        if word.fold not in _PLAIN and not any(start <= word.start < end for start, end in deeds):
            return False
    return True
