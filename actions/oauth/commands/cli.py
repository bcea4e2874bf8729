"""The operator's commands: `python -m actions.oauth --help`.

This folder is no package (no `__init__.py`): rasa-sdk imports every module of a package at every start, and these
bring Typer and Rich, which no action needs.
"""

from __future__ import annotations

import asyncio
import json
import webbrowser
from contextlib import AsyncExitStack
from datetime import datetime, timezone
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ...errors import HubSpotProblem
from ...settings import AUTHORIZE, SettingsError, settings
from ...store.database import unhurried
from .. import confirm, flow, grants, links, pages, rights, scopes, sealing, waiting
from .. import doctor as examination
from ..doctor import Finding
from ..identity import Identity, installation
from ..plugin import SWEEP_SECONDS
from ..profiles import Profile, keyring, profile
from ..rights import Credential
from ..serving import bound, serve, serving
from ..start import prepare_store
from ..waiting import NotYet, Stopped, WrongCode

T = TypeVar("T")

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Whose HubSpot: authorise, look, revoke, repair.")
console = Console(highlight=False)

ProfileName = Annotated[str | None, typer.Option("--profile", help="A profile of endpoints.yml; else the default one.")]

_SIGNS = {"good": "[green]✔[/]", "doubtful": "[yellow]![/]", "bad": "[red]✘[/]"}
_POLL_SECONDS = 0.5


@cli.command()
def authorize(
    profile_name: ProfileName = None,
    browser: Annotated[bool, typer.Option(help="Open the link in the browser of this machine.")] = True,
    yes: Annotated[bool, typer.Option("--yes", help="Take the account without asking.")] = False,
) -> None:
    """Give this installation a credential of its own, by consent in a browser."""
    app = _linking(profile_name)
    grant = asyncio.run(_authorize(app, browser, yes))
    console.print(f"[green]Connected[/] {escape(_named(grant))}. Scopes granted:")
    for scope in grant.scopes:
        console.print(f"  {escape(scope)}")


async def _authorize(app: Profile, browser: bool, yes: bool) -> grants.Grant:
    whose = installation(app)
    wanted = {s for needed in scopes.dialogs().values() for s in needed} if app.system_access == "write" else ()
    async with AsyncExitStack() as stack:
        await _serve_here(app, stack)
        invitation = await flow.begin(app, whose, "", "system", wanted)
        console.print(f"Open this link within {invitation.minutes} minutes (the page says {invitation.tag}):\n")
        console.print(f"  {invitation.url}\n", soft_wrap=True)
        if browser:
            await asyncio.to_thread(webbrowser.open, invitation.url)
        await _until_approved(whose)
        found = await _redeemed(whose)
    shown = f"{found.email or 'somebody'}, account {found.account} (ID {found.hub_id}, {found.account_type})"
    if not yes and not await asyncio.to_thread(typer.confirm, f"HubSpot says: {shown}. Use it?"):
        await confirm.give_up(whose)
        raise typer.Exit(1)
    return await confirm.accept(whose, found.tag)


async def _serve_here(app: Profile, stack: AsyncExitStack) -> None:
    """Serve the pages ourselves where the redirect URI is this machine's and nobody does yet."""
    parts = urlsplit(app.redirect_uri or "")
    if parts.scheme != "http" or not parts.port:
        return
    try:
        listener = stack.enter_context(
            bound("127.0.0.1" if parts.hostname == "localhost" else str(parts.hostname), parts.port)
        )
    except OSError:
        console.print(f"Port {parts.port} is taken: I rely on the action server there to serve the pages.")
        return
    await stack.enter_async_context(serving(listener))


async def _until_approved(whose: Identity) -> None:
    while True:
        link = await confirm.progress(whose)
        if link is None or link.over:
            told = pages.PROBLEMS[(link.over if link else None) or "unknown"]
            console.print(f"[red]{escape(told.heading)}.[/] {escape(told.what)}")
            if link and link.over == "may_not_install":
                console.print(escape(pages.to_forward(profile(whose.profile), link.scopes)))
            raise typer.Exit(1)
        if link.stage == "approved":
            return
        await asyncio.sleep(_POLL_SECONDS)


