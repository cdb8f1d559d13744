"""The publisher's loop: outbox rows to RabbitMQ, each marked sent only when confirmed."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol

from domain.faults import Fault, Transient
from ledger import Ledger, events, outbox, queues, sources
from ledger.outbox import Message as OutboxRow
from routing.message import Message
from routing.topology import TopologyMismatch
from service.clock import now
from service.log import log
from service.worker import Stop

BATCH = 50
IDLE_SECONDS = 0.3
DEPTHS_EVERY = 5.0
MISMATCH_WAIT = timedelta(seconds=30)
BROKER = "broker"
"""Name under which the broker's reachability is kept beside the sources'."""


class Broker(Protocol):
    def publish(self, message: Message) -> None: ...
    def depths(self) -> Mapping[str, int]: ...
    def idle(self, seconds: float) -> None: ...


class PublishLoop:
    """Moves rows; an unknown outcome is sent again under the same event id, so a repeat is harmless."""

    def __init__(self, desk: Ledger, broker: Broker) -> None:
        self._desk = desk
        self._broker = broker
        self._depths_at = 0.0

    def run(self, stop: Stop) -> None:
        while not stop.asked:
            try:
                self._record_depths()
                if self.send_batch() == 0:
                    self._broker.idle(IDLE_SECONDS)
            except Transient as fault:
                self._away(fault)
                self._sleep(stop, fault.retry_after)
            except TopologyMismatch as fault:  # a person must mend the broker; nothing is lost meanwhile
                self._away(fault)
                self._sleep(stop, MISMATCH_WAIT)

    def send_batch(self) -> int:
        """Rows sent. Raises Transient when the broker is away or refuses."""
        with self._desk.read() as connection:
            rows = outbox.unsent(connection, BATCH)
        for row in rows:
            self._send(row)
        return len(rows)

    def _send(self, row: OutboxRow) -> None:
        try:
            self._broker.publish(_message(row))
        except Transient as fault:
            with self._desk.begin() as connection:
                outbox.failed(connection, row.id, str(fault), now())
            raise
        with self._desk.begin() as connection:
            outbox.sent(connection, row.id, now())
            events.append(
                connection,
                "published",
                now(),
                request_id=row.request_id,
                revision=row.revision,
                routing_key=row.routing_key,
            )
        log.info("published", request=row.request_id, revision=row.revision)

    def _record_depths(self) -> None:
        if time.monotonic() - self._depths_at < DEPTHS_EVERY:
            return
        depths = self._broker.depths()
        with self._desk.begin() as connection:
            for queue, ready in depths.items():
                queues.record(connection, queue, ready, None, now())
            sources.heard(connection, BROKER, "broker", None, now(), ok=True, error=None)
        self._depths_at = time.monotonic()

    def _away(self, fault: Fault) -> None:
        log.warning("broker_away", code=type(fault).__name__)
        with self._desk.begin() as connection:
            sources.heard(connection, BROKER, "broker", None, now(), ok=False, error=str(fault))

    @staticmethod
    def _sleep(stop: Stop, wait: timedelta) -> None:
        deadline = time.monotonic() + wait.total_seconds()
        while not stop.asked and time.monotonic() < deadline:
            time.sleep(0.1)


def _message(row: OutboxRow) -> Message:
    return Message(
        event_id=row.event_id,
        request_id=row.request_id,
        event_type=row.event_type,
        routing_key=row.routing_key,
        headers=row.headers,
        body=row.body,
    )
