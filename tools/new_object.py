"""``make new-object NAME=ticket``: the files of a new kind of record, as a skeleton that works.

They are made after those of deals, so that they look as the code looks today: `actions/crm/NAME.py`,
`data/crm/NAME.yml`, `tests/verbs/test_NAME.py`, and blocks of `domain.yml`. docs/new-object.md goes on from there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools import say

MODEL = "deal"
OWNER, SEES_OWNERS = "hubspot_owner_id", "crm.objects.owners.read"
MANY = ("list", "search")
VERBS = ("create", "get", "list", "update", "delete", "search")


class Kind(NamedTuple):
    """What HubSpot has to be asked with (HubSpot: object type ids, scopes); stage and pipeline where it has them."""

    object_type: str
    type_id: str
    title: str
    read: str
    write: str
    stage: str = ""
    pipeline: str = ""


KNOWN = {
    "ticket": Kind("tickets", "0-5", "subject", "tickets", "tickets", "hs_pipeline_stage", "hs_pipeline"),
    "product": Kind("products", "0-7", "name", "crm.objects.products.read", "crm.objects.products.write"),
}


class Names(NamedTuple):
    """The words of a kind of record."""

    singular: str
    plural: str

    def of(self, text: str) -> str:
        """A text about deals, about these instead."""
        words = {MODEL: self.singular, f"{MODEL}s": self.plural}

        def word(found: re.Match[str]) -> str:
            new = words[found[0].lower()]
            return new.upper() if found[0].isupper() else new.capitalize() if found[0][0].isupper() else new

        return re.sub(rf"(?<![a-z]){MODEL}s?(?![a-z])|(?<=[a-z])D{MODEL[1:]}s?(?![a-z])", word, text, flags=re.I)


def record(names: Names, kind: Kind) -> str:
    """`actions/crm/NAME.py`: a declaration with the least there can be, and the classes of deals."""
    source = Path(f"actions/crm/{MODEL}.py").read_text("utf-8")
    imports = re.search(r"from \.\.record import.*?\n\)\n", source, re.DOTALL)
    classes = source[source.index("\n\nclass ") :]
    assert imports
    slots = [
        f'Slot(name="name", property="{kind.title}", kind="name", words=("name", "title"), cues=("called", "named"))'
    ]
    if kind.stage:
        slots.append(f'Slot(name="stage", property="{kind.stage}", kind="stage", words=("stage", "status"))')
        slots.append(f'Slot(name="pipeline", property="{kind.pipeline}", kind="pipeline", words=("pipeline",))')
    slots.append(f'Slot(name="owner", property="{OWNER}", kind="owner", words=("owner",), cues=("owned by",))')
    shown = _tuple(kind.stage, OWNER)
    return f'''"""{names.plural.capitalize()}."""

from __future__ import annotations

{imports[0]}
{names.singular.upper()} = declare(
    Record(
        singular="{names.singular}",
        plural="{names.plural}",
        object_type="{kind.object_type}",
        type_id="{kind.type_id}",
        slots=(
            {f",{chr(10)}            ".join(slots)},
        ),
        asked={_tuple(*asked(kind))},
        title={_tuple(kind.title)},
        told_apart_by={shown},
        shown={shown},
        scopes=Scopes(read={_tuple(kind.read, SEES_OWNERS)}, write={_tuple(kind.write)}),
    )
)
{names.of(classes)}'''


def _tuple(*words: str) -> str:
    """As Python writes it; empty words left out."""
    given = [json.dumps(word) for word in words if word]
    return f"({', '.join(given)}{',' if len(given) == 1 else ''})"


def asked(kind: Kind) -> list[str]:
    """What a create must ask for."""
    return ["name", "stage"] if kind.stage else ["name"]


def examples(names: Names) -> str:
    """`data/crm/NAME.yml`: what is said of deals and could be said of anything, and their rules."""
    said: dict[str, list[str]] = {f"{verb}_{MODEL}{'s' * (verb in MANY)}": [] for verb in VERBS}
    for path in [Path(f"data/crm/{MODEL}.yml"), *sorted(Path("data/voices").glob("*.yml"))]:
        for intent, lines in _EXAMPLES.findall(path.read_text("utf-8") + "\n"):
            said.get(intent, []).extend(line for line in lines.splitlines() if _fits_any(line))
    parts = [
        f"- intent: {names.of(intent)}\n  examples: |\n" + "\n".join(map(names.of, lines)) + "\n"
        for intent, lines in said.items()
    ]
    rules = Path(f"data/crm/{MODEL}.yml").read_text("utf-8").partition("\nrules:\n")[2]
    return 'version: "3.1"\n\nnlu:\n' + "\n".join(parts) + "\nrules:\n" + names.of(rules)


_EXAMPLES = re.compile(r"- intent: (\w+)\n  examples: \|\n((?: {4}- .*\n)+)")
_OWN = re.compile(
    r"\((?!hubspot_(?:name|id|ordinal)\))hubspot_|\b(?:clos\w+|won|lost|pipelines?|stages?|amounts?|worth|value\w*|big\w*"
    r"|large\w*|rich\w*|expensive|sales?|revenue|opp\w*|\d+k|k|money|open|sign\w*|high\w*|overdue|due)\b|[$€£]", re.I
)  # fmt: skip


def _fits_any(line: str) -> bool:
    """Whether a sentence about a deal could be about anything."""
    return bool(re.search(rf"\b{MODEL}s?\b", line, re.I)) and not _OWN.search(line)


def domain(names: Names, kind: Kind) -> str:
    """`domain.yml` with what the new dialogs need, each group after that of deals."""
    wanted = {*asked(kind), "owner", *(["pipeline"] if kind.stage else [])}
    unwanted = re.compile(rf"hubspot_(?:\w+_)?{MODEL}_(?!form\b|criteria\b)(?!(?:{'|'.join(sorted(wanted))})\b)\w+")
    lines: list[str] = []
    twins: list[str] = []
    for block in _blocks(Path("domain.yml").read_text("utf-8")):
        head = block.splitlines()[0]
        about = re.search(rf"(?<![a-z]){MODEL}s?(?![a-z])", head.partition("#")[0])
        if not (about and re.match(r"  (?:- )?\w", head)):
            lines += [*twins, block]
            twins = []
            continue
        lines.append(block)
        kept = [line for line in block.splitlines(keepends=True) if not unwanted.search(line)]
        if kept and kept[0].startswith(head):
            twins.append(_EXAMPLE.sub("", names.of("".join(kept))))
    return "".join([*lines, *twins])


_EXAMPLE = re.compile(r" For example .*(?=\"$)", re.MULTILINE)
"""Of what to look for; it speaks of amounts."""


def _blocks(text: str) -> Iterator[str]:
    """An entry of a section with what is indented below it; any other line by itself."""
    block = ""
    for line in text.splitlines(keepends=True):
        if block and not re.match(r" {3,}", line):
            yield block
            block = ""
        block += line
    yield block


def conversation(names: Names) -> str:
    """`tests/verbs/test_NAME.py`: once through all six."""
    one, many = names
    return f'''"""{many.capitalize()}, by conversation without Rasa."""

from __future__ import annotations

from sandbox.testing import SandboxClient
from tests.talk import Talk


async def test_{one}_from_create_to_delete(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a {one} called Larkspur", "create_{one}")
    while talk.slots.get("requested_slot"):
        await talk.press(talk.buttons()[0])
    assert talk.result == "done" and "Created the {one} Larkspur" in talk.text()
    await talk.say("change its name to Bramble", "update_{one}")
    assert talk.result == "done" and "Larkspur → Bramble" in talk.text()
    await talk.say("show me the Bramble {one}", "get_{one}")
    assert talk.result == "done" and "Bramble" in talk.text()
    await talk.say("list {many}", "list_{many}")
    assert talk.result == "done" and "Bramble" in talk.text()
    await talk.say("{many} called Bramble", "search_{many}")
    assert talk.result == "done" and "Bramble" in talk.text()
    await talk.say("delete it", "delete_{one}")
    await talk.say("yes", "affirm")
    assert talk.result == "done" and "Deleted the {one} Bramble" in talk.text()
'''


def no_longer_out_of_scope(names: Names) -> dict[Path, str]:
    """Training files without the sentences that call this kind of record none of the bot's business."""
    noun = re.compile(rf"\b(?:{names.singular}|{names.plural})\b", re.I)
    changed = {}
    for path in sorted(Path("data").rglob("*.yml")):
        lines, intent = [], ""
        text = path.read_text("utf-8")
        for line in text.splitlines(keepends=True):
            intent = line.split()[-1] if line.startswith("- intent:") else intent
            if not (intent == "out_of_scope" and line.startswith("    - ") and noun.search(line)):
                lines.append(line)
        if "".join(lines) != text:
            changed[path] = "".join(lines)
    return changed


