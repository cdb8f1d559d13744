"""One way to move a row of a state machine: the check on (moved_from, state) does the refusing."""

from sqlalchemy import Table, update
from sqlalchemy.engine import Connection

from ledger.faults import IllegalMove


def move(c: Connection, table: Table, row_id: str, state: str, **also: object) -> None:
    """Raises IntegrityError inside the transaction (IllegalMove outside) when the move is not listed."""
    changed = c.execute(
        update(table).where(table.c.id == row_id).values(moved_from=table.c.state, state=state, **also)
    )
    if changed.rowcount != 1:
        raise IllegalMove(f"There is no row {row_id} in {table.name}.")
