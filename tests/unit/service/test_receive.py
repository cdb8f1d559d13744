"""Settled only after the commit; seen twice is captured once; trouble is recorded and passes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.delivery import Arrival, Origin
from domain.faults import Transient
from ledger import Ledger, deliveries, sources
from service.receive import ReceiveLoop
from service.settings import Storage
from tests.unit.service.conftest import arrival


class Shelf:
    """A source that hands out the same items until they are settled; checks the order of things."""

    name = "records"

    def __init__(self, desk: Ledger, folder: Path, keys: list[str]) -> None:
        self._desk = desk
        self._folder = folder
        self.keys = keys
        self.settle_fails = False

    def arrivals(self, known: Callable[[str], bool]) -> Iterator[Arrival]:
        for key in list(self.keys):
            if known(key):
                self.keys.remove(key)
            else:
                yield arrival(self._folder, key)

    def settle(self, origin: Origin) -> None:
        with self._desk.read() as connection:
            assert deliveries.find(connection, self.name, origin.key), "settled before it was safe"
        if self.settle_fails:
            raise Transient("cannot move it now")
        self.keys.remove(origin.key)

    def probe(self) -> None: ...

    def wait(self, seconds: float) -> None: ...

    def close(self) -> None: ...


def loop(desk: Ledger, shelf: Shelf, folder: Path) -> ReceiveLoop:
    return ReceiveLoop(desk, shelf, "folder", Storage(folder=folder, free_space_floor_mb=1), 1.0)


def test_each_item_becomes_one_delivery(desk: Ledger, tmp_path: Path) -> None:
    shelf = Shelf(desk, tmp_path, ["a", "b"])
    assert loop(desk, shelf, tmp_path).pass_once() == 2
    assert shelf.keys == []
    with desk.read() as connection:
        assert len(deliveries.recent(connection, 10)) == 2
        assert sources.all(connection)[0].arrived_at is not None


def test_a_settle_that_fails_makes_no_second_delivery(desk: Ledger, tmp_path: Path) -> None:
    shelf = Shelf(desk, tmp_path, ["a"])
    shelf.settle_fails = True
    receiving = loop(desk, shelf, tmp_path)
    with pytest.raises(Transient):
        receiving.pass_once()
    for _ in range(3):
        receiving.pass_once()
    with desk.read() as connection:
        assert len(deliveries.recent(connection, 10)) == 1


def test_a_full_disk_takes_nothing(desk: Ledger, tmp_path: Path) -> None:
    shelf = Shelf(desk, tmp_path, ["a"])
    full = ReceiveLoop(desk, shelf, "folder", Storage(folder=tmp_path, free_space_floor_mb=10**9), 1.0)
    with pytest.raises(Transient, match="disk"):
        full.pass_once()
    assert shelf.keys == ["a"]
