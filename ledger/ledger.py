"""One ledger: a database, a store of blobs, and the key that seals both."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, insert, select
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.pool import NullPool
from ulid import ULID

from domain.faults import Transient
from ledger.blobs import Blobs
from ledger.disk import Disk
from ledger.faults import IllegalMove, Unsafe
from ledger.schema import keys
from ledger.seal import Seal

_WAL_SAFE = (3, 51, 3)
_RETRY = timedelta(seconds=5)
_PASSING = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY",
)


def new_id() -> str:
    return str(ULID())


class Ledger:
    """Open one in each process, after forking. Connections live for one transaction only."""

    def __init__(
        self,
        url: str,
        key: bytes,
        blob_root: Path,
        *,
        new_id: Callable[[], str] = new_id,
        disk: Disk | None = None,
        busy_seconds: float = 30,
    ) -> None:
        seal = Seal(key)
        self._engine = open_engine(url, busy_seconds)
        self._options: dict[str, Any] = {"seal": seal, "new_id": new_id}
        self._key_id = seal.key_id.hex()
        self._key_known = False
        self.blobs = Blobs(blob_root, seal, disk)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that may write; nobody else writes until it ends.

        Raises Transient when the database is busy, full or failing; IllegalMove when a constraint
        refuses a write. Either way nothing of it is kept.
        """
        with _translated(), self._engine.connect() as connection:
            connection = connection.execution_options(write=True, **self._options)
            with connection.begin():
                self._check_key(connection, first_use=True)
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that cannot write. Keep it short: commits wait for it."""
        with _translated(), self._engine.connect() as connection:
            connection = connection.execution_options(**self._options)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA query_only = ON")
            self._check_key(connection, first_use=False)
            yield connection

    def close(self) -> None:
        self._engine.dispose()

    def _check_key(self, connection: Connection, *, first_use: bool) -> None:
        """A wrong key file would make two kinds of rows, each unreadable to half of the processes."""
        if self._key_known:
            return
        key_ids = connection.execute(select(keys.c.key_id)).scalars().all()
        if not key_ids and first_use:
            connection.execute(insert(keys).values(key_id=self._key_id))
        elif key_ids and self._key_id not in key_ids:
            raise Unsafe("This ledger was sealed with another key: restore the key file from its backup.")
        else:
            self._key_known = bool(key_ids)


def open_engine(url: str, busy_seconds: float = 30) -> Engine:
    """An engine whose SQLite transactions really begin, are durable, and check references."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    _make_private(make_url(url).database)
    engine = create_engine(
        url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": busy_seconds}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(database: str | None) -> None:
    if database is None or database == ":memory:":
        raise Unsafe("The ledger needs a file: give sqlite:////a/path.")
    path = Path(database)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Transient(f"The ledger's file cannot be opened (error {error.errno}).", _RETRY) from error


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


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise IllegalMove(f"The ledger refused a write: {error.orig}.") from error
    except OperationalError as error:
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        if name == "SQLITE_ERROR" and "no such table" in str(error.orig):
            raise Unsafe("The ledger's tables are missing or older than this program: migrate it.") from error
        if name.startswith(_PASSING):
            raise Transient(f"The ledger cannot be used now ({name}).", _RETRY) from error
        raise
