"""The provider's word that somebody signed out there: heard when it is signed, fresh and meant for us."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from ledger import audit, provider_sessions, staff
from ledger.audit import Action, Outcome
from ledger.scope import EVERYWHERE
from ledger.staff import Role, Staff
from review.app import create_app
from review.settings import ProviderSettings
from review.tokens import hash_of
from tests.unit.review.browser import Browser
from tests.unit.review.conftest import Desk, settings_like

CLIENT = "his-intake"
EVENT = "http://schemas.openid.net/event/backchannel-logout"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
FOREIGN = RSAKey.generate_key(2048, {"kid": "one"})


class _Provider(BaseHTTPRequestHandler):
    """Tells its addresses and its public key, as a provider does."""

    def do_GET(self) -> None:
        issuer = f"http://{self.headers['host']}"
        if self.path == "/.well-known/openid-configuration":
            told: object = {"issuer": issuer, "jwks_uri": f"{issuer}/keys"}
        else:
            told = {"keys": [KEY.as_dict(private=False)]}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Provider)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Outside:
    """A desk with a provider, and one person of it with two sessions, each of another one there."""

    desk: Desk
    issuer: str
    member: Staff

    def claims(self, **changes: object) -> dict[str, Any]:
        now = int(self.desk.clock.now.timestamp())
        told: dict[str, Any] = {"iss": self.issuer, "aud": CLIENT, "iat": now, "jti": "word-1"}
        told |= {"sub": "rosa-there", "sid": "there-1", "events": {EVENT: {}}}
        told |= changes
        return {name: value for name, value in told.items() if value is not None}

    def says(self, claims: dict[str, Any], key: object = KEY, algorithm: str = "RS256") -> httpx.Response:
        token = jwt.encode({"alg": algorithm, "kid": "one"}, claims, key)  # type: ignore[arg-type]
        return self.sends(token)

    def sends(self, token: str) -> httpx.Response:
        """From server to server: no cookie, no origin, no token of a page of ours."""
        browser = Browser(self.desk.app, "192.0.2.7")
        return browser.post("/sign-in/provider/signed-out", {"logout_token": token}, origin="")

    def signed_in(self) -> list[bool]:
        settings = self.desk.settings
        with self.desk.ledger.read() as c:
            return [
                staff.session(c, hash_of(f"here-{n}"), self.desk.clock.now, settings.idle, settings.absolute)
                is not None
                for n in (1, 2)
            ]


@pytest.fixture
def outside(desk: Desk, issuer: str) -> Outside:
    provider = ProviderSettings(issuer, CLIENT, "secret", "http://desk.example/sign-in/returned")
    desk.app = create_app(desk.ledger, settings_like(desk.settings, provider=provider), clock=desk.clock)
    with desk.ledger.begin() as c:
        member = staff.add_external(
            c, issuer, "rosa-there", "rosa", "Rosa", Role.REVIEWER, EVERYWHERE, desk.clock.now
        )
        for number in (1, 2):
            staff.open_session(c, member.id, hash_of(f"here-{number}"), desk.clock.now)
            provider_sessions.add(c, hash_of(f"here-{number}"), issuer, f"there-{number}")
    return Outside(desk, issuer, member)


def test_the_session_that_hung_on_it_ends_and_no_other(outside: Outside) -> None:
    answer = outside.says(outside.claims())
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert outside.signed_in() == [False, True]
    with outside.desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(action=Action.SESSIONS_ENDED), 5)
    assert (row.actor, row.subject, row.about) == ("provider", outside.member.id, "provider")


@pytest.mark.parametrize("sid", [None, "unknown"])
def test_where_no_session_is_named_or_known_all_of_the_person_end(outside: Outside, sid: str | None) -> None:
    assert outside.says(outside.claims(sid=sid)).status_code == 200
    assert outside.signed_in() == [False, False]


def test_a_session_is_enough_without_a_subject(outside: Outside) -> None:
    assert outside.says(outside.claims(sub=None, sid="there-2")).status_code == 200
    assert outside.signed_in() == [True, False]


def test_somebody_unknown_ends_nothing(outside: Outside) -> None:
    assert outside.says(outside.claims(sub="ivan", sid=None)).status_code == 200
    assert outside.signed_in() == [True, True]


def test_the_same_word_again_is_refused(outside: Outside) -> None:
    assert outside.says(outside.claims(sid="there-1")).status_code == 200
    assert outside.says(outside.claims(sid="there-2")).status_code == 400
    assert outside.signed_in() == [False, True]


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "http://evil.example"},
        {"aud": "another client"},
        {"aud": ["another client"]},
        {"iat": None},
        {"iat": 1_000_000_000},
        {"exp": 1_000_000_000},
        {"jti": None},
        {"events": None},
        {"events": {"http://schemas.openid.net/event/other": {}}},
        {"nonce": "of an ID token"},
        {"sub": None, "sid": None},
    ],
)
def test_what_is_no_such_word_is_refused(outside: Outside, changes: dict[str, object]) -> None:
    assert outside.says(outside.claims(**changes)).status_code == 400
    assert outside.signed_in() == [True, True]
    with outside.desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(), 1)
    assert row.outcome == Outcome.REFUSED and row.about.startswith("provider:")


def test_another_s_signature_is_refused(outside: Outside) -> None:
    assert outside.says(outside.claims(), FOREIGN).status_code == 400
    shared = OctKey.generate_key(256)
    assert outside.says(outside.claims(), shared, "HS256").status_code == 400
    header, claims, _ = jwt.encode({"alg": "RS256", "kid": "one"}, outside.claims(), KEY).split(".")
    for token in (f"{header}.{claims}.", "", "a.b.c", "x" * 30_000):
        assert outside.sends(token).status_code == 400
    assert outside.signed_in() == [True, True]
