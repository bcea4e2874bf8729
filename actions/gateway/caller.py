"""One HubSpot call from start to end: token, place in the limits, request, log, errors, another try."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from ..errors import Busy, HubSpotProblem, InvalidCredential, Unsure
from ..settings import settings
from ..watch import metrics
from . import errors, sdk, wire
from .access import Access, Payer, Renewable
from .clock import clock
from .errors import Failed
from .op import ARCHIVE, Op
from .pace import pacer
from .report import Report, told
from .retry import Trial, budget, persist

T = TypeVar("T")
Send = Callable[..., wire.Request]
Read = Callable[[wire.Answer], T]

log = logging.getLogger("actions.gateway")

_TOKEN = re.compile(r"[\x21-\x7e]+")


class Caller:
    """Calls HubSpot for one access, within the budget of seconds of the message at hand."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.budget = budget()
        whose: Payer = getattr(access, "payer", None) or Payer(access.key)
        self.payer = whose._replace(app=f"{settings().hubspot_api_base_url} {whose.app}")

    async def __call__(self, op: Op, send: Send, read: Read[T]) -> T:
        """Sends what `send(hubspot, **options)` builds and makes the answer our data with `read`.

        Raises:
            HubSpotProblem: and nothing else.
        """
        try:
            return await persist(partial(self._attempt, op, send, read), op, self.budget)
        except HubSpotProblem as problem:
            metrics.errors.labels(type(problem).__name__).inc()
            raise
        except Exception as error:
            metrics.errors.labels("unforeseen").inc()
            raise _unforeseen(error) from error

    async def _attempt(self, op: Op, send: Send, read: Read[T], trial: Trial) -> T:
        token = await self.access.token()
        try:
            return await self._once(op, send, read, trial, token)
        except Failed as failed:
            if not isinstance(failed.problem, InvalidCredential) or not isinstance(self.access, Renewable):
                raise
            await self.access.refused()
            fresh = await self.access.token()
            if fresh == token:
                raise
            return await self._once(op, send, read, trial, fresh)

    async def _once(self, op: Op, send: Send, read: Read[T], trial: Trial, token: str) -> T:
        """One request, when it is its turn."""
        request = await _built(send, token)
        waited = await pacer().turn(self.payer, op.search, self.budget.left(), trial.number > 1)
        report = Report(trial.number, waited, op.search, request.method, request.path)
        with told(report):
            try:
                answer = await self._sent(op, request, trial, report)
                return _read(op, answer, read, trial)
            except Failed as failed:
                if report.status == 429 and isinstance(failed.problem, Busy):
                    pacer().refused(self.payer, op.search, failed.problem, failed.pause)
                raise
            finally:
                if report.status is not None:
                    pacer().heard(self.payer, op.search, report.headers, report.status < 300)

    async def _sent(self, op: Op, request: wire.Request, trial: Trial, report: Report) -> wire.Answer:
        seconds = settings().hubspot_timeout_seconds
        if trial.number > 1 or not op.writes:  # a write is not cut short: its outcome would be in doubt
            seconds = min(seconds, max(1.0, self.budget.left()))
        began = time.time()
        try:
            answer = await wire.send(request, seconds)
        except wire.Lost as error:
            report.why = str(error)
            raise errors.lost(error, op) from error
        except Exception as error:
            problem = _unforeseen(error)
            raise Failed(Unsure(problem.detail) if op.writes else problem) from error
        report.status, report.headers = answer.status, answer.headers
        clock().heard(answer.headers, began, time.time())
        return answer


async def load() -> None:
    """Import what calls need, which takes some tenths of a second: off the loop, before a place in the limits."""
    await asyncio.to_thread(sdk.load)
    await asyncio.to_thread(wire.load)


async def _built(send: Send, token: str) -> wire.Request:
    if not _TOKEN.fullmatch(token):
        raise Failed(InvalidCredential("the token holds characters that no token has"))
    if not sdk.loaded():
        await load()
    return send(sdk.hubspot(), _request_auth=_bearer(token))


def _read(op: Op, answer: wire.Answer, read: Read[T], trial: Trial) -> T:
    gone = answer.status == 404 and op is ARCHIVE and trial.perhaps_done  # our earlier attempt did it
    if not 200 <= answer.status < 300 and not gone:
        raise errors.refusal(answer, op)
    try:
        return read(answer)
    except Exception as error:
        raise errors.garbled(answer, op) from error


def _bearer(token: str) -> dict[str, Any]:
    return {"in": "header", "key": "Authorization", "value": f"Bearer {token}"}


def _unforeseen(error: Exception) -> HubSpotProblem:
    """A fault of ours. The log gets its place, not its words, which may hold a person's data."""
    name = type(error).__name__
    log.error("unforeseen %s\n%s", name, "".join(traceback.format_tb(error.__traceback__)))
    return HubSpotProblem(f"unforeseen {name}")
