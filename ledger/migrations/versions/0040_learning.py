"""Second looks at what no person released, and which models read a request."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0030"
branch_labels = None
depends_on = None

_LOOKS = sa.table(
    "second_looks",
    *(sa.column(name) for name in ("request_id", "released_by", "chosen_at", "done_by", "done_at")),
)
_ANSWERS = sa.table("second_answers", *(sa.column(name) for name in ("request_id", "path", "same", "typed")))


def upgrade() -> None:
    op.add_column("requests", sa.Column("read_with", sa.String(length=16), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("second_looks", "released_by", existing_type=sa.String(26), nullable=True)
    else:
        _made_anew()


def _made_anew() -> None:
    """SQLite changes no column: both tables are emptied, made again and filled."""
    connection = op.get_bind()
    kept = [(table, connection.execute(sa.select(table)).mappings().all()) for table in (_LOOKS, _ANSWERS)]
    op.drop_table("second_answers")
    op.drop_index(op.f("ix_second_looks_done_at_chosen_at"), "second_looks")
    op.drop_table("second_looks")
    op.create_table(
        "second_looks",
        sa.Column("request_id", sa.String(length=26), nullable=False),
        sa.Column("released_by", sa.String(length=26), nullable=True),
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
    for table, rows in kept:
        if rows:
            connection.execute(table.insert(), [dict(row) for row in rows])
