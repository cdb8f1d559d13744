"""A worker finishes, postpones, gives up; a failing task never stops it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from domain.faults import ErrorCode, Permanent, Transient
from ledger import Ledger, events, tasks
from ledger.tasks import Task
from service.worker import Finish, KeepAlive, Step, Worker
from tests.unit.service.conftest import captured


def worker(desk: Ledger, step: Step, given_up: list[Permanent | None], attempts: int = 3) -> Worker:
    def give_up(task: Task, fault: Permanent | None) -> Finish:
        given_up.append(fault)
        return lambda c: None

    return Worker(desk, "w", {"read": step}, give_up, timedelta(seconds=60), attempts)


def owed(desk: Ledger, delivery_id: str) -> tuple[tasks.OwedTask, ...]:
    with desk.read() as connection:
        return tasks.for_subject(connection, delivery_id)


def make_due(desk: Ledger, delivery_id: str) -> None:
    """As if the wait were over, without forgetting the attempts."""
    with desk.begin() as connection:
        connection.exec_driver_sql("update tasks set due = '2020-01-01 00:00:00.000000'")


def test_a_finished_step_leaves_no_task_and_its_writes(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        keep_alive()
        return lambda c: events.append(c, "read", datetime.now(UTC), delivery_id=task.subject)

    assert worker(desk, step, []).work_once()
    assert owed(desk, delivery_id) == ()
    with desk.read() as connection:
        assert events.story(connection, delivery_id)[-1].name == "read"


def test_nothing_due_is_said(desk: Ledger) -> None:
    assert not worker(desk, lambda task, keep: lambda c: None, []).work_once()


def test_a_transient_fault_postpones(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        raise Transient("later", timedelta(minutes=7))

    worker(desk, step, []).work_once()
    (task,) = owed(desk, delivery_id)
    assert task.due > datetime.now(UTC) + timedelta(minutes=6)


def test_a_permanent_fault_is_given_up_at_once(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")
    given_up: list[Permanent | None] = []

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        raise Permanent(ErrorCode.BOMB, "too much")

    worker(desk, step, given_up).work_once()
    assert [fault.code for fault in given_up if fault] == [ErrorCode.BOMB]
    assert owed(desk, delivery_id) == ()


def test_a_bug_is_tried_three_times_and_then_given_up(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")
    given_up: list[Permanent | None] = []

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        raise ZeroDivisionError

    tired = worker(desk, step, given_up)
    for _ in range(3):
        make_due(desk, delivery_id)
        assert tired.work_once()
    assert given_up == []
    make_due(desk, delivery_id)
    tired.work_once()
    assert given_up == [None]
    assert owed(desk, delivery_id) == ()


def test_a_lost_claim_throws_the_result_away(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        with desk.begin() as connection:  # the lease ran out and another worker took it
            connection.exec_driver_sql("update tasks set token = 'other'")
        return lambda c: events.append(c, "read", datetime.now(UTC), delivery_id=task.subject)

    worker(desk, step, []).work_once()
    assert len(owed(desk, delivery_id)) == 1
    with desk.read() as connection:
        assert [event.name for event in events.story(connection, delivery_id)] == ["captured"]


def test_writes_that_fail_take_nothing_away(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        def broken(connection: Connection) -> None:
            raise ZeroDivisionError

        return broken

    worker(desk, step, []).work_once()
    assert len(owed(desk, delivery_id)) == 1


@pytest.mark.timeout(20)
def test_a_step_that_hangs_is_cut_off(desk: Ledger) -> None:
    delivery_id = captured(desk, "a")

    def step(task: Task, keep_alive: KeepAlive) -> Finish:
        while True:
            pass

    hung = Worker(desk, "w", {"read": step}, lambda t, f: lambda c: None, timedelta(seconds=1), 3)
    hung.work_once()
    (task,) = owed(desk, delivery_id)
    assert task.last_error == "StepTimeout"


def test_a_worker_that_starts_anew_frees_what_it_held(desk: Ledger) -> None:
    captured(desk, "a")
    with desk.begin() as connection:
        assert tasks.claim(connection, ("read",), datetime.now(UTC), timedelta(hours=1), "w")
        assert tasks.disown(connection, "w") == 1
        assert tasks.claim(connection, ("read",), datetime.now(UTC), timedelta(hours=1), "v")
