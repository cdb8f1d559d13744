"""The first tables."""

# ruff: noqa: E501 - frozen as alembic wrote it

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TRIGGERS = (
    "CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
    "CREATE TRIGGER corrections_keep BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END",
    "CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never removed'); END",
)


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("line", sa.String(length=100), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("message_mark", sa.String(length=64), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("pages_announced", sa.Integer(), nullable=True),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_message", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("moved_from", sa.String(length=12), nullable=True),
        sa.CheckConstraint(
            "(moved_from IS NULL AND state = 'received') OR (moved_from || '>' || state) IN ('received>processing', 'processing>done', 'done>processing')",
            name=op.f("ck_deliveries_moves"),
        ),
        sa.CheckConstraint("channel IN ('fax', 'email')", name=op.f("ck_deliveries_channel")),
        sa.CheckConstraint("state IN ('received', 'processing', 'done')", name=op.f("ck_deliveries_state")),
        sa.CheckConstraint(
            "((error_code IS NULL) = (error_message IS NULL))", name=op.f("ck_deliveries_error")
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_deliveries_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_deliveries_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(
        "ix_deliveries_counted", "deliveries", ["source", "state", "error_code", "id"], unique=False
    )
    op.create_index(op.f("ix_deliveries_received_at"), "deliveries", ["received_at"], unique=False)
    op.create_index(
        op.f("ix_deliveries_source_message_mark"), "deliveries", ["source", "message_mark"], unique=False
    )
    op.create_table(
        "keys",
        sa.Column("key_id", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_keys")),
    )
    op.create_table(
        "login_failures",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("login_mark", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_login_failures")),
    )
    op.create_index(op.f("ix_login_failures_at"), "login_failures", ["at"], unique=False)
    op.create_table(
        "queues",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("ready", sa.Integer(), nullable=False),
        sa.Column("unacked", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_queues")),
    )
    op.create_table(
        "sources",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("line", sa.String(length=100), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.LargeBinary(), nullable=True),
        sa.Column("error_since", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("((error IS NULL) = (error_since IS NULL))", name=op.f("ck_sources_error")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sources")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role IN ('reader', 'reviewer', 'admin')", name=op.f("ck_staff_role")),
        sa.CheckConstraint("login = lower(login)", name=op.f("ck_staff_login")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=26), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=26), nullable=True),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=40), nullable=True),
        sa.Column("parked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parked_reason", sa.String(length=40), nullable=True),
        sa.CheckConstraint("((parked_at IS NULL) = (parked_reason IS NULL))", name=op.f("ck_tasks_parked")),
        sa.CheckConstraint(
            "((token IS NULL) = (worker IS NULL)) AND ((token IS NULL) = (lease_until IS NULL))",
            name=op.f("ck_tasks_claimed"),
        ),
        sa.CheckConstraint(
            "attempts >= 0 AND (token IS NULL OR attempts >= 1)", name=op.f("ck_tasks_attempts")
        ),
        sa.CheckConstraint("parked_at IS NULL OR token IS NULL", name=op.f("ck_tasks_parked_is_idle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_due"), "tasks", ["due"], unique=False)
    op.create_index(op.f("ix_tasks_subject"), "tasks", ["subject"], unique=False)
    op.create_table(
        "arrivals",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("key_mark", sa.String(length=64), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_arrivals_delivery_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
        sa.UniqueConstraint("source", "key_mark", name=op.f("uq_arrivals_source_key_mark")),
    )
    op.create_index(op.f("ix_arrivals_delivery_id"), "arrivals", ["delivery_id"], unique=False)
    op.create_table(
        "contexts",
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_contexts_delivery_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_contexts")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("trail", sa.LargeBinary(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "verdict IN ('imported', 'refused', 'context')", name=op.f("ck_documents_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_documents_delivery_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("delivery_id", "ordinal", name=op.f("uq_documents_delivery_id_ordinal")),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("form_type", sa.String(length=14), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("run", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("moved_from", sa.String(length=12), nullable=True),
        sa.Column("department", sa.String(length=12), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=26), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("claimed_by", sa.String(length=26), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(moved_from IS NULL AND state = 'deciding') OR (moved_from || '>' || state) IN ('deciding>review', 'deciding>published', 'deciding>exceptions', 'deciding>cancelled', 'review>deciding', 'review>cancelled', 'published>deciding', 'published>cancelled', 'exceptions>deciding', 'exceptions>cancelled', 'cancelled>deciding')",
            name=op.f("ck_requests_moves"),
        ),
        sa.CheckConstraint(
            "department IN ('roi', 'amendment', 'imaging', 'verbal', 'exceptions')",
            name=op.f("ck_requests_department"),
        ),
        sa.CheckConstraint(
            "form_type IN ('authorization', 'imaging', 'amendment', 'verbal', 'other', 'unknown')",
            name=op.f("ck_requests_form_type"),
        ),
        sa.CheckConstraint("language IN ('en', 'es')", name=op.f("ck_requests_language")),
        sa.CheckConstraint(
            "moved_from IS NULL OR moved_from <> 'cancelled' OR revision = 0",
            name=op.f("ck_requests_cancelled_is_final"),
        ),
        sa.CheckConstraint(
            "outcome IN ('release', 'deficient', 'exceptions', 'reroute')", name=op.f("ck_requests_outcome")
        ),
        sa.CheckConstraint(
            "state IN ('deciding', 'review', 'published', 'exceptions', 'cancelled')",
            name=op.f("ck_requests_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('review', 'published', 'exceptions') OR (decision IS NOT NULL AND decided_at IS NOT NULL AND department IS NOT NULL)",
            name=op.f("ck_requests_decided"),
        ),
        sa.CheckConstraint(
            "((claimed_by IS NULL) = (claimed_until IS NULL))", name=op.f("ck_requests_claimed")
        ),
        sa.CheckConstraint(
            "((confirmed_by IS NULL) = (confirmed_at IS NULL)) AND ((confirmed_by IS NULL) = (outcome IS NULL))",
            name=op.f("ck_requests_confirmed"),
        ),
        sa.CheckConstraint("revision >= 0 AND version >= 1", name=op.f("ck_requests_counters")),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["staff.id"], name=op.f("fk_requests_claimed_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["staff.id"], name=op.f("fk_requests_confirmed_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_requests_delivery_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sa.UniqueConstraint("delivery_id", "ordinal", name=op.f("uq_requests_delivery_id_ordinal")),
    )
    op.create_index(op.f("ix_requests_delivery_id_state"), "requests", ["delivery_id", "state"], unique=False)
    op.create_index(op.f("ix_requests_state"), "requests", ["state"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_sessions_staff_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_staff_id"), "sessions", ["staff_id"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("path", sa.String(length=100), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_corrections_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_corrections_staff_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_corrections")),
        sa.UniqueConstraint("request_id", "version", name=op.f("uq_corrections_request_id_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=True),
        sa.Column("request_id", sa.String(length=26), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_events_delivery_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_events_request_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_delivery_id"), "events", ["delivery_id"], unique=False)
    op.create_index(op.f("ix_events_request_id"), "events", ["request_id"], unique=False)
    op.create_table(
        "fields",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("path", sa.String(length=100), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_fields_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", "path", name=op.f("pk_fields")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=100), nullable=False),
        sa.Column("event_type", sa.String(length=100), nullable=False),
        sa.Column("routing_key", sa.String(length=100), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("((failed_at IS NULL) = (failure IS NULL))", name=op.f("ck_outbox_failed")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_outbox_revision")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_outbox_request_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("event_id", name=op.f("uq_outbox_event_id")),
        sa.UniqueConstraint(
            "request_id", "revision", "routing_key", name=op.f("uq_outbox_request_id_revision_routing_key")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_sent_at_request_id"), "outbox", ["sent_at", "request_id"], unique=False)
    op.create_table(
        "pages",
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.String(length=26), nullable=True),
        sa.Column("image_sha256", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.CheckConstraint(
            "kind IN ('form', 'cover', 'instructions', 'attachment', 'blank', 'other')",
            name=op.f("ck_pages_kind"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_pages_number")),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_pages_delivery_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_pages_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery_id", "number", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_document_id"), "pages", ["document_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _TRIGGERS:
            op.execute(trigger)
