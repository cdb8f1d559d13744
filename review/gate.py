"""Between a route and its page: who is it, may they, did they mean it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.faults import Permanent, Transient
from ledger import Unsafe, staff
from ledger.schema import Role
from review import origin
from review.office import Office
from review.refusal import Forbidden, NotFound
from review.submission import LARGEST_BODY, NOTHING, BadSubmission, Submission, decode
from review.tokens import hash_of, same
from review.visit import Person, Visit

NOTHING_HERE = "There is nothing at this address, or not for your account."
_BODY_SECONDS = 20.0
_FORM = "application/x-www-form-urlencoded"


class Access(StrEnum):
    """Who may come: anyone, anyone signed in, or those who may correct."""

    ANYONE = "anyone"
    STAFF = "staff"
    REVIEWER = "reviewer"


Handler = Callable[[Office, Visit], Response]


@dataclass(frozen=True, slots=True)
class Page:
    method: str
    path: str
    access: Access
    handler: Handler


def endpoint(office: Office, pages: dict[str, Page]) -> Callable[[Request], Awaitable[Response]]:
    """Answers one path; `pages` by method. Pages are plain functions, run in a thread."""

    async def answer(request: Request) -> Response:
        page = pages[request.method if request.method != "HEAD" else "GET"]
        try:
            sent = await _submission(request) if page.method == "POST" else NOTHING
        except BadSubmission as error:
            return await run_in_threadpool(_message, office, request, 400, "Not understood", str(error))
        return await run_in_threadpool(_serve, office, page, request, sent)

    return answer


async def _submission(request: Request) -> Submission:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise BadSubmission("This address takes forms only.")
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise BadSubmission("The form is too large.")
    except TimeoutError as error:
        raise BadSubmission("The form did not arrive in time.") from error
    return decode(bytes(body))


def _serve(office: Office, page: Page, request: Request, sent: Submission) -> Response:
    try:
        return _checked(office, page, request, sent)
    except NotFound:
        return _message(office, request, 404, "Not found", NOTHING_HERE)
    except Forbidden:
        return _message(
            office, request, 403, "Not allowed", "Your account may look at requests but not change them."
        )
    except (Transient, Unsafe):
        return _message(
            office, request, 503, "Busy", "The ledger could not be reached. Nothing was changed; try again."
        )
    except Permanent as fault:
        return _message(office, request, 500, "Not to be had", str(fault))


def _checked(office: Office, page: Page, request: Request, sent: Submission) -> Response:
    visit = identify(office, request, sent)
    if page.access is not Access.ANYONE and visit.person is None:
        return _to_sign_in(office, page, request)
    if page.method == "POST" and not _meant(office, request, visit):
        return _message(
            office,
            request,
            403,
            "Please try again",
            "This form did not come from a current page of this site. Nothing was changed. "
            "Load the page anew and repeat.",
        )
    if page.access is Access.REVIEWER and not (visit.person and visit.person.may_correct):
        raise Forbidden
    return page.handler(office, visit)


def identify(office: Office, request: Request, sent: Submission) -> Visit:
    now = office.clock()
    token = office.cookies.read(request, office.cookies.session)
    person = _person(office, token) if token else None
    if person is None:
        token = office.cookies.read(request, office.cookies.visitor)
    return Visit(
        method=request.method,
        path=request.url.path,
        now=now,
        address=request.client.host if request.client else "",
        token=token,
        person=person,
        ids={name: str(value) for name, value in request.path_params.items()},
        query=dict(request.query_params),
        sent=sent,
        authorization=request.headers.get("authorization", ""),
    )


def _person(office: Office, token: str) -> Person | None:
    settings, now, mark = office.settings, office.clock(), hash_of(token)
    with office.desk.read() as c:
        member = staff.session(c, mark, now, settings.idle, settings.absolute)
    if member is None:
        return None
    with office.desk.begin() as c:
        staff.touch(c, mark, now)
    return Person(member.id, member.name, member.role in (Role.REVIEWER, Role.ADMIN))


def _meant(office: Office, request: Request, visit: Visit) -> bool:
    return (
        origin.is_ours(request, office.settings.secure_cookies)
        and bool(visit.token)
        and same(visit.sent.text("csrf"), visit.csrf)
    )


def _to_sign_in(office: Office, page: Page, request: Request) -> Response:
    if page.method == "POST" or page.path.endswith(".png") or page.path.endswith("/original"):
        return _message(
            office, request, 401, "Signed out", "Your session has ended. Sign in again; nothing was changed."
        )
    return RedirectResponse("/sign-in", 303)


def _message(office: Office, request: Request, status: int, heading: str, sentence: str) -> Response:
    """A page that needs no ledger, so that it can say that there is none."""
    visit = Visit(request.method, request.url.path, office.clock(), "", "")
    back = ("/sign-in", "Sign in") if status == 401 else ("/", "Back to the queue")
    return office.renderer.page(
        "message.html",
        visit,
        status,
        heading=heading,
        sentence=sentence,
        back=back[0],
        back_words=back[1],
    )
