"""What a department hears of each word said at the desk: the right event, with the next revision."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from ledger import Ledger, corrections, outbox, requests, staff, tasks, verdicts
from ledger.desk_tables import Action
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from ledger.verdicts import Verdict
from service.reading import Reader
from service.settings import Settings, Storage
from service.steps import Steps
from service.worker import Worker
from tests.unit.service.conftest import captured

FIELDS: dict[str, str | bool] = {
    "patient.name": "Ana López",
    "patient.date_of_birth": "1961-04-23",
    "signature.present": True,
    "signature.date": "2026-03-02",
    "recipient.self": True,
}


OUTCOMES = {Action.RELEASE: Outcome.RELEASE, Action.DEFICIENT: Outcome.DEFICIENT}


class NoReader:
    """Deciding reads nothing; it only asks which blanks are known."""

    definitions = ()

    def sightings(self, *_: object) -> tuple[()]:
        return ()


@dataclass
class Office:
    desk: Ledger
    worker: Worker
    staff_id: str
    request_id: str

    def says(self, action: Action, other: str | None = None) -> None:
        """As the review desk writes it, then all the work that follows."""
        now = datetime.now(UTC)
        outcome = OUTCOMES.get(action, Outcome.EXCEPTIONS)
        with self.desk.begin() as c:
            version = requests.get(c, self.request_id).version
            verdicts.add(c, Verdict(self.request_id, self.staff_id, now, action, "reason", other))
            assert corrections.confirm(c, self.request_id, self.staff_id, now, str(outcome), version)
        while self.worker.work_once():
            pass

    @property
    def request(self) -> StoredRequest:
        with self.desk.read() as c:
            return requests.get(c, self.request_id)

    def heard(self) -> list[tuple[str, str, int]]:
        """Department, event and revision of every message owed, oldest first."""
        with self.desk.read() as c:
            rows = outbox.for_request(c, self.request_id)
        keys = [row.routing_key.split(".") for row in rows]
        return [(key[1], key[3], row.revision) for key, row in zip(keys, rows, strict=True)]


@pytest.fixture
def office(desk: Ledger, tmp_path: Path) -> Office:
    settings = Settings(storage=Storage(folder=tmp_path))
    steps = Steps(desk, cast(Reader, NoReader()), settings, tmp_path)
    worker = Worker(desk, "w", {"decide": steps.decide}, steps.give_up, timedelta(seconds=60), 3)
    with desk.begin() as c:
        staff_id = staff.add(c, "rosa", "x", "Rosa Vidal", "reviewer", datetime.now(UTC))
    request_id = _waits(desk, "a")
    while worker.work_once():
        pass
    made = Office(desk, worker, staff_id, request_id)
    assert made.request.state is RequestState.REVIEW
    return made


def _waits(desk: Ledger, key: str) -> str:
    delivery_id = captured(desk, key)
    run = FormRun((1,), FormType.AUTHORIZATION, 1.0, Language.ENGLISH)
    values = {
        path: FieldValue(path, value, str(value), 0.5, ValueSource.HANDWRITING)
        for path, value in FIELDS.items()
    }
    with desk.begin() as c:
        tasks.drop(c, delivery_id)
        request_id = requests.create(c, delivery_id, 0, run, datetime.now(UTC))
        requests.save_fields(c, request_id, values)
        tasks.add(c, "decide", request_id, datetime.now(UTC))
    return request_id


AT_FIRST = {
    Action.RELEASE: ("roi", "ready"),
    Action.DEFICIENT: ("roi", "deficient"),
    Action.NOT_OUR_PATIENT: ("exceptions", "ready"),
    Action.ILLEGIBLE: ("exceptions", "ready"),
    Action.PRIVACY_INCIDENT: ("exceptions", "ready"),
    Action.EXCEPTIONS: ("exceptions", "ready"),
    Action.JUNK: ("exceptions", "cancelled"),
}
AFTERWARDS = {
    Action.RELEASE: [("roi", "updated")],
    Action.DEFICIENT: [("roi", "updated")],
    Action.NOT_OUR_PATIENT: [("exceptions", "rerouted"), ("roi", "rerouted")],
    Action.ILLEGIBLE: [("exceptions", "rerouted"), ("roi", "rerouted")],
    Action.PRIVACY_INCIDENT: [("exceptions", "rerouted"), ("roi", "rerouted")],
    Action.EXCEPTIONS: [("exceptions", "rerouted"), ("roi", "rerouted")],
    Action.JUNK: [("roi", "cancelled")],
}


@pytest.mark.parametrize("action", AT_FIRST, ids=str)
def test_first_word(office: Office, action: Action) -> None:
    office.says(action)
    assert office.heard() == [(*AT_FIRST[action], 1)]


@pytest.mark.parametrize("action", AFTERWARDS, ids=str)
def test_word_after_publishing(office: Office, action: Action) -> None:
    office.says(Action.RELEASE)
    office.says(action)
    assert office.heard()[1:] == [(*heard, 2) for heard in AFTERWARDS[action]]


@pytest.mark.parametrize("published", [False, True])
def test_a_duplicate_points_to_the_one_that_stands(office: Office, desk: Ledger, published: bool) -> None:
    other = _waits(desk, "b")
    if published:
        office.says(Action.RELEASE)
    office.says(Action.DUPLICATE, other)
    department, event, revision = office.heard()[-1]
    assert (department, event, revision) == ("roi" if published else "exceptions", "cancelled", 1 + published)
    with desk.read() as c:
        body = outbox.for_request(c, office.request_id)[-1].body.decode()
    assert other in body and "duplicate_of" in body
    assert office.request.state is RequestState.CANCELLED


def test_another_form_moves_it_and_keeps_when_it_came(office: Office, desk: Ledger) -> None:
    office.says(Action.RELEASE)
    with desk.begin() as c:  # as the extract step leaves it
        requests.reopen(c, office.request_id)
        requests.set_form_type(c, office.request_id, FormType.VERBAL)
        tasks.add(c, "decide", office.request_id, datetime.now(UTC))
    while office.worker.work_once():
        pass
    assert [heard[:2] for heard in office.heard()[1:]] == [("verbal", "rerouted"), ("roi", "rerouted")]
    with desk.read() as c:
        bodies = [row.body.decode() for row in outbox.for_request(c, office.request_id)]
    received = {body.split('"received_at":"')[1].split('"')[0] for body in bodies}
    assert len(received) == 1


def test_the_reason_is_told(office: Office, desk: Ledger) -> None:
    office.says(Action.ILLEGIBLE)
    with desk.read() as c:
        assert "the sender is to be asked" in outbox.for_request(c, office.request_id)[0].body.decode()


def test_an_old_word_does_not_close_it_again(office: Office) -> None:
    """A request that is decided anew listens to what was said last, and only to that."""
    office.says(Action.EXCEPTIONS)
    office.says(Action.RELEASE)
    assert office.request.state is RequestState.PUBLISHED
