"""Nothing escapes an action: every failure becomes one plain sentence and an outcome word.

rasa-sdk answers an exception with a 500 that echoes the whole request, and Rasa Open Source then goes on with
the rule as if nothing had happened (rasa issues #7630, #5588): this is the one place where failures end.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Awaitable
from typing import TypeVar

from ..errors import HubSpotProblem, LinkNeeded, Result
from .dialog import Detour
from .turn import Turn

SLOW_SECONDS = 8.0
"""After that long people should hear that it was HubSpot; Rasa sends everything at once, so not before the answer."""

log = logging.getLogger(__name__)
Outcome = TypeVar("Outcome")


async def bounded(turn: Turn, work: Awaitable[Outcome]) -> Outcome | None:
    """Do the work; on failure say so, set the dialog's end and return None.

    A missing link is no failure: the dialog is put aside for the connect dialog, which does the talking.
    """
    began = time.monotonic()
    try:
        outcome = await work
        if time.monotonic() - began > SLOW_SECONDS:
            turn.say("utter_hubspot_was_slow")
        return outcome
    except LinkNeeded as needed:
        turn.dialog.detour = Detour(why=needed.why, scopes=list(needed.scopes))
        turn.dialog.over = needed.result
    except HubSpotProblem as problem:
        log.info("%s: %s %s", turn.intent, type(problem).__name__, problem.detail)
        turn.dialog.over = explain(turn, problem)
    except Exception as error:
        # Where, not what: an exception's text may hold a person's data.
        place = "".join(traceback.format_tb(error.__traceback__)[-3:])
        log.error("unexpected %s in %s\n%s", type(error).__name__, turn.intent, place)
        turn.dialog.over = explain(turn, HubSpotProblem())
    return None


def explain(turn: Turn, problem: HubSpotProblem) -> Result:
    """Say what went wrong, in the words of `domain.yml`."""
    turn.say(problem.response, **{"noun": turn.dialog.object or "record", **problem.words})
    return problem.result
