"""HubSpot's answers translated, once, into our tree (HubSpot: error handling guide; shapes seen live)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from ..errors import (
    Busy,
    Conflict,
    DailyLimit,
    Forbidden,
    HubSpotProblem,
    InvalidCredential,
    MissingScope,
    NotFound,
    Refused,
    Unreachable,
    Unsure,
)
from .op import Op
from .wire import Answer, Lost

_NOT_REACHED = frozenset({408, 521, 522, 523, 525, 526})
"""HubSpot's edge could not hand the request on, or never got the whole of it: nothing was done."""

_LONGEST_WAIT = 24 * 3600.0
_LONGEST_REASON = 300
_EXISTING = re.compile(r"existing id:?\s*(\d+)|\b(\d+) already has that value", re.IGNORECASE)
_TAKEN = re.compile(r"already (exists|has that value|in use)|duplicate|conflicting_unique", re.IGNORECASE)
_VALUES = re.compile(r"Property values were not valid:\s*(\[.*\])", re.DOTALL)
_JSON = re.compile(r":?\s*\[?\{|:?\s*\[$")
_SCOPES_SAID = re.compile(r"scopes are required:\s*([^\n]*)", re.IGNORECASE)


class Failed(Exception):
    """An attempt that did not work out, with what a retry needs to know.

    Attributes:
        problem: what to tell if nothing more is tried.
        passing: it may go better in a moment.
        perhaps_done: HubSpot may have done what was asked.
        pause: seconds to wait at least before another attempt.
    """

    def __init__(
        self, problem: HubSpotProblem, passing: bool = False, perhaps_done: bool = False, pause: float = 0
    ) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.passing = passing
        self.perhaps_done = perhaps_done
        self.pause = pause

    def given_up(self) -> HubSpotProblem:
        """The problem, to be raised from this: held here no longer, or each would keep the other and all its frames."""
        problem: HubSpotProblem = self.__dict__.pop("problem")
        return problem


def lost(error: Lost, op: Op) -> Failed:
    """No answer at all."""
    return _no_result(f"no answer: {error}", op, error.sent)


def garbled(answer: Answer, op: Op) -> Failed:
    """A 2xx whose body is not what this call returns: the write may well have happened."""
    return _no_result(f"HTTP {answer.status} with an unexpected body", op, reached=True)


def refusal(answer: Answer, op: Op) -> Failed:
    """Anything but a 2xx."""
    body = _json(answer)
    status = answer.status
    detail = _detail(status, body)
    if status in _NOT_REACHED or 300 <= status < 400:
        return _no_result(detail, op, reached=False, pause=retry_after(answer) or 0.0)
    if status >= 500:
        return _no_result(detail, op, reached=True, pause=retry_after(answer) or 0.0)
    if status == 429:
        return _too_many(answer, body, detail)
    if status == 423:  # HubSpot: the record is locked for a moment; wait at least two seconds
        pause = max(2.0, retry_after(answer) or 0)
        return Failed(Busy(pause, detail=detail), passing=True, pause=pause)
    if status == 477:  # HubSpot: the account is being moved to another data centre, up to 24 h
        return Failed(Busy(retry_after(answer), detail=detail))
    return Failed(_lasting(status, body, detail, op))


def retry_after(answer: Answer) -> float | None:
    """Seconds from `Retry-After` (a number or a date), at most a day; None when absent or unreadable."""
    said = answer.headers.get("Retry-After")
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(said) - datetime.now(timezone.utc)).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(seconds, 0.0), _LONGEST_WAIT) if seconds == seconds else None


def _no_result(detail: str, op: Op, reached: bool, pause: float = 0.0) -> Failed:
    nothing_done = Busy(pause, detail=detail) if pause else Unreachable(detail)
    problem = Unsure(detail) if op.writes and reached else nothing_done
    return Failed(problem, passing=True, perhaps_done=reached, pause=pause)


def _too_many(answer: Answer, body: dict[str, Any], detail: str) -> Failed:
    """429. Bodies often have no `category`; `policyName` or the message says which limit (HubSpot: usage)."""
    said = f"{body.get('policyName', '')} {body.get('message', '')}".lower()
    if "daily" in said:
        return Failed(DailyLimit(detail))
    per_second = "secondly" in said and "ten_secondly" not in said
    pause = retry_after(answer)
    if pause is None:
        pause = 1.0 if per_second else 2.0
    return Failed(Busy(pause, detail=detail), passing=True, pause=pause)


