"""Versions are kept, put back, and refused when damaged; nothing on the shelf is a pickle."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
import skops.io

from domain.faults import Permanent
from learning.candidate import Ground, Heard, make
from learning.shelf import Shelf
from learning.version import Models, Version
from routing.thresholds import Promises, Reviewed, curves
from tests.unit.learning.words import pool, sheets, stream

NOW = datetime(2026, 3, 6, 7, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def version() -> Version:
    heard = Heard(list(stream(300, {"patient.name": 0.995, "patient.mrn": 0.6})), list(sheets(200)), NOW)
    shipped = curves(Reviewed(pool(), 0.95, n >= 2) for n in range(400))
    made = make(heard, Ground(Models(), Promises(0.05), shipped), NOW, "m1", None)
    assert made.models.confidence.weights and made.models.types.weights and made.models.curves
    return made


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "learnt")


def _later(version: Version) -> Version:
    return replace(version, record=replace(version.record, id="20260307T070000Z", parent=version.record.id))


def test_what_is_put_can_be_taken_again(shelf: Shelf, version: Version) -> None:
    shelf.put(version)
    taken = shelf.take(version.record.id)
    assert taken.record == version.record
    assert taken.models.types == version.models.types
    assert dict(taken.models.curves) == dict(version.models.curves)
    for one in stream(20, {"patient.mrn": 0.5}):
        assert taken.models.confidence.apart_of(one) == pytest.approx(version.models.confidence.apart_of(one))


def test_nothing_is_in_use_until_it_is_said(shelf: Shelf, version: Version) -> None:
    assert shelf.in_use() is None
    shelf.put(version)
    assert shelf.in_use() is None
    shelf.use(version.record.id)
    assert shelf.in_use() == version.record.id


def test_every_version_is_kept_and_can_be_put_back(shelf: Shelf, version: Version) -> None:
    later = _later(version)
    shelf.put(later)
    shelf.put(version)
    assert [record.id for record in shelf.records()] == [version.record.id, later.record.id]
    shelf.use(later.record.id)
    shelf.use(version.record.id)
    assert shelf.in_use() == version.record.id
    shelf.use(None)
    assert shelf.in_use() is None
    assert len(shelf.records()) == 2


def test_only_what_is_there_can_be_used(shelf: Shelf, version: Version) -> None:
    shelf.put(version)
    for name in ("20990101T000000Z", "../../etc", "shipped", ""):
        with pytest.raises(Permanent):
            shelf.use(name)
    assert shelf.in_use() is None


@pytest.mark.parametrize("name", ["models.skops", "curves.json", "version.json"])
def test_a_damaged_version_is_refused(shelf: Shelf, version: Version, tmp_path: Path, name: str) -> None:
    shelf.put(version)
    file = tmp_path / "learnt" / version.record.id / name
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(Permanent):
        shelf.use(version.record.id)
    assert shelf.in_use() is None


def test_models_are_plain_arrays_and_no_pickle(shelf: Shelf, version: Version, tmp_path: Path) -> None:
    shelf.put(version)
    file = tmp_path / "learnt" / version.record.id / "models.skops"
    assert skops.io.get_untrusted_types(file=file) == []
    for name in zipfile.ZipFile(file).namelist():
        assert name == "schema.json" or name.endswith(".npy")


class Hostile:
    """Of a type that is none of skops' own."""


def test_a_file_with_other_types_in_it_is_not_opened(shelf: Shelf, version: Version, tmp_path: Path) -> None:
    shelf.put(version)
    folder = tmp_path / "learnt" / version.record.id
    models, about = folder / "models.skops", folder / "version.json"
    before = sha256(models.read_bytes()).hexdigest()
    models.write_bytes(skops.io.dumps({"confidence.signs": Hostile()}))
    about.write_text(about.read_text().replace(before, sha256(models.read_bytes()).hexdigest()))
    with pytest.raises(Permanent, match="damaged"):
        shelf.take(version.record.id)


def test_half_a_version_is_never_seen(shelf: Shelf, version: Version, tmp_path: Path) -> None:
    (tmp_path / "learnt" / "making-abc").mkdir(parents=True)
    assert shelf.records() == ()


def test_whoever_only_uses_a_version_never_loads_what_learning_needs(
    shelf: Shelf, version: Version, tmp_path: Path
) -> None:
    """A worker forks for every page, and must not have the threads that those libraries start."""
    shelf.put(version)
    script = (
        "import sys; from pathlib import Path; from learning.shelf import Shelf;"
        f"Shelf(Path({str(tmp_path / 'learnt')!r})).take({version.record.id!r}).models.types.weights['bias'];"
        "print([name for name in ('scipy', 'sklearn', 'skops') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
