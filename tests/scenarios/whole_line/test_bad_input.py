"""What nobody can read ends on the exceptions queue with a sentence, its original kept; the line goes on."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from demo.line import Feed, Line
from ledger import deliveries
from tests.scenarios.whole_line.desk import take_all

pytestmark = pytest.mark.timeout(600)


def _encrypted() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (60000, 60000)).save(out, "PNG")
    return out.getvalue()


def _many_pages() -> bytes:
    pdf = pikepdf.new()
    for _ in range(10_000):
        pdf.add_blank_page(page_size=(10, 10))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _huge_page() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page().MediaBox = pikepdf.Array([0, 0, 1_000_000, 1_000_000])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _truncated() -> bytes:
    """Cut before the directory of its only page."""
    out = io.BytesIO()
    Image.effect_noise((1728, 2200), 90).convert("1").save(out, "TIFF", compression="group4", dpi=(204, 196))
    return out.getvalue()[:600]


BAD = {
    "empty.tif": b"",
    "truncated.tif": _truncated(),
    "encrypted.pdf": _encrypted(),
    "bomb.png": _bomb(),
    "many.pdf": _many_pages(),
    "program.tif": b"MZ" + bytes(range(256)) * 40,
}
BAD_MAIL = b"\r\n".join(
    [
        b"From: a@example.org",
        b"Content-Type: multipart/mixed; boundary=x",
        b"",
        b"--x",
        b"Content-Type: application/pdf",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"!!!!not base64!!!!",
    ]
)


def test_bad_files_end_in_exceptions_and_stop_nothing(line: Line, tmp_path: Path) -> None:
    before = line.figures().balance
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
        line.feed(Feed(tmp_path / name, "verbal"))
    (tmp_path / "bad.eml").write_bytes(BAD_MAIL)
    line.feed(Feed(tmp_path / "bad.eml", None))
    count = len(BAD) + 1
    assert line.wait(before.received + count, seconds=240)
    after = line.figures().balance
    assert after.accounted == after.received
    assert after.errors - before.errors == count
    messages = take_all(line, "exceptions")
    assert len(messages) >= count
    assert all(message["data"]["reasons"] for message in messages)
    with line.ledger.read() as connection:
        refused = [d for d in deliveries.recent(connection, 100) if d.error_code is not None]
    for delivery in refused:
        assert delivery.error_message
        assert len(line.ledger.blobs.get(delivery.sha256)) == delivery.size


def test_a_page_of_a_million_points_is_read_or_refused_in_time(line: Line, tmp_path: Path) -> None:
    before = line.figures().balance.received
    (tmp_path / "huge.pdf").write_bytes(_huge_page())
    line.feed(Feed(tmp_path / "huge.pdf", "verbal"))
    assert line.wait(before + 1, seconds=120)
