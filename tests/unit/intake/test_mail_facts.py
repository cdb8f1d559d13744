"""What a mail's headers say, and tokens to log in with."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.faults import Transient
from intake.html import html_text
from intake.mailbox import first_receipt
from intake.message import body_text, envelope, parse_headers, parse_mail, parse_moment, payload
from intake.token import token_from_command, token_from_file

FILED = datetime(2026, 11, 23, 12, tzinfo=UTC)


def received(*moments: str) -> bytes:
    return b"".join(f"Received: from a by b; {moment}\r\n".encode() for moment in moments) + b"\r\n"


@pytest.mark.parametrize(
    ("moments", "first"),
    [
        (("Mon, 23 Nov 2026 11:58:00 +0000", "Mon, 23 Nov 2026 06:30:00 -0500"), (11, 30)),
        (("Mon, 23 Nov 2026 11:58:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000"), (11, 58)),
        (("Mon, 23 Nov 2026 11:58:00 +0000", "no date at all"), (11, 58)),
        (("Mon, 23 Nov 2026 11:58:00 +0000", "Mon, 23 Nov 99999999 11:00:00 +0000"), (11, 58)),
        (("Mon, 23 Nov 2036 11:58:00 +0000",), (12, 0)),
        ((), (12, 0)),
    ],
)
def test_first_receipt_is_the_oldest_that_can_be_true(
    moments: tuple[str, ...], first: tuple[int, int]
) -> None:
    moment = first_receipt(parse_headers(received(*moments)), FILED)
    assert (moment.hour, moment.minute) == first


@given(st.binary(max_size=400))
def test_any_bytes_are_a_mail(data: bytes) -> None:
    mail = parse_mail(data)
    envelope(mail)
    body_text(mail)
    payload(mail)


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none(text: str) -> None:
    moment = parse_moment(text)
    assert moment is None or moment.tzinfo is not None


@given(st.text(alphabet="<>/!-&#;abps cript\n'\"=0x", max_size=200))
def test_any_html_gives_words(source: str) -> None:
    html_text(source)


def test_hidden_text_is_left_out() -> None:
    assert (
        html_text("<head><title>t</title></head><script>if(a<b){}</script>Hello<!-- no > --> you")
        == "Hello you"
    )


def test_token_from_a_command() -> None:
    assert token_from_command([sys.executable, "-c", "print('secret-token')"])() == "secret-token"


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/token"],
        [sys.executable, "-c", "raise SystemExit(1)"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "print('two\\nlines')"],
        [sys.executable, "-c", "import time; time.sleep(9)"],
    ],
)
def test_a_failing_token_command_will_be_asked_again(command: list[str]) -> None:
    with pytest.raises(Transient) as caught:
        token_from_command(command, seconds=0.4)()
    assert caught.value.retry_after.total_seconds() >= 60


def test_token_from_a_file_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "token"
    token = token_from_file(file)
    with pytest.raises(Transient):
        token()
    for value in ("first", "second"):
        file.write_text(value + "\n")
        assert token() == value
