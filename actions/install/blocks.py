"""Our lines within a file of the host's: between two marks, so that they are found again. No other line is touched,
but that a section's `null` (which Rasa writes where there is no pipeline) goes: the empty section means the same.
"""

from __future__ import annotations

import re

BEGIN = "# >>> hubspot (laid by the HubSpot action pack, which replaces what is between the marks)"
END = "# <<< hubspot"
_BLOCK = re.compile(
    rf"^[ \t]*{re.escape(BEGIN)}\r?\n(?P<body>.*?)^[ \t]*{re.escape(END)}(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_EMPTY = {"null", "~", "[]", "{}"}


class Unfit(Exception):
    """The file is written in a way that lines cannot be added to; says which part and how to write it."""


def bodies(text: str) -> list[str]:
    """What stands between the marks, in order, as it was laid."""
    return [match["body"].replace("\r\n", "\n") for match in _BLOCK.finditer(text)]


def without(text: str) -> str:
    """The file as it is without us."""
    return _BLOCK.sub("", text)


def into_section(text: str, section: str, body: str) -> str:
    """Add lines to the end of a top-level section of a YAML file; the section itself, where there is none.

    Args:
        text: The file.
        section: The key.
        body: YAML of the section's items, not indented.

    Raises:
        Unfit: The section is written in brackets, with something in them.
    """
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if re.match(rf"""["']?{re.escape(section)}["']?\s*:""", line)]
    if not heads:
        return at_end(text, f"{section}:\n{_indented(body, '  ')}")
    rest = lines[heads[0]].partition(":")[2].split(" #")[0].strip()
    if rest in _EMPTY:
        lines[heads[0]] = re.sub(rf":\s*{re.escape(rest)}", ":", lines[heads[0]], count=1)
    elif rest:
        raise Unfit(f"`{section}: {rest[:30]}` leaves no room for more: write one item a line below `{section}:`")
    last, indent = heads[0], None
    for number in range(heads[0] + 1, len(lines)):
        line = lines[number]
        if re.match(r"[^\s#-]|---|-[^\s]", line):
            break
        if line.strip() and not line.startswith("#"):
            last = number
            if indent is None and not line.strip().startswith("#"):
                indent = re.match(r"\s*", line)[0]  # type: ignore[index]
    marked = _marked(body, "  " if indent is None else indent)
    return _joined(text, [*lines[: last + 1], *marked, *lines[last + 1 :]])


def at_end(text: str, body: str) -> str:
    """Add lines after everything else."""
    return _joined(text, [*text.splitlines(), *_marked(body, "")])


def _marked(body: str, indent: str) -> list[str]:
    return [indent + BEGIN, *_indented(body, indent).splitlines(), indent + END]


def _indented(body: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" if line else "\n" for line in body.splitlines())


def _joined(text: str, lines: list[str]) -> str:
    return ("\r\n" if "\r\n" in text else "\n").join([*lines, ""])
