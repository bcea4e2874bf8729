"""An installation, its repetition and its undoing, as changes to files that can be looked at before they happen."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import blocks, record
from .host import Host
from .pack import component, digest, dump, load
from .record import FOLDER, MANIFEST, Laid
from .subset import Parts, for_own_classifier

IMPORT = "import rasa_hubspot_actions.all  # noqa: E402, F401  (HubSpot's actions, registered beside yours)\n"
ENDPOINT = "action_endpoint:\n  url: http://localhost:5055/webhook\n"
COMPONENT = "hubspot_nlu"
RASAS_PIPELINE = """\
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: LexicalSyntacticFeaturizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: 100
  constrain_similarities: true
- name: EntitySynonymMapper
- name: ResponseSelector
  epochs: 100
  constrain_similarities: true
- name: FallbackClassifier
  threshold: 0.3
  ambiguity_threshold: 0.1
"""
"""What Rasa 3.6 takes where config.yml names no pipeline, and what goes on applying once one is named
(rasa/engine/recipes/config_files/default_config.yml)."""


@dataclass
class Plan:
    """What is to happen to the host's files.

    Attributes:
        root: the host's folder.
        before, after: the text of each file that is touched, by its path within the host; None: no such file.
        laid: the record of it.
        edited: files or parts of ours that somebody changed, and that would be lost.
    """

    root: Path
    laid: Laid
    before: dict[str, str | None] = field(default_factory=dict)
    after: dict[str, str | None] = field(default_factory=dict)
    edited: list[str] = field(default_factory=list)

    @property
    def changed(self) -> list[str]:
        """The files that will not be as they are, our record aside."""
        return [path for path in sorted(self.after) if self.after[path] != self.before[path] and path != MANIFEST]

    def difference(self, path: str) -> Iterator[str]:
        """The unified diff of one file."""
        old, new = (text or "" for text in (self.before[path], self.after[path]))
        names = (path if self.before[path] is not None else "/dev/null", path if self.after[path] else "/dev/null")
        yield from difflib.unified_diff(old.splitlines(True), new.splitlines(True), *names)

    def carry_out(self) -> None:
        """Write and remove."""
        for name, text in self.after.items():
            path = self.root / name
            if text is None:
                path.unlink(missing_ok=True)
                _tidy(path.parent, self.root)
            elif text != self.before[name]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")


class Clash(Exception):
    """A file of the host's stands where one of ours belongs."""


def install(host: Host, parts: Parts, learnt: dict[str, Any] | None, laid: Laid, earlier: Laid | None) -> Plan:
    """Lay the parts beside the host's own.

    Args:
        host: The bot.
        parts: What the chosen dialogs need.
        learnt: What the component learns from; None where the host's own classifier learns our sentences.
        laid: The record to be made, with what was asked for.
        earlier: The record of what was laid before.

    Raises:
        blocks.Unfit: A file of the host's cannot take our lines.
        Clash: A file of the host's has the name of one of ours.
    """
    plan = Plan(host.root, laid)
    whole, lines = _files(host, parts, learnt), _lines(host, parts, learnt is not None)
    responses, kept = _reworded(host, parts.domain["responses"], earlier)
    _lay_domain(host, parts, responses, whole, lines)
    for path, text in whole.items():
        _own(plan, path, text, earlier)
    for path, additions in lines.items():
        _add(plan, path, additions, earlier)
    for path in set(earlier.files) - set(whole) - set(laid.files) if earlier else ():
        _own(plan, path, None, earlier)
    for path in set(earlier.blocks) - set(lines) if earlier else ():
        _add(plan, path, [], earlier)
    laid.responses = {name: digest(response) for name, response in parts.domain["responses"].items()}
    plan.edited = [what for what in plan.edited if not (kept and "responses" in what)]
    _keep_record(plan, record.text(laid))
    return plan


def undo(host_domain: Path, root: Path, laid: Laid) -> Plan:
    """Take everything out again."""
    plan = Plan(root, laid)
    reworded = _theirs(_responses_there(host_domain), laid)
    if reworded:
        plan.edited.append(f"the words of {', '.join(sorted(reworded))}")
    for path in laid.files:
        _own(plan, path, None, laid)
    for path in laid.blocks:
        _add(plan, path, [], laid)
    _keep_record(plan, None)
    return plan


def _files(host: Host, parts: Parts, learnt: dict[str, Any] | None) -> dict[str, str]:
    data = f"{host.data.relative_to(host.root)}/{FOLDER}"
    version = parts.domain["version"]
    found = {f"{data}/rules.yml": _yaml({"version": version, "rules": parts.rules})}
    if learnt is None:
        found[f"{data}/nlu.yml"] = _training_data(str(version), for_own_classifier(parts))
        return found
    found |= {f"{COMPONENT}/{name}": text for name, text in component().items()}
    found[f"{COMPONENT}/sentences.json"] = json.dumps(learnt, indent=1, ensure_ascii=False) + "\n"
    return found


def _lines(host: Host, parts: Parts, with_component: bool) -> dict[str, list[tuple[str, str]]]:
    """What is added to the host's files: (section, lines); without a section, at the end."""
    found: dict[str, list[tuple[str, str]]] = {}
    config = []
    if with_component:
        ours = f"- name: {COMPONENT}.beside.HubSpotIntents\n"
        config.append(("pipeline", ours if host.config.get("pipeline") else RASAS_PIPELINE + ours))
    policies = host.config.get("policies")
    if policies and not any(_name(policy) == "RulePolicy" for policy in policies):
        config.append(("policies", "- name: RulePolicy\n"))
    if config:
        found["config.yml"] = config
    if not host.endpoints.get("action_endpoint"):
        found["endpoints.yml"] = [("", ENDPOINT)]
    if host.actions:
        found[str(host.actions.relative_to(host.root))] = [("", IMPORT)]
    return found


