"""What can be done with a record, for any record.

Each verb is a form that finds out what is wanted (`…Form`, a validator in Rasa's terms) and an action that
does it.

    create.py   get.py   update.py   delete.py   search.py (search and list)   undo.py
    create_form.py (filling.py), update_form.py: the forms that ask most;  look_up.py, which.py: "which record?"
    form.py     how every form hears, asks and steps aside;  verb.py  how every action begins and ends
    aside.py    help, show more, stop, what is beyond it;  portal_facts.py  stages, owners, properties
    finding/    records looked up: refer.py what is named; find.py by id, value or name; described.py, among.py by
                what else tells them apart
    heard/      messages that start no dialog: pick.py (bare words), follow_up.py, each.py (several wishes in one)
    writes/     writing.py (every write, through the ledger), doubt.py (was it done?), changing.py (new values)
    flows/      what only Rasa Pro's flows need
"""

from .aside import Aside, Help, OutOfScope, ShowMore, Stop
from .create import Create
from .create_form import CreateForm
from .delete import Delete, DeleteForm
from .get import Get, GetForm
from .heard.pick import Clarify, Pick
from .portal_facts import Owners, Properties, Stages
from .search import ListForm, ListRecords, SearchForm, SearchRecords
from .undo import Undo
from .update import Update
from .update_form import UpdateForm

__all__ = [
    "Aside",
    "Clarify",
    "Create",
    "CreateForm",
    "Delete",
    "DeleteForm",
    "Get",
    "GetForm",
    "Help",
    "ListForm",
    "ListRecords",
    "OutOfScope",
    "Owners",
    "Pick",
    "Properties",
    "SearchForm",
    "SearchRecords",
    "ShowMore",
    "Stages",
    "Stop",
    "Undo",
    "Update",
    "UpdateForm",
]
