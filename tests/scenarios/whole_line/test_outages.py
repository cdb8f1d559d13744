"""Servers away and processes killed: capture goes on where it can, status says so, all drains afterwards."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from demo.line import Feed, Line
from ledger.figures import SourceFigures
from service.publish import BROKER
from tests.scenarios.whole_line.desk import take_all

SAMPLES = Path(__file__).parents[3] / "samples" / "committed"
pytestmark = pytest.mark.timeout(600)


def _until(met: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if met():
            return True
        time.sleep(0.2)
    return False


def _source(line: Line, name: str) -> SourceFigures:
    return next(source for source in line.figures().sources if source.name == name)


def _await_queues(line: Line) -> None:
    """Until the publisher has declared them and looked at them once."""
    assert _until(lambda: any(queue.name == "his.exceptions" for queue in line.figures().queues), 60)


def _note(number: int) -> bytes:
    return (
        f"From: a{number}@example.org\r\nTo: his@example.org\r\nMessage-ID: <{number}@example.org>\r\n"
        f"Subject: question\r\n\r\nWhen will my records come? ({number})\r\n"
    ).encode()


def _processes(line: Line, command: str) -> list[psutil.Process]:
    children = psutil.Process(line.service.pid).children(recursive=True)
    return [child for child in children if command in _words(child)]


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it has just ended
        return []


def _kill(process: psutil.Process) -> None:
    with contextlib.suppress(psutil.Error):
        process.kill()


def test_broker_away_keeps_everything_and_drains_when_back(line: Line) -> None:
    _await_queues(line)
    time.sleep(5)  # RabbitMQ 3.10 can lose a quorum queue that is killed within seconds of its creation
    take_all(line, "exceptions")
    before = line.figures().balance.received
    line.broker.kill()
    for number in range(3):
        line.mail.deliver(_note(number))
    assert _until(lambda: line.figures().unsent.count == 3, 90)
    assert _until(lambda: _source(line, BROKER).error is not None, 60)
    line.broker.start()
    assert line.wait(before + 3, seconds=120)
    messages = take_all(line, "exceptions")
    assert len({message["id"] for message in messages}) == 3
    assert _source(line, BROKER).error is None


def test_mail_server_away_is_said_and_mended_alone(line: Line) -> None:
    line.mail.stop()
    assert _until(lambda: _source(line, "mail").error is not None, 90)
    line.mail.start()
    before = line.figures().balance.received
    line.mail.deliver(_note(10))
    assert line.wait(before + 1, seconds=180)
    assert _source(line, "mail").error is None


def test_killed_processes_lose_and_repeat_nothing(line: Line) -> None:
    _await_queues(line)
    for department in ("exceptions", "verbal", "imaging", "roi", "amendment"):
        take_all(line, department)
    before = line.figures().balance.received
    line.feed(Feed(SAMPLES / "fax-verbal-en-typed.tif", "verbal"))
    for number in range(20, 30):
        line.mail.deliver(_note(number))
    for _ in range(6):
        time.sleep(1.5)
        for command in ("worker", "publisher", "mail"):
            for process in _processes(line, command):
                _kill(process)
    assert line.wait(before + 11, seconds=300)
    after = line.figures().balance
    assert after.accounted == after.received == before + 11
    messages = take_all(line, "exceptions")
    assert len({message["subject"] for message in messages}) == 10
    assert len({message["id"] for message in messages}) == 10  # a repeat on the wire has the same id
