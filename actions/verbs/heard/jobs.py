"""Several wishes in one message are done one after the other, each as if it had been said alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from rasa_sdk.events import ActiveLoop, EventType, SlotSet

from ...chat.dialog import Dialog, Suspended
from ...chat.memory import OWN_PREFIX, as_model
from ...chat.turn import REQUESTED, Turn
from ...errors import Result
from ...language import heard, makes, split_jobs
from ...language.said import Criteria
from ...language.search.phones import asks_whose
from ...language.wish.kinds import two_kinds
from ...record import CATALOGUE, Record
from ..finding.listing import NEWEST_FIRST
from ..finding.many import many_ordered
from ..finding.nouns import kinds, people_of
from ..finding.paging import names_rows

_LOOKS = ("get", "list", "search")


class Job(NamedTuple):
    """A dialog to start: its name without prefix ("update_deal"), and what is known of it already."""

    name: str
    dialog: Dialog

    @classmethod
    def of(cls, verb: str, record: Record, sentence: str, **known: Any) -> Job:
        """The dialog of a verb and such records that these words begin."""
        noun = record.plural if verb in ("list", "search") else record.singular
        return cls(f"{verb}_{noun}", Dialog(object=record.singular, sentence=sentence, **known))

    @classmethod
    def said(cls, verb: str, record: Record, turn: Turn) -> Job:
        """The same, begun with what was said just now."""
        return cls.of(verb, record, turn.text, hints=turn.hints)


def jobs_in(turn: Turn, record: Record) -> list[Job]:
    """The jobs of a message that holds more than one; `record` is what it seems to be about.

    Where the first says only "it", it is about the record shown last.
    """
    if turn.choice is not None or not turn.text:
        return []
    nouns = {word: r.singular for r in kinds() for word in (r.singular, r.plural, *r.synonyms)}
    parts = split_jobs(turn.text, nouns)
    last = turn.last_record.object if turn.last_record else ""
    noun, jobs = last if last in CATALOGUE else record.singular, []
    for part in parts:
        noun = part.noun or noun
        of = CATALOGUE[noun]
        name = f"{part.verb}_{of.plural if part.verb == 'list' else of.singular}"
        jobs.append(Job(name, Dialog(object=of.singular, sentence=part.text)))
    return jobs if all(turn.offers(job.name) for job in jobs) else []


def both_kinds(turn: Turn, verb: str) -> list[Job]:
    """The two lists of a sentence that looks for records of two kinds: "lost deals and contacts at Halden"."""
    if turn.choice is not None or turn.running_form or verb not in _LOOKS:
        return []
    plurals = {word: r.singular for r in kinds() for word in (r.plural, *r.synonyms) if word.endswith(("s", "people"))}
    found = two_kinds(turn.text, plurals)
    if not found or heard(turn.text).mood == "forbid":
        return []
    jobs = []
    for noun, words in found:
        of = CATALOGUE[noun]
        jobs.append(Job.of("list", of, words))
    return jobs if all(turn.offers(job.name) for job in jobs) else []


def made_instead(turn: Turn) -> Job | None:
    """The new record that the words plainly ask for, though they were taken for another wish."""
    record = next((r for r in kinds() if turn.choice is None and makes(turn.text, r)), None)
    if record is None or not turn.offers(f"create_{record.singular}"):
        return None
    return Job.said("create", record, turn)


def many_instead(turn: Turn, likely: Record | None = None) -> Job | None:
    """An order for several records at once, though the words were taken for a look at them."""
    verb, noun = many_ordered(turn, likely) or ("", "")
    if not verb or turn.running_form or not turn.offers(f"{verb}_{noun}") or heard(turn.text).mood != "order":
        return None
    return Job(f"{verb}_{noun}", Dialog(object=noun, sentence=turn.text, hints=turn.hints))


def by_number(turn: Turn) -> Job | None:
    """ "Whose number is …?": no name to show the record of, but one to search by."""
    record = people_of()
    if turn.choice is not None or turn.running_form or not asks_whose(turn.text):
        return None
    if not turn.offers(f"search_{record.plural}"):
        return None
    return Job.of("search", record, turn.text)


def start(turn: Turn, job: Job) -> list[EventType]:
    """Begin it: its form reads the sentence. A half-done write goes on afterwards."""
    other = turn.running_form
    aside = turn.put_aside(other, turn.asked) if other and is_worth_keeping(other) else None
    turn.dialog = job.dialog.model_copy(update={"suspended": aside}) if aside else job.dialog
    return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(f"{OWN_PREFIX}{job.name}_form")]


def is_worth_keeping(form: str) -> bool:
    """Whether an interrupted dialog goes on later: nothing is lost when a question is not."""
    return form.removeprefix(OWN_PREFIX).startswith(("create_", "update_", "delete_", "connect_"))


def queued(jobs: list[Job], then: Suspended | None) -> Suspended | None:
    """Jobs as dialogs that wait for their turn, before the one that waits already."""
    for job in reversed(jobs):
        dialog = job.dialog.model_copy(update={"suspended": then})
        slots = {"hubspot_dialog": dialog.model_dump(mode="json", exclude_defaults=True)}
        then = Suspended(form=f"{OWN_PREFIX}{job.name}_form", queued=True, slots=slots)
    return then


def instead(job: Job, then: Suspended | None) -> Suspended | None:
    """The job that is to be done in place of the dialog which ends, before what waits already."""
    waits = queued([job], then)
    return waits.model_copy(update={"instead": True}) if waits else None


def waiting_words(suspended: Suspended) -> str:
    """The words of a job that has not begun; nothing where a dialog was interrupted."""
    return _dialog_of(suspended).sentence if suspended.queued else ""


def dropped(suspended: Suspended | None, result: Result) -> tuple[Suspended | None, str]:
    """What waits behind the jobs that have not begun, and the words of those.

    A list that waits does not depend on whether anything was found before.
    """
    words = []
    while suspended and not suspended.instead and (said := waiting_words(suspended)):
        if result == "not_found" and suspended.form.startswith(f"{OWN_PREFIX}list_"):
            break
        words.append(said)
        suspended = _dialog_of(suspended).suspended
    return suspended, ", ".join(words)


def _dialog_of(suspended: Suspended) -> Dialog:
    return as_model(suspended.slots.get("hubspot_dialog"), Dialog) or Dialog()


def listing(turn: Turn, record: Record, criteria: Criteria) -> Job | None:
    """The list of the records that fit, the newest first."""
    if not criteria.search.groups or not turn.offers(f"search_{record.plural}"):
        return None
    dialog = Dialog(object=record.singular, sentence=record.plural, opened=True, criteria=criteria)
    dialog.order = NEWEST_FIRST
    return Job(f"search_{record.plural}", dialog)


def by_rows(turn: Turn) -> Job | None:
    """ "Show deals 6 to 10": a page of the list, and no amount."""
    record = names_rows(turn)
    if record is None or turn.running_form or not turn.offers(f"list_{record.plural}"):
        return None
    return Job.of("list", record, turn.text)
