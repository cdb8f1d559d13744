"""Signing in and out with a password; what comes after it is in `second` and `provider`."""

import re
import threading
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from ledger import audit, factors, provider_sessions, sign_ins, staff
from ledger.audit import Action, Actor, Outcome
from ledger.door_tables import Step
from review import passwords
from review.office import Office
from review.tokens import hash_of
from review.visit import Visit

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 20
# One by one: a burst of guesses must neither slip past the count nor take 64 MiB each at once.
ONE_BY_ONE = threading.Lock()
LATER = "Too many attempts. Wait 15 minutes, then try again."
_NO = "The sign-in name or the password is not right."
_THERE = re.compile(r"/(requests|deliveries)/[0-9A-HJKMNP-TV-Z]{26}")
_NOTICES = {
    "out": "You are signed out.",
    "idle": "You were signed out because nothing was done for a while. What you had typed is kept.",
    "ended": "Your session has ended. What you had typed is kept.",
    "provider": "Signing in there did not work. Try again, or ask whoever keeps the accounts.",
}


def show(office: Office, visit: Visit) -> Response:
    if visit.person is not None:
        return RedirectResponse("/", 303)
    told = next((words for name, words in _NOTICES.items() if name in visit.query), None)
    return form(office, visit, notice=told)


def sign_in(office: Office, visit: Visit) -> Response:
    with ONE_BY_ONE:
        return _try(office, visit)


def _try(office: Office, visit: Visit) -> Response:
    """The same words and the same work whether the name is known, disabled, or nobody's."""
    login = visit.sent.text("login")[:100]
    with office.desk.read() as c:
        member = staff.by_login(c, login)
    if too_many(office, visit, login):
        return form(office, visit, 429, LATER)
    usable = member if member and member.disabled_at is None and not member.external else None
    fits = passwords.matches(visit.sent.raw("password"), usable.password_hash if usable else None)
    if usable is None or not fits:
        remember_failure(office, visit, login, member.id if member else None)
        return form(office, visit, 401, _NO)
    return _second_step(office, visit, usable.id) or opened(office, visit, usable.id, there(visit))


def _second_step(office: Office, visit: Visit, staff_id: str) -> Response | None:
    """On to the code, or to setting one up; None where the password is enough."""
    with office.desk.read() as c:
        factor = factors.get(c, staff_id)
    confirmed = factor is not None and factor.confirmed
    if not confirmed and not office.settings.second_factor_required:
        return None
    step, path = (Step.CODE, "/sign-in/code") if confirmed else (Step.ENROL, "/sign-in/set-up")
    token = office.new_token()
    with office.desk.begin() as c:
        sign_ins.begin(c, hash_of(token), step, visit.now, staff_id, {"to": there(visit)})
    response = RedirectResponse(path, 303)
    office.cookies.set(response, office.cookies.step, token)
    return response


def too_many(office: Office, visit: Visit, login: str) -> bool:
    with office.desk.read() as c:
        failures = staff.login_failures(c, login, visit.address, visit.now - WINDOW)
    return failures.login >= PER_ACCOUNT or failures.address >= PER_ADDRESS


def there(visit: Visit) -> str:
    """Where the person was going: a request or a delivery of ours, else the queue."""
    wanted = visit.sent.text("to") or visit.query.get("to", "")
    return wanted if _THERE.fullmatch(wanted) else "/"


def sign_out(office: Office, visit: Visit) -> Response:
    with office.desk.begin() as c:
        staff.close_session(c, hash_of(visit.token), visit.now)
        about = "idle" if visit.sent.text("idle") else ""
        audit.note(c, visit.actor, Action.SIGNED_OUT, visit.staff_id, visit.now, about=about)
    response = RedirectResponse("/sign-in?out=1", 303)
    office.cookies.clear(response, office.cookies.session)
    return response


def opened(
    office: Office,
    visit: Visit,
    staff_id: str,
    to: str,
    shown: Response | None = None,
    way: str = "password",
    hangs_on: tuple[str, str] | None = None,
) -> Response:
    """A session of its own, whatever the browser had before. `shown`: a page instead of going on.
    `hangs_on`: the provider and its session that this one ends with."""
    token = office.new_token()
    with office.desk.begin() as c:
        if visit.person is not None:
            staff.close_session(c, hash_of(visit.token), visit.now)
        if visit.step_token:
            sign_ins.end(c, hash_of(visit.step_token))
        staff.open_session(c, staff_id, hash_of(token), visit.now)
        if hangs_on is not None:
            provider_sessions.add(c, hash_of(token), *hangs_on)
        staff.forget_failures(c, visit.now - WINDOW)
        actor = Actor(staff_id, visit.address, hash_of(token)[:16])
        audit.note(c, actor, Action.SIGNED_IN, staff_id, visit.now, about=way)
    response = shown or RedirectResponse(to, 303)
    office.cookies.set(response, office.cookies.session, token)
    office.cookies.clear(response, office.cookies.visitor)
    office.cookies.clear(response, office.cookies.step)
    return response


def remember_failure(
    office: Office, visit: Visit, login: str, staff_id: str | None, way: str = "password"
) -> None:
    with office.desk.begin() as c:
        staff.record_failure(c, login, visit.address, visit.now)
        note_failure = (Action.SIGN_IN_FAILED, staff_id or "", visit.now)
        audit.note(c, visit.actor, *note_failure, about=way, outcome=Outcome.REFUSED)


def form(
    office: Office, visit: Visit, status: int = 200, problem: str | None = None, notice: str | None = None
) -> Response:
    return visitors_page(
        office,
        visit,
        "sign_in.html",
        status,
        problem=problem,
        notice=notice,
        to=there(visit),
        provider=office.settings.provider.label if office.settings.provider else None,
    )


def visitors_page(
    office: Office, visit: Visit, template: str, status: int = 200, **values: object
) -> Response:
    """Before there is a session the form's token hangs on a cookie of its own."""
    token = visit.token or office.new_token()
    ours = Visit(visit.method, visit.path, visit.now, visit.address, token)
    response = office.renderer.page(template, ours, status, **values)
    if token != visit.token:
        office.cookies.set(response, office.cookies.visitor, token)
    return response
