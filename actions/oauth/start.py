"""What has to be right before anybody is served."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from ..settings import SettingsError, settings
from ..store import database
from .identity import check_hook
from .profiles import profiles


def check() -> bool:
    """Read every setting. Whether accounts can be linked at all.

    Raises:
        SettingsError: names everything that is missing or wrong and what it should be.
    """
    settings()
    declared = profiles()
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
