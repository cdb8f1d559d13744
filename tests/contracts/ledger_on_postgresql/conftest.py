"""The ledger's own tests once more, with its tables on a real PostgreSQL server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import ledger
from tests.unit.ledger.stories import KEY, counted_ids


@pytest.fixture
def url(postgresql_url: str) -> str:
    return postgresql_url


@pytest.fixture
def book(url: str, tmp_path: Path) -> Iterator[ledger.Ledger]:
    book = ledger.Ledger(url, KEY, tmp_path / "blobs", new_id=counted_ids())
    yield book
    book.close()
