"""The message contract as files, JSON Schema 2020-12 and AsyncAPI 3: `python -m routing.schema`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from domain.form import FormType
from domain.request import Department, Event
from routing import wire
from routing.message import CONTENT_TYPE
from routing.topology import REQUESTS, UNROUTABLE, dead_letters_of, queue_of

FOLDER = Path(__file__).parent.parent / "docs" / "messages"
SCHEMA_FILE = f"request-{wire.SCHEMA_VERSION}.schema.json"
BASE = "https://his-intake.org/schemas"


def json_schema() -> Mapping[str, Any]:
    """Of the whole envelope, for consumers: unknown properties are allowed, since fields are added."""
    found = wire.Envelope.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}/request/{wire.SCHEMA_VERSION}.json",
        **_open(found),
        "title": "Request for a department of Health Information Services",
    }


def _open(schema: Any) -> Any:
    """Our own models refuse what they do not know; a consumer must not. An absent property has no
    default: it says that the form has no such field."""
    if isinstance(schema, dict):
        dropped = ("additionalProperties", "default")
        return {key: _open(value) for key, value in schema.items() if key not in dropped}
    if isinstance(schema, list):
        return [_open(value) for value in schema]
    return schema


def asyncapi() -> Mapping[str, Any]:
    departments = [department.value for department in Department]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "his-intake requests",
            "version": wire.SCHEMA_VERSION,
            "description": "One message for every event of a request, to the department that acts on it.",
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": {
            REQUESTS: _exchange(),
            **{queue_of(department): _queue(department) for department in departments},
        },
        "operations": {
            "publish": {
                "action": "send",
                "channel": {"$ref": f"#/channels/{REQUESTS}"},
                "summary": "Persistent, mandatory, confirmed. At most a repeat with the same id.",
                "bindings": {"amqp": {"deliveryMode": 2, "mandatory": True, "bindingVersion": "0.3.0"}},
            },
            **{f"receive-{department}": _receive(department) for department in departments},
        },
        "components": {"messages": {event.value: _message(event) for event in Event}},
    }


def _exchange() -> Mapping[str, Any]:
    return {
        "address": "request.{department}.{form_type}.{event}",
        "description": f"Topic exchange. What no queue takes goes to {UNROUTABLE}.",
        "parameters": {
            "department": {"enum": [department.value for department in Department]},
            "form_type": {"enum": [form_type.value for form_type in FormType]},
            "event": {"enum": [event.value for event in Event]},
        },
        "messages": _messages(),
        "bindings": {
            "amqp": {
                "is": "routingKey",
                "exchange": {
                    "name": REQUESTS,
                    "type": "topic",
                    "durable": True,
                    "autoDelete": False,
                    "vhost": "/",
                },
                "bindingVersion": "0.3.0",
            }
        },
    }


def _queue(department: str) -> Mapping[str, Any]:
    name = queue_of(department)
    return {
        "address": name,
        "description": (
            f"Quorum queue bound to {REQUESTS} with request.{department}.#. What is given back too often "
            f"goes to {dead_letters_of(name)}."
        ),
        "messages": _messages(),
        "bindings": {
            "amqp": {
                "is": "queue",
                "queue": {
                    "name": name,
                    "durable": True,
                    "exclusive": False,
                    "autoDelete": False,
                    "vhost": "/",
                },
                "bindingVersion": "0.3.0",
            }
        },
    }


def _receive(department: str) -> Mapping[str, Any]:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{queue_of(department)}"},
        "summary": "Acknowledge after your own commit; drop a repeated id and a revision not above the last.",
        "bindings": {"amqp": {"ack": True, "bindingVersion": "0.3.0"}},
    }


def _messages() -> Mapping[str, Any]:
    return {event.value: {"$ref": f"#/components/messages/{event.value}"} for event in Event}


def _message(event: Event) -> Mapping[str, Any]:
    return {
        "name": f"{wire.TYPE_PREFIX}.{event.value}.v1",
        "title": event.value,
        "contentType": CONTENT_TYPE,
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"./{SCHEMA_FILE}"},
        },
        "bindings": {
            "amqp": {"messageType": f"{wire.TYPE_PREFIX}.{event.value}.v1", "bindingVersion": "0.3.0"}
        },
    }


def documents() -> Mapping[str, str]:
    """File name to text, as they stand in the repository."""
    return {SCHEMA_FILE: _text(json_schema()), "asyncapi.json": _text(asyncapi())}


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{FOLDER / name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
