"""A desk with one hour on its clock, three people, and a browser for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from classifiers import definitions
from domain.request import Department
from ledger import Ledger, staff
from ledger.scope import Scope
from review import passwords
from review.app import create_app
from review.settings import ReviewSettings
from review.tokens import hash_of
from tests.unit.review.browser import HOST, Browser
from tests.unit.review.cases import KEY, NOW, PASSWORD, open_ledger, url_of

BLANKS = {blank.id: blank for blank in definitions.load()}
SEALED = passwords.seal(PASSWORD)
PEOPLE = {
    "reader": "Lee Young",
    "indexer": "Ines Dexter",
    "reviewer": "Rosa Vidal",
    "supervisor": "Sue Wise",
    "privacy": "Priya Vance",
    "operator": "Otto Opp",
    "admin": "Ada Min",
}
"""By role, which is the login too: all departments. Beside them one reviewer for each department."""


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
    settings: ReviewSettings = field(default_factory=ReviewSettings)
    _numbers: Iterator[int] = field(default_factory=count)

    def browser(self, login: str | None = "reviewer", address: str = "10.0.0.9") -> Browser:
        """With an open session, or none. (Signing in itself takes argon2's time; see test_door.)"""
        browser = Browser(self.app, address)
        if login is not None:
            token = f"session-{next(self._numbers)}-of-{login}"
            with self.ledger.begin() as c:
                staff.open_session(c, self.staff_ids[login], hash_of(token), self.clock.now)
            browser.cookies["intake-session"] = token
        return browser


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once, copied for every test."""
    folder = tmp_path_factory.mktemp("empty")
    open_ledger(folder).close()
    return folder / "ledger.sqlite"


@pytest.fixture
def ledger(tmp_path: Path, empty_ledger: Path) -> Iterator[Ledger]:
    shutil.copy(empty_ledger, tmp_path / "ledger.sqlite")
    opened = Ledger(url_of(tmp_path), KEY, tmp_path / "blobs")
    yield opened
    opened.close()


def settings_like(settings: ReviewSettings, **changes: object) -> ReviewSettings:
    return replace(settings, **changes)  # type: ignore[arg-type]


@pytest.fixture
def desk(ledger: Ledger, clock: Clock) -> Desk:
    settings = ReviewSettings(secure_cookies=False, allowed_hosts=(HOST,), timezone="America/New_York")
    made = Desk(ledger, create_app(ledger, settings, blanks=BLANKS, clock=clock), clock, settings=settings)
    with ledger.begin() as c:
        for login, name in PEOPLE.items():
            made.staff_ids[login] = staff.add(c, login, SEALED, name, login, NOW)
        for department in Department:
            scope = Scope(frozenset({department}))
            made.staff_ids[department] = staff.add(
                c, department, SEALED, department.title(), "reviewer", NOW, scope
            )
    return made
