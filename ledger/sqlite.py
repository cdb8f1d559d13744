"""The ledger on one machine: an embedded file whose transactions really begin, and are durable."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.pool import NullPool

from domain.faults import Transient
from ledger.faults import RETRY, Unsafe

_WAL_SAFE = (3, 51, 3)
_PASSING = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY",
)


def open_engine(url: str, busy_seconds: float) -> Engine:
    """`busy_seconds`: how long a writer waits for the one before it."""
    _make_private(make_url(url).database)
    engine = create_engine(
        url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": busy_seconds}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def for_reading(connection: Connection) -> Connection:
    connection.exec_driver_sql("PRAGMA query_only = ON")
    return connection


def passing(error: BaseException) -> str | None:
    """What keeps the file from being used now, if that may pass by itself."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name if name.startswith(_PASSING) else None


def unmigrated(error: BaseException) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name == "SQLITE_ERROR" and "no such table" in str(error)


def _make_private(database: str | None) -> None:
    if database is None or database == ":memory:":
        raise Unsafe("The ledger needs a file: give sqlite:////a/path.")
    path = Path(database)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Transient(f"The ledger's file cannot be opened (error {error.errno}).", RETRY) from error


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late and is never IMMEDIATE
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal" and sqlite3.sqlite_version_info < _WAL_SAFE:
        raise Unsafe(
            "This SQLite can lose committed data in WAL mode: stop the service and run "
            "'PRAGMA journal_mode = DELETE' on the ledger, or use SQLite 3.51.3 or later."
        )
    # EXTRA is FULL and an fsync of the directory after the journal is gone: without it a power cut just
    # after the commit could bring the journal back, and undo what the source was told is safe.
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
