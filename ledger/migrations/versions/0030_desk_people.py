"""Turned pages, the patient index, marks to find requests by, reasons for opening some, provider sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "page_turns",
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("degrees", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.Integer(), nullable=False),
        sa.Column("image_sha256", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "degrees IN (0, 90, 180, 270) AND read_at IN (0, 90, 180, 270)",
            name=op.f("ck_page_turns_quarters"),
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_page_turns_delivery_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("delivery_id", "number", name=op.f("pk_page_turns")),
    )
    op.create_table(
        "patients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patients")),
        sa.UniqueConstraint("mark", name=op.f("uq_patients_mark")),
    )
    op.create_index(op.f("ix_patients_imported_at"), "patients", ["imported_at"], unique=False)
    op.create_table(
        "patient_marks",
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("patient_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patients.id"], name=op.f("fk_patient_marks_patient_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mark", "patient_id", name=op.f("pk_patient_marks")),
    )
    op.create_index(op.f("ix_patient_marks_patient_id"), "patient_marks", ["patient_id"], unique=False)
    op.create_table(
        "person_marks",
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_person_marks_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mark", "request_id", name=op.f("pk_person_marks")),
    )
    op.create_index(op.f("ix_person_marks_request_id"), "person_marks", ["request_id"], unique=False)
    op.create_table(
        "guarded_people",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("kin", sa.String(length=10), nullable=False),
        sa.CheckConstraint("kin IN ('vip', 'colleague')", name=op.f("ck_guarded_people_kin")),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_guarded_people")),
    )
    op.create_table(
        "openings",
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_openings_delivery_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_openings_staff_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("session", "delivery_id", name=op.f("pk_openings")),
    )
    op.create_table(
        "provider_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["token_hash"],
            ["sessions.token_hash"],
            name=op.f("fk_provider_sessions_token_hash"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_provider_sessions")),
    )
    op.create_index(op.f("ix_provider_sessions_mark"), "provider_sessions", ["mark"], unique=False)
    op.create_table(
        "provider_words",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_provider_words")),
    )
    op.create_index(op.f("ix_provider_words_heard_at"), "provider_words", ["heard_at"], unique=False)