def _name(component: Any) -> str:
    return str(component.get("name") if isinstance(component, dict) else component).rpartition(".")[2]


def _lay_domain(
    host: Host, parts: Parts, responses: dict[str, Any], whole: dict[str, str], lines: dict[str, list[tuple[str, str]]]
) -> None:
    """As files of our own in a domain folder; as lines in a domain that is one file."""
    domain = {**parts.domain, "responses": responses}
    place = str(host.domain.relative_to(host.root))
    if host.domain.is_dir():
        says = {"version": domain["version"], "responses": domain.pop("responses")}
        whole[f"{place}/{FOLDER}/responses.yml"] = _yaml(says)
        whole[f"{place}/{FOLDER}/domain.yml"] = _yaml(domain)
        return
    lists = ("intents", "entities", "actions")
    lines[place] = [
        (name, "".join(f"- {item}\n" for item in part) if name in lists else dump(part))
        for name, part in domain.items()
        if name != "version" and part
    ]


def _reworded(host: Host, ours: dict[str, Any], earlier: Laid | None) -> tuple[dict[str, Any], bool]:
    """Our responses, those that the host's team reworded in their words; and whether there are such."""
    theirs = _theirs(_responses_there(host.domain), earlier) if earlier else {}
    return {name: theirs.get(name, response) for name, response in ours.items()}, bool(theirs)


def _theirs(now: dict[str, Any], laid: Laid) -> dict[str, Any]:
    known = laid.responses
    return {name: said for name, said in now.items() if name in known and digest(said) != known[name]}


def _responses_there(domain: Path) -> dict[str, Any]:
    path = domain / FOLDER / "responses.yml" if domain.is_dir() else domain
    return load(path.read_text("utf-8")).get("responses") or {} if path.exists() else {}


def _own(plan: Plan, path: str, text: str | None, earlier: Laid | None) -> None:
    """A file that is ours alone."""
    there = plan.root / path
    before = _text(there)
    recorded = earlier.files.get(path) if earlier else None
    if before is not None and recorded is None:
        raise Clash(f"{path} exists, and is not from an earlier installation: move it away first.")
    if before is not None and digest(before) not in {recorded, digest(text or "")}:
        plan.edited.append(path)
    plan.before[path], plan.after[path] = before, text
    if text is not None:
        plan.laid.files[path] = digest(text)


def _add(plan: Plan, path: str, additions: list[tuple[str, str]], earlier: Laid | None) -> None:
    """Lines of ours in a file of the host's; a file that is not there becomes ours alone."""
    there = plan.root / path
    before = _text(there)
    if before is None or (earlier and path in earlier.files):
        if additions:
            _own(plan, path, _with(path, "", additions), earlier)
        return
    recorded = earlier.blocks.get(path, []) if earlier else []
    found = [digest(body) for body in blocks.bodies(before)]
    bare = blocks.without(before)
    if earlier and path in earlier.ended and bare.endswith("\n"):
        bare = bare.rstrip("\r\n")
    after = _with(path, bare, additions)
    laid = [digest(body) for body in blocks.bodies(after)]
    if found != recorded and found != laid:
        plan.edited.append(f"{path} ({_which(path, before, recorded)})")
    plan.before[path], plan.after[path] = before, after
    if additions:
        plan.laid.blocks[path] = laid
        if bare and not bare.endswith("\n"):
            plan.laid.ended.append(path)


def _which(path: str, text: str, recorded: list[str]) -> str:
    """Which of our parts of a file was edited."""
    changed = [body for body in blocks.bodies(text) if digest(body) not in recorded]
    return "responses" if changed and all("utter_hubspot_" in body for body in changed) else "between the marks"


def _with(path: str, text: str, additions: list[tuple[str, str]]) -> str:
    try:
        for section, body in additions:
            text = blocks.into_section(text, section, body) if section else blocks.at_end(text, body)
    except blocks.Unfit as unfit:
        raise blocks.Unfit(f"{path}: {unfit}") from None
    return text


def _keep_record(plan: Plan, text: str | None) -> None:
    plan.before[MANIFEST], plan.after[MANIFEST] = _text(plan.root / MANIFEST), text


def _text(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _tidy(folder: Path, root: Path) -> None:
    """Remove folders that nothing but Python's own cache is left in."""
    while folder != root and folder.is_dir() and {item.name for item in folder.iterdir()} <= {"__pycache__"}:
        shutil.rmtree(folder)
        folder = folder.parent


def _yaml(content: dict[str, Any]) -> str:
    mark = "# Laid by the HubSpot action pack, which brings it up to date: reword responses, leave the rest as it is.\n"
    return mark + dump(content)


def _training_data(version: str, intents: list[dict[str, str]]) -> str:
    lines = [f'version: "{version}"', "", "nlu:"]
    for block in intents:
        lines += [f"  - intent: {block['intent']}", "    examples: |"]
        lines += [f"      {line}" for line in block["examples"].splitlines()]
    return "\n".join([*lines, ""])
