"""Words to values, references, changes and search criteria. Pure: no network, no Rasa, no model.

Every reader takes free text of any length and shape and never raises. `now` is an aware datetime.

    english/    a cleaned sentence; the closed classes of English words; how wishes are worded; yes and no
    value/      money, days, phones, e-mails, names, the portal's labels; all the values in a sentence (`evidence`)
    wish/       what kind of wish it is: its mood, who speaks, repairs ("for 12, no, 15k"), several in one, links
    which/      which record is meant: by id, e-mail, name, place in a list, or "it"
    create/  update/  search/      what such a sentence says; `reading` (`criteria` for a search) puts it together
    said.py     what all of them return
"""

from __future__ import annotations

from .create.answers import read_answer
from .create.reading import read_create
from .english.yesno import affirms, cancels, denies, lacking, skips, waits
from .said import Change, Choice, Criteria, Order, Reference, Said, Shift, Unclear, Value
from .search.criteria import (
    MOST_GROUPS,
    MOST_TOGETHER,
    is_mine,
    read_criteria,
    said_instead,
    within_limits,
)
from .search.orders import read_order, read_reversed
from .search.totals import about_list, asks_total, without_total
from .update.better import read_correction, read_shift
from .update.reading import (
    named_properties,
    orders_change,
    orders_edit,
    read_change,
    read_update,
)
from .update.shift import resolve
from .value.values import read_property_value, read_value
from .which.choice import NONE_OF_THEM, read_choice
from .which.reference import read_reference
from .which.subject import read_command
from .wish.corrections import corrected
from .wish.introduction import read_introduction
from .wish.jobs import split_jobs
from .wish.links import read_link
from .wish.making import commands, makes
from .wish.moods import heard
from .wish.repairs import repaired
from .wish.sparing import spared

__all__ = [
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
    "asks_total",
    "cancels",
    "commands",
    "corrected",
    "denies",
    "heard",
    "is_mine",
    "lacking",
    "makes",
    "named_properties",
    "orders_change",
    "orders_edit",
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
    "said_instead",
    "skips",
    "spared",
    "split_jobs",
    "waits",
    "within_limits",
    "without_total",
]
