"""A source's loop: arrivals into the ledger, and only then settled at the source."""

import shutil
import time
from datetime import timedelta

from sqlalchemy import Connection

from domain.delivery import Arrival
from domain.faults import Transient
from intake.source import Source
from ledger import Ledger, deliveries, sources
from service.clock import now
from service.log import log
from service.settings import Storage
from service.worker import Stop

LONGEST_WAIT = timedelta(minutes=5)


class ReceiveLoop:
    """Asks one source again and again, for ever; whatever fails is tried again with growing patience."""

    def __init__(
        self, desk: Ledger, source: Source, kind: str, storage: Storage, poll_seconds: float
    ) -> None:
        self._desk = desk
        self._source = source
        self._kind = kind
        self._storage = storage
        self._poll = poll_seconds

    def run(self, stop: Stop) -> None:
        failures = 0
        try:
            while not stop.asked:
                try:
                    self.pass_once()
                    failures = 0
                    self._source.wait(self._poll)
                except Transient as fault:
                    failures += 1
                    self._away(fault, stop, failures)
        finally:
            self._source.close()

    def pass_once(self) -> int:
        """One pass over the source; how many new deliveries it brought. Raises Transient."""
        self._require_space()
        new = sum(self._take(arrival) for arrival in self._source.arrivals(self._known))
        with self._desk.begin() as connection:
            self._heard(connection)
        return new

    def _heard(self, connection: Connection) -> None:
        sources.heard(connection, self._source.name, self._kind, None, now(), ok=True, error=None)

    def _take(self, arrival: Arrival) -> bool:
        origin = arrival.origin
        try:
            blob = self._desk.blobs.put_file(arrival.path)
        finally:
            arrival.path.unlink(missing_ok=True)
        with self._desk.begin() as connection:
            captured = deliveries.capture(connection, origin, blob.sha256, blob.size, arrival.refused, now())
            self._heard(connection)
            sources.arrived(connection, origin.source, now())
        log.info(
            "captured", delivery=captured.delivery_id, source=origin.source, line=origin.line, size=blob.size
        )
        self._source.settle(origin)
        with self._desk.begin() as connection:
            deliveries.settled(connection, origin.source, origin.key, now())
        return captured.new

    def _known(self, key: str) -> bool:
        with self._desk.read() as connection:
            return deliveries.find(connection, self._source.name, key) is not None

    def _require_space(self) -> None:
        """A full disk stops capture before anything is taken: it waits safely where it is."""
        free = shutil.disk_usage(self._storage.folder).free
        if free < self._storage.free_space_floor_mb * 1024**2:
            raise Transient(
                "The disk is nearly full; nothing is taken until there is room.", timedelta(seconds=30)
            )

    def _away(self, fault: Transient, stop: Stop, failures: int) -> None:
        wait = min(fault.retry_after * 2 ** min(failures - 1, 8), LONGEST_WAIT)
        log.warning("source_away", source=self._source.name, retry_in=wait.total_seconds())
        with self._desk.begin() as connection:
            sources.heard(connection, self._source.name, self._kind, None, now(), ok=False, error=str(fault))
        deadline = time.monotonic() + wait.total_seconds()
        while not stop.asked and time.monotonic() < deadline:
            time.sleep(0.2)
