"""A migrated ledger in a directory of its own, with ids that count up and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import ledger
from tests.unit.ledger.stories import KEY, counted_ids


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger.migrate(url)
    return url


@pytest.fixture
def book(url: str, tmp_path: Path) -> Iterator[ledger.Ledger]:
    book = ledger.Ledger(url, KEY, tmp_path / "blobs", new_id=counted_ids())
    yield book
    book.close()
