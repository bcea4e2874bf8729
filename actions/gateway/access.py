"""Whose HubSpot is called. The rooms that know about credentials implement this; the gateway only asks."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable


class Payer(NamedTuple):
    """Whose calls HubSpot counts: an app, in an account as far as that is known. Neither is a secret."""

    app: str
    account: str = ""


class Access(Protocol):
    """A credential for one HubSpot account.

    It may also have `payer`, where it shares HubSpot's limits with others (all who link one account with one app do),
    `email`: of the person whose account it is; and `user`: the HubSpot user who consented, for the audit trail.
    """

    @property
    def key(self) -> str:
        """Names the credential in caches and limits ("system", "user:<hub_id>"). Never a secret."""

    async def token(self) -> str:
        """A valid access token now.

        Raises:
            NotConnected: there is none, or it could not be renewed.
        """


@runtime_checkable
class Renewable(Access, Protocol):
    """An access that can get a new token when HubSpot refuses the one it gave."""

    async def refused(self) -> None:
        """HubSpot answered 401 to the token given last. The next `token()` may be another one."""
