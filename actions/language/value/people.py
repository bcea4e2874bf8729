"""Names of people: which part is the first and which the last name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..english.text import fold
from ..english.words import FILLERS, HONORIFICS

_TOGETHER = re.compile(r"[\u4e00-\u9fff]{2,3}|[\uac00-\ud7a3]{3}")
"""A Chinese or Korean name written together; the family name comes first and is, but for a few, one character."""
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]+")
"""Part of a Chinese, Japanese or Korean name."""
_PATRONYMIC = re.compile(r"\w+(?:вич|вна|чна)", re.I)

_SMALL = frozenset("van von de del della di da dos das la le el al bin ibn der den ter ten y e af av zu".split())
PARTICLES = _SMALL | frozenset("ben o mac mc st t".split())
"""Small words of names."""
_WHOLE = 2
"""Words of a name: the first and the last."""
_MOST_SMALL = 2
"""Words in small letters that a name with a capital has at most, particles aside."""
_PARTICLES = {"ó", "ní", "nic", "mac", "ui", "uí", "ben", "ibn", "bin", "bint", "abu", "ould"}
_SURNAMES = frozenset(
    "aguilar alarcon almeida alonso alvarado alvares alves amaral andrade aquino araujo arias "
    "azevedo barbosa barros batista"
    " benitez bernal blanco borges caballero cabrera campos cardoso carrasco carrillo carvalho "
    "castillo castro cavalcanti"
    " cavalcante cervantes contreras cordero coronado correa correia cortes costa delgado dias "
    "duarte escobar espinosa esteves"
    " espinoza estrada farias fernandes ferreira figueroa flores fonseca franco freitas fuentes "
    "fuertes galindo gallego garcia"
    " garrido gomes guerra guerrero guzman henriques herrera hidalgo ibarra iglesias jimenez lara "
    "leal leite lima lopes lozano luna"
    " macedo machado magalhaes maldonado marin marques martins medina mejia melo mendes mendoza mesquita miranda molina"
    " monteiro montero montoya mora morales moraes morais moreira moreno mota munoz naranjo "
    "nascimento navarro neves nieto"
    " nogueira nunes ochoa oliveira orozco ortega ortiz pacheco padilla paredes parra pascual "
    "peixoto pena peralta pereira"
    " pinheiro pinto ponce prieto quintero ramirez ramos rangel pires resende rezende ribeiro rios "
    "rivas rivera robles rocha rodrigues rojas"
    " romero rosales rubio ruiz salas salazar salgado salinas sanchez sandoval santana santos "
    "sepulveda serrano siqueira"
    " silva silveira soares soto sousa souza tavares teixeira torres trujillo urena valdes valencia "
    "vargas vasconcelos vasquez"
    " vega velasco vera viana vidal vieira villalobos villanueva xavier zamora zapata zuniga".split()
)
"""Frequent Spanish and Portuguese surnames that are hardly ever given names; those in -ez are told by their ending."""

_ORDERS = re.compile(
    r"(?:show|find|list|search|get|open|look up|display|delete|remove|update|change|set|create|add|cancel|stop) \S"
)
"""An order, written small; "Mark Show" is a name."""
_SENTENCE = frozenset(
    "i i'm i'd i'll i've you he she it its we they him her them his their my me your our this that "
    "these those the to for with"
    " from not no don't doesn't haven't is are was be have has had do does did can could should "
    "would please yet later and or"
    " but if when what who how which in on at of as".split()
)
"""Words of sentences; single ones are names too ("He", "Do", "An")."""


def degrees(text: str) -> list[str]:
    """What somebody has learnt, behind the name: "Jane Roe, PhD". Two letters may be a name: "Anna Maria DO"."""
    from nameparser.config import CONSTANTS  # with HumanName, loaded when it is first needed

    found: list[str] = []
    words = text.split()
    while len(words) > _WHOLE and not text.isupper():
        word = words[-1].strip(",")
        letters = re.sub(r"\W", "", word)
        known = letters.lower() in CONSTANTS.suffix_acronyms and sum(map(str.isupper, letters)) > 1
        marked = len(letters) > _WHOLE or "." in word or words[-2].endswith(",")
        if not (known and marked) and letters.lower() not in _DEGREES:
            break
        found.insert(0, word)
        words.pop()
    return found


_DEGREES = frozenset("phd dphil mba msc".split())
"""However they are written."""


def split_name(text: str) -> tuple[str, str]:
    """First and last name; middle names stay with the first, particles ("van", "de la") with the last.

    Degrees are no part of a name.
    """
    text = " ".join(text.split()).strip(" ,;")
    if learnt := degrees(text):
        text = " ".join(text.split()[: -len(learnt)]).strip(" ,;")
    if not text:
        return "", ""
    if _TOGETHER.fullmatch(text):
        return text[1:], text[0]
    words = text.split()
    if len(words) == 2 and all(map(_EASTERN.fullmatch, words)):
        return words[1], words[0]
    if _vietnamese(text, words):
        return " ".join(words[1:]), words[0]
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[2]):  # official Russian order: surname, name, patronymic
        return " ".join(words[1:]), words[0]
    from nameparser import HumanName  # as every large library of this room: loaded when it is first needed

    name = HumanName(text)
    first = " ".join(part for part in (name.first, name.middle) if part)
    last = " ".join(part for part in (name.last, name.suffix) if part)
    if name.suffix.istitle() and fold(name.suffix) in _FAMILIES:  # as older versions take "Anna Maria Do"
        first, last = " ".join(part for part in (first, name.last) if part), name.suffix
    if not first and " " in last:  # a short family name taken for a degree: "Dr. Henrik Aas"
        first, _, last = last.partition(" ")
    kept = re.sub(r"\W", "", first + last + (name.title or "") + (name.nickname or ""))
    if len(kept) < len(re.sub(r"\W", "", text)) or not (first or last):
        head, _, tail = text.partition(" ")
        return head, tail
    if " " not in text:
        return text, ""
    head, _, particle = first.rpartition(" ")
    if head and last and _is_surname(particle):  # two family names, as in Spain, Portugal and most of America
        return head, f"{particle} {last}"
    if head and last and particle.casefold() in _PARTICLES:  # older versions of nameparser do not know them
        first, last = head, f"{particle} {last}"
    return first, last


_FAMILIES = frozenset("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh".split())
_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ăđơư]", re.I)


def _vietnamese(text: str, words: list[str]) -> bool:
    """Whether a name has its family name first: "Nguyễn Văn Hùng", and not "Lan Pham"."""
    marked = _VIETNAMESE.search(text) or (len(words) > 2 and fold(words[1]) in ("van", "thi"))
    return bool(marked) and len(words) > 1 and fold(words[0]) in _FAMILIES and fold(words[-1]) not in _FAMILIES


def capitalised(text: str) -> str:
    """A name as it is written, where it came without any capital, or in capitals only: typed in haste, or on a card."""
    shouted = text.isupper()
    if not (text.islower() or shouted) or not text.isprintable():
        return text
    words = (word if word in _SMALL or _INITIALS.fullmatch(word) else _initial(word.lower()) for word in text.split())
    return " ".join(word.lower() if word.lower() in _SMALL else word for word in words)


_INITIALS = re.compile(r"[^AEIOUY\W\d_a-z]{2}|(?:[^\W\d_a-z]\.)+")
"""Letters of given names: "JT", "J.R."."""


def _initial(word: str) -> str:
    """ "o'brien-smith" is O'Brien-Smith."""
    return re.sub(r"(?:^|(?<=-)|(?<=\bo['’])|(?<=\bd['’]))\w", lambda letter: letter.group().upper(), word)


