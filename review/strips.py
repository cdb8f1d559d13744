"""One field of many forms on one screen: only its own ink and its own value, and nobody's name beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from ledger import Connection, audit, requests, waiting
from review import catalogue, guard, item, wording
from review.catalogue import CatalogueField, Entry
from review.claims import LEASE, holder
from review.controls import View, read
from review.controls import show as show_control
from review.correct import Change, keep
from review.item import Case, Crop
from review.office import Office
from review.refusal import NotFound
from review.submission import Submission
from review.visit import Visit
from review.written import Unclear

MOST = 40
_ENTRIES = (Entry.DATE, Entry.PHONE, Entry.EMAIL, Entry.NUMBER, Entry.TEXT, Entry.DATE_OR_TEXT)


@dataclass(frozen=True, slots=True)
class Kind:
    """A field that a strip can be made of, and how many requests wait because of it."""

    href: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StripRow:
    """`key` starts the names of its inputs; `version` is that of the request when it was drawn."""

    key: str
    place: int
    version: int
    view: View
    picture: str
    crop: Crop | None
    level: str
    problem: str | None


def show_all(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        found = waiting.facets(c, "what", visit.scope)
    kinds = [
        Kind(f"/strips/{quote(each.value)}", catalogue.BY_PATH[each.value].english, each.count)
        for each in found
        if each.value in catalogue.BY_PATH and _can(catalogue.BY_PATH[each.value])
    ]
    return office.renderer.page("strips.html", visit, kinds=kinds, here="strips")


def show(office: Office, visit: Visit) -> Response:
    field = _field(visit)
    with office.desk.begin() as c:
        ids = waiting.doubted(c, field.path, MOST, visit.staff_id, visit.now, visit.scope)
        cases = [_case(office, c, visit, each) for each in ids if _for_all_eyes(c, visit, each)]
        open_cases = [case for case in cases if field.path in _left(case)]
        for case in open_cases:
            requests.claim(c, case.request.id, visit.staff_id, visit.now, LEASE)
            viewed = audit.Action.FIELD_VIEWED
            audit.note(c, visit.actor, viewed, case.request.id, visit.now, about=field.path)
    return _drawn(office, visit, field, open_cases, {}, None)


def save(office: Office, visit: Visit) -> Response:
    """Each field by itself: one that cannot stand does not hold up the others."""
    field = _field(visit)
    problems: dict[str, str] = {}
    left: list[Case] = []
    with office.desk.begin() as c:
        for request_id in dict.fromkeys(visit.sent.all("request")[:MOST]):
            if not visit.scope.has_request(c, request_id) or not _for_all_eyes(c, visit, request_id):
                raise NotFound
            case = _case(office, c, visit, request_id)
            problem = _save_one(c, visit, field, case)
            if problem is not None:
                problems[request_id] = problem
                left.append(case)
    if problems:
        return _drawn(office, visit, field, left, problems, visit.sent)
    return RedirectResponse(f"/strips/{quote(field.path)}", 303)


def _for_all_eyes(c: Connection, visit: Visit, request_id: str) -> bool:
    """Papers that are opened for a reason only are in no strip."""
    assert visit.person is not None
    return guard.kin_of(c, visit.person, requests.get(c, request_id).delivery_id) is None


def _save_one(c: Connection, visit: Visit, field: CatalogueField, case: Case) -> str | None:
    """Why it was not saved; None when it was, or when the person left it alone."""
    request = case.request
    sent = _own(visit.sent, request.id, field)
    checked = request.id in visit.sent.all("checked")
    typed_something = bool(sent.text(f"f:{field.path}"))
    if case.blind(field) and not (typed_something or "blank" in sent):
        return None
    if not case.blind(field) and not checked:
        return None
    if visit.sent.text(f"version:{request.id}") != str(request.version) or not case.correctable:
        return "Somebody else changed this request meanwhile; here it is as it is now."
    if holder(c, request, visit.staff_id, visit.now) is not None:
        return "Somebody else has this request open now."
    try:
        typed = read(case.asked(field), sent)
    except Unclear as unclear:
        return str(unclear)
    keep(c, visit, request.id, Change(field.path, typed, case.machine.get(field.path)))
    requests.release(c, request.id, visit.staff_id)
    return None


def _own(sent: Submission, request_id: str, field: CatalogueField) -> Submission:
    """What was sent for one request, under the names its control knows."""
    prefix = f"{request_id}/"
    values = {
        name.removeprefix(prefix): values for name, values in sent.values.items() if name.startswith(prefix)
    }
    if request_id in sent.all("blank"):
        values["blank"] = (field.path,)
    return Submission(values)


def _drawn(
    office: Office,
    visit: Visit,
    field: CatalogueField,
    cases: list[Case],
    problems: Mapping[str, str],
    typed: Submission | None,
) -> Response:
    rows = [
        _row(case, field, place, problems.get(case.request.id), typed)
        for place, case in enumerate(cases, start=1)
    ]
    status = 422 if problems else 200
    return office.renderer.page(
        "strip.html",
        visit,
        status,
        rows=rows,
        field=field,
        href=f"/strips/{quote(field.path)}",
        blind=any(getattr(row.view, "blind", False) for row in rows),
        here="strips",
    )


def _row(
    case: Case, field: CatalogueField, place: int, problem: str | None, typed: Submission | None
) -> StripRow:
    value = case.fields.get(field.path)
    own = _own(typed, case.request.id, field) if typed is not None and problem is not None else None
    asked = case.asked(field, own)
    page = value.page if value is not None and value.box is not None else None
    machine = case.machine.get(field.path)
    return StripRow(
        case.request.id,
        place,
        case.request.version,
        show_control(asked),
        f"/requests/{case.request.id}/pages/{page}.png" if page else "",
        item.crop_of(case, value),
        wording.level(machine) if machine and machine.raw else "low",
        problem,
    )


def _case(office: Office, c: Connection, visit: Visit, request_id: str) -> Case:
    return item.load(office, c, visit, request_id)


def _left(case: Case) -> frozenset[str]:
    """Doubtful paths that no person has settled yet."""
    return frozenset(path for path in case.doubtful if not case.asked(case.field(path)).by_person)


def _field(visit: Visit) -> CatalogueField:
    field = catalogue.BY_PATH.get(visit.ids["path"])
    if field is None or not _can(field):
        raise NotFound
    return field


def _can(field: CatalogueField) -> bool:
    return field.entry in _ENTRIES
