from pathlib import Path

import pytest

from domain.faults import Permanent
from domain.form import FormType, Language
from routing import experience
from routing.thresholds import Pool, Reviewed, curves

POOL = Pool(True, "mark", "records.items", FormType.IMAGING, Language.SPANISH)


def test_curves_come_back_from_disk(tmp_path: Path) -> None:
    known = curves([Reviewed(POOL, 0.97, True), Reviewed(POOL, 0.6, False)])
    experience.save(tmp_path / "curves.json", known)
    assert experience.load(tmp_path / "curves.json") == known
    assert list(tmp_path.iterdir()) == [tmp_path / "curves.json"]


def test_no_file_is_no_experience(tmp_path: Path) -> None:
    assert experience.load(tmp_path / "none.json") == {}


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "curves.json").write_text('{"pool": 1}')
    with pytest.raises(Permanent, match=r"curves\.json"):
        experience.load(tmp_path / "curves.json")


def test_what_is_shipped_can_be_read() -> None:
    assert all(pool.known for pool in experience.shipped())
