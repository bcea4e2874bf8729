"""The twelve dialogs, each up to the one call to HubSpot that a fault is to hit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.testing import SandboxClient
from tests.faults.wire import WireTalk

OBJECTS = "/crm/objects/2026-09"
Call = dict[str, Any]
VERBS = ("create", "get", "list", "update", "delete", "search")
KINDS = ("deal", "contact")


@dataclass
class Cell:
    """One dialog, with records that no other cell touches.

    Attributes:
        kind, verb: which dialog.
        tag: a word that is in all its names.
        hubspot: the sandbox.
        talk: the conversation.
        record: id of the record that is shown, changed or deleted.
        called: its name, instead of one with the tag in it.
        named: how the record is spoken of, instead of by its id or address.
        also: what a create says besides.
        change: label and new value of an update, instead of the usual ones.
    """

    kind: str
    verb: str
    tag: str
    hubspot: SandboxClient
    talk: WireTalk
    record: str = ""
    called: str = ""
    named: str = ""
    also: str = ""
    change: tuple[str, str] = ("", "")

    @property
    def plural(self) -> str:
        """HubSpot's name of the kind."""
        return f"{self.kind}s"

    @property
    def writes(self) -> bool:
        """Whether it changes HubSpot."""
        return self.verb in {"create", "update", "delete"}

    @property
    def call(self) -> Call:
        """Method and path of the call that counts."""
        if self.verb == "create":
            return {"method": "POST", "path": f"{OBJECTS}/{self.plural}"}
        if self.verb in {"list", "search"}:
            return {"method": "POST", "path": f"{OBJECTS}/{self.plural}/search"}
        method = {"get": "GET", "update": "PATCH", "delete": "DELETE"}[self.verb]
        by_email = self.verb == "get" and self.kind == "contact" and not self.named
        return {"method": method, "path": f"{OBJECTS}/{self.plural}/{self.email if by_email else self.record}"}

    @property
    def look_up(self) -> Call | None:
        """The call by which the pack finds out what became of a write, and how many of its like come before."""
        if self.verb == "create" and self.kind == "deal":
            return {"method": "POST", "path": f"{OBJECTS}/deals/search"}
        if self.verb == "create":
            return {"method": "GET", "path": f"{OBJECTS}/contacts/{self.new}"}
        before = 1 if self.verb == "delete" or self.kind == "deal" else 0
        path = f"{OBJECTS}/{self.plural}/{self.record}"
        return {"method": "GET", "path": path, "after": before} if self.writes else None

    @property
    def email(self) -> str:
        """The contact's address."""
        return f"lamp-{self.tag}@example.com"

    @property
    def new(self) -> str:
        """Name or address of what a create makes."""
        return f"Torch {self.tag}" if self.kind == "deal" else f"torch-{self.tag}@example.com"

    def make(self) -> None:
        """Put its record into HubSpot."""
        deal = {"dealname": self.called or f"Lamp {self.tag}", "amount": "100", "dealstage": "appointmentscheduled"}
        contact = {
            "email": self.email,
            "firstname": "Lena",
            "lastname": self.called or self.tag.title(),
            "jobtitle": "Clerk",
        }
        body = {"properties": deal | {"pipeline": "default"} if self.kind == "deal" else contact}
        status, made = self.hubspot.call("POST", f"{OBJECTS}/{self.plural}", body)
        assert status == 201, made
        self.record = made["id"]

    def held(self) -> dict[str, Any] | None:
        """The record's properties now, also if it was merged into another; None once it is deleted."""
        wanted = "amount,jobtitle,tone"
        status, found = self.hubspot.call("GET", f"{OBJECTS}/{self.plural}/{self.record}?properties={wanted}")
        return dict(found["properties"]) if status == 200 else None

    def made(self) -> int:
        """How many records the create left."""
        key = "dealname" if self.kind == "deal" else "email"
        wanted = {"filterGroups": [{"filters": [{"propertyName": key, "operator": "EQ", "value": self.new}]}]}
        status, found = self.hubspot.call("POST", f"{OBJECTS}/{self.plural}/search", wanted)
        assert status == 200, found
        return int(found["total"])

    def holds(self) -> str:
        """What HubSpot holds after: as it was, one more, changed, gone; anything else in full."""
        if self.verb == "create":
            return {0: "–", 1: "+1"}.get(self.made(), f"{self.made()} of them")
        now = self.held()
        if now is None:
            return "gone"
        new = {"amount": "700", "jobtitle": "Buyer", "tone": "Dim"}
        return "changed" if any(now.get(name) == value for name, value in new.items()) else "–"

    async def prepare(self) -> None:
        """What is said before: the question whether to delete."""
        if self.verb == "delete":
            await self.talk.say(f"delete {self._named}", f"delete_{self.kind}")

    async def show(self) -> None:
        """Have the record shown, so that it is “it”."""
        await self.talk.say(f"show {self._named}", f"get_{self.kind}")
        assert self.talk.result == "done", self.talk.text()

    async def act(self) -> None:
        """The sentence that leads to the call, unless the dialog ended before."""
        sentence, intent = self._sentence(self._named)
        if self.verb != "delete" or self.talk.loop:
            await self.talk.say(sentence, intent)

    @property
    def _named(self) -> str:
        if self.named:
            return self.named
        return f"deal {self.record}" if self.kind == "deal" else f"the contact {self.email}"

    def _sentence(self, it: str) -> tuple[str, str]:
        deal = self.kind == "deal"
        label, value = self.change if self.change[0] else ("amount", "700") if deal else ("job title", "Buyer")
        sentences: dict[str, Callable[[], str]] = {
            "create": lambda: (
                f"create a deal called {self.new} for 500 in contract sent{self.also}"
                if deal
                else f"create contact {self.new}, Tara Torch{self.also}"
            ),
            "get": lambda: f"show {it}",
            "list": lambda: f"list {self.plural}",
            "update": lambda: f"change the {label} of {it} to {value}",
            "search": lambda: "find deals over 90k" if deal else "find contacts at Kestrel Robotics",
        }
        if self.verb == "delete":
            return "yes", "affirm"
        plural = self.verb in {"list", "search"}
        return sentences[self.verb](), f"{self.verb}_{self.plural if plural else self.kind}"
