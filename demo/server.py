"""What private servers on the loopback interface have in common."""

import contextlib
import os
import signal
import socket
import subprocess
import time


class MissingServer(RuntimeError):
    """The program is not installed, or cannot be started as this user; the message says what to do."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int, seconds: float) -> bool:
    """Whether something takes connections on the port within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False


def start_program(command: list[str]) -> subprocess.Popen[bytes]:
    """Silent, in a process group of its own, so that its children can be ended with it."""
    null = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)


def stop_program(server: subprocess.Popen[bytes], seconds: float) -> None:
    """Ends the server, by force after so many seconds, and whatever it left behind."""
    server.terminate()
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(server.pid, signal.SIGKILL)
