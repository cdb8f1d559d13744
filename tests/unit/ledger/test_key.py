from pathlib import Path

import pytest

from ledger import Unsafe, key


def test_makes_a_private_key_once(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "ledger.key"
    made = key.load_or_create(path)
    assert len(made) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert key.load_or_create(path) == made
    assert [p.name for p in path.parent.iterdir()] == ["ledger.key"]


def test_two_keys_differ(tmp_path: Path) -> None:
    assert key.load_or_create(tmp_path / "a") != key.load_or_create(tmp_path / "b")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_refuses_a_key_others_can_reach(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    key.load_or_create(path)
    path.chmod(mode)
    with pytest.raises(Unsafe, match="0600"):
        key.load_or_create(path)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_refuses_a_key_of_the_wrong_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"k" * size)
    path.chmod(0o600)
    with pytest.raises(Unsafe, match="32 bytes"):
        key.load_or_create(path)
