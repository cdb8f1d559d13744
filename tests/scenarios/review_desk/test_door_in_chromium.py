"""Signing in, one's account, emergency access and the audit, in a real browser. The `served` fixture fails
on any violation of the content policy and any script error."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from ledger import audit, factors
from review import accounts
from review.settings import ProviderSettings, ReviewSettings
from tests.fixtures.axe import violations
from tests.fixtures.glewlwyd import CLIENT, SECRET, Glewlwyd
from tests.scenarios.review_desk.conftest import Served, serving
from tests.unit.review.cases import PASSWORD, add_waiting


def _code(page: Page) -> str:
    found = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.locator("main").inner_text())
    assert found
    return pyotp.TOTP(found[0].replace(" ", "")).now()


def _sees(page: Page, *, titles: str = "HIS intake") -> None:
    """All that every page must be: accessible, nothing cut off, nothing about anybody in its title."""
    assert violations(page) == []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    assert page.title().endswith(titles)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450), (320, 640)])
def test_a_second_factor_is_set_up_and_used_by_keyboard(served: Served, width: int, height: int) -> None:
    page = served.sit_down("rosa", width, height)
    page.goto(f"{served.address}/account")
    _sees(page)
    page.locator("#factor-password").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    _sees(page)
    box = page.locator("main svg").bounding_box()
    assert box and box["width"] > 150  # large enough for a telephone
    page.keyboard.type(_code(page))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading")).to_have_text("Your recovery codes")
    _sees(page)
    codes = page.locator("li code").all_inner_texts()
    assert len(codes) == 10

    again = served.page(width, height)
    again.goto(f"{served.address}/sign-in")
    _sees(again)
    again.keyboard.type("rosa")
    again.keyboard.press("Tab")
    again.keyboard.type(PASSWORD)
    again.keyboard.press("Enter")
    again.wait_for_url("**/sign-in/code")
    _sees(again)
    again.keyboard.type(codes[0])
    again.keyboard.press("Enter")
    again.wait_for_url(f"{served.address}/")


def test_the_desk_signs_out_by_itself_and_keeps_what_was_typed(served: Served) -> None:
    request_id = add_waiting(served.ledger).request_id
    page = served.page()
    page.clock.install()
    page.goto(f"{served.address}/sign-in")
    _sign_in(page)
    page.goto(f"{served.address}/requests/{request_id}")
    page.locator("#f-recipient-name").fill("Ana Isabel Ruiz")
    page.clock.run_for(9 * 60 * 1000)
    assert page.url.endswith(request_id)
    page.clock.run_for(2 * 60 * 1000)
    page.wait_for_url("**/sign-in?idle=1*")
    expect(page.get_by_role("status")).to_contain_text("What you had typed is kept")
    _sees(page)
    _sign_in(page)
    page.wait_for_url(f"**/requests/{request_id}")
    expect(page.locator("#f-recipient-name")).to_have_value("Ana Isabel Ruiz")
    with served.ledger.read() as c:
        (out,) = audit.found(c, audit.Filter(action="signed_out"), 9)
    assert out.about == "idle"


def _sign_in(page: Page, login: str = "rosa") -> None:
    page.get_by_label("Sign-in name").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/sign-in" not in address)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (320, 640)])
def test_the_glass_is_broken_and_privacy_looks_at_it(served: Served, width: int, height: int) -> None:
    request_id = add_waiting(served.ledger).request_id
    now = datetime.now(UTC)
    accounts.create(served.ledger, "vera", "Vera Berg", PASSWORD, "reviewer", now, ["verbal"])
    accounts.create(served.ledger, "priya", "Priya Vance", PASSWORD, "privacy", now)
    page = served.sit_down("vera", width, height)
    page.goto(f"{served.address}/emergency")
    _sees(page)
    page.get_by_label("A patient's care cannot wait").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The ward asks for the patient in room 12.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.address}/")
    page.goto(f"{served.address}/requests/{request_id}")
    expect(page.get_by_role("complementary", name="Emergency access")).to_be_visible()
    page.get_by_role("button", name="End it now").press("Enter")
    page.wait_for_url(f"{served.address}/")
    expect(page.get_by_role("button", name="End it now")).to_have_count(0)

    privacy = served.sit_down("priya", width, height)
    for path in ("/emergencies", "/audit", "/audit?action=request_viewed", "/status", "/account"):
        privacy.goto(f"{served.address}{path}")
        _sees_all_but_wide_tables(privacy)
    privacy.goto(f"{served.address}/emergencies")
    privacy.get_by_role("button", name="Reviewed").press("Enter")
    expect(privacy.get_by_role("cell", name="by Priya Vance")).to_be_visible()
    privacy.get_by_role("link", name="Vera Berg").press("Enter")
    expect(privacy.get_by_role("cell", name="emergency opened")).to_be_visible()
    expect(privacy.get_by_role("cell", name=request_id).first).to_be_visible()


def _sees_all_but_wide_tables(page: Page) -> None:
    """WCAG 1.4.10 lets tables of data be wider than the screen."""
    assert violations(page) == []
    assert page.title().endswith("HIS intake")


@pytest.fixture
def with_provider(tmp_path: Path, chromium: Browser, glewlwyd: Glewlwyd) -> Iterator[Served]:
    def settings(address: str) -> ReviewSettings:
        redirect = f"{address}/sign-in/returned"
        glewlwyd.knows_desk_at(redirect)
        provider = ProviderSettings(
            glewlwyd.issuer, CLIENT, SECRET, redirect, roles={"his-reviewers": "reviewer"}
        )
        return ReviewSettings(secure_cookies=False, allowed_hosts=("127.0.0.1",), provider=provider)

    with serving(tmp_path, chromium, settings) as desk:
        yield desk


def test_the_hospital_s_own_sign_in(with_provider: Served, glewlwyd: Glewlwyd) -> None:
    """From another site and back, where a browser holds back cookies that are ours alone."""
    glewlwyd.add("rosa", ["his-reviewers"])
    request_id = add_waiting(with_provider.ledger).request_id
    page = with_provider.page()
    _at_the_provider(page, glewlwyd)
    page.goto(f"{with_provider.address}/requests/{request_id}")
    expect(page).to_have_url(re.compile("/sign-in"))
    _sees(page)
    page.get_by_role("link", name="Sign in with the hospital's account").press("Enter")
    page.wait_for_url(re.compile("login.html"))
    page.goto(_callback(page.url))
    page.wait_for_url(f"**/requests/{request_id}")
    expect(page.get_by_role("link", name="Rosa")).to_be_visible()


def _at_the_provider(page: Page, glewlwyd: Glewlwyd) -> None:
    cookies = glewlwyd.person("rosa").cookies
    page.context.add_cookies(
        [{"name": each.name, "value": each.value or "", "url": glewlwyd.address} for each in cookies]
    )


def _callback(address: str) -> str:
    (back,) = parse_qs(urlsplit(address).query)["callback_url"]
    return f"{back}&g_continue"


def test_a_factor_is_needed_where_it_is_required(tmp_path: Path, chromium: Browser) -> None:
    def settings(_: str) -> ReviewSettings:
        return ReviewSettings(secure_cookies=False, allowed_hosts=("127.0.0.1",), second_factor_required=True)

    with serving(tmp_path, chromium, settings) as served:
        page = served.page()
        page.goto(f"{served.address}/sign-in")
        page.get_by_label("Sign-in name").fill("rosa")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/sign-in/set-up")
        _sees(page)
        page.keyboard.type(_code(page))
        page.keyboard.press("Enter")
        page.get_by_role("link", name="I have written them down").press("Enter")
        page.wait_for_url(f"{served.address}/")
        with served.ledger.read() as c:
            (row,) = audit.found(c, audit.Filter(action="second_factor_changed"), 9)
            found = factors.get(c, row.subject)
        assert found is not None and found.confirmed
