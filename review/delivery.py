"""One delivery: its pages, what became of its parts, what came around it, and its whole story."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import Response

from domain.delivery import PartVerdict
from ledger import Connection, deliveries, events, page_turns, requests, staff, surgeries
from ledger.deliveries import Delivery, Document, Letter, StoredPage
from ledger.events import StoredEvent
from ledger.requests import StoredRequest
from ledger.schema import DeliveryState
from ledger.surgeries import Layout
from review import surgery, wording
from review.office import Office
from review.refusal import NotFound
from review.surgery import Owner
from review.visit import Visit

_VERDICTS = {
    PartVerdict.IMPORTED: "Read",
    PartVerdict.REFUSED: "Refused",
    PartVerdict.CONTEXT: "Shown beside the pages",
}
_STATES = {
    DeliveryState.RECEIVED: "Received",
    DeliveryState.PROCESSING: "In progress",
    DeliveryState.DONE: "Done",
}


@dataclass(frozen=True, slots=True)
class RequestRow:
    href: str
    form: str
    pages: str
    state: str
    department: str
    revision: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    name: str
    trail: str
    media_type: str
    size: str
    verdict: str
    refused: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PageRow:
    number: int
    kind: str
    owner: str
    order: int
    width: int
    height: int
    damage: tuple[str, ...]
    turning: bool
    """A person turned it, and it is yet to be read again."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """`times`: the same thing again and again, with nothing between."""

    at: str
    words: str
    details: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    id: str
    href: str
    came_by: str
    received: str
    state: str
    size: str
    error: str
    facts: tuple[tuple[str, str], ...]
    letter: Letter | None
    requests: tuple[RequestRow, ...]
    documents: tuple[DocumentRow, ...]
    pages: tuple[PageRow, ...]
    story: tuple[StoryRow, ...]
    owners: tuple[Owner, ...]
    """What a page can be given to; empty where its pages are not this person's to deal out."""
    quarters: tuple[int, ...]
    versions: str
    can_undo: bool


def show(office: Office, visit: Visit) -> Response:
    delivery_id = visit.ids["id"]
    with office.desk.read() as c:
        page = _page(office, visit, c, delivery_id)
    return office.renderer.page("delivery.html", visit, delivery=page)


def original(office: Office, visit: Visit) -> Response:
    """The bytes as they came: to be kept as a file, never opened by the browser, named by id alone."""
    delivery_id = visit.ids["id"]
    with office.desk.read() as c:
        delivery = _get(c, delivery_id)
    with office.desk.begin() as c:
        events.append(c, "original_fetched", visit.now, delivery_id=delivery_id, staff_id=visit.staff_id)
    return Response(
        office.desk.blobs.get(delivery.sha256),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{delivery.id}.bin"'},
    )


def _get(c: Connection, delivery_id: str) -> Delivery:
    try:
        return deliveries.get(c, delivery_id)
    except KeyError as error:
        raise NotFound from error


def _page(office: Office, visit: Visit, c: Connection, delivery_id: str) -> DeliveryPage:
    delivery = _get(c, delivery_id)
    names = {member.id: member.name for member in staff.all(c)}
    found = requests.for_delivery(c, delivery_id)
    given = surgery.layout(c, delivery_id)
    turning = page_turns.waiting(c, delivery_id)
    may = visit.person is not None and visit.person.may_correct and bool(found)
    return DeliveryPage(
        id=delivery.id,
        href=f"/deliveries/{delivery.id}",
        came_by=wording.came_by(delivery.channel, delivery.line or delivery.source),
        received=wording.when(delivery.received_at, office.settings.zone, visit.now),
        state=_STATES[delivery.state],
        size=wording.size(delivery.size),
        error=delivery.error_message or "",
        facts=tuple((key.replace("_", " "), value) for key, value in sorted(delivery.facts.items())),
        letter=deliveries.context(c, delivery_id),
        requests=tuple(_request(request) for request in requests.for_delivery(c, delivery_id)),
        documents=tuple(_document(document) for document in deliveries.documents(c, delivery_id)),
        pages=tuple(_stored(page, given, turning) for page in deliveries.pages(c, delivery_id)),
        story=_gathered([_told(office, visit, event, names) for event in events.story(c, delivery_id)]),
        owners=surgery.owners(found, wording.FORMS) if may else (),
        quarters=surgery.QUARTERS,
        versions=surgery.state_of(found),
        can_undo=surgeries.last(c, delivery_id) is not None,
    )


def _request(request: StoredRequest) -> RequestRow:
    return RequestRow(
        f"/requests/{request.id}",
        wording.FORMS[request.run.form_type],
        ", ".join(str(number) for number in request.run.pages),
        wording.STATES[request.state],
        request.department or "",
        request.revision,
    )


def _document(document: Document) -> DocumentRow:
    return DocumentRow(
        document.name,
        document.trail,
        document.media_type,
        wording.size(document.size),
        _VERDICTS[document.verdict],
        document.verdict is PartVerdict.REFUSED,
        document.reason or "",
    )


def _stored(page: StoredPage, given: Layout, turning: frozenset[int]) -> PageRow:
    reading = page.reading
    owner, order = next(
        (
            (request_id, numbers.index(page.number) + 1)
            for request_id, numbers in given.requests.items()
            if page.number in numbers
        ),
        (page.kind or "other", page.number),
    )
    return PageRow(
        page.number,
        page.kind or "",
        owner,
        order,
        reading.width,
        reading.height,
        reading.damage,
        page.number in turning,
    )


def _told(office: Office, visit: Visit, event: StoredEvent, names: Mapping[str, str]) -> StoryRow:
    details = [
        f"{key.replace('_', ' ')} {value}" for key, value in event.details.items() if key != "staff_id"
    ]
    if who := event.details.get("staff_id"):
        details.insert(0, f"by {names.get(str(who), 'a former account')}")
    return StoryRow(
        wording.when(event.at, office.settings.zone, visit.now),
        event.name.replace("_", " ").capitalize(),
        " · ".join(details),
    )


def _gathered(rows: list[StoryRow]) -> tuple[StoryRow, ...]:
    story: list[StoryRow] = []
    for row in rows:
        if story and (story[-1].words, story[-1].details) == (row.words, row.details):
            story[-1] = replace(story[-1], times=story[-1].times + 1)
        else:
            story.append(row)
    return tuple(story)
