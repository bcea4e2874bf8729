"""The pack's tests, without Rasa and browser, on the other Pythons and rasa-sdks it supports.

.venv itself is the newest rasa-sdk on its own Python; these environments are kept in ``.venvs/``.
"""

from __future__ import annotations

import subprocess
import sys

from tools import environments, say
from tools.interpreters import Missing

TESTS = ["-n", "auto", "-m", "not rasa and not browser and not slow"]
SERVERS = ["tests/oauth/test_server.py"]
"""The action server itself, with one worker and with several: rasa-sdk 3.6 stands on a Sanic of 2021."""


@say.command
def main() -> int:
    """Run them on each that can be made here; one whose Python is absent is named and passed over."""
    absent = []
    for name, environment in environments.MATRIX.items():
        try:
            environments.ensure(environment)
        except Missing as missing:
            absent.append(f"  Not tested on Python {name}: {missing}")
            continue
        print(f"\n  The tests on Python {name}:", flush=True)
        for tests in (TESTS, SERVERS):
            code = subprocess.run([environment.python, "-m", "pytest", "-q", *tests]).returncode
            if code:
                return code
    print("\n".join(absent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
