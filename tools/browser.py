"""Finding a Chromium or Chrome for the browser tests."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.say import Failure, command

SETTING = "CHROMIUM"
_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
_APPLICATIONS = ["Google Chrome", "Chromium", "Microsoft Edge"]
_DOWNLOADS = [".cache/ms-playwright", "Library/Caches/ms-playwright"]  # of `playwright install chromium`


def find() -> str:
    """The path of a browser: the one named by ``CHROMIUM``, or else the first that is installed.

    Raises:
        Failure: There is none; says how to get one.
    """
    chosen = os.environ.get(SETTING)
    for path in [chosen] if chosen else _candidates():
        if path and os.access(path, os.X_OK):
            return path
    if chosen:
        raise Failure(f"{SETTING} is {chosen}, which cannot be run: set it to a Chromium's path.")
    raise Failure(
        "A Chromium or Chrome is needed for the browser tests and was not found: install one (Debian: "
        "`sudo apt-get install chromium`; macOS: `brew install --cask chromium`; anywhere: "
        f"`.venv/bin/playwright install chromium`), or set {SETTING} to its path."
    )


def _candidates() -> list[str]:
    found = [shutil.which(name) or "" for name in _NAMES]
    found += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in _APPLICATIONS]
    for downloads in (Path.home() / folder for folder in _DOWNLOADS):
        for inside in ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*"):
            found += [str(path) for path in sorted(downloads.glob(f"chromium-*/{inside}"))]
    return found


@command
def main() -> int:
    """Say which browser serves."""
    print(f"  ✓ {find()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