def has_other_surname(said: str, names: Sequence[str], around: Sequence[str]) -> bool:
    """Whether words name somebody who shares no more than the first name: "Dana Smith", of Dana Whitfield."""
    own = {word for name in names for word in name.split()} | {word for name in around for word in fold(name).split()}
    words = said.split()
    for first, then in pairwise(words):
        word = fold(then)
        written = then[0].isupper() and not said.isupper()
        other = word and word not in own and word not in FILLERS and first[-1].isalpha()
        if fold(first) in names and other and (written or len(words) == _WHOLE):
            return True
    return False


def is_personal_name(text: str) -> bool:
    """Whether words may be somebody's name and are no sentence: "He Jiankui", but not "link him to the deal"."""
    words = fold(text).replace("’", "'").split()
    if sum(map(str.isdigit, text)) > sum(map(str.isalpha, text)) or "@" in text:
        return False
    small = [word for word in text.split() if word.islower() and fold(word) not in PARTICLES | HONORIFICS]
    if _ORDERS.match(text):
        return False  # "find Jane Roe"
    if len(small) > _MOST_SMALL and not text.islower():
        return False  # "Charlotte Dubois married over the summer"
    return 0 < len(words) <= 8 and sum(word.strip(".,!?") in _SENTENCE for word in words) < 2


def _is_surname(word: str) -> bool:
    folded = fold(word)
    return folded in _SURNAMES or (len(folded) > 4 and folded.endswith("ez"))
