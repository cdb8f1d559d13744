"""Between a route and its page: who is it, may they, did they mean it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.faults import Permanent, Transient
from ledger import Connection, Unsafe, audit, emergencies, staff
from ledger.audit import Action, Outcome
from ledger.scope import EVERYWHERE, Scope
from review import guard, origin
from review.office import Office
from review.refusal import Forbidden, NotFound, ReasonNeeded
from review.roles import RIGHTS, Access
from review.submission import LARGEST_BODY, NOTHING, BadSubmission, Submission, decode
from review.tokens import hash_of, same
from review.visit import Person, Visit

NOTHING_HERE = "There is nothing at this address, or not for your account."
_BODY_SECONDS = 20.0
# Noting every single request would cost a write each; a session ends at most this much too early.
_TOUCH_EVERY = timedelta(seconds=15)
_FORM = "application/x-www-form-urlencoded"


Handler = Callable[[Office, Visit], Response]


@dataclass(frozen=True, slots=True)
class Page:
    """One address. Where it starts with /requests/{id} or /deliveries/{id}, only those in whose scope that
    id lies come in; for others there is no such thing.

    `notes`: what the audit says of whoever came, written before the page is made; pages that change
    something write it themselves, with the change. `activity` False: asked by a page on its own, which
    keeps no session alive.
    """

    method: str
    path: str
    access: Access
    handler: Handler
    notes: Action | None = None
    activity: bool = True
    signed: bool = False
    """What is sent here comes from another server and proves itself: it stands on no page of ours."""

    @property
    def subject(self) -> str | None:
        """What `{id}` is an id of."""
        first = self.path.split("/")[1]
        return first if self.path.startswith(f"/{first}/{{id}}") else None


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
    except ReasonNeeded:
        return _to_reason(office, page, request)
    except Forbidden:
        return _message(office, request, 403, "Not allowed", "Your account's role has no right to this.")
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
    if page.method == "POST" and not page.signed and not _meant(office, request, visit):
        return _message(
            office,
            request,
            403,
            "Please try again",
            "This form did not come from a current page of this site. Nothing was changed. "
            "Load the page anew and repeat.",
        )
    if visit.person is not None:
        if page.path == "/" and not visit.person.may(page.access):
            return RedirectResponse("/status", 303)  # where everybody lands who has just signed in
        _admit(office, page, visit, visit.person)
    return page.handler(office, visit)


def _admit(office: Office, page: Page, visit: Visit, person: Person) -> None:
    """Raises Forbidden or NotFound; either way it stands in the audit that somebody came."""
    refused = _refusal(office, page, visit, person)
    action = page.notes or (Action.REFUSED if refused else None)
    if action is not None or _due_for_touch(page, visit, person):
        with office.desk.begin() as c:
            if page.activity:
                staff.touch(c, hash_of(visit.token), visit.now)
            if action is not None:
                about = visit.ids.get("number", "") if refused is None else _plain(page.path)
                outcome = Outcome.REFUSED if refused else Outcome.DONE
                subject = visit.ids.get("id", "")
                audit.note(c, visit.actor, action, subject, visit.now, about=about, outcome=outcome)
    if refused is not None:
        raise refused


def _plain(path: str) -> str:
    return path.strip("/").replace("{", "").replace("}", "")


def _refusal(office: Office, page: Page, visit: Visit, person: Person) -> Exception | None:
    if not person.may(page.access):
        return Forbidden()
    if page.subject not in _IN_SCOPE:
        return None
    with office.desk.read() as c:
        if not _IN_SCOPE[page.subject](person.scope, c, visit.ids["id"]):
            return NotFound()
        asked = not page.path.endswith("/reason") and guard.kin(c, visit, person, str(page.subject))
        return ReasonNeeded() if asked else None


_IN_SCOPE: dict[str | None, Callable[[Scope, Connection, str], bool]] = {
    "requests": Scope.has_request,
    "deliveries": Scope.has_delivery,
}


def _due_for_touch(page: Page, visit: Visit, person: Person) -> bool:
    return page.activity and visit.now - person.seen_at >= _TOUCH_EVERY


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
        step_token=office.cookies.read(request, office.cookies.step),
        provider_token=office.cookies.read(request, office.cookies.provider),
        within_page=request.headers.get("hx-request") == "true",
    )


def _person(office: Office, token: str) -> Person | None:
    settings, now, mark = office.settings, office.clock(), hash_of(token)
    with office.desk.read() as c:
        session = staff.session(c, mark, now, settings.idle, settings.absolute)
        until = emergencies.until(c, mark, now) if session is not None else None
    if session is None:
        return None
    member, rights = session.member, RIGHTS[session.member.role]
    if until is None:
        return Person(member.id, member.name, member.role, rights, member.scope, session.seen_at)
    rights = rights | {Access.LOOK}
    return Person(member.id, member.name, member.role, rights, EVERYWHERE, session.seen_at, until)


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
    wanted = {"ended": "1", "to": request.url.path} if page.subject else {}
    return RedirectResponse(f"/sign-in?{urlencode(wanted)}" if wanted else "/sign-in", 303)


def _to_reason(office: Office, page: Page, request: Request) -> Response:
    owner = "/".join(request.url.path.split("/")[:3])
    if page.method == "GET" and not page.path.endswith((".png", "/original")):
        return RedirectResponse(f"{owner}/reason?{urlencode({'to': request.url.path})}", 303)
    return _message(
        office, request, 403, "A reason, please", "Say first why you open these papers; nothing was changed."
    )


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
