"""Records that are asked for in words which look like a change: "give me the low priority ones for Dana"."""

from __future__ import annotations

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language.wish.looks import asks_for_records, of_their_company
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.nouns import kinds, names, several
from .carry_on import carried_on
from .jobs import Job


async def looked_instead(turn: Turn, record: Record, verb: str) -> Job | None:
    """The search that the words are; with a list on the table, perhaps one within it."""
    if turn.choice is not None or turn.running_form:
        return None
    if of_their_company(turn.text):
        return await _of_company(turn)
    if verb != "update" or not asks_for_records(turn.text, record):
        return None
    listed = turn.last_list
    about = CATALOGUE.get(listed.object, record) if listed and turn.list_is_latest else record
    kind = next((kind for kind in kinds() if names(kind, turn.text)), about)
    dialog = Dialog(object=kind.singular, sentence=turn.text, hints=turn.hints)
    return await carried_on(turn, bare=True) or Job(f"search_{kind.plural}", dialog)


async def _of_company(turn: Turn) -> Job | None:
    """ "His company's deals", of the person shown last: those of the company that his record names."""
    found, last = of_their_company(turn.text), turn.last_record
    person = CATALOGUE.get(last.object) if last else None
    company = (
        next((s.property for s in person.slots if s.name == "company" and s.kind == "text"), None) if person else None
    )
    of = next((kind for kind in kinds() if found and several(kind, found["plural"])), None)
    if last is None or person is None or company is None or of is None:
        return None
    case = await open_case(turn, person)
    item = await case.crm.read(person, last.id, properties=(company,))
    name = item.properties.get(company)
    if not name or not turn.offers(f"search_{of.plural}"):
        return None
    what = found["what"].replace(found["plural"], of.plural) if found else of.plural
    rest = turn.text[found.end() :] if found else ""
    return Job(f"search_{of.plural}", Dialog(object=of.singular, sentence=f"{what} at {name}{rest}"))
