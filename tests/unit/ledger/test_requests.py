from dataclasses import replace
from datetime import timedelta

import pytest

import ledger
from domain.decision import Decision
from domain.form import FormType, Language, ValueSource
from domain.request import Department
from ledger import corrections, deliveries, requests, tasks, waiting
from ledger.requests import RequestState
from tests.unit.ledger.stories import (
    DOUBT,
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
    name_read,
    opened,
    published,
    reviewer,
)

LEASE = timedelta(minutes=10)


def test_a_new_request_is_being_decided(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request = requests.get(c, opened(c))
    assert request.run == RUN
    assert (request.state, request.revision, request.version) == (RequestState.DECIDING, 0, 1)
    assert (request.decision, request.department, request.confirmed_at) == (None, None, None)


def test_an_unknown_request_is_no_request(book: ledger.Ledger) -> None:
    with book.read() as c, pytest.raises(KeyError):
        requests.get(c, "nobody")


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (PUBLISH, RequestState.PUBLISHED),
        (replace(PUBLISH, deficient=True), RequestState.PUBLISHED),
        (REVIEW, RequestState.REVIEW),
        (EXCEPTIONS, RequestState.EXCEPTIONS),
    ],
)
def test_a_decision_moves_the_request_and_comes_back(
    book: ledger.Ledger, decision: Decision, state: RequestState
) -> None:
    with book.begin() as c:
        request_id = opened(c)
        requests.save_decision(c, request_id, decision, NOON + MINUTE)
        request = requests.get(c, request_id)
    assert (request.state, request.decision, request.decided_at) == (state, decision, NOON + MINUTE)
    assert request.department is decision.department


