"""Pinning: every requirements/*.in into a .txt of exact versions with hashes, for all platforms at once.

Versions that still fit are kept; with UPGRADE set in the environment, all become the newest that do. No index
address is written, so each machine installs from the index it is set up for.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tools import interpreters

ORDER = ["pack", "pack-sdk36", "redis", "dev", "dev-sdk36", "rasa", "docs"]  # those of dev are held to those of pack
OPTIONS = ["--universal", "--python-version=3.10", "--generate-hashes"]
OPTIONS += ["--no-header", "--no-emit-index-url", "--no-emit-find-links"]


def main() -> int:
    """Compile them all."""
    uv = interpreters.find_uv()
    if not uv:
        print("uv is needed and was not found: install it with `pip install uv`.", file=sys.stderr)
        return 1
    options = [*OPTIONS, "--upgrade"] if os.environ.get("UPGRADE") else OPTIONS
    for name in ORDER:
        target = f"requirements/{name}.txt"
        done = subprocess.run([uv, "pip", "compile", "--quiet", *options, "-o", target, f"requirements/{name}.in"])
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
