"""Tables of the review desk. Nothing in them is sealed but what a column says is, and nothing unsealed
tells of a patient: ids, days, codes and counts only."""

from enum import StrEnum

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    event,
)

from ledger.schema import UtcTime, append_only_triggers, metadata


class Action(StrEnum):
    """What a person did about a request at the desk, in the desk's own words."""

    RELEASE = "release"
    DEFICIENT = "deficient"
    REROUTE = "reroute"
    NOT_OUR_PATIENT = "not_our_patient"
    DUPLICATE = "duplicate"
    ILLEGIBLE = "illegible"
    HOLD = "hold"
    RESUME = "resume"
    PRIVACY_INCIDENT = "privacy_incident"
    JUNK = "junk"
    EXCEPTIONS = "exceptions"


_ACTIONS = ", ".join(f"'{action}'" for action in Action)


def _request(*, primary_key: bool = False, gone: str = "CASCADE") -> Column[str]:
    return Column(
        "request_id",
        String(26),
        ForeignKey("requests.id", ondelete=gone),
        primary_key=primary_key,
        nullable=False,
    )


def _staff(name: str = "staff_id", *, null: bool = False) -> Column[str]:
    return Column(name, String(26), ForeignKey("staff.id", ondelete="RESTRICT"), nullable=null)


# A row exists exactly while its request is in review: the queue is read often and must not read the rest.
waiting = Table(
    "waiting",
    metadata,
    _request(primary_key=True),
    Column("lane", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("channel", String(8), nullable=False),
    Column("line", String(200), nullable=False),
    Column("form_type", String(14), nullable=False),
    Column("language", String(2), nullable=False),
    Column("department", String(12), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("held_until", UtcTime),
    Column("held_reason", String(40)),
    _staff("held_by", null=True),
    CheckConstraint("lane IN (0, 1)", name="lane"),
    CheckConstraint(
        "((held_until IS NULL) = (held_reason IS NULL)) AND ((held_until IS NULL) = (held_by IS NULL))",
        name="held",
    ),
    Index("ix_waiting_order", "lane", "due_on", "received_at", "request_id"),
)

# Why it waits, in codes: the paths in doubt and the rules that fired.
waits = Table(
    "waits",
    metadata,
    Column("request_id", String(26), ForeignKey("waiting.request_id", ondelete="CASCADE"), primary_key=True),
    Column("what", String(100), primary_key=True),
    Index(None, "what", "request_id"),
)

# Requests that name the same person have a mark in common; a mark tells nothing without the key.
likenesses = Table(
    "likenesses",
    metadata,
    _request(primary_key=True),
    Column("mark", String(64), primary_key=True),
    Index(None, "mark"),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("seq", Integer, primary_key=True),
    _request(gone="RESTRICT"),
    _staff(),
    Column("at", UtcTime, nullable=False),
    Column("action", String(20), nullable=False),
    Column("reason", String(40)),
    Column("other_id", String(26), ForeignKey("requests.id", ondelete="RESTRICT")),
    Column("note", LargeBinary),
    CheckConstraint(f"action IN ({_ACTIONS})", name="action"),
    CheckConstraint("(action = 'duplicate') = (other_id IS NOT NULL)", name="duplicate_of"),
    Index(None, "request_id", "seq"),
    sqlite_autoincrement=True,
)

# A second person types a released request's fields again, without seeing the first one's.
second_looks = Table(
    "second_looks",
    metadata,
    _request(primary_key=True, gone="RESTRICT"),
    _staff("released_by", null=True),
    Column("chosen_at", UtcTime, nullable=False),
    _staff("done_by", null=True),
    Column("done_at", UtcTime),
    CheckConstraint("(done_by IS NULL) = (done_at IS NULL)", name="done"),
    CheckConstraint("done_by IS NULL OR done_by <> released_by", name="second_person"),
    Index(None, "done_at", "chosen_at"),
)

second_answers = Table(
    "second_answers",
    metadata,
    Column(
        "request_id",
        String(26),
        ForeignKey("second_looks.request_id", ondelete="RESTRICT"),
        primary_key=True,
    ),
    Column("path", String(100), primary_key=True),
    Column("same", Boolean(create_constraint=False), nullable=False),
    Column("typed", LargeBinary, nullable=False),
)

# A value that is known to be wrong, shown to one person to see whether it is noticed; it never goes out.
plants = Table(
    "plants",
    metadata,
    _request(primary_key=True),
    Column("path", String(100), nullable=False),
    Column("wrong", LargeBinary, nullable=False),
    _staff(),
    Column("shown_at", UtcTime, nullable=False),
    Column("noticed", Boolean(create_constraint=False)),
)

# Providers and facilities of requests that were released, for typing them again.
known_names = Table(
    "known_names",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("path", String(100), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("uses", Integer, nullable=False),
    Index(None, "path", "uses"),
)

# What was done to a delivery's pages: rows only ever added; an undoing is a row too.
surgeries = Table(
    "surgeries",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("delivery_id", String(26), ForeignKey("deliveries.id", ondelete="RESTRICT"), nullable=False),
    _staff(),
    Column("at", UtcTime, nullable=False),
    Column("cut", LargeBinary, nullable=False),
    Column("undoes", Integer, ForeignKey("surgeries.seq", ondelete="RESTRICT"), unique=True),
    Index(None, "delivery_id", "seq"),
    sqlite_autoincrement=True,
)

# How a person turned a page, beside what the machine had made of it: to turn it back is to have that again.
page_turns = Table(
    "page_turns",
    metadata,
    Column("delivery_id", String(26), ForeignKey("deliveries.id", ondelete="RESTRICT"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("degrees", Integer, nullable=False),
    Column("read_at", Integer, nullable=False),
    Column("image_sha256", String(64), nullable=False),
    Column("reading", LargeBinary, nullable=False),
    CheckConstraint("degrees IN (0, 90, 180, 270) AND read_at IN (0, 90, 180, 270)", name="quarters"),
)

for _table in (verdicts, surgeries):
    for _trigger in append_only_triggers(_table.name):
        event.listen(
            _table,
            "after_create",
            DDL(_trigger).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
        )
