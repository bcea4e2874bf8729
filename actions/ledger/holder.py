"""The process that sends an operation, named so that others can see whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket
from functools import cache
from pathlib import Path

_BORN = 19
"""Where /proc/PID/stat has the start of a process, after its name in brackets (proc(5): the 22nd)."""


def holder() -> str:
    """This process: host, id, and when it began with a random word; a forked worker has a name of its own."""
    return _named(os.getpid())


def may_live(name: str) -> bool:
    """Whether the process of this name lives, or could; it is not this one.

    On this host it can be looked for. Ids are given again, after a restart of a container to other processes within
    a second, so it has to have begun when that one did (Linux; other systems do not tell, and have only the id).
    Another host's is believed to live.
    """
    _, pid, word = name.rsplit(" ", 2)
    if not is_here(name) or os.name != "posix":
        return True
    if int(pid) == os.getpid() or not _is_there(int(pid)):
        return False
    born, now = word.rpartition("-")[0], _born(int(pid))
    return born == now or not (born and now)


def is_here(name: str) -> bool:
    """Whether it is a process of this host."""
    return name.rsplit(" ", 2)[0] == socket.gethostname()


@cache
def _named(pid: int) -> str:
    return f"{socket.gethostname()} {pid} {_born(pid)}-{secrets.token_hex(4)}"


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _born(pid: int) -> str:
    """When a process began, in the kernel's ticks; empty where that is not told."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[_BORN]
    except (OSError, IndexError):
        return ""
