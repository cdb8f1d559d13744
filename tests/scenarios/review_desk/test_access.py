"""WCAG 2.2 AA as far as axe can tell, and no action without its key."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ledger import requests, verdicts, waiting
from ledger.schema import RequestState
from tests.scenarios.review_desk.conftest import Served
from tests.scenarios.review_desk.test_desk_in_chromium import _waiting
from tests.unit.review.cases import AUTHORIZATION

AXE = Path(__file__).parents[2] / "fixtures" / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450)])
def test_axe_finds_nothing(served: Served, width: int, height: int) -> None:
    request_id = _waiting(
        served, "one", 1, doubtful=("patient.name", "patient.date_of_birth", "sensitive.items")
    )
    held = _waiting(served, "two", 30)
    page = served.sit_down("rosa", width, height)
    for path in (
        "/",
        "/?view=held",
        f"/requests/{request_id}",
        f"/requests/{held}",
        "/strips",
        "/strips/signature.date",
        "/quality",
        "/status",
    ):
        page.goto(f"{served.address}{path}")
        assert _violations(page) == [], path
    page.goto(f"{served.address}/requests/{request_id}")
    page.keyboard.press("F7")
    assert page.evaluate("document.activeElement.id") == "way"
    assert _violations(page) == []


def test_ways_out_by_key(served: Served) -> None:
    first, second = _waiting(served, "one", 5), _waiting(served, "two", 1)
    page = served.sit_down("rosa")
    page.keyboard.press("n")
    page.wait_for_url(f"**/requests/{first}")
    page.keyboard.press("F9")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/requests/{second}")
    page.keyboard.press("F7")
    page.locator("#way").select_option("hold:asked_sender")
    page.keyboard.press("Tab")
    page.keyboard.type("12312099")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("at most 90 days")
    served.complaints[:] = [each for each in served.complaints if "422" not in each]
    with served.ledger.read() as c:
        said = verdicts.latest(c, first)
        assert said is not None and (said.action, said.reason) == ("illegible", "ask_resend")
        assert requests.get(c, first).state is RequestState.DECIDING
        assert waiting.waiting_count(c) == 1


def test_blind_fields_are_typed_by_key(served: Served) -> None:
    fields = [each for each in AUTHORIZATION if each.path != "recipient.name"]
    request_id = _waiting(served, "one", 1, fields=fields, doubtful=("patient.date_of_birth",))
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    born = page.locator("#f-patient-date-of-birth")
    expect(born).to_be_focused()
    expect(born).to_have_value("")
    page.keyboard.press("Enter")
    expect(page.locator("[data-left]")).to_contain_text("Type it from the page")
    page.keyboard.press("Control+Enter")
    expect(born).to_be_focused()
    page.keyboard.type("04281961")
    page.keyboard.press("Enter")
    expect(page.locator("button[value=release]")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")


def test_the_counts_follow_by_themselves(served: Served) -> None:
    page = served.sit_down("rosa")
    expect(page.locator("#counts b").first).to_have_text("0")
    _waiting(served, "one", 1)
    expect(page.locator("#counts b").first).to_have_text("1", timeout=20_000)


def test_leaving_lets_go(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    page.reload()
    page.wait_for_timeout(300)
    with served.ledger.read() as c:
        assert requests.get(c, request_id).claimed_by is not None
    page.goto(f"{served.address}/status")
    page.wait_for_timeout(300)
    with served.ledger.read() as c:
        assert requests.get(c, request_id).claimed_by is None
