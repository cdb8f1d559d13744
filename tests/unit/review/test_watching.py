"""Health, metrics and status: for machines and for operators, with nothing about a patient."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from ledger import queues, sources, tasks
from review.app import create_app
from review.settings import ReviewSettings
from tests.unit.review.browser import Browser
from tests.unit.review.cases import NOW, add_waiting, url_of
from tests.unit.review.conftest import Desk, settings_like

PATIENT = ("Lopez", "1961", "5550142", "Clinica")


def _watched(desk: Desk, **changes: object) -> Browser:
    settings: ReviewSettings = settings_like(desk.settings, **changes)
    return Browser(create_app(desk.ledger, settings, clock=desk.clock), "127.0.0.1")


def _hear(desk: Desk, name: str, ok: bool = True) -> None:
    with desk.ledger.begin() as c:
        sources.heard(c, name, "hylafax", "records", desk.clock.now, ok)


# Health


def test_all_is_well(desk: Desk, tmp_path: Path) -> None:
    _hear(desk, "fax")
    answer = _watched(desk, ledger_url=url_of(tmp_path), disk=tmp_path, disk_floor=1).get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert told["status"] == "ok"
    assert told["checks"] | {"disk": ""} == {
        "database": "reachable",
        "schema": "current",
        "sources": "1 of 1 heard lately",
        "disk": "",
    }


def test_a_silent_source_is_told(desk: Desk) -> None:
    _hear(desk, "fax")
    _hear(desk, "mailbox")
    desk.clock.passes(minutes=14)
    _hear(desk, "mailbox")
    desk.clock.passes(minutes=2)
    answer = _watched(desk).get("/healthz")
    assert (answer.status_code, answer.json()["checks"]["sources"]) == (503, "1 of 2 heard lately")


def test_a_source_that_never_answered_is_told(desk: Desk) -> None:
    _hear(desk, "fax", ok=False)
    assert _watched(desk).get("/healthz").status_code == 503


def test_a_full_disk_is_told(desk: Desk, tmp_path: Path) -> None:
    assert _watched(desk, disk=tmp_path, disk_floor=2**62).get("/healthz").status_code == 503
    assert _watched(desk, disk=tmp_path / "gone").get("/healthz").status_code == 503


def test_an_old_schema_is_told(desk: Desk, tmp_path: Path) -> None:
    bare = f"sqlite:///{tmp_path / 'bare.sqlite'}"
    answer = _watched(desk, ledger_url=bare).get("/healthz")
    assert (answer.status_code, answer.json()["checks"]["schema"]) == (503, "out of date: run intake migrate")


def test_a_lost_database_is_told(desk: Desk, tmp_path: Path) -> None:
    browser = _watched(desk, ledger_url=url_of(tmp_path))
    (tmp_path / "ledger.sqlite").unlink()
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")


# Metrics


def _numbers(browser: Browser) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    answer = browser.get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_metrics_are_the_ledger_s_figures(desk: Desk) -> None:
    add_waiting(desk.ledger)
    _hear(desk, "fax")
    with desk.ledger.begin() as c:
        queues.record(c, "his.roi", 7, 2, desk.clock.now)
        tasks.add(c, "read", "01JNPXV3K8Q2R7ZB4M5T6W9YCD", NOW - timedelta(minutes=5))
        sources.arrived(c, "fax", NOW - timedelta(minutes=9))
    numbers = _numbers(_watched(desk))
    assert numbers["his_intake_queue_messages", (("queue", "his.roi"), ("state", "ready"))] == 7
    assert numbers["his_intake_queue_messages", (("queue", "his.roi"), ("state", "unacked"))] == 2
    assert numbers["his_intake_review_waiting", ()] == 1
    assert numbers["his_intake_oldest_review_age_seconds", ()] == 3 * 3600
    assert numbers["his_intake_oldest_task_age_seconds", ()] == 300
    assert numbers["his_intake_outbox_unsent", ()] == 0
    assert numbers["his_intake_tasks_parked", ()] == 0
    last = numbers["his_intake_source_last_arrival_timestamp_seconds", (("source", "fax"),)]
    assert last == (NOW - timedelta(minutes=9)).timestamp()
    assert numbers["his_intake_deliveries", (("source", "hylafax"), ("state", "waiting"))] == 1


def test_more_documents_are_no_more_series(desk: Desk) -> None:
    browser = _watched(desk)
    add_waiting(desk.ledger, "first")
    before = set(_numbers(browser))
    for number in range(5):
        add_waiting(desk.ledger, f"Ana-Lopez-{number}")
    assert set(_numbers(browser)) == before


@pytest.mark.parametrize(
    ("token", "address", "header", "status"),
    [
        (None, "127.0.0.1", "", 200),
        (None, "::1", "", 200),
        (None, "10.0.0.9", "", 404),
        (None, "not an address", "", 404),
        ("a long token", "10.0.0.9", "Bearer a long token", 200),
        ("a long token", "127.0.0.1", "", 404),
        ("a long token", "127.0.0.1", "Bearer another", 404),
    ],
)
def test_metrics_are_not_for_everyone(
    desk: Desk, token: str | None, address: str, header: str, status: int
) -> None:
    browser = _watched(desk, metrics_token=token)
    browser.address = address
    headers = {"authorization": header} if header else {}
    assert browser.get("/metrics", **headers).status_code == status


# Nothing about patients


def test_none_of_it_speaks_of_a_patient(desk: Desk) -> None:
    add_waiting(desk.ledger)
    browser = _watched(desk)
    told = browser.get("/metrics").text + json.dumps(browser.get("/healthz").json())
    told += desk.browser().get("/status").text
    assert not [word for word in PATIENT if word in told]


def test_status_shows_what_is_wrong(desk: Desk) -> None:
    with desk.ledger.begin() as c:
        sources.heard(c, "fax", "hylafax", "records", desk.clock.now, False, "It refuses the password.")
        queues.record(c, "his.imaging", 41, None, desk.clock.now)
        tasks.add(c, "read", "01JNPXV3K8Q2R7ZB4M5T6W9YCD", NOW)
        task = tasks.claim(c, ["read"], NOW, timedelta(minutes=1), "worker-1")
        assert task is not None
        tasks.park(c, task, "crashed", NOW)
    page = desk.browser("reader").get("/status").text
    for words in ("It refuses the password.", "his.imaging", ">41<", "Failing", "for a person"):
        assert words in page
