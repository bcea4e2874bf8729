"""Conversation ids: only the server makes them, and nobody else can."""

from __future__ import annotations

import stat
import string
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels import identity

KEY = b"k" * 32
DAY = 24 * 60 * 60


@pytest.fixture
def signer() -> identity.Signer:
    return identity.Signer(KEY)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = [1_900_000_000.0]
    monkeypatch.setattr("channels.identity.time.time", lambda: clock[0])
    return clock


def test_an_issued_cookie_names_a_conversation(signer: identity.Signer) -> None:
    assert signer.conversation(signer.issue()) is not None


def test_no_two_conversations_are_alike(signer: identity.Signer) -> None:
    assert len({signer.conversation(signer.issue()) for _ in range(1000)}) == 1000


def test_another_key_makes_it_worthless(signer: identity.Signer) -> None:
    assert identity.Signer(b"other").conversation(signer.issue()) is None


@settings(deadline=None)
@given(position=st.integers(0, 120), letter=st.sampled_from(string.printable))
def test_no_letter_can_be_changed(position: int, letter: str) -> None:
    signer = identity.Signer(KEY)
    cookie = signer.issue()
    position %= len(cookie)
    changed = cookie[:position] + letter + cookie[position + 1 :]
    assert (signer.conversation(changed) is None) == (changed != cookie)


@pytest.mark.parametrize("cookie", [None, "", "v1", "v1..1.", "my-own-id", "v1." + "a" * 32 + ".1." + "0" * 64])
def test_what_we_did_not_sign_is_nobody(signer: identity.Signer, cookie: str | None) -> None:
    assert signer.conversation(cookie) is None


def test_a_cookie_lasts_thirty_days(signer: identity.Signer, now: list[float]) -> None:
    cookie = signer.issue()
    now[0] += 30 * DAY - 1
    assert signer.conversation(cookie) is not None
    now[0] += 1
    assert signer.conversation(cookie) is None


def test_a_day_old_cookie_is_renewed_for_the_same_conversation(signer: identity.Signer, now: list[float]) -> None:
    cookie = signer.issue()
    assert signer.renewed(cookie) == cookie
    now[0] += DAY
    renewed = signer.renewed(cookie)
    assert renewed != cookie
    assert signer.conversation(renewed) == signer.conversation(cookie)


def test_a_bad_cookie_is_replaced_by_a_new_conversation(signer: identity.Signer) -> None:
    cookie = signer.issue()
    assert signer.conversation(signer.renewed(cookie + "0")) not in (None, signer.conversation(cookie))


def test_the_tag_does_not_tell_the_id(signer: identity.Signer) -> None:
    conversation_id = signer.conversation(signer.issue())
    assert conversation_id is not None
    assert signer.tag(conversation_id) == signer.tag(conversation_id)
    assert conversation_id not in signer.tag(conversation_id)
    assert identity.Signer(b"other").tag(conversation_id) != signer.tag(conversation_id)


def test_the_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    key = identity.load_key(None, folder)
    assert len(key) == 64
    assert identity.load_key(None, folder) == key
    assert stat.S_IMODE((folder / identity.KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [identity.KEY_FILE]


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: identity.load_key(None, tmp_path), range(64)))
    assert len(keys) == 1


def test_a_secret_leaves_no_file(tmp_path: Path) -> None:
    assert identity.load_key("a secret of our own", tmp_path) == b"a secret of our own"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "secure", "name"),
    [
        ("bot.example.com", True, "__Host-webchat"),
        ("localhost:5005", False, "webchat_5005"),
        ("localhost:5006", False, "webchat_5006"),
        ("[::1]:5005", False, "webchat_5005"),
        ("example.com; evil=1", False, "webchat"),
    ],
)
def test_each_port_has_its_own_cookie(host: str, secure: bool, name: str) -> None:
    assert identity.cookie_name(host, secure) == name


def test_scripts_and_other_sites_do_not_get_the_cookie() -> None:
    plain = identity.set_cookie("webchat", "value", secure=False)
    assert plain == "webchat=value; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"
    assert identity.set_cookie("webchat", "value", secure=True) == f"{plain}; Secure"
