"""What was laid into a host, kept beside it: so that it can be taken out, and brought up to date."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

MANIFEST = ".hubspot-actions.json"
FOLDER = "hubspot"
"""The name of what is ours in the host's own folders."""


@dataclass
class Laid:
    """The record of one installation.

    Attributes:
        version: of the pack.
        only, read_only, mine, nlu: what was asked for; a repetition without options means the same.
        files: digest of each file that is ours alone, by its path within the host.
        blocks: digests of our lines in each of the host's files.
        responses: digest of each response as it was laid, to know which the host's team reworded.
        ended: files of the host's that had no newline at their end.
    """

    version: str
    only: list[str] = field(default_factory=list)
    read_only: bool = False
    mine: list[str] = field(default_factory=list)
    nlu: str = "component"
    domain: str = ""
    data: str = ""
    files: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    responses: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)


def recall(root: Path) -> Laid | None:
    """What was laid here, if anything."""
    path = root / MANIFEST
    return Laid(**json.loads(path.read_text("utf-8"))) if path.exists() else None


def text(laid: Laid) -> str:
    """The record as it is kept."""
    return json.dumps(asdict(laid), indent=2, ensure_ascii=False) + "\n"
