"""Exchanges, queues and bindings, declared from the code; declaring what is there already changes nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.faults import Fault
from domain.request import Department
from routing.link import ChannelRefused, Link

REQUESTS = "his.requests"
UNROUTABLE = "his.unroutable"
PRECONDITION_FAILED = 406
NO_LIMIT = 1_000_000
"""Deliveries out of a dead-letter queue: RabbitMQ 4 gives 20 where nothing is said, then deletes."""


class TopologyMismatch(Fault):
    """Something of that name is on the broker with other settings; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Topology:
    """`delivery_limit`: redeliveries before a message goes to `<queue>.dlq`. `max_length`: ready
    messages in one queue before the publisher is refused."""

    departments: tuple[str, ...] = tuple(department.value for department in Department)
    delivery_limit: int = 5
    max_length: int = 1_000_000

    @property
    def queues(self) -> tuple[str, ...]:
        """All of them: departments', their dead letters', and the one nobody should need."""
        own = [queue_of(department) for department in self.departments]
        return (*own, *(dead_letters_of(queue) for queue in own), UNROUTABLE)

    def declare(self, link: Link) -> None:
        """Raises TopologyMismatch, Transient."""
        _exchange(link, UNROUTABLE, "fanout", {})
        _queue(link, UNROUTABLE, _kept())
        link.ask(link.channel.queue_bind, UNROUTABLE, UNROUTABLE, routing_key="")
        _exchange(link, REQUESTS, "topic", {"alternate-exchange": UNROUTABLE})
        for department in self.departments:
            self.declare_department(link, department)

    def declare_department(self, link: Link, department: str) -> None:
        queue = queue_of(department)
        _queue(link, dead_letters_of(queue), _kept())
        _queue(link, queue, self._arguments(queue))
        link.ask(link.channel.queue_bind, queue, REQUESTS, routing_key=f"request.{department}.#")

    def _arguments(self, queue: str) -> Mapping[str, Any]:
        return {
            "x-queue-type": "quorum",
            "x-delivery-limit": self.delivery_limit,
            "x-max-length": self.max_length,
            "x-overflow": "reject-publish",
            "x-dead-letter-exchange": "",
            "x-dead-letter-routing-key": dead_letters_of(queue),
            "x-dead-letter-strategy": "at-least-once",
        }


def queue_of(department: str) -> str:
    return f"his.{department}"


def dead_letters_of(queue: str) -> str:
    return f"{queue}.dlq"


def _kept() -> Mapping[str, Any]:
    return {"x-queue-type": "quorum", "x-delivery-limit": NO_LIMIT}


def _exchange(link: Link, name: str, kind: str, arguments: Mapping[str, Any]) -> None:
    try:
        link.ask(
            link.channel.exchange_declare, name, exchange_type=kind, durable=True, arguments=dict(arguments)
        )
    except ChannelRefused as refused:
        raise mismatch("exchange", name, refused) from refused


def _queue(link: Link, name: str, arguments: Mapping[str, Any]) -> None:
    try:
        link.ask(link.channel.queue_declare, name, durable=True, arguments=dict(arguments))
    except ChannelRefused as refused:
        raise mismatch("queue", name, refused) from refused


_DIFFERENCE = re.compile(
    r"inequivalent arg '(?P<setting>[^']+)'"
    r".*?received (?:the value )?'?(?P<ours>[^']*?)'?(?: of type '[^']*')?"
    r" but current is (?:the value )?'?(?P<theirs>[^']*?)'?(?: of type '[^']*')?$"
)


def mismatch(kind: str, name: str, refused: ChannelRefused) -> TopologyMismatch:
    if refused.code != PRECONDITION_FAILED:
        return TopologyMismatch(f"RabbitMQ refuses {kind} {name}: {refused.text}.")
    found = _DIFFERENCE.search(refused.text)
    what = (
        f"{found['setting']} is {found['theirs']} there, {found['ours']} here" if found else f"{refused.text}"
    )
    remedy = (
        "Set the same value here, or let its consumers empty it, remove it "
        f"(rabbitmqctl delete_queue {name}) and start again."
        if kind == "queue"
        else "Set the same value here, or remove it while no service runs and start again."
    )
    return TopologyMismatch(f"The {kind} {name} exists on the broker with other settings: {what}. {remedy}")
