"""The patient index: found by what is nearly right, sealed, replaced as a whole."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

import ledger
from ledger import likenesses, patients
from ledger.patients import Patient
from ledger.people_tables import Kin, guarded_people
from tests.unit.ledger.stories import NOON, in_review, name_read

ANA = Patient("1002003", "López Ruiz, Ana", "1961-04-03", "+16175550142")
BEN = Patient("1002004", "Benjamin Oakes", "1975-12-30")


def _wanted(number: str = "", name: str = "", born: str = "", phone: str = "") -> Patient:
    return Patient(number, name, born, phone)


@pytest.mark.parametrize(
    "said",
    [
        {"number": "1002003"},
        {"born": "1961-04-03"},
        {"born": "1961-03-04"},  # day and month swapped
        {"name": "Ana Lopez"},
        {"name": "ruiz lopez m."},
        {"phone": "+16175550142"},
    ],
)
def test_found_by_any_sound_part(book: ledger.Ledger, said: dict[str, str]) -> None:
    with book.begin() as c:
        for each in (ANA, BEN):
            patients.put(c, each, NOON)
        assert patients.near(c, _wanted(**said)) == (ANA,)


@pytest.mark.parametrize("said", [{}, {"name": "Ana"}, {"name": "Ana Oakes"}, {"born": "1961-04-04"}])
def test_too_little_finds_nobody(book: ledger.Ledger, said: dict[str, str]) -> None:
    with book.begin() as c:
        for each in (ANA, BEN):
            patients.put(c, each, NOON)
        assert patients.near(c, _wanted(**said)) == ()


def test_a_number_handed_over_again_is_the_same_person(book: ledger.Ledger) -> None:
    married = Patient("1002003", "Ana Oakes", "1961-04-03")
    with book.begin() as c:
        patients.put(c, ANA, NOON)
        patients.put(c, married, NOON)
        assert patients.count(c) == 1
        assert patients.near(c, _wanted(name="Ana Lopez Ruiz")) == ()
        assert patients.near(c, _wanted(name="Oakes, Ana")) == (married,)


def test_whoever_is_not_handed_over_again_is_forgotten(book: ledger.Ledger) -> None:
    later = NOON + timedelta(days=1)
    with book.begin() as c:
        for each in (ANA, BEN):
            patients.put(c, each, NOON)
        patients.put(c, BEN, later)
        assert patients.drop_older(c, later) == 1
        assert patients.near(c, _wanted(number=ANA.number)) == ()
        assert patients.near(c, _wanted(number=BEN.number)) == (BEN,)


def test_nobody_in_it_lies_readable_on_the_disk(book: ledger.Ledger, tmp_path: Path) -> None:
    with book.begin() as c:
        patients.put(c, ANA, NOON)
        request_id = in_review(c)
        likenesses.mark(c, request_id, {"patient.name": name_read("Zyxwina Quorl")})
    book.close()
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).lower()
    for text in ("ruiz", "1002003", "1961-04-03", "6175550142", "zyxwina"):
        assert text.encode() not in content, text


def test_a_guarded_person_is_known_by_marks_and_no_longer_when_not_said_again(book: ledger.Ledger) -> None:
    count = select(func.count()).select_from(guarded_people)
    with book.begin() as c:
        patients.put(c, Patient(ANA.number, ANA.name, ANA.born, kin=Kin.VIP), NOON)
        assert c.execute(count).scalar_one() == 2
        patients.put(c, ANA, NOON)
        assert c.execute(count).scalar_one() == 0
