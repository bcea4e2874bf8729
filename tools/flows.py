"""``.venv/bin/python -m tools.flows ticket``: with these files a kind of record joins the flows of Rasa Pro.

From its declaration: `calm/flows/NAME.yml`, `calm/domain/NAME.yml`, `actions/collect/NAME.py`. The descriptions are
what the language model goes by: make them better.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import actions.all  # noqa: F401  which fills the catalogue
from actions.record import CATALOGUE, Record, Slot
from tools import say
from tools.calm import PROJECT, RESPONSES, responses

SAID = {
    "money": "exactly as the user says it, such as 12k",
    "date": "exactly as the user says it, such as next Friday; do not turn it into a date",
    "owner": "a name, an e-mail address, or 'me'",
    "link": "a name or an e-mail address",
}
ENDED = ["- if: slots.hubspot_result is not null", "  then: END"]


def files(record: Record) -> dict[Path, str]:
    """What is written, by path."""
    one = record.singular
    return {
        Path(f"calm/flows/{one}.yml"): flows(record),
        Path(f"calm/domain/{one}.yml"): domain(record),
        Path(f"actions/collect/{one}.py"): collecting(record),
    }


def slots(record: Record) -> list[str]:
    """The slots that its flows collect, which one first."""
    return [f"hubspot_{record.singular}", *(record.rasa_slot(slot.name) for slot in record.slots)]


def domain(record: Record) -> str:
    """Slots and actions."""
    one, many = record.singular, record.plural
    lines = [
        f"# {many.capitalize()}, for flows: the command generator fills these slots in the user's own words; "
        "`validate_…` reads them.",
        'version: "3.1"',
        "",
        "slots:",
    ]
    for name in slots(record):
        lines += [f"  {name}:", "    type: text", "    influence_conversation: false", "    mappings:"]
        lines += ["      - type: from_llm"]
    nouns = {"list": many, "search": many}
    actions = [f"action_{v}_{nouns.get(v, one)}" for v in ("create", "get", "list", "update", "delete", "search")]
    actions += [f"{kind}_{name}" for name in slots(record) for kind in ("validate", "action_ask")]
    return "\n".join([*lines, "", "actions:", *(f"  - {name}" for name in actions)]) + "\n"


def collecting(record: Record) -> str:
    """The classes that read and ask for its slots."""
    one = record.singular
    about = {f"hubspot_{one}": f"which {one} is meant"}
    about |= {record.rasa_slot(slot.name): _about(record, slot) for slot in record.slots}
    head = f'"""What flows about {record.plural} collect."""'
    parts = [f"{head}\n\nfrom __future__ import annotations\n\nfrom .base import Ask, Hear"]
    for slot, words in about.items():
        name = "".join(word.capitalize() for word in slot.removeprefix("hubspot_").split("_"))
        parts.append(_class("Hear", name, f"Reads {words}.", f"validate_{slot}"))
        parts.append(_class("Ask", name, f"Asks for {words}.", f"action_ask_{slot}"))
    return "\n\n\n".join(parts) + "\n"


def _about(record: Record, slot: Slot) -> str:
    if slot.kind == "link":
        return f"the {slot.words[0]} to link a {record.singular} to"
    words = "e-mail address" if slot.kind == "email" else slot.name.replace("_", " ")
    return f"a {record.singular}'s {words}"


def _class(base: str, name: str, doc: str, action: str) -> str:
    head = f'class {base}{name}({base}):\n    """{doc}"""\n\n    def name(self) -> str:\n'
    return head + f'        """Literal, as in calm/domain."""\n        return "{action}"'


def flows(record: Record) -> str:
    """Six flows."""
    made = (_create(record), _get(record), _list(record), _update(record), _delete(record), _search(record))
    return 'version: "3.1"\n\nflows:\n' + "\n".join(made)


def _create(record: Record) -> str:
    one, asked = record.singular, record.asked
    said = {slot.name: _said(record, slot) for slot in record.slots}
    steps = _ready(asked[0])
    for name, following in zip(asked, (*asked[1:], "create"), strict=True):
        steps += _collect(name, record.rasa_slot(name), said[name], following)
    more = [("hubspot_value", "value"), ("hubspot_confirmation", "confirmation")]
    steps += _act("create", f"action_create_{one}", [*((record.rasa_slot(name), name) for name in said), *more])
    for name in said:
        steps += [] if name in asked else _collect(name, record.rasa_slot(name), said[name], "create")
    value = f"The value of the property of the new {one} that was just asked for."
    steps += _collect("value", "hubspot_value", value, "create", asks=True)
    another = f"True if the user agrees to what was just asked about the {one} that exists already, false if not."
    steps += _collect("confirmation", "hubspot_confirmation", another, "create", asks=True)
    return _flow(f"create_{one}", f"create {_a(one)}", f"Create a new {one} in HubSpot.", steps)


def _get(record: Record) -> str:
    one = record.singular
    known = f"What the user wants to know about the {one}. Leave it empty if the user wants to see it as a whole."
    steps = _ready("property")
    steps += _step("property", "noop: true", ["- if: slots.hubspot_property is not null", "  then:"])
    asked = ("- collect: hubspot_property", f'  description: "{known}"', "  next: which")
    steps += [*(f"              {line}" for line in asked), "          - else: which"]
    steps += _which(record, "show") + _act("show", f"action_get_{one}", [(f"hubspot_{one}", "which")])
    what = f"Show one {one} of HubSpot, look it up, or open one of the list shown before."
    return _flow(f"get_{one}", f"show {_a(one)}", what, steps)


def _list(record: Record) -> str:
    many = record.plural
    order = f"Whose {many}, or in which order, in the user's own words. Leave it empty for all of them."
    said = ["- if: slots.hubspot_criteria is not null", "  then: said", "- else: list"]
    steps = _ready("criteria") + _step("criteria", "noop: true", said)
    steps += _collect("said", "hubspot_criteria", order, "list")
    steps += _act("list", f"action_list_{many}", [("hubspot_criteria", "said")])
    what = f"List the {many} in HubSpot, all or only the user's own, without any other criterion."
    return _flow(f"list_{many}", f"list {many}", what, steps)


def _update(record: Record) -> str:
    one = record.singular
    changed = (
        f"Every change to the {one}, property and new value, in the user's own words; "
        "where the bot has asked for a property or for a value, just that."
    )
    steps = _ready("which") + _which(record, "changes") + _collect("changes", "hubspot_changes", changed, "update")
    steps += _act("update", f"action_update_{one}", [(f"hubspot_{one}", "which"), ("hubspot_changes", "changes")])
    what = f"Change {_a(one)} that exists in HubSpot: any of its properties."
    return _flow(f"update_{one}", f"change {_a(one)}", what, steps)


def _delete(record: Record) -> str:
    one = record.singular
    agreed = f"True only if the user plainly agrees that the {one} just named is deleted, false if not."
    steps = _ready("which") + _which(record, "confirmation")
    steps += _collect("confirmation", "hubspot_confirmation", agreed, "delete", asks=True, only_yes=True)
    asks = [(f"hubspot_{one}", "which"), ("hubspot_confirmation", "confirmation")]
    steps += _act("delete", f"action_delete_{one}", asks)
    return _flow(f"delete_{one}", f"delete {_a(one)}", f"Delete one {one} from HubSpot.", steps)


def _search(record: Record) -> str:
    many = record.plural
    wanted = (
        f"Everything the user says about the {many} to find, in the user's own words. "
        "Begin it with 'only' if the user narrows the list shown before."
    )
    steps = _ready("criteria") + _collect("criteria", "hubspot_criteria", wanted, "search")
    steps += _act("search", f"action_search_{many}", [("hubspot_criteria", "criteria"), ("hubspot_me", "me")])
    who = "Which HubSpot user the user is: a name, an e-mail address or a number of the list."
    steps += _collect("me", "hubspot_me", who, "search")
    what = f"Find {many} in HubSpot that meet some criterion, or narrow or sort the list of {many} shown before."
    return _flow(f"search_{many}", f"search {many}", what, steps, ["hubspot_me"])


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _which(record: Record, following: str) -> list[str]:
    meant = "exactly as the user says it: its name, its ID, 'it' or 'the second one'."
    return _collect(
        "which", f"hubspot_{record.singular}", f"Which {record.singular} the user means, {meant}", following
    )


def _said(record: Record, slot: Slot) -> str:
    what = (
        f"What to link the new {record.singular} to, {slot.words[0]}"
        if slot.kind == "link"
        else f"The {slot.words[0]} of the new {record.singular}"
    )
    return f"{what}: {SAID.get(slot.kind, 'exactly as the user says it')}."


def _flow(name: str, title: str, description: str, steps: Iterable[str], persisted: Iterable[str] = ()) -> str:
    kept = ["    persisted_slots:", *(f"      - {slot}" for slot in persisted)] if persisted else []
    head = [f"  hubspot_{name}:", f"    name: {title}", f'    description: "{description}"', *kept, "    steps:"]
    return "\n".join([*head, *steps]) + "\n"


def _step(name: str, what: str, following: Iterable[str]) -> list[str]:
    return [f"      - id: {name}", f"        {what}", "        next:", *(f"          {line}" for line in following)]


def _ready(following: str) -> list[str]:
    return _step("ready", "call: hubspot_ready", [*ENDED, f"- else: {following}"])


def _collect(
    name: str, slot: str, description: str, following: str, asks: bool = False, only_yes: bool = False
) -> list[str]:
    more = f'\n        description: "{description}"' + ("\n        ask_before_filling: true" if asks else "")
    then = (
        [f"- if: slots.{slot} is true", f"  then: {following}", "- else: END"] if only_yes else [f"- else: {following}"]
    )
    return _step(name, f"collect: {slot}{more}", [*ENDED, *then])


def _act(name: str, action: str, asks: Iterable[tuple[str, str]]) -> list[str]:
    found = [("hubspot_link", "ready"), *asks]
    branches = [line for slot, to in found for line in (f'- if: slots.hubspot_question is "{slot}"', f"  then: {to}")]
    return _step(name, f"action: {action}", [*branches, "- else: END"])


@say.command
def main(arguments: list[str]) -> int:
    """Write the files of a kind of record; never over others."""
    parser = argparse.ArgumentParser(prog=".venv/bin/python -m tools.flows", description=__doc__)
    parser.add_argument("name", help="what people call one of them: ticket")
    given = parser.parse_args(arguments)
    if given.name not in CATALOGUE:
        raise say.Failure(f"There is no {given.name} in actions/crm; there is {', '.join(sorted(CATALOGUE))}.")
    made = files(CATALOGUE[given.name])
    for path in made:
        if (PROJECT / path).exists():
            raise say.Failure(f"{path} exists already; nothing was written.")
    for path, text in made.items():
        (PROJECT / path).write_text(text, "utf-8")
        print(f"  ✓ {path}")
    RESPONSES.write_text(responses(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
