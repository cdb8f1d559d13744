"""What sending costs as the backlog grows, counted in steps of SQLite's machine."""

import ledger
from ledger import Connection, outbox
from tests.unit.ledger.stories import NOON, fax, published

KEY = "request.roi.authorization.ready"


def _add(c: Connection, request_id: str) -> None:
    outbox.add(c, request_id, 1, f"{request_id}.1", "org.x.v1", KEY, {}, b"{}", NOON)


def _work_of_unsent(c: Connection) -> int:
    """How many hundred steps the database's machine takes to find what to send next."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = c.connection.dbapi_connection
    assert connection is not None
    connection.set_progress_handler(count, 100)
    outbox.unsent(c, 1)
    connection.set_progress_handler(None, 100)
    return steps


def test_a_long_backlog_is_not_searched_again_for_each_message(book: ledger.Ledger) -> None:
    with book.begin() as c:
        for n in range(40):
            _add(c, published(c, fax(str(n))))
        little = _work_of_unsent(c)
        for n in range(40, 160):
            _add(c, published(c, fax(str(n))))
        assert _work_of_unsent(c) < 7 * little
