"""Forms as bytes: bounded and decoded once."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.submission import MOST_FIELDS, BadSubmission, decode


def test_values_by_name() -> None:
    sent = decode(b"a=1&b=+two+&a=3&c=%C3%A9%0D%0Ax%00")
    assert sent.all("a") == ("1", "3")
    assert (sent.text("b"), sent.raw("b")) == ("two", " two ")
    assert sent.text("c") == "é\nx"
    assert sent.text("none") == "" and "none" not in sent


@pytest.mark.parametrize("body", [b"a=%ff", b"\xff=1", b"&".join([b"a=1"] * (MOST_FIELDS + 1))])
def test_refused(body: bytes) -> None:
    with pytest.raises(BadSubmission):
        decode(body)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(body: bytes) -> None:
    with contextlib.suppress(BadSubmission):
        decode(body)
