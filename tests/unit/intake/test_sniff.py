"""Types by content, and words for what is not supported."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake.picture import picture_size
from intake.sniff import READABLE, describe, sniff, sniff_head
from tests.unit.intake import mails


def picture(kind: str, size: tuple[int, int] = (320, 200), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (mails.PDF, "application/pdf"),
        (b"\xef\xbb\xbf\r\n" + mails.PDF, "application/pdf"),
        (picture("TIFF"), "image/tiff"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (picture("GIF"), "image/gif"),
        (picture("BMP"), "image/bmp"),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x24ftypmif1\0\0\0\0mif1heic", "image/heic"),
        (mails.zipped({"a": b"b"}), "application/zip"),
        (mails.winmail("a", b"b"), "application/ms-tnef"),
        (mails.with_attachment(mails.PDF), "message/rfc822"),
        (b"From rosa@example.org Mon Nov 23\nFrom: a\nSubject: b\n\nx", "message/rfc822"),
        (b"From: a\r\nSubject: b\r\n\r\n" + mails.PDF, "message/rfc822"),
        (b"", "application/octet-stream"),
        (b"BM: this is a note\n" + b" " * 50, "application/octet-stream"),
        (b"Dear HIS:\nSubject: form\n", "application/octet-stream"),
        (mails.HTML, "application/octet-stream"),
        (b"%!PS-Adobe-3.0\n", "application/octet-stream"),
    ],
)
def test_sniff(tmp_path: Path, data: bytes, media_type: str) -> None:
    file = tmp_path / "whatever.exe"
    file.write_bytes(data)
    assert sniff(file) == media_type


def test_heic_of_a_real_writer(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    file = tmp_path / "photo"
    heif.from_pillow(Image.new("RGB", (64, 64))).save(str(file), format="HEIF")
    assert sniff(file) == "image/heic"


@given(st.binary(max_size=200))
def test_sniff_takes_anything(head: bytes) -> None:
    assert sniff_head(head) in READABLE | {
        "message/rfc822",
        "application/zip",
        "application/ms-tnef",
        "application/octet-stream",
    }


@pytest.mark.parametrize(
    "data", [b"", b"\0", mails.PROGRAM, mails.HTML, mails.OLD_OFFICE, b"RIFF\0\0\0\0WAVEfmt "]
)
def test_descriptions_are_our_words(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "rosa-alvarez.doc"
    file.write_bytes(data)
    words = describe(file)
    assert words.startswith(("a ", "an "))
    assert "rosa" not in words


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "JPEG", "WEBP"])
def test_picture_size(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "picture"
    file.write_bytes(picture(kind))
    assert picture_size(file, f"image/{kind.lower()}") == (320, 200)
    file.write_bytes(picture(kind)[:9])
    assert picture_size(file, f"image/{kind.lower()}") is None


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0"}])
def test_picture_size_of_other_webp(tmp_path: Path, options: dict[str, object]) -> None:
    file = tmp_path / "picture"
    file.write_bytes(picture("WEBP", **options))  # type: ignore[arg-type]
    assert picture_size(file, "image/webp") == (320, 200)


@given(st.sampled_from(["png", "gif", "bmp", "jpeg", "webp"]), st.binary(max_size=80))
def test_picture_size_takes_anything(kind: str, data: bytes) -> None:
    file = Path("/dev/shm") / "picture-size-test"
    file.write_bytes(data)
    picture_size(file, f"image/{kind}")
    file.unlink()
