"""Templates and static files, read once; everything put into a page is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from review.settings import ReviewSettings
from review.visit import Visit

_HERE = Path(__file__).parent
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    media_type: str
    tag: str


class Renderer:
    def __init__(self, settings: ReviewSettings) -> None:
        self.assets = _assets()
        self._everywhere = {
            "title": settings.title,
            "hospital": settings.hospital,
            "asset": self._asset_path,
            "here": "",
            "notice": None,
            "idle_seconds": int(settings.idle.total_seconds()),
            "clock": lambda moment: moment.astimezone(settings.zone).strftime("%H:%M"),
        }

    def page(self, template: str, visit: Visit, status: int = 200, **values: object) -> HTMLResponse:
        html = _templates().get_template(template).render({**self._everywhere, "visit": visit, **values})
        return HTMLResponse(html, status)

    def _asset_path(self, name: str) -> str:
        """With the content's own mark, so that a new release is never shown with an old style."""
        return f"/static/{name}?v={self.assets[name].tag}"


@cache
def _templates() -> Environment:
    """Compiled once for all applications of this process."""
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _assets() -> Mapping[str, Asset]:
    found = {}
    for path in sorted((_HERE / "static").iterdir()):
        if path.suffix in _TYPES:
            body = path.read_bytes()
            found[path.name] = Asset(body, _TYPES[path.suffix], sha256(body).hexdigest()[:12])
    return found
