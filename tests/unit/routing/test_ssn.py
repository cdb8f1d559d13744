import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.ssn import MASK, holds_one, masked, masked_number

digits = st.integers(0, 999_999_999).map(lambda n: f"{n:09d}")


@pytest.mark.parametrize(
    "text",
    [
        "my number is 123-45-6789 thanks",
        "123 45 6789",
        "123.45.6789",
        "123–45–6789",
        "SSN 123456789",
        "S.S.N.: 1234 56789",
        "Social Security Number: 6789",
        "Número de Seguro Social 6789",
        "last 4 digits: 6789",
    ],
)
def test_masks_what_may_be_one(text: str) -> None:
    assert MASK in masked(text)
    assert not re.search(r"6789", masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "+16175550142",
        "Boston, MA 02114-2696",
        "2026-03-06",
        "617-555-0142",
        "Social Security Administration, P.O. Box 33022, Baltimore",
        "Entry of 03/06/2026, page 2",
    ],
)
def test_leaves_what_is_none(text: str) -> None:
    assert masked(text) == text


def test_record_number_of_nine_digits_stays() -> None:
    assert masked_number("001234567") == "001234567"
    assert masked_number("123-45-6789") == MASK


@given(st.text(max_size=30), digits, st.sampled_from(["-", " ", ".", ""]), st.text(max_size=30))
def test_no_writing_of_one_gets_through(before: str, number: str, separator: str, after: str) -> None:
    written = separator.join((number[:3], number[3:5], number[5:]))
    found = masked(f"{before} {written} {after}")
    assert not holds_one(found)
    assert number not in found
