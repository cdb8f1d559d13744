"""The second step of signing in: a code from the telephone, or setting that up where it is required."""

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from ledger import audit, factors, sign_ins, staff
from ledger.audit import Action
from ledger.door_tables import Step
from ledger.staff import Staff
from review import door, totp
from review.office import Office
from review.tokens import hash_of
from review.visit import Visit

WRONG = "This code is not right, or was used before. Wait for the next one and type that."


@dataclass(frozen=True, slots=True)
class _Begun:
    member: Staff
    to: str


def show_code(office: Office, visit: Visit) -> Response:
    return _code_form(office, visit) if _begun(office, visit, Step.CODE) else _from_the_start()


def check_code(office: Office, visit: Visit) -> Response:
    with door.ONE_BY_ONE:
        begun = _begun(office, visit, Step.CODE)
        if begun is None:
            return _from_the_start()
        if door.too_many(office, visit, begun.member.login):
            return _code_form(office, visit, 429, door.LATER)
        way = accepted(office, visit, begun.member.id)
        if way is None:
            door.remember_failure(office, visit, begun.member.login, begun.member.id, "code")
            return _code_form(office, visit, 401, WRONG)
        return door.opened(office, visit, begun.member.id, begun.to, way=way)


def accepted(office: Office, visit: Visit, staff_id: str) -> str | None:
    """Uses the code up: "code" or "recovery"; None for one that is not, or no longer, good."""
    code, now = visit.sent.text("code")[:40], visit.now
    with office.desk.begin() as c:
        factor = factors.get(c, staff_id)
        if factor is None or not factor.confirmed:
            return None
        step = totp.step_of(factor.secret, code, now)
        if step is not None:
            return "code" if factors.take(c, staff_id, step) else None
        if factors.use_code(c, staff_id, totp.written(code), now):
            audit.note(c, visit.actor, Action.RECOVERY_CODE_USED, staff_id, now)
            return "recovery"
    return None


def show_set_up(office: Office, visit: Visit) -> Response:
    begun = _begun(office, visit, Step.ENROL)
    return _set_up_form(office, visit, begun) if begun else _from_the_start()


def set_up(office: Office, visit: Visit) -> Response:
    with door.ONE_BY_ONE:
        begun = _begun(office, visit, Step.ENROL)
        if begun is None:
            return _from_the_start()
        if door.too_many(office, visit, begun.member.login):
            return _set_up_form(office, visit, begun, 429, door.LATER)
        codes = confirmed(office, visit, begun.member.id)
        if codes is None:
            door.remember_failure(office, visit, begun.member.login, begun.member.id, "code")
            return _set_up_form(office, visit, begun, 401, WRONG)
        shown = office.renderer.page("recovery_codes.html", visit, codes=codes, to=begun.to)
        return door.opened(office, visit, begun.member.id, begun.to, shown, "code")


def secret_of(office: Office, visit: Visit, staff_id: str) -> str | None:
    """The secret that waits to be confirmed, the same at every look; None where one is in use."""
    with office.desk.begin() as c:
        factor = factors.get(c, staff_id)
        if factor is None:
            factors.begin(c, staff_id, totp.new_secret(), visit.now)
            factor = factors.get(c, staff_id)
    assert factor is not None
    return None if factor.confirmed else factor.secret


def confirmed(office: Office, visit: Visit, staff_id: str) -> tuple[str, ...] | None:
    """The recovery codes, shown this once; None for a wrong code."""
    with office.desk.begin() as c:
        factor = factors.get(c, staff_id)
        if factor is None or factor.confirmed:
            return None
        step = totp.step_of(factor.secret, visit.sent.text("code")[:40], visit.now)
        if step is None or not factors.take(c, staff_id, step):
            return None
        codes = totp.recovery_codes()
        factors.confirm(c, staff_id, visit.now)
        factors.set_codes(c, staff_id, codes)
        audit.note(c, visit.actor, Action.SECOND_FACTOR_CHANGED, staff_id, visit.now, about="set_up")
    return codes


def _begun(office: Office, visit: Visit, step: Step) -> _Begun | None:
    if not visit.step_token:
        return None
    with office.desk.read() as c:
        half_done = sign_ins.get(c, hash_of(visit.step_token), step, visit.now)
        member = staff.get(c, half_done.staff_id) if half_done and half_done.staff_id else None
    if half_done is None or member is None or member.disabled_at is not None:
        return None
    return _Begun(member, half_done.facts.get("to", "/"))


def _from_the_start() -> Response:
    return RedirectResponse("/sign-in", 303)


def _code_form(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    return door.visitors_page(office, visit, "code.html", status, problem=problem)


def _set_up_form(
    office: Office, visit: Visit, begun: _Begun, status: int = 200, problem: str | None = None
) -> Response:
    secret = secret_of(office, visit, begun.member.id)
    if secret is None:  # confirmed meanwhile, in another window
        return _from_the_start()
    told = totp.address(secret, begun.member.login, office.settings.title)
    return door.visitors_page(
        office,
        visit,
        "set_up.html",
        status,
        problem=problem,
        action="/sign-in/set-up",
        secret=totp.in_fours(secret),
        picture=totp.picture(told),
        required=True,
    )
