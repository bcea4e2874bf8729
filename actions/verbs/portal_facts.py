"""What the portal holds: its stages, owners and properties."""

from __future__ import annotations

import re
from abc import ABC

from ..chat import show
from ..chat.dialog import Dialog
from ..chat.turn import Turn
from ..errors import Result
from ..language import named_properties, orders_change
from ..language.english.text import fold, masked
from ..language.said import Reference
from ..record import CATALOGUE, Record
from .aside import Aside
from .case import open_case
from .finding.find import find
from .finding.nouns import kind_named, kinds, names, people_of
from .heard.carry_on import opened
from .heard.jobs import Job
from .heard.named import named_within
from .heard.related import related
from .heard.stated import stated_instead
from .heard.titled import is_named_so
from .refused import either
from .values import options

_ASKS_FOR_THEM = re.compile(r"\b(?:fields?|propert(?:y|ies)|attributes?|columns?|change|update|edit|set|what|which)\b")
_WHOSE = re.compile(
    r"\b(?:who|what)(?:['\u2019]?s| is)? (?:\w+ )?owner\b(?! (?:of|can|could|may|options?|choices?|values?)\b)"
    r"|^\W*(?:(?:and|so|ok)[, ]+)*(?:the|its) (?:\w+ )?owner(?: (?:now|then|please))?[ ?.!]*$",
    re.IGNORECASE,
)
_OWNER_OF = re.compile(r"\bowner (?:of|for|on) (?:the |our |my )?(?P<what>\S.*?)[ ?.!]*$", re.IGNORECASE)
_WHICH_STAGE = re.compile(
    r"(?:(?:and|so|ok|okay)[, ]+)*(?:(?:what|which)(?:['\u2019]?s| is)? )?(?:the |its |current )*(?:deal )?stage"
    r"(?: (?:now|currently|is (?:it|this|that)(?: (?:in|at))?))?[ ?.!]*",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r"\b(?:options?|choices?|values?|can it be|possible|allowed|take)\b", re.IGNORECASE)


async def _of_last(turn: Turn, kind: str) -> Job | None:
    """Showing this of the record that was shown last, if it has such a slot."""
    last = turn.last_record
    record = CATALOGUE.get(last.object) if last and not turn.list_is_latest else None
    wanted = [slot.property for slot in record.slots if slot.kind == kind] if record else []
    if last is None or record is None or not wanted or not turn.offers(f"get_{record.singular}"):
        return None
    return opened(await open_case(turn, record), last, wanted)


async def _owner_of(turn: Turn) -> Job | None:
    """ "Who's the owner of Acme renewal?" is asked of that record, where there is one."""
    asked = _OWNER_OF.search(turn.text)
    if asked is None:
        return None
    for record in kinds():
        found = await find(await open_case(turn, record), Reference(kind="name", text=asked["what"]))
        if found.items and not found.guessed and turn.offers(f"get_{record.singular}"):
            return Job.of("get", record, f"who owns {asked['what']}")
    return None


async def _of_firm(turn: Turn) -> Job | None:
    """ "The deals of Verdant Fields": of what is called so, and of whom that is told."""
    if told := await stated_instead(turn, people_of(), "search"):
        return told
    kind = kind_named(turn.text)
    if kind is None and not orders_change(turn.text) and (named := await named_within(turn)):
        return named
    kind = kind or people_of()
    last = turn.last_record
    changes = last is not None and orders_change(turn.text)
    order = f"update_{last.object}" if last and changes else f"search_{kind.plural}"
    noun = last.object if last and changes else kind.singular
    dialog = Dialog(object=noun, sentence=turn.text, hints=turn.hints)
    return Job(order, dialog) if turn.offers(order) else None


