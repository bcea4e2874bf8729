"""Words to values, references, changes and search criteria. Pure: no network, no Rasa, no model.

Every reader takes free text of any length and shape and never raises. `now` is an aware datetime.

    text, words, phrases          a cleaned sentence; the closed classes of English words; how wishes are worded
    money, dates, emails, phones, people, numerals      one kind of value each
    labels, vocabulary            what a portal calls things, and finding one label among many
    values                        the answer to one question
    corrections, repairs          "no, the amount to 9k"; "for 12, no, 15k"
    evidence, cover               every typed value in a sentence; the best way to cut the sentence into them and a name
    create                        slot_spans (cues, label_spans, text_spans) and attributes propose, cover chooses
    update                        clauses, then relative ("add 5k"), changes (a property is named), inference
    shift                         what a relative change comes to, once the present value is known
    introduction                  who is speaking
    moods                         whether a sentence wishes, asks, muses or forbids
    jobs                          two wishes in one sentence
    links                         "link it to John Smith"
    bulk                          "move them all to contract sent"
    reference, subject, choice    which record; the words that name it; which of a list
    totals                        whether amounts are to be added up, and which
    orders                        how a list is to be sorted
    criteria                      search/: one module for each kind of criterion
"""

from __future__ import annotations

from .bulk import asks_for_many
from .choice import NONE_OF_THEM, read_choice
from .corrections import corrected
from .create import read_answer, read_create
from .criteria import MOST_FILTERS, MOST_GROUPS, MOST_TOGETHER, is_mine, read_criteria, within_limits
from .introduction import read_introduction
from .jobs import split_jobs
from .links import read_link
from .moods import heard
from .orders import read_order, read_reversed
from .reference import read_reference
from .repairs import repaired
from .said import Change, Choice, Criteria, Order, Reference, Said, Shift, Unclear, Value
from .shift import resolve
from .subject import read_command
from .totals import about_list, asks_total, without_total
from .update import named_properties, read_change, read_correction, read_shift, read_update
from .values import read_property_value, read_value
from .yesno import affirms, cancels, denies, skips

__all__ = [
    "MOST_FILTERS",
    "MOST_GROUPS",
    "MOST_TOGETHER",
    "NONE_OF_THEM",
    "Change",
    "Choice",
    "Criteria",
    "Order",
    "Reference",
    "Said",
    "Shift",
    "Unclear",
    "Value",
    "about_list",
    "affirms",
    "asks_for_many",
    "asks_total",
    "cancels",
    "corrected",
    "denies",
    "heard",
    "is_mine",
    "named_properties",
    "read_answer",
    "read_change",
    "read_choice",
    "read_command",
    "read_correction",
    "read_create",
    "read_criteria",
    "read_introduction",
    "read_link",
    "read_order",
    "read_property_value",
    "read_reference",
    "read_reversed",
    "read_shift",
    "read_update",
    "read_value",
    "repaired",
    "resolve",
    "skips",
    "split_jobs",
    "within_limits",
    "without_total",
]
