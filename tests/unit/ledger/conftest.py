"""A migrated ledger in a directory of its own, with ids that count up."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import ledger
from tests.unit.ledger.stories import KEY, counted_ids


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test gets a copy."""
    path = tmp_path_factory.mktemp("migrated") / "ledger.db"
    ledger.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def url(migrated: Path, tmp_path: Path) -> str:
    shutil.copy(migrated, tmp_path / "ledger.db")
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def book(url: str, tmp_path: Path) -> Iterator[ledger.Ledger]:
    book = ledger.Ledger(url, KEY, tmp_path / "blobs", new_id=counted_ids())
    yield book
    book.close()
