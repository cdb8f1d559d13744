"""The review queue in a narrow table of its own, and what people did at the desk."""

# ruff: noqa: E501 - frozen as alembic wrote it

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("verdicts", "surgeries")


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("line", sa.String(length=200), nullable=False),
        sa.Column("form_type", sa.String(length=14), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("department", sa.String(length=12), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_reason", sa.String(length=40), nullable=True),
        sa.Column("held_by", sa.String(length=26), nullable=True),
        sa.CheckConstraint(
            "((held_until IS NULL) = (held_reason IS NULL)) AND ((held_until IS NULL) = (held_by IS NULL))",
            name=op.f("ck_waiting_held"),
        ),
        sa.CheckConstraint("lane IN (0, 1)", name=op.f("ck_waiting_lane")),
        sa.ForeignKeyConstraint(
            ["held_by"], ["staff.id"], name=op.f("fk_waiting_held_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_waiting_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_waiting")),
    )
    op.create_index(
        "ix_waiting_order", "waiting", ["lane", "due_on", "received_at", "request_id"], unique=False
    )
    op.create_table(
        "waits",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["waiting.request_id"], name=op.f("fk_waits_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", "what", name=op.f("pk_waits")),
    )
    op.create_index(op.f("ix_waits_what_request_id"), "waits", ["what", "request_id"], unique=False)
    op.create_table(
        "likenesses",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_likenesses_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", "mark", name=op.f("pk_likenesses")),
    )
    op.create_index(op.f("ix_likenesses_mark"), "likenesses", ["mark"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("other_id", sa.String(length=26), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(action = 'duplicate') = (other_id IS NOT NULL)", name=op.f("ck_verdicts_duplicate_of")
        ),
        sa.CheckConstraint(
            "action IN ('release', 'deficient', 'reroute', 'not_our_patient', 'duplicate', 'illegible', 'hold', 'resume', 'privacy_incident', 'junk', 'exceptions')",
            name=op.f("ck_verdicts_action"),
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["requests.id"], name=op.f("fk_verdicts_other_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_verdicts_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_verdicts_staff_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_verdicts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_verdicts_request_id_seq"), "verdicts", ["request_id", "seq"], unique=False)
    op.create_table(
        "second_looks",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("released_by", sa.String(length=26), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String(length=26), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(done_by IS NULL) = (done_at IS NULL)", name=op.f("ck_second_looks_done")),
        sa.CheckConstraint(
            "done_by IS NULL OR done_by <> released_by", name=op.f("ck_second_looks_second_person")
        ),
        sa.ForeignKeyConstraint(
            ["done_by"], ["staff.id"], name=op.f("fk_second_looks_done_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["released_by"], ["staff.id"], name=op.f("fk_second_looks_released_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_second_looks_request_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_second_looks")),
    )
    op.create_index(
        op.f("ix_second_looks_done_at_chosen_at"), "second_looks", ["done_at", "chosen_at"], unique=False
    )
    op.create_table(
        "second_answers",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("path", sa.String(length=100), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("typed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["second_looks.request_id"],
            name=op.f("fk_second_answers_request_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("request_id", "path", name=op.f("pk_second_answers")),
    )
    op.create_table(
        "plants",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("path", sa.String(length=100), nullable=False),
        sa.Column("wrong", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noticed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_plants_request_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_plants_staff_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_plants")),
    )
    op.create_table(
        "known_names",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=100), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_known_names")),
    )
    op.create_index(op.f("ix_known_names_path_uses"), "known_names", ["path", "uses"], unique=False)
    op.create_table(
        "surgeries",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.String(length=26), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cut", sa.LargeBinary(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_surgeries_delivery_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_surgeries_staff_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["undoes"], ["surgeries.seq"], name=op.f("fk_surgeries_undoes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_surgeries")),
        sa.UniqueConstraint("undoes", name=op.f("uq_surgeries_undoes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_surgeries_delivery_id_seq"), "surgeries", ["delivery_id", "seq"], unique=False)
    for table in _APPEND_ONLY:
        _keep(table)
    _move_in()


def _keep(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never removed'); END"
    )


def _move_in() -> None:
    """What was waiting already; the next decision about it fills in due date and pages."""
    op.execute(
        "INSERT INTO waiting (request_id, lane, due_on, received_at, channel, line, form_type, language,"
        " department, pages) SELECT r.id, CASE WHEN r.urgent THEN 0 ELSE 1 END, date(d.received_at),"
        " d.received_at, d.channel, coalesce(d.line, d.source), r.form_type, r.language, r.department, 0"
        " FROM requests r JOIN deliveries d ON d.id = r.delivery_id WHERE r.state = 'review'"
    )
