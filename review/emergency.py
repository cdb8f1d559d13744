"""Breaking the glass: all departments for an hour, with a reason, under the eyes of Privacy."""

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from ledger import audit, emergencies, guarded, staff
from ledger.audit import Action
from ledger.emergencies import Reason
from review import guard, wording
from review.office import Office
from review.refusal import NotFound
from review.tokens import hash_of
from review.visit import Visit

REASONS = {
    Reason.CARE: "A patient's care cannot wait",
    Reason.COVER: "I stand in for another department",
    Reason.SYSTEM: "Something in the system must be put right",
    Reason.OTHER: "Something else",
}
_SHORTEST, _LONGEST = 15, 1000


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    who: str
    reason: str
    note: str
    opened: str
    ended: str
    reviewed: str
    may_review: bool
    href: str


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """Papers of somebody guarded, opened for a reason."""

    who: str
    reason: str
    note: str
    at: str
    href: str


def show(office: Office, visit: Visit) -> Response:
    return _form(office, visit)


def _form(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    chosen, note = visit.sent.text("reason"), visit.sent.text("note")
    return office.renderer.page(
        "emergency.html", visit, status, problem=problem, reasons=REASONS, chosen=chosen, note=note
    )


def begin(office: Office, visit: Visit) -> Response:
    chosen, note = visit.sent.text("reason"), visit.sent.text("note")
    if chosen not in tuple(Reason) or not _SHORTEST <= len(note) <= _LONGEST:
        return _form(office, visit, 422, "Choose a reason, and say in a sentence what it is about.")
    with office.desk.begin() as c:
        begun = emergencies.begin(c, visit.staff_id, hash_of(visit.token), Reason(chosen), note, visit.now)
        audit.note(c, visit.actor, Action.EMERGENCY_OPENED, begun, visit.now, about=chosen)
    return RedirectResponse("/", 303)


def end(office: Office, visit: Visit) -> Response:
    with office.desk.begin() as c:
        if emergencies.end(c, hash_of(visit.token), visit.now):
            audit.note(c, visit.actor, Action.EMERGENCY_ENDED, visit.staff_id, visit.now)
    return RedirectResponse("/", 303)


def list_all(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        found = emergencies.latest(c, 100)
        guarded_ones = guarded.latest(c, 100)
        names = {member.id: member.name for member in staff.all(c)}
    zone, now = office.settings.zone, visit.now
    rows = [
        Row(
            id=each.id,
            who=names.get(each.staff_id, each.staff_id),
            reason=REASONS[each.reason],
            note=each.note,
            opened=wording.when(each.opened_at, zone, now),
            ended=wording.when(each.ended_at or each.until, zone, now),
            reviewed=names.get(each.reviewed_by or "", ""),
            may_review=each.reviewed_by is None and each.staff_id != visit.staff_id,
            href=f"/audit?who={each.staff_id}",
        )
        for each in found
    ]
    openings = [
        OpeningRow(
            names.get(each.staff_id, each.staff_id),
            guard.REASONS[each.reason],
            each.note,
            wording.when(each.at, zone, now),
            f"/deliveries/{each.delivery_id}",
        )
        for each in guarded_ones
    ]
    return office.renderer.page("emergencies.html", visit, here="emergencies", rows=rows, openings=openings)


def reviewed(office: Office, visit: Visit) -> Response:
    with office.desk.begin() as c:
        if not emergencies.review(c, visit.ids["id"], visit.staff_id, visit.now):
            raise NotFound
        audit.note(c, visit.actor, Action.EMERGENCY_REVIEWED, visit.ids["id"], visit.now)
    return RedirectResponse("/emergencies", 303)
