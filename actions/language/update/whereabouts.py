"""Where people live and whom they work for, told without the name of a property: "she sits in Bergen"."""

from __future__ import annotations

import re

from ..english.text import fold
from ..english.words import FILLERS
from ..said import Change
from ..value.evidence import trimmed
from ..value.places import place
from ..value.taken_back import without_taken_back
from .clauses import Clauses
from .negated import unnegated

_EMPLOYER = re.compile(
    r"(?P<ref>.*?)(?:(?:'s| is| are)(?: now| currently)?(?: working| employed)? (?:at|with)|(?: now)? "
    r"works? (?:at|for|with)"
    r"|(?: has| have| just)* joined) (?P<value>.+)$"
)
_WORKS = re.compile(r"\b(?:works?|joined|working|employed|(?:is|are|'s|'re)(?: now| currently)? at)\b")
_PROMOTED = re.compile(
    r"(?P<ref>.*?)(?:(?:'s| is| was| has| have| been| being| got| gets| just| now| recently| finally)+ "
    r"(?:promoted|appointed|elevated|made|named|hired)|\bpromote(?= ))(?: up)? (?:to|as) (?:an? |the |our |be )*"
    r"(?P<value>[^\d,;]+)$"
)
_AT_FIRM = re.compile(r"(?P<firm>[A-Z][\w&'-]*(?: (?:of|and|&|[A-Z][\w&'-]*))+) in (?P<place>[A-Z]\D*)")
"""A firm and where it is: "moved to | Northgate Solutions in Leeds"."""
_RESIDES = re.compile(
    r"(?P<ref>.*?)(?:^|'s| )(?:is |are |has |have |just |now |currently |recently |actually "
    r")*(?:(?P<lives>lives?|living|sits?|sitting|resides?|residing|based|located|works? out of)|"
    r"(?:re)?moved|relocated|moving|relocating|in|(?:(?<=is )|(?<=are )|(?<='s )|(?<='re )|comes )from) "
    r"(?:(?:in|at|to|out of|from|near|over to) )?(?P<value>[^\d]+)$"
)
"""Where somebody is to be found."""
_MOVED = re.compile(
    r"\b(?:moved|moving|moves|relocat(?:ed|es|ing)|lives?|living|based|located|sits?|sitting) (?:back |over |now )*"
    r"(?:to|in|out of) (?P<place>[A-Z][\w'\u2019.-]*\w(?: [A-Z][\w'\u2019.-]*\w)*"
    r"|[^\W\d]+(?:[ -][^\W\d]+){0,2}(?=\s*(?:[,.;!?]|$)))"
)


NEGATED = re.compile(r"(?:not|no longer|never|no more)\b(?! only\b)", re.I)
DENIED = re.compile(r"(?:\b(?:not|no longer|never)|n['\u2019]t)(?: \w+)?\s*$", re.I)
"""What is told not to be so: "Lena is | no longer CFO"."""


_PASSING = re.compile(
    r"(?:(?:and|so|but|oh|ah|well|sorry|because|since|as|btw|by the way|fyi)[ ,]+)*"
    r"(?P<who>[^\W\d]\S*(?: [^\W\d]\S*){0,3}?)"
    r"(?:['\u2019](?:s|re)|(?<=he|ey)s| is| are| was| were)"
    r"(?: (?:still|now|just|currently|right|out|off|back|away|over|all))* "
    r"(?:(?:at|with) (?!(?:the |an? )?(?:new )?(?:number|address|extension|e-?mail)\b)|on (?![^,;]*[\d@]))"
    r"(?P<where>(?:(?:an?|the|his|her|their|our|my|some|another) )*"
    r"(?!(?:an?|the|his|her|their|our|my|some|another)\b)[a-z][a-z-]*(?=[ ,;.!?]|$)[^,;]*)"
)
"""Where somebody is just now, in small letters; what is written with a capital is a firm, or a place."""

