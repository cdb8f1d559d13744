"""The publisher against a real RabbitMQ."""

import pytest

from domain.faults import Transient
from routing.message import Message
from routing.publisher import Publisher
from routing.topology import Topology


def message(key: str = "request.roi.authorization.ready", number: int = 1) -> Message:
    return Message(f"event-{number}", f"request-{number}", "type", key, {"x-schema": "1.0.0"}, b"{}")


def test_confirmed_message_lies_in_its_departments_queue(broker_url: str) -> None:
    publisher = Publisher(broker_url, Topology())
    publisher.publish(message())
    publisher.publish(message("request.imaging.imaging.ready", 2))
    assert publisher.depths()["his.roi"] == 1
    assert publisher.depths()["his.imaging"] == 1
    publisher.close()


def test_department_without_queue_is_refused(broker_url: str) -> None:
    publisher = Publisher(broker_url, Topology(departments=("roi",)))
    with pytest.raises(Transient, match="No queue is configured for department imaging"):
        publisher.publish(message("request.imaging.imaging.ready"))
