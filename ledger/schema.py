"""Tables. Their constraints carry the state machines: no code path can store what they refuse.

`moved_from` beside a `state` is the state before the last move; a check on the pair refuses any move that
is not listed here. Columns of bytes are sealed. Portable to PostgreSQL.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from domain.delivery import Channel, PartVerdict
from domain.form import FormType, Language
from domain.page import PageKind
from domain.request import Department


class UtcTime(TypeDecorator[datetime]):
    """Aware in Python, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("the ledger takes aware times only")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class DeliveryState(StrEnum):
    RECEIVED = "received"
    PROCESSING = "processing"
    DONE = "done"


class RequestState(StrEnum):
    DECIDING = "deciding"
    REVIEW = "review"
    PUBLISHED = "published"
    EXCEPTIONS = "exceptions"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What a person said when done with a request."""

    RELEASE = "release"
    DEFICIENT = "deficient"
    EXCEPTIONS = "exceptions"
    REROUTE = "reroute"


class Role(StrEnum):
    READER = "reader"
    INDEXER = "indexer"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    PRIVACY = "privacy"
    OPERATOR = "operator"
    ADMIN = "admin"


DELIVERY_MOVES = ("received>processing", "processing>done", "done>processing")
REQUEST_MOVES = (
    "deciding>review",
    "deciding>published",
    "deciding>exceptions",
    "deciding>cancelled",
    "review>deciding",
    "review>cancelled",
    "published>deciding",
    "published>cancelled",
    "exceptions>deciding",
    "exceptions>cancelled",
    "cancelled>deciding",
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({_listed(words)})", name=column)


def _moves(first: str, moves: Sequence[str]) -> CheckConstraint:
    return CheckConstraint(
        f"(moved_from IS NULL AND state = '{first}') OR (moved_from || '>' || state) IN ({_listed(moves)})",
        name="moves",
    )


def _together(name: str, *columns: str) -> CheckConstraint:
    """All of them are null, or none is."""
    first, *rest = columns
    return CheckConstraint(
        " AND ".join(f"(({first} IS NULL) = ({other} IS NULL))" for other in rest), name=name
    )


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(26), primary_key=True)


def _to(table: str, *, name: str, null: bool = False, gone: str = "RESTRICT") -> Column[str]:
    return Column(name, String(26), ForeignKey(f"{table}.id", ondelete=gone), nullable=null)


deliveries = Table(
    "deliveries",
    metadata,
    _id(),
    Column("channel", String(8), nullable=False),
    Column("source", String(200), nullable=False),
    Column("line", String(100)),
    Column("received_at", UtcTime, nullable=False),
    Column("captured_at", UtcTime, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("message_mark", String(64)),
    Column("facts", LargeBinary, nullable=False),
    Column("pages_announced", Integer),
    Column("error_code", String(40)),
    Column("error_message", LargeBinary),
    Column("state", String(12), nullable=False),
    Column("moved_from", String(12)),
    _one_of("channel", Channel),
    _one_of("state", DeliveryState),
    _moves(DeliveryState.RECEIVED, DELIVERY_MOVES),
    _together("error", "error_code", "error_message"),
    CheckConstraint("size >= 0", name="size"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Index(None, "source", "message_mark"),
    Index(None, "received_at"),
    # All that the figures ask for: they are counted often, and need not read whole rows.
    Index("ix_deliveries_counted", "source", "state", "error_code", "id"),
)

arrivals = Table(
    "arrivals",
    metadata,
    _id(),
    Column("source", String(200), nullable=False),
    Column("key_mark", String(64), nullable=False),
    Column("key", LargeBinary, nullable=False),
    _to("deliveries", name="delivery_id"),
    Column("arrived_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime),
    UniqueConstraint("source", "key_mark"),
    Index(None, "delivery_id"),
)

documents = Table(
    "documents",
    metadata,
    _id(),
    _to("deliveries", name="delivery_id"),
    Column("ordinal", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("trail", LargeBinary, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("reason", LargeBinary),
    Column("code", String(40)),
    UniqueConstraint("delivery_id", "ordinal"),
    _one_of("verdict", PartVerdict),
)

contexts = Table(
    "contexts",
    metadata,
    Column("delivery_id", String(26), ForeignKey("deliveries.id", ondelete="RESTRICT"), primary_key=True),
    Column("letter", LargeBinary, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("delivery_id", String(26), ForeignKey("deliveries.id", ondelete="RESTRICT"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _to("documents", name="document_id", null=True, gone="CASCADE"),
    Column("image_sha256", String(64), nullable=False),
    Column("reading", LargeBinary, nullable=False),
    Column("kind", String(12)),
    _one_of("kind", PageKind),
    CheckConstraint("number >= 1", name="number"),
    Index(None, "document_id"),
)

requests = Table(
    "requests",
    metadata,
    _id(),
    _to("deliveries", name="delivery_id"),
    Column("ordinal", Integer, nullable=False),
    Column("form_type", String(14), nullable=False),
    Column("language", String(2), nullable=False),
    Column("urgent", Boolean(create_constraint=False), nullable=False),
    Column("run", LargeBinary, nullable=False),
    Column("read_with", String(16)),
    Column("state", String(12), nullable=False),
    Column("moved_from", String(12)),
    Column("department", String(12)),
    Column("revision", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("decision", LargeBinary),
    Column("created_at", UtcTime, nullable=False),
    Column("decided_at", UtcTime),
    _to("staff", name="confirmed_by", null=True),
    Column("confirmed_at", UtcTime),
    Column("outcome", String(12)),
    _to("staff", name="claimed_by", null=True),
    Column("claimed_until", UtcTime),
    UniqueConstraint("delivery_id", "ordinal"),
    _one_of("form_type", FormType),
    _one_of("language", Language),
    _one_of("state", RequestState),
    _one_of("department", Department),
    _one_of("outcome", Outcome),
    _moves(RequestState.DECIDING, REQUEST_MOVES),
    CheckConstraint(
        "moved_from IS NULL OR moved_from <> 'cancelled' OR revision = 0", name="cancelled_is_final"
    ),
    CheckConstraint(
        "state NOT IN ('review', 'published', 'exceptions')"
        " OR (decision IS NOT NULL AND decided_at IS NOT NULL AND department IS NOT NULL)",
        name="decided",
    ),
    CheckConstraint("revision >= 0 AND version >= 1", name="counters"),
    _together("confirmed", "confirmed_by", "confirmed_at", "outcome"),
    _together("claimed", "claimed_by", "claimed_until"),
    Index(None, "state"),
    Index(None, "delivery_id", "state"),
)

fields = Table(
    "fields",
    metadata,
    Column("request_id", String(26), ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("path", String(100), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("seq", Integer, primary_key=True),
    _to("requests", name="request_id"),
    Column("path", String(100), nullable=False),
    Column("value", LargeBinary, nullable=False),
    _to("staff", name="staff_id"),
    Column("made_at", UtcTime, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("request_id", "version"),
    sqlite_autoincrement=True,
)

tasks = Table(
    "tasks",
    metadata,
    _id(),
    Column("step", String(20), nullable=False),
    Column("subject", String(26), nullable=False),
    Column("due", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("token", String(26)),
    Column("worker", String(100)),
    Column("lease_until", UtcTime),
    Column("last_error", String(40)),
    Column("parked_at", UtcTime),
    Column("parked_reason", String(40)),
    _together("claimed", "token", "worker", "lease_until"),
    _together("parked", "parked_at", "parked_reason"),
    CheckConstraint("parked_at IS NULL OR token IS NULL", name="parked_is_idle"),
    CheckConstraint("attempts >= 0 AND (token IS NULL OR attempts >= 1)", name="attempts"),
    Index(None, "due"),
    Index(None, "subject"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    _to("requests", name="request_id"),
    Column("revision", Integer, nullable=False),
    Column("event_id", String(100), nullable=False, unique=True),
    Column("event_type", String(100), nullable=False),
    Column("routing_key", String(100), nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    Column("attempts", Integer, nullable=False),
    Column("failed_at", UtcTime),
    Column("failure", LargeBinary),
    UniqueConstraint("request_id", "revision", "routing_key"),
    CheckConstraint("revision >= 1", name="revision"),
    _together("failed", "failed_at", "failure"),
    Index(None, "sent_at", "request_id"),
    sqlite_autoincrement=True,
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("name", String(40), nullable=False),
    _to("deliveries", name="delivery_id", null=True),
    _to("requests", name="request_id", null=True),
    Column("details", Text, nullable=False),
    Index(None, "delivery_id"),
    Index(None, "request_id"),
    sqlite_autoincrement=True,
)

sources = Table(
    "sources",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("line", String(100)),
    Column("heard_at", UtcTime),
    Column("answered_at", UtcTime),
    Column("arrived_at", UtcTime),
    Column("error", LargeBinary),
    Column("error_since", UtcTime),
    _together("error", "error", "error_since"),
)

keys = Table(
    "keys",
    metadata,
    Column("key_id", String(8), primary_key=True),
)

queues = Table(
    "queues",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("ready", Integer, nullable=False),
    Column("unacked", Integer),
    Column("seen_at", UtcTime, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    Column("login", String(100), nullable=False, unique=True),
    Column("password_hash", String(300), nullable=False),
    Column("name", String(200), nullable=False),
    Column("role", String(10), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("disabled_at", UtcTime),
    # Separated by commas; null: every department.
    Column("departments", String(200)),
    # Of an account that signs in elsewhere: its issuer and subject, as a keyed mark.
    Column("identity_mark", String(64)),
    Index(None, "identity_mark", unique=True),
    _one_of("role", Role),
    CheckConstraint("login = lower(login)", name="login"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _to("staff", name="staff_id"),
    Column("opened_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
    Index(None, "staff_id"),
)

login_failures = Table(
    "login_failures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("login_mark", String(64), nullable=False),
    Column("address", String(45), nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "at"),
)

APPEND_ONLY = (events, corrections)


def append_only_triggers(table: str) -> tuple[str, str]:
    """SQLite's way to say that rows are never changed; PostgreSQL's is in the migrations."""
    return (
        f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END",
        f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never removed'); END",
    )


for _table in APPEND_ONLY:
    for _trigger in append_only_triggers(_table.name):
        event.listen(
            _table,
            "after_create",
            DDL(_trigger).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
        )
