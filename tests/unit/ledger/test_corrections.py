import pytest

import ledger
from domain.form import FormType
from ledger import corrections, events, requests, tasks
from ledger.requests import Outcome, RequestState
from tests.unit.ledger.stories import NOON, PUBLISH, in_review, name_read, opened, published, reviewer


def test_corrections_keep_who_when_and_what_the_machine_read(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        corrections.add(c, request_id, "purpose", ["a", "b"], name_read(), rosa, NOON, code="legal")
        (correction,) = corrections.for_request(c, request_id)
    assert correction == corrections.Correction(
        request_id, "purpose", ["a", "b"], name_read(), "legal", None, rosa, NOON
    )


def test_a_value_can_be_corrected_to_nothing(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        corrections.add(c, request_id, "patient.name", None, name_read(), reviewer(c), NOON)
        assert requests.fields(c, request_id)["patient.name"].value is None


def test_an_unknown_request_takes_no_corrections(book: ledger.Ledger) -> None:
    with book.begin() as c, pytest.raises(KeyError):
        corrections.add(c, "nobody", "purpose", "x", None, reviewer(c), NOON)


@pytest.mark.parametrize("outcome", ["release", "deficient", "exceptions"])
def test_confirming_owes_a_decision(book: ledger.Ledger, outcome: str) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        seen = requests.get(c, request_id).version
        requests.claim(c, request_id, rosa, NOON, NOON - NOON)
        assert corrections.confirm(c, request_id, rosa, NOON, outcome, seen)
        request = requests.get(c, request_id)
        owed = [t.step for t in tasks.for_subject(c, request_id)]
        told = events.story(c, request.delivery_id)[-1]
    assert (request.state, request.outcome) == (RequestState.DECIDING, Outcome(outcome))
    assert (request.confirmed_by, request.confirmed_at, request.claimed_by) == (rosa, NOON, None)
    assert owed == ["decide"]
    assert (told.name, told.details) == ("confirmed", {"staff_id": rosa, "outcome": outcome})


def test_rerouting_stores_the_form_type(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        seen = requests.get(c, request_id).version
        assert corrections.confirm(c, request_id, reviewer(c), NOON, "reroute:imaging", seen, step="extract")
        request = requests.get(c, request_id)
        assert [t.step for t in tasks.for_subject(c, request_id)] == ["extract"]
    assert (request.run.form_type, request.outcome) == (FormType.IMAGING, Outcome.REROUTE)


@pytest.mark.parametrize("outcome", ["", "shred", "reroute", "reroute:", "reroute:poem", "release:imaging"])
def test_only_known_outcomes(book: ledger.Ledger, outcome: str) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        seen = requests.get(c, request_id).version
        with pytest.raises(ValueError, match=r"is not a valid|form type"):
            corrections.confirm(c, request_id, rosa, NOON, outcome, seen)


def test_a_double_click_confirms_once(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        seen = requests.get(c, request_id).version
        clicks = [corrections.confirm(c, request_id, rosa, NOON, "release", seen) for _ in range(2)]
        assert clicks == [True, False]
        assert len(tasks.for_subject(c, request_id)) == 1


def test_own_corrections_do_not_make_the_page_stale(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        seen = requests.get(c, request_id).version
        for path in ("patient.name", "purpose"):
            corrections.add(c, request_id, path, "x", None, rosa, NOON)
        assert corrections.confirm(c, request_id, rosa, NOON, "release", seen)


def test_somebody_elses_correction_does(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa, ivan = in_review(c), reviewer(c), reviewer(c, "ivan")
        seen = requests.get(c, request_id).version
        corrections.add(c, request_id, "purpose", "x", None, ivan, NOON)
        corrections.add(c, request_id, "patient.name", "x", None, rosa, NOON)
        assert not corrections.confirm(c, request_id, rosa, NOON, "release", seen)
        assert requests.get(c, request_id).state is RequestState.REVIEW
        assert tasks.for_subject(c, request_id) == ()
        assert corrections.confirm(c, request_id, rosa, NOON, "release", requests.get(c, request_id).version)


def test_a_page_from_before_the_last_decision_is_stale(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c), reviewer(c)
        seen = requests.get(c, request_id).version
        requests.reopen(c, request_id)
        requests.save_decision(c, request_id, PUBLISH, NOON)
        assert not corrections.confirm(c, request_id, rosa, NOON, "release", seen)


def test_what_is_being_decided_is_not_confirmed(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = opened(c)
        seen = requests.get(c, request_id).version
        assert not corrections.confirm(c, request_id, reviewer(c), NOON, "release", seen)


def test_a_published_request_can_be_corrected_again(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = published(c)
        seen = requests.get(c, request_id).version
        assert corrections.confirm(c, request_id, reviewer(c), NOON, "deficient", seen)
        requests.save_decision(c, request_id, PUBLISH, NOON)
        assert requests.next_revision(c, request_id) == 2
