"""What counts as reviewed: requests that a person released, and values that one typed again unseen."""

from dataclasses import replace

import ledger
from domain.form import FormType
from ledger import corrections, requests, second_looks, verdicts
from ledger.desk_tables import Action
from ledger.reviewed import ReviewedForm, form_of, last_word, reviewed, spoken_of
from ledger.verdicts import Verdict
from tests.unit.ledger.stories import (
    MINUTE,
    NOON,
    PUBLISH,
    REVIEW,
    fax,
    in_review,
    name_read,
    opened,
    reviewer,
)

BORN = replace(name_read("1950-02-01"), path="patient.date_of_birth")


def _said(book: ledger.Ledger, outcome: str, corrected: str | None = None) -> None:
    with book.begin() as c:
        request_id, rosa = opened(c), reviewer(c)
        requests.save_fields(c, request_id, {"patient.name": name_read(), "patient.date_of_birth": BORN})
        requests.save_decision(c, request_id, REVIEW, NOON)
        if corrected is not None:
            corrections.add(c, request_id, "patient.name", corrected, name_read(), rosa, NOON)
        seen = requests.get(c, request_id).version
        assert corrections.confirm(c, request_id, rosa, NOON, outcome, seen)


def _right(book: ledger.Ledger) -> dict[str, bool]:
    with book.read() as c:
        return {one.machine.path: one.right for one in reviewed(c)}


def test_what_was_left_to_stand_was_right(book: ledger.Ledger) -> None:
    _said(book, "release")
    assert _right(book) == {"patient.name": True, "patient.date_of_birth": True}


def test_what_was_changed_was_wrong(book: ledger.Ledger) -> None:
    _said(book, "deficient", corrected="Ana Lopes")
    assert _right(book) == {"patient.name": False, "patient.date_of_birth": True}


def test_a_correction_to_the_same_value_confirms_it(book: ledger.Ledger) -> None:
    _said(book, "release", corrected="Ana Lopez")
    assert _right(book)["patient.name"]


def test_what_was_sent_elsewhere_says_nothing(book: ledger.Ledger) -> None:
    _said(book, "exceptions", corrected="Ana Lopes")
    assert _right(book) == {}


def test_what_nobody_has_seen_says_nothing(book: ledger.Ledger) -> None:
    with book.begin() as c:
        in_review(c, fax("another"))
    assert _right(book) == {}


def _released_unseen(book: ledger.Ledger, same: bool) -> str:
    """Published by the machine, then typed again by Sue; returns her id."""
    with book.begin() as c:
        request_id, sue = opened(c, fax("unseen")), reviewer(c, "sue")
        requests.save_fields(c, request_id, {"patient.name": name_read(), "patient.date_of_birth": BORN})
        requests.save_decision(c, request_id, PUBLISH, NOON)
        second_looks.choose(c, request_id, None, NOON)
        assert second_looks.next_for(c, sue) == request_id
        answers = {"patient.date_of_birth": second_looks.SecondAnswer("1950-02-01", same)}
        assert second_looks.answer(c, request_id, sue, answers, NOON + MINUTE)
    return sue


def test_of_a_request_released_unseen_only_what_was_typed_again_counts(book: ledger.Ledger) -> None:
    sue = _released_unseen(book, same=True)
    with book.read() as c:
        (value,) = reviewed(c)
    assert (value.machine.path, value.right, value.unseen) == ("patient.date_of_birth", True, True)
    assert value.voices == {sue}


def test_a_blind_check_that_differs_makes_the_released_value_wrong(book: ledger.Ledger) -> None:
    _released_unseen(book, same=False)
    assert _right(book) == {"patient.date_of_birth": False}


def test_a_value_that_two_people_agree_on_has_two_voices(book: ledger.Ledger) -> None:
    _said(book, "release")
    with book.begin() as c:
        sue = reviewer(c, "sue")
        request_id = c.exec_driver_sql("SELECT id FROM requests").scalar_one()
        requests.save_decision(c, request_id, PUBLISH, NOON)
        second_looks.choose(c, request_id, requests.get(c, request_id).confirmed_by, NOON)
        typed = {"patient.name": second_looks.SecondAnswer("Ana Lopez", True)}
        assert second_looks.answer(c, request_id, sue, typed, NOON + MINUTE)
        voices = {one.machine.path: len(one.voices) for one in reviewed(c)}
    assert voices == {"patient.name": 2, "patient.date_of_birth": 1}


def test_only_what_these_models_read_is_asked_for(book: ledger.Ledger) -> None:
    _said(book, "release")
    with book.begin() as c:
        c.exec_driver_sql("UPDATE requests SET read_with = 'old'")
        assert len(list(reviewed(c, "old"))) == 2
        assert list(reviewed(c, "new")) == []
        assert len(list(reviewed(c))) == 2


def _forms(c: ledger.Connection) -> list[ReviewedForm]:
    return [form for request_id in spoken_of(c) if (form := form_of(c, request_id)) is not None]


def test_a_form_on_other_paper_is_what_the_person_says(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c, fax("one")), reviewer(c)
        seen = requests.get(c, request_id).version
        act = Verdict(request_id, rosa, NOON, Action.REROUTE)
        verdicts.add(c, act)
        assert corrections.confirm(c, request_id, rosa, NOON, "reroute:verbal", seen)
        requests.save_decision(c, request_id, REVIEW, NOON)
        assert _forms(c) == []
        seen = requests.get(c, request_id).version
        assert corrections.confirm(c, request_id, rosa, NOON, "release", seen)
        (form,) = _forms(c)
    assert (form.said, form.rerouted, form.voices) == (FormType.VERBAL, True, frozenset({rosa}))


def test_junk_is_no_request(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id, rosa = in_review(c, fax("one")), reviewer(c)
        verdicts.add(c, Verdict(request_id, rosa, NOON, Action.JUNK))
        requests.cancel(c, request_id)
        assert [form.said for form in _forms(c)] == [FormType.OTHER]


def test_the_last_word_is_the_latest_of_review_and_blind_checks(book: ledger.Ledger) -> None:
    with book.read() as c:
        assert last_word(c) is None
    _said(book, "release")
    with book.read() as c:
        assert last_word(c) == NOON
    _released_unseen(book, same=True)
    with book.read() as c:
        assert last_word(c) == NOON + MINUTE