def make(names: Names, kind: Kind) -> list[Path]:
    """Write everything; the files made or changed.

    Raises:
        say.Failure: There is such a kind already.
    """
    made = {
        Path(f"actions/crm/{names.singular}.py"): record(names, kind),
        Path(f"data/crm/{names.singular}.yml"): examples(names),
        Path(f"tests/verbs/test_{names.singular}.py"): conversation(names),
    }
    for path in made:
        if path.exists():
            raise say.Failure(f"{path} exists already; nothing was written.")
    made |= {Path("domain.yml"): domain(names, kind), **no_longer_out_of_scope(names)}
    for path, text in made.items():
        path.write_text(text, "utf-8")
    return [*made]


@say.command
def main(arguments: list[str]) -> int:
    """Make a new kind of record."""
    parser = argparse.ArgumentParser(prog="make new-object", description=__doc__)
    parser.add_argument("name", help="what people call one of them: ticket")
    parser.add_argument("--plural", help="what they call several; default: name + s")
    parser.add_argument("--object-type", help="HubSpot's name of the type; default: the plural")
    parser.add_argument("--type-id", default="2-0", help="HubSpot's id of the type, for links: 2-1234567")
    parser.add_argument("--title", default="name", help="the property that holds its name")
    given = parser.parse_args(arguments)
    if not re.fullmatch(r"[a-z]+", given.name):
        parser.error("the name must be one word of small letters")
    names = Names(given.name, given.plural or f"{given.name}s")
    type_ = given.object_type or names.plural
    custom = Kind(type_, given.type_id, given.title, "crm.objects.custom.read", "crm.objects.custom.write")
    for path in make(names, KNOWN.get(given.name, custom)):
        print(f"  ✓ {path}")
    print("\n  Next: docs/new-object.md. `make check` names whatever is still missing.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
