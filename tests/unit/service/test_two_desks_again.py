"""A form that asked two departments, its pages dealt out anew: both go on, or one is taken back."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from domain.decision import Publish
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.request import Department, LegalBasis
from ledger import Ledger, deliveries, outbox, requests, tasks
from ledger.schema import RequestState
from service.reading import Reader
from service.settings import Settings, Storage
from service.steps import Steps
from service.worker import Worker
from tests.unit.service.conftest import captured

RUN = FormRun((), FormType.AUTHORIZATION, 0.99, Language.ENGLISH)
RECORDS, IMAGES = {"label": "Abstract", "code": "abstract"}, {"label": "Images", "code": "images"}


class FixedReader:
    """Reads these marks, whatever the pages are."""

    definitions = ()

    def __init__(self, marks: list[Mapping[str, str]]) -> None:
        self._marks = marks

    def fields(self, *_: object) -> dict[str, FieldValue]:
        value = FieldValue("records.items", self._marks, "x", 0.99, ValueSource.MARK)
        return {"records.items": value}

    def settled(self, run: FormRun, *_: object) -> FormRun:
        return run

    def sightings(self, *_: object) -> tuple[()]:
        return ()


def _works(desk: Ledger, folder: Path, marks: list[Mapping[str, str]]) -> None:
    steps = Steps(desk, cast(Reader, FixedReader(marks)), Settings(storage=Storage(folder=folder)), folder)
    table = {"extract": steps.extract, "decide": steps.decide}
    worker = Worker(desk, "w", table, steps.give_up, timedelta(seconds=60), 3)
    while worker.work_once():
        pass


@pytest.fixture
def two(desk: Ledger, tmp_path: Path) -> tuple[str, str]:
    """Read, decided and released, both of them; then sent back, as dealing out their pages does."""
    delivery_id, now = captured(desk, "one"), datetime.now(UTC)
    with desk.begin() as c:
        tasks.drop(c, delivery_id)
        deliveries.start(c, delivery_id)
        first = requests.create(c, delivery_id, 0, RUN, now)
        tasks.add(c, "extract", first, now)
    _works(desk, tmp_path, [RECORDS, IMAGES])
    with desk.read() as c:
        both = [each.id for each in requests.for_delivery(c, delivery_id)]
    with desk.begin() as c:
        for each in both:
            requests.reopen(c, each)
            requests.save_decision(c, each, Publish(Department.ROI, LegalBasis.UNKNOWN, ()), now)
            revision = requests.next_revision(c, each)
            key = "request.roi.imaging.ready"
            outbox.add(c, each, revision, f"event-{each}", "t", key, {}, b"{}", now)
        for each in both:
            requests.set_pages(c, each, (), "Its pages were put together by hand.")
            requests.to_deciding(c, each, confirmed_by=None, confirmed_at=None, outcome=None)
        tasks.add(c, "extract", both[0], now)
    return both[0], both[1]


def _states(desk: Ledger, ids: tuple[str, str]) -> list[RequestState]:
    with desk.read() as c:
        return [requests.get(c, each).state for each in ids]


def test_both_come_back_to_a_person(desk: Ledger, tmp_path: Path, two: tuple[str, str]) -> None:
    _works(desk, tmp_path, [RECORDS, IMAGES])
    assert _states(desk, two) == [RequestState.REVIEW, RequestState.REVIEW]


def test_one_that_nobody_is_asked_by_any_more_is_taken_back(
    desk: Ledger, tmp_path: Path, two: tuple[str, str]
) -> None:
    _works(desk, tmp_path, [RECORDS])
    assert _states(desk, two) == [RequestState.REVIEW, RequestState.CANCELLED]
    with desk.read() as c:
        last = max(outbox.for_request(c, two[1]), key=lambda row: row.revision)
    assert (last.routing_key.split(".")[3], last.revision) == ("cancelled", 2)
