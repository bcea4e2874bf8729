"""A write that a person asked for: who, by which message, what; and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Action = Literal["create", "update", "delete", "undo", "link"]
State = Literal["started", "done", "refused", "not saved", "not seen", "unknown"]
OPEN = frozenset({"started", "not seen", "unknown"})
"""States of which nobody knows what became of it. "Not seen": HubSpot's search did not show it, which lags."""
Values = dict[str, str | None]


class Author(NamedTuple):
    """Who wants it.

    Attributes:
        profile, channel, sender: as Rasa knows them; the sender is kept as a hash only.
        account: HubSpot's account id.
        credential: the access's key: the installation's or somebody's grant.
        owner: HubSpot's owner id of the person, empty when unknown.
        user: e-mail address of the HubSpot user whose connection it is, empty for a static token.
    """

    profile: str
    channel: str
    sender: str
    account: int
    credential: str
    owner: str = ""
    user: str = ""


class Delivery(NamedTuple):
    """The message it was asked by.

    Attributes:
        message: its id. Rasa makes a new one at each delivery unless the channel gives one.
        text: its words.
        before: the person's message before this one, which marks the place in the conversation. A message that is
            delivered again before the first delivery's events were saved comes at the same place; a second wish
            never does. Empty when there is none.
    """

    message: str = ""
    text: str = ""
    before: str = ""


@dataclass(frozen=True)
class Write:
    """What is to be done to which record.

    Attributes:
        object: singular of the kind of record ("deal").
        record: its id; empty for a new one.
        before: values that are replaced.
        after: values that are written.
        links: ids of records it is associated with, by object type.
    """

    action: Action
    object: str
    record: str = ""
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Operation:
    """A line of the ledger.

    Attributes:
        verdict: "new" · "same": the same delivery asked for it before · "like": another message of this person
            asked for exactly this lately.
        settled_at: the moment from which HubSpot has done it or never will.
        held: somebody may be sending it right now.
        here: it was begun on this machine, by whose clock `started_at` is.
        before, after: the values that it replaced and wrote, as the trail keeps them (`redact.MASK`).
    """

    id: str
    verdict: Literal["new", "same", "like"]
    state: State
    record: str
    started_at: float
    settled_at: float
    holder: str
    held: bool = False
    here: bool = True
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)

    @property
    def attempt(self) -> tuple[str, float]:
        """This one sending of it."""
        return self.id, self.started_at

    @property
    def open(self) -> bool:
        """Nobody knows what became of it."""
        return self.state in OPEN
