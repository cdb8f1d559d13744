"""Faxes and mails in through real servers; every one of them is accounted for, and people finish the rest."""

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
import jsonschema
import pytest
from playwright.sync_api import Browser

from demo.line import LOGIN, Feed, Line
from ledger import deliveries, requests
from tests.scenarios.whole_line.desk import take_all
from tests.scenarios.whole_line.keyboard import release, tab_to

SAMPLES = Path(__file__).parents[3] / "samples" / "committed"
SCHEMA = Path(__file__).parents[3] / "docs" / "messages" / "request-1.0.0.schema.json"
ALERTS = Path(__file__).parents[3] / "deploy" / "prometheus" / "alerts.yml"
STORY = (
    ("fax-verbal-en-handprint.tif", "verbal"),
    ("fax-imaging-typed.tif", "imaging"),
    ("fax-packet-verbal-and-other.tif", "records"),
    ("mail-roi-en-fields.eml", None),
    ("mail-verbal-en-jpeg-forwarded.eml", None),
)

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def fed(line: Line) -> Line:
    before = line.figures().balance.received
    for name, fax_line in STORY:
        line.feed(Feed(SAMPLES / name, fax_line))
    assert line.wait(before + len(STORY), seconds=240)
    return line


def test_everything_that_came_is_accounted_for(fed: Line) -> None:
    balance = fed.figures().balance
    assert balance.received == balance.accounted
    assert balance.in_progress == 0
    assert balance.errors == 0


def test_every_form_became_a_request_of_its_type(fed: Line) -> None:
    expected = sorted(
        request["form_type"]
        for name, _ in STORY
        for request in json.loads((SAMPLES / name).with_suffix(".json").read_text())["requests"]
    )
    with fed.ledger.read() as connection:
        found = [
            request.run.form_type.value
            for delivery in deliveries.recent(connection, 100)
            for request in requests.for_delivery(connection, delivery.id)
        ]
    assert sorted(found) == expected


def test_originals_are_kept_to_the_byte(fed: Line) -> None:
    with fed.ledger.read() as connection:
        kept = {delivery.sha256 for delivery in deliveries.recent(connection, 100)}
    for sha256 in kept:
        assert fed.ledger.blobs.get(sha256)
    folder = fed.folder / "line" / "fax" / "verbal" / "processed"
    processed = [path for path in folder.rglob("*.tif") if path.is_file()]
    assert processed, "the watched folder's fax was not moved to processed"


def test_no_patient_shows_outside_the_desk(fed: Line) -> None:
    """Log, status, story, metrics and health name ids and counts, never a person."""
    with fed.ledger.read() as connection:
        latest = deliveries.recent(connection, 1)[0].id
    intake = [sys.executable, "-m", "service.cli", "--config", str(fed.config)]
    told = (fed.folder / "intake.log").read_text()
    for command in (["status"], ["status", "--json"], ["show", latest], ["check"]):
        told += subprocess.run([*intake, *command], capture_output=True, text=True, check=True).stdout
    for page in ("/metrics", "/healthz"):
        told += httpx.get(fed.address + page).text
    assert "his_intake_queue_messages" in told
    for name, _ in STORY:
        for request in json.loads((SAMPLES / name).with_suffix(".json").read_text())["requests"]:
            for path in ("patient.name", "patient.phone", "patient.mrn", "patient.address"):
                value = request["fields"].get(path)
                assert not value or value.lower() not in told.lower(), path


def test_the_alert_rules_name_metrics_that_exist(fed: Line) -> None:
    served = httpx.get(f"{fed.address}/metrics").text
    named = set(re.findall(r"his_intake_\w+", ALERTS.read_text()))
    assert named
    assert {name for name in named if name not in served} == set()


def test_a_clerk_corrects_a_form_by_key_and_the_department_gets_it(fed: Line, chromium: Browser) -> None:
    expected = json.loads((SAMPLES / STORY[0][0]).with_suffix(".json").read_text())
    written = expected["requests"][0]["fields"]
    page = chromium.new_page()
    page.goto(fed.address)
    page.keyboard.type(LOGIN)
    page.keyboard.press("Tab")
    page.keyboard.type(fed.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{fed.address}/")
    tab_to(page, page.locator("tbody tr", has_text="Verbal").locator("a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/requests/*")
    request_id = page.url.rsplit("/", 1)[1]
    tab_to(page, page.locator("#f-patient-phone"))
    page.keyboard.press("Control+A")
    page.keyboard.type("6175550199")
    release(page, written)
    page.wait_for_url(lambda url: request_id not in url)
    assert fed.wait(0, seconds=30)
    with fed.ledger.read() as connection:
        stored = requests.get(connection, request_id)
    assert stored.department is not None
    message = next(m for m in take_all(fed, stored.department) if m["subject"] == request_id)
    jsonschema.validate(
        {k: v for k, v in message.items() if k != "routing_key"}, json.loads(SCHEMA.read_text())
    )
    assert message["data"]["review"]["required"] is True
    assert message["data"]["patient"]["phone"] == "+16175550199" != written["patient.phone"]
    assert message["data"]["request"]["form_type"] == stored.run.form_type
    assert message["routing_key"].startswith(f"request.{stored.department}.{stored.run.form_type}.")
