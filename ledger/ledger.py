"""One ledger: a database, a store of blobs, and the key that seals both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from ulid import ULID

from domain.faults import Transient
from ledger.backend import Backend, backend
from ledger.blobs import Blobs
from ledger.disk import Disk
from ledger.faults import RETRY, IllegalMove, Unsafe
from ledger.schema import keys
from ledger.seal import Seal


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
        self._database = backend(url)
        self._engine = self._database.open_engine(url, busy_seconds)
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
        with _translated(self._database), self._engine.connect() as connection:
            connection = connection.execution_options(write=True, **self._options)
            with connection.begin():
                self._check_key(connection, first_use=True)
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that cannot write. Keep it short: commits wait for it."""
        with _translated(self._database), self._engine.connect() as connection:
            connection = connection.execution_options(**self._options)
            connection = self._database.for_reading(connection)
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


@contextmanager
def _translated(database: Backend) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        said = str(error.orig).splitlines()[0]  # PostgreSQL goes on with the row itself
        raise IllegalMove(f"The ledger refused a write: {said}.") from error
    except DBAPIError as error:
        cause = error.orig or error
        if database.unmigrated(cause):
            raise Unsafe("The ledger's tables are missing or older than this program: migrate it.") from error
        if code := database.passing(cause):
            raise Transient(f"The ledger cannot be used now ({code}).", RETRY) from error
        raise