def test_nothing_in_review_is_published_without_being_decided_again(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        requests.save_decision(c, request_id, PUBLISH, NOON)
    with book.begin() as c:
        assert requests.get(c, request_id).state is RequestState.REVIEW
        requests.reopen(c, request_id)
        requests.save_decision(c, request_id, PUBLISH, NOON)


def test_a_cancelled_request_owes_nothing_and_stays(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        tasks.add(c, "decide", request_id, NOON)
        requests.cancel(c, request_id)
        assert tasks.for_subject(c, request_id) == ()
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        requests.reopen(c, request_id)


def test_splitting_again_replaces_what_was_never_published(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        delivery_id = requests.get(c, request_id).delivery_id
        other = replace(RUN, pages=(1, 2), form_type=FormType.IMAGING, language=Language.SPANISH)
        assert requests.create(c, delivery_id, 0, other, NOON) == request_id
        request = requests.get(c, request_id)
        assert requests.machine_fields(c, request_id) == {}
    assert request.run == other
    assert (request.state, request.decision, request.department) == (RequestState.DECIDING, None, None)


def test_splitting_again_leaves_what_was_published(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        before = requests.get(c, request_id)
        other = replace(RUN, form_type=FormType.IMAGING)
        assert requests.create(c, before.delivery_id, 0, other, NOON) == request_id
        assert requests.get(c, request_id) == before


def test_fewer_forms_than_before_cancel_the_rest(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        ids = [requests.create(c, delivery_id, n, RUN, NOON) for n in range(3)]
        requests.next_revision(c, ids[2])
        tasks.add(c, "extract", ids[1], NOON)
        assert requests.trim(c, delivery_id, 1) == 1
        assert [r.state.value for r in requests.for_delivery(c, delivery_id)] == [
            "deciding",
            "cancelled",
            "deciding",
        ]
        assert tasks.for_subject(c, ids[1]) == ()
        assert requests.create(c, delivery_id, 1, RUN, NOON) == ids[1]
        assert requests.get(c, ids[1]).state is RequestState.DECIDING


def test_fields_come_back_as_they_were_read(book: ledger.Ledger) -> None:
    items = replace(name_read(), path="records.items", value=[{"label": "Lab", "code": "lab"}], code="x")
    read = {"patient.name": name_read(), "records.items": items}
    with book.begin() as c:
        request_id = opened(c)
        requests.save_fields(c, request_id, {"purpose": name_read()})
        requests.save_fields(c, request_id, read)
        assert requests.machine_fields(c, request_id) == read
        assert requests.fields(c, request_id) == read


def test_fields_are_not_read_anew_behind_a_decision(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        requests.save_fields(c, request_id, {})


def test_the_latest_correction_lies_over_the_machine_value(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        machine = requests.machine_fields(c, request_id)["patient.name"]
        for value in ("Ana Lopes", "Ana López"):
            corrections.add(
                c, request_id, "patient.name", value, machine, rosa, NOON, parts={"family": value[4:]}
            )
        corrections.add(c, request_id, "patient.mrn", "1234", None, rosa, NOON)
        fields = requests.fields(c, request_id)
        assert requests.machine_fields(c, request_id) == {"patient.name": machine}
    name, number = fields["patient.name"], fields["patient.mrn"]
    assert (name.value, name.source, name.confidence) == ("Ana López", ValueSource.PERSON, 1.0)
    assert (name.raw, name.page, name.box) == (machine.raw, machine.page, machine.box)
    assert name.parts == {"family": "López"}
    assert (number.value, number.source, number.raw, number.box) == ("1234", ValueSource.PERSON, "", None)


def test_reading_again_keeps_a_persons_word_on_top(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        corrections.add(c, request_id, "patient.name", "Ana López", name_read(), reviewer(c), NOON)
        requests.reopen(c, request_id)
        requests.save_fields(c, request_id, {"patient.name": name_read("Anna Lopez")})
        assert requests.fields(c, request_id)["patient.name"].value == "Ana López"
        assert requests.machine_fields(c, request_id)["patient.name"].value == "Anna Lopez"


def test_a_form_type_said_by_a_person_is_certain(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        requests.set_form_type(c, request_id, FormType.VERBAL)
        run = requests.get(c, request_id).run
        assert requests.waiting(c, 1)[0].form_type is FormType.VERBAL
    assert run == replace(RUN, form_type=FormType.VERBAL, confidence=1.0)


def test_a_run_settled_after_reading_is_the_run(book: ledger.Ledger) -> None:
    settled = replace(RUN, form_type=FormType.IMAGING, language=Language.SPANISH, confidence=0.9)
    with book.begin() as c:
        request_id = opened(c)
        requests.set_run(c, request_id, settled)
        requests.save_decision(c, request_id, REVIEW, NOON)
        assert requests.get(c, request_id).run == settled
        (line,) = requests.waiting(c, 1)
    assert (line.form_type, line.language) == (FormType.IMAGING, Language.SPANISH)


def test_revisions_count_up(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = opened(c)
        assert [requests.next_revision(c, request_id) for _ in range(3)] == [1, 2, 3]
        with pytest.raises(KeyError):
            requests.next_revision(c, "nobody")


def test_every_change_raises_the_version(book: ledger.Ledger) -> None:
    seen = []
    with book.begin() as c:
        request_id = opened(c)
        seen.append(requests.get(c, request_id).version)
        requests.save_fields(c, request_id, {})
        seen.append(requests.get(c, request_id).version)
        requests.save_decision(c, request_id, REVIEW, NOON)
        seen.append(requests.get(c, request_id).version)
        requests.set_form_type(c, request_id, FormType.VERBAL)
        seen.append(requests.get(c, request_id).version)
        requests.reopen(c, request_id)
        seen.append(requests.get(c, request_id).version)
    assert seen == sorted(set(seen))


def test_the_queue_starts_with_what_was_received_first(book: ledger.Ledger) -> None:
    with book.begin() as c:
        late = in_review(c, fax("late", received_at=NOON + MINUTE))
        early = in_review(c, mail("early"))
        published(c, fax("done", received_at=NOON - MINUTE))
        queue = requests.waiting(c, 10)
        assert [w.id for w in queue] == [early, late]
        assert [w.id for w in requests.waiting(c, 1, after=queue[0].place)] == [late]
        assert [w.id for w in requests.waiting(c, 9, before=queue[1].place)] == [early]
        assert requests.waiting_count(c) == 2
    assert (queue[0].channel.value, queue[0].line, queue[1].line) == (
        "email",
        "mailbox",
        "records",
    )
    assert (queue[0].received_at, queue[0].reasons) == (NOON, (DOUBT,))
    assert (queue[0].form_type, queue[0].language) == (FormType.AUTHORIZATION, Language.ENGLISH)


def test_an_urgent_request_says_so(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = requests.create(c, captured(c), 0, RUN, NOON, urgent=True)
        requests.save_decision(c, request_id, REVIEW, NOON)
        assert [w.urgent for w in requests.waiting(c, 1)] == [True]


def test_one_person_at_a_time_until_the_claim_runs_out(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa, ivan = in_review(c), reviewer(c), reviewer(c, "ivan")
        assert requests.claim(c, request_id, rosa, NOON, LEASE)
        assert requests.claim(c, request_id, rosa, NOON + MINUTE, LEASE)
        assert not requests.claim(c, request_id, ivan, NOON + LEASE, LEASE)
        assert not requests.release(c, request_id, ivan)
        assert requests.claim(c, request_id, ivan, NOON + MINUTE + LEASE, LEASE)
        assert requests.release(c, request_id, ivan)
        assert requests.claim(c, request_id, rosa, NOON, LEASE)


def test_only_what_is_in_review_is_claimed(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert not requests.claim(c, published(c), reviewer(c), NOON, LEASE)


def test_going_on_passes_over_what_others_hold(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa, ivan = reviewer(c), reviewer(c, "ivan")
        a, b, d = (in_review(c, fax(str(n), received_at=NOON + n * MINUTE)) for n in range(3))
        requests.claim(c, b, ivan, NOON, LEASE)
        assert requests.next_waiting(c, None, rosa, NOON) == a
        assert requests.next_waiting(c, a, rosa, NOON) == d
        assert requests.next_waiting(c, a, ivan, NOON) == b
        assert requests.next_waiting(c, d, rosa, NOON) == a
        assert requests.next_waiting(c, a, rosa, NOON + LEASE) == b


def test_the_last_one_has_no_next(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert requests.next_waiting(c, in_review(c), reviewer(c), NOON) is None


def test_going_on_after_one_that_left_the_queue(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa = reviewer(c)
        a, b, d = (in_review(c, fax(str(n), received_at=NOON + n * MINUTE)) for n in range(3))
        stood = waiting.place_of(c, b)
        requests.reopen(c, b)
        assert requests.next_waiting(c, b, rosa, NOON, place=stood) == d
        assert requests.next_waiting(c, None, rosa, NOON) == a


def test_reopening_opens_the_delivery_too(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        delivery_id = requests.get(c, request_id).delivery_id
        deliveries.complete(c, delivery_id)
        requests.reopen(c, request_id)
        requests.reopen(c, request_id)
        assert deliveries.get(c, delivery_id).state is deliveries.DeliveryState.PROCESSING


def test_the_department_is_the_decisions(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = opened(c)
        requests.save_decision(c, request_id, EXCEPTIONS, NOON)
        assert requests.get(c, request_id).department is Department.EXCEPTIONS
