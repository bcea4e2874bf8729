"""Authorisation profiles: which HubSpot app, whose credential, which accounts.

The environment alone makes one profile, `default`. More of them, for several brands or portals behind one action
server, stand in `endpoints.yml`:

    hubspot:
      default: acme                     # used by a bot whose slot hubspot_profile is empty
      profiles:
        acme:
          auth: user
          client_id: ${ACME_CLIENT_ID}
          client_secret: ${ACME_CLIENT_SECRET}

What a profile leaves out it takes from the environment, except credentials and scopes.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError, field_validator, model_validator
from rasa_sdk.utils import read_yaml

from ..settings import AUTH, Auth, Settings, SettingsError, environment, settings, spaced
from .sealing import BadKey, Keyring, fresh_key

CALLBACK = "/hubspot/callback"
DEFAULT = "default"
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class Profile(BaseModel):
    """One way of being authorised at HubSpot; fields mean what `HUBSPOT_…` of that name means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = DEFAULT
    auth: Auth = "system"
    bot_name: str = "HubSpot assistant"
    access_token: SecretStr | None = None
    system_access: Literal["read", "write"] = "read"
    client_id: str | None = None
    client_secret: SecretStr | None = None
    redirect_uri: str | None = None
    authorize_url: str
    token_url: str
    scopes: tuple[str, ...] = ()
    optional_scopes: tuple[str, ...] = ()
    user_channels: tuple[str, ...] = ()
    allowed_accounts: tuple[int, ...] = ()

    @field_validator("auth", mode="before")
    @classmethod
    def _spaced(cls, value: object) -> object:
        return spaced(value) if isinstance(value, str) else value

    @field_validator("scopes", "optional_scopes", "user_channels", "allowed_accounts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """Several words may be a YAML list or one text."""
        return re.findall(r"[^\s,]+", str(value)) if isinstance(value, str | int) else value

    @field_validator("access_token")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        """It goes into a header of HTTP; a line break that came with it from a file is none of it."""
        token = value.get_secret_value().strip() if value else ""
        if not token:
            return None
        if not re.fullmatch(r"[!-~]+", token):
            raise ValueError("one word without spaces, as HubSpot shows the token")
        return SecretStr(token)

    @field_validator("scopes", "optional_scopes")
    @classmethod
    def _scope_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name) for name in value):
            raise ValueError("names of HubSpot scopes with spaces between them, such as crm.objects.deals.read")
        return value

    @field_validator("redirect_uri")
    @classmethod
    def _registrable(cls, value: str | None) -> str | None:
        """HubSpot takes https, and http on this very machine only (HubSpot: OAuth guide)."""
        if value is None:
            return None
        parts = urlsplit(value)
        secure = parts.scheme == "https" or (parts.scheme == "http" and _is_local(parts.hostname or ""))
        plain = parts.hostname and not (parts.query or parts.fragment or parts.username or parts.password)
        if not (secure and plain and parts.path.endswith(CALLBACK)):
            raise ValueError(f"https, or http on localhost, and end in {CALLBACK}")
        return value

    @model_validator(mode="after")
    def _complete(self) -> Profile:
        given = {"client_id": self.client_id, "client_secret": self.client_secret, "redirect_uri": self.redirect_uri}
        if self.auth != "system" or self.client_id or self.client_secret:
            missing = [name for name, value in given.items() if not value]
            if missing:
                raise ValueError(f"needs {', '.join(missing)}")
        return self

    @property
    def links(self) -> bool:
        """Whether an account can be linked by OAuth."""
        return bool(self.client_id)

    @property
    def by_user(self) -> bool:
        """Whether people link their own accounts."""
        return self.auth != "system"

    @property
    def origin(self) -> str:
        """Where the pages live: the redirect URI without its path's end."""
        return (self.redirect_uri or "").removesuffix(CALLBACK)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def profile(name: str | None = None) -> Profile:
    """The profile of this name; of the default name for None.

    Raises:
        SettingsError: there is none of that name, or the declarations are wrong.
    """
    declared, default = _declared()
    found = declared.get(name or default)
    if found is None:
        raise SettingsError(f"There is no HubSpot profile called {name or default!r}; there is {', '.join(declared)}.")
    return found


def profiles() -> Mapping[str, Profile]:
    """Every profile by name.

    Raises:
        SettingsError: names everything that is missing or wrong and what it should be.
    """
    return _declared()[0]


@cache
def keyring() -> Keyring:
    """The encryption keys of this installation.

    Raises:
        SettingsError: they are missing or not keys; says a fresh one.
    """
    secret = settings().hubspot_encryption_keys
    try:
        return Keyring.read(secret.get_secret_value() if secret else "")
    except BadKey as error:
        raise SettingsError(
            f"HUBSPOT_ENCRYPTION_KEYS: {error}. It seals people's HubSpot tokens: base64 of 32 random bytes, several "
            f"with commas between them, the newest first. A fresh one: HUBSPOT_ENCRYPTION_KEYS={fresh_key()}"
        ) from None


def forget() -> None:
    """Read settings and profiles again at the next use."""
    for kept in (_declared, keyring, settings):
        kept.cache_clear()


@cache
def _declared() -> tuple[Mapping[str, Profile], str]:
    given = settings()
    block = _yaml_block(Path(given.hubspot_endpoints))
    declared = {} if block.get("profiles") else {DEFAULT: _make(_of_environment(given), _variable)}
    for name, fields in (block.get("profiles") or {}).items():
        whole = {**_shared(given), **(fields or {}), "name": str(name)}
        declared[str(name)] = _make(whole, (f"hubspot: profiles: {name}: " + "{}").format)
    default = str(block.get("default") or next(iter(declared)))
    if default not in declared:
        raise SettingsError(f"hubspot: default: {default} is not one of the profiles {', '.join(declared)}.")
    if any(p.links for p in declared.values()):
        keyring()
    return declared, default


def _variable(field: str) -> str:
    return f"HUBSPOT_{field.upper()}"


def _make(fields: Mapping[str, Any], shown: Callable[[str], str]) -> Profile:
    """A profile; `shown` is what the operator calls a field."""
    try:
        return Profile(**fields)
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            field = str(problem["loc"][0]) if problem["loc"] else "auth"
            lines.append(f"{shown(field)} must be {_expected(field, problem['msg'], shown)}.")
    raise SettingsError("\n".join(["The settings are not right:", *lines]))


def _expected(field: str, message: str, shown: Callable[[str], str]) -> str:
    if message.startswith("Value error, needs "):
        names = message.removeprefix("Value error, needs ").split(", ")
        return f"“system”, or an app's settings must be complete: {', '.join(map(shown, names))}"
    words = {"auth": AUTH, "allowed_accounts": "HubSpot account ids", "system_access": "read or write"}
    ours = message.removeprefix("Value error, ")
    return words.get(field) or (ours if ours != message else message.lower())


def _of_environment(given: Settings) -> dict[str, Any]:
    names = ("auth", "access_token", "client_id", "client_secret", "scopes", "optional_scopes")
    return {**_shared(given), **{name: getattr(given, f"hubspot_{name}") for name in names}}


def _shared(given: Settings) -> dict[str, Any]:
    version = "2026-03" if given.hubspot_api_version == "v3" else given.hubspot_api_version
    names = ("bot_name", "system_access", "redirect_uri", "authorize_url", "user_channels", "allowed_accounts")
    token_url = f"{given.hubspot_api_base_url}/oauth/{version}/token"
    return {**{name: getattr(given, f"hubspot_{name}") for name in names}, "token_url": token_url}


def _yaml_block(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    block = (read_yaml(path.read_text(encoding="utf-8")) or {}).get("hubspot") or {}
    filled = _fill(block)
    if not isinstance(filled, dict) or set(filled) - {"default", "profiles"}:
        raise SettingsError(f"{path}: hubspot: takes `default` and `profiles`.")
    return filled


def _fill(value: Any) -> Any:
    """Put the environment's values in the place of `${NAME}`."""
    if isinstance(value, dict):
        return {str(key): _fill(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_fill(inner) for inner in value]
    if not isinstance(value, str):
        return value
    known = environment()
    missing = [name for name in _VARIABLE.findall(value) if name not in known]
    if missing:
        raise SettingsError(f"{', '.join(missing)} must be set: the hubspot: block of endpoints.yml uses it.")
    return _VARIABLE.sub(lambda match: known[match[1]], value)
