"""A disk that takes no more stops capture, blames no item, and leaves no file."""

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.faults import Transient
from intake.folder import FolderSettings, FolderSource
from intake.source import NoRoom, store, sweep


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_chunks_make_a_private_file(tmp_path: Path) -> None:
    path = store((b"one ", b"", b"two"), tmp_path)
    assert path.read_bytes() == b"one two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_room_leaves_no_file(tmp_path: Path) -> None:
    with full_disk(1000), pytest.raises(NoRoom):
        store((b"x" * 999, b"y" * 999), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_missing_work_directory_is_no_room(tmp_path: Path) -> None:
    with pytest.raises(Transient):
        store((b"x",), tmp_path / "nowhere")


def test_a_failing_reader_leaves_no_file(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"some"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store(chunks(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_refuses_no_fax(tmp_path: Path) -> None:
    drop, work = tmp_path / "drop", tmp_path / "work"
    drop.mkdir()
    work.mkdir()
    (drop / "a.tif").write_bytes(b"z" * 5000)
    source = FolderSource(FolderSettings("f", drop, work, stable_seconds=0))
    with full_disk(1000):
        for _ in range(5):
            with pytest.raises(Transient):
                list(source.arrivals(lambda key: False))
    [arrival] = source.arrivals(lambda key: False)
    assert arrival.refused is None
    assert arrival.path.stat().st_size == 5000


def test_leftovers_of_a_killed_process_are_swept(tmp_path: Path) -> None:
    old, fresh = store((b"old",), tmp_path), store((b"fresh",), tmp_path)
    other = tmp_path / "not-ours"
    other.touch()
    for path in (old, other):
        os.utime(path, (0, 0))
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted((fresh, other))
