from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ledger
from domain.decision import Decision
from domain.faults import ErrorCode
from ledger import Connection, deliveries, figures, outbox, queues, requests, sources, tasks
from ledger.figures import Balance, Figures
from tests.unit.ledger.stories import (
    EXCEPTIONS,
    MINUTE,
    NOON,
    PUBLISH,
    REVIEW,
    RUN,
    captured,
    fax,
    in_review,
    mail,
    opened,
    published,
)


def _figures(c: Connection) -> Figures:
    return figures.figures(c, NOON + MINUTE)


def test_an_empty_ledger_is_all_zero(book: ledger.Ledger) -> None:
    with book.read() as c:
        seen = _figures(c)
    assert (seen.balance, seen.sources, seen.steps) == (Balance(), (), ())
    assert (seen.oldest_task, seen.parked, seen.review.count, seen.unsent.count) == (None, 0, 0, 0)


def test_each_delivery_is_counted_where_it_is(book: ledger.Ledger) -> None:
    with book.begin() as c:
        captured(c, fax("just captured"))
        opened(c, fax("being decided"))
        in_review(c, fax("in review"))
        for key, decision in (("published", PUBLISH), ("not ours", EXCEPTIONS)):
            request_id = opened(c, fax(key))
            requests.save_decision(c, request_id, decision, NOON)
            assert deliveries.complete(c, requests.get(c, request_id).delivery_id)
        broken = captured(c, fax("broken"))
        deliveries.set_error(c, broken, ErrorCode.DAMAGED_FILE, "It is damaged.")
        in_review(c, mail("other source"))
        seen = _figures(c)
    fax_figures, mail_figures = seen.sources
    assert fax_figures.balance == Balance(
        received=6, published=1, waiting=1, exceptions=1, in_progress=2, errors=1
    )
    assert mail_figures.balance == Balance(received=1, waiting=1)
    assert seen.balance == fax_figures.balance.plus(mail_figures.balance)
    assert sorted(line.balance.received for line in seen.lines) == [1, 6]


def test_one_form_in_review_makes_its_delivery_wait(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = requests.get(c, published(c)).delivery_id
        second = requests.create(c, delivery_id, 1, RUN, NOON)
        assert _figures(c).balance == Balance(received=1, in_progress=1)
        requests.save_decision(c, second, REVIEW, NOON)
        assert _figures(c).balance == Balance(received=1, waiting=1)


def test_a_silent_source_is_shown_too(book: ledger.Ledger) -> None:
    with book.begin() as c:
        sources.heard(c, "mailbox", "imap", None, NOON, ok=False, error="No route.")
        (source,) = _figures(c).sources
    assert (source.name, source.kind, source.balance) == ("mailbox", "imap", Balance())
    assert (source.error, source.error_since, source.arrived_at) == ("No route.", NOON, None)


def test_work_and_waiting_have_their_ages(book: ledger.Ledger) -> None:
    with book.begin() as c:
        in_review(c, fax("late", received_at=NOON))
        in_review(c, fax("early", received_at=NOON - MINUTE))
        tasks.add(c, "decide", "r", NOON - 5 * MINUTE)
        task = tasks.claim(c, ["decide"], NOON, timedelta(minutes=1), "w")
        assert task is not None
        tasks.park(c, task, "code", NOON)
        request_id = published(c, fax("sent"))
        outbox.add(c, request_id, 1, "e", "t", "request.roi.authorization.ready", {}, b"{}", NOON)
        queues.record(c, "his.roi", 7, None, NOON)
        seen = _figures(c)
    assert (seen.review.count, seen.review.oldest) == (2, NOON - MINUTE)
    assert (seen.parked, seen.oldest_task) == (1, NOON)
    assert (seen.unsent.count, seen.unsent.oldest) == (1, NOON)
    assert [(q.name, q.ready) for q in seen.queues] == [("his.roi", 7)]


DECISIONS: dict[str, Decision] = {"publish": PUBLISH, "review": REVIEW, "other": EXCEPTIONS}
HAPPENINGS = ["form", "publish", "review", "other", "reopen", "error", "close"]
STORY = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(HAPPENINGS)), max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STORY)
def test_received_is_always_the_sum_of_the_rest(book: ledger.Ledger, story: list[tuple[int, str]]) -> None:
    with book.begin() as c:
        ids = [captured(c, fax(str(n))) for n in range(4)]
        for which, what in story:
            _happen(c, ids[which], what)
            seen = _figures(c).balance
            assert seen.received == 4
            assert seen.accounted == 4
        c.rollback()


def _happen(c: Connection, delivery_id: str, what: str) -> None:
    mine = requests.for_delivery(c, delivery_id)
    open_ones = [r.id for r in mine if r.state is requests.RequestState.DECIDING]
    decision = DECISIONS.get(what)
    if what == "form":
        requests.create(c, delivery_id, len(mine), RUN, NOON)
    elif what == "error":
        deliveries.set_error(c, delivery_id, ErrorCode.CRASHED, "The reader failed.")
    elif what == "close":
        deliveries.complete(c, delivery_id)
    elif decision is not None and open_ones:
        requests.save_decision(c, open_ones[0], decision, NOON)
    elif what == "reopen" and mine:
        requests.reopen(c, mine[0].id)
