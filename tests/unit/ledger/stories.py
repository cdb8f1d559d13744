"""Short ways into the states that the ledger's tests start from. All people are invented."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from domain.decision import Exceptions, Publish, Review
from domain.delivery import Channel, Origin
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.page import Box, PageReading, Word, WordSource
from domain.request import Department, LegalBasis
from ledger import Connection, deliveries, requests, staff

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HASH = "ab" * 32

PUBLISH = Publish(Department.ROI, LegalBasis.ACCESS_SELF, ())
DOUBT = "The date of birth is hard to read."
REVIEW = Review(Department.ROI, LegalBasis.UNKNOWN, (), (DOUBT,), ("patient.date_of_birth",))
EXCEPTIONS = Exceptions((), ("This is not one of our forms.",))

RUN = FormRun((1,), FormType.AUTHORIZATION, 0.97, Language.ENGLISH)


def counted_ids() -> Callable[[], str]:
    """Ids in the order they were asked for."""
    numbers = count(1)
    return lambda: f"{next(numbers):026d}"


def fax(key: str = "fax-1", *, source: str = "hylafax", received_at: datetime = NOON) -> Origin:
    return Origin(source, key, Channel.FAX, received_at, line="records")


def mail(key: str, *, message_id: str | None = "<1@example.org>", source: str = "mailbox") -> Origin:
    return Origin(source, key, Channel.EMAIL, NOON, message_id=message_id, facts={"subject": "my form"})


def captured(c: Connection, origin: Origin | None = None) -> str:
    return deliveries.capture(c, origin or fax(), HASH, 100, None, NOON).delivery_id


def opened(c: Connection, origin: Origin | None = None) -> str:
    """A request that is being decided, in a delivery under way."""
    delivery_id = captured(c, origin)
    deliveries.start(c, delivery_id)
    return requests.create(c, delivery_id, 0, RUN, NOON)


def in_review(c: Connection, origin: Origin | None = None) -> str:
    request_id = opened(c, origin)
    requests.save_fields(c, request_id, {"patient.name": name_read()})
    requests.save_decision(c, request_id, REVIEW, NOON)
    return request_id


def published(c: Connection, origin: Origin | None = None) -> str:
    request_id = opened(c, origin)
    requests.save_decision(c, request_id, PUBLISH, NOON)
    requests.next_revision(c, request_id)
    return request_id


def reviewer(c: Connection, login: str = "rosa") -> str:
    return staff.add(c, login, "$argon2id$...", login.title(), "reviewer", NOON)


def name_read(value: str = "Ana Lopez") -> FieldValue:
    return FieldValue(
        "patient.name",
        value,
        value.upper(),
        0.62,
        ValueSource.HANDWRITING,
        1,
        Box(0.1, 0.2, 0.4, 0.25),
        parts={"given": "Ana", "family": "Lopez"},
    )


def page_read(number: int = 1, text: str = "Authorization") -> PageReading:
    word = Word(text, Box(0.1, 0.1, 0.3, 0.12), 0.9, 0)
    return PageReading(
        number, 1728, 2200, 180, 0.4, 0.8, 0.05, (word,), WordSource.PRINT, rules=(Box(0, 0, 1, 1),)
    )
