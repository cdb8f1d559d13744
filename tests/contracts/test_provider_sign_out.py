"""Signing out at a real OpenID Provider ends the session here: its own word, over its own connection."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

import pytest
import uvicorn

from ledger import audit
from ledger.audit import Action, Outcome
from review.app import create_app
from review.settings import ProviderSettings
from tests.contracts.test_oidc_provider import ROLES
from tests.fixtures.glewlwyd import CLIENT, SECRET, Glewlwyd
from tests.unit.review.browser import Browser
from tests.unit.review.conftest import Desk, clock, desk, empty_ledger, ledger, settings_like

__all__ = ["clock", "desk", "empty_ledger", "ledger"]


@pytest.fixture
def listening(desk: Desk, glewlwyd: Glewlwyd) -> Iterator[Desk]:
    """At an address the provider can reach."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    glewlwyd.knows_desk_at(f"{address}/sign-in/returned", f"{address}/sign-in/provider/signed-out")
    glewlwyd.add("rosa", ["his-reviewers"])
    provider = ProviderSettings(glewlwyd.issuer, CLIENT, SECRET, f"{address}/sign-in/returned", roles=ROLES)
    desk.clock.now = datetime.now(desk.clock.now.tzinfo)
    hosts = (*desk.settings.allowed_hosts, "127.0.0.1")
    settings = settings_like(desk.settings, provider=provider, allowed_hosts=hosts)
    desk.app = create_app(desk.ledger, settings, clock=desk.clock)
    with _served(desk, listener):
        yield desk


@contextmanager
def _served(desk: Desk, listener: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(desk.app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def _signed_in(desk: Desk, session: object) -> Browser:
    browser = Browser(desk.app)
    there = browser.get("/sign-in/provider").headers["location"]
    back = Glewlwyd.sends_back(session, there)  # type: ignore[arg-type]
    assert browser.get(f"/sign-in/returned?{urlsplit(back).query}").status_code == 200
    assert browser.get("/").status_code == 200
    return browser


def _told(desk: Desk) -> list[audit.Entry]:
    """What the provider said, as soon as it has: it tells us on a connection of its own."""
    for _ in range(100):
        with desk.ledger.read() as c:
            rows = audit.found(c, audit.Filter(action=Action.SESSIONS_ENDED), 9)
            refused = audit.found(c, audit.Filter(action=Action.SIGNED_OUT), 9)
        if rows or refused:
            return [*rows, *refused]
        time.sleep(0.1)
    return []


def test_who_signs_out_there_is_signed_out_here_and_nowhere_else(listening: Desk, glewlwyd: Glewlwyd) -> None:
    here, elsewhere = glewlwyd.person("rosa"), glewlwyd.person("rosa")
    browser, other = _signed_in(listening, here), _signed_in(listening, elsewhere)
    glewlwyd.sign_out(here)
    (row,) = _told(listening)
    assert (row.action, row.about, row.outcome) == (Action.SESSIONS_ENDED, "provider", Outcome.DONE)
    assert browser.get("/").status_code == 303
    assert other.get("/").status_code == 200
