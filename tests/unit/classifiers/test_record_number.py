"""Record numbers as hands and engines leave them."""

import pytest

from classifiers import record_number


@pytest.mark.parametrize(
    ("raw", "value", "sure"),
    [
        ("8712792", "8712792", True),
        ("871-27-92", "8712792", True),
        ("87/2792", "8712792", False),  # the one leans
        ("1234567/7654321", "1234567", False),  # two numbers
        ("87 . 2792 x 4411", "872792", False),
    ],
)
def test_a_number_in_pieces_is_never_taken_for_a_clear_one(raw: str, value: str, sure: bool) -> None:
    parsed = record_number.normalise(raw)
    assert parsed is not None
    assert parsed.value == value
    assert (parsed.validity == 1.0) is sure
