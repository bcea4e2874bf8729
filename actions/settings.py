"""The environment, read once. `.env` in the working directory counts too; real variables win."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HUBSPOT = "https://api.hubapi.com"


class SettingsError(SystemExit):
    """A setting is missing or wrong. Stops the start with the names and what is expected."""


class Settings(BaseSettings):
    """All settings of the pack; `.env.example` explains each to its reader."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    hubspot_access_token: SecretStr | None = Field(
        None, description="a service key, a private-app token or another static token (pat-na1-…)"
    )
    hubspot_system_access: Literal["read", "write"] = Field("read", description="read or write")
    hubspot_api_base_url: str = Field(HUBSPOT, description=f"an http(s) address, by default {HUBSPOT}")
    hubspot_api_version: Literal["2026-09", "2026-03", "v3"] = Field(
        "2026-09", description="2026-09, 2026-03 or v3"
    )
    hubspot_timeout_seconds: float = Field(10, gt=0, le=50, description="seconds, more than 0, at most 50")
    hubspot_turn_seconds: float = Field(20, gt=0, le=50, description="seconds, more than 0, at most 50")
    hubspot_workers: int = Field(128, ge=1, le=1024, description="a whole number from 1 to 1024")
    hubspot_store_url: str = Field(
        "sqlite:///.data/hubspot.db", description="an SQLAlchemy URL, by default sqlite:///.data/hubspot.db"
    )
    action_server_token: SecretStr | None = Field(None, description="a long random text, the same as Rasa sends")

    @field_validator("hubspot_api_base_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        HttpUrl(value)
        return value.rstrip("/")


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


def _explain(error: ValidationError) -> str:
    """One line a setting. The value itself is not repeated: it may be a secret."""
    fields = Settings.model_fields
    names = dict.fromkeys(str(e["loc"][0]) for e in error.errors() if e["loc"])
    lines = [f"{name.upper()} must be {fields[name].description}." for name in names if name in fields]
    return "\n".join(["The settings are not right:", *lines])
