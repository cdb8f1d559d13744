"""What several processes on one ledger may rely on, whatever holds it: only one of them ever wins."""

import multiprocessing
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

import ledger
from ledger import corrections, deliveries, requests, tasks
from tests.unit.ledger.stories import HASH, KEY, NOON, fax, in_review, reviewer

FORK = multiprocessing.get_context("fork")
PROCESSES = 4
LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Place:
    url: str
    blobs: Path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place where nothing was migrated yet."""
    if request.param == "sqlite":
        return Place(f"sqlite:///{tmp_path / 'ledger.db'}", tmp_path / "blobs")
    return Place(request.getfixturevalue("empty_postgresql_url"), tmp_path / "blobs")


@pytest.fixture
def place(empty: Place) -> Place:
    ledger.migrate(empty.url)
    return empty


def _open(place: Place) -> ledger.Ledger:
    return ledger.Ledger(place.url, KEY, place.blobs)


def _claim_all(place: Place) -> list[str]:
    book = _open(place)
    won: list[str] = []
    while True:
        with book.begin() as c:
            task = tasks.claim(c, ["read"], NOON, LEASE, "worker")
        if task is None:
            return won
        won.append(task.subject)


def test_two_workers_never_claim_the_same_task(place: Place) -> None:
    subjects = [f"delivery-{n}" for n in range(60)]
    with _open(place).begin() as c:
        for subject in subjects:
            tasks.add(c, "read", subject, NOON)
    with FORK.Pool(PROCESSES) as pool:
        won = pool.map(_claim_all, [place] * PROCESSES, chunksize=1)
    assert Counter(subject for one in won for subject in one) == Counter(subjects)


def _capture_all(place: Place) -> list[str]:
    book, new = _open(place), []
    for n in range(20):
        with book.begin() as c:
            captured = deliveries.capture(c, fax(str(n)), HASH, 100, None, NOON)
        if captured.new:
            new.append(captured.delivery_id)
    return new


def test_one_item_seen_by_many_becomes_one_delivery(place: Place) -> None:
    with FORK.Pool(PROCESSES) as pool:
        new = pool.map(_capture_all, [place] * PROCESSES, chunksize=1)
    ids = [delivery_id for one in new for delivery_id in one]
    with _open(place).read() as c:
        assert sorted(ids) == sorted(d.id for d in deliveries.recent(c, 1000))
        assert len(ids) == 20
        assert all(len(tasks.for_subject(c, delivery_id)) == 1 for delivery_id in ids)


def _confirm_all(job: tuple[Place, str, list[str]]) -> list[str]:
    place, staff_id, request_ids = job
    book, won = _open(place), []
    for request_id in request_ids:
        with book.read() as c:
            seen = requests.get(c, request_id).version
        with book.begin() as c:
            if corrections.confirm(c, request_id, staff_id, NOON, "release", seen):
                won.append(request_id)
    return won


def test_two_reviewers_race_and_one_of_them_is_told(place: Place) -> None:
    with _open(place).begin() as c:
        request_ids = [in_review(c, fax(str(n))) for n in range(20)]
        people = [reviewer(c, f"person{n}") for n in range(PROCESSES)]
    with FORK.Pool(PROCESSES) as pool:
        won = pool.map(_confirm_all, [(place, one, request_ids) for one in people], chunksize=1)
    assert Counter(request_id for one in won for request_id in one) == Counter(request_ids)
    with _open(place).read() as c:
        assert all(len(tasks.for_subject(c, request_id)) == 1 for request_id in request_ids)


def _migrate(url: str) -> bool:
    ledger.migrate(url)
    return ledger.schema_version(url).up_to_date


def test_processes_that_start_together_migrate_once(empty: Place) -> None:
    with FORK.Pool(PROCESSES) as pool:
        assert all(pool.map(_migrate, [empty.url] * PROCESSES, chunksize=1))


def _key(root: Path) -> bytes:
    return ledger.key.load_or_create(root / "ledger.key")


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    with FORK.Pool(PROCESSES) as pool:
        assert len(set(pool.map(_key, [tmp_path] * 20, chunksize=1))) == 1
