"""What is typed and not saved yet, kept as the form it was sent as."""

from urllib.parse import urlencode

from starlette.responses import Response

from ledger import Connection, drafts
from review.office import Office
from review.submission import Submission, decode
from review.visit import Visit


def keep(office: Office, visit: Visit) -> Response:
    pairs = [
        (name, each) for name, several in visit.sent.values.items() if name != "csrf" for each in several
    ]
    with office.desk.begin() as c:
        drafts.keep(c, visit.staff_id, visit.ids["id"], urlencode(pairs), visit.now)
    return Response(status_code=204)


def kept(c: Connection, visit: Visit, version: int) -> Submission | None:
    """The draft of this person, where the request is still the one it was typed on."""
    body = drafts.get(c, visit.staff_id, visit.ids["id"])
    typed = decode(body.encode()) if body else None
    return typed if typed is not None and typed.text("version") == str(version) else None
