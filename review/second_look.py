"""A second person types a released request's fields again without seeing them: the silent error rate."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from ledger import audit, events, plants, second_looks
from ledger.second_looks import SecondAnswer
from review import item
from review.catalogue import CatalogueField, Entry
from review.controls import Asked, View, read, show
from review.controls.text import written
from review.item import Case, Crop
from review.office import Office
from review.visit import Visit
from review.written import Unclear

_ENTRIES = (Entry.DATE, Entry.PHONE, Entry.EMAIL, Entry.NUMBER, Entry.TEXT)
_MOST = 8


@dataclass(frozen=True, slots=True)
class LookRow:
    path: str
    label: str
    view: View
    picture: str
    crop: Crop | None
    problem: str | None


def show_next(office: Office, visit: Visit) -> Response:
    """The figures, and the way to the next request that somebody else released."""
    with office.desk.read() as c:
        silent = second_looks.silent_errors(c)
        attention = plants.attention(c)
        following = second_looks.next_for(c, visit.staff_id, visit.scope)
        owed = second_looks.owed(c, visit.staff_id, visit.scope)
    return office.renderer.page(
        "quality.html",
        visit,
        silent=silent,
        attention=attention,
        following=following,
        owed=owed,
        here="quality",
    )


def show_one(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        if not second_looks.is_owed(c, visit.ids["id"], visit.staff_id):
            return RedirectResponse("/quality", 303)
        case = item.load(office, c, visit)
    return _drawn(office, visit, case, {})


def save(office: Office, visit: Visit) -> Response:
    request_id = visit.ids["id"]
    with office.desk.read() as c:
        if not second_looks.is_owed(c, request_id, visit.staff_id):
            return RedirectResponse("/quality", 303)
        case = item.load(office, c, visit)
    answers: dict[str, SecondAnswer] = {}
    problems: dict[str, str] = {}
    for field in _fields(case):
        value = case.fields[field.path]
        try:
            typed = read(_blind(case, field), visit.sent).value
        except Unclear as unclear:
            problems[field.path] = str(unclear)
            continue
        same = _plain(typed) == _plain(value.value)
        answers[field.path] = SecondAnswer(written(typed, field.entry), same)
    if problems:
        return _drawn(office, visit, case, problems, 422)
    with office.desk.begin() as c:
        if second_looks.answer(c, request_id, visit.staff_id, answers, visit.now):
            differ = sum(not each.same for each in answers.values())
            events.append(
                c, "second_look", visit.now, request_id=request_id, staff_id=visit.staff_id, count=differ
            )
            audit.note(c, visit.actor, audit.Action.DECIDED, request_id, visit.now, about="second_look")
    differ = any(not each.same for each in answers.values())
    # What differs is looked at on the desk, where both readings and the page are.
    return RedirectResponse(f"/requests/{request_id}" if differ else "/quality", 303)


def _plain(value: object) -> str:
    """Words alone: how they are spaced and in which case is nobody's error."""
    return " ".join(str(value or "").split()).casefold()


def _fields(case: Case) -> list[CatalogueField]:
    found = [field for field in case.present() if field.path in case.fields and field.entry in _ENTRIES]
    return found[:_MOST]


def _blind(case: Case, field: CatalogueField) -> Asked:
    return Asked(field, case.fields[field.path], case.blank, blind=True)


def _drawn(
    office: Office, visit: Visit, case: Case, problems: Mapping[str, str], status: int = 200
) -> Response:
    rows = []
    for field in _fields(case):
        value = case.fields[field.path]
        asked = Asked(field, value, case.blank, visit.sent if problems else None, blind=True)
        page = f"/requests/{case.request.id}/pages/{value.page}.png" if value.page and value.box else ""
        rows.append(
            LookRow(
                field.path,
                field.english,
                show(asked),
                page,
                item.crop_of(case, value),
                problems.get(field.path),
            )
        )
    return office.renderer.page(
        "second_look.html",
        visit,
        status,
        rows=rows,
        href=f"/requests/{case.request.id}/second-look",
        here="quality",
    )
