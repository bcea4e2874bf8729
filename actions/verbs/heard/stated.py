"""Changes that are said in words which look like another wish: "closing end of March" right after a create."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import corrected, heard, named_properties, orders_change, orders_edit, read_command, read_reference
from ...language.english.text import fold, lower
from ...language.said import Reference, Unclear
from ...language.update.clauses import BEFORE
from ...language.update.handover import relieves, removed
from ...language.update.negated import left_empty
from ...language.value.values import EMPTY
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import is_title, kind_named, kind_shown, kinds, names
from ..writes.outcome import SWAPPED
from .correcting import correction, is_part
from .jobs import Job
from .reading import is_settled, read_changes
from .respelled import spelled_right
from .side_by_side import ASKS, side_by_side

PREDICATE = re.compile(
    r"\b(?:is|are|was|'s|will|'ll|should|shall|must|needs? to|has to|goes|go|went"
    r"|gets?|got|moves?|moved|closes|slips?|slipped|becomes?|became|has been|belongs)\b",
    re.IGNORECASE,
)
"""What makes a statement of a name and a value: "Acme renewal | will close on Friday"."""
REQUEST = re.compile(r"(?:[\w' ]+, )?(?:and |also |so )*(?:can|could|would|will) (?:you|u|we|i) ", re.IGNORECASE)
"""A question that is none: "could you put 5k on it?"."""
_TELLS = re.compile(
    r"(?:(?:and|also|oh|so|by the way)[, ]+)*(?:his|her|its|their) [^?]+? (?:is|are) [^?]+$", re.IGNORECASE
)
_MAILS = re.compile(
    r"(?:(?:and|ok|oh|also|the|his|her|their|new|right|correct)[, ]+)*e-?mail(?:[ -]?address)?(?: is|:)? "
    r"(?P<address>[^\s@]+@[^\s@]+?)[ .!]*",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"(?:the|its|his|her|their) [^?,;]{2,30}? (?:is|are|(?:should|must|needs? to|has to|ought to) (?:be|read|say))\b",
    re.IGNORECASE,
)
"""A new value, whatever it sounds like: "the name should be Delete old backups"."""
_VALUE_OF = re.compile(
    r"(?:(?:and|so|ok|hey|hi|please)[, ]+)*(?:the )?(?!(?:show|open|details?|info|card|what|who|how)\b)"
    r"[a-z][a-z -]{2,25} of (?P<all>\S.* (?!\d+[ .!]*$)\S+)",
    re.IGNORECASE,
)
"""A value may stand behind the record, and then it is no question: "the stage of Larch roof | contract sent"."""
_SEVERAL = 2
_WORKS = re.compile(
    r"[^\W\d_a-z][\w'\u2019-]*(?: [^\W\d_a-z][\w'\u2019-]*){1,3} (?:(?:has|is|just|now|recently) )*"
    r"(?:works|working|joined|moved|relocated|lives|based) (?:at|for|with|to|in)? ?\S"
)
"""What is told of somebody: "Giulia Bianchi works at Larch Foods"; not "Giulia Bianchi from Larch Foods"."""
_ENDED = re.compile(
    r"\S.* (?:(?:was|is|got|has|been|just|finally|now)\b.* )?"
    r"(?:signed|won|lost|dead|(?:fell|fallen|came|come) (?:through|apart))\b",
    re.IGNORECASE,
)
"""News of how something ended: "Larch roof was signed yesterday"."""


async def stated(turn: Turn) -> Job | None:
    """ "Acme renewal is worth 65k now": new values of a record that is called by name, and exists.

    An order leaves no doubt that it is a change: what comes near a label is asked about ("give Larch to Lucas"), and so
    is a value that is not said ("change stage for Larch").
    """
    unclear = ("several", "near", *_unsaid(turn)) if orders_change(turn.text) else ("several",)
    for record in kinds() if "?" not in turn.text else []:
        case = await open_case(turn, record)
        said = read_changes(case)
        if (
            is_settled(said, or_=unclear)
            and said.reference
            and said.reference.kind in {"name", "email", "id", "ordinal"}
        ):
            if (await find(case, said.reference)).sure:
                return Job.said("update", record, turn)
    return None


async def stated_instead(turn: Turn, record: Record, verb: str) -> Job | None:
    """The change that a message is which was taken for a look, a search or a delete.

    A fact told of the record shown last ("her customer number is HV-00417"), an order to change ("make Omar bin Khalid
    an opportunity"), or nothing but new values, right after a record was made or changed.
    """
    if turn.choice is not None or turn.running_form or ("?" in turn.text and not REQUEST.match(turn.text)):
        return None
    job = await _stated(turn, record, verb)
    return job if job and heard(turn.text).mood == "order" else None


async def _stated(turn: Turn, record: Record, verb: str) -> Job | None:
    if told := await spelled_right(turn) or await side_by_side(turn):
        return told
    if (
        verb in {"update", "delete"}
        and (gone := removed(corrected(turn.text)[0]))
        and turn.offers(f"delete_{record.singular}")
    ):
        return Job.of("delete", record, f"delete {gone}")
    if verb == "update":
        return await _better(turn) or await _other_kind(turn, record)
    if verb == "delete" and (off := relieves(turn.text)):
        return await _taken_off(turn, record, *off)
    goes = verb == "delete" or (verb == "get" and read_command(turn.text) == "delete")
    if goes and (kind := await _emptied(turn, record)):
        return Job.said("update", kind, turn)
    if verb == "delete" and (_SHOULD.match(corrected(turn.text)[0]) or left_empty(turn.text)):
        return await of_last(turn)
    if verb == "get" and (swap := await _swapped(turn)):
        return swap
    if verb == "get" and (_TELLS.match(turn.text) or await _is_new_address(turn)):
        return await of_last(turn)
    if verb == "get" and (job := await _value_of(turn, record) or await _begun_with_it(turn)):
        return job
    if verb in {"get", "list", "search", "delete"} and _orders(turn.text):
        edits = verb == "get" and orders_edit(turn.text)  # "edit Jane Doe": what to change is asked
        return await _ordered(turn, record) or (Job.said("update", record, turn) if edits else None)
    if verb in {"list", "search"} and _WORKS.match(turn.text) and not ASKS.search(turn.text):
        if job := await stated(turn):
            job.dialog.proposed = True  # it may be what is looked for
        return job
    if verb in {"list", "search"} and _ENDED.match(turn.text) and not ASKS.search(turn.text):
        if job := await stated(turn):
            return job
    bare = verb in {"list", "search"} and not (turn.list_is_latest or ASKS.search(turn.text))
    return await of_last(turn) if bare and kind_named(turn.text) is None else None


async def _is_new_address(turn: Turn) -> bool:
    """ "E-mail x@y.example", which nobody has: of the record shown last."""
    said = _MAILS.fullmatch(turn.text)
    people = next((kind for kind in kinds() if kind.unique == "email"), None) if said else None
    if said is None or people is None:
        return False
    found = await find(await open_case(turn, people), Reference(kind="email", text=said["address"]))
    return not found.sure


async def _taken_off(turn: Turn, record: Record, what: str, of: str) -> Job | None:
    """ "Take Omar off the Larch deal" deletes nothing, whether or not it is known what he is of it."""
    job = await _ordered(turn, record)
    kind = kind_named(of) or record
    pointed = read_reference(of, kind, has_last=True, part=True)
    if job or names(kind, what) or pointed is None or not turn.offers(f"update_{kind.singular}"):
        return job
    found = await find(await open_case(turn, kind), pointed) if pointed.kind == "name" else None
    return Job.said("update", kind, turn) if found is None or found.items else None


async def _value_of(turn: Turn, record: Record) -> Job | None:
    """ "The stage of Larch roof contract sent", if no record is called by all of these words."""
    of = _VALUE_OF.fullmatch(turn.text)
    job = await _ordered(turn, record) if of and "?" not in turn.text else None
    if of is None or job is None:
        return None
    for kind in kinds():
        found = await find(await open_case(turn, kind), Reference(kind="name", text=of["all"]))
        if any(is_title(kind, of["all"], item) for item in found.items):
            return None
    return job


async def _begun_with_it(turn: Turn) -> Job | None:
    """ "Deal Larch roof is lost, no budget": a record is named, and then told of. What is not understood is said.

    Other than how it ended, what is told without its property's name is asked about first.
    """
    told = PREDICATE.search(turn.text)
    if told is None or "?" in turn.text or ASKS.search(turn.text) or _WAS.match(turn.text, told.start()):
        return None
    head = set(fold(turn.text[: told.start()]).split())
    if not head or read_command(turn.text):
        return None
    for kind in kinds():
        case = await open_case(turn, kind)
        said = read_changes(case)
        of = said.reference if not said.of_last and is_settled(said.model_copy(update={"left": ()})) else None
        if of and head <= {*fold(of.text).split(), "the", "our", "my", kind.singular, *kind.synonyms}:
            found = await find(case, of)
            job, properties = Job.said("update", kind, turn), {change.property for change in said.changes}
            named = named_properties(turn.text, kind, case.portal, turn.now)
            job.dialog.proposed = not (properties <= named or _ENDED.match(turn.text))
            return job if found.sure else None
    return None


_WAS = re.compile(r"'s\b|(?:was|were)\b(?! (?:just |finally )?(?:won|lost|signed))", re.IGNORECASE)
"""What may be of a time before: "the Larch deal was 40k"."""
_OF_RECORD = re.compile(r"['\u2019]s? \w|\b(?:of|from|for|on|his|her|its|their)\b", re.IGNORECASE)


async def _emptied(turn: Turn, record: Record) -> Record | None:
    """ "Delete her mobile number" empties a property; of which kind the record is that has it."""
    if not _OF_RECORD.search(turn.text):
        return None
    last = kind_shown(turn.last_record)
    for kind in [record, *([last] if last and last is not record else [])]:
        said = read_changes(await open_case(turn, kind))
        empties = [c.property and (c.value == EMPTY or _is_required(c.value)) for c in said.changes]
        if empties and all(empties) and said.reference and (said.reference.kind != "last" or kind is last):
            return kind
    return None


def _is_required(value: object) -> bool:
    return isinstance(value, Unclear) and not value.said


async def _better(turn: Turn) -> Job | None:
    """ "Nah, make it three": nothing that is a change by itself, but another value for the last one."""
    last = turn.last_record
    record = kind_shown(last)
    if last is None or record is None:
        return None
    case = await open_case(turn, record)
    said = read_changes(case)
    bare = not said.changes or (is_part(said) and not named_properties(turn.text, record, case.portal, turn.now))
    return correction(case, last) if bare and said.of_last else None


async def _other_kind(turn: Turn, record: Record) -> Job | None:
    """ "Assign to Lukas" after a deal, which looked like a change of a contact."""
    last = turn.last_record
    if last is None or last.object == record.singular or names(record, turn.text):
        return None
    if read_changes(await open_case(turn, record)).reference is not None:
        return None
    if job := await of_last(turn):
        job.dialog.proposed = False
    return job


async def _swapped(turn: Turn) -> Job | None:
    """ "Her first and last name are the wrong way round" of the record shown last."""
    last = turn.last_record
    record = CATALOGUE.get(last.object) if last and SWAPPED.search(turn.text) else None
    if last is None or record is None or not turn.offers(f"update_{record.singular}"):
        return None
    case = await open_case(turn, record)
    two = len(named_properties(turn.text, record, case.portal, turn.now)) == _SEVERAL
    return Job.said("update", record, turn) if two and read_changes(case).of_last else None


def _orders(text: str) -> bool:
    """Whether the words begin with a verb of changing, and not with one of showing or deleting."""
    head = BEFORE.match(lower(text))
    return bool(head and head["verb"]) and read_command(text) is None


def _unsaid(turn: Turn) -> tuple[str, ...]:
    """What may be asked of an order that can be nothing but a change; "give me the details on Larch" is none."""
    return ("unsaid",) if orders_edit(turn.text) else ()


async def _ordered(turn: Turn, record: Record) -> Job | None:
    last = turn.last_record
    for kind in (record, *(other for other in kinds() if other.singular != record.singular)):
        said = read_changes(await open_case(turn, kind))
        fits = not said.of_last or (last is not None and last.object == kind.singular)
        if (
            is_settled(said, or_=("near", "several", *_unsaid(turn)))
            and fits
            and turn.offers(f"update_{kind.singular}")
        ):
            return Job.said("update", kind, turn)
    return None


async def of_last(turn: Turn) -> Job | None:
    """New values for the record shown last; one that was not just written is asked about first, if they are bare."""
    last = turn.last_record
    record = kind_shown(last)
    if last is None or record is None or not turn.offers(f"update_{record.singular}"):
        return None
    said = read_changes(await open_case(turn, record))
    if not is_settled(said) or not said.of_last:
        return None
    job = Job.said("update", record, turn)
    job.dialog.proposed = not (_TELLS.match(turn.text) or turn.has_written(last))
    return job
