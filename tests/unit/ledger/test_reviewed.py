"""What counts as reviewed: only requests that a person released, with every value on them."""

from dataclasses import replace

import ledger
from ledger import corrections, requests
from ledger.reviewed import reviewed
from tests.unit.ledger.stories import NOON, REVIEW, fax, in_review, name_read, opened, reviewer

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
