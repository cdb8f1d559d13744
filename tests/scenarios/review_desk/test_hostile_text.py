"""Whatever a sender, a form, a reader or a colleague writes is text: no script of theirs runs, and the
content policy is never even asked. The `served` fixture fails on any violation and any script error."""

from datetime import UTC, datetime
from urllib.parse import quote

from playwright.sync_api import Dialog, Page

from domain.delivery import PartVerdict
from ledger import Ledger, deliveries
from review import accounts
from tests.scenarios.review_desk.conftest import Served
from tests.unit.review.cases import PASSWORD, add_delivery, add_request, value

RUN = "window.ran=1"
CORPUS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script src=data:text/javascript,{RUN}></script>",
    f"<script/x>{RUN}</script/x>",
    f"<<script>{RUN}//<</script>",
    f"<img src=x onerror={RUN}>",
    f"<img/src=x/onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f'<img src=1 href=1 onerror="javascript:{RUN}"></img>',
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}//",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f'<svg><a xlink:href="javascript:{RUN}"><text x=20 y=20>x</text></a>',
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f'<iframe src="javascript:{RUN}"></iframe>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<object data="javascript:{RUN}"></object>',
    f'<embed src="javascript:{RUN}">',
    f"<input autofocus onfocus={RUN}>",
    f'" autofocus onfocus="{RUN}',
    f"' autofocus onfocus='{RUN}",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}>",
    f"</textarea><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<audio src=x onerror={RUN}>",
    f"<marquee onstart={RUN}>",
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    f'<base href="javascript:{RUN}//">',
    f'<link rel=stylesheet href="javascript:{RUN}">',
    f"<style>@import 'javascript:{RUN}';</style>",
    f'<div style="background:url(javascript:{RUN})">',
    f'<form action="javascript:{RUN}"><button>x</button></form>',
    f'<button formaction="javascript:{RUN}">x</button>',
    f'<a href="javascript:{RUN}">x</a>',
    f'<a href="java\tscript:{RUN}">x</a>',
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"＜script＞{RUN}＜/script＞",
    f"<scr\0ipt>{RUN}</scr\0ipt>",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    f"${{{RUN}}}#{{{RUN}}}<%= {RUN} %>",
    f"';{RUN};//",
    f'";{RUN};//',
    f"`;{RUN};//",
    "\u202egnp.exe\u2066<b>",
    "\r\nSet-Cookie: intake-session=x\r\n\r\n<script>window.ran=1</script>",
)
AT_ONCE = 13


def test_no_text_is_ever_a_script(served: Served) -> None:
    page = served.sit_down("rosa")
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    for start in range(0, len(CORPUS), AT_ONCE):
        texts = CORPUS[start : start + AT_ONCE]
        delivery_id, request_id = _made_of(served.ledger, texts, f"batch-{start}")
        for path in ("/", f"/deliveries/{delivery_id}", f"/requests/{request_id}"):
            page.goto(f"{served.address}{path}")
            _nothing_ran(page)
    assert dialogs == []


def test_colleagues_and_addresses_run_nothing_either(served: Served) -> None:
    hostile = f"<img src=x onerror={RUN}>\"'>"
    accounts.create(served.ledger, "eve", hostile, PASSWORD, "privacy", datetime.now(UTC))
    page = served.sit_down("eve")
    page.goto(f"{served.address}/emergency")
    page.get_by_label("Something else").check()
    page.get_by_label("What it is about, in a sentence").fill(f"{hostile} and a sentence")
    page.get_by_role("button", name="Open all departments").click()
    asked = quote(hostile)
    for path in (
        "/emergencies",
        "/account",
        f"/audit?who={asked}&action={asked}&subject={asked}&before={asked}",
        f"/sign-in?to={asked}",
        f"/?done={asked}&page={asked}",
    ):
        page.goto(f"{served.address}{path}")
        _nothing_ran(page)
    page.goto(f"{served.address}/emergencies")
    assert f"{hostile} and a sentence" in page.locator("main").inner_text()


def _nothing_ran(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran ?? null") is None
    assert (
        page.evaluate(
            "document.querySelectorAll('script:not([src]), iframe, object, embed, base, style').length"
        )
        == 0
    )
    assert (
        page.evaluate(
            "document.querySelectorAll('img[onerror], svg[onload], [onfocus], [autofocus][onfocus]').length"
        )
        == 0
    )
    assert page.title().endswith("HIS intake") and "ran" not in page.title()


def _made_of(ledger: Ledger, texts: tuple[str, ...], key: str) -> tuple[str, str]:
    """A request that says each of these somewhere: as read, as printed, as a name, in a list, as a reason."""
    paths = ["patient.name", "recipient.name", "purpose", "patient.address", "amendment.entry", "odd.path"]
    fields = [
        value(path, text, raw=text[::-1] + text, confidence=0.5)
        for path, text in zip(paths, texts, strict=False)
    ]
    people = [{"name": text, "relationship": text, "phone": text} for text in texts]
    fields.append(value("contacts", list(people), raw=" ".join(texts)))
    fields.append(value("records.items", [{"label": text, "code": text} for text in texts]))
    marks = [{"label": text, "category": text, "decision": text, "mark": text} for text in texts]
    fields.append(value("sensitive.items", list(marks)))
    facts = {f"fact_{place}": text for place, text in enumerate(texts)}
    delivery_id = add_delivery(ledger, key=key, facts=facts)
    doubtful = ("patient.name", "contacts", "records.items", "sensitive.items")
    request_id = add_request(ledger, delivery_id, fields=fields, doubtful=doubtful, reasons=texts)
    with ledger.begin() as c:
        deliveries.save_context(c, delivery_id, texts[0], texts[1], "\n".join(texts))
        parts = [
            deliveries.NewDocument("0" * 64, 1, "image/png", text, text, PartVerdict.REFUSED, text)
            for text in texts
        ]
        deliveries.add_documents(c, delivery_id, parts)
    return delivery_id, request_id
