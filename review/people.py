"""Accounts on a page: who may sign in, and the few things that cannot wait for the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import RedirectResponse, Response

from ledger import Ledger, factors, staff
from ledger.audit import Actor
from ledger.staff import Role, Staff
from review import accounts, wording
from review.accounts import AccountRefused
from review.office import Office
from review.refusal import NotFound
from review.visit import Visit

_LED = (Role.READER, Role.INDEXER, Role.REVIEWER)
"""Whose accounts a supervisor keeps."""


def _end(ledger: Ledger, login: str, now: datetime, by: Actor) -> None:
    accounts.end_sessions(ledger, login, now, by)


_ACTIONS: Mapping[str, Callable[[Ledger, str, datetime, Actor], None]] = {
    "disable": accounts.disable,
    "enable": accounts.enable,
    "sign_out": _end,
    "reset_second_factor": accounts.reset_second_factor,
}
_DONE = {
    "disable": "can sign in no more, and is signed out everywhere.",
    "enable": "can sign in again.",
    "sign_out": "is signed out everywhere.",
    "reset_second_factor": "can set up a new second factor.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`mine`: whoever looks may act on it."""

    id: str
    name: str
    login: str
    role: str
    departments: str
    disabled: bool
    external: bool
    has_factor: bool
    sessions: int
    mine: bool


def act(office: Office, visit: Visit) -> Response:
    word = visit.sent.text("action")
    with office.desk.read() as c:
        keeper, member = staff.get(c, visit.staff_id), staff.get(c, visit.ids["id"])
    if keeper is None or member is None or word not in _ACTIONS or not _keeps(keeper, member):
        raise NotFound
    try:
        _ACTIONS[word](office.desk, member.login, visit.now, visit.actor)
    except AccountRefused as refused:
        return show(office, visit, 422, problem=str(refused))
    return RedirectResponse(f"/accounts?done={word}&who={member.id}", 303)


def show(office: Office, visit: Visit, status: int = 200, problem: str | None = None) -> Response:
    with office.desk.read() as c:
        keeper = staff.get(c, visit.staff_id)
        assert keeper is not None
        members = staff.all(c)
        rows = []
        for member in members:
            factor = factors.get(c, member.id)
            sessions = staff.open_sessions(c, member.id, visit.now, office.settings.idle)
            confirmed = factor is not None and factor.confirmed
            rows.append(_row(member, confirmed, sessions, _keeps(keeper, member)))
    names = {member.id: member.name for member in members}
    done, who = _DONE.get(visit.query.get("done", "")), names.get(visit.query.get("who", ""))
    return office.renderer.page(
        "accounts.html",
        visit,
        status,
        here="accounts",
        rows=rows,
        problem=problem,
        notice=f"{who} {done}" if done and who else None,
    )


def _keeps(keeper: Staff, member: Staff) -> bool:
    """Nobody keeps their own account; a supervisor those of the people they lead."""
    if keeper.id == member.id:
        return False
    if keeper.role is Role.ADMIN:
        return True
    own, theirs = keeper.scope.departments, member.scope.departments
    led = own is None or (theirs is not None and theirs <= own)
    return keeper.role is Role.SUPERVISOR and member.role in _LED and led


def _row(member: Staff, has_factor: bool, sessions: int, mine: bool) -> Row:
    scope = member.scope.departments
    return Row(
        member.id,
        member.name,
        member.login,
        member.role,
        "all" if scope is None else ", ".join(wording.DEPARTMENTS[each] for each in sorted(scope)),
        member.disabled_at is not None,
        member.external,
        has_factor,
        0 if member.disabled_at else sessions,
        mine,
    )
