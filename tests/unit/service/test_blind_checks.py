"""A share of what the machine releases is typed again by somebody who does not see it, and teaches."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from domain.form import FormDefinition, FormType
from domain.request import FormRequest, Sighting
from ledger import Ledger, corrections, deliveries, events, requests, second_looks, staff, tasks
from ledger.tasks import Task
from service.learning import heard, made_for
from service.reading import Reader
from service.settings import ReviewBlock, Settings, Storage, ThresholdsBlock
from service.steps import Steps
from tests.unit.routing.filled import definition, filled
from tests.unit.service.conftest import captured

NOW = datetime(2026, 3, 6, 21, 42, 10, tzinfo=UTC)


class Blanks:
    """Stands for a reader where nothing is read: it knows one blank, and no paper says anything else."""

    definitions: Sequence[FormDefinition] = (definition(FormType.AUTHORIZATION),)

    def sightings(self, *_: object) -> tuple[Sighting, ...]:
        return ()


def _steps(desk: Ledger, folder: Path, share: float) -> Steps:
    settings = Settings(
        storage=Storage(folder=folder),
        thresholds=ThresholdsBlock(default=0.98, form_type=0.9),
        review=ReviewBlock(second_look_share=share),
    )
    return Steps(desk, cast(Reader, Blanks()), settings, folder)


def _read(desk: Ledger, request: FormRequest) -> str:
    delivery_id = captured(desk, "fax-1")
    with desk.begin() as c:
        deliveries.start(c, delivery_id)
        request_id = requests.create(c, delivery_id, 0, request.run, NOW)
        requests.save_fields(c, request_id, request.fields, made_for())
        tasks.add(c, "decide", request_id, NOW)
    return request_id


def _decide(desk: Ledger, steps: Steps) -> None:
    with desk.begin() as c:
        task = tasks.claim(c, ("decide",), datetime.now(UTC), timedelta(minutes=1), "test")
    assert isinstance(task, Task)
    finish = steps.decide(task, lambda: None)
    with desk.begin() as c:
        assert tasks.finish(c, task)
        finish(c)


def _member(desk: Ledger) -> str:
    with desk.begin() as c:
        return staff.add(c, "sue", "$argon2id$...", "Sue", "reviewer", NOW)


@pytest.mark.parametrize(("share", "owed"), [(1.0, 1), (0.0, 0)])
def test_what_is_released_unseen_may_be_drawn(desk: Ledger, tmp_path: Path, share: float, owed: int) -> None:
    request_id, sue = _read(desk, filled()), _member(desk)
    _decide(desk, _steps(desk, tmp_path, share))
    with desk.read() as c:
        assert requests.get(c, request_id).state is requests.RequestState.PUBLISHED
        assert second_looks.owed(c, sue) == owed
        assert list(heard(desk, made_for()).claims) == []


def test_what_a_blind_check_finds_is_learnt(desk: Ledger, tmp_path: Path) -> None:
    request_id, sue = _read(desk, filled()), _member(desk)
    _decide(desk, _steps(desk, tmp_path, 1.0))
    with desk.begin() as c:
        answers = {
            "patient.mrn": second_looks.SecondAnswer("", same=True),
            "patient.date_of_birth": second_looks.SecondAnswer("1961-04-28", same=False),
        }
        assert second_looks.answer(c, request_id, sue, answers, NOW)
    found = {claim.pool.path: claim.right for claim in heard(desk, made_for()).claims}
    assert found == {"patient.mrn": True, "patient.date_of_birth": False}


def test_what_a_person_released_is_not_drawn_here(desk: Ledger, tmp_path: Path) -> None:
    """The desk draws those, and knows who released them."""
    request_id, sue = _read(desk, filled()), _member(desk)
    steps = _steps(desk, tmp_path, 0.0)
    _decide(desk, steps)
    with desk.begin() as c:
        seen = requests.get(c, request_id).version
        assert corrections.confirm(c, request_id, sue, NOW, "release", seen)
    _decide(desk, _steps(desk, tmp_path, 1.0))
    with desk.read() as c:
        assert c.exec_driver_sql("SELECT count(*) FROM second_looks").scalar_one() == 0


def test_a_decision_s_event_names_the_version_it_was_made_with(desk: Ledger, tmp_path: Path) -> None:
    _read(desk, filled())
    _decide(desk, _steps(desk, tmp_path, 0.0))
    with desk.read() as c:
        (decided,) = [one for one in events.latest(c, 10) if one.name == "decided_publish"]
    assert decided.details["version"] == "shipped"
