"""The desk behind a real server on a free port, with requests that wait, and a person at a real browser."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page

from ledger import Ledger
from review import accounts
from review.app import create_app
from review.settings import ReviewSettings
from tests.unit.review.cases import PASSWORD, open_ledger

PEOPLE = {"rosa": "Rosa Vidal", "lee": "Lee Young"}


@dataclass
class Served:
    ledger: Ledger
    address: str
    chromium: Browser
    complaints: list[str] = field(default_factory=list)

    def page(self, width: int = 1440, height: int = 900) -> Page:
        """In a browser of one's own, listened to."""
        page = self.chromium.new_context(viewport={"width": width, "height": height}).new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def sit_down(self, login: str, width: int = 1440, height: int = 900) -> Page:
        """Signed in, in a browser of one's own."""
        page = self.page(width, height)
        page.goto(f"{self.address}/sign-in")
        page.get_by_label("Sign-in name").fill(login)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{self.address}/")
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        """Violations of the content policy come this way."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def served(tmp_path: Path, chromium: Browser) -> Iterator[Served]:
    with serving(tmp_path, chromium) as desk:
        yield desk


@contextmanager
def serving(
    tmp_path: Path, chromium: Browser, settings: Callable[[str], ReviewSettings] | None = None
) -> Iterator[Served]:
    """`settings`: made when the desk's address is known."""
    ledger = open_ledger(tmp_path)
    for login, name in PEOPLE.items():
        accounts.create(ledger, login, name, PASSWORD, "reviewer", datetime.now(UTC))
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    plain = ReviewSettings(secure_cookies=False, allowed_hosts=("127.0.0.1",))
    app = create_app(ledger, settings(address) if settings else plain)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    desk = Served(ledger, address, chromium)
    try:
        yield desk
    finally:
        for context in chromium.contexts:
            context.close()
        server.should_exit = True
        thread.join()
        ledger.close()
    assert desk.complaints == []
