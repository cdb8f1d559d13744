from datetime import datetime, timedelta

import pytest

import ledger
from ledger import Connection, requests, tasks
from tests.unit.ledger.stories import MINUTE, NOON, in_review

LEASE = timedelta(minutes=5)


def _claim(c: Connection, now: datetime = NOON, step: str = "read") -> tasks.Task:
    task = tasks.claim(c, [step], now, LEASE, "worker-1")
    assert task is not None
    return task


def test_the_longest_due_comes_first_of_the_steps_asked_for(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "late", NOON)
        tasks.add(c, "read", "early", NOON - MINUTE)
        tasks.add(c, "decide", "other", NOON - 2 * MINUTE)
        tasks.add(c, "read", "future", NOON + MINUTE)
        claimed = [tasks.claim(c, ["read", "unpack"], NOON, LEASE, "w") for _ in range(3)]
    assert [task and task.subject for task in claimed] == ["early", "late", None]


def test_an_attempt_counts_before_the_work(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        assert _claim(c).attempts == 1
        assert _claim(c, NOON + LEASE).attempts == 2


def test_a_claim_comes_back_when_its_lease_runs_out(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        first = _claim(c)
        assert tasks.claim(c, ["read"], NOON + LEASE - timedelta(microseconds=1), LEASE, "w") is None
        second = _claim(c, NOON + LEASE)
    assert second.id == first.id
    assert second.token != first.token


def test_a_stale_claim_can_do_nothing(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        stale, live = _claim(c), _claim(c, NOON + LEASE)
        assert not tasks.finish(c, stale)
        assert not tasks.fail(c, stale, "crashed", NOON)
        assert not tasks.park(c, stale, "crashed", NOON)
        assert not tasks.extend(c, stale, LEASE, NOON)
        assert tasks.finish(c, live)
        assert not tasks.finish(c, live)
        assert tasks.for_subject(c, "d") == ()


def test_extending_keeps_others_away(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        task = _claim(c)
        assert tasks.extend(c, task, LEASE, NOON + MINUTE)
        assert tasks.claim(c, ["read"], NOON + LEASE, LEASE, "w") is None
        assert tasks.finish(c, task)


def test_a_failed_task_waits_and_keeps_its_count(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        assert tasks.fail(c, _claim(c), "timeout", NOON + MINUTE)
        assert tasks.claim(c, ["read"], NOON, LEASE, "w") is None
        (owed,) = tasks.for_subject(c, "d")
        assert (owed.last_error, owed.attempts, owed.due, owed.worker) == ("timeout", 1, NOON + MINUTE, None)
        assert _claim(c, NOON + MINUTE).attempts == 2


def test_a_parked_task_waits_for_a_person(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        assert tasks.park(c, _claim(c), "too_many_attempts", NOON)
        assert tasks.claim(c, ["read"], NOON + 1000 * LEASE, LEASE, "w") is None
        (parked,) = tasks.parked(c)
        assert (parked.subject, parked.parked_reason, parked.parked_at) == ("d", "too_many_attempts", NOON)
        assert tasks.requeue(c, "d", NOON + MINUTE) == 1
        assert tasks.parked(c) == ()
        assert _claim(c, NOON + MINUTE).attempts == 1


def test_requeue_leaves_running_and_ready_tasks_alone(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "running", NOON)
        running = _claim(c)
        tasks.add(c, "read", "ready", NOON)
        tasks.add(c, "read", "later", NOON + MINUTE)
        assert tasks.requeue(c, None, NOON) == 1
        assert tasks.finish(c, running)
        assert {_claim(c).subject, _claim(c).subject} == {"ready", "later"}


def test_a_delivery_stands_for_its_requests(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        delivery_id = requests.get(c, request_id).delivery_id
        tasks.add(c, "decide", request_id, NOON)
        assert {t.step for t in tasks.for_subject(c, delivery_id)} == {"read", "decide"}
        assert tasks.hold(c, delivery_id, "by_hand", NOON) == 2
        assert tasks.requeue(c, request_id, NOON) == 1
        assert tasks.requeue(c, delivery_id, NOON) == 1


def test_holding_leaves_a_running_task_to_its_worker(book: ledger.Ledger) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        task = _claim(c)
        assert tasks.hold(c, "d", "by_hand", NOON) == 0
        assert tasks.hold(c, "d", "by_hand", NOON + LEASE) == 1
        assert not tasks.finish(c, task)


@pytest.mark.parametrize("error", ["Ana Lopez: no such file", "x\ny"])
def test_an_error_that_is_no_code_is_withheld(book: ledger.Ledger, error: str) -> None:
    with book.begin() as c:
        tasks.add(c, "read", "d", NOON)
        tasks.fail(c, _claim(c), error, NOON)
        assert tasks.for_subject(c, "d")[0].last_error == "withheld"
        tasks.park(c, _claim(c), error, NOON)
        assert tasks.for_subject(c, "d")[0].parked_reason == "withheld"


def test_counts_tell_what_is_owed(book: ledger.Ledger) -> None:
    with book.begin() as c:
        for n in range(4):
            tasks.add(c, "read", f"d{n}", NOON + n * timedelta(seconds=1))
        tasks.park(c, _claim(c), "code", NOON)
        _claim(c, NOON + timedelta(seconds=2))
        (counts,) = tasks.counts(c, NOON + timedelta(seconds=2))
        assert counts == tasks.StepCount("read", 1, 1, 1, 1, NOON + timedelta(seconds=1))
        (later,) = tasks.counts(c, NOON + 2 * LEASE)
        assert (later.ready, later.running) == (3, 0)
