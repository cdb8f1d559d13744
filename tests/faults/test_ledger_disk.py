"""A disk that fails at its nth call, or is full: said as a passing fault, and gone when it passes."""

import errno
import os
import resource
import signal
from pathlib import Path

import pytest

import ledger
from domain.faults import Transient
from ledger import Blobs, deliveries
from ledger.blobs import CHUNK
from ledger.disk import LocalDisk
from ledger.seal import Seal
from tests.unit.ledger.stories import HASH, KEY, NOON, fax

CONTENT = b"0123456789abcdef" * (CHUNK // 10)


class FailingDisk(LocalDisk):
    """Its nth call fails with `error`, and is written down like all others."""

    def __init__(self, fails_at: int = 0, error: int = errno.EIO) -> None:
        self.calls: list[str] = []
        self._fails_at = fails_at
        self._error = error

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self._fails_at:
            raise OSError(self._error, os.strerror(self._error))

    def make_directory(self, path: Path) -> None:
        self._call("make_directory")
        super().make_directory(path)

    def create(self, path: Path) -> int:
        self._call("create")
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> int:
        self._call("write")
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        self._call("fsync")
        super().fsync(descriptor)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._call("close")

    def rename(self, old: Path, new: Path) -> None:
        self._call("rename")
        super().rename(old, new)

    def fsync_directory(self, path: Path) -> None:
        self._call("fsync_directory")
        super().fsync_directory(path)


class ShortDisk(LocalDisk):
    """Writes a part of what it is given, as the system may."""

    def write(self, descriptor: int, data: bytes) -> int:
        return super().write(descriptor, data[: max(1, len(data) // 3)])


def _blobs(root: Path, disk: LocalDisk) -> Blobs:
    return Blobs(root / "blobs", Seal(KEY), disk)


def _calls_of_one_put(root: Path) -> list[str]:
    disk = FailingDisk()
    _blobs(root, disk).put(CONTENT)
    return disk.calls


def test_bytes_are_safe_before_their_name_is(tmp_path: Path) -> None:
    calls = _calls_of_one_put(tmp_path)
    after_rename = calls[calls.index("rename") + 1 :]
    assert calls.index("write") < calls.index("fsync") < calls.index("close") < calls.index("rename")
    assert "write" not in calls[calls.index("fsync") :]
    assert after_rename == ["fsync_directory", "fsync_directory"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EROFS])
def test_a_fault_at_any_call_passes(tmp_path: Path, error: int) -> None:
    calls = _calls_of_one_put(tmp_path / "whole")
    assert len(calls) > 10
    for nth in range(1, len(calls) + 1):
        root = tmp_path / str(nth)
        root.mkdir()
        with pytest.raises(Transient, match=str(error)):
            _blobs(root, FailingDisk(nth, error)).put(CONTENT)
        assert not list((root / "blobs").glob("new/*")), calls[nth - 1]
        blob = _blobs(root, LocalDisk()).put(CONTENT)
        assert _blobs(root, LocalDisk()).get(blob.sha256) == CONTENT


def test_short_writes_are_finished(tmp_path: Path) -> None:
    blobs = _blobs(tmp_path, ShortDisk())
    assert blobs.get(blobs.put(CONTENT).sha256) == CONTENT


def test_a_fault_says_nothing_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(Transient) as caught:
        _blobs(tmp_path, FailingDisk(1)).put(CONTENT)
    assert str(tmp_path) not in str(caught.value)


def _fill(book: ledger.Ledger) -> int:
    """Captures until the ledger refuses; 0 when it did so as it should, as a passing fault."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        for n in range(10_000):
            with book.begin() as c:
                deliveries.capture(c, fax(f"{n}" * 50), HASH, 100, None, NOON)
    except Transient as fault:
        return 0 if "SQLITE_" in str(fault) else 2
    return 1


def test_a_full_disk_under_the_database_passes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger.migrate(url)
    book = ledger.Ledger(url, KEY, tmp_path / "blobs")
    child = os.fork()
    if child == 0:
        os._exit(_fill(book))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with book.begin() as c:
        before = len(deliveries.recent(c, 10_000))
        assert deliveries.capture(c, fax("after"), HASH, 100, None, NOON).new
        assert len(deliveries.recent(c, 10_000)) == before + 1
    assert before > 10


def test_a_ledger_that_cannot_be_opened_is_a_passing_fault(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").mkdir()
    with pytest.raises(Transient):
        ledger.Ledger(f"sqlite:///{tmp_path / 'ledger.db'}", KEY, tmp_path / "blobs")
