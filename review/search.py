"""Finding a request by what is known of it. What is searched for stands in no address and no audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from starlette.responses import Response

from domain.form import FieldValue
from ledger import Connection, audit, deliveries, requests, sought, waiting
from ledger.sought import Wanted
from review import guard, wording
from review.office import Office
from review.visit import Visit
from review.written import Unclear, from_date, to_date, to_number

MOST = 50
_ASKED = ("id", "name", "born", "number", "received", "line")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """`who` is empty where a reason is asked for before the papers are opened."""

    href: str
    who: str
    born: str
    form: str
    state: str
    department: str
    received: str
    came_by: str
    guarded: bool


def find(office: Office, visit: Visit) -> Response:
    try:
        wanted = _wanted(office, visit)
    except Unclear as unclear:
        return show(office, visit, 422, str(unclear))
    if not wanted.by:
        return show(office, visit, 422, "Say what you know of the request: one thing is enough.")
    with office.desk.begin() as c:
        ids = sought.find(c, wanted, visit.scope, MOST)
        told = f"{'+'.join(wanted.by)}:{len(ids)}"
        audit.note(c, visit.actor, audit.Action.SEARCHED, "", visit.now, about=told)
        found = [_found(office, visit, c, each) for each in ids]
        for request_id, row in zip(ids, found, strict=True):
            if not row.guarded:
                audit.note(c, visit.actor, audit.Action.LISTED, request_id, visit.now)
    return show(office, visit, found=found)


def _wanted(office: Office, visit: Visit) -> Wanted:
    """Raises Unclear."""
    asked = {name: visit.sent.text(name)[:_LONGEST] for name in _ASKED}
    return Wanted(
        some_id=asked["id"].upper(),
        name=asked["name"],
        born=to_date(asked["born"]) if asked["born"] else "",
        number=to_number(asked["number"]) if asked["number"] else "",
        line=asked["line"],
        received=_day(office, asked["received"]) if asked["received"] else None,
    )


def _day(office: Office, text: str) -> tuple[datetime, datetime]:
    day = date.fromisoformat(to_date(text))
    begins = datetime.combine(day, time(), office.settings.zone)
    return begins, datetime.combine(day + timedelta(days=1), time(), office.settings.zone)


def _found(office: Office, visit: Visit, c: Connection, request_id: str) -> Found:
    assert visit.person is not None
    request = requests.get(c, request_id)
    delivery = deliveries.get(c, request.delivery_id)
    hidden = guard.kin_of(c, visit.person, delivery.id) is not None
    fields = {} if hidden else requests.fields(c, request_id)
    return Found(
        href=f"/requests/{request_id}",
        who=_text(fields.get("patient.name")),
        born=from_date(_text(fields.get("patient.date_of_birth"))),
        form=wording.FORMS[request.run.form_type],
        state=wording.STATES[request.state],
        department=wording.DEPARTMENTS.get(request.department or "", ""),
        received=wording.when(delivery.received_at, office.settings.zone, visit.now),
        came_by=wording.came_by(delivery.channel, delivery.line or delivery.source),
        guarded=hidden,
    )


def _text(value: FieldValue | None) -> str:
    return str(value.value) if value is not None and value.value else ""


def show(
    office: Office,
    visit: Visit,
    status: int = 200,
    problem: str | None = None,
    found: Sequence[Found] | None = None,
) -> Response:
    with office.desk.read() as c:
        lines = [each.value for each in waiting.facets(c, "line", visit.scope)]
    return office.renderer.page(
        "search.html",
        visit,
        status,
        here="search",
        problem=problem,
        found=found,
        most=MOST,
        lines=lines,
        asked={name: visit.sent.text(name) for name in _ASKED},
    )
