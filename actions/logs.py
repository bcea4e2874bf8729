"""What may be secret or personal is taken out of every log record of this process, whoever writes it.

A filter on a logger does not see the records of its children, and one on a handler only what goes there; so it is done
where records are made (`logging.setLogRecordFactory`).
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from .watch.context import here

HIDDEN = "[hidden]"

_VALUE = r"[^\s&\"',})\]]+"
_RULES = (
    # words one of which has to be in the text (a look for them costs little) · pattern · what takes its place
    (("earer ",), re.compile(r"(?i)\b(bearer)\s+[\w.~+/=-]+"), rf"\1 {HIDDEN}"),
    (
        ("oken", "ecret", "assword", "erifier", "uthorization", "TOKEN", "SECRET", "PASSWORD"),
        re.compile(rf"(?i)(token|secret|password|verifier|authorization)([\"']?\s*[=:]\s*[\"']?){_VALUE}"),
        rf"\1\2{HIDDEN}",
    ),
    (("code", "state"), re.compile(rf"\b(code|state)(=|[\"']\s*:\s*[\"']){_VALUE}"), rf"\1\2{HIDDEN}"),
    (("pat-",), re.compile(r"\bpat-\w{2,5}-[\w-]+"), HIDDEN),
    (("/connect/",), re.compile(r"(/hubspot/connect/)[\w-]+"), rf"\1{HIDDEN}"),
    (("@",), re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), HIDDEN),
)
_LONG = re.compile(r"[A-Za-z0-9_+=-]{41,}")  # HubSpot's correlation ids have 36

Factory = Callable[..., logging.LogRecord]


def redact(text: str) -> str:
    """The text without tokens, codes, secrets and e-mail addresses."""
    for signs, pattern, instead in _RULES:
        for sign in signs:  # each line of log passes here: `any` over a generator takes three times as long
            if sign in text:
                text = pattern.sub(instead, text)
                break
    return _LONG.sub(_unless_a_name, text) if len(text) > 40 else text


def _unless_a_name(found: re.Match[str]) -> str:
    """Random text has digits and capitals; the names in a traceback and in a path do not."""
    word = found[0]
    return HIDDEN if re.search("[0-9]", word) and re.search("[A-Z]", word) else word


def install() -> None:
    """Redact from now on. Doing it again changes nothing."""
    made = logging.getLogRecordFactory()
    if getattr(made, "redacts", False):
        return
    logging.setLogRecordFactory(_redacting(made))
    logging.getLogger("sanic.access").addFilter(_access)


def _redacting(make: Factory) -> Factory:
    def record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        made = make(*args, **kwargs)
        try:
            text = made.getMessage()
        except Exception:
            text = f"(a message that does not fit its arguments) {made.msg}"
        made.msg, made.args = redact(text), ()
        if made.exc_info and made.exc_info[0]:
            # A formatter shows `exc_text` in the place of the exception.
            made.exc_text = redact("".join(traceback.format_exception(*made.exc_info)).rstrip())
        return made

    record.redacts = True  # type: ignore[attr-defined]
    return record


def _access(record: logging.LogRecord) -> bool:
    """Sanic adds the request line after the record is made."""
    if isinstance(line := getattr(record, "request", None), str):
        record.request = redact(line)
    return True


FIELDS = (
    "outcome",
    "method",
    "path",
    "ms",
    "attempt",
    "waited_ms",
    "correlation_id",
    "request",
    "status",
)
"""What a record may carry beside its message; others are left out, since nobody knows what is in them."""


class Json(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, action, conversation (a hash), and `FIELDS`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, Any] = {
            "time": f"{when}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (now := here()).action:
            line |= {"action": now.action, "conversation": now.conversation}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line, ensure_ascii=False, default=str)


def shape(wanted: str) -> None:
    """Give every handler of this process the format of `HUBSPOT_LOG_FORMAT`; "text" leaves them as they are.

    As JSON, what Python's `warnings` say is a record like any other.

    rasa-sdk 3.20 and later start workers as new processes without a handler: those get one in either case.
    """
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-8s %(name)s  - %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
    if wanted == "json":
        logging.captureWarnings(True)  # rasa-sdk warns of a Rasa of another version, in three plain lines
        for logger in [root, *map(logging.getLogger, list(root.manager.loggerDict))]:
            for each in logger.handlers:
                each.setFormatter(Json())
