"""A page that stands on its head: a clerk turns it with a key, the service reads it again, and back."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from domain.form import FormRun, FormType, Language
from ledger import Connection, deliveries, requests, tasks
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from tests.scenarios.review_desk.conftest import Served
from tests.scenarios.review_desk.real_line import fax, line_of

pytestmark = pytest.mark.timeout(600)


def _on_its_head(served: Served, c: Connection, delivery_id: str) -> None:
    """As if the machine had taken the page for upright when it was not, and read nothing in it."""
    (page,) = deliveries.pages(c, delivery_id)
    with Image.open(io.BytesIO(served.ledger.blobs.get(page.image_sha256))) as picture:
        turned = io.BytesIO()
        picture.transpose(Image.Transpose.ROTATE_180).save(turned, "PNG")
    name = served.ledger.blobs.put(turned.getvalue()).sha256
    nothing = replace(page.reading, words=(), matches=(), squares=(), rules=(), uprights=(), quality=0.0)
    deliveries.save_page(c, delivery_id, None, nothing, name)
    deliveries.set_page_kinds(c, delivery_id, {1: "other"})
    run = FormRun((1,), FormType.UNKNOWN, 0.3, Language.ENGLISH)
    (request,) = requests.for_delivery(c, delivery_id)
    requests.reopen(c, request.id)
    requests.save_fields(c, request.id, {})
    requests.set_run(c, request.id, run)


def _request(served: Served, delivery_id: str) -> StoredRequest:
    with served.ledger.read() as c:
        return requests.for_delivery(c, delivery_id)[0]


def test_turned_by_key_read_again_and_undone(served: Served, tmp_path: Path) -> None:
    work = line_of(served.ledger, tmp_path)
    delivery_id = fax(served.ledger, "fax-verbal-en-handprint.tif", "verbal")
    assert work()
    with served.ledger.read() as c:
        upright = deliveries.image(c, delivery_id, 1)
        read = requests.machine_fields(c, _request(served, delivery_id).id)
    with served.ledger.begin() as c:
        _on_its_head(served, c, delivery_id)
        wrong = deliveries.image(c, delivery_id, 1)
        tasks.add(c, "decide", _request(served, delivery_id).id, datetime.now(UTC))
    assert work()
    before = _request(served, delivery_id)
    assert (before.run.form_type, before.state) == (FormType.UNKNOWN, RequestState.REVIEW)

    page = served.sit_down("rosa")
    page.keyboard.press("n")
    page.wait_for_url(f"**/requests/{before.id}")
    keep = page.locator("button[value=turn]")
    expect(keep).to_be_hidden()
    page.keyboard.press("F4")
    page.keyboard.press("F4")
    expect(keep).to_be_visible()
    page.keyboard.press("Shift+F4")
    page.wait_for_url(f"{served.address}/?done=1")
    assert work()

    after = _request(served, delivery_id)
    assert (after.run.form_type, after.run.template) == (FormType.VERBAL, "verbal-en-2026-01")
    assert after.state is RequestState.REVIEW
    with served.ledger.read() as c:
        (stored,) = deliveries.pages(c, delivery_id)
        fields = requests.machine_fields(c, after.id)
    assert stored.reading.rotation == 180 and stored.reading.matches
    assert upright is not None and _alike(served, stored.image_sha256, upright)
    same = [path for path, value in read.items() if path in fields and fields[path].value == value.value]
    assert len(same) >= 0.8 * len(read)

    page.goto(f"{served.address}/deliveries/{delivery_id}")
    page.get_by_role("button", name="Undo the last change").press("Enter")
    page.wait_for_url(f"**/deliveries/{delivery_id}")
    assert work()
    with served.ledger.read() as c:
        assert deliveries.image(c, delivery_id, 1) == wrong


def _alike(served: Served, one: str, other: str) -> bool:
    """The same ink in the same places, whatever turning twice and taking out a lean did to its edges."""
    pictures = []
    for name in (one, other):
        with Image.open(io.BytesIO(served.ledger.blobs.get(name))) as picture:
            pictures.append(picture.convert("L").resize((85, 110)).tobytes())
    differ = sum(abs(a - b) for a, b in zip(*pictures, strict=True)) / len(pictures[0])
    return bool(differ < 6)
