"""A folder into which a fax server drops TIFF or PDF files: the source for every server but HylaFAX.

A complete file is claimed by a rename into `.claimed/<key>/` on the same file system: from that moment
its key is the name of that directory, so a crash changes nothing. Settling renames the directory once
more, into `processed/` (or `failed/`); nothing is deleted unless configured.
"""

import errno
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import BinaryIO

from domain.delivery import Arrival, Channel, Origin
from domain.faults import ErrorCode, Transient
from intake.drop import Drop, NotRegular, Patience, is_sidecar, open_regular, read_sidecar, sidecars_of
from intake.sidecar import Sidecar
from intake.source import REFUSED, REFUSED_KEY, Known, Stopped, never, store, sweep

CLAIMED, PROCESSED, FAILED = ".claimed", "processed", "failed"
_CHUNK = 1 << 20
_LATEST = 10**19  # nanoseconds, some way after the year 2200; file systems hold more
_KEY = re.compile(r"\d+-\d+-\d+-\d+")
# The machine's or the share's trouble, not this file's.
_PASSING = {
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
    errno.ESTALE,
    errno.ENOTCONN,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
}


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """`stable_seconds`: how long a file without sidecar must stand still. `orphan_seconds`: how long a
    sidecar waits for its fax before it is taken as a delivery of its own, so that it is not overlooked.
    `max_bytes`: above, a file is refused and only its first `refused_bytes` are taken. `attempts`:
    passes in which an item may fail before it is refused. `zone`: of sidecar times that name none.
    `remove`: delete instead of moving to `processed/`."""

    name: str
    folder: Path
    work: Path
    line: str | None = None
    stable_seconds: float = 10.0
    orphan_seconds: float = 600.0
    max_bytes: int = 100 * 1024**2
    refused_bytes: int = 1024**2
    attempts: int = 3
    remove: bool = False
    zone: tzinfo = UTC


class _StillWritten(OSError):
    """The file changed while it was copied: its writer kept it open over the claim."""


