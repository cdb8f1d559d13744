"""The ledger for several machines: a PostgreSQL server, where transactions keep the order SQLite keeps."""

import psycopg
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.pool import NullPool

_WRITERS = 0x486973  # one advisory lock for all that write
_UNMIGRATED = "42P01"
_PASSING_CLASSES = ("08", "40", "53", "55", "57", "58")
"""Connection lost, transaction rolled back, no resources, not available, operator's doing, system error."""


def open_engine(url: str, busy_seconds: float) -> Engine:
    """`busy_seconds`: how long a writer waits for the one before it."""
    wait = round(busy_seconds * 1000)
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"connect_timeout": 10, "options": f"-c lock_timeout={wait} -c synchronous_commit=on"},
    )
    event.listen(engine, "begin", _begin)
    return engine


def for_reading(connection: Connection) -> Connection:
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def passing(error: BaseException) -> str | None:
    """What keeps the server from being used now, if that may pass by itself."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        return "not reached" if isinstance(error, psycopg.OperationalError) else None
    return str(state) if str(state).startswith(_PASSING_CLASSES) else None


def unmigrated(error: BaseException) -> bool:
    return getattr(error, "sqlstate", None) == _UNMIGRATED


def _begin(connection: Connection) -> None:
    """Writers take turns: what one has looked up stays true until it commits. Each turn is milliseconds."""
    if connection.get_execution_options().get("write", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
