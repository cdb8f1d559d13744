from datetime import date

import pytest

from classifiers.date import Order, normalise, order

RECEIVED = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("04/23/1961", "1961-04-23"),
        ("4-5-61", "1961-04-05"),
        ("2026-03-02", "2026-03-02"),
        ("March 5, 2024", "2024-03-05"),
        ("Mar. 3rd, 2020", "2020-03-03"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("3 setiembre 2019", "2019-09-03"),
        ("0 4 2 3 1 9 6 1", "1961-04-23"),
        ("DOB: 04/23/1961", "1961-04-23"),
        ("(mm/dd/yyyy) 04/23/1961", "1961-04-23"),
    ],
)
def test_reads_dates_as_people_write_them(written: str, day: str) -> None:
    parsed = normalise(written, RECEIVED)
    assert parsed is not None
    assert parsed.value == day


@pytest.mark.parametrize(
    "written", ["02/30/1990", "13/13/2020", "617-632-1980", "123-45-6789", "2019", "00/00/0000"]
)
def test_what_is_no_date_stays_raw(written: str) -> None:
    parsed = normalise(written, RECEIVED)
    assert parsed is not None
    assert parsed.value is None
    assert parsed.raw == written


@pytest.mark.parametrize("written", ["", "  ", "mm/dd/yyyy", "____", "none"])
def test_nothing_written_is_nothing(written: str) -> None:
    assert normalise(written, RECEIVED) is None


def test_letters_count_as_digits_only_among_digits() -> None:
    mended = normalise("l2/O3/1985", RECEIVED)
    clean = normalise("12/03/1985", RECEIVED)
    assert mended is not None and clean is not None
    assert mended.value == clean.value == "1985-12-03"
    assert mended.validity < clean.validity
    assert normalise("Oslo", RECEIVED) is None


def test_a_spanish_writer_may_mean_day_first() -> None:
    english = normalise("04/05/1990", RECEIVED)
    spanish = normalise("04/05/1990", RECEIVED, spanish=True)
    assert english is not None and spanish is not None
    assert english.value == spanish.value == "1990-04-05"
    assert spanish.validity <= 0.5 < english.validity


def test_day_first_where_nothing_else_is_possible() -> None:
    parsed = normalise("23/04/1961", RECEIVED, spanish=True)
    assert parsed is not None
    assert parsed.value == "1961-04-23"


@pytest.mark.parametrize("written", ["03/07/2026", "12/31/1899", "01/01/2090"])
def test_nobody_is_born_after_the_fax_or_before_1900(written: str) -> None:
    parsed = normalise(written, RECEIVED, birth=True)
    assert parsed is not None
    assert parsed.value is None


def test_a_two_digit_birth_year_is_never_in_the_future() -> None:
    parsed = normalise("12/31/30", RECEIVED, birth=True)
    assert parsed is not None
    assert parsed.value == "1930-12-31"


def test_two_different_dates_are_no_sure_date() -> None:
    parsed = normalise("01/02/2020 - 03/04/2021", RECEIVED)
    assert parsed is not None
    assert parsed.value == "2020-01-02"
    assert parsed.validity < 0.5


def test_two_digits_of_a_birth_year_are_doubtful_only_while_both_may_live() -> None:
    def validity(written: str) -> float:
        parsed = normalise(written, date(2026, 6, 15), birth=True)
        assert parsed is not None
        return parsed.validity

    assert validity("12/20/20") < 0.9, "six years old, or a hundred and six"
    assert validity("12/20/03") >= 0.9, "nobody was born in 1903"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("05/23/1961", Order.MONTH_FIRST),
        ("5-23-61", Order.MONTH_FIRST),
        ("23/05/1961", Order.DAY_FIRST),
        ("05/04/1961", None),
        ("May 23, 1961", None),
        ("45/23/1961", None),
        ("", None),
    ],
)
def test_a_date_tells_its_writers_order_where_it_can_be_read_in_one_way(
    written: str, told: Order | None
) -> None:
    assert order(written) is told
