"""A conversation without Rasa: drives forms and actions as Rasa Open Source 3.6 does (rasa/core/actions/forms.py).

For unit tests of the verbs: the caller names the intent, so no model is needed. What Rasa itself does with the same
dialogs is tested in `tests/conversations`.
"""

from __future__ import annotations

import re
import time
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


def subclasses(base: type) -> list[type]:
    """All concrete subclasses, as rasa-sdk registers them."""
    found = []
    for cls in base.__subclasses__():
        found += [cls, *subclasses(cls)]
    return [cls for cls in found if not getattr(cls, "__abstractmethods__", None)]


def registered() -> dict[str, Action]:
    """Every action of the pack by name."""
    mine = [cls for cls in subclasses(Action) if cls.__module__.startswith("actions.")]
    return {action.name(): action for action in (cls() for cls in mine)}


class Talk:
    """One conversation."""

    def __init__(self, sender: str = "talk", channel: str = "rest", domain: dict[str, Any] | None = None) -> None:
        self.actions = registered()
        self.domain = domain or {}
        self.sender, self.channel = sender, channel
        self.slots: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.loop: str | None = None
        self.latest: dict[str, Any] = {}
        self.said: list[dict[str, Any]] = []
        self.ranking: list[dict[str, Any]] = []
        self.message = ""
        """The id that the channel gives the next message; none, as with the channels of Rasa Open Source 3.6."""

    @property
    def result(self) -> str | None:
        """The outcome word of the last action."""
        return self.slots.get("hubspot_result")

    async def say(self, text: str, intent: str, confidence: float = 0.95, **entities: str) -> list[dict[str, Any]]:
        """Send a message of a known intent; returns what the bot uttered (responses by name, with their words)."""
        found = [{"entity": name, "value": value} for name, value in entities.items()]
        self.latest = {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": found}
        self.latest |= {"intent_ranking": self.ranking} if self.ranking else {}
        channel = {"input_channel": self.channel, "timestamp": time.time()}
        channel |= {"message_id": self.message} if self.message else {}
        self.events.append({"event": "user", "text": text, "parse_data": self.latest, **channel})
        self.said = []
        await self._turn(intent)
        return self.said

    async def press(self, button: dict[str, str]) -> list[dict[str, Any]]:
        """Press a button: its payload is `/intent{entities}`."""
        import json

        intent, _, entities = button["payload"].removeprefix("/").partition("{")
        return await self.say(button["payload"], intent, 1.0, **(json.loads("{" + entities) if entities else {}))

    def names(self) -> list[str]:
        """The responses uttered in the last turn."""
        return [message["response"] for message in self.said]

    def words(self, response: str) -> dict[str, Any]:
        """The words of a response uttered in the last turn."""
        return next(message for message in self.said if message["response"] == response)

    def buttons(self) -> list[dict[str, str]]:
        """Every button shown in the last turn."""
        return [button for message in self.said for button in message["buttons"]]

    async def _turn(self, intent: str) -> None:
        heard = self.loop is not None and await self._form(self.loop)
        if not heard:
            await self._rule(intent)
        for _ in range(5):
            if self.loop is None or self._ran_last(self.loop):
                return
            await self._form(self.loop)

    def _ran_last(self, form: str) -> bool:
        executed = [e["name"] for e in self.events if e["event"] == "action"]
        return bool(executed) and executed[-1] == form

    async def _rule(self, intent: str) -> None:
        form = f"hubspot_{intent.removesuffix('_hubspot')}_form"
        if intent.endswith("_hubspot") and f"validate_{form}" in self.actions:  # as in data/account.yml
            self._log({"event": "active_loop", "name": form})
            await self._form(form)
        elif f"action_{intent}" in self.actions:
            await self._run(f"action_{intent}")

    async def _form(self, form: str) -> bool:
        """One pass of a form. False: it left the message to the rules."""
        asked = self.slots.get("requested_slot") if self.loop == form else None
        inserted = [{"event": "slot", "name": "requested_slot", "value": asked}, {"event": "action", "name": form}]
        messages = len(self.said)
        events = await self._call(f"validate_{form}", [*self.events, *inserted])
        fresh = self.events and self.events[-1]["event"] == "user"
        if fresh and asked and not any(e["event"] == "slot" and e["name"] != "requested_slot" for e in events):
            del self.said[messages:]
            self._log({"event": "action_execution_rejected", "name": form})
            return False
        for event in events:
            self._log(event)
        self._log({"event": "action", "name": form})
        if self.slots.get("requested_slot") is None:
            self._log({"event": "active_loop", "name": None})
            action = f"action_{form.removeprefix('hubspot_').removesuffix('_form')}"
            await self._run(action if action in self.actions else f"{action}_hubspot")
        return True

    async def _run(self, name: str) -> None:
        events = await self._call(name, self.events)
        self._log({"event": "action", "name": name})
        for event in events:
            self._log(event)

    async def _call(self, name: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        tracker = Tracker(
            self.sender,
            dict(self.slots),
            self.latest,
            [*events],
            False,
            None,
            {"name": self.loop} if self.loop else {},
            next((e["name"] for e in reversed(events) if e["event"] == "action"), None),
        )
        dispatcher = CollectingDispatcher()
        result = await self.actions[name].run(dispatcher, tracker, self.domain)
        for message in dispatcher.messages:
            self._check(message)
        self.said += dispatcher.messages
        return [*map(_uttered, dispatcher.messages), *(result or [])]

    def _check(self, message: dict[str, Any]) -> None:
        """A response must be in the domain, and every {placeholder} of it must be given."""
        responses = self.domain.get("responses")
        if responses is None:
            return
        text = responses[message["response"]][0]["text"]
        missing = {name for name in re.findall(r"{([^\n{}]+?)}", text) if name not in message}
        assert not missing, f"{message['response']} lacks {missing}"
        assert len(message["buttons"]) <= 5, message

    def text(self) -> str:
        """What the bot said in the last turn, as the person reads it (needs a domain)."""
        return "\n".join(self._filled(message) for message in self.said)

    def _filled(self, message: dict[str, Any]) -> str:
        template = self.domain["responses"][message["response"]][0]["text"]
        return re.sub(r"{([^\n{}]+?)}", lambda name: str(message[name[1]]), template)

    def _log(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        if event["event"] == "slot":
            self.slots[event["name"]] = event["value"]
        elif event["event"] == "active_loop":
            self.loop = event["name"]


def _uttered(message: dict[str, Any]) -> dict[str, Any]:
    """What Rasa keeps of a message for its actions (rasa/core/actions/action.py, `create_bot_utterance`)."""
    buttons = [{name: button[name] for name in ("title", "payload") if name in button} for button in message["buttons"]]
    data, metadata = {"buttons": buttons}, {"utter_action": message["response"]}
    return {"event": "bot", "data": data, "metadata": metadata}
