"""What else some ink may say, offered to a person."""

from datetime import date

from classifiers.guesses import MOST, others
from classifiers.kinds import parser
from domain.form import FieldKind, Json, ValueSource
from domain.page import Box
from domain.view import Alternative, LineReading

BOX = Box(0.1, 0.1, 0.5, 0.12)
TODAY = date(2026, 6, 20)
Words = tuple[tuple[Alternative, ...], ...]


def _reading(
    text: str, alternatives: tuple[Alternative, ...] = (), words: Words = (), engine: str = "hand"
) -> LineReading:
    return LineReading(text, 0.9, ValueSource.HANDWRITING, BOX, engine, alternatives, words)


def _others(path: str, kind: FieldKind, chosen: Json, *readings: LineReading) -> tuple[str, ...]:
    return others(readings, parser(path, kind, TODAY, False), kind, chosen)


def test_a_date_is_offered_as_the_other_days_its_ink_may_mean() -> None:
    reading = _reading(
        "05/18/2026",
        (
            Alternative("05/18/2026", -0.2),
            Alternative("5/18/2026", -0.9),
            Alternative("05/28/2026", -1.5),
            Alternative("05/38/2026", -1.0),
        ),
    )
    assert _others("signature.date", FieldKind.DATE, "2026-05-18", reading) == ("2026-05-28",)


def test_one_word_at_a_time_is_read_otherwise_the_likeliest_first() -> None:
    words = (
        (Alternative("Angela", -0.1), Alternative("Angola", -3.0)),
        (Alternative("Hocper", -0.6), Alternative("Hooper", -0.9)),
    )
    found = _others("signer.name", FieldKind.NAME, "Angela Hocper", _reading("Angela Hocper", words=words))
    assert found[0] == "Angela Hooper"
    assert "Angola Hocper" not in found


def test_another_engine_may_know_better() -> None:
    found = _others(
        "patient.email",
        FieldKind.EMAIL,
        "ana9@example.com",
        _reading("ana9@example.com", (Alternative("ana9@example.com", -0.1),)),
        _reading("ana4@example.com", engine="print"),
    )
    assert found == ("ana4@example.com",)


def test_the_same_but_for_case_and_what_is_hardly_likely_are_left_out() -> None:
    words = ((Alternative("Ana", -0.01), Alternative("ANA", -0.5), Alternative("Hna", -40.0)),)
    assert _others("signer.name", FieldKind.NAME, "Ana", _reading("Ana", words=words)) == ()


def test_there_are_not_too_many_and_none_of_long_texts() -> None:
    many = tuple(Alternative(f"2617 55501{number:02d}", -0.1 * number) for number in range(40, 80))
    found = _others("patient.mrn", FieldKind.RECORD_NUMBER, None, _reading("2617 5550140", many))
    assert len(found) == MOST
    words = ((Alternative("heart", -0.1), Alternative("hearth", -0.4)),)
    assert _others("amendment.reason", FieldKind.LONG_TEXT, "heart", _reading("heart", words=words)) == ()


def test_no_social_security_number_is_offered() -> None:
    reading = _reading("612-45-6780", (Alternative("612-45-6780", -0.1), Alternative("612-45-6788", -0.3)))
    assert _others("patient.mrn", FieldKind.RECORD_NUMBER, None, reading) == ()
