"""The queue: what waits for a person, the STAT lane first, then by due day, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from starlette.responses import RedirectResponse, Response

from ledger import Connection, audit, requests, staff, waiting
from ledger.requests import WaitingRequest
from ledger.waiting import Counts, Place, View
from review import wording
from review.claims import LEASE
from review.office import Office
from review.visit import Visit
from review.wanted import AGES, Asked, of_address, of_form, place_word, to_place


@dataclass(frozen=True, slots=True)
class QueueRow:
    href: str
    due: str
    late: bool
    received: str
    age: str
    came_by: str
    form: str
    language: str
    department: str
    pages: int
    why: str
    more: int
    urgent: bool
    held_by: str
    until: str
    hold: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the queue, or a count that leads nowhere (`href` empty)."""

    label: str
    count: int
    href: str
    current: bool
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    chosen: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    heading: str
    rows: tuple[QueueRow, ...]
    total: int
    earlier: str
    later: str
    tabs: tuple[Tab, ...]
    filters: tuple[Filter, ...]
    filtered: bool
    query: str
    view: str


_HEADINGS = {
    View.OPEN: "Waiting for review",
    View.NOBODYS: "Nobody's",
    View.MINE: "What you have open",
    View.HELD: "On hold",
}


def show(office: Office, visit: Visit) -> Response:
    wanted = of_address(visit)
    with office.desk.read() as c:
        queue = _page(office, visit, c, wanted)
    done = "Done. Nothing else waits for you." if visit.query.get("done") else None
    return office.renderer.page("queue.html", visit, queue=queue, notice=done, here="queue")


def show_counts(office: Office, visit: Visit) -> Response:
    """The counts alone, for a page that is open all day."""
    wanted = of_address(visit)
    with office.desk.read() as c:
        found = waiting.counts(c, visit.staff_id, visit.now, _today(office, visit.now), visit.scope)
    return office.renderer.page(
        "counts.html", visit, tabs=_tabs(found, wanted), query=wanted.query(), waiting=found.open
    )


def take_next(office: Office, visit: Visit) -> Response:
    """The first request nobody has, claimed in the same commit: two who press at once get two."""
    wanted = of_form(visit)
    with office.desk.begin() as c:
        found = waiting.next_waiting(c, None, visit.staff_id, visit.now, wanted.wanted)
        if found is not None:
            requests.claim(c, found, visit.staff_id, visit.now, LEASE)
            audit.note(c, visit.actor, audit.Action.CLAIMED, found, visit.now)
    return RedirectResponse(f"/requests/{found}{wanted.query()}" if found else "/?done=1", 303)


def _page(office: Office, visit: Visit, c: Connection, wanted: Asked) -> QueuePage:
    size = office.settings.page_size
    after, before = to_place(visit.query.get("after", "")), to_place(visit.query.get("before", ""))
    found = waiting.waiting(
        c,
        size + 1,
        wanted.wanted,
        staff_id=visit.staff_id,
        now=visit.now,
        after=after,
        before=before if after is None else None,
    )
    lines = found[-size:] if before is not None and after is None else found[:size]
    names = {member.id: member.name for member in staff.all(c)}
    counts = waiting.counts(c, visit.staff_id, visit.now, _today(office, visit.now), visit.scope)
    earlier, later = _neighbours(lines, after, before, more=len(found) > size)
    return QueuePage(
        heading=_HEADINGS[wanted.wanted.view],
        rows=tuple(_row(office, visit, request, names, wanted) for request in lines),
        total=waiting.count(c, wanted.wanted, visit.staff_id, visit.now),
        earlier=f"/{wanted.query(before=earlier)}" if earlier else "",
        later=f"/{wanted.query(after=later)}" if later else "",
        tabs=_tabs(counts, wanted),
        filters=_filters(c, wanted, names),
        filtered=any(
            wanted.word(key) for key in ("form", "line", "department", "why", "language", "age", "who")
        ),
        query=wanted.query(),
        view=wanted.word("view"),
    )


