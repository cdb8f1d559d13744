"""What a department sees: the messages on its queue, taken and acknowledged."""

import json
from typing import Any

import pika

from demo.line import Line


def take_all(line: Line, department: str) -> list[dict[str, Any]]:
    """Every message waiting on the department's queue, oldest first, as its consumer would get them."""
    connection = pika.BlockingConnection(pika.URLParameters(line.broker.url))
    taken: list[dict[str, Any]] = []
    try:
        channel = connection.channel()
        while True:
            method, properties, body = channel.basic_get(f"his.{department}")
            if method is None:
                return taken
            assert properties.content_type == "application/cloudevents+json"
            assert properties.delivery_mode == 2
            channel.basic_ack(method.delivery_tag)
            taken.append({"routing_key": method.routing_key, **json.loads(body)})
    finally:
        connection.close()
