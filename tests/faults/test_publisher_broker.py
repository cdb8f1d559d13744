"""The broker dies, hangs or refuses in the middle of a publish: the publisher says so in time, and the
message is there once it is sent again."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pika
import pytest

from demo.rabbitmq import RabbitMQ
from domain.faults import Transient
from routing.message import Message
from routing.publisher import Publisher
from routing.topology import Topology
from tests.fixtures.proxy import Proxy

REGISTERED_SECONDS = 5
"""RabbitMQ 3.10 writes its list of quorum queues late: one that is younger does not survive a kill."""

MARK = b'"marked": true'
MESSAGE = Message(
    "event-1", "request-1", "type", "request.roi.authorization.ready", {}, b'{"marked": true, "n": 1}'
)
OTHER = Message("event-2", "request-2", "type", "request.roi.authorization.ready", {}, b"{}")


@pytest.fixture
def proxy(rabbitmq: RabbitMQ) -> Iterator[Proxy]:
    with Proxy(rabbitmq.port) as proxy:
        yield proxy


@pytest.fixture
def publisher(rabbitmq: RabbitMQ, broker_url: str, proxy: Proxy) -> Iterator[Publisher]:
    """Through the proxy, impatient."""
    through = broker_url.replace(f":{rabbitmq.port}/", f":{proxy.port}/")
    publisher = Publisher(through, Topology(departments=("roi",)), patience=2)
    yield publisher
    publisher.close()


def event_ids(url: str) -> list[str]:
    connection = pika.BlockingConnection(pika.URLParameters(url))
    channel: Any = connection.channel()
    found = []
    while (answer := channel.basic_get("his.roi", auto_ack=True))[0] is not None:
        found.append(answer[1].message_id)
    connection.close()
    return found


def test_killed_between_publish_and_confirm(
    rabbitmq: RabbitMQ, broker_url: str, proxy: Proxy, publisher: Publisher
) -> None:
    publisher.publish(OTHER)
    time.sleep(REGISTERED_SECONDS)
    proxy.mute_after(MARK)
    assassin = threading.Thread(target=kill_when_spoken, args=(rabbitmq, proxy))
    assassin.start()
    try:
        with pytest.raises(Transient):
            publisher.publish(MESSAGE)
    finally:
        assassin.join()
        rabbitmq.start()
        proxy.unmute()
    publish_until_confirmed(publisher, MESSAGE)
    found = event_ids(broker_url)
    assert found[0] == "event-2", "confirmed before the kill, so it must be there"
    assert set(found) == {"event-1", "event-2"}


def kill_when_spoken(node: RabbitMQ, proxy: Proxy) -> None:
    proxy.spoken.wait(10)
    node.kill()
    proxy.cut()


def publish_until_confirmed(publisher: Publisher, message: Message, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return publisher.publish(message)
        except Transient:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_confirm_that_never_comes_ends_in_time(broker_url: str, proxy: Proxy, publisher: Publisher) -> None:
    publisher.publish(OTHER)
    proxy.mute_after(MARK)
    began = time.monotonic()
    with pytest.raises(Transient, match="waiting for a confirm"):
        publisher.publish(MESSAGE)
    assert time.monotonic() - began < 10
    proxy.unmute()
    publisher.publish(MESSAGE)
    assert set(event_ids(broker_url)) == {"event-1", "event-2"}


def test_connection_cut_between_two_messages(broker_url: str, proxy: Proxy, publisher: Publisher) -> None:
    publisher.publish(OTHER)
    proxy.cut()
    with pytest.raises(Transient):
        publisher.publish(MESSAGE)
    publisher.publish(MESSAGE)
    assert event_ids(broker_url) == ["event-2", "event-1"]


def test_connection_cut_while_idle_is_noticed(proxy: Proxy, publisher: Publisher) -> None:
    publisher.publish(OTHER)
    proxy.cut()
    with pytest.raises(Transient):
        publisher.idle(0.5)
    publisher.idle(0.1)


def test_full_disk_blocks_nobody_for_long(rabbitmq: RabbitMQ, broker_url: str, publisher: Publisher) -> None:
    publisher.publish(OTHER)
    rabbitmq.ctl("set_disk_free_limit", "900GB")
    try:
        began = time.monotonic()
        with pytest.raises(Transient, match="takes no messages: low on disk"):
            publisher.publish(MESSAGE)
        assert time.monotonic() - began < 10
    finally:
        rabbitmq.ctl("set_disk_free_limit", "50MB")
    publish_until_confirmed(publisher, MESSAGE)
    assert set(event_ids(broker_url)) == {"event-1", "event-2"}
