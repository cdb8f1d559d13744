"""One's own account: password, second factor, recovery codes, and where one is signed in."""

from starlette.responses import RedirectResponse, Response

from ledger import audit, factors, staff
from ledger.audit import Action
from ledger.staff import Staff
from review import door, passwords, second, totp
from review.office import Office
from review.passwords import WeakPassword
from review.visit import Visit

_NOT_YOURS = "This is not your password."
_DONE = {
    "password": "Your password is changed. You are signed out everywhere else.",
    "out": "You are signed out everywhere else.",
}


def show(office: Office, visit: Visit) -> Response:
    return _page(office, visit, notice=_DONE.get(visit.query.get("done", "")))


def _page(
    office: Office, visit: Visit, status: int = 200, problem: str | None = None, notice: str | None = None
) -> Response:
    with office.desk.read() as c:
        member = staff.get(c, visit.staff_id)
        factor = factors.get(c, visit.staff_id)
        left = factors.codes_left(c, visit.staff_id)
        sessions = staff.open_sessions(c, visit.staff_id, visit.now, office.settings.idle)
    assert member is not None
    departments = member.scope.departments
    return office.renderer.page(
        "account.html",
        visit,
        status,
        here="account",
        problem=problem,
        notice=notice,
        member=member,
        departments="all departments" if departments is None else ", ".join(sorted(departments)),
        has_factor=factor is not None and factor.confirmed,
        codes_left=left,
        sessions=sessions,
    )


def set_password(office: Office, visit: Visit) -> Response:
    """Ends all sessions, this one too: a new one takes its place."""
    refused = _unknown(office, visit)
    if refused is not None:
        return refused
    member, new = _member(office, visit), visit.sent.raw("new")
    try:
        passwords.check(new, member.login)
    except WeakPassword as weak:
        return _page(office, visit, 422, str(weak))
    if new != visit.sent.raw("again"):
        return _page(office, visit, 422, "The two new passwords are not the same.")
    sealed = passwords.seal(new)
    with office.desk.begin() as c:
        staff.set_password(c, member.id, sealed, visit.now)
        audit.note(c, visit.actor, Action.PASSWORD_CHANGED, member.id, visit.now)
    return door.opened(office, visit, member.id, "/account?done=password")


def sign_out_elsewhere(office: Office, visit: Visit) -> Response:
    with office.desk.begin() as c:
        count = staff.end_sessions(c, visit.staff_id, visit.now)
        audit.note(c, visit.actor, Action.SESSIONS_ENDED, visit.staff_id, visit.now, about=str(count))
    return door.opened(office, visit, visit.staff_id, "/account?done=out", way="session")


def show_set_up(office: Office, visit: Visit) -> Response:
    """The QR code, once somebody who knows the password asked for it."""
    return _unknown(office, visit) or _set_up_form(office, visit)


def set_up(office: Office, visit: Visit) -> Response:
    with door.ONE_BY_ONE:
        member = _member(office, visit)
        if door.too_many(office, visit, member.login):
            return _set_up_form(office, visit, 429, door.LATER)
        codes = second.confirmed(office, visit, member.id)
        if codes is None:
            door.remember_failure(office, visit, member.login, member.id, "code")
            return _set_up_form(office, visit, 401, second.WRONG)
    return office.renderer.page("recovery_codes.html", visit, codes=codes, to="/account")


def new_codes(office: Office, visit: Visit) -> Response:
    refused = _unknown(office, visit)
    if refused is not None:
        return refused
    codes = totp.recovery_codes()
    with office.desk.begin() as c:
        factor = factors.get(c, visit.staff_id)
        if factor is None or not factor.confirmed:
            return RedirectResponse("/account", 303)
        factors.set_codes(c, visit.staff_id, codes)
        audit.note(
            c, visit.actor, Action.SECOND_FACTOR_CHANGED, visit.staff_id, visit.now, about="recovery_codes"
        )
    return office.renderer.page("recovery_codes.html", visit, codes=codes, to="/account")


def _member(office: Office, visit: Visit) -> Staff:
    with office.desk.read() as c:
        member = staff.get(c, visit.staff_id)
    assert member is not None
    return member


def _unknown(office: Office, visit: Visit) -> Response | None:
    """Whoever finds an open session must not be able to keep it: the password is asked for again."""
    member = _member(office, visit)
    if member.external:
        return _page(office, visit, 422, "You sign in with the hospital's own provider; change it there.")
    with door.ONE_BY_ONE:
        if door.too_many(office, visit, member.login):
            return _page(office, visit, 429, door.LATER)
        if passwords.matches(visit.sent.raw("password"), member.password_hash):
            return None
        door.remember_failure(office, visit, member.login, member.id)
    return _page(office, visit, 401, _NOT_YOURS)


def _set_up_form(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    secret = second.secret_of(office, visit, visit.staff_id)
    if secret is None:
        return RedirectResponse("/account", 303)
    told = totp.address(secret, _member(office, visit).login, office.settings.title)
    return office.renderer.page(
        "set_up.html",
        visit,
        status,
        problem=problem,
        action="/account/second-factor/confirm",
        secret=totp.in_fours(secret),
        picture=totp.picture(told),
        required=False,
    )
