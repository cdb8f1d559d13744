"""A ledger of its own for every test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ledger
from domain.delivery import Arrival, Channel, Origin
from ledger import Ledger, deliveries

NOW = datetime(2026, 3, 6, 21, 42, 10, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    ledger.migrate(url)
    opened = Ledger(url, bytes(32), tmp_path / "blobs")
    yield opened
    opened.close()


def origin(key: str, source: str = "records") -> Origin:
    return Origin(source=source, key=key, channel=Channel.FAX, received_at=NOW, line="records")


def captured(desk: Ledger, key: str, data: bytes = b"fax") -> str:
    """The id of a delivery that came as `key`."""
    blob = desk.blobs.put(data)
    with desk.begin() as connection:
        return deliveries.capture(
            connection, origin(key), blob.sha256, blob.size, None, datetime.now(UTC)
        ).delivery_id


def arrival(folder: Path, key: str, data: bytes = b"fax") -> Arrival:
    path = folder / key
    path.write_bytes(data)
    return Arrival(origin(key), path)
