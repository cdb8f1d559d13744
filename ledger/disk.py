"""The few calls on the file system that blobs need, so that a test can make any of them fail."""

import os
from pathlib import Path
from typing import Protocol


class Disk(Protocol):
    """Every method raises OSError as the system does. A descriptor is what `create` gave."""

    def make_directory(self, path: Path) -> None: ...
    def create(self, path: Path) -> int: ...
    def write(self, descriptor: int, data: bytes) -> int: ...
    def fsync(self, descriptor: int) -> None: ...
    def close(self, descriptor: int) -> None: ...
    def rename(self, old: Path, new: Path) -> None: ...
    def fsync_directory(self, path: Path) -> None: ...
    def unlink(self, path: Path) -> None: ...


class LocalDisk:
    """The real one; private modes throughout."""

    def make_directory(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)

    def write(self, descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        old.rename(new)

    def fsync_directory(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def unlink(self, path: Path) -> None:
        path.unlink(missing_ok=True)
