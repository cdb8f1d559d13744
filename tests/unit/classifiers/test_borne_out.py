"""A form's places speak for and against each other: names, days and months, parts of an address."""

from datetime import date

import pytest

from classifiers.answer import Spot, value
from classifiers.borne_out import borne_out
from classifiers.kinds import parser
from classifiers.postal import agrees
from domain.form import FieldKind, FieldValue, ValueSource
from domain.page import Box
from domain.view import LineReading

RECEIVED = date(2026, 6, 15)
BOX = Box(0.1, 0.1, 0.4, 0.15)
BIRTH, SIGNED, UNTIL = "patient.date_of_birth", "signature.date", "expiration"


def read(path: str, kind: FieldKind, text: str, score: float = 0.9) -> FieldValue:
    line = LineReading(text, score, ValueSource.HANDWRITING, BOX, "pp-ocr")
    spot = Spot(path, kind, 1, BOX, 1.0, 0.9, known=True)
    return value(spot, (line,), parser(path, kind, RECEIVED, True), ValueSource.PRINT)


def name(path: str, text: str) -> FieldValue:
    return read(path, FieldKind.NAME, text)


def sure(fields: list[FieldValue], path: str = "patient.name") -> float:
    return next(one.confidence for one in borne_out(fields, RECEIVED) if one.path == path)


def test_a_name_written_twice_is_surer_and_one_that_differs_a_little_is_not() -> None:
    patient = name("patient.name", "Ann Reed")
    alone = sure([patient])
    assert sure([patient, name("signer.name", "Ann Reed")]) > alone
    assert sure([patient, name("signer.name", "Anm Reed")]) < alone
    assert sure([patient, name("signer.name", "Joseph Walker")]) == alone
    assert sure([patient, name("discloser.name", "Ann Reed")]) == alone, "who releases is another person"


def test_case_and_accents_make_no_other_name() -> None:
    patient = name("patient.name", "Inés Peña")
    assert sure([patient, name("signer.name", "INES PENA")]) > sure([patient])


def test_a_name_nobody_has_heard_of_is_less_sure() -> None:
    assert sure([name("patient.name", "Tamara Olsen")]) > sure([name("patient.name", "Jzmara Olsen")])


def dated(path: str, text: str) -> FieldValue:
    return read(path, FieldKind.DATE, text)


def test_a_writer_who_once_put_the_month_first_does_so_always() -> None:
    either = dated(SIGNED, "06/02/2026")
    assert sure([either], SIGNED) <= 0.5
    settled = sure([either, dated(BIRTH, "05/23/1961")], SIGNED)
    assert settled > 0.9


@pytest.mark.parametrize("other", ["23/05/1961", "05/04/1961", "May 23, 1961"])
def test_what_tells_nothing_of_the_order_settles_nothing(other: str) -> None:
    assert sure([dated(SIGNED, "06/02/2026"), dated(BIRTH, other)], SIGNED) <= 0.5


def test_dates_in_both_orders_settle_nothing() -> None:
    both = [dated(SIGNED, "06/02/2026"), dated(BIRTH, "05/23/1961"), dated(UNTIL, "23/05/2027")]
    assert sure(both, SIGNED) <= 0.5


def test_a_date_hardly_read_tells_nothing_of_its_writer() -> None:
    doubtful = read(BIRTH, FieldKind.DATE, "05/23/1961", score=0.2)
    assert sure([dated(SIGNED, "06/02/2026"), doubtful], SIGNED) <= 0.5


def test_a_signature_of_long_ago_may_be_a_month_misread() -> None:
    assert sure([dated(SIGNED, "05/28/2026")], SIGNED) > sure([dated(SIGNED, "01/28/2026")], SIGNED)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("5 Old Mill Road, Worcester, MA 01605", True),
        ("5 Old Mill Road, Worcester, NJ 01605", False),
        ("5 Old Mill Road, Boston, MA 01605", False),
        ("5 Old Mill Road, Worcester, MA 01605-1234", True),
        ("5 Old Mill Road", None),
    ],
)
def test_city_state_and_zip_code_bear_each_other_out(address: str, told: bool | None) -> None:
    assert agrees(address) is told


def test_an_address_at_odds_with_itself_is_doubted() -> None:
    path = "patient.address"
    right, wrong = (f"5 Old Mill Road, Worcester, {state} 01605" for state in ("MA", "NJ"))
    assert sure([read(path, FieldKind.ADDRESS, right)], path) > sure(
        [read(path, FieldKind.ADDRESS, wrong)], path
    )


def test_what_signers_usually_are_is_surer_than_what_nobody_is() -> None:
    path = "signer.relationship"
    usual, odd = (sure([read(path, FieldKind.TEXT, text)], path) for text in ("Mother", "Mocker"))
    assert usual > odd
