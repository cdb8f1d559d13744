"""What several processes on one ledger may rely on: only one of them ever wins."""

import multiprocessing
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

import ledger
from ledger import corrections, deliveries, requests, tasks
from tests.unit.ledger.stories import HASH, KEY, NOON, fax, in_review, reviewer

FORK = multiprocessing.get_context("fork")
PROCESSES = 4
LEASE = timedelta(minutes=5)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ledger.migrate(_url(tmp_path))
    return tmp_path


def _url(root: Path) -> str:
    return f"sqlite:///{root / 'ledger.db'}"


def _open(root: Path) -> ledger.Ledger:
    return ledger.Ledger(_url(root), KEY, root / "blobs")


def _claim_all(root: Path) -> list[str]:
    book = _open(root)
    won: list[str] = []
    while True:
        with book.begin() as c:
            task = tasks.claim(c, ["read"], NOON, LEASE, "worker")
        if task is None:
            return won
        won.append(task.subject)


def test_two_workers_never_claim_the_same_task(root: Path) -> None:
    subjects = [f"delivery-{n}" for n in range(60)]
    with _open(root).begin() as c:
        for subject in subjects:
            tasks.add(c, "read", subject, NOON)
    with FORK.Pool(PROCESSES) as pool:
        won = pool.map(_claim_all, [root] * PROCESSES, chunksize=1)
    assert Counter(subject for one in won for subject in one) == Counter(subjects)


def _capture_all(root: Path) -> list[str]:
    book, new = _open(root), []
    for n in range(20):
        with book.begin() as c:
            captured = deliveries.capture(c, fax(str(n)), HASH, 100, None, NOON)
        if captured.new:
            new.append(captured.delivery_id)
    return new


def test_one_item_seen_by_many_becomes_one_delivery(root: Path) -> None:
    with FORK.Pool(PROCESSES) as pool:
        new = pool.map(_capture_all, [root] * PROCESSES, chunksize=1)
    ids = [delivery_id for one in new for delivery_id in one]
    with _open(root).read() as c:
        assert sorted(ids) == sorted(d.id for d in deliveries.recent(c, 1000))
        assert len(ids) == 20
        assert all(len(tasks.for_subject(c, delivery_id)) == 1 for delivery_id in ids)


def _confirm_all(job: tuple[Path, str, list[str]]) -> list[str]:
    root, staff_id, request_ids = job
    book, won = _open(root), []
    for request_id in request_ids:
        with book.read() as c:
            seen = requests.get(c, request_id).version
        with book.begin() as c:
            if corrections.confirm(c, request_id, staff_id, NOON, "release", seen):
                won.append(request_id)
    return won


def test_two_reviewers_race_and_one_of_them_is_told(root: Path) -> None:
    with _open(root).begin() as c:
        request_ids = [in_review(c, fax(str(n))) for n in range(20)]
        people = [reviewer(c, f"person{n}") for n in range(PROCESSES)]
    with FORK.Pool(PROCESSES) as pool:
        won = pool.map(_confirm_all, [(root, one, request_ids) for one in people], chunksize=1)
    assert Counter(request_id for one in won for request_id in one) == Counter(request_ids)
    with _open(root).read() as c:
        assert all(len(tasks.for_subject(c, request_id)) == 1 for request_id in request_ids)


def _migrate(root: Path) -> bool:
    ledger.migrate(_url(root))
    return ledger.schema_version(_url(root)).up_to_date


def test_processes_that_start_together_migrate_once(tmp_path: Path) -> None:
    with FORK.Pool(PROCESSES) as pool:
        assert all(pool.map(_migrate, [tmp_path] * PROCESSES, chunksize=1))


def _key(root: Path) -> bytes:
    return ledger.key.load_or_create(root / "ledger.key")


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    with FORK.Pool(PROCESSES) as pool:
        assert len(set(pool.map(_key, [tmp_path] * 20, chunksize=1))) == 1
