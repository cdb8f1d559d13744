"""What private servers on the loopback interface have in common."""

import socket
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
