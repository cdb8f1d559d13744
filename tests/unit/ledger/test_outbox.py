import pytest

import ledger
from ledger import Connection, outbox
from tests.unit.ledger.stories import MINUTE, NOON, fax, published

KEY = "request.roi.authorization.ready"


def _add(c: Connection, request_id: str, revision: int = 1, key: str = KEY) -> int:
    event_id = f"{request_id}.{revision}.{key}"
    body = b'{"name": "Ana"}'
    return outbox.add(c, request_id, revision, event_id, "org.x.v1", key, {"a": "b"}, body, NOON)


def test_a_message_comes_back_as_it_was_added(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        _add(c, request_id)
        (message,) = outbox.unsent(c, 10)
        assert outbox.for_request(c, request_id) == (message,)
    assert (message.request_id, message.revision, message.routing_key) == (request_id, 1, KEY)
    assert (message.headers, message.body, message.sent_at) == ({"a": "b"}, b'{"name": "Ana"}', None)


def test_a_message_is_added_once(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        _add(c, request_id)
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        outbox.add(c, request_id, 1, "another event", "t", KEY, {}, b"", NOON)


def test_sent_is_sent(book: ledger.Ledger) -> None:
    with book.begin() as c:
        message = _add(c, published(c))
        outbox.sent(c, message, NOON + MINUTE)
        assert outbox.unsent(c, 10) == ()
        assert (outbox.unsent_count(c), outbox.oldest(c)) == (0, None)


def test_a_failed_message_stays_with_its_reason(book: ledger.Ledger) -> None:
    with book.begin() as c:
        number = _add(c, published(c))
        outbox.failed(c, number, "No queue is bound for it. " * 20, NOON + MINUTE)
        (message,) = outbox.unsent(c, 10)
        assert message.failure is not None and message.failure.startswith("No queue is bound for it.")
        assert (message.attempts, message.failed_at) == (1, NOON + MINUTE)
        outbox.sent(c, number, NOON)
        assert outbox.for_request(c, message.request_id)[0].failure is None


def test_a_message_nobody_takes_does_not_hold_up_the_others(book: ledger.Ledger) -> None:
    with book.begin() as c:
        stuck, fine = _add(c, published(c, fax("1"))), _add(c, published(c, fax("2")))
        outbox.failed(c, stuck, "refused", NOON)
        assert [m.id for m in outbox.unsent(c, 1)] == [fine]
        assert [m.id for m in outbox.unsent(c, 2)] == [fine, stuck]


def test_a_requests_messages_go_in_their_order(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        first, second = _add(c, request_id, 1), _add(c, request_id, 2)
        outbox.failed(c, first, "refused", NOON)
        assert [m.id for m in outbox.unsent(c, 10)] == [first]
        outbox.sent(c, first, NOON)
        assert [m.id for m in outbox.unsent(c, 10)] == [second]


def test_a_window_is_sent_again_under_the_same_ids(book: ledger.Ledger) -> None:
    with book.begin() as c:
        ids = [_add(c, published(c, fax(str(n)))) for n in range(3)]
        for n, number in enumerate(ids):
            outbox.sent(c, number, NOON + n * MINUTE)
        assert outbox.resend(c, NOON + MINUTE, NOON + 2 * MINUTE) == 1
        assert [m.id for m in outbox.unsent(c, 10)] == [ids[1]]
        assert outbox.backlog(c) == outbox.Backlog(1, NOON)
