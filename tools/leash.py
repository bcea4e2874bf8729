"""Ends process groups once whoever holds the other end of standard input is gone.

Reads one group id a line; at the end of the input, which also comes when the writer is killed outright,
whatever is left of those groups is killed. A writer that stopped them itself leaves nothing to do.
"""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Read until the end of the input, then end the groups."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for group in [int(line) for line in sys.stdin]:
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


if __name__ == "__main__":
    main()
