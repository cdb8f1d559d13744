"""A desk with one hour on its clock, three people, and a browser for each test."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from ledger import Ledger, staff
from review import passwords
from review.app import create_app
from review.settings import ReviewSettings
from tests.unit.review.browser import HOST, Browser
from tests.unit.review.cases import NOW, PASSWORD, open_ledger

SEALED = passwords.seal(PASSWORD)
PEOPLE = {"reviewer": "Rosa Vidal", "reader": "Lee Young", "admin": "Ada Min"}


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Desk:
    ledger: Ledger
    app: ASGIApp
    clock: Clock
    staff_ids: dict[str, str] = field(default_factory=dict)

    def browser(self, login: str | None = "reviewer", address: str = "10.0.0.9") -> Browser:
        """Signed in, or not at all."""
        browser = Browser(self.app, address)
        if login is not None:
            assert browser.sign_in(login, PASSWORD).status_code == 303
        return browser


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk(ledger: Ledger, clock: Clock) -> Desk:
    settings = ReviewSettings(secure_cookies=False, allowed_hosts=(HOST,), timezone="America/New_York")
    made = Desk(ledger, create_app(ledger, settings, clock=clock), clock)
    with ledger.begin() as c:
        for login, name in PEOPLE.items():
            made.staff_ids[login] = staff.add(c, login, SEALED, name, login, NOW)
    return made
