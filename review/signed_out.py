"""Whoever signs out at the provider is signed out here (OpenID Connect Back-Channel Logout 1.0)."""

from starlette.responses import Response

from ledger import Connection, audit, provider_sessions, staff
from ledger.audit import Action, Actor, Outcome
from review.office import Office
from review.oidc import LoggedOut, ProviderRefused
from review.refusal import NotFound
from review.visit import Visit

_NO_STORE = {"Cache-Control": "no-store"}


def hear(office: Office, visit: Visit) -> Response:
    """Comes from the provider's own server: what it sends is signed, and needs no page of ours before it."""
    if office.provider is None:
        raise NotFound
    try:
        told = office.provider.logged_out(visit.sent.raw("logout_token"), visit.now)
        with office.desk.begin() as c:
            if not provider_sessions.heard_first(c, told.issuer, told.word_id, visit.now):
                raise ProviderRefused("heard_before")
            _end(c, visit, told)
    except ProviderRefused as refused:
        with office.desk.begin() as c:
            done = (Action.SIGNED_OUT, "", visit.now)
            audit.note(c, _by(visit), *done, about=f"provider:{refused}", outcome=Outcome.REFUSED)
        return Response(status_code=400, headers=_NO_STORE)
    return Response(status_code=200, headers=_NO_STORE)


def _end(c: Connection, visit: Visit, told: LoggedOut) -> None:
    """The sessions that hang on that one; where none is known to, all of the person's."""
    member = staff.by_identity(c, told.issuer, told.subject) if told.subject else None
    tokens = provider_sessions.of(c, told.issuer, told.sid) if told.sid else ()
    for token_hash in tokens:
        staff.close_session(c, token_hash, visit.now)
    if not tokens and member is not None:
        staff.end_sessions(c, member.id, visit.now)
    subject = member.id if member is not None else ""
    audit.note(c, _by(visit), Action.SESSIONS_ENDED, subject, visit.now, about="provider")


def _by(visit: Visit) -> Actor:
    return Actor("provider", visit.address)
