"""The only room that speaks with HubSpot, and the only one that imports its SDK.

    crm(access)     the verbs' door: records, searches, the account's own data           crm.py, schema.py
    Access          whose HubSpot; implemented where credentials are known               access.py
    load()          imports what calls need                                              caller.py
    close()         ends the connections of this event loop                              wire.py

A call goes  crm → retry → caller (token, log) → sdk (builds the request) → pace (limits) → wire (sends it)
and comes back  answers (JSON as our data)  or  errors (refusals as our tree).
"""

from .access import Access, Payer, Renewable
from .bodies import Link
from .caller import load
from .crm import Crm, crm
from .wire import close

__all__ = ["Access", "Crm", "Link", "Payer", "Renewable", "close", "crm", "load"]