def _neighbours(
    lines: tuple[WaitingRequest, ...], after: Place | None, before: Place | None, *, more: bool
) -> tuple[str, str]:
    """Words of the places to go on from, empty at either end."""
    if not lines:
        return "", ""
    backwards = before is not None and after is None
    first, last = place_word(lines[0].place), place_word(lines[-1].place)
    has_earlier = more if backwards else after is not None
    has_later = True if backwards else more
    return first if has_earlier else "", last if has_later else ""


def _tabs(counts: Counts, wanted: Asked) -> tuple[Tab, ...]:
    view = wanted.wanted.view
    views = (
        (View.OPEN, "waiting", counts.open),
        (View.NOBODYS, "nobody's", counts.nobodys),
        (View.MINE, "yours", counts.mine),
        (View.HELD, "on hold", counts.held),
    )
    told = (
        Tab("STAT", counts.stat, "", False, counts.stat > 0),
        Tab("overdue", counts.late, "", False, counts.late > 0),
        Tab("due today", counts.today, "", False),
    )
    shown = (
        Tab(label, count, f"/{wanted.query(view='' if each is View.OPEN else each)}", each is view)
        for each, label, count in views
    )
    return (*shown, *told)


def _filters(c: Connection, wanted: Asked, names: Mapping[str, str]) -> tuple[Filter, ...]:
    def facet(column: str, words: Mapping[str, str]) -> tuple[Option, ...]:
        return tuple(
            Option(each.value, f"{words.get(each.value, wording.code(each.value))} ({each.count:,})")
            for each in waiting.facets(c, column, wanted.wanted.scope)
        )

    return (
        Filter(
            "form",
            "Form",
            wanted.word("form"),
            facet("form_type", {form.value: words for form, words in wording.FORMS.items()}),
        ),
        Filter("line", "Line", wanted.word("line"), facet("line", {})),
        Filter(
            "department", "Department", wanted.word("department"), facet("department", wording.DEPARTMENTS)
        ),
        Filter("why", "Reason", wanted.word("why"), facet("what", wording.WHYS)),
        Filter(
            "language",
            "Language",
            wanted.word("language"),
            facet("language", {each.value: words for each, words in wording.LANGUAGES.items()}),
        ),
        Filter(
            "age",
            "Older than",
            wanted.word("age"),
            tuple(Option(str(hours), wording.hours(hours)) for hours in AGES),
        ),
        Filter(
            "who",
            "Open with",
            wanted.word("who"),
            tuple(
                Option(staff_id, name) for staff_id, name in sorted(names.items(), key=lambda each: each[1])
            ),
        ),
    )


def _row(
    office: Office, visit: Visit, request: WaitingRequest, names: Mapping[str, str], wanted: Asked
) -> QueueRow:
    taken = request.claimed_until is not None and request.claimed_until > visit.now
    held = request.held_until is not None and request.held_until > visit.now
    zone, today = office.settings.zone, _today(office, visit.now)
    return QueueRow(
        href=f"/requests/{request.id}{wanted.query()}",
        due=wording.day(request.due_on, today),
        late=request.due_on < today,
        received=wording.when(request.received_at, zone, visit.now),
        age=wording.age(visit.now - request.received_at),
        came_by=wording.came_by(request.channel, request.line),
        form=wording.FORMS[request.form_type],
        language=wording.LANGUAGES[request.language],
        department=wording.DEPARTMENTS.get(request.department, request.department),
        pages=request.pages,
        why=wording.plain(request.reasons[0]) if request.reasons else "",
        more=max(0, len(request.reasons) - 1),
        urgent=request.urgent,
        held_by=_holder(request.claimed_by, names, visit) if taken else "",
        until=wording.when(request.claimed_until, zone, visit.now) if taken and request.claimed_until else "",
        hold=(
            f"{wording.code(request.held_reason or '')}, until "
            f"{wording.when(request.held_until, zone, visit.now)}"
            if held and request.held_until
            else ""
        ),
    )


def _holder(staff_id: str | None, names: Mapping[str, str], visit: Visit) -> str:
    return "You" if staff_id == visit.staff_id else names.get(staff_id or "", "Someone")


def _today(office: Office, now: datetime) -> date:
    return now.astimezone(office.settings.zone).date()
