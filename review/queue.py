"""The queue: what waits for a person, oldest first, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from ledger import Connection, requests, staff
from ledger.figures import Balance
from ledger.requests import WaitingRequest
from review import wording
from review.office import Office
from review.visit import Visit

_OLD = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class QueueRow:
    href: str
    received: str
    age: str
    old: bool
    came_by: str
    form: str
    language: str
    pages: int
    why: str
    urgent: bool
    held_by: str


@dataclass(frozen=True, slots=True)
class Tile:
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    rows: tuple[QueueRow, ...]
    total: int
    page: int
    page_count: int
    tiles: tuple[Tile, ...]


def show(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        queue = _page(office, visit, c)
    notice = "Done. Nothing else waits for you." if visit.query.get("done") else None
    return office.renderer.page("queue.html", visit, queue=queue, notice=notice, here="queue")


def _page(office: Office, visit: Visit, c: Connection) -> QueuePage:
    size = office.settings.page_size
    total = requests.waiting_count(c)
    page_count = max(1, -(-total // size))
    page = min(max(1, visit.list_page), page_count)
    waiting = requests.waiting(c, size, (page - 1) * size)
    names = {member.id: member.name for member in staff.all(c)}
    return QueuePage(
        rows=tuple(_row(office, visit, c, request, names) for request in waiting),
        total=total,
        page=page,
        page_count=page_count,
        tiles=_tiles(office.tally.balance(c, visit.now)),
    )


def _tiles(balance: Balance) -> tuple[Tile, ...]:
    return (
        Tile("received", balance.received),
        Tile("in progress", balance.in_progress),
        Tile("waiting", balance.waiting),
        Tile("published", balance.published),
        Tile("exceptions", balance.exceptions),
        Tile("unreadable", balance.errors),
    )


def _row(
    office: Office, visit: Visit, c: Connection, request: WaitingRequest, names: Mapping[str, str]
) -> QueueRow:
    waited = visit.now - request.received_at
    held = request.claimed_by and request.claimed_until and request.claimed_until > visit.now
    other = held and request.claimed_by != visit.staff_id
    return QueueRow(
        href=f"/requests/{request.id}",
        received=wording.when(request.received_at, office.settings.zone, visit.now),
        age=wording.age(waited),
        old=waited > _OLD,
        came_by=wording.came_by(request.channel, request.line),
        form=wording.FORMS[request.form_type],
        language=wording.LANGUAGES[request.language],
        pages=len(requests.get(c, request.id).run.pages),
        why=wording.plain(request.reasons[0]) if request.reasons else "",
        urgent=request.urgent,
        held_by=names.get(request.claimed_by or "", "Someone") if other else "",
    )
