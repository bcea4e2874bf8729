"""What has to be right before anybody is served."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from ..record import CATALOGUE
from ..settings import ENDPOINTS, SettingsError, settings
from ..store import database
from . import scopes
from .identity import check_hook
from .profiles import DEFAULT, Profile, profiles


def check() -> bool:
    """Read every setting. Whether accounts can be linked at all.

    Raises:
        SettingsError: names everything that is missing or wrong and what it should be.
    """
    where = settings().hubspot_endpoints
    if where != ENDPOINTS and not Path(where).exists():  # that one need not be there, one that was asked for must
        raise SettingsError(
            f"HUBSPOT_ENDPOINTS: there is no file {where}: a YAML file with a hubspot: key is expected."
        )
    declared = profiles()
    for app in declared.values():
        _check_scopes(app)
    check_hook()
    linking = any(app.links for app in declared.values())
    if linking:
        database.check()
    return linking


def prepare_store() -> None:
    """Make or renew the tables, and give the connections back: workers open their own.

    Raises:
        SettingsError: the store cannot be reached.
    """
    try:
        database.prepare()
    except (SQLAlchemyError, OSError) as error:
        where = database.store_url().render_as_string(hide_password=True)
        raise SettingsError(f"HUBSPOT_STORE_URL: {where} cannot be used ({type(error).__name__}).") from None
    finally:
        database.close()


def unconnected() -> str:
    """Which profiles have nothing to reach HubSpot with, and what to set; nothing where all have."""
    bare = [app.name for app in profiles().values() if not (app.access_token or app.links)]
    if not bare:
        return ""
    if bare == [DEFAULT]:
        todo = "set HUBSPOT_ACCESS_TOKEN, or HUBSPOT_CLIENT_ID and what goes with it, and start again"
        return f"HubSpot is not connected, every dialog will say so: {todo}"
    return f"HubSpot is not connected in {', '.join(bare)} (hubspot: profiles:): give each access_token or client_id"


def _check_scopes(app: Profile) -> None:
    """What is asked for must be enough for one dialog at least.

    Raises:
        SettingsError: it is not.
    """
    kinds = [record for record in CATALOGUE.values() if record.dialogs]
    asked = (*app.scopes, *app.optional_scopes)
    if app.scopes and all(scopes.missing(asked, record, write=False) for record in kinds):
        shown = "HUBSPOT_SCOPES" if app.name == DEFAULT else f"hubspot: profiles: {app.name}: scopes"
        wanted = " or ".join(dict.fromkeys(record.scopes.read[0] for record in kinds))
        raise SettingsError(f"{shown} must have what a dialog needs at least: {wanted}.")
