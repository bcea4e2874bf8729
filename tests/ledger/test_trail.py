"""What the audit trail says, and what it does not hold."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.ledger import book, export
from actions.ledger.commands.cli import cli
from actions.ledger.operation import Author, Delivery, Write
from actions.ledger.tables import OPERATIONS
from actions.oauth import profiles, sealing
from actions.store.database import writing

SENDER = "+15550100"
BEN = Author("default", "twilio", SENDER, 145, "system", owner="1144")
CREATE = Write("create", "contact", after={"email": "ana@example.com", "firstname": "Ana"}, links=(("companies", "8"),))
UPDATE = Write("update", "contact", "7", {"phone": "555-0100", "jobtitle": ""}, {"phone": "", "jobtitle": "Buyer"})


@pytest.fixture
def written(store: str) -> str:
    """Two operations; the store's address."""
    book.finish(book.enter(BEN, Delivery("m1", "a", "0"), CREATE, 30).id, "done", "9")
    book.finish(book.enter(BEN, Delivery("m2", "b", "1"), UPDATE, 30).id, "refused")
    return store


@pytest.mark.usefixtures("written")
def test_a_line_says_who_when_what_and_how_it_ended() -> None:
    first, second = export.trail(0)
    assert (first["action"], first["object"], first["record"], first["outcome"]) == ("create", "contact", "9", "done")
    assert (first["channel"], first["account"], first["owner"]) == ("twilio", 145, "1144")
    assert first["after"] == {"email": "•••", "firstname": "Ana", "associated companies": "8"}
    assert second["before"] == {"jobtitle": "", "phone": "•••"} and second["after"] == {
        "jobtitle": "Buyer",
        "phone": "",
    }
    assert second["outcome"] == "refused" and first["started"].endswith("Z")


def test_neither_sender_nor_redacted_values_lie_in_the_store(written: str) -> None:
    raw = "".join(repr(tuple(row)) for row in book.since(0)).encode()
    if written.startswith("sqlite"):
        folder = Path(written.removeprefix("sqlite:///")).parent
        raw += b"".join(path.read_bytes() for path in folder.iterdir())
    assert not [word for word in (SENDER, "ana@example.com", "555-0100") if word.encode() in raw]


@pytest.mark.usefixtures("store")
def test_everything_can_be_redacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUBSPOT_AUDIT_REDACT", "*")
    profiles.forget()
    book.enter(BEN, Delivery(), UPDATE, 30)
    assert next(export.trail(0))["after"] == {"jobtitle": "•••", "phone": ""}


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> str:
    """What seals in this store."""
    key = sealing.fresh_key()
    monkeypatch.setenv("HUBSPOT_ENCRYPTION_KEYS", key)
    profiles.forget()
    return key


def test_the_hubspot_user_lies_sealed_on_the_line(store: str, keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mia = BEN._replace(credential="user:145:gone", user="mia@example.com")
    book.enter(mia, Delivery(), UPDATE, 30)
    book.enter(BEN, Delivery(), CREATE, 30)
    assert [line["user"] for line in export.trail(0)] == ["mia@example.com", ""], "no connection of hers is there"
    raw = "".join(repr(tuple(row)) for row in book.since(0)).encode()
    if store.startswith("sqlite"):
        raw += b"".join(path.read_bytes() for path in Path(store.removeprefix("sqlite:///")).parent.iterdir())
    assert b"mia@example" not in raw
    with writing() as connection:
        connection.execute(OPERATIONS.update().values(account=146))
    assert [line["user"] for line in export.trail(0)] == ["", ""], "sealed for the line as it was written"


@pytest.mark.usefixtures("store")
def test_its_key_rotates_with_the_others(keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from actions.oauth.commands.cli import _rotate

    book.enter(BEN._replace(user="mia@example.com"), Delivery(), UPDATE, 30)
    book.enter(BEN, Delivery(), CREATE, 30)
    new = sealing.fresh_key()
    for value, rotated in ((new, (0, 1)), (f"{new},{keys}", (1, 0)), (new, (0, 0))):
        monkeypatch.setenv("HUBSPOT_ENCRYPTION_KEYS", value)
        profiles.forget()
        assert _rotate() == rotated
    assert [line["user"] for line in export.trail(0)] == ["mia@example.com", ""]


@pytest.mark.usefixtures("written")
def test_the_command(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["export", "--since", "1h"])
    lines = [json.loads(line) for line in run.output.splitlines()]
    assert run.exit_code == 0 and [line["action"] for line in lines] == ["create", "update"]
    target = tmp_path / "trail.csv"
    assert CliRunner().invoke(cli, ["export", "--format", "csv", "--to", str(target)]).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text())))
    assert json.loads(rows[0]["after"]) == lines[0]["after"]
    assert CliRunner().invoke(cli, ["export", "--since", "yesterday"]).exit_code == 2


def test_a_cell_is_no_formula() -> None:
    out = io.StringIO()
    export.write([{**dict.fromkeys(export.COLUMNS, ""), "record": "=1+1"}], out, "csv")
    assert "'=1+1" in out.getvalue()


def test_moments() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
    assert export.moment("2026-11-22") == export.moment("12h", now) == export.moment("2026-11-22T00:00Z")
    assert export.moment("7d", now) == export.moment("2026-11-15T12:00")
