"""The example consumer as a process of its own, against a real RabbitMQ."""

import importlib.util
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from demo.rabbitmq import RabbitMQ
from domain.decision import Publish
from domain.delivery import Channel
from domain.request import Department, Event, LegalBasis
from routing.message import IntakeFacts, Message, ReviewFacts, build
from routing.publisher import Publisher
from routing.topology import Topology
from tests.fixtures.proxy import Proxy
from tests.unit.routing.filled import RECEIVED, filled

CONSUMER = Path(__file__).parents[2] / "docs" / "examples" / "consumer.py"
Start = Callable[..., subprocess.Popen[str]]


def message(revision: int = 1) -> Message:
    return build(
        filled(),
        Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, ()),
        Event.READY if revision == 1 else Event.UPDATED,
        revision,
        IntakeFacts(Channel.FAX, "records", RECEIVED, 1, complete=True, cover_sheet=False),
        (),
        ReviewFacts(),
        source="urn:his-intake:test",
        dataschema="https://schemas.test",
        now=RECEIVED,
    )


@pytest.fixture
def publisher(broker_url: str) -> Iterator[Publisher]:
    publisher = Publisher(broker_url, Topology(departments=("roi",), delivery_limit=3))
    publisher.declare()
    yield publisher
    publisher.close()


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    return tmp_path / "seen.sqlite"


@pytest.fixture
def start(broker_url: str, seen: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def consumer(url: str = broker_url) -> subprocess.Popen[str]:
        command = [sys.executable, str(CONSUMER), url, "his.roi", "--seen", str(seen)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        return running[-1]

    yield consumer
    for process in running:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def filed(seen: Path) -> list[Any]:
    with closing(sqlite3.connect(seen)) as ledger:
        return ledger.execute("SELECT id, revision FROM requests").fetchall()


def test_each_event_has_one_effect(publisher: Publisher, start: Start, seen: Path) -> None:
    for sent in (message(1), message(1), message(3), message(2), message(3)):
        publisher.publish(sent)
    consumer = start()
    assert line(consumer).startswith("connected")
    verdicts = [line(consumer).split()[0] for _ in range(5)]
    assert verdicts == ["filed", "dropped", "filed", "dropped", "dropped"]
    assert filed(seen) == [(message().request_id, 3)]
    assert publisher.depths()["his.roi"] == 0


def test_killed_consumer_gets_it_again(publisher: Publisher, start: Start, seen: Path) -> None:
    """Held before its commit by a lock on its ledger, then killed: the work is done by the next one."""
    publisher.publish(message())
    with closing(sqlite3.connect(seen, isolation_level=None)) as lock:
        first = start()
        assert line(first).startswith("connected")
        assert line(first).endswith("revision 1")
        lock.execute("BEGIN EXCLUSIVE")
        publisher.publish(message(2))
        time.sleep(0.5)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        lock.execute("ROLLBACK")
    second = start()
    assert line(second).startswith("connected")
    assert line(second) == f"filed {message().request_id} revision 2"
    assert filed(seen) == [(message().request_id, 2)]


def test_connection_is_made_again(
    rabbitmq: RabbitMQ, broker_url: str, publisher: Publisher, start: Start, seen: Path
) -> None:
    with Proxy(rabbitmq.port) as proxy:
        consumer = start(broker_url.replace(f":{rabbitmq.port}/", f":{proxy.port}/"))
        assert line(consumer).startswith("connected")
        proxy.cut()
        assert line(consumer).startswith("connection lost")
        assert line(consumer).startswith("connected")
        publisher.publish(message())
        assert line(consumer).startswith("filed")


def test_what_is_no_request_goes_to_the_dead_letters(publisher: Publisher, start: Start) -> None:
    other = json.loads(message().body) | {"type": "org.his-intake.request.ready.v2"}
    for body in (b"{", b"[]", json.dumps(other).encode()):
        publisher.publish(Message("e", "r", "t", "request.roi.authorization.ready", {}, body))
    consumer = start()
    assert line(consumer).startswith("connected")
    assert [line(consumer).split()[0] for _ in range(3)] == ["rejected:"] * 3
    deadline = time.monotonic() + 5
    while publisher.depths()["his.roi.dlq"] < 3:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_thousand_repeats_have_no_second_effect(seen: Path) -> None:
    consumer = load_consumer()
    effects = []

    def work(ledger: sqlite3.Connection, event: Any) -> None:
        effects.append(event["data"]["request"]["revision"])
        consumer.file_request(ledger, event)

    with closing(consumer.open_ledger(seen)) as ledger:
        events = [consumer.understand(message(revision).body) for revision in (1, 2)]
        for number in range(1000):
            consumer.handle(ledger, events[number % 2], work)
    assert effects == [1, 2]


def test_work_that_fails_leaves_nothing_behind_and_is_done_next_time(seen: Path) -> None:
    consumer = load_consumer()
    event = consumer.understand(message().body)

    def fails(ledger: sqlite3.Connection, event: Any) -> None:
        consumer.file_request(ledger, event)
        raise RuntimeError

    with closing(consumer.open_ledger(seen)) as ledger:
        with pytest.raises(RuntimeError):
            consumer.handle(ledger, event, fails)
        assert filed(seen) == []
        assert consumer.handle(ledger, event)
    assert filed(seen) == [(message().request_id, 1)]


def load_consumer() -> Any:
    """It stands outside every package, as it will at those who copy it."""
    spec = importlib.util.spec_from_file_location("consumer", CONSUMER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_help_teaches() -> None:
    done = subprocess.run(
        [sys.executable, str(CONSUMER), "--help"], capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 0
    assert "Acknowledge only after your own commit" in done.stdout
