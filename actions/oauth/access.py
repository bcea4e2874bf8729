"""Whose HubSpot a conversation works in."""

from __future__ import annotations

from ..errors import NotConnected, ReadOnly
from ..gateway import Access
from ..record import Record
from ..settings import settings


class SystemAccess:
    """The pre-authorised credential of this installation: one token for everybody."""

    key = "system"
    email: str | None = None

    async def token(self) -> str:
        """The token from the settings.

        Raises:
            NotConnected: none is set.
        """
        secret = settings().hubspot_access_token
        if secret is None:
            raise NotConnected("HUBSPOT_ACCESS_TOKEN is not set")
        return secret.get_secret_value()


async def access_for(channel: str, sender: str, record: Record, *, write: bool = False) -> Access:
    """The credential for this conversation, fit for reading or writing this kind of record.

    Raises:
        NotConnected: there is none.
        ReadOnly: it may not write (`HUBSPOT_SYSTEM_ACCESS=read`).
    """
    access = SystemAccess()
    await access.token()
    if write and settings().hubspot_system_access != "write":
        raise ReadOnly("system access is read only", noun=record.singular)
    return access
