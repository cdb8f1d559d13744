"""What lies in a watched folder, and which of it is complete."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from intake.sidecar import MAX_BYTES, Sidecar, UnreadableSidecar, parse_sidecar

SIDECARS = (".json", ".xml")
_UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".writing", "~")
_FAX_SUFFIXES = (".tif", ".tiff", ".pdf")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a file must stand still: one without a sidecar, and a sidecar without a fax."""

    fax: float
    orphan: float


@dataclass(frozen=True, slots=True)
class _Sighting:
    size: int
    modified: int
    since: float


class Drop:
    """Remembers between passes since when each file has stood still."""

    def __init__(self, folder: Path, patience: Patience, zone: tzinfo) -> None:
        self._folder = folder
        self._patience = patience
        self._zone = zone
        self._sightings: dict[str, _Sighting] = {}

    @property
    def pending(self) -> bool:
        """Something lies there that was not complete in the last pass."""
        return bool(self._sightings)

    def complete(self, now: float) -> list[str]:
        """Names of complete items, oldest first."""
        statuses = dict(self._look())
        owners = {name: fax_of(name, statuses) for name in statuses}
        with_sidecar = {fax for fax in owners.values() if fax}
        ready: list[tuple[int, str]] = []
        seen: dict[str, _Sighting] = {}
        for name, status in statuses.items():
            if owners[name]:
                continue  # a sidecar travels with its fax
            sighting = self._sighting(name, status, now)
            stood = now - sighting.since >= self._needed(name)
            if stood or (name in with_sidecar and read_sidecar(self._folder, name, self._zone)):
                ready.append((status.st_mtime_ns, name))
            else:
                seen[name] = sighting
        self._sightings = seen
        return [name for _, name in sorted(ready)]

    def _look(self) -> Iterator[tuple[str, os.stat_result]]:
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.lower().endswith(_UNFINISHED):
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # gone again
                if not stat.S_ISDIR(status.st_mode):
                    yield entry.name, status

    def _sighting(self, name: str, status: os.stat_result, now: float) -> _Sighting:
        before = self._sightings.get(name)
        if before and (before.size, before.modified) == (status.st_size, status.st_mtime_ns):
            # A clock set back must not make a file wait for hours.
            return before if before.since <= now else replace(before, since=now)
        return _Sighting(status.st_size, status.st_mtime_ns, now)

    def _needed(self, name: str) -> float:
        return self._patience.orphan if is_sidecar(name) else self._patience.fax


def is_sidecar(name: str) -> bool:
    return Path(name).suffix.lower() in SIDECARS


def fax_of(name: str, names: Mapping[str, object]) -> str | None:
    """The fax that this file is the sidecar of: `a.json` or `a.tif.json` beside `a.tif`."""
    if not is_sidecar(name):
        return None
    stem = Path(name).stem
    spellings = [stem, *(stem + s for s in _FAX_SUFFIXES), *(stem + s.upper() for s in _FAX_SUFFIXES)]
    return next((fax for fax in spellings if fax in names), None)


def sidecars_of(name: str) -> list[str]:
    stems = dict.fromkeys((Path(name).stem, name))
    return [stem + suffix for stem in stems for suffix in SIDECARS if stem + suffix != name]


def read_sidecar(folder: Path, name: str, zone: tzinfo) -> Sidecar | None:
    """The first sidecar of this fax that is whole: it may be missing, or still be being written."""
    for sidecar in sidecars_of(name):
        try:
            with os.fdopen(open_regular(folder / sidecar), "rb") as file:
                return parse_sidecar(file.read(MAX_BYTES + 1), zone)
        except (OSError, UnreadableSidecar):
            continue
    return None


class NotRegular(OSError):
    """A link, a pipe, a device: never followed, never opened for its content."""


def open_regular(path: Path) -> int:
    """A descriptor for reading. Raises NotRegular or another OSError; never waits for a pipe's writer."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotRegular
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegular
    return handle
