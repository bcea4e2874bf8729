"""Workers of the action server are forked from its main process, which has imported everything already.

Sanic's default is a new interpreter for each worker, and one more for what they share; all import the same again, which
doubles the time until the server is up. Sanic: "Running Sanic", "Sanic Manager", its start methods.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import sys
from multiprocessing import util
from typing import Any

from sanic import Sanic


def attach(_app: Sanic[Any, Any]) -> None:
    """Choose it, before Sanic serves. rasa-sdk calls this in each worker as well, where nothing is left to choose."""
    first = multiprocessing.parent_process() is None and multiprocessing.get_start_method(allow_none=True) is None
    if first and hasattr(Sanic, "start_method") and _bare():  # not in the Sanic of 2021: rasa-sdk 3.6 has no workers
        Sanic.start_method = "fork"
        util.register_after_fork(Sanic, _begin)


def _bare() -> bool:
    """Whether nothing runs in this process or is connected yet: a host bot's own actions may have begun something.

    Other systems than Linux have libraries that do not bear a fork.
    """
    if sys.platform != "linux" or len(os.listdir("/proc/self/task")) > 1:
        return False
    opened = set(os.listdir("/proc/self/fd")) - {"0", "1", "2"}
    return not any(_leads_to(number).startswith("socket:") for number in opened)


def _leads_to(number: str) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{number}")
    except OSError:  # the one that listed them
        return ""


def _begin(sanic: type[Sanic[Any, Any]]) -> None:
    """What a worker of its own interpreter would have: no app yet (rasa-sdk makes it anew), and an orderly end.

    The last spans of OpenTelemetry go out with `atexit`, which Python leaves out where it ends a forked worker.
    """
    sanic._app_registry.clear()
    util.Finalize(None, atexit._run_exitfuncs, exitpriority=0)
