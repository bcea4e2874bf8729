"""HubSpot by conversation: the Rasa action pack.

crm/        start here: each kind of record, with its actions and forms
verbs/      what a verb does, for any record
account/    linking a HubSpot account from the chat
collect/    what flows of Rasa Pro call where they collect a slot
chat/       one message and what is remembered; cards, rows, buttons; failures into words
language/   words into values, references, changes and criteria
gateway/    the only room that speaks with HubSpot
oauth/      whose HubSpot: credentials, grants, the connect pages
ledger/     nothing written twice, and the trail of what was written
server/     what those who run it can see: /metrics, /ready, a line of log for each action
watch/      what is counted, traced and named in logs, without naming people
store/      what survives a restart: the database
record.py  portal.py  errors.py  settings.py    the nouns all of them share
"""

from rasa_sdk.plugin import plugin_manager

from . import logs
from .ledger import plugin as ledger_hooks
from .oauth import plugin as oauth_hooks
from .server import plugin as server_hooks

logs.install()
for hooks in (oauth_hooks, ledger_hooks, server_hooks):
    _known = plugin_manager().get_plugin(hooks.__name__)
    if _known is not hooks:  # once, however often the pack is imported; anew where Rasa Pro has thrown its modules away
        if _known is not None:
            plugin_manager().unregister(_known)
        plugin_manager().register(hooks)
