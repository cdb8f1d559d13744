import os
from hashlib import sha256
from pathlib import Path

import pytest

from domain.faults import Permanent
from ledger import Blobs
from ledger.blobs import CHUNK
from ledger.seal import OVERHEAD, Seal
from tests.unit.ledger.stories import KEY


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", Seal(KEY))


def _file(blobs_root: Path, name: str) -> Path:
    return blobs_root / name[:2] / name


SIZES = [0, 1, 1000, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7]


@pytest.mark.parametrize("size", SIZES)
def test_gives_back_what_was_put(blobs: Blobs, tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    blob = blobs.put(data)
    assert (blob.sha256, blob.size) == (sha256(data).hexdigest(), size)
    assert blobs.get(blob.sha256) == data
    blobs.write_to(blob.sha256, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


def test_takes_a_file_and_leaves_it(blobs: Blobs, tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    path.write_bytes(b"II*\0" * 1000)
    blob = blobs.put_file(path)
    assert blob == blobs.put(path.read_bytes())
    assert blobs.exists(blob.sha256)
    assert not blobs.exists("0" * 64)


def test_only_the_owner_can_look(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put(b"fax")
    found = [tmp_path / "blobs", *(tmp_path / "blobs").rglob("*")]
    assert {p.stat().st_mode & 0o777 for p in found if p.is_dir()} == {0o700}
    assert {p.stat().st_mode & 0o777 for p in found if p.is_file()} == {0o600}


def test_nothing_readable_lies_on_the_disk(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put(b"Patient: Ana Lopez " * 100_000)
    stored = b"".join(p.read_bytes() for p in (tmp_path / "blobs").rglob("*") if p.is_file())
    assert len(stored) > 1_000_000
    assert b"Ana Lopez" not in stored


def test_leaves_no_temporary_file(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put(b"fax")
    assert not list((tmp_path / "blobs" / "new").iterdir())


def test_a_missing_blob_is_said_so(blobs: Blobs) -> None:
    with pytest.raises(Permanent, match="missing"):
        blobs.get("0" * 64)


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "/..", "0" * 64 + "\n"]
)
def test_only_hashes_are_names(blobs: Blobs, name: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        blobs.exists(name)


@pytest.mark.parametrize("at", [0, 15, 16, 40, 16 + CHUNK, 16 + CHUNK + OVERHEAD + 5, -1])
def test_a_changed_byte_is_found(blobs: Blobs, tmp_path: Path, at: int) -> None:
    blob = blobs.put(os.urandom(2 * CHUNK))
    path = _file(tmp_path / "blobs", blob.sha256)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(Permanent, match="damaged"):
        blobs.get(blob.sha256)


@pytest.mark.parametrize("kept", [0, 10, 16, 16 + CHUNK + OVERHEAD, 16 + 2 * (CHUNK + OVERHEAD)])
def test_a_cut_blob_is_found_even_between_chunks(blobs: Blobs, tmp_path: Path, kept: int) -> None:
    blob = blobs.put(os.urandom(3 * CHUNK))
    path = _file(tmp_path / "blobs", blob.sha256)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(Permanent, match="damaged"):
        blobs.get(blob.sha256)


def test_a_blob_under_anothers_name_is_found(blobs: Blobs, tmp_path: Path) -> None:
    one, two = blobs.put(b"one"), blobs.put(b"two")
    _file(tmp_path / "blobs", one.sha256).replace(_file(tmp_path / "blobs", two.sha256))
    with pytest.raises(Permanent, match="damaged"):
        blobs.get(two.sha256)


def test_no_file_is_left_by_a_damaged_blob(blobs: Blobs, tmp_path: Path) -> None:
    blob = blobs.put(os.urandom(2 * CHUNK))
    path = _file(tmp_path / "blobs", blob.sha256)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Permanent):
        blobs.write_to(blob.sha256, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_putting_it_again_heals_a_damaged_blob(blobs: Blobs, tmp_path: Path) -> None:
    blob = blobs.put(b"fax")
    _file(tmp_path / "blobs", blob.sha256).write_bytes(b"")
    blobs.put(b"fax")
    assert blobs.get(blob.sha256) == b"fax"


def test_sweeps_only_what_an_earlier_crash_left(blobs: Blobs, tmp_path: Path) -> None:
    blob = blobs.put(b"fax")
    for name, age in (("old", 1000.0), ("young", 2000.0)):
        (tmp_path / "blobs" / "new" / name).touch()
        os.utime(tmp_path / "blobs" / "new" / name, (age, age))
    assert blobs.sweep(before=1500.0) == 1
    assert [p.name for p in (tmp_path / "blobs" / "new").iterdir()] == ["young"]
    assert blobs.get(blob.sha256) == b"fax"
