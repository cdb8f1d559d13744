"""From people's words in a real ledger to a version that decides, and back again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domain.decision import Publish, Review
from domain.delivery import Channel, Origin
from domain.faults import Permanent
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.request import Department, FormRequest, LegalBasis
from learning.version import Record
from ledger import Connection, Ledger, corrections, deliveries, events, requests, second_looks, staff
from service.cli import main
from service.judging import Circumstances, Judge
from service.learning import InUse, heard, learn, made_for, shelf, take
from service.nightly import Nightly
from service.settings import Settings, load
from service.store import open_ledger

NIGHT = datetime(2026, 3, 7, 7, 10, tzinfo=UTC)  # ten past two in New York
NOW = NIGHT - timedelta(hours=9)
RUN = FormRun((1,), FormType.IMAGING, 1.0, Language.ENGLISH, "imaging-en-2026-01")
NAME = FieldValue("patient.name", "Ana Poe", "Ana Poe", 0.97, ValueSource.PRINT)
NUMBER = replace(NAME, path="patient.mrn", value="0042", raw="0042")
REVIEW = Review(Department.IMAGING, LegalBasis.UNKNOWN, (), ("Look.",), ())
PUBLISH = Publish(Department.IMAGING, LegalBasis.UNKNOWN, ())
Command = Callable[..., Result]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "intake.toml"
    file.write_text(
        f'[storage]\nfolder = "{tmp_path / "store"}"\n'
        "[thresholds]\nreleased_error = 0.05\nown_data_only = true\n"
    )
    return file


@pytest.fixture
def intake(config: Path) -> Command:
    def command(*words: str) -> Result:
        return CliRunner().invoke(main, ["--config", str(config), *words])

    assert command("migrate").exit_code == 0
    return command


@pytest.fixture
def settings(intake: Command, config: Path) -> Settings:
    return load(config)


@pytest.fixture
def desk(settings: Settings) -> Ledger:
    return open_ledger(settings)


def _read(c: Connection, key: str, read_with: str | None = None) -> str:
    origin = Origin("records", key, Channel.FAX, NOW)
    delivery_id = deliveries.capture(c, origin, "a" * 64, 1, None, NOW).delivery_id
    deliveries.start(c, delivery_id)
    request_id = requests.create(c, delivery_id, 0, RUN, NOW)
    fields = {"patient.name": NAME, "patient.mrn": NUMBER}
    requests.save_fields(c, request_id, fields, read_with or made_for())
    return request_id


def _people(c: Connection, count: int) -> list[str]:
    known = {member.login: member.id for member in staff.all(c)}
    logins = [f"person{n}" for n in range(count)]
    return [known.get(n) or staff.add(c, n, "$argon2id$...", n, "reviewer", NOW) for n in logins]


def _review(
    desk: Ledger, count: int, *, people: int = 2, start: int = 0, read_with: str | None = None
) -> None:
    """Every second record number is wrong here; names never are."""
    with desk.begin() as c:
        who = _people(c, people)
        for number in range(start, start + count):
            request_id = _read(c, f"fax{number}", read_with)
            person = who[number // 2 % people]
            requests.save_decision(c, request_id, REVIEW, NOW)
            if number % 2:
                corrections.add(c, request_id, "patient.mrn", "0043", NUMBER, person, NOW)
            seen = requests.get(c, request_id).version
            at = NOW + timedelta(seconds=number)
            assert corrections.confirm(c, request_id, person, at, "release", seen)


AROUND = Circumstances(NOW, None, ())


def _doubted(judge: Judge, value: FieldValue) -> bool:
    decision = judge.decide(FormRequest("r", RUN, {value.path: value}), AROUND)
    assert isinstance(decision, Review)
    return any("was read with doubt" in reason for reason in decision.reasons)


def _passes(settings: Settings, value: FieldValue) -> bool:
    return not _doubted(Judge(settings, ()), value)


def _learnt(desk: Ledger, settings: Settings, now: datetime = NIGHT) -> Record:
    record = learn(desk, settings, now)
    assert record is not None
    return record


def test_what_people_corrected_decides_the_next_night(desk: Ledger, settings: Settings) -> None:
    assert not _passes(settings, NAME)
    _review(desk, 240)
    record = _learnt(desk, settings)
    assert record.promoted
    assert (record.counts.values, record.counts.wrong, record.counts.people) == (480, 120, 2)
    assert _passes(settings, NAME)
    assert not _passes(settings, NUMBER)


def test_one_person_s_words_alone_change_nothing(desk: Ledger, settings: Settings) -> None:
    _review(desk, 240, people=1)
    assert not _learnt(desk, settings).promoted
    assert shelf(settings).in_use() is None
    assert not _passes(settings, NAME)


def test_what_nobody_looked_at_teaches_nothing(desk: Ledger, settings: Settings) -> None:
    with desk.begin() as c:
        for number in range(50):
            requests.save_decision(c, _read(c, f"unseen{number}"), PUBLISH, NOW)
    assert learn(desk, settings, NIGHT) is None
    assert heard(desk, made_for()).claims == ()


def test_a_blind_check_of_what_the_machine_released_teaches(desk: Ledger, settings: Settings) -> None:
    with desk.begin() as c:
        request_id = _read(c, "unseen")
        requests.save_decision(c, request_id, PUBLISH, NOW)
        (sue,) = _people(c, 1)
        second_looks.choose(c, request_id, None, NOW)
        answers = {"patient.mrn": second_looks.SecondAnswer("0043", same=False)}
        assert second_looks.answer(c, request_id, sue, answers, NOW)
    (claim,) = heard(desk, made_for()).claims
    assert (claim.pool.path, claim.right, claim.unseen) == ("patient.mrn", False, True)


def test_what_other_models_read_teaches_nothing(desk: Ledger, settings: Settings) -> None:
    _review(desk, 40, read_with="older")
    assert heard(desk, made_for()).claims == ()
    assert len(heard(desk, "older").claims) == 80


def test_nothing_is_made_where_nothing_new_was_said(desk: Ledger, settings: Settings) -> None:
    assert learn(desk, settings, NIGHT) is None
    _review(desk, 40)
    assert not _learnt(desk, settings).promoted  # ten deliveries held out are too few
    assert learn(desk, settings, NIGHT + timedelta(days=1)) is None
    _review(desk, 2, start=40)
    assert learn(desk, settings, NIGHT + timedelta(days=2)) is not None
    assert len(shelf(settings).records()) == 2


def test_a_process_that_runs_takes_up_the_new_version(desk: Ledger, settings: Settings) -> None:
    judge = Judge(settings, ())
    assert judge.version is None and _doubted(judge, NAME)
    _review(desk, 240)
    record = _learnt(desk, settings)
    assert not _doubted(judge, NAME)
    assert judge.version == record.id
    take(desk, settings, None, NIGHT)
    assert _doubted(judge, NAME)


def test_what_is_learnt_is_laid_over_claims_and_never_stored(desk: Ledger, settings: Settings) -> None:
    """Else every night would correct what the night before has corrected."""
    _review(desk, 240)
    first = _learnt(desk, settings)
    judged = Judge(settings, ()).judged(FormRequest("r", RUN, {"patient.mrn": NUMBER}))
    assert judged.fields["patient.mrn"].confidence < 0.6
    assert {claim.claimed for claim in heard(desk, made_for()).claims} == {0.97}
    again = learn(desk, settings, NIGHT + timedelta(days=1), again=True)
    assert again is not None and again.parent == first.id and not again.promoted


def test_a_version_of_other_models_decides_nothing(desk: Ledger, settings: Settings) -> None:
    _review(desk, 240)
    assert _learnt(desk, settings).promoted
    assert InUse(settings).version() is not None
    assert InUse(settings, models="upgraded").version() is None


def test_a_version_damaged_while_it_is_in_use_is_gone_on_with(desk: Ledger, settings: Settings) -> None:
    _review(desk, 240)
    record = _learnt(desk, settings)
    in_use = InUse(settings)
    assert in_use.version() is not None
    take(desk, settings, None, NIGHT)
    assert in_use.version() is None
    take(desk, settings, record.id, NIGHT)
    kept = in_use.version()
    (settings.storage.folder / "learnt" / "current").write_text("20990101T000000Z")
    assert in_use.version() is kept


def test_the_command_tells_and_puts_back(intake: Command, desk: Ledger, settings: Settings) -> None:
    assert "Nothing has been learnt yet" in intake("learn").output
    _review(desk, 240)
    said = intake("learn", "--now").output
    assert "promoted, in use; after what is shipped" in said
    assert "480 values (120 wrong, 0 typed again blindly)" in said
    assert "2 people" in said and "Ana" not in said and "person0" not in said
    told = json.loads(intake("learn", "--json").output)
    version = told["versions"][0]
    assert told["in_use"] == version["id"]
    assert {part["part"]: part["promoted"] for part in version["parts"]} == {
        "types": False,
        "confidence": True,
        "thresholds": True,
    }
    assert intake("learn", "--use", "shipped").exit_code == 0
    assert not _passes(settings, NAME)
    assert intake("learn", "--use", version["id"]).exit_code == 0
    assert _passes(settings, NAME)
    with desk.read() as c:
        used = [one.details["version"] for one in events.latest(c, 10) if one.name == "learnt_version_used"]
    assert used == [version["id"], "shipped", version["id"]]
    refused = intake("learn", "--use", "20990101T000000Z")
    assert refused.exit_code == 1 and "There is no such learnt version" in refused.output


def test_thresholds_are_those_of_the_version(intake: Command, desk: Ledger, settings: Settings) -> None:
    _review(desk, 240)
    record = _learnt(desk, settings)
    rows = json.loads(intake("thresholds", "--json").output)
    assert any(row["threshold"] is not None for row in rows)
    refused = intake("thresholds", "--use")
    assert refused.exit_code == 1 and record.id in refused.output


class Clock:
    def __init__(self) -> None:
        self.now = NIGHT

    def __call__(self) -> datetime:
        return self.now


def test_it_learns_in_its_hour_and_once_a_night(desk: Ledger, settings: Settings) -> None:
    clock = Clock()
    nightly = Nightly(desk, settings, clock)
    _review(desk, 40)
    for hours in (-1, 3, 12):
        clock.now = NIGHT + timedelta(hours=hours)
        assert nightly.once() is None
    clock.now = NIGHT
    assert nightly.once() is not None
    _review(desk, 2, start=40)
    clock.now = NIGHT + timedelta(minutes=20)
    assert nightly.once() is None
    clock.now = NIGHT + timedelta(days=1)  # when the clock is put forward, from two to three
    assert nightly.once() is not None


def test_it_can_be_switched_off(desk: Ledger, settings: Settings) -> None:
    off = settings.model_copy(update={"learning": settings.learning.model_copy(update={"nightly": False})})
    _review(desk, 40)
    assert Nightly(desk, off, Clock()).once() is None


def test_a_version_that_is_gone_stops_what_starts(desk: Ledger, settings: Settings) -> None:
    """Rather than deciding by thresholds that nobody asked for."""
    folder = settings.storage.folder / "learnt"
    folder.mkdir()
    (folder / "current").write_text("20990101T000000Z")
    with pytest.raises(Permanent, match="intake learn --list"):
        Judge(settings, ())
