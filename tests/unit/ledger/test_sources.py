import ledger
from ledger import queues, sources
from tests.unit.ledger.stories import MINUTE, NOON


def test_a_source_that_answers(book: ledger.Ledger) -> None:
    with book.begin() as c:
        sources.heard(c, "hylafax", "hylafax", "records", NOON, ok=True)
        sources.arrived(c, "hylafax", NOON + MINUTE)
        (state,) = sources.all(c)
    assert (state.kind, state.line, state.error) == ("hylafax", "records", None)
    assert (state.heard_at, state.answered_at, state.arrived_at) == (NOON, NOON, NOON + MINUTE)


def test_an_error_keeps_its_beginning_until_it_passes(book: ledger.Ledger) -> None:
    with book.begin() as c:
        for n, error in enumerate((None, "No login (1).", "No login (2).")):
            sources.heard(c, "mailbox", "imap", None, NOON + n * MINUTE, error is None, error)
        (state,) = sources.all(c)
        assert (state.error, state.error_since) == ("No login (2).", NOON + MINUTE)
        assert (state.heard_at, state.answered_at) == (NOON + 2 * MINUTE, NOON)
        sources.heard(c, "mailbox", "imap", None, NOON + 3 * MINUTE, ok=True)
        (state,) = sources.all(c)
    assert (state.error, state.error_since, state.answered_at) == (None, None, NOON + 3 * MINUTE)


def test_a_source_that_never_answered(book: ledger.Ledger) -> None:
    with book.begin() as c:
        sources.heard(c, "mailbox", "imap", None, NOON, ok=False)
        (state,) = sources.all(c)
    assert state.error
    assert (state.error_since, state.answered_at) == (NOON, None)


def test_queue_depths_are_the_last_seen(book: ledger.Ledger) -> None:
    with book.begin() as c:
        queues.record(c, "his.roi", 5, 1, NOON)
        queues.record(c, "his.roi", 3, None, NOON + MINUTE)
        queues.record(c, "his.imaging", 0, 0, NOON)
        assert queues.all(c) == (
            queues.QueueDepth("his.imaging", 0, 0, NOON),
            queues.QueueDepth("his.roi", 3, None, NOON + MINUTE),
        )
