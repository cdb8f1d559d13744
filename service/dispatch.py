"""Puts a decided request's message into the outbox, in the decision's own commit."""

from dataclasses import replace
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.decision import Exceptions, Publish
from domain.page import PageKind
from domain.request import Department, Event, FormRequest
from ledger import Ledger, corrections, deliveries, outbox, requests
from ledger.deliveries import Delivery
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from routing import message
from routing.rules.verbal import REVOCATION
from routing.schema import BASE
from routing.split import SPLIT
from service.clock import now
from service.judging import Judge
from service.settings import Settings

DUPLICATE_OF = "duplicate_of"


class Dispatch:
    def __init__(self, desk: Ledger, settings: Settings, judge: Judge) -> None:
        self._desk = desk
        self._settings = settings
        self._judge = judge
        self._zone = ZoneInfo(settings.hospital.timezone)

    def queue(
        self,
        c: Connection,
        stored: StoredRequest,
        delivery: Delivery,
        request: FormRequest,
        decision: Publish | Exceptions,
    ) -> None:
        """The next revision: `ready` or `deficient` at first, `updated` or `rerouted` later.

        A reroute goes to the old department's queue too, so that both know.
        """
        before = _published_department(c, stored.id)
        event = _event(before, decision)
        revision = requests.next_revision(c, stored.id)
        sent = self._message(c, stored, delivery, request, decision, event, revision)
        _add(c, sent, revision)
        if event is Event.REROUTED and before is not None:
            old_id = str(uuid5(UUID(sent.event_id), before.value))
            copy = self._message(c, stored, delivery, request, decision, event, revision, old_id)
            key = f"request.{before.value}.{request.run.form_type.value}.{event.value}"
            _add(c, replace(copy, routing_key=key), revision)

    def cancel(
        self,
        c: Connection,
        stored: StoredRequest,
        delivery: Delivery,
        request: FormRequest,
        reason: str,
        repeats: str | None = None,
    ) -> None:
        """The last revision, to the department that has it; what no department has, to exceptions.

        `repeats`: the request that stands for this one.
        """
        department = _published_department(c, stored.id) or Department.EXCEPTIONS
        revision = requests.next_revision(c, stored.id)
        decision = Exceptions((), (reason,), department)
        also = (message.RelatedRequest(repeats, DUPLICATE_OF),) if repeats else ()
        _add(
            c,
            self._message(c, stored, delivery, request, decision, Event.CANCELLED, revision, also=also),
            revision,
        )

    def _message(
        self,
        c: Connection,
        stored: StoredRequest,
        delivery: Delivery,
        request: FormRequest,
        decision: Publish | Exceptions,
        event: Event,
        revision: int,
        event_id: str | None = None,
        also: tuple[message.RelatedRequest, ...] = (),
    ) -> message.Message:
        pages = deliveries.pages(c, delivery.id)
        facts = message.IntakeFacts(
            channel=delivery.channel,
            line=delivery.line,
            received_at=delivery.received_at,
            pages=len(stored.run.pages) or len(pages),
            complete=not stored.run.missing_pages and not any(page.reading.damage for page in pages),
            cover_sheet=any(page.kind == PageKind.COVER for page in pages),
            timezone=self._zone,
            urgent=stored.urgent,
        )
        return message.build(
            request,
            decision,
            event,
            revision,
            facts,
            (self._original(delivery, len(pages)),),
            _review_facts(c, stored),
            (*_related(c, stored), *also),
            source=self._settings.hospital.urn,
            dataschema=BASE,
            now=now(),
            definition=self._judge.definition(stored.run),
            id_of_event=event_id,
        )

    def _original(self, delivery: Delivery, pages: int) -> message.Document:
        return message.Document(
            id=delivery.id,
            role="original",
            mime="application/octet-stream",
            pages=pages,
            href=f"{self._settings.review.address}/deliveries/{delivery.id}",
            sha256=delivery.sha256,
        )


def _published_department(c: Connection, request_id: str) -> Department | None:
    """Where the last revision went, by its routing key `request.<department>.<form type>.<event>`."""
    earlier = outbox.for_request(c, request_id)
    if not earlier:
        return None
    last = max(row.revision for row in earlier)
    first_of_last = next(row for row in earlier if row.revision == last)
    return Department(first_of_last.routing_key.split(".")[1])


def _event(before: Department | None, decision: Publish | Exceptions) -> Event:
    if any(finding.rule == REVOCATION for finding in decision.findings):
        return Event.REVOKED
    if before is None:
        return Event.DEFICIENT if isinstance(decision, Publish) and decision.deficient else Event.READY
    return Event.UPDATED if before is decision.department else Event.REROUTED


def _review_facts(c: Connection, stored: StoredRequest) -> message.ReviewFacts:
    changed = dict.fromkeys(correction.path for correction in corrections.for_request(c, stored.id))
    return message.ReviewFacts(
        required=stored.confirmed_at is not None,
        completed_at=stored.confirmed_at,
        by=f"staff:{stored.confirmed_by}" if stored.confirmed_by else None,
        changed=tuple(changed),
    )


def _related(c: Connection, stored: StoredRequest) -> tuple[message.RelatedRequest, ...]:
    """The other half of a form that asks two desks at once (their ordinals differ in the last bit)."""
    return tuple(
        message.RelatedRequest(other.id, SPLIT[other.run.form_type])
        for other in requests.for_delivery(c, stored.delivery_id)
        if other.ordinal == stored.ordinal ^ 1
        and other.state is not RequestState.CANCELLED
        and other.run.form_type in SPLIT
    )


def _add(c: Connection, sent: message.Message, revision: int) -> None:
    outbox.add(
        c,
        sent.request_id,
        revision,
        sent.event_id,
        sent.event_type,
        sent.routing_key,
        sent.headers,
        sent.body,
        now(),
    )
