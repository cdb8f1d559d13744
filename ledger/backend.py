"""Which database holds the ledger: all that differs between them is behind these four functions."""

from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.engine import Connection, make_url

from ledger import postgresql, sqlite
from ledger.faults import Unsafe


class Backend(Protocol):
    def open_engine(self, url: str, busy_seconds: float) -> Engine: ...

    def for_reading(self, connection: Connection) -> Connection:
        """A connection that sees one state and cannot write; called before its first statement."""

    def passing(self, error: BaseException) -> str | None:
        """The driver's code of an error that may pass by itself; None for any other."""

    def unmigrated(self, error: BaseException) -> bool: ...


def backend(url: str) -> Backend:
    """Raises Unsafe for a database the ledger is not tested on."""
    match make_url(url).get_backend_name():
        case "sqlite":
            return sqlite
        case "postgresql":
            return postgresql
        case other:
            raise Unsafe(f"The ledger cannot be kept in {other}: give sqlite:////a/path or postgresql://...")


def open_engine(url: str, busy_seconds: float = 30) -> Engine:
    return backend(url).open_engine(url, busy_seconds)
