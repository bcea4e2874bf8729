"""The options of ``credentials.yml`` and the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from channels.options import OptionError, Options


def test_nothing_has_to_be_set() -> None:
    options = Options.read(None, {})
    assert options.secret is None
    assert options.data_dir == Path(".data")
    assert options.sandbox_origin is None


def test_the_environment_fills_what_the_file_leaves_out() -> None:
    environ = {
        "WEBCHAT_SECRET": "from the environment",
        "WEBCHAT_SANDBOX_URL": "http://localhost:8800/",
        "WEBCHAT_DATA_DIR": "",
        "WEBCHAT_HOSTS": "localhost, [::1]",
    }
    options = Options.read({"secret": "from credentials.yml", "sandbox_url": None}, environ)
    assert options.secret == "from credentials.yml"
    assert options.sandbox_url == "http://localhost:8800/"
    assert options.sandbox_origin == "http://localhost:8800"
    assert options.hosts == ("localhost", "::1")
    assert options.data_dir == Path(".data")


def test_the_projects_own_file_can_be_read() -> None:
    credentials = yaml.safe_load((Path(__file__).parents[2] / "credentials.yml").read_text())
    assert set(credentials) == {"rest", "channels.webchat.WebChat"}
    assert Options.read(credentials["channels.webchat.WebChat"], {}).suggestions


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "blue"),
        ("title", 5),
        ("secret", "short"),
        ("suggestions", "one"),
        ("suggestions", [1]),
        ("max_message_length", 0),
        ("idle_minutes", "soon"),
        ("max_conversations", True),
        ("hosts", "localhost:5005"),
        ("hosts", "https://bot.example.com"),
        ("sandbox_url", "localhost:8800"),
        ("sandbox_url", "javascript:alert(1)"),
        ("sandbox_url", "http://a.example; script-src *"),
        ("sandbox_url", "http://somebody@a.example"),
    ],
)
def test_a_wrong_option_is_named(name: str, value: Any) -> None:
    with pytest.raises(OptionError, match=name):
        Options.read({name: value}, {})


@pytest.mark.parametrize(("name", "value"), [("WEBCHAT_SECRET", "short"), ("WEBCHAT_SANDBOX_URL", "localhost:8800")])
def test_what_came_from_the_environment_is_called_by_its_variable(name: str, value: str) -> None:
    with pytest.raises(OptionError) as caught:
        Options.read({"title": "x"}, {name: value})
    assert str(caught.value).startswith(f"{name} must be ")
