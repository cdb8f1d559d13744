"""All processes of one machine: started, watched, started again when they die, stopped together.

Production uses one systemd unit per process instead; the commands are the same.
"""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.log import log
from service.settings import Settings
from service.worker import Stop

STOP_SECONDS = 10.0
RESTART_AFTER = (0.5, 2.0, 10.0, 30.0)
STEADY_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process of the line; `deaths` counts the early ones, for the wait before the next start."""

    arguments: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_at: float = 0.0
    deaths: int = 0

    @property
    def name(self) -> str:
        return "-".join(self.arguments)


@dataclass(slots=True)
class Supervisor:
    """Runs `intake <arguments>` for each child until told to stop."""

    config: Path | None
    children: list[Child] = field(default_factory=list)

    @classmethod
    def of(cls, settings: Settings, config: Path | None) -> "Supervisor":
        plan: list[tuple[str, ...]] = [("source", name) for name in settings.source_names()]
        plan += [("worker", str(number)) for number in range(1, settings.workers.count + 1)]
        plan += [("publisher",), ("review",)]
        plan += [("learner",)] * settings.learning.nightly
        return cls(config, [Child(arguments) for arguments in plan])

    def run(self, stop: Stop) -> None:
        try:
            while not stop.asked:
                for child in self.children:
                    self._tend(child)
                time.sleep(0.2)
        finally:
            self._stop()

    def _tend(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                self._start(child)
            return
        code = child.process.poll()
        if code is None:
            return
        steady = now - child.started > STEADY_SECONDS
        child.deaths = 0 if steady else child.deaths + 1
        wait = RESTART_AFTER[min(child.deaths, len(RESTART_AFTER) - 1)]
        log.warning("process_ended", source=child.name, code=code, retry_in=wait)
        child.process, child.start_at = None, now + wait

    def _start(self, child: Child) -> None:
        config = ["--config", str(self.config)] if self.config else []
        command = [sys.executable, "-m", "service.cli", *config, *child.arguments]
        # Own group: Ctrl-C reaches us alone, and we end the others in order.
        child.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with_parent
        )
        child.started = time.monotonic()

    def _stop(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        _wait(running, STOP_SECONDS)
        for process in running:
            process.kill()
            process.wait()


def _wait(processes: Sequence[subprocess.Popen[bytes]], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(process.poll() is None for process in processes):
        time.sleep(0.05)


def _die_with_parent() -> None:
    """A supervisor killed outright takes its processes along; none goes on unwatched."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
