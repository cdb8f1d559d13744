"""Signing in and out."""

import threading
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from ledger import audit, staff
from ledger.audit import Action, Actor, Outcome
from review import passwords
from review.office import Office
from review.tokens import hash_of
from review.visit import Visit

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 20
# One by one: a burst of guesses must neither slip past the count nor take 64 MiB each at once.
_ONE_BY_ONE = threading.Lock()
_NO = "The sign-in name or the password is not right."
_LATER = "Too many attempts. Wait 15 minutes, then try again."


def show(office: Office, visit: Visit) -> Response:
    if visit.person is not None:
        return RedirectResponse("/", 303)
    return _form(office, visit)


def sign_in(office: Office, visit: Visit) -> Response:
    with _ONE_BY_ONE:
        return _try(office, visit)


def _try(office: Office, visit: Visit) -> Response:
    """The same words and the same work whether the name is known, disabled, or nobody's."""
    login = visit.sent.text("login")[:100]
    with office.desk.read() as c:
        failures = staff.login_failures(c, login, visit.address, visit.now - WINDOW)
        member = staff.by_login(c, login)
    if failures.login >= PER_ACCOUNT or failures.address >= PER_ADDRESS:
        return _form(office, visit, 429, _LATER)
    usable = member if member is not None and member.disabled_at is None else None
    fits = passwords.matches(visit.sent.raw("password"), usable.password_hash if usable else None)
    if usable is None or not fits:
        _remember_failure(office, visit, login, member.id if member else None)
        return _form(office, visit, 401, _NO)
    return _opened(office, visit, usable.id)


def sign_out(office: Office, visit: Visit) -> Response:
    with office.desk.begin() as c:
        staff.close_session(c, hash_of(visit.token), visit.now)
        audit.note(c, visit.actor, Action.SIGNED_OUT, visit.staff_id, visit.now)
    response = RedirectResponse("/sign-in?out=1", 303)
    office.cookies.clear(response, office.cookies.session)
    return response


def _opened(office: Office, visit: Visit, staff_id: str) -> Response:
    token = office.new_token()
    with office.desk.begin() as c:
        if visit.person is not None:
            staff.close_session(c, hash_of(visit.token), visit.now)
        staff.open_session(c, staff_id, hash_of(token), visit.now)
        staff.forget_failures(c, visit.now - WINDOW)
        actor = Actor(staff_id, visit.address, hash_of(token)[:16])
        audit.note(c, actor, Action.SIGNED_IN, staff_id, visit.now)
    response = RedirectResponse("/", 303)
    office.cookies.set(response, office.cookies.session, token)
    office.cookies.clear(response, office.cookies.visitor)
    return response


def _remember_failure(office: Office, visit: Visit, login: str, staff_id: str | None) -> None:
    with office.desk.begin() as c:
        staff.record_failure(c, login, visit.address, visit.now)
        audit.note(c, visit.actor, Action.SIGN_IN_FAILED, staff_id or "", visit.now, outcome=Outcome.REFUSED)


def _form(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    # Before there is a session the form's token hangs on a cookie of its own.
    token = visit.token or office.new_token()
    ours = Visit(visit.method, visit.path, visit.now, visit.address, token)
    notice = "You are signed out." if visit.query.get("out") and not problem else None
    response = office.renderer.page("sign_in.html", ours, status, problem=problem, notice=notice)
    if token != visit.token:
        office.cookies.set(response, office.cookies.visitor, token)
    return response