_RELATED = re.compile(
    r"(?:(?:and|so|but|oh|ah|well|also|btw|by the way|fyi)[ ,]+)*(?P<who>he|she|they)(?:['\u2019](?:s|re)| is| are)"
    r"(?: (?:now|also|still))* (?P<where>(?:his|her|my|your|[^\W\d][\w-]*(?:['\u2019]s|s['\u2019]))"
    r" (?!(?:now|one|contact|lead|customer|client|account|deal|job|responsibility|baby|turn)\b)[a-z][^,;]*)",
    re.IGNORECASE,
)
"""Whose boss or assistant somebody is; "Priya's lead" is whose the record is."""


def is_passing(words: str) -> bool:
    """Whether it is told where somebody is just now or whose boss, which no record holds: "he's with a customer"."""
    return _passing(words) is not None


def _passing(words: str) -> re.Match[str] | None:
    related = _RELATED.match(words)
    return related if related and related["where"].split()[1].islower() else _PASSING.match(words)


def who_moved(words: str) -> str:
    """Who it is told of: "carlos | moved to tampa", "carlos | isn't in Nairobi any more"."""
    if (left := _LEFT.match(words)) and fold(left["who"]) not in FILLERS:
        return left["who"]
    found = _MOVED.search(words)
    return _HAS.sub("", words[: found.start()]) if found and found.start() else words


_LEFT = re.compile(
    r"(?P<who>[^\s,;][^,;]*?)(?:['\u2019]s| has| have| is| was)?(?: (?:just|now|recently|already|finally|also))* "
    r"(?:(?:left|quit|departed|resigned|retired|no longer|(?:is|was|does|has|have) not|(?:was|got) [a-z]+ed|moved on"
    r"|changed (?:jobs?|firms?|compan\w+))|(?:is|are|was|does|has|have)n['\u2019]?t)\b(?!['\u2019])"
)
"""What somebody was or did before: no part of the name."""
_HAS = re.compile(r"(?:(?:['\u2019]s| has| is| have| just| recently| now))* *$", re.IGNORECASE)


def moved_to(raw: str, kind: str) -> str:
    """The city or country that is told beside the wish: "Carlos moved to Tampa, can you update his city?"."""
    said = found["place"] if (found := _MOVED.search(raw)) else ""
    fits = {"city": ("", "city"), "country": ("country",)}.get(kind, ())
    return said if place(said) in fits else ""


def _run_together(said: str) -> tuple[str, str]:
    """A city and its country with nothing between them; no country, where the words are not plainly both."""
    words = said.split()
    for cut in range(1, len(words)):
        city, country = " ".join(words[:cut]), " ".join(words[cut:])
        is_city = place(city) == "city" or (cut == 1 and city[:1].isupper() and city.lower() not in _PART_OF_A_LAND)
        if is_city and country[:1].isupper() and place(country) == "country":
            return city, country
    return "", ""


_PART_OF_A_LAND = frozenset(
    "north south east west northern southern eastern western central new old upper lower inner outer great rural"
    " mainland rainy sunny beautiful all republic".split()
)


