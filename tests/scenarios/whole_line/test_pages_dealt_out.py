"""Pages of a real fax dealt out anew with the keyboard; each department hears of it, revision by revision."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from demo.line import LOGIN, Feed, Line
from ledger import deliveries, requests
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from tests.scenarios.whole_line.desk import take_all
from tests.scenarios.whole_line.keyboard import choose, release, tab_to

SAMPLES = Path(__file__).parents[3] / "samples" / "committed"
PACKET = SAMPLES / "fax-packet-verbal-and-other.tif"
WRITTEN = {
    form["form_type"]: form["fields"]
    for form in json.loads(PACKET.with_suffix(".json").read_text())["requests"]
}

pytestmark = pytest.mark.timeout(900)


class Clerk:
    """Signed in, with one delivery before them."""

    def __init__(self, line: Line, page: Page) -> None:
        self.line, self.page = line, page
        with line.ledger.read() as c:
            self.delivery_id = deliveries.recent(c, 1)[0].id

    def forms(self) -> list[StoredRequest]:
        """Open ones, in the order of their places."""
        with self.line.ledger.read() as c:
            found = requests.for_delivery(c, self.delivery_id)
        return [each for each in found if each.state is not RequestState.CANCELLED]

    def deals(self, **owners: str) -> None:
        """Pages by number (`p3`), each to the owner whose words begin like this."""
        self.page.goto(f"{self.line.address}/deliveries/{self.delivery_id}")
        for page, owner in owners.items():
            choose(self.page, self.page.locator(f"select[name='owner:{page[1:]}']"), owner)
        tab_to(self.page, self.page.get_by_role("button", name="Deal the pages out like this"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        assert self.page.url.endswith(self.delivery_id), self.page.inner_text("main")
        self._settled()

    def releases(self, request_id: str, form_type: str) -> None:
        self.page.goto(f"{self.line.address}/requests/{request_id}")
        release(self.page, WRITTEN[form_type])
        self.page.wait_for_url(lambda url: request_id not in url)
        self._settled()

    def heard(self, department: str, count: int = 1) -> list[tuple[str, str, int]]:
        """Request, event and revision of what the department got of this delivery since it last looked:
        so many, or fewer when no more come for half a minute."""
        with self.line.ledger.read() as c:
            ours = {each.id for each in requests.for_delivery(c, self.delivery_id)}
        found: list[tuple[str, str, int]] = []
        for _ in range(120):
            found += [
                (each["subject"], each["routing_key"].split(".")[3], each["data"]["request"]["revision"])
                for each in take_all(self.line, department)
                if each["subject"] in ours
            ]
            if len(found) >= count:
                break
            self.page.wait_for_timeout(250)
        return found

    def _settled(self) -> None:
        for _ in range(1200):
            if not self.line.figures().unsent.count and all(
                each.state is not RequestState.DECIDING for each in self.forms()
            ):
                return
            self.page.wait_for_timeout(250)
        raise AssertionError("the line has not finished")


@pytest.fixture
def clerk(line: Line, chromium: Browser) -> Iterator[Clerk]:
    before = line.figures().balance.received
    line.feed(Feed(PACKET, "verbal"))
    assert line.wait(before + 1, seconds=240)
    page = chromium.new_context().new_page()
    page.goto(line.address)
    page.get_by_label("Sign-in name").fill(LOGIN)
    page.get_by_label("Password").fill(line.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{line.address}/")
    yield Clerk(line, page)
    page.context.close()


def test_split_joined_and_moved(clerk: Clerk) -> None:
    talk, records = (each.id for each in clerk.forms())
    for form in clerk.forms():
        if form.state is RequestState.REVIEW:  # else the machine was sure of all of it
            clerk.releases(form.id, form.run.form_type)
    assert clerk.heard("verbal") == [(talk, "ready", 1)]
    assert clerk.heard("roi") == [(records, "ready", 1)]

    clerk.deals(p3="A new form")  # split
    assert [each.run.pages for each in clerk.forms()] == [(1,), (2,), (3,)]
    new = clerk.forms()[2]
    assert new.run.form_type == "authorization"
    clerk.releases(records, "authorization")
    clerk.releases(new.id, "authorization")
    # By itself the second sheet names no patient.
    assert clerk.heard("roi", 2) == [(records, "updated", 2), (new.id, "deficient", 1)]

    clerk.deals(p3="Form 2")  # joined again: the form that has no page left is taken back
    assert [each.run.pages for each in clerk.forms()] == [(1,), (2, 3)]
    clerk.releases(records, "authorization")
    assert sorted(clerk.heard("roi", 2)) == sorted([(new.id, "cancelled", 2), (records, "updated", 3)])
    assert clerk.heard("verbal", 0) == []

    clerk.deals(p1="No form: cover", p2="Form 1")  # moved: it is another form now, for another department
    assert [each.run.pages for each in clerk.forms()] == [(2,), (3,)]
    assert clerk.forms()[0].run.form_type == "authorization"
    clerk.releases(talk, "authorization")
    assert clerk.heard("verbal") == [(talk, "rerouted", 2)]
    assert clerk.heard("roi") == [(talk, "rerouted", 2)]
