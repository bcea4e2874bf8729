"""The sample conversations in docs/: blocks of `you:` and `bot:` lines, held against the real bot.

    ```chat
    you: delete it
    bot: Delete the deal Acme renewal — Contract Sent? (yes or no)
         [Yes] [No]
    ```

A line that goes on is indented; buttons stand in brackets; what differs from run to run has a placeholder: `‹id›`,
`‹date›`, `‹link›`, `‹letters›`.
`.venv/bin/python -m tests.conversations.samples` writes the bot's lines anew, to be read before they are committed:
only the `you:` lines are written by hand.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sandbox.testing import running_sandbox
from tests.conversations.bot import PROJECT, Bot, Person

PAGES = sorted((PROJECT / "docs").glob("*.md"))
_BLOCK = re.compile(r"(?<=^```chat\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"(?<![\d+])\d{11}\b")
_DATE = re.compile(r"\b(?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}\b")
_LETTERS = re.compile(r"(?<=shows the letters )[A-Z]{4}\b")
_LINK = re.compile(r"http://(?:localhost|127\.0\.0\.1):\d+/hubspot/connect/\S+")


class Sample(NamedTuple):
    """One conversation of a page."""

    page: Path
    number: int
    text: str

    @property
    def said(self) -> list[str]:
        """What the person says, in order."""
        return re.findall(r"^you: (.*)$", self.text, re.MULTILINE)


def samples() -> list[Sample]:
    """Those of every page."""
    return [
        Sample(page, number, block)
        for page in PAGES
        for number, block in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1)
    ]


def played(sample: Sample, person: Person, in_place: Callable[[str, Person], str] = lambda said, _: said) -> str:
    """The conversation as it goes now. `in_place` puts what is really said for a placeholder among what is said."""
    lines = []
    for said in sample.said:
        person.says(in_place(said, person))
        lines += [f"you: {said}", *answered(person, " ".join(sample.said))]
    return "\n".join(lines) + "\n"


def answered(person: Person, said: str) -> list[str]:
    """The bot's answer in the form of the pages."""
    lines = []
    for message in person.heard:
        buttons = " ".join(f"[{button['title']}]" for button in message.get("buttons", ()))
        text = "\n".join(filter(None, [message.get("text", ""), buttons]))
        lines.append("bot: " + shown(text, said).replace("\n", "\n     "))
    return lines


def shown(text: str, said: str) -> str:
    """With placeholders; a date that the person gave stays, since it is the same in each run."""
    words = set(re.findall(r"\w+", said))

    def date(found: re.Match[str]) -> str:
        return found[0] if set(re.findall(r"\w+", found[0])) <= words else "‹date›"

    return _DATE.sub(date, _ID.sub("‹id›", _LETTERS.sub("‹letters›", _LINK.sub("‹link›", text))))


def main() -> None:
    """Write the bot's lines of every conversation that the plain bot can hold."""
    with running_sandbox(process=True, limits=False) as hubspot, tempfile.TemporaryDirectory() as folder:
        bot = Bot(hubspot.url, hubspot.token, Path(folder))
        try:
            bot.wait()
            for sample in samples():
                if "‹code›" in sample.text:
                    continue  # linking: tests/conversations/test_account.py tells how it goes
                hubspot.reset()
                text = sample.page.read_text("utf-8")
                sample.page.write_text(text.replace(sample.text, played(sample, bot.person()), 1), "utf-8")
        finally:
            bot.stop()


if __name__ == "__main__":
    main()
