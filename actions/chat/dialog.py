"""What is remembered between two messages, as plain JSON in a few slots of the conversation.

`Dialog` is the running dialog and goes when it ends; `Shown` and `Recent` outlive it, so that "it", "the
second one" and "show more" mean something. No token and no credential ever enters a slot.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..errors import Result
from ..language.said import Change, Choice, Criteria, Unclear, Value
from ..portal import Item, Search


class Kept(BaseModel):
    """What a slot holds. Its validator is built at its first use, as those of `portal.Frozen` are."""

    model_config = ConfigDict(defer_build=True)


class Target(Kept):
    """A record on the table: which one, what it is called, and what it looked like when read."""

    object: str
    id: str
    title: str
    row: str = ""
    properties: dict[str, str | None] = Field(default_factory=dict)

    @property
    def item(self) -> Item:
        """The record as it was read."""
        return Item(id=self.id, properties=self.properties)

    @property
    def named(self) -> Target:
        """Which one and what it is called, and no more: enough for "it"."""
        return Target(object=self.object, id=self.id, title=self.title)


class Suspended(Kept):
    """A dialog put aside by another one; or an action without a dialog, to be run again then.

    One that is `queued` has not begun: it was wished for in the same message as the one before it; `instead`: in place
    of that one, which has not to be done first.
    """

    form: str = ""
    action: str = ""
    asked: str | None = None
    queued: bool = False
    instead: bool = False
    slots: dict[str, object] = Field(default_factory=dict)


class Detour(Kept):
    """Connecting HubSpot comes first; `why` and `scopes` as in `errors.LinkNeeded`.

    `why` is "asked" when the person said so. `tag` names the link that was sent (its address is in no slot).
    """

    why: str = "first"
    scopes: list[str] = Field(default_factory=list)
    tag: str = ""


class Dialog(Kept):
    """The running dialog.

    Attributes:
        object: singular of the record it is about ("deal").
        values: what was said of the record's slots, by short name.
        extra: wire values of further properties, by internal name.
        unclear: what was said and has to be asked about, by slot name.
        skipped: questions the person does not want to answer.
        record: the one record that is meant.
        candidates: the records to choose from.
        among: the search that found them, where it found more than those.
        choices: readings offered for the value asked for.
        changes: what an update is to change.
        left: what was said beside and could not be read.
        meant: the changes as they were asked for, where they are worked out already.
        proposed: whether the changes are only what the words may mean, and wait for a yes.
        wanted: further properties whose values are asked, by internal name.
        refines: whether the words narrow the list shown last.
        more, how: the criteria that they add to it, once read, and whether in place of its own
            (`language/search/carried.py`).
        criteria: what a search looks for; `order`: how its hits are sorted, in words.
        confirmed: the id that a yes was given to.
        existing: the record that already holds the unique value.
        looked_up: the unique value that was looked up, whether a record holds it.
        repeats: the record that the same request has just created.
        tries: bad answers to the present question.
        sentence: the words that started it, or that are still being read.
        hints, choice: entities that came with those words, and the id of a pressed button.
        opened: whether the first sentence has been read.
        detour: what has to be done before the dialog can go on.
        over: set when the dialog ended before its action had anything to do.
        suspended: the dialog that goes on after this one.
        plays: the dialog's flow, where its action was called by a flow of the host's own.
        heard: what each slot that a flow collects was found to hold, by its name; `answer`: the words read last.
    """

    object: str = ""
    values: dict[str, Value] = Field(default_factory=dict)
    extra: dict[str, str] = Field(default_factory=dict)
    unclear: dict[str, Unclear] = Field(default_factory=dict)
    skipped: list[str] = Field(default_factory=list)
    record: Target | None = None
    candidates: list[Target] = Field(default_factory=list)
    among: Search | None = None
    choices: list[Choice] = Field(default_factory=list)
    changes: list[Change] = Field(default_factory=list)
    left: list[str] = Field(default_factory=list)
    meant: list[Change] = Field(default_factory=list)
    proposed: bool = False
    refines: bool = False
    more: Criteria | None = None
    how: Literal["switch", "narrow", "add", "whole", ""] = ""
    wanted: list[str] = Field(default_factory=list)
    sentence: str = ""
    hints: dict[str, list[str]] = Field(default_factory=dict)
    choice: str | None = None
    opened: bool = False
    detour: Detour | None = None
    criteria: Criteria | None = None
    order: str = ""
    confirmed: str | None = None
    existing: Target | None = None
    looked_up: str = ""
    repeats: Target | None = None
    tries: int = 0
    over: Result | None = None
    suspended: Suspended | None = None
    plays: str = ""
    heard: dict[str, Any] = Field(default_factory=dict)
    answer: str = ""


class Shown(Kept):
    """The list shown last: what "the second one" and "show more" refer to.

    Attributes:
        missed: what was looked for since, in vain: the person still sees this list.
        summed: whether its amounts were added up and no row was shown.
        size: how many are shown at a time, where that was said: "the top three".
    """

    object: str
    targets: list[Target] = Field(default_factory=list)
    criteria: Criteria = Field(default_factory=Criteria)
    heading: str = ""
    after: str | None = None
    start: int = 1
    total: int | None = None
    missed: Shown | None = None
    summed: bool = False
    size: int = 0

    def places(self, position: int, *, counted: bool) -> list[int]:
        """The rows, from 0, that a place may mean, the likeliest first; -1 is the last one.

        The numbers run on from page to page: "the second one" is 2, or perhaps 7 on a page that begins with 6.
        """
        rows = len(self.targets)
        places = [position - 1 if position > 0 else rows + position]
        if counted and 0 < position < self.start:
            places.append(self.start - 1 + position - 1)
        return [place for place in places if 0 <= place < rows]


class Recent(Kept):
    """A record changed in this conversation; HubSpot's search index may not know yet."""

    object: str
    id: str
    at: float
    done: str
    properties: dict[str, str | None] = Field(default_factory=dict)


class Undo(Kept):
    """What it takes to put back the last change, if nobody changed it since; `changes`: it, as it was asked for."""

    done: str
    target: Target
    before: dict[str, str | None] = Field(default_factory=dict)
    after: dict[str, str | None] = Field(default_factory=dict)
    changes: list[Change] = Field(default_factory=list)
