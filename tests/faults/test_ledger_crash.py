"""kill -9 anywhere between the source and the ledger: nothing is lost and nothing is there twice."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import ledger
from ledger import deliveries, tasks
from ledger.disk import LocalDisk
from tests.unit.ledger.stories import KEY, NOON, fax

CONTENT = b"%PDF a fax " * 1000
FAXES = 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ledger.migrate(f"sqlite:///{tmp_path / 'ledger.db'}")
    (tmp_path / "spool").mkdir()
    return tmp_path


class DyingDisk(LocalDisk):
    """Kills this process before its nth step, counting every call and every `step` in between."""

    def __init__(self, dies_at: int) -> None:
        self.left = dies_at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def make_directory(self, path: Path) -> None:
        self.step()
        super().make_directory(path)

    def create(self, path: Path) -> int:
        self.step()
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> int:
        self.step()
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        self.step()
        super().fsync(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        self.step()
        super().rename(old, new)

    def fsync_directory(self, path: Path) -> None:
        self.step()
        super().fsync_directory(path)


def _open(root: Path, disk: LocalDisk | None = None) -> ledger.Ledger:
    return ledger.Ledger(f"sqlite:///{root / 'ledger.db'}", KEY, root / "blobs", disk=disk)


def _take(book: ledger.Ledger, path: Path, step: Callable[[], None] = lambda: None) -> None:
    """What a source does with one item, with a step wherever it may die."""
    blob = book.blobs.put_file(path)
    step()
    with book.begin() as c:
        deliveries.capture(c, fax(path.name), blob.sha256, blob.size, None, NOON)
        step()
    step()
    path.unlink()
    step()
    with book.begin() as c:
        deliveries.settled(c, "hylafax", path.name, NOON)
        step()
    step()


def _die_at(root: Path, path: Path, step: int) -> bool:
    """True when the child was killed, False when it finished before that step."""
    child = os.fork()
    if child == 0:
        disk = DyingDisk(step)
        _take(_open(root, disk), path, disk.step)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _nothing_is_lost(root: Path, path: Path) -> None:
    book = _open(root)
    with book.read() as c:
        delivery_id = deliveries.find(c, "hylafax", path.name)
        if delivery_id is not None:
            assert book.blobs.get(deliveries.get(c, delivery_id).sha256) == CONTENT
            assert len(tasks.for_subject(c, delivery_id)) == 1
    assert delivery_id is not None or path.read_bytes() == CONTENT


def _goes_on(root: Path, path: Path) -> None:
    book = _open(root)
    if path.exists():
        _take(book, path)
    book.blobs.sweep(before=time.time() + 1)
    with book.read() as c:
        (delivery,) = deliveries.recent(c, 10)
        assert len(tasks.for_subject(c, delivery.id)) == 1
    assert [p.name for p in (root / "blobs").rglob("*") if p.is_file()] == [delivery.sha256]


@pytest.mark.parametrize("step", range(1, 19))
def test_a_kill_at_any_step_loses_nothing(root: Path, step: int) -> None:
    path = root / "spool" / "fax00001.tif"
    path.write_bytes(CONTENT)
    killed = _die_at(root, path, step)
    _nothing_is_lost(root, path)
    _goes_on(root, path)
    if step == 18:
        assert not killed, "there are more steps than this test dies at"


def test_a_kill_between_rename_and_commit_leaves_an_orphan_at_most(root: Path) -> None:
    path = root / "spool" / "fax00001.tif"
    path.write_bytes(CONTENT)
    child = os.fork()
    if child == 0:
        book = _open(root)
        book.blobs.put_file(path)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len([p for p in (root / "blobs").rglob("*") if p.is_file()]) == 1
    with _open(root).read() as c:
        assert deliveries.recent(c, 10) == ()
    _goes_on(root, path)


def _take_all(root: Path, taken: int) -> None:
    book = _open(root)
    for path in sorted((root / "spool").iterdir()):
        _take(book, path)
        os.write(taken, b".")


def _take_some(root: Path, seconds: float) -> bool:
    """Take what is in the spool until killed, some time after the first one was taken."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _take_all(root, write_end)
        os._exit(0)
    os.close(write_end)
    os.read(read_end, 1)  # progress first, so that the rounds come to an end on a busy machine too
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.close(read_end)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_random_kills_lose_nothing(root: Path) -> None:
    chance = random.Random(4)
    for n in range(FAXES):
        (root / "spool" / f"fax{n:05d}.tif").write_bytes(b"%d " % n + CONTENT)
    kills = 0
    while any((root / "spool").iterdir()):
        kills += _take_some(root, chance.uniform(0.0, 0.03))
    assert kills >= 3
    _every_fax_is_there_once(root, FAXES)


def _every_fax_is_there_once(root: Path, count: int) -> None:
    book = _open(root)
    with book.read() as c:
        found = deliveries.recent(c, 1000)
    contents = sorted(book.blobs.get(delivery.sha256) for delivery in found)
    assert contents == sorted(b"%d " % n + CONTENT for n in range(count))
    connection = sqlite3.connect(root / "ledger.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
