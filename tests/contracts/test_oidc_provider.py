"""Signing in with a real OpenID Provider: who gets in, as what, and which answers are refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from domain.request import Department
from ledger import audit, sign_ins, staff
from ledger.audit import Action
from ledger.door_tables import Step
from ledger.scope import Scope
from ledger.staff import Role, Staff
from review import accounts
from review.app import create_app
from review.oidc import Provider, ProviderRefused
from review.settings import ProviderSettings
from review.tokens import hash_of
from tests.fixtures.glewlwyd import CLIENT, SECRET, Glewlwyd
from tests.unit.review.browser import Browser
from tests.unit.review.cases import PASSWORD, add_waiting
from tests.unit.review.conftest import Desk, clock, desk, empty_ledger, ledger, settings_like

__all__ = ["clock", "desk", "empty_ledger", "ledger"]
REDIRECT = "http://127.0.0.1:8080/sign-in/returned"
ROLES = {"his-supervisors": "supervisor", "his-reviewers": "reviewer", "his-operators": "operator"}
DEPARTMENTS = {"roi-desk": "roi", "verbal-desk": "verbal", "everything": "*"}


@pytest.fixture
def provider(glewlwyd: Glewlwyd) -> ProviderSettings:
    if REDIRECT not in glewlwyd.redirects:
        glewlwyd.knows_desk_at(REDIRECT)
    return ProviderSettings(glewlwyd.issuer, CLIENT, SECRET, REDIRECT, roles=ROLES, departments=DEPARTMENTS)


@pytest.fixture
def open_desk(desk: Desk, provider: ProviderSettings, glewlwyd: Glewlwyd) -> Iterator[Desk]:
    """Its clock is the provider's: what that signs is good for a while only."""
    desk.clock.now = datetime.now(desk.clock.now.tzinfo)
    desk.app = create_app(desk.ledger, settings_like(desk.settings, provider=provider), clock=desk.clock)
    glewlwyd.add("rosa", ["his-reviewers", "roi-desk", "choir"])
    yield desk


def _left(desk: Desk, to: str = "") -> tuple[Browser, str]:
    """A browser on its way to the provider, and the address it was sent to."""
    browser = Browser(desk.app)
    answer = browser.get(f"/sign-in/provider?to={to}")
    assert answer.status_code == 303
    return browser, answer.headers["location"]


def _path(address: str) -> str:
    assert address.startswith(REDIRECT)
    return f"/sign-in/returned?{urlsplit(address).query}"


def _through(desk: Desk, glewlwyd: Glewlwyd, who: str = "rosa", to: str = "") -> tuple[Browser, str]:
    browser, address = _left(desk, to)
    back = glewlwyd.sends_back(glewlwyd.person(who), address)
    return browser, browser.get(_path(back)).text


def _member(desk: Desk, username: str) -> Staff | None:
    with desk.ledger.read() as c:
        found = [each for each in staff.all(c) if each.login.startswith(f"{username}@provider-")]
    return found[0] if found else None


def _refusals(desk: Desk) -> list[str]:
    with desk.ledger.read() as c:
        return [row.about for row in audit.found(c, audit.Filter(action=Action.SIGN_IN_FAILED), 9)]


def test_the_way_there_asks_for_all_that_protects_it(open_desk: Desk) -> None:
    browser, address = _left(open_desk)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 22 and len(asked["nonce"]) >= 22 and len(asked["code_challenge"]) == 43
    assert asked["redirect_uri"] == REDIRECT and SECRET not in address
    assert "intake-session" not in browser.cookies