async def _redeemed(whose: Identity) -> confirm.Found:
    while True:
        digits = await asyncio.to_thread(typer.prompt, "The six digits on the page")
        try:
            return await confirm.redeem(whose, "".join(filter(str.isdigit, digits)))
        except WrongCode as wrong:
            console.print(f"[yellow]That is not it.[/] {wrong.left} more.")
        except (Stopped, NotYet):
            console.print("[red]That was wrong too often, or too late: everything was thrown away.[/]")
            raise typer.Exit(1) from None


@cli.command()
def status() -> None:
    """Show every linked account (no tokens)."""
    prepare_store()
    table = Table("profile", "who", "user", "account", "since", "scopes", "state")
    for grant in grants.every():
        who = f"{grant.whose.channel} {grant.whose.user[:12]}" if grant.whose.user else "this installation"
        since = datetime.fromtimestamp(grant.linked_at, timezone.utc)
        state = "[green]alive[/]" if grant.alive else "[red]ended[/]"
        cells = (grant.whose.profile, who, grant.email, f"{grant.account} {grant.hub_id}", f"{since:%Y-%m-%d}")
        table.add_row(*map(escape, cells), escape(" ".join(grant.scopes)), state)
    console.print(table if table.row_count else "Nothing is linked.")


@cli.command()
def revoke(
    profile_name: ProfileName = None,
    channel: Annotated[str, typer.Option(help="Of a person's connection; with --user.")] = "",
    user: Annotated[str, typer.Option(help="Of a person's connection; empty: this installation's own.")] = "",
) -> None:
    """Void a connection at HubSpot and erase it here."""
    app = _linking(profile_name)
    receipt = asyncio.run(confirm.disconnect(Identity(app.name, channel, user)))
    if receipt is None:
        console.print("There is no such connection.")
        raise typer.Exit(1)
    confirmed = (
        "HubSpot has revoked it" if receipt.revoked else "[yellow]HubSpot did not confirm[/]; remove the app there"
    )
    console.print(f"Erased {escape(receipt.account)} (ID {receipt.hub_id}). {confirmed}.")


@cli.command()
def rotate_keys() -> None:
    """Seal everything with the first key of HUBSPOT_ENCRYPTION_KEYS; afterwards the others can go."""
    _linking(None)
    done, failed = asyncio.run(unhurried(_rotate))
    console.print(f"{done} sealed anew, {failed} could not be opened. First key: {keyring().newest}.")
    raise typer.Exit(1 if failed else 0)


def _rotate() -> tuple[int, int]:
    old = [grant for grant in grants.every() if grant.key_id not in {None, keyring().newest}]
    resealed = [grant.alive and grants.reseal(grant) for grant in old]
    for link in links.sealed_with_other_keys(keyring().newest):
        resealed.append(waiting.reseal(link))
    for others in sealing.ELSEWHERE:
        resealed += others()
    return sum(resealed), len(resealed) - sum(resealed)


@cli.command()
def doctor(
    profile_name: ProfileName = None,
    dialogs: Annotated[str, typer.Option(help="Only these, with commas between them: get_deal,list_deals")] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Only the dialogs that read.")] = False,
) -> None:
    """Find what is wrong before a user does, and print what the HubSpot app has to be set to."""
    known = scopes.dialogs()
    chosen = [name.strip() for name in dialogs.split(",") if name.strip()] or [
        name for name in known if not read_only or not any(s.endswith(".write") for s in known[name])
    ]
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        console.print(f"[red]There is no dialog {', '.join(unknown)}.[/] There is: {', '.join(known)}.")
        raise typer.Exit(2)
    findings, credentials = asyncio.run(_examined())
    for credential in credentials:
        _print_rights(credential, {name: known[name] for name in chosen})
    try:
        app = profile(profile_name)
    except SettingsError:  # said above; what the app has to be like helps all the same
        app = _draft()
    _print_app(app, chosen)
    todo = [finding for finding in findings if finding.do]
    console.print("\n[bold]To do[/]" if todo else "\n[green]Nothing to do.[/]")
    for finding in todo:
        console.print(f"  {_SIGNS[finding.state]} {escape(finding.what)}: {escape(finding.do)}", soft_wrap=True)
    raise typer.Exit(1 if any(finding.state == "bad" for finding in findings) else 0)


