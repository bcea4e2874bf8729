"""Change a record: only what was asked, shown as before → after."""

from __future__ import annotations

from abc import ABC
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat import show
from ..chat.dialog import Target
from ..chat.turn import Turn
from ..errors import Conflict, NotFound, Refused, Result
from ..language.said import LINK, Change, Reference, Shift, Value
from ..language.wish.undoing import puts_back
from ..ledger.operation import Write
from ..portal import Item
from .aside import aside_named
from .case import Case
from .finding.find import find
from .refused import either, explain_refusal
from .values import currency_property, quoted
from .verb import Verb
from .writes.changing import alike, change, closed_with, say_changed
from .writes.dialled import by_country
from .writes.doubt import holds
from .writes.link import make_links
from .writes.shifts import comes_to, settle_shifts
from .writes.writing import done_before, in_doubt


class Update(Verb, ABC):
    """Writes the changes in one call."""

    writes = True

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """ "Put the city back" names no new value, but wishes the change of it undone."""
        turn = Turn(dispatcher, tracker, domain)
        free = turn.running_form is None and not turn.stack and turn.choice is None and turn.offers("undo")
        if free and turn.starts_dialog and puts_back(turn.text) and (undo := aside_named("action_undo")):
            return await undo.run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)

    async def act(self, case: Case) -> Result | None:
        """Write and show; on a refusal the value is asked for again."""
        target, meant = case.dialog.record, case.dialog.meant or list(case.dialog.changes)
        if target is None:
            raise NotFound("no record was settled", noun=case.record.singular)
        shifted = [c.property for c in case.dialog.changes if c.property and isinstance(c.value, Shift)]
        if shifted:
            target, base = await self._base(case, target, shifted)
            if not settle_shifts(case, base, target.item):
                return None
        case.dialog.changes = by_country(case, target.item, case.dialog.changes)
        wanted = wanted_properties(case)
        linked = await make_links(case, target)
        if linked:
            self._say_linked(case, target, linked, meant, alone=not wanted)
        if not (wanted or linked):
            raise NotFound("nothing to change was settled", noun=case.record.singular)
        result = await self._write(case, target, wanted, meant) if wanted else "done"
        if result == "done" and case.dialog.left:
            case.say("utter_hubspot_left_out", said=quoted(case.dialog.left))
        return result

    async def _write(self, case: Case, target: Target, wanted: dict[str, str], meant: list[Change]) -> Result | None:
        if stage := _stage_to_ask(case, wanted, target.item):
            self._clear(case, [stage])
            return None
        before = await self._before(case, target, list(wanted))
        if not (new := _unlike(case, target.item, before, wanted)):  # as it was found: a search may lag behind
            before = (await self._now(case, target, list(wanted))).properties
            new = _unlike(case, target.item, before, wanted)
        if not new:
            await done_before(case, Write("update", case.record.singular, target.id))
            case.say_card("utter_hubspot_nothing_to_change", Item(id=target.id, properties=before), also=list(wanted))
            return "done"
        try:
            item, before, taken, earlier = await change(case, target.id, before, new)
        except Conflict as conflict:
            await self._ask_unique_again(case, conflict, new)
            return None
        except Refused as refused:
            self._clear(case, await explain_refusal(case, refused))
            return None
        if not taken:
            return "refused"
        taken |= closed_with(case, before, item, taken)
        say_changed(case, item, before, taken, also=list(taken))
        if not earlier:  # what can be undone is what was done last
            case.remember_undo("updated", case.target(item), {n: before.get(n) for n in taken}, {**taken}, meant)
        return "done"

    @staticmethod
    def _say_linked(case: Case, target: Target, linked: list[str], meant: list[Change], *, alone: bool) -> None:
        words = either(linked, "and")
        if not alone:
            case.say("utter_hubspot_linked", linked=words)
            return
        case.say("utter_hubspot_linked_to", title=target.title, linked=words)
        case.say_card("utter_hubspot_found", target.item)
        case.remember_undo("linked", target, changes=meant)

    async def _base(self, case: Case, target: Target, names: list[str]) -> tuple[Target, Mapping[str, str | None]]:
        """The record, and what relative changes of it start from.

        That is what it holds now: a search may lag behind, and a question have stood for long. If this very change is
        in doubt, it is what was there before it.
        """
        now = await self._now(case, target, names)
        doubted = await in_doubt(case, Write("update", case.record.singular, target.id))
        if doubted and comes_to(case, doubted.before).items() <= doubted.after.items() and holds(now, doubted.after):
            return target, doubted.before
        case.dialog.record = target.model_copy(update={"properties": now.properties})
        return case.dialog.record, now.properties

    async def _before(self, case: Case, target: Target, names: list[str]) -> dict[str, str | None]:
        """What the properties were. Read with the record unless they became known only afterwards."""
        if all(name in target.properties for name in names):
            return target.properties
        return (await self._now(case, target, names)).properties

    @staticmethod
    async def _now(case: Case, target: Target, names: list[str]) -> Item:
        if (case.record.singular, target.id) in case.read and all(name in target.properties for name in names):
            return target.item
        return await case.crm.read(case.record, target.id, properties=case.record.fetched_with(names))

    async def _ask_unique_again(self, case: Case, conflict: Conflict, new: dict[str, str]) -> None:
        """Another record holds the value: HubSpot's answer does not name the property, so it must be the unique one.

        That record is shown, where it is found, and is not "it" by that.

        Raises:
            Conflict: none of the values is unique.
        """
        if case.record.unique not in new:
            raise conflict
        case.say("utter_hubspot_conflict")
        whose = await find(case, Reference(kind="email", text=new[case.record.unique]))
        if len(whose.items) == 1 and not whose.guessed:
            case.say_card("utter_hubspot_found", whose.items[0])
        if case.dialog.record:
            case.remember(case.dialog.record)
        self._clear(case, [case.record.unique])

    @staticmethod
    def _clear(case: Case, names: list[str]) -> None:
        """Leave the values of these properties open, so that the form asks for them."""
        case.dialog.changes = [
            c.model_copy(update={"value": None}) if c.property in names else c for c in case.dialog.changes
        ]
        missing = [n for n in names if n not in {c.property for c in case.dialog.changes}]
        labels = {name: show.label(name, case.portal) for name in missing}
        case.dialog.changes += [Change(said=label, property=name, label=label) for name, label in labels.items()]