class FolderSource:
    def __init__(
        self,
        settings: FolderSettings,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        stopped: Stopped = never,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._stopped = stopped
        self._drop = Drop(
            settings.folder, Patience(settings.stable_seconds, settings.orphan_seconds), settings.zone
        )
        self._failures: dict[str, int] = {}
        self._mark = 0
        self._stuck: Transient | None = None

    @property
    def name(self) -> str:
        return self._settings.name

    def arrivals(self, known: Known) -> Iterator[Arrival]:
        sweep(self._settings.work)
        self._stuck = None
        for key in self._keys():
            if known(key):
                self._file_away(key, PROCESSED)
            elif known(key + REFUSED_KEY):
                self._file_away(key, FAILED)
            elif arrival := self._attempt(key):
                yield arrival
        if self._stuck:
            raise self._stuck

    def settle(self, origin: Origin) -> None:
        refused = REFUSED in origin.facts
        self._file_away(origin.key.removesuffix(REFUSED_KEY), FAILED if refused else PROCESSED)

    def probe(self) -> None:
        if not os.access(self._settings.folder, os.R_OK | os.W_OK | os.X_OK):
            raise Transient(
                f"Source {self.name}: the folder cannot be read and written. Check that it is there, "
                "mounted, and the service's user may move files in it."
            )

    def wait(self, seconds: float) -> None:
        """A change of the folder ends it, and so does the time that a file seen still has to stand."""
        if self._drop.pending:
            seconds = min(seconds, max(self._settings.stable_seconds, 0.1))
        end = self._clock() + seconds
        while (left := end - self._clock()) > 0 and self._modified() == self._mark and not self._stopped():
            self._sleep(min(left, 0.5))

    def close(self) -> None:
        """Nothing is held between passes."""

    def _keys(self) -> list[str]:
        """Claims of earlier passes that were not settled, then new ones."""
        try:
            for name in (CLAIMED, PROCESSED, FAILED):
                (self._settings.folder / name).mkdir(exist_ok=True, mode=0o770)
            self._mark = self._modified()
            old = sorted(
                p.name for p in (self._settings.folder / CLAIMED).iterdir() if _KEY.fullmatch(p.name)
            )
            return old + [
                key for name in self._drop.complete(self._clock()) if (key := self._claim(name)) is not None
            ]
        except OSError as error:
            raise self._away(error) from error

    def _away(self, error: OSError) -> Transient:
        return Transient(
            f"Source {self.name}: its folder cannot be used ({error.strerror}). "
            "Check that the share is mounted and that the service may write to it.",
            timedelta(seconds=30),
        )

    def _modified(self) -> int:
        try:
            return self._settings.folder.stat().st_mtime_ns
        except OSError:
            return -1

    def _claim(self, name: str) -> str | None:
        path = self._settings.folder / name
        try:
            key = _key(path.lstat(), self._clock())
            place = self._place(key)
            place.mkdir(mode=0o770)
            path.rename(place / name)
        except OSError:
            return None  # it vanished, or somebody else was faster
        self._adopt_sidecars(place, name)
        return key

    def _adopt_sidecars(self, place: Path, name: str) -> None:
        """Also after a crash between two renames; not when a new fax of that name came meanwhile."""
        if os.path.lexists(self._settings.folder / name):
            return
        for sidecar in sidecars_of(name):
            # A sidecar that cannot be moved stays and is taken as an orphan: late, but seen.
            _try_rename(self._settings.folder / sidecar, place / sidecar)

    def _place(self, key: str) -> Path:
        return self._settings.folder / CLAIMED / key

    def _attempt(self, key: str) -> Arrival | None:
        place = self._place(key)
        name = None
        try:
            name = _fax_in(place)
            if name is None:
                place.rmdir()  # a crash between making the place and moving the file into it
                return None
            self._adopt_sidecars(place, name)
            arrival: Arrival | None = self._fetch(key, name)
        except FileNotFoundError:
            return None  # settled by another process
        except OSError as error:
            arrival = self._failed(key, name or "", error)
        if arrival:
            self._failures.pop(key, None)
        return arrival

    def _failed(self, key: str, name: str, error: OSError) -> Arrival | None:
        if error.errno in _PASSING:
            raise Transient(f"Source {self.name}: a file cannot be read now ({error.strerror}).") from error
        self._failures[key] = self._failures.get(key, 0) + 1
        if self._failures[key] < self._settings.attempts:
            return None
        return self._refused(key, name, ErrorCode.UNREADABLE_FILE)

    def _fetch(self, key: str, name: str) -> Arrival:
        try:
            handle = open_regular(self._place(key) / name)
        except NotRegular:
            return self._refused(key, name, ErrorCode.UNSUPPORTED_TYPE)
        with os.fdopen(handle, "rb") as fax:
            too_large = os.fstat(handle).st_size > self._settings.max_bytes
            path = store(self._chunks(fax), self._settings.work)
        refused = ErrorCode.TOO_LARGE if too_large else None
        return Arrival(self._origin(key, name, refused), path, refused)

    def _chunks(self, fax: BinaryIO) -> Iterator[bytes]:
        before = os.fstat(fax.fileno())
        too_large = before.st_size > self._settings.max_bytes
        left = min(before.st_size, self._settings.refused_bytes) if too_large else before.st_size
        while left and (chunk := fax.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
        after = os.fstat(fax.fileno())
        if left or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise _StillWritten

    def _refused(self, key: str, name: str, code: ErrorCode) -> Arrival:
        return Arrival(self._origin(key, name, code), store((), self._settings.work), code)

    def _origin(self, key: str, name: str, refused: ErrorCode | None) -> Origin:
        sidecar = read_sidecar(self._place(key), name, self._settings.zone) or Sidecar()
        facts = {**sidecar.facts, "file": name.encode(errors="replace").decode()}
        if refused:
            facts[REFUSED] = refused.value
        return Origin(
            source=self.name,
            key=key + REFUSED_KEY if refused else key,
            channel=Channel.FAX,
            received_at=self._finished_at(key, sidecar.received_at),
            line=self._settings.line,
            pages_announced=sidecar.pages,
            facts=facts,
        )

    def _finished_at(self, key: str, told: datetime | None) -> datetime:
        """What the sidecar says, else the file's own time, of its last byte; the claim's where both are
        absurd."""
        modified, _, _, claimed = key.split("-")
        claimed_at = datetime.fromtimestamp(int(claimed) / 1000, UTC)
        modified_at = datetime.fromtimestamp(int(modified) / 1e9, UTC)
        earliest, latest = claimed_at - timedelta(days=3650), claimed_at + timedelta(hours=1)
        return next((at for at in (told, modified_at) if at and earliest < at < latest), claimed_at)

    def _file_away(self, key: str, folder: str) -> None:
        if not _KEY.fullmatch(key):
            return  # not one of ours: never a path
        place = self._place(key)
        try:
            if self._settings.remove and folder == PROCESSED:
                shutil.rmtree(place)
            else:
                place.rename(self._settings.folder / folder / key)
        except FileNotFoundError as error:
            if not place.parent.is_dir():
                raise self._away(error) from error
            # Otherwise it was settled before.
        except OSError as error:
            self._stuck = Transient(
                f"Source {self.name}: item {key} cannot be moved to {folder} ({error.strerror}). "
                "Check who owns that folder.",
                timedelta(seconds=60),
            )


def _key(status: os.stat_result, now: float) -> str:
    """With the time of the claim in it, the same file dropped once more is a delivery once more."""
    modified = min(max(status.st_mtime_ns, 0), _LATEST)
    return f"{modified}-{status.st_size}-{status.st_ino}-{int(now * 1000)}"


def _fax_in(place: Path) -> str | None:
    """The claimed item: what is not a sidecar, or a sidecar that came alone."""
    names = sorted(entry.name for entry in place.iterdir())
    return next((name for name in names if not is_sidecar(name)), names[0] if names else None)


def _try_rename(old: Path, new: Path) -> bool:
    try:
        old.rename(new)
    except OSError:
        return False
    return True
