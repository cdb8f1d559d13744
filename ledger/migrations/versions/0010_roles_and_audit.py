"""Roles with departments, emergency access, second factors, drafts, and the audit."""

# ruff: noqa: E501 - frozen

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0002"
branch_labels = None
depends_on = None

_OLD = "role IN ('reader', 'reviewer', 'admin')"
_NEW = "role IN ('reader', 'indexer', 'reviewer', 'supervisor', 'privacy', 'operator', 'admin')"
_SQLITE_TRIGGERS = (
    "CREATE TRIGGER audit_keep BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit are never changed'); END",
    "CREATE TRIGGER audit_stay BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit are never removed'); END",
)


def upgrade() -> None:
    _allow_roles()
    op.add_column("staff", sa.Column("departments", sa.String(length=200), nullable=True))
    op.add_column("staff", sa.Column("identity_mark", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_staff_identity_mark"), "staff", ["identity_mark"], unique=True)
    _door()
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("session", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name=op.f("ck_audit_outcome")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    for column in ("subject", "actor", "at"):
        op.create_index(op.f(f"ix_audit_{column}"), "audit", [column], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _SQLITE_TRIGGERS:
            op.execute(trigger)
    else:
        op.execute(
            "CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _door() -> None:
    op.create_table(
        "emergencies",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.String(length=26), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(reviewed_by IS NULL) = (reviewed_at IS NULL)", name=op.f("ck_emergencies_reviewed")
        ),
        sa.CheckConstraint(
            "reviewed_by IS NULL OR reviewed_by <> staff_id", name=op.f("ck_emergencies_not_by_oneself")
        ),
        _to_staff("emergencies", "staff_id"),
        _to_staff("emergencies", "reviewed_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergencies")),
    )
    op.create_index(op.f("ix_emergencies_session"), "emergencies", ["session"], unique=False)
    op.create_index(op.f("ix_emergencies_opened_at"), "emergencies", ["opened_at"], unique=False)
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("step IN ('code', 'enrol', 'oidc')", name=op.f("ck_sign_ins_step")),
        _to_staff("sign_ins", "staff_id"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
    )
    op.create_index(op.f("ix_sign_ins_opened_at"), "sign_ins", ["opened_at"], unique=False)
    op.create_table(
        "second_factors",
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        _to_staff("second_factors", "staff_id"),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        _to_staff("recovery_codes", "staff_id"),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_recovery_codes")),
    )
    op.create_index(op.f("ix_recovery_codes_staff_id"), "recovery_codes", ["staff_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("staff_id", sa.String(length=26), nullable=False),
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        _to_staff("drafts", "staff_id"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_drafts_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("staff_id", "request_id", name=op.f("pk_drafts")),
    )


def _to_staff(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["staff.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _allow_roles() -> None:
    """On SQLite in the stored text, as its documentation proposes: other tables refer to this one, and a
    copy of it could not take its place while references are checked."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_staff_role"), "staff", type_="check")
        op.create_check_constraint(op.f("ck_staff_role"), "staff", _NEW)
        return
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'staff'",
        (_OLD, _NEW),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
