"""Decisions as they are stored: a letter for their kind, then the sealed rest."""

from pydantic import TypeAdapter
from sqlalchemy.engine import Connection

from domain.decision import Decision, Exceptions, Publish, Review
from ledger.bound import open_as, seal_as
from ledger.schema import RequestState

_PUBLISH: TypeAdapter[Publish] = TypeAdapter(Publish)
_REVIEW: TypeAdapter[Review] = TypeAdapter(Review)
_EXCEPTIONS: TypeAdapter[Exceptions] = TypeAdapter(Exceptions)


def state_for(decision: Decision) -> RequestState:
    match decision:
        case Publish():
            return RequestState.PUBLISHED
        case Review():
            return RequestState.REVIEW
        case Exceptions():
            return RequestState.EXCEPTIONS


def seal_decision(c: Connection, decision: Decision, request_id: str) -> bytes:
    place = f"requests.decision/{request_id}"
    match decision:
        case Publish():
            return b"P" + seal_as(c, _PUBLISH, decision, place)
        case Review():
            return b"R" + seal_as(c, _REVIEW, decision, place)
        case Exceptions():
            return b"E" + seal_as(c, _EXCEPTIONS, decision, place)


def open_decision(c: Connection, stored: bytes | None, request_id: str) -> Decision | None:
    if stored is None:
        return None
    kind, sealed, place = stored[:1], stored[1:], f"requests.decision/{request_id}"
    if kind == b"P":
        return open_as(c, _PUBLISH, sealed, place)
    if kind == b"R":
        return open_as(c, _REVIEW, sealed, place)
    return open_as(c, _EXCEPTIONS, sealed, place)
