"""What every source of deliveries can do, whatever protocol it speaks."""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from io import FileIO
from pathlib import Path
from typing import Protocol

from domain.delivery import Arrival, Origin
from domain.faults import Transient

REFUSED = "refused"
"""Key in `Origin.facts`: the error code of an arrival that was refused; `settle` files it by that."""

REFUSED_KEY = "/refused"
"""Ends the key of a refused arrival of a source that may remove what it has settled: a refused item is
never removed, not even when a crash came before settle."""

Known = Callable[[str], bool]
"""Tells whether the ledger already holds the delivery with this key of this source."""


Stopped = Callable[[], bool]
"""Tells that the process is to end: a source built with it ends its wait within a second."""


def never() -> bool:
    return False


class NoRoom(Transient):
    """This machine cannot take more bytes now: no item's fault, and no server's."""


class Source(Protocol):
    """One place where deliveries come from: a fax server, a folder or a mailbox.

    Every method may raise Transient (server away, login refused, time-out): the caller waits
    `retry_after` and calls again; the source connects anew by itself. One source object belongs to
    one process and one thread.
    """

    @property
    def name(self) -> str: ...

    def arrivals(self, known: Known) -> Iterator[Arrival]:
        """One pass over everything that is complete at the source now, oldest first.

        A key that is `known` is not fetched: if it still lies at the source (a crash between
        commit and settle), the source settles it here and yields nothing. Each `Arrival.path` is a
        private temporary file that the caller deletes. An item that fails is left for the next
        pass and stops no other; one that fails again and again, or that must not be taken whole,
        comes as an arrival with `refused` and as many of its bytes as could be had.
        """
        ...

    def settle(self, origin: Origin) -> None:
        """Tell the source that the ledger has it: move or remove the item, as configured.

        Only after the ledger's commit; may be called during a pass, and again after a crash. A
        source that answers and does not let the item go holds up nothing: that is told, as
        Transient, at the end of the next pass, which tries again.
        """
        ...

    def probe(self) -> None:
        """Reach the source and look, taking nothing. Raises Transient when that fails."""
        ...

    def wait(self, seconds: float) -> None:
        """Return when something new may have come, at the latest after so many seconds."""
        ...

    def close(self) -> None: ...


def sleep_on(seconds: float, stopped: Stopped, sleep: Callable[[float], None]) -> None:
    """In short naps, so that a stop is heard between them."""
    while seconds > 0 and not stopped():
        sleep(min(seconds, 0.5))
        seconds -= 0.5


_LEFTOVER_SECONDS = 3600.0


def sweep(work: Path) -> None:
    """Remove what a killed process left: arrivals that nobody has written to for an hour."""
    oldest = time.time() - _LEFTOVER_SECONDS
    for path in work.glob("arrival-*"):
        with contextlib.suppress(OSError):  # another source swept it
            if path.lstat().st_mtime < oldest:
                path.unlink()


def store(chunks: Iterable[bytes], work: Path) -> Path:
    """The chunks in a fresh file that only this user can read; on any failure no file is left.

    A disk that takes no more is NoRoom; what the chunks themselves raise goes through.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="arrival-", dir=work)
    except OSError as error:
        raise _full(error) from error
    with contextlib.ExitStack() as undo:
        undo.callback(Path(name).unlink)
        with os.fdopen(handle, "wb", buffering=0) as out:
            for chunk in chunks:
                _write(out, chunk)
        undo.pop_all()
    return Path(name)


def _write(out: FileIO, chunk: bytes) -> None:
    view = memoryview(chunk)
    try:
        while view:
            view = view[out.write(view) :]
    except OSError as error:
        raise _full(error) from error


def _full(error: OSError) -> NoRoom:
    return NoRoom(
        f"The work directory takes no more bytes ({error.strerror}). Free some space; nothing is lost, "
        "what arrived stays at its source.",
        timedelta(seconds=30),
    )
