"""Page images: pictures we made ourselves, shown to signed-in staff and kept by nobody."""

from starlette.responses import Response

from domain.faults import ErrorCode, Permanent
from ledger import Connection, deliveries, requests
from review.office import Office
from review.refusal import NotFound
from review.visit import Visit

_PNG = b"\x89PNG\r\n\x1a\n"


def of_request(office: Office, visit: Visit) -> Response:
    number, request_id = visit.page_number, visit.ids["id"]
    with office.desk.read() as c:
        try:
            request = requests.get(c, request_id)
        except KeyError as error:
            raise NotFound from error
        if request.run.pages and number not in request.run.pages:
            raise NotFound
        name = _image(c, request.delivery_id, number)
    return _png(office, name)


def of_delivery(office: Office, visit: Visit) -> Response:
    delivery_id = visit.ids["id"]
    with office.desk.read() as c:
        name = _image(c, delivery_id, visit.page_number)
    return _png(office, name)


def _image(c: Connection, delivery_id: str, number: int | None) -> str:
    name = deliveries.image(c, delivery_id, number) if number is not None else None
    if name is None:
        raise NotFound
    return name


def _png(office: Office, name: str) -> Response:
    data = office.desk.blobs.get(name)
    if not data.startswith(_PNG):
        raise Permanent(ErrorCode.UNREADABLE_FILE, "This page's picture is not one of ours; read it again.")
    return Response(data, media_type="image/png")
