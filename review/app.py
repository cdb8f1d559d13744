"""Puts the application together."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

from classifiers import definitions
from domain.form import FormDefinition
from ledger import Ledger
from review import tokens
from review.gate import NOTHING_HERE
from review.headers import NO_STORE, STRICT, StrictHeaders
from review.office import Clock, Office
from review.oidc import Provider
from review.render import Renderer
from review.routes import routes
from review.settings import ReviewSettings
from review.visit import Visit


def create_app(
    desk: Ledger,
    settings: ReviewSettings,
    *,
    blanks: Mapping[str, FormDefinition] | None = None,
    clock: Clock = lambda: datetime.now(UTC),
    new_token: Callable[[], str] = tokens.fresh,
) -> Starlette:
    """`blanks`: known forms by id; our own where none are given."""
    known = blanks if blanks is not None else {blank.id: blank for blank in definitions.load()}
    provider = Provider(settings.provider) if settings.provider else None
    office = Office(desk, settings, Renderer(settings), known, clock, new_token, provider=provider)
    return Starlette(
        routes=routes(office),
        middleware=[
            Middleware(StrictHeaders, secure=settings.secure_cookies),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: _unroutable(office), Exception: _broken},
    )


def _unroutable(office: Office) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return office.renderer.page(
            "message.html",
            Visit(request.method, request.url.path, office.clock(), "", ""),
            status,
            heading="Not found" if status == 404 else "Not possible",
            sentence=NOTHING_HERE,
            back="/",
            back_words="Back to the queue",
        )

    return answer


def _broken(_request: Request, _error: Exception) -> Response:
    # Outside the middleware, so it brings its own headers.
    headers = {**STRICT, "Cache-Control": NO_STORE}
    return Response("Something went wrong here. Nothing was changed.", 500, headers, "text/plain")