def _unlike(case: Case, item: Item, before: Mapping[str, str | None], wanted: Mapping[str, str]) -> dict[str, str]:
    """The wanted values that are not there yet; another hour of a day that is there is no change by itself."""
    new = {name: value for name, value in wanted.items() if (before.get(name) or "") != value}
    days = {name for name in new if (prop := case.portal.properties.get(name)) and prop.type == "datetime"}
    same = days == set(new) and all(alike(case, item, name, new[name], before.get(name)) for name in days)
    return {} if same else new


def _stage_to_ask(case: Case, wanted: dict[str, str], item: Item) -> str | None:
    """A record that goes to another pipeline needs one of its stages (HubSpot refuses it otherwise)."""
    stage, its = case.record.property_of("stage"), case.record.property_of("pipeline")
    pipeline = next((p for p in case.portal.pipelines if p.id == wanted.get(its or "")), None)
    if not stage or pipeline is None or not pipeline.stages:
        return None
    return None if (wanted.get(stage) or item.properties.get(stage)) in {s.id for s in pipeline.stages} else stage


def wanted_properties(case: Case) -> dict[str, str]:
    """The new values by property; a stage of another pipeline brings its pipeline with it."""
    changes = [c for c in case.dialog.changes if c.property and c.property != LINK and isinstance(c.value, Value)]
    wanted = {c.property: c.value.wire for c in changes if c.property and isinstance(c.value, Value)}
    pipeline = case.portal.pipeline_of(wanted.get(case.record.property_of("stage") or ""))
    its_pipeline = case.record.property_of("pipeline")
    known = case.dialog.record.properties if case.dialog.record else {}
    if pipeline and its_pipeline and its_pipeline not in wanted and case.pipeline != pipeline.id:
        wanted[its_pipeline] = pipeline.id
    currency = next((c.value.currency for c in changes if isinstance(c.value, Value) and c.value.currency), None)
    its_own = currency_property(case)
    if currency and its_own and "amount" in wanted and currency != (known.get(its_own) or case.portal.account.currency):
        wanted[its_own] = currency
    return wanted
