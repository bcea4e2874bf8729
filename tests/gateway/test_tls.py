"""Over TLS the same holds: a connection is shared, and a certificate nobody vouches for lets nothing out."""

from __future__ import annotations

import ssl
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from actions.errors import Unreachable, Unsure
from actions.gateway import crm
from tests.gateway.conftest import Point, Static
from tests.gateway.records import DEAL
from tests.gateway.standin import Reply, StandIn


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hubspot.example.com")])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return _certificate(tmp_path)


@pytest.fixture
async def secure(certificate: Path, point: Point):  # type: ignore[no-untyped-def]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    async with StandIn(context) as server:
        point(server.url, turn_seconds=1)
        yield server


# Python 3.10's asyncio does not count a TLS transport as closed that the server reset.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_one_connection_for_all_calls(
    secure: StandIn, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    for _ in range(5):
        await crm(Static()).read(DEAL, "7", properties=["dealname"])
    assert (len(secure.requests), secure.connections) == (5, 1)
    secure.replies(Reply(drop="reset"))
    with pytest.raises(Unsure):
        await crm(Static()).create(DEAL, {"dealname": "x"})


async def test_an_unknown_certificate_lets_nothing_out(secure: StandIn) -> None:
    with pytest.raises(Unreachable):
        await crm(Static()).create(DEAL, {"dealname": "x"})
    assert secure.requests == []


async def test_plain_http_behind_https(server: StandIn, point: Point) -> None:
    point(server.url.replace("http:", "https:"), turn_seconds=1)
    with pytest.raises(Unreachable):
        await crm(Static()).create(DEAL, {"dealname": "x"})
    assert server.requests == []
