"""What a conversation remembers between messages: its slots, and what may become of them."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import cached_property
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from rasa_sdk import Tracker

from ..watch.context import ended
from .dialog import Recent, Shown, Suspended, Target, Undo

Model = TypeVar("Model", bound=BaseModel)

OWN_PREFIX = "hubspot_"
LASTING = {
    "hubspot_last_record",
    "hubspot_last_list",
    "hubspot_recent",
    "hubspot_undo",
    "hubspot_me",
    "hubspot_result",
    "hubspot_profile",
}
"""Slots that outlive a dialog; all other `hubspot_` slots are cleared when it ends."""
_OF_A_LIST = frozenset(("hubspot_me", "hubspot_criteria"))
"""What is asked before a list is shown."""


class Memory:
    """Reads slots, and collects what this turn changes in them."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self._changed: dict[str, Any] = {}
        self._loaded: dict[str, tuple[Any, BaseModel | None]] = {}

    @property
    def now(self) -> datetime:
        """The moment of this turn."""
        return datetime.now(timezone.utc)

    def _load(self, slot: str, model: type[Model]) -> Model | None:
        """A remembered value; one left there in another shape, by whomever, counts as none."""
        value = self.slot(slot)
        known, loaded = self._loaded.get(slot, (None, None))
        if known is not value:
            loaded = as_model(value, model)
            self._loaded[slot] = value, loaded
        return cast("Model | None", loaded)

    def slot(self, name: str) -> Any:
        """A slot's value, with this turn's changes."""
        return self._changed[name] if name in self._changed else self.tracker.slots.get(name)

    def set(self, name: str, value: Any) -> None:
        """Change a slot."""
        plain = value.model_dump(mode="json", exclude_defaults=True) if isinstance(value, BaseModel) else value
        self._changed[name] = plain
        if name == "hubspot_result" and value is not None:
            ended(str(value))

    @property
    def last_record(self) -> Target | None:
        """The record shown or changed last: "it"."""
        return self._load("hubspot_last_record", Target)

    @property
    def record_before(self) -> Target | None:
        """The record that was "it" before the last one."""
        last = self.last_record
        slots = (e for e in reversed(self.tracker.events or []) if e.get("name") == "hubspot_last_record")
        shown = (as_model(e.get("value"), Target) for e in slots if e.get("value") is not None)
        return next((one for one in shown if one and (last is None or one.id != last.id)), None)

    def last_of(self, kind: str) -> Target | None:
        """The record of a kind that was shown or changed last, unless a list of that kind was shown since."""
        for event in reversed(self.tracker.events or []):
            value = event.get("value") if event.get("event") == "slot" else None
            if not isinstance(value, dict) or value.get("object") != kind:
                continue
            if event.get("name") == "hubspot_last_list":
                return None
            if event.get("name") == "hubspot_last_record":
                return as_model(value, Target)
        return None

    @property
    def titles_shown(self) -> frozenset[str]:
        """What the records of this conversation are called, and those of the list shown last."""
        slots = [e.get("value") for e in self.tracker.events or [] if e.get("name") == "hubspot_last_record"]
        shown = [one for one in (as_model(value, Target) for value in slots if value is not None) if one]
        return frozenset(target.title for target in [*shown, *(self.last_list.targets if self.last_list else [])])

    @property
    def last_list(self) -> Shown | None:
        """The list shown last."""
        return self._load("hubspot_last_list", Shown)

    @cached_property
    def list_is_latest(self) -> bool:
        """Whether a list was shown more recently than a record."""
        return self._is_latest("hubspot_last_list", "hubspot_last_record")

    @property
    def undo_is_latest(self) -> bool:
        """Whether something was changed more recently than a record or a list was shown."""
        return self._is_latest("hubspot_undo", "hubspot_last_list", "hubspot_last_record")

    def _is_latest(self, name: str, *others: str) -> bool:
        events = reversed(self.tracker.events or [])
        names = (e.get("name") for e in events if e.get("event") == "slot" and e.get("value") is not None)
        return next((one for one in names if one in (name, *others)), None) == name

    @property
    def list_in_doubt(self) -> bool:
        """Whether another list was asked for since: nothing fitted, or what was asked back was not answered."""
        if self.last_list is None or self.last_list.missed:
            return self.last_list is not None
        for event in reversed(self.tracker.events or []):
            if event.get("event") == "slot" and event.get("value") is not None:
                if event.get("name") == "hubspot_last_list":
                    return False
                if event.get("name") == "requested_slot" and event.get("value") in _OF_A_LIST:
                    return True
        return False

    @property
    def undo(self) -> Undo | None:
        """The last change, for "undo"."""
        return self._load("hubspot_undo", Undo)

    @property
    def said_last(self) -> str:
        """The response that the bot said last."""
        bot: dict[str, Any] = next((e for e in reversed(self.tracker.events or []) if e.get("event") == "bot"), {})
        return str((bot.get("metadata") or {}).get("utter_action") or "")

    def has_written(self, target: Target) -> bool:
        """Whether the last change was to create or change this record: what is said next is of it."""
        return self.undo is not None and self.undo.target.id == target.id and self.undo.done != "deleted"

    @property
    def recent(self) -> list[Recent]:
        """What this conversation changed within the last minute."""
        kept = []
        for value in self.slot("hubspot_recent") or []:
            try:
                kept.append(Recent.model_validate(value))
            except ValidationError:
                continue
        return [r for r in kept if self.now.timestamp() - r.at < 60]

    def remember_change(self, done: str, target: Target) -> None:
        """Note a write, for lists that HubSpot's index has not caught up with."""
        entry = Recent(
            object=target.object,
            id=target.id,
            at=self.now.timestamp(),
            done=done,
            properties=target.properties,
        )
        others = [r for r in self.recent if r.id != target.id]
        self.set("hubspot_recent", [r.model_dump(mode="json") for r in [*others, entry][-5:]])

    def put_aside(self, form: str, asked: str | None) -> Suspended:
        """Take the running dialog out of the slots, to go on with it later."""
        slots = self._dialog_slots()
        for name in slots:
            self.set(name, None)
        return Suspended(form=form, asked=asked, slots=slots)

    def forget_records(self) -> None:
        """Forget "it", lists, changes and who "I" am: the next account has other records."""
        for name in LASTING - {"hubspot_result", "hubspot_profile"}:
            if self.slot(name) is not None:
                self.set(name, None)

    def forget_dialog(self) -> None:
        """Clear every slot of ours that belongs to the running dialog (and none of the host bot's)."""
        self._changed.update(dict.fromkeys(self._dialog_slots()))

    def _dialog_slots(self) -> dict[str, Any]:
        """What the running dialog has filled of our slots, by name."""
        now = self.tracker.slots | self._changed
        filled = sorted(name for name, value in now.items() if value is not None)
        return {name: now[name] for name in filled if name.startswith(OWN_PREFIX) and name not in LASTING}


def as_model(value: Any, model: type[Model]) -> Model | None:
    """A remembered value; one in another shape counts as none."""
    try:
        return model.model_validate(value) if isinstance(value, dict) else None
    except ValidationError:
        return None