class Stages(Aside, ABC):
    """The portal's pipelines and stages."""

    record: Record

    async def _told(self, turn: Turn) -> Job | None:
        """ "Stage?", right after a deal was shown, asks for that of the deal."""
        of_it = await _of_last(turn, "stage") if _WHICH_STAGE.fullmatch(turn.text) else None
        return of_it or await super()._told(turn)

    async def answer(self, turn: Turn) -> Result:
        """A line a pipeline."""
        if await self._of_another(turn):
            return "done"
        case = await open_case(turn, self.record)
        said = fold(turn.text)
        named = [p for p in case.portal.pipelines if re.search(rf"\b{re.escape(fold(p.label))}\b", said)]
        lines = [f"{p.label}: {', '.join(s.label for s in p.stages)}" for p in named or case.portal.pipelines]
        case.say("utter_hubspot_stages", rows="\n".join(lines))
        return "done"

    @staticmethod
    async def _of_another(turn: Turn) -> bool:
        """ "What lifecycle stages are there?" asks for the options of a property that is called so."""
        in_the_singular = re.sub(r"(?<=[a-z])(?:(?<=s)es|s)\b", "", turn.text)
        for record in kinds():
            case = await open_case(turn, record)
            own = next((s for s in record.slots if s.kind == "option" and "stage" in s.words), None)
            if own and names(record, turn.text) and (found := options("", own.property, case.portal)):
                label = show.label(own.property, case.portal)  # "which stages can a contact be in?"
                case.say("utter_hubspot_takes", label=label, options=either([o.shown for o in found]))
                return True
            pipelines = {record.property_of("stage"), record.property_of("pipeline")}
            for name in sorted(named_properties(in_the_singular, record, case.portal, turn.now) - pipelines):
                label = show.label(name, case.portal)
                called = set(fold(label).split()) <= set(fold(in_the_singular).split())  # "stages" alone are a deal's
                if called and (found := options("", name, case.portal)):
                    case.say("utter_hubspot_takes", label=label, options=either([o.shown for o in found]))
                    return True
        return False


class Owners(Aside, ABC):
    """Who records can be assigned to."""

    record: Record

    async def _told(self, turn: Turn) -> Job | None:
        """ "Who's the owner?" is asked of the record shown last, "her colleagues" are those of the person."""
        if job := await related(turn):
            return job
        of_it = await _of_last(turn, "owner") if _WHOSE.search(turn.text) else await _owner_of(turn)
        return of_it or await super()._told(turn)

    async def answer(self, turn: Turn) -> Result:
        """A line an owner."""
        case = await open_case(turn, self.record)
        rows = "\n".join(f"{o.name} ({o.email})" if o.name != o.email else o.email for o in case.portal.owners)
        case.say("utter_hubspot_owners" if rows else "utter_hubspot_no_owners", rows=rows)
        return "done" if rows else "missing_scope"


class Properties(Aside, ABC):
    """What of a record can be changed, and to what."""

    record: Record

    async def _told(self, turn: Turn) -> Job | None:
        """A record with such a word in its name is meant by "open Verdant Fields renewal"."""
        told = await super()._told(turn)
        if told is None and is_named_so(turn):
            return await _of_firm(turn)
        in_small = masked(turn.text, turn.text.lower())
        return told or (None if _ASKS_FOR_THEM.search(in_small) else await named_within(turn))

    async def answer(self, turn: Turn) -> Result:
        """The options of the property that is named; else the writable properties of the record at hand, by label."""
        named = next((record.singular for record in kinds() if names(record, turn.text)), "")
        about = named or turn.dialog.object or (turn.last_record.object if turn.last_record else "")
        case = await open_case(turn, CATALOGUE.get(about, self.record))
        if _OPTIONS.search(turn.text):
            named_here = sorted(named_properties(turn.text, case.record, case.portal, turn.now))
            asked = {name: found for name in named_here if (found := options("", name, case.portal, case.pipeline))}
            for name, found in asked.items():
                labels = [option.shown for option in found]
                case.say("utter_hubspot_takes", label=show.label(name, case.portal), options=either(labels))
            if asked:
                return "done"
        labels = sorted(p.label for p in case.portal.properties.values() if not p.read_only and not p.hidden)
        case.say("utter_hubspot_properties", rows=", ".join(labels[:60]), more=max(len(labels) - 60, 0))
        return "done"
