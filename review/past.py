"""What happened before: to this request, and to other requests of the same person."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ledger import Connection, deliveries, events, likenesses, requests
from ledger.events import StoredEvent
from ledger.requests import StoredRequest
from review import wording
from review.office import Office
from review.visit import Visit

_MOST = 8
_TOLD = (
    "captured", "classified", "extracted", "decided_publish", "decided_review", "decided_exceptions",
    "corrected", "confirmed", "taken_over", "held", "resumed", "closed", "pages_changed", "second_look",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another request that seems to be of the same person, or came in the same delivery."""

    id: str
    href: str
    words: str
    same_delivery: bool


@dataclass(frozen=True, slots=True)
class HistoryRow:
    at: str
    words: str
    who: str


def repeats(office: Office, c: Connection, visit: Visit, request: StoredRequest) -> tuple[Repeat, ...]:
    """Only those this person may see."""
    beside = [each.id for each in requests.for_delivery(c, request.delivery_id) if each.id != request.id]
    alike = [each for each in likenesses.of(c, request.id) if each not in beside]
    seen = (each for each in (*alike, *beside) if visit.scope.has_request(c, each))
    return tuple(_repeat(office, c, visit, each, request) for each in islice(seen, _MOST))


def _repeat(office: Office, c: Connection, visit: Visit, request_id: str, beside: StoredRequest) -> Repeat:
    other = requests.get(c, request_id)
    received = deliveries.get(c, other.delivery_id).received_at
    words = (
        f"{wording.FORMS[other.run.form_type]}, "
        f"{wording.when(received, office.settings.zone, visit.now)}, {wording.STATES[other.state].lower()}"
    )
    return Repeat(other.id, f"/requests/{other.id}", words, other.delivery_id == beside.delivery_id)


def history(
    office: Office, c: Connection, visit: Visit, request: StoredRequest, names: Mapping[str, str]
) -> tuple[HistoryRow, ...]:
    """Newest first; looking is not part of it."""
    told = [
        event
        for event in events.story(c, request.delivery_id)
        if event.request_id in (None, request.id) and event.name in _TOLD
    ]
    return tuple(_row(office, visit, event, names) for event in reversed(told[-_MOST * 3 :]))


def _row(office: Office, visit: Visit, event: StoredEvent, names: Mapping[str, str]) -> HistoryRow:
    path = str(event.details.get("path", ""))
    about = wording.WHYS.get(path, path) or str(event.details.get("outcome", event.details.get("reason", "")))
    words = event.name.replace("_", " ").capitalize() + (f": {about.replace('_', ' ')}" if about else "")
    who = str(event.details.get("staff_id", ""))
    return HistoryRow(
        wording.when(event.at, office.settings.zone, visit.now), words, names.get(who, "") if who else ""
    )
