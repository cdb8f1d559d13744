"""Signing in with the hospital's own provider: there, back, and in."""

from starlette.responses import RedirectResponse, Response

from ledger import Connection, audit, sign_ins, staff
from ledger.audit import Action, Actor, Outcome
from ledger.door_tables import Step
from ledger.staff import Staff
from review import door
from review.office import Office
from review.oidc import Identity, ProviderRefused
from review.refusal import NotFound
from review.tokens import hash_of, same
from review.visit import Visit

_BACK = "/sign-in?provider=1"


def leave(office: Office, visit: Visit) -> Response:
    """A link, not a form: the content policy lets forms go nowhere else, not even by way of us."""
    if office.provider is None:
        raise NotFound
    try:
        asked = office.provider.ask()
    except ProviderRefused as refused:
        return _refused(office, visit, refused)
    token = office.new_token()
    facts = {"state": asked.state, "nonce": asked.nonce, "verifier": asked.verifier, "to": door.there(visit)}
    with office.desk.begin() as c:
        sign_ins.begin(c, hash_of(token), Step.OIDC, visit.now, facts=facts)
    response = RedirectResponse(asked.address, 303)
    office.cookies.set(response, office.cookies.provider, token)
    return response


def come_back(office: Office, visit: Visit) -> Response:
    if office.provider is None:
        raise NotFound
    try:
        member_id, to, identity = _arrived(office, visit)
    except ProviderRefused as refused:
        return _refused(office, visit, refused)
    # A page of ours that goes on by itself: after a redirect from another site the browser would keep back
    # the new session's cookie.
    shown = office.renderer.page("returned.html", visit, to=to)
    hangs_on = (identity.issuer, identity.sid) if identity.sid else None
    response = door.opened(office, visit, member_id, to, shown, "provider", hangs_on)
    office.cookies.clear(response, office.cookies.provider)
    return response


def _arrived(office: Office, visit: Visit) -> tuple[str, str, Identity]:
    """Whoever came back, and where they were going. What was asked is worth one answer."""
    assert office.provider is not None
    mark = hash_of(visit.provider_token)
    with office.desk.begin() as c:
        half_done = sign_ins.get(c, mark, Step.OIDC, visit.now) if visit.provider_token else None
        if half_done is None or not sign_ins.end(c, mark):
            raise ProviderRefused("not_asked")
    facts = half_done.facts
    if not same(visit.query.get("state", ""), facts["state"]):
        raise ProviderRefused("state")
    identity = office.provider.answer(visit.query, facts["nonce"], facts["verifier"], visit.now)
    with office.desk.begin() as c:
        return _member(c, visit, identity).id, facts["to"], identity


def _member(c: Connection, visit: Visit, identity: Identity) -> Staff:
    """Role and departments are what the provider says now. A local account of the same name is another."""
    member = staff.by_identity(c, identity.issuer, identity.subject)
    if member is None:
        member = staff.add_external(
            c,
            identity.issuer,
            identity.subject,
            identity.username,
            identity.name,
            identity.role,
            identity.scope,
            visit.now,
        )
        _note(c, visit, Action.ACCOUNT_CREATED, member, identity)
    if member.disabled_at is not None:
        raise ProviderRefused("disabled")
    if (member.role, member.scope) != (identity.role, identity.scope):
        staff.change(c, member.id, identity.role, identity.scope, visit.now)
        _note(c, visit, Action.ACCOUNT_CHANGED, member, identity)
    return member


def _note(c: Connection, visit: Visit, action: Action, member: Staff, identity: Identity) -> None:
    departments = identity.scope.departments
    told = f"{identity.role}:{'all' if departments is None else '+'.join(sorted(departments))}"
    audit.note(c, Actor("provider", visit.address), action, member.id, visit.now, about=told)


def _refused(office: Office, visit: Visit, refused: ProviderRefused) -> Response:
    with office.desk.begin() as c:
        about = f"provider:{refused}"
        audit.note(c, visit.actor, Action.SIGN_IN_FAILED, "", visit.now, about=about, outcome=Outcome.REFUSED)
    response = RedirectResponse(_BACK, 303)
    office.cookies.clear(response, office.cookies.provider)
    return response