def _lasting(status: int, body: dict[str, Any], detail: str, op: Op) -> HubSpotProblem:
    message = _text(body.get("message"))
    if status == 401:
        return InvalidCredential(detail)
    if status == 403 or (status == 400 and re.search(r"missing '.+' permission", message, re.IGNORECASE)):
        return _forbidden(body, message, detail)
    if status in (404, 410):
        return NotFound(detail) if op.record else HubSpotProblem(detail)
    reasons, codes = _by_property(body)
    other = reasons and not any("email" in name for name in reasons)  # a unique property of the account's own
    if status == 409 or (status == 400 and not other and _taken(message, reasons, codes)):
        found = _EXISTING.search(" ".join([message, *reasons.values()]))
        return Conflict(next(filter(None, found.groups())) if found else None, detail)
    return Refused(detail, reasons, codes, reason=_short(_JSON.split(message)[0]))


def _forbidden(body: dict[str, Any], message: str, detail: str) -> MissingScope:
    scopes = tuple(dict.fromkeys(_scopes(body)))
    if scopes or body.get("category") == "MISSING_SCOPES":
        return MissingScope(scopes, detail)
    return Forbidden(detail, reason=_short(message))


def _scopes(body: dict[str, Any]) -> Iterator[str]:
    for error in (body, *_dicts(body.get("errors"))):
        context = error.get("context")
        for name in ("requiredGranularScopes", "requiredScopes", "missingScopes"):
            yield from _texts(context.get(name) if isinstance(context, dict) else None)
        if said := _SCOPES_SAID.search(_text(error.get("message"))):
            yield from (scope.strip(" .") for scope in said[1].split(",") if scope.strip(" ."))


def _by_property(body: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Reason and code by property, from either place HubSpot puts them; the fuller `message` wins."""
    reasons: dict[str, str] = {}
    codes: dict[str, str] = {}
    rows = [*_rows_in_message(_text(body.get("message"))), *_dicts(body.get("validationResults"))]
    for row in rows:
        name = _text(row.get("name"))
        if name and row.get("isValid") is not True:
            reasons.setdefault(name, _short(_text(row.get("localizedErrorMessage")) or _text(row.get("message"))))
            codes.setdefault(name, _text(row.get("error")))
    for error in _dicts(body.get("errors")):
        for name in _named(error):
            reasons.setdefault(name, _short(_text(error.get("message"))))
            codes.setdefault(name, _text(error.get("code")))
    return reasons, {name: code for name, code in codes.items() if code}


def _rows_in_message(message: str) -> Iterator[dict[str, Any]]:
    """`Property values were not valid: [{…}]`: JSON inside a sentence."""
    if found := _VALUES.search(message):
        try:
            yield from _dicts(json.loads(found[1]))
        except ValueError:
            pass


def _named(error: dict[str, Any]) -> Iterator[str]:
    context = error.get("context")
    context = context if isinstance(context, dict) else {}
    for key in ("propertyName", "propertyNames", "properties", "missingRequiredProperties"):
        yield from _texts(context.get(key))
    yield from _texts(error.get("propertyName") or error.get("in"))


def _taken(message: str, reasons: dict[str, str], codes: dict[str, str]) -> bool:
    """The 400 that is a conflict: another contact has this e-mail (seen on create and on update)."""
    return bool(_TAKEN.search(" ".join([_VALUES.sub("", message), *reasons.values(), *codes.values()])))


def _json(answer: Answer) -> dict[str, Any]:
    """The body when it is a JSON object; HubSpot also answers in HTML, and proxies in anything."""
    try:
        body = json.loads(answer.data or b"")
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _detail(status: int, body: dict[str, Any]) -> str:
    """For the log: no message, since HubSpot's repeats the values sent."""
    said = [body.get("category") or body.get("errorType"), body.get("subCategory"), body.get("policyName")]
    words = " ".join(_text(word) for word in said if word)
    correlation = _text(body.get("correlationId"))
    return f"HTTP {status} {words}".strip() + (f" (correlation {correlation})" if correlation else "")


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _short(text: str) -> str:
    """A refused option brings the list of all allowed ones, which may be thousands of words long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_REASON else text[: _LONGEST_REASON - 1].rstrip() + "…"
