"""`intake show`: one delivery's whole story, where it is, why, and what comes next. No patient data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.decision import Review
from ledger import deliveries, events, outbox, requests, tasks
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from ledger.tasks import OwedTask


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """`moments` in the order they happened; `now` and `next_steps` are sentences."""

    delivery_id: str
    came: str
    moments: tuple[Moment, ...]
    now: tuple[str, ...]
    next_steps: tuple[str, ...]


def tell(c: Connection, some_id: str) -> Story:
    """By a delivery's or a request's id. Raises KeyError for neither."""
    try:
        delivery = deliveries.get(c, some_id)
    except KeyError:
        delivery = deliveries.get(c, requests.get(c, some_id).delivery_id)
    found = requests.for_delivery(c, delivery.id)
    owed = tasks.for_subject(c, delivery.id)
    line = f", line {delivery.line}" if delivery.line else ""
    now = [f"Delivery: {delivery.state}."]
    if delivery.error_message:
        now.append(f"It could not be read: {delivery.error_message}")
    now += [_present(request) for request in found]
    return Story(
        delivery_id=delivery.id,
        came=f"{delivery.channel} from {delivery.source}{line}, "
        f"received {delivery.received_at:%Y-%m-%d %H:%M:%S} UTC, {delivery.size} bytes, "
        f"sha256 {delivery.sha256}",
        moments=tuple(
            Moment(event.at, _sentence(event.name, event.request_id, event.details))
            for event in events.story(c, delivery.id)
        ),
        now=tuple(now),
        next_steps=_next_steps(c, found, owed),
    )


def _sentence(name: str, request_id: str | None, details: object) -> str:
    told = " ".join(f"{key}={value}" for key, value in dict(details).items())  # type: ignore[call-overload]
    subject = f" [{request_id}]" if request_id else ""
    return f"{name.replace('_', ' ')}{subject} {told}".rstrip()


def _present(request: StoredRequest) -> str:
    desk = f", {request.department}" if request.department else ""
    told = [
        f"Request {request.id}: {request.run.form_type}, {request.state}{desk}, revision {request.revision}."
    ]
    if isinstance(request.decision, Review) and request.state is RequestState.REVIEW:
        told += [f"    waits because: {reason}" for reason in request.decision.reasons]
    return "\n".join(told)


def _next_steps(
    c: Connection, found: tuple[StoredRequest, ...], owed: tuple[OwedTask, ...]
) -> tuple[str, ...]:
    told = [_owed(task) for task in owed]
    for request in found:
        if request.state is RequestState.REVIEW:
            told.append(f"A person looks at request {request.id} on the review page.")
        unsent = [row for row in outbox.for_request(c, request.id) if row.sent_at is None]
        told += [
            f"Revision {row.revision} of {request.id} goes to RabbitMQ"
            + (f" (last attempt: {row.failure})" if row.failure else "")
            + "."
            for row in unsent
        ]
    return tuple(told) or ("Nothing: it is done.",)


def _owed(task: OwedTask) -> str:
    if task.parked_at is not None:
        return f"Step {task.step} is parked ({task.parked_reason}); `intake requeue` starts it again."
    failed = f", last error {task.last_error}" if task.last_error else ""
    return f"Step {task.step} is due {task.due:%H:%M:%S} UTC, {task.attempts} attempts so far{failed}."
