"""``make docs``: what the code decides written into docs/, then the site built, with broken links as errors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tools import environments, pages, say

SITE = Path("site")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def build(project: Path = Path()) -> None:
    """Build the site of a project's folder into its site/.

    Raises:
        say.Failure: The environment cannot be made, a page is broken, or a link or anchor leads nowhere.
    """
    environments.ensure(environments.DOCS)
    zensical = environments.DOCS.folder.absolute() / "bin" / "zensical"
    command = [str(zensical), "build", "--clean", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    if done.returncode:
        said = _COLOUR.sub("", done.stdout + done.stderr).partition("Traceback")[0]
        raise say.Failure(f"The documentation has faults:\n{said.strip()}")


@say.command
def main() -> int:
    """Write, build, say where it is."""
    pages.main()
    build()
    print(f"  ✓ {(SITE / 'index.html').resolve().as_uri()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
