"""Original bytes and page pictures: sealed files named by the SHA-256 of what is inside."""

import io
import re
import secrets
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from domain.faults import ErrorCode, Permanent, Transient
from ledger.disk import Disk, LocalDisk
from ledger.faults import SealBroken
from ledger.seal import OVERHEAD, Seal

CHUNK = 1 << 20
_HEAD = 16
_HASH = re.compile(r"[0-9a-f]{64}")
_RETRY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Blob:
    """`sha256` in lower-case hexadecimal, `size` in bytes, both of the plain bytes."""

    sha256: str
    size: int


class Blobs:
    """`put_*` return only when the bytes are on the disk for good, under their name.

    A file is 16 random bytes, then sealed chunks. Each chunk is tied to those bytes, its number and
    whether it is the last: chunks cannot be dropped, swapped, or taken from another file.
    """

    def __init__(self, root: Path, seal: Seal, disk: Disk | None = None) -> None:
        self._root = root
        self._seal = seal
        self._disk = disk or LocalDisk()

    def put_file(self, path: Path) -> Blob:
        """Copy the file in. Raises Transient when the disk refuses (full, failing)."""
        with path.open("rb") as source:
            return self._put(source)

    def put(self, data: bytes) -> Blob:
        return self._put(io.BytesIO(data))

    def get(self, name: str) -> bytes:
        """The plain bytes. Raises Permanent when they are missing or not what was put."""
        return b"".join(self._chunks(name))

    def write_to(self, name: str, path: Path) -> None:
        """Write the plain bytes to a new private file. Raises as `get`; then no file is left."""
        descriptor = self._disk.create(path)
        try:
            for chunk in self._chunks(name):
                self._write(descriptor, chunk)
        except BaseException:
            self._disk.unlink(path)
            raise
        finally:
            self._disk.close(descriptor)

    def exists(self, name: str) -> bool:
        return self._path(name).is_file()

    def sweep(self, before: float) -> int:
        """Remove temporary files last written before that time (epoch seconds): a crash left them."""
        stale = [p for p in self._temporary.glob("*") if p.stat().st_mtime < before]
        for path in stale:
            self._disk.unlink(path)
        return len(stale)

    @property
    def _temporary(self) -> Path:
        return self._root / "new"

    def _path(self, name: str) -> Path:
        if not _HASH.fullmatch(name):
            raise ValueError("a blob is named by 64 hexadecimal digits")
        return self._root / name[:2] / name

    def _put(self, source: BinaryIO) -> Blob:
        temporary = self._temporary / secrets.token_hex(16)
        try:
            self._prepare()
            blob = self._write_sealed(source, temporary)
            self._settle(temporary, self._path(blob.sha256))
        except OSError as error:
            with suppress(OSError):
                self._disk.unlink(temporary)
            raise Transient(
                f"The store of originals cannot be written (error {error.errno}).", _RETRY
            ) from error
        return blob

    def _prepare(self) -> None:
        if not self._root.is_dir():
            self._disk.make_directory(self._root)
            self._disk.fsync_directory(self._root.parent)
        self._disk.make_directory(self._temporary)

    def _write_sealed(self, source: BinaryIO, temporary: Path) -> Blob:
        digest, size, head = sha256(), 0, secrets.token_bytes(_HEAD)
        descriptor = self._disk.create(temporary)
        try:
            self._write(descriptor, head)
            for number, (chunk, last) in enumerate(_with_last(lambda: source.read(CHUNK))):
                digest.update(chunk)
                size += len(chunk)
                self._write(descriptor, self._seal.close(chunk, _place(head, number, last)))
            self._disk.fsync(descriptor)
        finally:
            self._disk.close(descriptor)
        return Blob(digest.hexdigest(), size)

    def _settle(self, temporary: Path, final: Path) -> None:
        # Renamed over a twin on purpose: the same bytes, and a twin damaged on the disk is healed.
        self._disk.make_directory(final.parent)
        self._disk.rename(temporary, final)
        self._disk.fsync_directory(final.parent)
        self._disk.fsync_directory(self._root)

    def _write(self, descriptor: int, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._disk.write(descriptor, bytes(view)) :]

    def _chunks(self, name: str) -> Iterator[bytes]:
        digest = sha256()
        try:
            with self._path(name).open("rb") as file:
                head = file.read(_HEAD)
                sealed = _with_last(lambda: file.read(CHUNK + OVERHEAD))
                for number, (chunk, last) in enumerate(sealed):
                    plain = self._seal.open(chunk, _place(head, number, last))
                    digest.update(plain)
                    yield plain
        except FileNotFoundError as error:
            raise _lost("missing from") from error
        except SealBroken as error:
            raise _lost("damaged in") from error
        except OSError as error:
            raise Transient(
                f"The store of originals cannot be read (error {error.errno}).", _RETRY
            ) from error
        if digest.hexdigest() != name:
            raise _lost("damaged in")


def _with_last(read: Callable[[], bytes]) -> Iterator[tuple[bytes, bool]]:
    """What `read` gives until it gives nothing, each with whether it is the last; at least one."""
    chunk = read()
    while True:
        following = read() if chunk else b""
        yield chunk, not following
        if not following:
            return
        chunk = following


def _place(head: bytes, number: int, last: bool) -> str:
    return f"blob/{head.hex()}/{struct.pack('>Q?', number, last).hex()}"


def _lost(how: str) -> Permanent:
    return Permanent(
        ErrorCode.UNREADABLE_FILE,
        f"These bytes are {how} the store of originals: restore the store from its backup.",
    )
