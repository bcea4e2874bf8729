"""HubSpot by conversation: the Rasa action pack.

crm/        start here: each kind of record, with its actions and forms
verbs/      what a verb does, for any record
account/    linking a HubSpot account from the chat
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

from . import logs
from .ledger import plugin as ledger_plugin
from .oauth import plugin as oauth_plugin
from .server import plugin as server_plugin

logs.install()
oauth_plugin.register()
ledger_plugin.register()
server_plugin.register()
