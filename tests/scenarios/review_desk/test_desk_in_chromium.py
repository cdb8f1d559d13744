"""A person at the desk, in a real browser, with the keyboard alone."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from domain.delivery import PartVerdict
from domain.form import FieldValue
from ledger import corrections, deliveries, requests, tasks
from ledger.schema import RequestState
from tests.scenarios.review_desk.conftest import Served
from tests.unit.review.cases import AUTHORIZATION, add_delivery, add_request, value


def _waiting(served: Served, key: str, hours: float, **about: object) -> str:
    received = datetime.now(UTC) - timedelta(hours=hours)
    delivery_id = add_delivery(served.ledger, key=key, received_at=received)
    return add_request(served.ledger, delivery_id, **about)  # type: ignore[arg-type]


def _focused(page: Page) -> str:
    return str(
        page.evaluate(
            "document.activeElement.closest('.field')?.dataset.path ?? document.activeElement.value"
        )
    )


def test_from_the_queue_through_two_requests(served: Served) -> None:
    young, old = _waiting(served, "young", 1), _waiting(served, "old", 5)
    page = served.sit_down("rosa")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/requests/{old}")

    assert _focused(page) == "patient.name"
    page.keyboard.press("Control+A")
    page.keyboard.type("Ana María López Ruiz")
    page.locator("[data-part=family]").fill("López Ruiz")
    page.locator("[data-part=middle]").fill("María")
    page.keyboard.press("Enter")
    assert _focused(page) == "signature.date"
    page.keyboard.press("Control+A")
    page.keyboard.type("03012026")
    page.keyboard.press("Enter")
    expect(page.locator("[data-left]")).to_have_text("Nothing left to check")
    assert page.locator("[data-path='signature.date'] input[data-date]").input_value() == "03/01/2026"
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/requests/{young}")

    with served.ledger.read() as c:
        rows = {each.path: each for each in corrections.for_request(c, old)}
        assert rows["patient.name"].value == "Ana María López Ruiz"
        assert rows["patient.name"].parts == {"given": "Ana", "middle": "María", "family": "López Ruiz"}
        assert rows["signature.date"].value == "2026-03-01"
        assert requests.machine_fields(c, old)["patient.name"].value == "Ana Lopez Ruiz"
        assert [task.step for task in tasks.for_subject(c, old)] == ["decide"]

    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")
    expect(page.get_by_text("Nothing else waits for you.")).to_be_visible()


def test_release_waits_for_what_is_doubtful(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    page.keyboard.press("Enter")
    page.locator("[data-path='recipient.name'] input[id]").focus()
    page.keyboard.press("Control+Enter")
    assert _focused(page) == "signature.date"
    expect(page.locator("[data-left]")).to_contain_text("1 field to check before this can be released")
    with served.ledger.read() as c:
        assert requests.get(c, request_id).state is RequestState.REVIEW


def test_a_stale_tab_is_told(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    rosa, lee = served.sit_down("rosa"), served.sit_down("lee")
    for page in (rosa, lee):
        page.goto(f"{served.address}/requests/{request_id}")
    expect(lee.get_by_role("alert")).to_contain_text("Rosa Vidal has this request open")
    lee.get_by_role("button", name="Take it over").press("Enter")
    expect(lee.locator("#f-patient-name")).to_be_focused()
    for page in (lee, rosa):
        for key in ("Enter", "Enter", "Control+Enter"):
            page.keyboard.press(key)
        page.wait_for_load_state()
        page.wait_for_timeout(300)
    expect(rosa.get_by_role("alert")).to_contain_text("Lee Young saved this request while you had it open")
    served.complaints[:] = [each for each in served.complaints if "409" not in each]
    with served.ledger.read() as c:
        assert len(tasks.for_subject(c, request_id)) == 1


def test_the_field_in_focus_is_shown_on_its_page(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    here = page.locator("rect.here")
    expect(here).to_have_attribute("data-path", "patient.name")
    page.keyboard.press("Enter")
    expect(here).to_have_attribute("data-path", "signature.date")
    expect(here).to_be_in_viewport()
    width = page.locator(".sheet").bounding_box()
    page.keyboard.press("F2")
    zoomed = page.locator(".sheet").bounding_box()
    assert width and zoomed and zoomed["width"] > 1.5 * width["width"]
    expect(here).to_be_in_viewport()
    page.keyboard.press("F2")
    again = page.locator(".sheet").bounding_box()
    assert again and again["width"] == width["width"]


def test_permissions_are_chosen_by_letter(served: Served) -> None:
    request_id = _waiting(served, "one", 1, doubtful=("sensitive.items",))
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    expect(page.locator("[data-path='sensitive.items'] input[type=radio]:checked")).to_have_count(0)
    page.keyboard.press("Enter")  # no way past an unanswered permission
    assert page.locator("input[value='sensitive.items'][name=checked]").is_checked() is False
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")
    with served.ledger.read() as c:
        decided = requests.fields(c, request_id)["sensitive.items"].value
    assert isinstance(decided, list)
    assert [item["decision"] for item in decided] == ["refused", "not_marked"]


def test_escape_takes_back_and_question_mark_helps(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    page.keyboard.type("Somebody Else")
    expect(page.locator("[data-left]")).to_have_text("1 field to check")
    page.keyboard.press("Escape")
    expect(page.locator("#f-patient-name")).to_have_value("Ana Lopez Ruiz")
    expect(page.locator("[data-left]")).to_have_text("2 fields to check")
    page.locator("button[value=release]").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_works_without_script(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    signed_in = served.sit_down("rosa").context.storage_state()
    page = served.chromium.new_context(java_script_enabled=False, storage_state=signed_in).new_page()
    page.goto(f"{served.address}/requests/{request_id}")
    page.locator("#f-recipient-name").fill("Ana Ruiz, MD")
    page.keyboard.press("Enter")  # the browser's own Enter only saves
    expect(page.get_by_text("Corrected before")).to_be_visible()
    with served.ledger.read() as c:
        assert requests.get(c, request_id).state is RequestState.REVIEW
        assert [each.path for each in corrections.for_request(c, request_id)] == ["recipient.name"]
    for box in page.locator("input[name=checked]").all():
        box.check()
    page.locator("button[value=release]").click()
    page.wait_for_url(f"{served.address}/?done=1")


HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "' autofocus onfocus='document.title=`owned`",
    "javascript:document.title='owned'",
    "</textarea></title><svg onload=document.title='owned'>",
    "{{ 7 * 7 }}${7*7}<%= 7*7 %>",
    "\u202egnp.exe\u0000<b>",
)


def test_hostile_text_is_only_text(served: Served) -> None:
    """The `served` fixture fails on any policy violation or script error."""
    page = served.sit_down("rosa")
    for place, text in enumerate(HOSTILE):
        delivery_id, request_id = _hostile(served, f"hostile-{place}", text)
        for path in ("/", f"/deliveries/{delivery_id}", f"/requests/{request_id}"):
            page.goto(f"{served.address}{path}")
            assert page.title().endswith("HIS intake"), text
        assert page.locator("#f-recipient-name").input_value() == text.replace("\0", "\ufffd")


def _hostile(served: Served, key: str, text: str) -> tuple[str, str]:
    """A request that says this wherever a sender, a form or a reader can say anything."""
    fields: list[FieldValue] = [
        value(path, text, raw=text)
        for path in ("patient.name", "recipient.name", "amendment.entry", "odd.path")
    ]
    fields.append(value("contacts", [{"name": text, "relationship": text, "phone": text}], raw=text))
    fields.append(value("records.items", [{"label": text, "code": text}], raw=text))
    fields.append(
        value("sensitive.items", [{"label": text, "category": text, "decision": text, "mark": text}])
    )
    fields += [each for each in AUTHORIZATION if each.path not in {field.path for field in fields}]
    delivery_id = add_delivery(served.ledger, key=key, facts={"subject": text, "caller": text})
    doubtful = ("patient.name", "contacts", "records.items")
    request_id = add_request(served.ledger, delivery_id, fields=fields, doubtful=doubtful, reasons=(text,))
    _add_letter(served, delivery_id, text)
    return delivery_id, request_id


def _add_letter(served: Served, delivery_id: str, text: str) -> None:
    with served.ledger.begin() as c:
        deliveries.save_context(c, delivery_id, text, text, text)
        part = deliveries.NewDocument("0" * 64, 1, "image/png", text, text, PartVerdict.REFUSED, text)
        deliveries.add_documents(c, delivery_id, [part])


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450), (320, 640)])
def test_nothing_is_cut_off(served: Served, width: int, height: int) -> None:
    """720 by 450 is 1440 by 900 at 200 % zoom; 320 wide is the reflow of WCAG 1.4.10."""
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa", width, height)
    for path in ("/", f"/requests/{request_id}"):
        page.goto(f"{served.address}{path}")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, path
    focused = page.locator("#f-patient-name")
    expect(focused).to_be_focused()
    expect(focused).to_be_in_viewport(ratio=1)


def test_every_control_has_a_name(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    page = served.sit_down("rosa")
    for path in ("/", f"/requests/{request_id}", "/status", "/sign-in"):
        page.goto(f"{served.address}{path}")
        nameless = page.evaluate(
            """[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href]')]
               .filter(e => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label')))
               .map(e => e.outerHTML)"""
        )
        assert nameless == []
        repeated = page.evaluate(
            """[...document.querySelectorAll('[id]')].map(e => e.id)
               .filter((id, place, all) => all.indexOf(id) !== place)"""
        )
        assert repeated == []
