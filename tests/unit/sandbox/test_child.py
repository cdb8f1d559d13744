"""A child may hang, die, lie or flood; the parent gets a value or a Permanent, in time."""

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass

import psutil
import pytest

from domain.faults import ErrorCode, Permanent
from sandbox import Limits, run

QUICK = Limits(seconds=2.0, cpu_seconds=1, memory=1024**3)


@dataclass(frozen=True)
class Answer:
    words: tuple[str, ...]


def fault_of(task: object, limits: Limits = QUICK) -> ErrorCode:
    with pytest.raises(Permanent) as caught:
        run(task, Answer, limits)  # type: ignore[arg-type]
    return caught.value.code


def test_returns_a_typed_value() -> None:
    assert run(lambda: Answer(("a", "b")), Answer, QUICK) == Answer(("a", "b"))


def test_hands_on_the_childs_own_fault() -> None:
    def task() -> Answer:
        raise Permanent(ErrorCode.ENCRYPTED_PDF, "locked")

    assert fault_of(task) is ErrorCode.ENCRYPTED_PDF


def test_sleeping_child_is_cut_off_with_its_descendants() -> None:
    def task() -> Answer:
        subprocess.run(["sleep", "61.7"])
        return Answer(())

    started = time.monotonic()
    assert fault_of(task, Limits(seconds=0.5)) is ErrorCode.TIMEOUT
    assert time.monotonic() - started < 2
    time.sleep(0.2)
    assert subprocess.run(["pgrep", "-f", "sleep 61.7"], capture_output=True).returncode == 1


def test_spinning_child_hits_the_cpu_limit() -> None:
    def task() -> Answer:
        while True:
            pass

    assert fault_of(task, Limits(seconds=10, cpu_seconds=1)) is ErrorCode.TIMEOUT


def test_memory_hog() -> None:
    assert fault_of(lambda: Answer((str(len(bytearray(2 * 1024**3))),))) is ErrorCode.OUT_OF_MEMORY


def test_killed_child_and_bug_are_crashes() -> None:
    assert fault_of(lambda: os.kill(os.getpid(), signal.SIGSEGV)) is ErrorCode.CRASHED
    assert fault_of(lambda: 1 / 0) is ErrorCode.CRASHED
    assert fault_of(lambda: "no answer") is ErrorCode.CRASHED


def test_child_cannot_reach_a_listening_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def task() -> Answer:
            socket.create_connection(server.getsockname(), timeout=1)
            return Answer(())

        assert fault_of(task) is ErrorCode.CRASHED


def test_no_zombie_is_left() -> None:
    before = {child.pid for child in psutil.Process().children()}
    run(lambda: Answer(()), Answer, QUICK)
    assert {child.pid for child in psutil.Process().children()} <= before
