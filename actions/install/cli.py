"""Asks and tells: `python -m actions.install --help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import blocks, collisions, record
from .choice import Choice, UnknownDialog, choose
from .host import Host, NoHost, locate, read
from .pack import package, version
from .plan import COMPONENT, Clash, Plan, install, undo
from .record import Laid
from .subset import for_component, parts

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_SHOWN = 40
"""Lines of a new file that are shown; --full shows all."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0 done, 1 nothing was written, 2 not understood."""
    given = _parser().parse_args(arguments)
    try:
        raise SystemExit(_undo(given) if given.undo else _install(given))
    except (NoHost, UnknownDialog, blocks.Unfit, Clash) as problem:
        print(f"{problem}\nNothing was written.", file=sys.stderr)
        raise SystemExit(1) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {package()}.install",
        description="Lay HubSpot's dialogs into a Rasa Open Source 3.6 bot: beside what it has, after showing what "
        "would change. Run it again to bring them up to date; --undo takes them out.",
    )
    parser.add_argument("--into", type=Path, required=True, metavar="PATH", help="the bot's folder")
    parser.add_argument("--only", metavar="NAMES", help="some dialogs, with commas: deals, search, get_contact …")
    parser.add_argument("--read-only", action="store_true", default=None, help="only the dialogs that read")
    parser.add_argument("--mine", metavar="INTENTS", help="intents that stay your bot's alone, with commas")
    parser.add_argument(
        "--nlu",
        choices=("component", "data"),
        help="how messages are recognised: a component of ours beside your pipeline (default), or sentences that your "
        "own classifier learns too",
    )
    parser.add_argument("--domain", metavar="PATH", help="within the folder; default domain.yml or domain/")
    parser.add_argument("--data", metavar="PATH", help="within the folder; default data/")
    parser.add_argument("--yes", action="store_true", help="do it without asking")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--full", action="store_true", help="show new files to their end")
    parser.add_argument("--undo", action="store_true", help="take everything out again")
    parser.add_argument("--force", action="store_true", help="also replace or remove what somebody edited")
    return parser


def _install(given: argparse.Namespace) -> int:
    root, earlier = given.into, record.recall(given.into)
    laid = _wanted(given, earlier)
    choice = choose(laid.only, read_only=laid.read_only)
    host = read(root, laid.domain, laid.data, earlier.files if earlier else ())
    if laid.nlu == "component" and str(host.config.get("recipe", "default.v1")) != "default.v1":
        print("Your config.yml has a recipe of its own, which takes no further component: your classifier learns it.")
        laid.nlu = "data"
    findings = collisions.find(host, choice, parts(choice), {*laid.mine})
    for finding in findings:
        print(f"{'✘' if finding.stops else '·'} {finding.what}")
    if any(finding.stops for finding in findings):
        print("Nothing was written.", file=sys.stderr)
        return 1
    chosen = parts(choice, host.intents)
    learnt = for_component(choice, chosen, host.answered) if laid.nlu == "component" else None
    plan = install(host, chosen, learnt, laid, earlier)
    if not plan.changed:
        print("Everything is as it should be.")
        return 0
    code = _carry_out(plan, given, f"Lay {len(choice.dialogs)} dialogs into {root}?")
    if code == 0 and not given.dry_run:
        _what_next(host, choice, laid)
    return code


def _wanted(given: argparse.Namespace, earlier: Laid | None) -> Laid:
    """What is asked for; where nothing is said, what was asked for before."""
    before = earlier or Laid("")
    return Laid(
        version(),
        only=_names(given.only) if given.only is not None else before.only,
        read_only=before.read_only if given.read_only is None else given.read_only,
        mine=_names(given.mine) if given.mine is not None else before.mine,
        nlu=given.nlu or before.nlu,
        domain=given.domain or before.domain,
        data=given.data or before.data,
    )


def _names(given: str) -> list[str]:
    return [name.strip() for name in given.split(",") if name.strip()]


def _undo(given: argparse.Namespace) -> int:
    laid = record.recall(given.into)
    if laid is None:
        print(f"Nothing of the pack's is in {given.into}.")
        return 0
    place = locate(given.into, laid.domain)
    return _carry_out(undo(place, given.into, laid), given, f"Take HubSpot's dialogs out of {given.into}?")


def _carry_out(plan: Plan, given: argparse.Namespace, question: str) -> int:
    for path in plan.changed:
        _show(plan, path, given.full)
    if plan.edited and not given.force:
        edited = "\n".join(f"  {path}" for path in plan.edited)
        print(f"Somebody edited what the pack laid:\n{edited}\nNothing was written; --force does it all the same.")
        return 1
    if given.dry_run:
        print("Nothing was written (--dry-run).")
        return 0
    if not given.yes and not _agreed(question):
        print("Nothing was written.")
        return 1
    plan.carry_out()
    return 0


def _agreed(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        print()
        return False


def _show(plan: Plan, path: str, full: bool) -> None:
    if plan.after[path] is None:
        print(f"removed: {path}\n")
        return
    lines = list(plan.difference(path))
    shown = lines if full or plan.before[path] is not None else lines[:_SHOWN]
    for line in shown:
        _print_coloured(line.rstrip("\r\n")[:200])
    if len(shown) < len(lines):
        print(f"… and {len(lines) - len(shown)} more lines of this new file")
    print()


def _print_coloured(line: str) -> None:
    colour = _COLOURS.get(line[:1]) if sys.stdout.isatty() else None
    print(f"{colour}{line}\033[0m" if colour else line)


def _what_next(host: Host, choice: Choice, laid: Laid) -> None:
    url = (host.endpoints.get("action_endpoint") or {}).get("url")
    print(f"Laid: {', '.join(choice.dialogs)}.\n\nStill to do:")
    print(
        "- the action server's environment needs the pack: pip install, with its wheel or its folder (docs/install.md)"
    )
    if url:
        print(f"- your action server at {url} serves HubSpot too: Rasa speaks with one action server only")
    if host.actions:
        print(f"- {host.actions.relative_to(host.root)} imports HubSpot's actions now, beside your own")
    if laid.nlu == "component":
        print(f"- take {COMPONENT}/ along to where Rasa trains and runs: it stands beside config.yml")
    domain = "" if host.domain.name == "domain.yml" else f" --domain {host.domain.relative_to(host.root)}"
    print(f"- train: rasa train{domain}")
    print("- HubSpot: a credential with these scopes:")
    print("\n".join(f"    {scope}" for scope in choice.scopes))
