"""A worker: claims the oldest task that is due, does its step, finishes it; one at a time, for ever.

Claim is one short commit (attempts + 1), work is outside any transaction, finish is one commit that
deletes the task only where its token is still ours. Kill it anywhere: the task comes back.
"""

import signal
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import FrameType

from sqlalchemy import Connection

from domain.faults import Permanent, Transient
from ledger import Ledger, tasks
from ledger.tasks import Task
from service.clock import now
from service.log import log

IDLE_SECONDS = 0.3
BACKOFF = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5))

Finish = Callable[[Connection], None]
KeepAlive = Callable[[], None]
"""Called after each part of a long step: renews the lease and the time limit."""

Step = Callable[[Task, KeepAlive], Finish]
"""Does the work, returns the writes that go into the task's final commit."""


class StepTimeout(Exception):
    """The step took longer than its lease allows."""


class LostTask(Exception):
    """Somebody else holds the task now; our result is thrown away."""


class Stop:
    """Set by SIGTERM or SIGINT: end after the present task."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> "Stop":
        signal.signal(signal.SIGTERM, self._hear)
        signal.signal(signal.SIGINT, self._hear)
        return self

    def _hear(self, _: int, __: FrameType | None) -> None:
        self.asked = True


class Worker:
    """`give_up` turns a task that failed too often, or for good, into writes a person will see."""

    def __init__(
        self,
        desk: Ledger,
        name: str,
        steps: Mapping[str, Step],
        give_up: Callable[[Task, Permanent | None], Finish],
        lease: timedelta,
        attempts: int,
    ) -> None:
        self._desk = desk
        self._name = name
        self._steps = steps
        self._give_up = give_up
        self._lease = lease
        self._attempts = attempts

    def run(self, stop: Stop) -> None:
        with self._desk.begin() as connection:
            tasks.disown(connection, self._name)
        while not stop.asked:
            if not self.work_once():
                time.sleep(IDLE_SECONDS)

    def work_once(self) -> bool:
        """Claim and do one task. False: nothing was due."""
        with self._desk.begin() as connection:
            task = tasks.claim(connection, tuple(self._steps), now(), self._lease, self._name)
        if task is None:
            return False
        bound = log.bind(step=task.step, task=task.id, attempts=task.attempts)
        started = time.monotonic()
        try:
            if task.attempts > self._attempts:  # it killed whoever worked on it before
                self._finish(task, self._give_up(task, None))
                bound.warning("task_given_up", code="too_many_attempts")
            else:
                self._finish(task, self._do(task))
                bound.info("task_done", seconds=round(time.monotonic() - started, 3))
        except LostTask:
            bound.warning("task_lost")
        except Permanent as fault:
            bound.warning("task_refused", code=str(fault.code))
            self._finish(task, self._give_up(task, fault))
        except Transient as fault:
            bound.info("task_postponed", retry_in=fault.retry_after.total_seconds())
            self._fail(task, "transient", fault.retry_after)
        except Exception as bug:  # noqa: BLE001 - the one broad except: a bug costs a task, never the worker
            bound.error("task_failed", error=type(bug).__name__, where=_where(bug))
            self._fail(task, type(bug).__name__, BACKOFF[min(task.attempts, len(BACKOFF)) - 1])
        return True

    def _do(self, task: Task) -> Finish:
        seconds = self._lease.total_seconds() * 0.9

        def too_long(_: int, __: FrameType | None) -> None:
            raise StepTimeout

        def keep_alive() -> None:
            with self._desk.begin() as connection:
                if not tasks.extend(connection, task, self._lease, now()):
                    raise LostTask
            signal.setitimer(signal.ITIMER_REAL, seconds)

        previous = signal.signal(signal.SIGALRM, too_long)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return self._steps[task.step](task, keep_alive)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)

    def _finish(self, task: Task, writes: Finish) -> None:
        with self._desk.begin() as connection:
            if not tasks.finish(connection, task):
                raise LostTask
            writes(connection)

    def _fail(self, task: Task, code: str, wait: timedelta) -> None:
        with self._desk.begin() as connection:
            tasks.fail(connection, task, code, now() + wait)


def _where(bug: BaseException) -> str:
    """Module and line of the fault, which say much and quote nothing."""
    trace = bug.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown"
