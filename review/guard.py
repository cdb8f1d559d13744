"""Papers of marked people, colleagues and one's own: opened after a reason was given, once a session."""

import re
from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from ledger import Connection, audit, guarded, requests, staff
from ledger.people_tables import Kin
from review.office import Office
from review.refusal import NotFound
from review.tokens import hash_of
from review.visit import Person, Visit

REASONS: Mapping[str, str] = {
    "work": "It came to me as work",
    "asked": "The person, or a department, asked about it",
    "check": "I check how it was handled",
    "other": "Something else",
}
WORDS = {
    Kin.VIP: "These papers are of a person whose records are watched with care.",
    Kin.COLLEAGUE: "These papers seem to be of somebody who works here.",
    Kin.OWN: "These papers seem to be your own, or of somebody of your name. Others can work on them.",
}
_SHORTEST, _LONGEST = 15, 1000
_THERE = re.compile(r"/(requests|deliveries)/[0-9A-HJKMNP-TV-Z]{26}(/second-look)?")


def kin(c: Connection, visit: Visit, person: Person, subject: str) -> Kin | None:
    """Why a reason is asked for; None where none is, or it was given. `subject`: requests or deliveries."""
    delivery_id = _delivery(c, visit, subject)
    if delivery_id is None or guarded.opened(c, hash_of(visit.token), delivery_id):
        return None
    return kin_of(c, person, delivery_id)


def kin_of(c: Connection, person: Person, delivery_id: str) -> Kin | None:
    colleagues = (each.name for each in staff.all(c) if each.id != person.staff_id)
    return guarded.kin(c, delivery_id, person.name, colleagues)


def show(office: Office, visit: Visit) -> Response:
    return _form(office, visit)


def give(office: Office, visit: Visit) -> Response:
    chosen, note = visit.sent.text("reason"), visit.sent.text("note")
    with office.desk.read() as c:
        found, delivery_id = _asked(c, visit)
    if found is None or delivery_id is None:
        return RedirectResponse(_there(visit), 303)
    needs_words = chosen == "other" or found is Kin.OWN
    if chosen not in REASONS or len(note) > _LONGEST or (needs_words and len(note) < _SHORTEST):
        return _form(office, visit, 422, "Choose a reason, and say in a sentence what it is about.")
    with office.desk.begin() as c:
        session = hash_of(visit.token)
        guarded.open_for(c, session, delivery_id, visit.staff_id, chosen, note, visit.now)
        done = (audit.Action.GUARDED_OPENED, delivery_id, visit.now)
        audit.note(c, visit.actor, *done, about=f"{found}:{chosen}")
    return RedirectResponse(_there(visit), 303)


def _form(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    with office.desk.read() as c:
        found, _ = _asked(c, visit)
    if found is None:
        return RedirectResponse(_there(visit), 303)
    return office.renderer.page(
        "reason.html",
        visit,
        status,
        problem=problem,
        why=WORDS[found],
        own=found is Kin.OWN,
        reasons=REASONS,
        chosen=visit.sent.text("reason"),
        note=visit.sent.text("note"),
        action=visit.path,
        to=_there(visit),
    )


def _asked(c: Connection, visit: Visit) -> tuple[Kin | None, str | None]:
    assert visit.person is not None
    subject = visit.path.split("/")[1]
    return kin(c, visit, visit.person, subject), _delivery(c, visit, subject)


def _there(visit: Visit) -> str:
    """Where the person was going, else the papers themselves."""
    wanted = visit.sent.text("to") or visit.query.get("to", "")
    return wanted if _THERE.fullmatch(wanted) else visit.path.removesuffix("/reason")


def _delivery(c: Connection, visit: Visit, subject: str) -> str | None:
    if subject == "deliveries":
        return visit.ids["id"]
    try:
        return requests.get(c, visit.ids["id"]).delivery_id
    except KeyError as error:
        raise NotFound from error
