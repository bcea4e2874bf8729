"""One HubSpot call from start to end: token, place in the limits, worker thread, log, errors, another try."""

from __future__ import annotations

import logging
import re
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from ..errors import HubSpotProblem, InvalidCredential, Unsure
from ..settings import settings
from . import errors, sdk, wire
from .access import Access, Renewable
from .errors import Failed
from .flight import Flight
from .op import ARCHIVE, Op
from .pace import pacer
from .retry import Budget, Trial, persist

T = TypeVar("T")
Send = Callable[..., wire.Answer]
Read = Callable[[wire.Answer], T]

log = logging.getLogger("actions.gateway")

_TOKEN = re.compile(r"[\x21-\x7e]+")


class Caller:
    """Calls HubSpot for one access, within one turn's budget of seconds."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._budget = Budget(settings().hubspot_turn_seconds)
        self._account = f"{settings().hubspot_api_base_url} {access.key}"

    def seconds_left(self) -> float:
        """What is left of this turn's time for trying again."""
        return self._budget.left()

    async def __call__(self, op: Op, send: Send, read: Read[T]) -> T:
        """Sends with `send(hubspot, **options)` and makes the answer our data with `read`.

        Raises:
            HubSpotProblem: and nothing else.
        """
        try:
            return await persist(partial(self._attempt, op, send, read), op, self._budget)
        except HubSpotProblem:
            raise
        except Exception as error:
            raise _unforeseen(error) from error

    async def _attempt(self, op: Op, send: Send, read: Read[T], trial: Trial) -> T:
        await pacer().turn(self._account, op.search, self._budget.left())
        seconds = settings().hubspot_timeout_seconds
        if trial.number > 1:
            seconds = min(seconds, max(1.0, self._budget.left()))
        token = await self.access.token()
        work = partial(self._work, op, send, read, trial.perhaps_done, seconds)
        try:
            return await self._fly(op, work, token, seconds)
        except Failed as failed:
            if not isinstance(failed.problem, InvalidCredential) or not isinstance(self.access, Renewable):
                raise
            await self.access.refused()
            fresh = await self.access.token()
            if fresh == token:
                raise
            return await self._fly(op, work, fresh, seconds)

    async def _fly(self, op: Op, work: Callable[[str, Flight], T], token: str, seconds: float) -> T:
        if not _TOKEN.fullmatch(token):
            raise Failed(InvalidCredential("the token holds characters that no token has"))
        try:
            return await wire.fly(partial(work, token), seconds)
        except wire.Lost as error:
            raise errors.lost(error, op) from error

    def _work(
        self,
        op: Op,
        send: Send,
        read: Read[T],
        perhaps_done: bool,
        seconds: float,
        token: str,
        flight: Flight,
    ) -> T:
        """Runs in a worker thread."""
        began = time.perf_counter()
        try:
            answer = send(sdk.hubspot(), _request_timeout=seconds, _request_auth=_bearer(token))
        except wire.Lost as error:
            _log(flight, str(error), began)
            raise errors.lost(error, op) from error
        except Exception as error:
            problem = _unforeseen(error)
            raise Failed(Unsure(problem.detail) if op.writes and flight.sent else problem) from error
        _log(flight, answer.status, began, answer.headers)
        pacer().heard(self._account, answer.headers)
        gone = answer.status == 404 and op is ARCHIVE and perhaps_done  # our earlier attempt did it
        if not 200 <= answer.status < 300 and not gone:
            raise self._refused(answer, op)
        try:
            return read(answer)
        except Exception as error:
            raise errors.garbled(answer, op) from error

    def _refused(self, answer: wire.Answer, op: Op) -> Failed:
        failed = errors.refusal(answer, op)
        if answer.status == 429 and failed.passing:
            pacer().hold(self._account, op.search, failed.pause)
        return failed


def _bearer(token: str) -> dict[str, Any]:
    return {"in": "header", "key": "Authorization", "value": f"Bearer {token}"}


def _log(flight: Flight, outcome: int | str, began: float, headers: Any = None) -> None:
    """Neither ids nor values: the path is the template, the correlation id is HubSpot's own."""
    well = isinstance(outcome, int) and (outcome < 400 or outcome == 404)
    log.log(
        logging.INFO if well else logging.WARNING,
        "%s %s -> %s in %.0f ms, correlation %s",
        flight.method,
        flight.path,
        outcome,
        (time.perf_counter() - began) * 1000,
        (headers or {}).get("X-HubSpot-Correlation-Id", "-"),
    )


def _unforeseen(error: Exception) -> HubSpotProblem:
    """A fault of ours. The log gets its place, not its words, which may hold a person's data."""
    name = type(error).__name__
    log.error("unforeseen %s\n%s", name, "".join(traceback.format_tb(error.__traceback__)))
    return HubSpotProblem(f"unforeseen {name}")
