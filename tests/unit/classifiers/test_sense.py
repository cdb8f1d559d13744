"""Usage settles what the picture leaves open, and no more than that."""

from datetime import date

import pytest

from classifiers import postal, sense
from classifiers.choose import choose
from classifiers.kinds import parser
from domain.form import FieldKind, ValueSource
from domain.page import Box
from domain.view import UNREADABLE, Alternative, LineReading

BOX = Box(0.1, 0.1, 0.3, 0.12)
TODAY = date(2026, 6, 15)


def reading(text: str, *alternatives: tuple[str, float], score: float = 0.9) -> LineReading:
    listed = tuple(Alternative(each, log) for each, log in alternatives)
    return LineReading(text, score, ValueSource.HANDWRITING, BOX, "pp-ocr", alternatives=listed)


def written(*words: list[tuple[str, float]]) -> LineReading:
    lattice = tuple(tuple(Alternative(text, log) for text, log in word) for word in words)
    text = " ".join(word[0][0] for word in words)
    return LineReading(text, 0.9, ValueSource.HANDWRITING, BOX, "pp-ocr", words=lattice)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Reqinald", "Reginald"),
        ("REHABLLTATION", "REHABILITATION"),
        ("Portand", "Portland"),
        ("Mufioz", "Muñoz"),
    ],
)
def test_a_usual_word_wins_over_a_little_likelier_misspelling(read: str, meant: str) -> None:
    guess = sense.word((Alternative(read, -0.4), Alternative(meant, -2.0)))
    assert guess.text == meant
    assert guess.chance < 0.95


def test_a_name_on_no_list_survives() -> None:
    guess = sense.word(
        (Alternative("Quillmere", -0.01), Alternative("Quill mere", -6.0), Alternative("Quilmer", -7.0))
    )
    assert guess.text == "Quillmere"
    assert guess.chance < 0.9
    assert sense.word((Alternative("Miller", -0.01),)).chance > 0.9


def test_a_clear_name_is_not_turned_into_a_more_usual_one() -> None:
    assert sense.word((Alternative("Jon", -0.01), Alternative("John", -9.0))).text == "Jon"


def test_a_date_with_one_letter_in_it_is_the_date_it_may_be_and_less_sure() -> None:
    parse = parser("patient.date_of_birth", FieldKind.DATE, TODAY, False)
    choice = choose(
        [reading("0V22/1969", ("0V22/1969", -0.2), ("01/22/1969", -3.0), ("09/22/1969", -7.0))], parse
    )
    assert choice is not None
    assert choice.parsed.value == "1969-01-22"
    sure = choose([reading("01/22/1969", ("01/22/1969", -0.01), ("07/22/1969", -9.0))], parse)
    assert sure is not None
    assert choice.score < sure.score


def test_two_digits_that_look_alike_leave_doubt() -> None:
    parse = parser("patient.date_of_birth", FieldKind.DATE, TODAY, False)
    choice = choose([reading("04/22/1969", ("04/22/1969", -0.6), ("09/22/1969", -0.9))], parse)
    assert choice is not None
    assert choice.score < 0.7


def test_spellings_of_one_value_stand_together() -> None:
    parse = parser("patient.phone", FieldKind.PHONE, TODAY, False)
    said = [("617-555-0123", -1.1), ("617 555 0123", -1.1), ("617-555-0128", -1.0)]
    choice = choose([reading("617-555-0128", *said)], parse)
    assert choice is not None
    assert choice.parsed.value == "+16175550123"


def test_city_and_state_settle_a_zip_code() -> None:
    lattice = written(
        [("Nashua,", -0.1), ("Noshua,", -3.0)],
        [("NH", -0.1), ("NM", -3.0)],
        [("08060", -0.3), ("03060", -1.5)],
    ).words
    settled = postal.settled(lattice)
    assert settled[2].text == "03060"
    assert settled[2].chance < 1.0


def test_a_zip_code_that_is_clear_is_kept_though_the_city_has_another() -> None:
    lattice = written([("Boston,", -0.01)], [("MA", -0.01)], [("02169", -0.001), ("02109", -14.0)]).words
    assert postal.settled(lattice)[2].text == "02169"


def test_a_state_that_nobody_could_read_is_that_of_the_zip_code_after_its_city() -> None:
    lattice = written([("Pawtucket,", -0.1)], [("Rel", -0.7)], [("02860", -0.1)]).words
    settled = postal.settled(lattice)
    assert [settled[place].text for place in (0, 1, 2)] == ["Pawtucket,", "RI", "02860"]
    assert settled[2].chance < 1.0


