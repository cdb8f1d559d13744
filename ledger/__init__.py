"""What is known and owed, durably: the only package with SQL and blob paths.

Module functions take a `Connection` from `Ledger.begin()` or `Ledger.read()`; the caller owns the
transaction. Patient data is sealed before it is stored.
"""

from sqlalchemy.engine import Connection

from ledger import key
from ledger.blobs import Blob, Blobs
from ledger.faults import IllegalMove, SealBroken, Unsafe
from ledger.ledger import Ledger
from ledger.migrate import SchemaVersion, migrate, schema_version

__all__ = [
    "Blob",
    "Blobs",
    "Connection",
    "IllegalMove",
    "Ledger",
    "SchemaVersion",
    "SealBroken",
    "Unsafe",
    "key",
    "migrate",
    "schema_version",
]
