"""The audit on screen, for Privacy: who did what, newest first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from ledger import Connection, audit, requests, staff
from ledger.audit import Action, Entry
from review.catalogue import BY_PATH
from review.office import Office
from review.visit import Visit

_AT_ONCE = 100
_MOST_SEEN = 100


@dataclass(frozen=True, slots=True)
class Row:
    seq: int
    at: str
    who: str
    action: str
    subject: str
    about: str
    address: str
    refused: bool


def show(office: Office, visit: Visit) -> Response:
    asked = {name: visit.query.get(name, "").strip()[:60] for name in ("who", "action", "subject")}
    before = visit.query.get("before", "")
    with office.desk.read() as c:
        names = {member.id: member.login for member in staff.all(c)}
        ids = {login: staff_id for staff_id, login in names.items()}
        which = audit.Filter(
            ids.get(asked["who"].lower(), asked["who"]) or None,
            asked["action"] or None,
            asked["subject"] or None,
        )
        older_than = int(before) if before.isdecimal() and len(before) < 12 else None
        found = audit.found(c, which, _AT_ONCE, older_than)
    older = urlencode({**asked, "before": found[-1].seq}) if len(found) == _AT_ONCE else ""
    return office.renderer.page(
        "audit.html",
        visit,
        here="audit",
        rows=[_row(office, row, names) for row in found],
        asked=asked,
        actions=[action.value for action in Action],
        older=f"/audit?{older}" if older else "",
    )


def note_seen(c: Connection, visit: Visit, request_id: str) -> None:
    """Which fields of a request had the cursor, as its page tells; never what stood in them."""
    known = requests.machine_paths(c, request_id) | set(BY_PATH)
    seen = [path for path in dict.fromkeys(visit.sent.all("seen")) if path in known]
    for path in seen[:_MOST_SEEN]:
        audit.note(c, visit.actor, Action.FIELD_VIEWED, request_id, visit.now, about=path)


def _row(office: Office, row: Entry, names: dict[str, str]) -> Row:
    return Row(
        seq=row.seq,
        at=row.at.astimezone(office.settings.zone).strftime("%Y-%m-%d %H:%M:%S"),
        who=names.get(row.actor, row.actor),
        action=row.action.replace("_", " "),
        subject=names.get(row.subject, row.subject),
        about=row.about,
        address=row.address,
        refused=row.outcome == audit.Outcome.REFUSED,
    )
