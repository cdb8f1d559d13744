"""The publisher against a real RabbitMQ."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pika
import pytest

from domain.faults import Transient
from routing.link import Link
from routing.message import CONTENT_TYPE, Message
from routing.publisher import Publisher, parameters, properties
from routing.topology import REQUESTS, Topology, TopologyMismatch

Channel = Any
ROI = "request.roi.authorization.ready"
Make = Callable[..., Publisher]


def message(key: str = ROI, number: int = 1) -> Message:
    return Message(
        f"event-{number}", f"request-{number}", "type", key, {"x-schema": "1.0.0"}, b'{"id":%d}' % number
    )


@pytest.fixture
def make(broker_url: str) -> Iterator[Make]:
    publishers: list[Publisher] = []

    def publisher(**limits: Any) -> Publisher:
        publishers.append(Publisher(broker_url, Topology(**limits)))
        return publishers[-1]

    yield publisher
    for one in publishers:
        one.close()


@pytest.fixture
def channel(broker_url: str) -> Iterator[Channel]:
    """An administrator's or a consumer's own connection."""
    connection = pika.BlockingConnection(pika.URLParameters(broker_url))
    yield connection.channel()
    if connection.is_open:
        connection.close()


def test_confirmed_message_lies_in_its_departments_queue(make: Make) -> None:
    publisher = make()
    publisher.publish(message())
    publisher.publish(message("request.imaging.imaging.ready", 2))
    depths = publisher.depths()
    assert {queue: ready for queue, ready in depths.items() if ready} == {"his.roi": 1, "his.imaging": 1}


def test_message_arrives_whole_with_its_properties(make: Make, channel: Channel) -> None:
    make().publish(message(number=7))
    method, properties, body = channel.basic_get("his.roi", auto_ack=True)
    assert (method.routing_key, body) == (ROI, b'{"id":7}')
    assert (properties.message_id, properties.correlation_id) == ("event-7", "request-7")
    assert properties.content_type == CONTENT_TYPE
    assert properties.delivery_mode == 2
    assert properties.headers["x-schema"] == "1.0.0"


def test_depths_are_exact(make: Make, channel: Channel) -> None:
    publisher = make()
    for number in range(10):
        publisher.publish(message(number=number))
    assert publisher.depths()["his.roi"] == 10
    channel.basic_get("his.roi", auto_ack=True)
    assert publisher.depths()["his.roi"] == 9


def test_topology_may_be_declared_again_and_again(make: Make) -> None:
    make().declare()
    make().declare()
    publisher = make()
    publisher.declare()
    assert set(publisher.depths()) == set(Topology().queues)


def test_department_without_queue_is_refused(make: Make) -> None:
    with pytest.raises(Transient, match="No queue is configured for department imaging"):
        make(departments=("roi",)).publish(message("request.imaging.imaging.ready"))


def test_key_that_no_binding_takes_is_kept_aside(make: Make, channel: Channel) -> None:
    publisher = make(departments=("roi",))
    publisher.declare()
    channel.basic_publish("his.requests", "request.nobody.other.ready", b"{}")
    channel.connection.process_data_events(0.2)
    assert publisher.depths()["his.unroutable"] == 1


def test_queue_removed_behind_its_back_is_put_back(make: Make, channel: Channel) -> None:
    publisher = make()
    publisher.publish(message())
    channel.queue_unbind("his.roi", "his.requests", "request.roi.#")
    publisher.publish(message(number=2))
    assert publisher.depths()["his.roi"] == 2
    channel.queue_delete("his.roi")
    publisher.publish(message(number=3))
    assert publisher.depths()["his.roi"] == 1


def test_message_that_comes_back_is_not_taken_for_delivered(broker_url: str) -> None:
    """Without the alternate exchange nobody keeps it: the broker returns it, then confirms it."""
    link = Link(parameters(broker_url, None))
    link.open()
    link.ask(link.channel.exchange_declare, REQUESTS, exchange_type="topic", durable=True)
    with pytest.raises(Transient, match="found no queue"):
        link.publish(REQUESTS, ROI, b"{}", properties(message()))
    link.drop()


def test_full_queue_refuses_with_a_reason_and_takes_again_when_emptied(make: Make, channel: Channel) -> None:
    publisher = make(max_length=2)
    with pytest.raises(Transient, match="its queue is full"):
        for number in range(20):
            publisher.publish(message(number=number))
    channel.queue_purge("his.roi")
    publisher.publish(message(number=99))


def test_rejected_too_often_goes_to_the_dead_letters(make: Make, channel: Channel) -> None:
    publisher = make(delivery_limit=2)
    publisher.publish(message())
    for _ in range(3):
        method = next(m for m, _, _ in channel.consume("his.roi") if m)
        channel.basic_nack(method.delivery_tag, requeue=True)
    channel.cancel()
    assert soon(lambda: publisher.depths()["his.roi.dlq"] == 1)
    assert publisher.depths()["his.roi"] == 0


def test_other_settings_on_the_broker_are_a_clear_error(make: Make) -> None:
    make(delivery_limit=5).declare()
    with pytest.raises(TopologyMismatch) as caught:
        make(delivery_limit=9).declare()
    assert "queue his.roi exists on the broker with other settings" in str(caught.value)
    assert "x-delivery-limit is 5 there, 9 here" in str(caught.value)
    assert "rabbitmqctl delete_queue his.roi" in str(caught.value)


def test_foreign_exchange_of_that_name_is_a_clear_error(make: Make, channel: Channel) -> None:
    channel.exchange_declare("his.requests", "direct", durable=True)
    with pytest.raises(
        TopologyMismatch, match=r"exchange his.requests exists .* type is direct there, topic here"
    ):
        make().declare()


def test_wrong_password_is_a_reason_not_a_crash(broker_url: str) -> None:
    publisher = Publisher(broker_url.replace("intake:", "intake:not"), Topology())
    with pytest.raises(Transient, match="ACCESS_REFUSED"):
        publisher.publish(message())


def test_nobody_listening_is_a_reason_not_a_crash() -> None:
    publisher = Publisher("amqp://a:b@127.0.0.1:1/%2F", Topology())
    with pytest.raises(Transient, match="RabbitMQ"):
        publisher.publish(message())


def test_idle_connection_is_kept_alive(make: Make, channel: Channel) -> None:
    publisher = make()
    publisher.publish(message())
    publisher.idle(0.2)
    publisher.publish(message(number=2))
    assert publisher.depths()["his.roi"] == 2


def soon(true: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False
