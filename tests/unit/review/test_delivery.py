"""A delivery's page: parts, letter, story; the original only as a file to save."""

import pytest

from domain.delivery import Channel, PartVerdict
from ledger import audit, deliveries
from tests.unit.review.cases import add_delivery, add_request, white_page
from tests.unit.review.conftest import Desk


@pytest.fixture
def delivery_id(desk: Desk) -> str:
    made = add_delivery(
        desk.ledger,
        channel=Channel.EMAIL,
        images=[white_page(), white_page(600, 800)],
        facts={"caller": "<i>617</i>"},
        original=b"<html><script>alert(1)</script>",
    )
    with desk.ledger.begin() as c:
        deliveries.save_context(c, made, "<b>my records</b>", "ana@example.org", "please\n<script>x</script>")
        parts = (
            deliveries.NewDocument(
                "0" * 64, 9, "image/png", "../../scan.png", "attachment 1", PartVerdict.IMPORTED
            ),
            deliveries.NewDocument(
                "1" * 64, 9, "application/zip", 'a"b.zip', "attachment 2", PartVerdict.REFUSED, "Locked."
            ),
        )
        deliveries.add_documents(c, made, parts)
    return made


def test_shows_all_of_it_as_text(desk: Desk, delivery_id: str) -> None:
    add_request(desk.ledger, delivery_id)
    page = desk.browser().get(f"/deliveries/{delivery_id}").text
    for words in (
        "&lt;b&gt;my records&lt;/b&gt;",
        "ana@example.org",
        "&lt;script&gt;x&lt;/script&gt;",
        "../../scan.png",
        "Refused",
        "Locked.",
        "&lt;i&gt;617&lt;/i&gt;",
        "Captured",
        "Authorization",
        "Waits for review",
    ):
        assert words in page
    assert "<script>x" not in page and "<b>my" not in page


def test_the_original_is_a_file_to_save(desk: Desk, delivery_id: str) -> None:
    answer = desk.browser().get(f"/deliveries/{delivery_id}/original")
    assert answer.content == b"<html><script>alert(1)</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{delivery_id}.bin"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_pages_are_pictures_of_ours(desk: Desk, delivery_id: str) -> None:
    browser = desk.browser()
    answer = browser.get(f"/deliveries/{delivery_id}/pages/1.png")
    assert answer.content == white_page() and answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "no-store"
    assert browser.get(f"/deliveries/{delivery_id}/pages/3.png").status_code == 404


def test_what_is_no_picture_is_not_shown(desk: Desk) -> None:
    made = add_delivery(desk.ledger, images=[b"<svg onload=alert(1)>"])
    answer = desk.browser().get(f"/deliveries/{made}/pages/1.png")
    assert answer.status_code == 500 and b"<svg onload" not in answer.content


def test_a_request_gives_no_page_but_its_own(desk: Desk, delivery_id: str) -> None:
    request_id = add_request(desk.ledger, delivery_id, pages=(2,))
    browser = desk.browser()
    statuses = [browser.get(f"/requests/{request_id}/pages/{number}.png").status_code for number in (1, 2, 3)]
    assert statuses == [404, 200, 404]


def test_every_look_is_recorded_by_id(desk: Desk, delivery_id: str) -> None:
    browser = desk.browser()
    for path in ("", "/pages/1.png", "/original"):
        browser.get(f"/deliveries/{delivery_id}{path}")
    with desk.ledger.read() as c:
        looks = [entry for entry in audit.rows(c) if entry.subject == delivery_id]
    assert [entry.action for entry in looks] == ["delivery_viewed", "page_viewed", "exported"]
    assert {entry.actor for entry in looks} == {desk.staff_ids["reviewer"]}
