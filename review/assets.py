"""The style sheet, the script and the icon: from memory, by exact name."""

from starlette.responses import Response

from review.office import Office
from review.refusal import NotFound
from review.visit import Visit


def show(office: Office, visit: Visit) -> Response:
    asset = office.renderer.assets.get(visit.ids["name"])
    if asset is None:
        raise NotFound
    return Response(
        asset.body,
        media_type=asset.media_type,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )
