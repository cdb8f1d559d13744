"""What people type, and how it is shown to them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.written import (
    Unclear,
    from_date,
    from_phone,
    to_date,
    to_date_or_line,
    to_email,
    to_number,
    to_phone,
)


@pytest.mark.parametrize(
    "text", ["04231961", "4/23/1961", "04-23-1961", "04.23.1961", "1961-04-23", "4 23 1961"]
)
def test_dates(text: str) -> None:
    assert to_date(text) == "1961-04-23"


@pytest.mark.parametrize("text", ["23/04/1961", "042361", "02302020", "4/23/61", "0423", "april", "01011700"])
def test_dates_that_cannot_stand(text: str) -> None:
    with pytest.raises(Unclear, match="month, day and four digits"):
        to_date(text)


@given(st.dates(date(1850, 1, 1), date(9999, 12, 31)))
def test_a_date_shown_is_a_date_read(day: date) -> None:
    assert to_date(from_date(day.isoformat())) == day.isoformat()
    assert to_date(day.strftime("%m%d%Y")) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("617 555 0142", "+16175550142"),
        ("(617) 555-0142", "+16175550142"),
        ("1-617-555-0142", "+16175550142"),
        ("+34 911 234 567", "+34911234567"),
        ("617-555-0142 ext. 12", "+16175550142;ext=12"),
    ],
)
def test_phones(text: str, number: str) -> None:
    assert to_phone(text) == number
    assert to_phone(from_phone(number)) == number


@pytest.mark.parametrize("text", ["555", "call me", "617 555", "6175550142617555"])
def test_phones_that_cannot_stand(text: str) -> None:
    with pytest.raises(Unclear):
        to_phone(text)


def test_an_expiry_may_be_an_event() -> None:
    assert to_date_or_line("12312026") == "2026-12-31"
    assert to_date_or_line("end of  treatment") == "end of treatment"


def test_record_numbers_lose_separators_only() -> None:
    assert to_number("000-123 45.67") == "0001234567"
    with pytest.raises(Unclear):
        to_number("12 or 13?")


@pytest.mark.parametrize("text", ["a@b", "two words@example.org", "@example.org", "a@b@example.org"])
def test_mail_addresses_that_cannot_stand(text: str) -> None:
    with pytest.raises(Unclear):
        to_email(text)
