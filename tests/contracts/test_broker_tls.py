"""The publisher's TLS: who may be talked to."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from demo.rabbitmq import RabbitMQ
from domain.faults import Transient
from routing.message import Message
from routing.publisher import Publisher, Tls
from routing.topology import Topology
from tests.fixtures.proxy import Proxy

MESSAGE = Message("event-1", "request-1", "type", "request.roi.authorization.ready", {}, b"{}")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Self-signed for 127.0.0.1, key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "broker.test")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "broker.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def tls_url(rabbitmq: RabbitMQ, broker_url: str, certificate: Path) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Proxy(rabbitmq.port, context) as proxy:
        yield broker_url.replace("amqp://", "amqps://").replace(f":{rabbitmq.port}/", f":{proxy.port}/")


def test_known_authority_is_talked_to(tls_url: str, certificate: Path) -> None:
    publisher = Publisher(tls_url, Topology(departments=("roi",)), Tls(ca_file=certificate))
    publisher.publish(MESSAGE)
    assert publisher.depths()["his.roi"] == 1
    publisher.close()


@pytest.mark.parametrize("tls", [Tls(), None])
def test_unknown_authority_is_not(tls_url: str, tls: Tls | None) -> None:
    publisher = Publisher(tls_url, Topology(departments=("roi",)), tls)
    with pytest.raises(Transient, match="CERTIFICATE_VERIFY_FAILED"):
        publisher.publish(MESSAGE)


def test_certificate_of_another_host_is_not(tls_url: str, certificate: Path) -> None:
    elsewhere = Tls(ca_file=certificate, server_name="other.test")
    with pytest.raises(Transient, match="CERTIFICATE_VERIFY_FAILED"):
        Publisher(tls_url, Topology(departments=("roi",)), elsewhere).publish(MESSAGE)
