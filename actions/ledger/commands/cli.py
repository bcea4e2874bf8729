"""`python -m actions.ledger`: the operator's commands.

This folder is no package (no `__init__.py`): rasa-sdk imports every module of a package at every start, and these
bring Typer and Rich, which no action needs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from sqlalchemy.exc import SQLAlchemyError

from ...settings import settings
from ...store import database
from .. import book, export

cli = typer.Typer(add_completion=False, no_args_is_help=True, help="The audit trail of what the bot wrote to HubSpot.")


@cli.callback()
def _commands() -> None:
    """The audit trail of what the bot wrote to HubSpot."""


@cli.command("export")
def export_trail(
    since: Annotated[str, typer.Option(help="From when on: 2026-11-22, 2026-11-22T09:00Z, 7d or 12h.")] = "30d",
    format_: Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="JSON lines or CSV.")] = "jsonl",
    to: Annotated[Path | None, typer.Option(help="A file; standard output without it.")] = None,
) -> None:
    """Every write since then, oldest first: who, when, which record, before → after, outcome."""
    try:
        start = export.moment(since)
    except ValueError:
        raise typer.BadParameter(f"{since!r} is neither a day, a moment nor an age", param_hint="--since") from None
    database.prepare()
    if to is None:
        export.write(export.trail(start), sys.stdout, format_)
        return
    with to.open("w", encoding="utf-8", newline="") as out:
        count = export.write(export.trail(start), out, format_)
    typer.echo(f"{count} operations in {to}", err=True)


@cli.command("sweep")
def sweep() -> None:
    """Forget what is older than HUBSPOT_AUDIT_DAYS; the action server does that every hour."""
    database.prepare()
    typer.echo(f"{book.sweep(settings().hubspot_audit_days)} operations forgotten", err=True)


def main() -> None:
    """Run a command; a store that is away is one line, not a traceback."""
    try:
        cli()
    except (SQLAlchemyError, OSError) as error:
        where = database.store_url().render_as_string(hide_password=True)
        typer.echo(f"HUBSPOT_STORE_URL: {where} cannot be used ({type(error).__name__}).", err=True)
        raise SystemExit(1) from None
