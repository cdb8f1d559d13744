"""Tables of the door: emergency access, half-done sign-ins, second factors, drafts, and the audit."""

from enum import StrEnum

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    event,
)

from ledger.schema import UtcTime, append_only_triggers, metadata


class AuditOutcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"


class Step(StrEnum):
    """What a sign-in waits for: a code, a second factor to be set up, or the hospital's own provider."""

    CODE = "code"
    ENROL = "enrol"
    OIDC = "oidc"


def _staff(name: str = "staff_id", *, primary_key: bool = False, null: bool = False) -> Column[str]:
    return Column(
        name, String(26), ForeignKey("staff.id", ondelete="RESTRICT"), primary_key=primary_key, nullable=null
    )


def _one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word.value) for word in words)})", name=column)


emergencies = Table(
    "emergencies",
    metadata,
    Column("id", String(26), primary_key=True),
    _staff(),
    Column("session", String(64), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("note", LargeBinary, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    _staff("reviewed_by", null=True),
    Column("reviewed_at", UtcTime),
    CheckConstraint("(reviewed_by IS NULL) = (reviewed_at IS NULL)", name="reviewed"),
    CheckConstraint("reviewed_by IS NULL OR reviewed_by <> staff_id", name="not_by_oneself"),
    Index(None, "session"),
    Index(None, "opened_at"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("step", String(10), nullable=False),
    _staff(null=True),
    Column("facts", LargeBinary),
    Column("opened_at", UtcTime, nullable=False),
    _one_of("step", Step),
    Index(None, "opened_at"),
)

# Which session at the hospital's provider a session here hangs on, by a keyed mark.
provider_sessions = Table(
    "provider_sessions",
    metadata,
    Column("token_hash", String(64), ForeignKey("sessions.token_hash", ondelete="CASCADE"), primary_key=True),
    Column("mark", String(64), nullable=False),
    Index(None, "mark"),
)

# Words of the provider that somebody signed out: each is heard once.
provider_words = Table(
    "provider_words",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("heard_at", UtcTime, nullable=False),
    Index(None, "heard_at"),
)

second_factors = Table(
    "second_factors",
    metadata,
    _staff(primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("confirmed_at", UtcTime),
    # The half minute of the last code taken; none at or before it is taken again.
    Column("last_step", Integer, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("mark", String(64), primary_key=True),
    _staff(),
    Column("used_at", UtcTime),
    Index(None, "staff_id"),
)

drafts = Table(
    "drafts",
    metadata,
    _staff(primary_key=True),
    Column("request_id", String(26), ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", String(60), nullable=False),
    Column("address", String(45), nullable=False),
    Column("session", String(16), nullable=False),
    Column("action", String(40), nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("about", String(120), nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    _one_of("outcome", AuditOutcome),
    Index(None, "subject"),
    Index(None, "actor"),
    Index(None, "at"),
)

# One row: how long the audit is. A cut tail leaves a chain without a fault, but not one of this length.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("mark", String(64), nullable=False),
    CheckConstraint("id = 1", name="one"),
)

for _trigger in append_only_triggers("audit"):
    event.listen(
        audit,
        "after_create",
        DDL(_trigger).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
    )