class Whereabouts(Clauses):
    """Reads them out of a clause."""

    def passing(self, start: int, end: int) -> bool:
        """Whether a clause only tells where somebody is just now; not "she is at lead", a label."""
        found = _passing(self.raw[start:end].lstrip()) if self.record.unique == "email" else None
        named = {mention.prop.name for mention in self.mentions(start, end) if mention.prop}
        dialled = {"phone", "mobilephone"} if found and " on the " in found.group() else set()
        if found is None or named - dialled:
            return False
        said = fold(re.sub(r" (?:now|currently|already)\b", "", found["where"]).strip(" .!?"))
        slots = (slot for slot in self.record.slots if slot.kind in ("stage", "option"))
        if any(said in entry.folds for slot in slots for entry in self.e.vocabulary.labels(slot)):
            return False
        who = "it" if fold(found["who"]) in ("he", "she", "they") else found["who"]
        if who == "it" or not start:  # one beside another clause leads to no other record
            self.references.append(who)
        return True

    def _residence(self, low: str, raw: str) -> list[Change]:
        """ "She sits in Bergen", "… has moved to Dallas": where somebody lives, if a place is named."""
        if self.record.unique != "email" or not (match := _RESIDES.match(low)):
            return []
        if DENIED.search(match["ref"]):
            return []
        meant = without_taken_back(raw[match.start("value") :])
        said = meant if isinstance(meant, str) else ""
        tail = re.split(r" (?:by the way|btw|now|recently|these days|currently)\b", said)[0]
        said = tail.split(",")[0].strip()
        if (firm := _AT_FIRM.fullmatch(said)) and place(firm["place"]) in self.portal.properties:
            told = [("company", firm["firm"]), (place(firm["place"]), firm["place"])]
            self.references.append(raw[: match.end("ref")])
            return [self._read_as(self.portal.properties[n], v) for n, v in told]
        kind = place(said) or ("city" if (match["lives"] and said[:1].isupper()) or self._parts(said) else "")
        if kind not in self.portal.properties:
            return []
        self.references.append(_HAS.sub("", raw[: match.end("ref")]))
        return self._lives(tail if self._parts(tail) else said, kind)

    def _lives(self, said: str, kind: str) -> list[Change]:
        """The city or country that is said, or both."""
        parts = self._parts(said) or {kind: said}
        props = self.portal.properties
        return [self._read_as(props[n], part) for n, part in parts.items()]

    def _parts(self, said: str) -> dict[str, str]:
        """A city and its country told in one: "Antwerp, Belgium", "Kumasi Ghana"."""
        city, comma, country = (part.strip(" .!?") for part in said.rpartition(","))
        if not comma and place(country) != "country":
            city, country = _run_together(country)
        both = {"city", "country"} <= self.portal.properties.keys() and city and place(country) == "country"
        return {"city": city, "country": country} if both and "," not in city else {}

    def city_and_country(self, changes: list[Change]) -> list[Change]:
        """The changes, a city and its country that were said in one taken apart: "her city is Bergen, Norway"."""
        told = {change.property for change in changes}
        return [
            part
            for change in changes
            for part in (
                self._lives(change.text, "city")
                if change.property == "city" and "country" not in told and self._parts(change.text)
                else [change]
            )
        ]

    def _employed(self, low: str, raw: str) -> list[Change]:
        """ "She works for Cork Dairy as Cook", "… works at Fiorentina in Florence": with what is told beside."""
        found = _EMPLOYER.match(low) if _WORKS.search(low) else None
        value = raw[found.start("value") :] if found else ""
        if not found or not value[:1].isupper() or DENIED.search(found["ref"]):
            return []
        more: list[Change] = []
        if where := re.search(r",? (?:based )?in (?P<place>[A-Z][^\d]*)$", value):
            kind = place(where["place"].partition(",")[0].strip(" .!?"))
            if kind in self.portal.properties:
                more, value = self._lives(where["place"].strip(" .!?"), kind), value[: where.start()]
        title = self.record.slot_named("job_title")
        if title and (role := re.search(r",? as (?:an? |the |our |their )?(?P<role>\S.*)$", value)):
            prop, said = self.e.vocabulary.property(title), trimmed(role["role"])
            more, value = [self._read_as(prop, said), *more], value[: role.start()]
        if not more:
            return []
        return [
            *self._employer(low[: found.start("value")] + value.lower(), raw[: found.start("value")] + value),
            *more,
        ]

    def _promoted(self, low: str, raw: str) -> list[Change]:
        """ "Emily got promoted to SVP Underwriting": a job title whatever its words."""
        title = self.record.slot_named("job_title")
        if title is None or not (found := _PROMOTED.match(low)) or DENIED.search(found["ref"]):
            return []
        self.references.append(_HAS.sub("", raw[: found.end("ref")]))
        prop, said = self.e.vocabulary.property(title), trimmed(raw[found.start("value") :])
        return [self._read_as(prop, said)]

    def _employer(self, low: str, raw: str) -> list[Change]:
        """ "… is now at Halcyon Freight", "… works for Halcyon"."""
        slot = next((s for s in self.record.slots if s.name == "company" and s.kind == "text"), None)
        if not slot or not (match := _EMPLOYER.match(low)) or DENIED.search(match["ref"]):
            return []
        prop = self.e.vocabulary.property(slot)
        self.references.append(raw[: match.end("ref")])
        said = unnegated(trimmed(raw[match.start("value") :])).removeprefix("the ")
        return [self._read_as(prop, said)]
