"""What can be done with a record, for any record.

Each verb is a form that finds out what is wanted (`…Form`, a validator in Rasa's terms) and an action that
does it.

    create.py   get.py   update.py   delete.py   search.py (search and list)   undo.py
    aside.py (help, show more, …)   pick.py (bare words)   follow_up.py (… about what was shown last)
    create_form.py, update_form.py: the forms of the two that ask most;  portal_facts.py: stages, owners, properties
    which.py    "which record?", shared by get, update and delete; nouns.py: of what kind
    find.py     looks it up by id, value or name;  described.py, among.py: by whatever else tells it from others
    linked.py   records of another one; totals.py: what amounts come to; listing.py: a page of records
    writing.py  every write, through the ledger; doubt.py: was it done?  changing.py: new values for a record
    form.py     how every form hears, asks, gives up and steps aside;  verb.py  how every action ends
"""

from .aside import Aside, Help, ShowMore, Stop
from .create import Create
from .create_form import CreateForm
from .delete import Delete, DeleteForm
from .get import Get, GetForm
from .pick import Clarify, Pick
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
