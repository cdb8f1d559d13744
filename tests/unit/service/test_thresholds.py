"""`intake thresholds`: from reviewed requests to words, and back into decisions."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domain.decision import Review
from domain.delivery import Channel, Origin
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.request import Department, LegalBasis
from ledger import corrections, deliveries, requests, staff
from routing.thresholds import NEVER
from service.cli import main
from service.settings import Settings, ThresholdsBlock
from service.store import open_ledger
from service.threshold_report import explained, shown
from service.thresholds import adopted, promised, thresholds

NOW = datetime(2026, 3, 6, 21, 42, 10, tzinfo=UTC)
RUN = FormRun((1,), FormType.IMAGING, 1.0, Language.ENGLISH, "imaging-en-2026-01")
READ = FieldValue("patient.name", "Ana Poe", "Ana Poe", 0.97, ValueSource.PRINT)
REVIEW = Review(Department.IMAGING, LegalBasis.UNKNOWN, (), ("Look.",), ())
Command = Callable[..., Result]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "intake.toml"
    file.write_text(
        f'[storage]\nfolder = "{tmp_path / "store"}"\n'
        "[thresholds]\nreleased_error = 0.1\nown_data_only = true\n"
        'released_errors = { "patient.mrn" = 0.001 }\n'
    )
    return file


@pytest.fixture
def intake(config: Path) -> Command:
    def command(*words: str) -> Result:
        return CliRunner().invoke(main, ["--config", str(config), *words])

    assert command("migrate").exit_code == 0
    return command


def _review(settings: Settings, count: int, wrong: int) -> None:
    with open_ledger(settings).begin() as c:
        rosa = staff.add(c, "rosa", "$argon2id$...", "Rosa", "reviewer", NOW)
        for number in range(count):
            origin = Origin("records", str(number), Channel.FAX, NOW)
            delivery_id = deliveries.capture(c, origin, f"{number:064x}", 1, None, NOW).delivery_id
            deliveries.start(c, delivery_id)
            request_id = requests.create(c, delivery_id, 0, RUN, NOW)
            requests.save_fields(
                c, request_id, {"patient.name": READ, "patient.mrn": replace(READ, path="patient.mrn")}
            )
            requests.save_decision(c, request_id, REVIEW, NOW)
            if number < wrong:
                corrections.add(c, request_id, "patient.name", "Ana Roe", READ, rosa, NOW)
            seen = requests.get(c, request_id).version
            assert corrections.confirm(c, request_id, rosa, NOW, "release", seen)


def _settings(config: Path) -> Settings:
    from service.settings import load

    return load(config)


def test_reviewed_requests_become_thresholds(intake: Command, config: Path) -> None:
    settings = _settings(config)
    assert thresholds(settings, adopted(settings)).least(RUN, READ) == NEVER
    _review(settings, 60, wrong=1)
    assert intake("thresholds", "--use").exit_code == 0
    rows = json.loads(intake("thresholds", "--json").output)
    printed = next(row for row in rows if row["path"] is None)
    assert printed["reviewed"] == 120
    assert printed["threshold"] <= 0.97
    assert printed["bound"] <= 0.1
    assert thresholds(settings, adopted(settings)).least(RUN, READ) <= 0.97
    assert thresholds(settings, adopted(settings)).least(RUN, replace(READ, path="patient.mrn")) == NEVER


def test_it_says_so_in_words(intake: Command, config: Path) -> None:
    _review(_settings(config), 60, wrong=1)
    said = intake("thresholds", "--use").output
    assert "Promise: at most 1 in 10 of the values released is wrong, in general." in said
    assert "patient.mrn: at most 1 in 1,000." in said
    assert "Printed or typed values: at least" in said
    assert "Of 120 reviewed, 120 (100%) would have passed, 1 of them wrong" in said
    assert "<- in use" in said
    assert "Ana" not in said


def test_a_fixed_threshold_needs_no_promise() -> None:
    settings = Settings(thresholds=ThresholdsBlock(default=0.98, fields={"patient.mrn": 0.999}))
    fixed = thresholds(settings, {})
    assert fixed.least(RUN, READ) == 0.98
    assert fixed.least(RUN, replace(READ, path="patient.mrn")) == 0.999
    lines = list(explained(settings.thresholds, promised(settings, {}), ()))
    assert lines == ["Fixed for every field: at least 0.98 sure. No promise is computed."]


def test_without_any_data_nothing_is_shown_but_the_promise() -> None:
    settings = Settings(thresholds=ThresholdsBlock(own_data_only=True))
    nothing = promised(settings, {})
    assert shown(nothing) == ()
    assert "Only this hospital's own reviewed values count." in list(
        explained(settings.thresholds, nothing, ())
    )