def _draft() -> Profile:
    """What there is so far of an app whose settings are not complete."""
    try:
        given = settings()
        names = ("redirect_uri", "scopes", "optional_scopes")
        return Profile(authorize_url=AUTHORIZE, token_url="", **{n: getattr(given, f"hubspot_{n}") for n in names})
    except (SettingsError, ValidationError):
        return Profile(authorize_url=AUTHORIZE, token_url="")


async def _examined() -> tuple[list[Finding], list[Credential]]:
    findings: list[Finding] = []
    credentials: list[Credential] = []
    async for result in examination.examine():
        if isinstance(result, Finding):
            findings.append(result)
            console.print(f"{_SIGNS[result.state]} {escape(result.what)}: {escape(result.seen)}", soft_wrap=True)
        else:
            credentials.append(result)
    return findings, credentials


def _print_rights(credential: Credential, dialogs: dict[str, tuple[str, ...]]) -> None:
    table = Table("dialog", "scope", "granted?", title=credential.name)
    colours = {rights.YES: "[green]", rights.NO: "[red]", rights.NEVER: "[red]"}
    for name, needed in dialogs.items():
        words = [credential.rights.get(scope, rights.UNKNOWN) for scope in needed]
        granted = "\n".join(f"{colours.get(word, '[default]')}{word}[/]" for word in words)
        table.add_row(name, "\n".join(needed), granted, end_section=True)
    console.print(table)


def _print_app(app: Profile, chosen: list[str]) -> None:
    wanted = rights.app_settings(app, chosen)
    console.print(f"\n[bold]Your HubSpot app[/] ({escape(app.name)}), for {len(chosen)} dialog(s):")
    console.print_json(json.dumps({"auth": wanted.auth}))
    if set(chosen) != set(scopes.dialogs()):
        console.print("To ask for no more than these dialogs need:")
        console.print(f"  HUBSPOT_SCOPES={' '.join(wanted.asked.required)}", soft_wrap=True)
    console.print("Its install link:" if app.links else "Its install link, once there is a client id:")
    console.print(f"  {escape(flow.authorize_url(app, wanted.asked, ''))}", soft_wrap=True)


@cli.command("serve")
def serve_pages(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes the one of HUBSPOT_REDIRECT_URI.")] = 0,
) -> None:
    """Serve the connect pages alone, for bots without an action server (`actions_module:`)."""
    app = _linking(None)
    port = port or urlsplit(app.redirect_uri or "").port or 5055
    console.print(f"Serving {app.origin}/hubspot/… on {host}:{port}")
    try:
        asyncio.run(serve(host, port, SWEEP_SECONDS))
    except KeyboardInterrupt:
        pass


def _linking(name: str | None) -> Profile:
    app = profile(name)
    if not app.links:
        raise SettingsError("HUBSPOT_CLIENT_ID, HUBSPOT_CLIENT_SECRET and HUBSPOT_REDIRECT_URI must be set for that.")
    prepare_store()
    return app


def _named(grant: grants.Grant) -> str:
    return f"{grant.email or 'somebody'}, account {grant.account} (ID {grant.hub_id})"


def main() -> None:
    """Run a command; a known problem is one line, not a traceback."""
    try:
        cli()
    except HubSpotProblem as problem:
        console.print(f"[red]{escape(problem.detail or type(problem).__name__)}[/]")
        raise SystemExit(1) from None
    except Stopped as stopped:
        console.print(f"[red]{escape(pages.PROBLEMS[stopped.outcome].heading)}[/]")
        raise SystemExit(1) from None
