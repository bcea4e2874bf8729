"""Walks the pack's own flows as Rasa Pro's flow executor does, with the person and the language model by script.

A test tool: Rasa Pro itself cannot run here (no licence). It follows the documented order at a collect step (types and
rejections, `validate_<slot>`, then the question, then listening), conditions by pypred (the library that Rasa Pro
evaluates them with), `call`, branches, loops, resetting of slots at the end of a flow, corrections that lead back to
the slot's collect step, interruption by another flow, cancelling, and `/SetSlots(…)` of buttons. Actions are called
by rasa-sdk's executor with what Rasa Pro sends: no domain, the stack, a user id.

Not covered: the language model itself (a test says which commands it gives), and the host's patterns: what is said on
cancelling, correcting or completing, and the question whether to go on with an interrupted flow (here it just goes on).
"""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from pypred import Predicate

from actions.chat.flows import pressed

CALM = Path(__file__).parents[2] / "calm"
END = "END"
Call = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def load(folder: str, key: str) -> dict[str, Any]:
    """A section of every file of a folder, merged."""
    found: dict[str, Any] = {}
    for path in sorted((CALM / folder).glob("*.yml")):
        found |= yaml.safe_load(path.read_text()).get(key) or {}
    return found


FLOWS: dict[str, Any] = load("flows", "flows")
SLOTS: dict[str, Any] = load("domain", "slots")
RESPONSES: dict[str, Any] = load("domain", "responses")
ACTIONS: set[str] = {
    name for path in (CALM / "domain").glob("*.yml") for name in yaml.safe_load(path.read_text()).get("actions") or []
}


def steps_of(flow: str) -> dict[str, dict[str, Any]]:
    """Every step of a flow by its id, each with an explicit `next`."""
    found: dict[str, dict[str, Any]] = {}
    _flatten(flow, FLOWS[flow]["steps"], found)
    return found


def _flatten(flow: str, steps: list[dict[str, Any]], found: dict[str, dict[str, Any]]) -> str:
    ids = [step.get("id") or f"{flow}_{len(found)}_{place}" for place, step in enumerate(steps)]
    for place, (name, step) in enumerate(zip(ids, steps, strict=True)):
        assert name not in found, f"{flow}: two steps are called {name}"
        found[name] = {**step, "id": name}
        after = step.get("next") or (ids[place + 1] if place + 1 < len(ids) else END)
        found[name]["next"] = after if isinstance(after, str) else [_branch(flow, b, found) for b in after]
    return ids[0]


