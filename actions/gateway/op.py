"""The calls the gateway makes, by what matters when one goes wrong."""

from __future__ import annotations

from typing import NamedTuple


class Op(NamedTuple):
    """One kind of call.

    Attributes:
        writes: it changes records, so a lost answer leaves the person unsure.
        repeatable: sending it twice is as good as once.
        record: it names one thing, a record for example, so a 404 means that there is none.
        search: it counts against HubSpot's limit for searches.
    """

    writes: bool = False
    repeatable: bool = True
    record: bool = False
    search: bool = False


READ = Op(record=True)
LIST = Op()
SEARCH = Op(search=True)
CREATE = Op(writes=True, repeatable=False)
UPDATE = Op(writes=True, record=True)
ARCHIVE = Op(writes=True, record=True)
LINK = Op(writes=True, record=True)
