"""Says once a minute, in the log and in a file beside the ledger, how far the audit has come."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from domain.faults import Fault
from ledger import Ledger, anchors, audit
from ledger.audit import START, Head
from service.clock import now
from service.log import log

SECONDS = 60.0


class Anchoring:
    """Runs beside the review pages, which write most of the audit. Logs are kept elsewhere, or should be."""

    def __init__(self, desk: Ledger, path: Path, clock: Callable[[], datetime] = now) -> None:
        self._desk, self._path, self._clock = desk, path, clock
        self._told = Head(0, START)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="anchoring", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
        self.once()

    def once(self) -> Head:
        """Nothing is written where nothing happened since."""
        with self._desk.read() as c:
            head = audit.head(c)
            mark = audit.mark_of(c, head)
        if head != self._told:
            anchors.add(self._path, head, mark, self._clock())
            log.info("audit_anchor", count=head.seq, sha256=head.hash)
            self._told = head
        return head

    def _run(self) -> None:
        while not self._stop.wait(SECONDS):
            try:
                self.once()
            except Fault as fault:  # tried again in a minute
                log.warning("audit_anchor_failed", error=type(fault).__name__)
