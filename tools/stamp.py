"""Content stamps: whether what was made from some files is still what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *extra: str) -> str:
    """A short hash of the files' names and contents (folders with all that is in them) and of any extra text.

    Editor leftovers and caches (names starting with a dot or two underscores) do not count.

    Raises:
        FileNotFoundError: One of the paths is not there.
    """
    found = hashlib.sha256()
    for file in sorted(file for path in paths for file in _files(path)):
        found.update(f"{file.as_posix()}\0".encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    for text in extra:
        found.update(text.encode() + b"\0")
    return found.hexdigest()[:16]


def _files(path: Path) -> Iterable[Path]:
    if not path.exists():
        raise FileNotFoundError(path)
    if path.is_file():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file())
    return [file for file in inside if not any(_leftover(part) for part in file.relative_to(path).parts)]


def _leftover(name: str) -> bool:
    return name.startswith((".", "__pycache__")) or name.endswith("~")


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the stamp file holds the wanted digest."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def write(stamp: Path, wanted: str) -> None:
    """Leave the stamp, as the last act of making something."""
    stamp.write_text(wanted, encoding="ascii")