def _branch(flow: str, branch: dict[str, Any], found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    target = branch.get("then", branch.get("else"))
    to = target if isinstance(target, str) else _flatten(flow, target, found)
    return {"if": branch.get("if"), "to": to}


STEPS = {flow: steps_of(flow) for flow in FLOWS}


def collects(flow: str) -> Iterator[dict[str, Any]]:
    """The collect steps of a flow."""
    return (step for step in STEPS[flow].values() if "collect" in step)


class Walker:
    """One conversation."""

    def __init__(self, call: Call, sender: str = "walker", channel: str = "rest") -> None:
        self.call, self.sender, self.channel = call, sender, channel
        self.slots: dict[str, Any] = {name: spec.get("initial_value") for name, spec in SLOTS.items()}
        self.stack: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.latest: dict[str, Any] = {}
        self.said: list[dict[str, Any]] = []
        self.ran: list[str] = []
        self.started: list[str] = []
        self._frames = 0
        self._passed: dict[str, list[str]] = {}

    # what the person does

    async def say(self, text: str, start: str = "", cancel: bool = False, **slots: Any) -> list[dict[str, Any]]:
        """A message, and what the command generator makes of it: start this flow, set these slots, or cancel."""
        message = {"text": text, "intent": {"name": None, "confidence": 0.0}, "entities": [], "metadata": {}}
        self.latest = {**message, "message_id": self._message()}
        self.events.append({"event": "user", **self.latest, "input_channel": self.channel, "timestamp": time.time()})
        self.said, self.ran, self.started = [], [], []
        if cancel:
            self._cancel()
        if start:
            self._start(start if start in FLOWS else f"hubspot_{start}")
        for name, value in slots.items():
            self._set(f"hubspot_{name}", value)
        await self._advance()
        return self.said

    async def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the last turn that fills slots."""
        button = next(b for b in self.buttons() if b["title"].endswith(title))
        return await self.press_payload(button["payload"])

    async def press_payload(self, payload: str) -> list[dict[str, Any]]:
        """Send `/SetSlots(…)`: no language model is asked. A slot that the domain lacks spoils the whole payload."""
        sets = pressed(payload)
        assert sets, f"{payload} sets no slot"
        assert not set(sets) - set(SLOTS), f"{payload} sets slots that the domain lacks"
        return await self.say(payload, **{name.removeprefix("hubspot_"): value for name, value in sets.items()})

    def _message(self) -> str:
        return f"{self.sender}-{len(self.events)}"

    # what the bot did

    @property
    def result(self) -> Any:
        """The outcome of the last dialog."""
        return self.slots["hubspot_result"]

    @property
    def asks(self) -> str | None:
        """The slot that is asked for."""
        return str(self.stack[-1]["collect"]) if self.stack and "collect" in self.stack[-1] else None

    def names(self) -> list[str]:
        """The responses of the last turn."""
        return [message["response"] for message in self.said]

    def words(self, response: str) -> dict[str, Any]:
        """The words of a response of the last turn."""
        return next(message for message in self.said if message["response"] == response)

    def buttons(self) -> list[dict[str, str]]:
        """The buttons of the last turn."""
        return [button for message in self.said for button in message["buttons"]]

    def were_set(self, slot: str) -> list[Any]:
        """The values that actions gave a slot since the person's message."""
        since = len(self.events) - next(i for i, e in enumerate(reversed(self.events)) if e["event"] == "user")
        return [e["value"] for e in self.events[since:] if e["event"] == "slot" and e["name"] == slot]

    # commands

    def _start(self, flow: str) -> None:
        """The flow that runs is not started again, and one that was interrupted goes on."""
        own = [frame for frame in self.stack if frame["type"] == "flow" and frame["frame_type"] != "call"]
        if own and own[-1]["flow_id"] == flow:
            return
        waiting = next((place for place, f in enumerate(self.stack) if f in own and f["flow_id"] == flow), None)
        if waiting is None:
            self._push(flow, "interrupt" if own else "regular")
            return
        places = [place for place, frame in enumerate(self.stack) if frame in own and place > waiting]
        self.stack = [*self.stack[:waiting], *self.stack[places[0] :], *self.stack[waiting : places[0]]]

    def _push(self, flow: str, kind: str) -> None:
        assert kind == "call" or FLOWS[flow].get("if") is not False, f"{flow} cannot be started by people"
        self._frames += 1
        self.started.append(flow)
        frame = {"frame_id": f"F{self._frames}", "flow_id": flow, "step_id": "START", "frame_type": kind}
        self.stack.append({**frame, "type": "flow"})
        self._passed[frame["frame_id"]] = []

    def _running(self) -> dict[str, Any]:
        return next(frame for frame in reversed(self.stack) if frame["type"] == "flow")

    def _set(self, slot: str, value: Any) -> None:
        """A slot is filled while the flow collects it, or before unless the step says that it has to be asked."""
        if not self.stack:
            return
        running = self._running()
        fillable = {s["collect"] for s in collects(running["flow_id"]) if not s.get("ask_before_filling")}
        if slot not in fillable | {self.asks}:
            return
        earlier, self.slots[slot] = self.slots[slot], self._typed(slot, value)
        if earlier is not None and earlier != self.slots[slot] and slot != self.asks:
            self._go_back(running, slot)

    @staticmethod
    def _typed(slot: str, value: Any) -> Any:
        if SLOTS[slot]["type"] == "bool" and isinstance(value, str):
            return {"true": True, "false": False}.get(value.lower())
        return value

    def _go_back(self, running: dict[str, Any], slot: str) -> None:
        """A correction: the flow goes on from where the slot was collected."""
        passed = self._passed[running["frame_id"]]
        step = next((s for s in passed if STEPS[running["flow_id"]][s].get("collect") == slot), None)
        if step is not None:
            del self.stack[self.stack.index(running) + 1 :]
            running["step_id"] = f"NEXT:{step}"

    def _cancel(self) -> None:
        """The running flow and those that called it; their slots are reset."""
        called = True
        while called and self.stack:
            frame = self.stack.pop()
            called = frame["type"] != "flow" or frame["frame_type"] == "call"
            if not called:
                self._reset(frame["flow_id"])

    # the executor

    async def _advance(self) -> None:
        for _ in range(250):
            if not self.stack:
                return
            top = self.stack[-1]
            if top["type"] != "flow":
                if await self._collected(top):
                    self.stack.pop()
                    continue
                return
            step = self._next(top)
            if step == END:
                self.stack.pop()
                if top["frame_type"] != "call":
                    self._reset(top["flow_id"])
                continue
            top["step_id"] = step
            await self._do(top, STEPS[top["flow_id"]][step])
        raise AssertionError(f"a loop: {[f['flow_id'] for f in self.stack]}")

    def _next(self, frame: dict[str, Any]) -> str:
        if frame["step_id"] == "START":
            return str(next(iter(FLOWS[frame["flow_id"]]["steps"]))["id"])
        if frame["step_id"].startswith("NEXT:"):
            return str(frame["step_id"].removeprefix("NEXT:"))
        after = STEPS[frame["flow_id"]][frame["step_id"]]["next"]
        if isinstance(after, str):
            return after
        return str(next(b["to"] for b in after if b["if"] is None or self._holds(b["if"])))

    def _holds(self, condition: str) -> bool:
        return bool(Predicate(condition).evaluate({"slots": self.slots, "context": {}}))

    async def _do(self, frame: dict[str, Any], step: dict[str, Any]) -> None:
        if "call" in step:
            self._push(step["call"], "call")
        elif "action" in step:
            await self._run(step["action"])
        elif "collect" in step:
            self._passed[frame["frame_id"]].append(step["id"])
            slot = step["collect"]
            if step.get("ask_before_filling"):
                self.slots[slot] = None
            asking = {"collect": slot, "utter": f"utter_ask_{slot}", "collect_action": f"action_ask_{slot}"}
            pattern = {"flow_id": "pattern_collect_information", "step_id": "start", "rejections": []}
            self._frames += 1
            kind = {"type": "pattern_collect_information", "frame_id": f"F{self._frames}"}
            self.stack.append({**pattern, **asking, **kind})

    async def _collected(self, frame: dict[str, Any]) -> bool:
        """One pass of the pattern that collects a slot; False when it listens."""
        slot = frame["collect"]
        if f"validate_{slot}" in ACTIONS:
            await self._run(f"validate_{slot}")
        if self.slots[slot] is not None:
            return True
        await self._run(f"action_ask_{slot}")
        return False

    def _reset(self, flow: str) -> None:
        """The slots that a flow collects, and those of the flows it calls, unless they are persisted."""
        for name in self._called(flow):
            for step in collects(name):
                if step["collect"] not in FLOWS[flow].get("persisted_slots", []):
                    self.slots[step["collect"]] = SLOTS[step["collect"]].get("initial_value")

    def _called(self, flow: str) -> set[str]:
        calls = {step["call"] for step in STEPS[flow].values() if "call" in step}
        return {flow}.union(*(self._called(name) for name in calls))

    async def _run(self, action: str) -> None:
        assert action in ACTIONS, f"{action} is in no domain"
        answer = await self.call(json.loads(json.dumps(self.request(action))))
        self.ran.append(action)
        self.events.append({"event": "action", "name": action})
        for event in answer["events"]:
            assert event["event"] == "slot", f"{action} returns {event['event']}, which has no place in a flow"
            assert event["name"] in SLOTS, f"{action} sets {event['name']}, which is in no domain"
            self.events.append(event)
            self.slots[event["name"]] = event["value"]
        for message in answer["responses"]:
            self._check(message)
            self.said.append(message)

    @staticmethod
    def _check(message: dict[str, Any]) -> None:
        assert message["response"] in RESPONSES, f"{message['response']} is in no domain of calm/"
        assert len(message["buttons"]) <= 5
        for button in message["buttons"]:
            payload = button.get("payload", "")
            assert not payload.startswith("/") or payload.startswith("/SetSlots("), f"flows do not know {payload}"

    def request(self, action: str) -> dict[str, Any]:
        """What Rasa Pro sends: no domain but its digest, the stack, a user id."""
        tracker = {
            "sender_id": self.sender,
            "slots": self.slots,
            "latest_message": self.latest,
            "latest_event_time": time.time(),
            "followup_action": None,
            "paused": False,
            "stack": self.stack,
            "events": self.events,
            "latest_input_channel": self.channel,
            "active_loop": {},
            "latest_action": {"action_name": self.ran[-1] if self.ran else "action_listen"},
            "latest_action_name": self.ran[-1] if self.ran else "action_listen",
            "user_id": None,
        }
        body = {"next_action": action, "sender_id": self.sender, "tracker": tracker}
        return {**body, "version": "3.21.0", "domain_digest": "d1"}
