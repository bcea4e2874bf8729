"""Connecting: a link, a code, a yes. What was asked before goes on afterwards (`verbs.verb.connect_first`)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat.boundary import bounded
from ..chat.dialog import Detour, Dialog
from ..chat.turn import REQUESTED, Turn
from ..errors import ChannelNotAllowed, LinkingOff, NotConnected, Result
from ..language import denies
from ..oauth import confirm
from ..oauth.identity import Identity
from ..oauth.waiting import NotYet, Stopped, WrongCode
from ..verbs.aside import aside_named
from ..verbs.form import CONFIRMATION, PATIENCE
from ..verbs.heard.pick import LISTENERS
from ..verbs.verb import CONNECT_FORM, finish
from ..verbs.yes import says_no, says_yes, yes_no
from .form import AccountForm
from .linking import RENEWED, invite, may_not_install, six_digits, tell, wants_new_link, way_out
from .who import in_words, who

CODE = "hubspot_code"


class ValidateConnect(AccountForm):
    """Sends the link, waits for the code, asks for a yes to the account it leads to."""

    form = CONNECT_FORM
    intent = "connect_hubspot"

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_connect_form"

    def answers(self, turn: Turn) -> bool:
        """A code, or a wish for another link."""
        if turn.asked == CONFIRMATION and (says_yes(turn, turn.choice) or says_no(turn)):
            return True
        return six_digits(turn.text) is not None or wants_new_link(turn) or may_not_install(turn.text)

    async def hear(self, turn: Turn) -> None:
        """The code, a new link, a yes or a no, or something like “done”."""
        whose = who(turn)
        digits = six_digits(turn.text)
        if wants_new_link(turn):
            await invite(turn, whose)
        elif turn.asked == CONFIRMATION and digits is None:
            await self._decide(turn)
        elif digits:
            await redeem(turn, whose, digits)
        elif denies(turn.text) or turn.intent == "deny":
            await self.stop(turn)
        elif may_not_install(turn.text):
            tell(turn, "may_not_install", await confirm.progress(whose))
        else:
            await self._other(turn, whose)

    async def _decide(self, turn: Turn) -> None:
        detour = turn.dialog.detour
        if says_no(turn):
            await self.stop(turn)
        elif detour and says_yes(turn, detour.tag):
            turn.dialog.confirmed = detour.tag
        else:
            turn.dialog.tries += 1

    async def _other(self, turn: Turn, whose: Identity) -> None:
        """Neither: perhaps the person is back from HubSpot, perhaps something went wrong there."""
        link = await confirm.progress(whose)
        if link is None or link.over:
            await told(turn, whose, Stopped((link.over if link else None) or "unknown", link))
        elif link.stage == "approved":
            turn.say("utter_hubspot_connect_type_code")
        else:
            turn.dialog.tries += 1
            if turn.dialog.tries % PATIENCE == 0:
                turn.say("utter_hubspot_expected_code")

    async def ask(self, turn: Turn) -> str | None:
        """The yes to the account, else the code; the link comes first."""
        whose, dialog = who(turn), turn.dialog
        dialog.detour = dialog.detour or Detour(why="asked")
        if dialog.confirmed:
            return None
        if not dialog.detour.tag:
            await self._start(turn, whose)
        found = await confirm.matched(whose)
        if found:
            dialog.detour.tag = found.tag
            turn.say("utter_hubspot_ask_connect_confirmation", yes_no(found.tag), **in_words(found))
            return CONFIRMATION
        turn.say("utter_hubspot_ask_code", way_out())
        return CODE

    async def settled(self, turn: Turn) -> bool:
        """Whether the code was right; then, whether the yes is there."""
        if turn.asked == CONFIRMATION:
            return bool(turn.dialog.confirmed)
        return await confirm.matched(who(turn)) is not None

    async def _start(self, turn: Turn, whose: Identity) -> None:
        """Send the link, unless the message is the code of one that waits and was taken for something else."""
        digits = six_digits(turn.text)
        link = await confirm.progress(whose) if digits else None
        if digits and link and not link.over:
            turn.dialog.suspended = None
            turn.dialog.detour = Detour(why=link.why, tag=link.tag)
            await redeem(turn, whose, digits)
        else:
            await invite(turn, whose)

    async def stop(self, turn: Turn) -> None:
        """Nothing is connected, nothing is kept, and the link is void."""
        detour = turn.dialog.detour
        dropped = turn.dialog.suspended or (turn.stack and detour and detour.why != "asked")
        turn.dialog.over = "cancelled"
        turn.say("utter_hubspot_connect_dropped" if dropped else "utter_hubspot_connect_cancelled")
        await confirm.give_up(who(turn))


async def redeem(turn: Turn, whose: Identity, digits: str) -> None:
    """Try a code."""
    try:
        await confirm.redeem(whose, digits)
        turn.dialog.tries = 0
    except WrongCode as wrong:
        turn.say("utter_hubspot_connect_wrong_code", left=wrong.left)
    except NotYet:
        turn.say("utter_hubspot_connect_not_yet")
    except Stopped as stopped:
        await told(turn, whose, stopped)


async def told(turn: Turn, whose: Identity, stopped: Stopped) -> None:
    """Say why it came to nothing; send a fresh link where nobody decided that."""
    tell(turn, stopped.outcome, stopped.link)
    if stopped.outcome in RENEWED:
        await invite(turn, whose)


class ActionConnectHubspot(Action):
    """Makes the connection that the yes was given to, and goes on with what was put aside."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_connect_hubspot"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Whatever waits goes on only if this worked."""
        turn = Turn(dispatcher, tracker, domain)
        result = turn.dialog.over or await bounded(turn, self._accept(turn)) or turn.dialog.over or "not_connected"
        kept = turn.dialog.suspended
        if result != "done":
            turn.dialog.suspended = None
        elif kept and (aside := aside_named(kept.action)):
            result = await bounded(turn, aside.answer(turn)) or turn.dialog.over or result
        return finish(turn, result)

    async def _accept(self, turn: Turn) -> Result:
        if not turn.dialog.confirmed:
            raise NotConnected("nothing was confirmed")
        whose, asked = who(turn), turn.dialog.detour
        before = await confirm.connection(whose)
        try:
            grant = await confirm.accept(whose, turn.dialog.confirmed)
        except Stopped as stopped:
            tell(turn, stopped.outcome, stopped.link)
            return "not_connected"
        if before is None or before.hub_id != grant.hub_id:
            turn.forget_records()
            if asked and asked.why == "asked":
                turn.dialog.suspended = None  # it was about another account's records
        turn.say("utter_hubspot_connected", **in_words(grant))
        return "done"


async def code_typed_late(turn: Turn) -> list[EventType] | None:
    """A code typed when nothing was asked: after a new session, say. The connect form takes it from there."""
    digits = six_digits(turn.text)
    if digits is None:
        return None
    try:
        whose = who(turn)
    except (ChannelNotAllowed, LinkingOff):
        return None
    link = await confirm.progress(whose)
    if link is None or link.over:
        return None
    turn.dialog = Dialog(detour=Detour(why=link.why, tag=link.tag))
    await redeem(turn, whose, digits)
    return [*turn.events(), SlotSet(REQUESTED, CODE), ActiveLoop(CONNECT_FORM)]


LISTENERS.append(code_typed_late)