def test_a_city_but_for_two_letters_is_that_of_its_zip_code() -> None:
    lattice = written([("Paweuchet,", -0.9)], [("RI", -0.1)], [("02860", -0.1)]).words
    assert postal.settled(lattice)[0].text == "Pawtucket,"


def test_what_stands_before_the_zip_code_of_another_city_stays() -> None:
    lattice = written([("Boston,", -0.1)], [("Rel", -0.7)], [("02860", -0.1)]).words
    assert postal.settled(lattice) == {}


def test_a_social_security_number_never_becomes_something_else() -> None:
    parse = parser("patient.mrn", FieldKind.RECORD_NUMBER, TODAY, False)
    choice = choose([reading("123-45-6789", ("123-45-6789", -0.1), ("123-45-678", -2.0))], parse)
    assert choice is not None
    assert choice.parsed.value is None
    assert "6789" not in choice.parsed.raw


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["Pol", "l", "ard"], "Pollard"),
        (["Che", "lse", "a,"], "Chelsea,"),
        (["a", "way"], "a way"),
        (["Fall", "River"], "Fall River"),
        (["De", "la", "Cruz"], "De la Cruz"),
        (["John", "K", "Smith"], "John K Smith"),
        (["25", "mg"], "25 mg"),
    ],
)
def test_pieces_of_a_word_are_put_together_and_words_are_not(pieces: list[str], whole: str) -> None:
    mended = sense.mended(pieces)
    assert len(mended) == len(pieces)
    assert " ".join(piece for piece in mended if piece) == whole


def test_touching_letters_are_told_apart_where_a_usual_word_comes_of_it() -> None:
    assert sense.word((Alternative("Hemandez", -0.1),)).text == "Hernandez"
    for known in ("Emma", "Horne", "Amanda", "Carmen"):
        assert sense.word((Alternative(known, -0.1),)).text == known


def test_a_name_has_no_digit_where_a_letter_will_do() -> None:
    initial = (Alternative("1.", -0.4), Alternative("G.", -1.5))
    assert sense.word(initial, FieldKind.NAME).text == "G."


def test_lines_stay_lines() -> None:
    lattice = (
        (Alternative("Reqinald", -0.3), Alternative("Reginald", -1.0)),
        (Alternative("Street", -0.1),),
        (Alternative("Portand", -0.3), Alternative("Portland", -1.0)),
    )
    two = LineReading("Reqinald Street\nPortand", 0.9, ValueSource.HANDWRITING, BOX, "pp-ocr", words=lattice)
    choice = choose([two], parser("amendment.reason", FieldKind.LONG_TEXT, TODAY, False))
    assert choice is not None
    assert choice.parsed.value == "Reginald Street\nPortland"


def test_a_space_in_a_mailbox_does_not_cut_it() -> None:
    parse = parser("patient.email", FieldKind.EMAIL, TODAY, False)
    parsed = parse("robert 37@example.com")
    assert parsed is not None
    assert parsed.value == "robert37@example.com"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("carolyn/7@example.org", None),
        ("Email: carolyn7@example.org", "carolyn7@example.org"),
        ("gloria97ugmail.com", "gloria97@gmail.com"),
        ("wgmail.com", None),
    ],
)
def test_a_mailbox_is_whole_or_none(raw: str, value: str | None) -> None:
    parsed = parser("patient.email", FieldKind.EMAIL, TODAY, False)(raw)
    assert parsed is not None
    assert parsed.value == value
    assert parsed.validity < 0.5 or "@" in raw


def test_a_scrawl_is_unread_and_a_stray_dot_is_nothing() -> None:
    parse = parser("patient.name", FieldKind.NAME, TODAY, False)
    scrawl = choose([reading(UNREADABLE, score=0.0)], parse)
    assert scrawl is not None
    assert scrawl.parsed.value is None
    assert scrawl.parsed.raw
    assert choose([reading(".", score=0.4)], parse) is None


def test_words_of_the_field_are_expected_there() -> None:
    doubtful = (Alternative("Seres,", -0.6), Alternative("Street,", -2.8))
    assert sense.word(doubtful, FieldKind.ADDRESS).text == "Street,"
    assert sense.word((Alternative("Greqq", -0.1),), FieldKind.NAME).text == "Gregg"


def test_a_lone_figure_in_a_written_date_leaves_doubt() -> None:
    parse = parser("patient.date_of_birth", FieldKind.DATE, TODAY, False)
    lone = choose([reading("9/1/1954", ("9/1/1954", -0.01), score=1.0)], parse)
    whole = choose([reading("09/01/1954", ("09/01/1954", -0.01), score=1.0)], parse)
    assert lone is not None
    assert whole is not None
    assert lone.score < whole.score