def test_a_person_gets_in_as_what_the_provider_says(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    made = add_waiting(open_desk.ledger)
    browser, page = _through(open_desk, glewlwyd, to=f"/requests/{made.request_id}")
    assert f'content="0;url=/requests/{made.request_id}"' in page
    assert browser.get(f"/requests/{made.request_id}").status_code == 200
    member = _member(open_desk, "rosa")
    assert member is not None
    assert (member.name, member.role, member.external) == ("Rosa", Role.REVIEWER, True)
    assert member.scope == Scope(frozenset({Department.ROI}))
    with open_desk.ledger.read() as c:
        rows = audit.found(c, audit.Filter(subject=member.id), 9)
    assert [(row.action, row.about) for row in rows] == [
        ("signed_in", "provider"),
        ("account_created", "reviewer:roi"),
    ]


def test_another_group_there_is_another_role_here(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    first, _ = _through(open_desk, glewlwyd)
    glewlwyd.add("rosa", ["his-reviewers", "his-supervisors", "everything"])
    _through(open_desk, glewlwyd)
    member = _member(open_desk, "rosa")
    assert member is not None and member.role is Role.SUPERVISOR and member.scope.departments is None
    assert first.get("/").status_code == 303  # what was open with the old role is closed
    with open_desk.ledger.read() as c:
        assert sum(each.external for each in staff.all(c)) == 1


@pytest.mark.parametrize("groups", [[], ["choir"], ["roi-desk"]])
def test_who_has_no_role_does_not_get_in(open_desk: Desk, glewlwyd: Glewlwyd, groups: list[str]) -> None:
    glewlwyd.add("ivan", groups)
    browser, _ = _through(open_desk, glewlwyd, "ivan")
    assert "intake-session" not in browser.cookies
    assert _member(open_desk, "ivan") is None
    assert _refusals(open_desk) == ["provider:no_role"]
    assert "Signing in there did not work" in browser.get("/sign-in?provider=1").text


def test_a_disabled_person_stays_out(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    _through(open_desk, glewlwyd)
    member = _member(open_desk, "rosa")
    assert member is not None
    accounts.disable(open_desk.ledger, member.login, open_desk.clock.now)
    browser, _ = _through(open_desk, glewlwyd)
    assert "intake-session" not in browser.cookies
    assert _refusals(open_desk) == ["provider:disabled"]


def test_a_local_account_of_the_same_name_is_another(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    glewlwyd.add("admin-of-desk", ["his-operators"])
    accounts.create(open_desk.ledger, "admin-of-desk", "A", PASSWORD, "supervisor", open_desk.clock.now)
    _through(open_desk, glewlwyd, "admin-of-desk")
    member = _member(open_desk, "admin-of-desk")
    assert member is not None and member.role is Role.OPERATOR
    assert Browser(open_desk.app).sign_in(member.login, "").status_code == 401
    assert Browser(open_desk.app).sign_in("admin-of-desk", PASSWORD).status_code == 303


def test_an_answer_is_good_once(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    browser, address = _left(open_desk)
    cookies = dict(browser.cookies)
    back = _path(glewlwyd.sends_back(glewlwyd.person("rosa"), address))
    assert browser.get(back).status_code == 200
    again = Browser(open_desk.app, cookies=cookies)
    assert again.get(back).status_code == 303
    assert "intake-session" not in again.cookies
    assert _refusals(open_desk) == ["provider:not_asked"]


def test_an_answer_to_another_browser_is_refused(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    """A link with somebody else's code signs nobody in (login forgery)."""
    _, theirs = _left(open_desk)
    mine, _ = _left(open_desk)
    back = _path(glewlwyd.sends_back(glewlwyd.person("rosa"), theirs))
    for browser in (mine, Browser(open_desk.app)):
        assert browser.get(back).status_code == 303
        assert "intake-session" not in browser.cookies
    assert sorted(_refusals(open_desk)) == ["provider:not_asked", "provider:state"]


def test_an_answer_that_comes_too_late_is_refused(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    browser, address = _left(open_desk)
    back = _path(glewlwyd.sends_back(glewlwyd.person("rosa"), address))
    open_desk.clock.passes(minutes=10)
    assert browser.get(back).status_code == 303
    assert _refusals(open_desk) == ["provider:not_asked"]


@pytest.mark.parametrize(
    "query", ["error=access_denied", "code=made-up", "code=made-up&iss=http://evil.example"]
)
def test_what_is_no_answer_is_refused(open_desk: Desk, query: str) -> None:
    browser, address = _left(open_desk)
    state = parse_qs(urlsplit(address).query)["state"][0]
    assert browser.get(f"/sign-in/returned?state={state}&{query}").status_code == 303
    assert "intake-session" not in browser.cookies
    assert len(_refusals(open_desk)) == 1


def _answered(glewlwyd: Glewlwyd, settings: ProviderSettings, changed: str) -> None:
    """Asked and answered without the desk, with one thing wrong."""
    asked = Provider(settings).ask()
    back = glewlwyd.sends_back(glewlwyd.person("rosa"), asked.address)
    query = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    now = datetime.now().astimezone()
    nonce = "another" if changed == "nonce" else asked.nonce
    verifier = "v" * 43 if changed == "verifier" else asked.verifier
    when = now + timedelta(days=1) if changed == "late" else now
    if changed == "issuer":
        query["iss"] = "http://evil.example"
    answering = replace(settings, client_secret="wrong") if changed == "secret" else settings
    Provider(answering).answer(query, nonce, verifier, when)


@pytest.mark.parametrize("changed", ["nonce", "verifier", "late", "issuer", "secret"])
def test_what_does_not_fit_is_refused(
    open_desk: Desk, glewlwyd: Glewlwyd, provider: ProviderSettings, changed: str
) -> None:
    _answered(glewlwyd, provider, "nothing")
    with pytest.raises(ProviderRefused):
        _answered(glewlwyd, provider, changed)


def test_an_issuer_that_calls_itself_otherwise_is_refused(provider: ProviderSettings) -> None:
    with pytest.raises(ProviderRefused, match="other_issuer"):
        Provider(replace(provider, issuer=provider.issuer.replace("localhost", "127.0.0.1"))).ask()


def test_a_provider_that_is_away_is_said_so(open_desk: Desk, provider: ProviderSettings) -> None:
    away = replace(provider, issuer="http://127.0.0.1:9/nobody")
    app = create_app(
        open_desk.ledger, settings_like(open_desk.settings, provider=away), clock=open_desk.clock
    )
    answer = Browser(app).get("/sign-in/provider")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?provider=1")


def test_what_is_asked_is_sealed(open_desk: Desk) -> None:
    browser, address = _left(open_desk)
    state = parse_qs(urlsplit(address).query)["state"][0]
    mark = hash_of(browser.cookies["intake-provider"])
    with open_desk.ledger.read() as c:
        found = sign_ins.get(c, mark, Step.OIDC, open_desk.clock.now)
        stored = str(c.exec_driver_sql("SELECT * FROM sign_ins").all())
    assert found is not None and found.facts["state"] == state
    assert state not in stored and found.facts["verifier"] not in stored


def test_the_provider_itself_refuses_a_foreign_address(open_desk: Desk, glewlwyd: Glewlwyd) -> None:
    _, address = _left(open_desk)
    evil = address.replace("127.0.0.1%3A8080", "evil.example")
    assert evil != address
    answer = glewlwyd.person("rosa").get(f"{evil}&g_continue", allow_redirects=False, timeout=10)
    assert "evil.example" not in answer.headers.get("location", "")
    assert isinstance(answer, requests.Response)
