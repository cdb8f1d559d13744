"""Who has a request open: taken by opening it, kept by working on it, let go by leaving."""

from datetime import datetime, timedelta

from starlette.responses import RedirectResponse, Response

from ledger import Connection, audit, events, requests, staff, waiting
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from review import trail
from review.office import Office
from review.refusal import NotFound
from review.visit import Visit
from review.wanted import of_form

LEASE = timedelta(minutes=15)


def renew(office: Office, visit: Visit) -> Response:
    """The person is still at it: the new end of the claim, or nothing when somebody else has it now."""
    with office.desk.begin() as c:
        kept = requests.claim(c, visit.ids["id"], visit.staff_id, visit.now, LEASE)
    return Response((visit.now + LEASE).isoformat() if kept else "", media_type="text/plain")


def leave(office: Office, visit: Visit) -> Response:
    """Lets go of exactly the claim the page knew: loading a page anew says so after it was claimed again."""
    with office.desk.begin() as c:
        request = _get(c, visit.ids["id"])
        trail.note_seen(c, visit, request.id)
        if request.claimed_until is not None and request.claimed_until.isoformat() == visit.sent.text(
            "until"
        ):
            requests.release(c, request.id, visit.staff_id)
    return Response(status_code=204)


def take(office: Office, visit: Visit) -> Response:
    """Have it from whoever has it; they are told when they save."""
    request_id = visit.ids["id"]
    with office.desk.begin() as c:
        before = _get(c, request_id)
        if waiting.take_over(c, request_id, visit.staff_id, visit.now, LEASE):
            audit.note(c, visit.actor, audit.Action.CLAIMED, request_id, visit.now, about="taken_over")
            events.append(
                c,
                "taken_over",
                visit.now,
                request_id=request_id,
                staff_id=visit.staff_id,
                subject=before.claimed_by or "",
            )
    wanted = of_form(visit)
    return RedirectResponse(f"/requests/{request_id}{wanted.query()}", 303)


def holder(c: Connection, request: StoredRequest, staff_id: str, now: datetime) -> str | None:
    """The name of somebody else who has it open now."""
    if request.claimed_by in (None, staff_id) or request.state is not RequestState.REVIEW:
        return None
    if request.claimed_until is None or request.claimed_until <= now:
        return None
    member = staff.get(c, request.claimed_by or "")
    return member.name if member else "Someone else"


def _get(c: Connection, request_id: str) -> StoredRequest:
    try:
        return requests.get(c, request_id)
    except KeyError as error:
        raise NotFound from error
