"""Hands messages to RabbitMQ, each confirmed. The only owner of the connection."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pika

from domain.faults import Fault, Transient
from routing.link import PATIENCE, ChannelRefused, Link
from routing.message import CONTENT_TYPE, Message
from routing.topology import REQUESTS, Topology

HEARTBEAT_SECONDS = 15
BLOCKED_SECONDS = 10
SOCKET_SECONDS = 5
UNKNOWN_DEPARTMENT_WAIT = timedelta(minutes=1)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Tls:
    """`ca_file` None: the system's own authorities. `certificate` and `key` for a broker that asks."""

    ca_file: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    server_name: str | None = None


class Publisher:
    """Connects when first needed and again after any trouble: on every error connection and channel are
    thrown away, since a channel that was once refused may be refused for ever."""

    def __init__(
        self, url: str, topology: Topology, tls: Tls | None = None, *, patience: float = PATIENCE
    ) -> None:
        self._parameters = parameters(url, tls)
        self._topology = topology
        self._patience = patience
        self._link: Link | None = None

    def publish(self, message: Message) -> None:
        """Returns once confirmed. Raises Transient (it may have arrived: send it again under the same
        event id) or TopologyMismatch."""
        department = message.routing_key.split(".")[1]
        if department not in self._topology.departments:
            raise Transient(
                f"No queue is configured for department {department}; add it to the configuration.",
                UNKNOWN_DEPARTMENT_WAIT,
            )
        self._guarded(lambda link: self._send(link, department, message))

    def declare(self) -> None:
        """Connects and declares everything; for a start that shall fail early."""
        self._guarded(lambda link: None)

    def depths(self) -> Mapping[str, int]:
        """Ready messages by queue, exact at once, except in the first seconds after a broker's crash."""
        return self._guarded(self._depths)

    def idle(self, seconds: float) -> None:
        """Lets the connection answer heartbeats. Without a connection it tries to make one."""
        self._guarded(lambda link: link.idle(seconds))

    def close(self) -> None:
        if self._link is not None:
            self._link.drop()
            self._link = None

    def _guarded(self, act: Callable[[Link], Answer]) -> Answer:
        try:
            return act(self._opened())
        except ChannelRefused as refused:
            self.close()
            raise Transient(f"RabbitMQ refused: {refused.text[:150]}") from refused
        except Fault:
            self.close()
            raise

    def _opened(self) -> Link:
        if self._link is None:
            self._link = Link(self._parameters, self._patience)
            self._link.open()
            self._topology.declare(self._link)
        return self._link

    def _send(self, link: Link, department: str, message: Message) -> None:
        # The alternate exchange makes a message without a binding look delivered, so a queue that was
        # removed behind our back is put back first.
        self._topology.declare_department(link, department)
        link.publish(REQUESTS, message.routing_key, message.body, properties(message))

    def _depths(self, link: Link) -> Mapping[str, int]:
        return {
            queue: int(link.ask(link.channel.queue_declare, queue, passive=True).method.message_count)
            for queue in self._topology.queues
        }


def properties(message: Message) -> pika.BasicProperties:
    return pika.BasicProperties(
        content_type=CONTENT_TYPE,
        delivery_mode=pika.DeliveryMode.Persistent.value,
        message_id=message.event_id,
        correlation_id=message.request_id,
        type=message.event_type,
        headers=dict(message.headers),
    )


def parameters(url: str, tls: Tls | None) -> pika.URLParameters:
    found = pika.URLParameters(url)
    found.heartbeat = HEARTBEAT_SECONDS
    found.blocked_connection_timeout = BLOCKED_SECONDS
    found.socket_timeout = SOCKET_SECONDS
    found.stack_timeout = 2 * SOCKET_SECONDS
    found.connection_attempts = 1
    if tls is not None:
        found.ssl_options = pika.SSLOptions(_context(tls), tls.server_name or found.host)
    return found


def _context(tls: Tls) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(tls.ca_file) if tls.ca_file else None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if tls.certificate is not None:
        context.load_cert_chain(tls.certificate, tls.key)
    return context
