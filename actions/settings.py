"""The environment, read once. `.env` in the working directory counts too; real variables win."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Literal

from dotenv import dotenv_values
from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HUBSPOT = "https://api.hubapi.com"
AUTHORIZE = "https://app.hubspot.com/oauth/authorize"
ENV_FILE = ".env"
ENDPOINTS = "endpoints.yml"

Auth = Literal["system", "user", "user first", "system for reads"]
"""Whose credential a dialog uses: the installation's; the person's own; the person's if they linked one, else the
installation's; the installation's to read and the person's to write."""
AUTH = "system, user, “user first” or “system for reads”"


class SettingsError(SystemExit):
    """A setting is missing or wrong. Stops the start with the names and what is expected."""


class Settings(BaseSettings):
    """All settings of the pack; `.env.example` explains each to its reader."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True)

    hubspot_access_token: SecretStr | None = Field(
        None, description="a service key, a private-app token or another static token (pat-na1-…)"
    )
    hubspot_system_access: Literal["read", "write"] = Field("read", description="read or write")
    hubspot_api_base_url: str = Field(HUBSPOT, description=f"an http(s) address, by default {HUBSPOT}")
    hubspot_api_version: Literal["2026-09", "2026-03", "v3"] = Field("2026-09", description="2026-09, 2026-03 or v3")
    hubspot_timeout_seconds: float = Field(10, gt=0, le=50, description="seconds, more than 0, at most 50")
    hubspot_turn_seconds: float = Field(20, gt=0, le=50, description="seconds, more than 0, at most 50")
    hubspot_connections: int = Field(128, ge=1, le=1024, description="a whole number from 1 to 1024")
    hubspot_store_url: str = Field(
        "sqlite:///.data/hubspot.db",
        description="an SQLAlchemy URL of SQLite or PostgreSQL, by default sqlite:///.data/hubspot.db",
    )
    hubspot_index_seconds: float = Field(15, ge=0, le=120, description="seconds from 0 to 120")
    hubspot_audit_days: int = Field(365, ge=1, le=36500, description="a whole number of days, at least 1")
    hubspot_audit_redact: str = Field(
        "email phone mobilephone fax address zip date_of_birth", description="property names with spaces between them"
    )
    hubspot_auth: Auth = Field("system", description=AUTH)
    hubspot_client_id: str | None = Field(None, description="the client id of your HubSpot app")
    hubspot_client_secret: SecretStr | None = Field(None, description="the client secret of your HubSpot app")
    hubspot_redirect_uri: str | None = Field(None, description="this bot's address ending in /hubspot/callback")
    hubspot_authorize_url: str = Field(AUTHORIZE, description=f"an http(s) address, by default {AUTHORIZE}")
    hubspot_scopes: str = Field("", description="scope names with spaces between them")
    hubspot_optional_scopes: str = Field("", description="scope names with spaces between them")
    hubspot_encryption_keys: SecretStr | None = Field(
        None, description="base64 of 32 random bytes; several with commas between them, the newest first"
    )
    hubspot_user_channels: str = Field("webchat", description="names of Rasa channels with commas between them")
    hubspot_allowed_accounts: str = Field("", description="HubSpot account ids with commas between them")
    hubspot_identity_hook: str | None = Field(None, description="a Python function, as package.module:function")
    hubspot_bot_name: str = Field("HubSpot assistant", description="what people know this bot as")
    hubspot_endpoints: str = Field(ENDPOINTS, description=f"a YAML file that is there, by default {ENDPOINTS}, if any")
    action_server_token: SecretStr | None = Field(None, description="a long random text, the same as Rasa sends")
    action_server_sanic_workers: int = Field(1, ge=1, description="a whole number of processes, at least 1")
    redis_url: SecretStr | None = Field(None, description="a redis://, rediss:// or unix:// address")
    hubspot_log_format: Literal["text", "json"] = Field("text", description="text or json")
    rasa_url: str | None = Field(None, description="Rasa's http(s) address, such as http://localhost:5005")
    rasa_token: SecretStr | None = Field(None, description="what Rasa was started with as --auth-token")

    @field_validator("hubspot_api_base_url", "hubspot_authorize_url", "rasa_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        HttpUrl(value)
        return value.rstrip("/")

    @field_validator("hubspot_user_channels")
    @classmethod
    def _between_commas(cls, value: str) -> str:
        if any(len(name.split()) > 1 for name in value.split(",")):
            raise ValueError
        return value

    @field_validator("hubspot_auth", mode="before")
    @classmethod
    def _spaced(cls, value: str) -> str:
        return spaced(value)


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: names every missing or wrong setting and what it should be.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def workers() -> int:
    """How many processes the action server has; rasa-sdk takes that from the environment alone."""
    said = os.environ.get("ACTION_SERVER_SANIC_WORKERS", "")
    return max(1, int(said)) if said.isdecimal() else 1


def spaced(value: str) -> str:
    """`user-first` and `USER_FIRST` are `user first`."""
    return " ".join(value.replace("-", " ").replace("_", " ").lower().split())


def environment() -> Mapping[str, str]:
    """Every variable, as `${NAME}` in a YAML file means it: `.env`, and over it the real environment."""
    return {**{name: value or "" for name, value in dotenv_values(ENV_FILE).items()}, **os.environ}


def _explain(error: ValidationError) -> str:
    """One line a setting. The value itself is not repeated: it may be a secret."""
    fields = Settings.model_fields
    names = dict.fromkeys(str(e["loc"][0]) for e in error.errors() if e["loc"])
    lines = [f"{name.upper()} must be {fields[name].description}." for name in names if name in fields]
    return "\n".join(["The settings are not right:", *lines])
