"""The secret that seals the ledger: 32 random bytes in a file that only the service may read."""

import os
import stat
from pathlib import Path

from ledger.faults import Unsafe

SIZE = 32


def load_or_create(path: Path) -> bytes:
    """The key in `path`, made on first use. Raises Unsafe if others can read it or its size is wrong."""
    if not path.exists():
        _create(path)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unsafe("The ledger's key file can be read by others: set its mode to 0600.")
    secret = path.read_bytes()
    if len(secret) != SIZE:
        raise Unsafe(f"The ledger's key file must hold exactly {SIZE} bytes: restore it from its backup.")
    return secret


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written beside and linked into place: two processes that start together agree on one key, and a
    # crash leaves no half of one.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, os.urandom(SIZE))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
    _fsync_directory(path.parent)


def _fsync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
