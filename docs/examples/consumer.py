#!/usr/bin/env python3
"""Reads the requests of one department from its queue. Copy it and put your own work into `file_request`.

    pip install pika
    python consumer.py amqps://user:password@broker.example.org/ his.roi --seen seen.sqlite

What it keeps to, and yours should too:

* Acknowledge only after your own commit. Killed before, the message comes again: nothing is lost.
* Messages can come twice. A repeated event id is dropped, and so is a revision of a request that is not
  above the last one seen; both are remembered in the same commit as the work.
* Properties that you do not know are ignored: fields are added within version 1. A message of another major
  version, or one that is no message at all, is rejected and lands in `<queue>.dlq`, where somebody looks.
* Work that raises ends the process: let your supervisor start it again. A message that fails every time goes
  to `<queue>.dlq` once the delivery limit is reached, and the others go on.
* The connection is made again for ever, a little slower each time.
* A message holds patient data. Log ids only.
"""

import argparse
import json
import logging
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pika
from pika.exceptions import AMQPError

Event = Mapping[str, Any]
Work = Callable[[sqlite3.Connection, Event], None]

SCHEMA = """
CREATE TABLE IF NOT EXISTS seen_events (id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL);
"""
TYPE = "org.his-intake.request."
MAJOR = ".v1"
LONGEST_WAIT = 60.0
log = logging.getLogger("consumer")


class NotUnderstood(Exception):
    """Not a request of version 1."""


def file_request(ledger: sqlite3.Connection, event: Event) -> None:
    """Your work goes here, inside the open transaction: do not commit. Another system that you call must
    take the same event id twice without harm."""
    request = event["data"]["request"]
    ledger.execute(
        "INSERT INTO requests VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body",
        (request["id"], request["revision"], json.dumps(event, ensure_ascii=False)),
    )


def understand(body: bytes) -> Event:
    try:
        event = json.loads(body)
        known = event["type"].startswith(TYPE) and event["type"].endswith(MAJOR)
        request = event["data"]["request"]
        whole = all(isinstance(text, str) for text in (event["id"], request["id"]))
        if not (known and whole and isinstance(request["revision"], int)):
            raise NotUnderstood("another version")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotUnderstood("not a request") from error
    return event  # type: ignore[no-any-return]


def open_ledger(path: Path) -> sqlite3.Connection:
    ledger = sqlite3.connect(path, isolation_level=None)
    ledger.execute("PRAGMA synchronous = FULL")
    ledger.executescript(SCHEMA)
    return ledger


def handle(ledger: sqlite3.Connection, event: Event, work: Work = file_request) -> bool:
    """Does the work of an event exactly once; False for one that is dropped. Returns after the commit."""
    ledger.execute("BEGIN IMMEDIATE")
    try:
        fresh = is_new(ledger, event)
        if fresh:
            work(ledger, event)
            ledger.execute("INSERT INTO seen_events VALUES (?)", (event["id"],))
    except BaseException:
        ledger.execute("ROLLBACK")
        raise
    ledger.execute("COMMIT")
    return fresh


def is_new(ledger: sqlite3.Connection, event: Event) -> bool:
    if ledger.execute("SELECT 1 FROM seen_events WHERE id = ?", (event["id"],)).fetchone():
        return False
    request = event["data"]["request"]
    last = ledger.execute("SELECT revision FROM requests WHERE id = ?", (request["id"],)).fetchone()
    return last is None or request["revision"] > last[0]


def consume(url: str, queue: str, ledger: sqlite3.Connection, work: Work = file_request) -> None:
    """Until the connection breaks. The prefetch keeps what others of your workers could do off this one."""
    parameters = pika.URLParameters(url)
    parameters.heartbeat = 20
    parameters.socket_timeout = 10
    with closing(pika.BlockingConnection(parameters)) as connection:
        channel = connection.channel()
        channel.basic_qos(prefetch_count=10)
        log.info("connected, waiting for %s", queue)
        for method, _, body in channel.consume(queue):
            answer(channel, method.delivery_tag, body, ledger, work)


def answer(channel: Any, tag: int, body: bytes, ledger: sqlite3.Connection, work: Work) -> None:
    try:
        event = understand(body)
    except NotUnderstood as problem:
        log.warning("rejected: %s", problem)
        channel.basic_reject(tag, requeue=False)
        return
    fresh = handle(ledger, event, work)
    channel.basic_ack(tag)
    request = event["data"]["request"]
    log.info("%s %s revision %d", "filed" if fresh else "dropped", request["id"], request["revision"])


def waits() -> Iterator[float]:
    seconds = 1.0
    while True:
        yield seconds
        seconds = min(seconds * 2, LONGEST_WAIT)


def run(url: str, queue: str, ledger: sqlite3.Connection) -> None:
    """For ever; only a signal ends it."""
    pauses = waits()
    while True:
        began = time.monotonic()
        try:
            consume(url, queue, ledger)
        except (AMQPError, OSError) as error:
            log.warning("connection lost (%s), trying again", type(error).__name__)
        if time.monotonic() - began > LONGEST_WAIT:
            pauses = waits()
        time.sleep(next(pauses))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", help="amqps://user:password@host/virtual-host")
    parser.add_argument("queue", help="your department's queue, such as his.roi")
    parser.add_argument("--seen", type=Path, default=Path("seen.sqlite"), help="SQLite file of what was done")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)
    logging.getLogger("pika").setLevel(logging.CRITICAL)  # what it says, `run` says shorter
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with closing(open_ledger(options.seen)) as ledger:
        try:
            run(options.url, options.queue, ledger)
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
