"""Hostile and broken files, opened as the service opens them: in a child, inside limits."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

import ocr
import sandbox
from domain.faults import ErrorCode, Permanent
from tests.unit.ocr.paper import ENGLISH, drawn, fax_tiff, print_form
from tests.unit.ocr.test_picture import png_of

LIMITS = sandbox.Limits(seconds=20, cpu_seconds=15, memory=1536 * 1024**2)


def opened(path: Path, media_type: str) -> ocr.Decoded:
    return sandbox.run(
        lambda: ocr.decode(path, media_type, path.parent, ocr.PageLimits()), ocr.Decoded, LIMITS
    )


def refusal(path: Path, media_type: str) -> Permanent:
    with pytest.raises(Permanent) as caught:
        opened(path, media_type)
    return caught.value


def ten_thousand_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        for _ in range(10_000):
            pdf.add_blank_page(page_size=(612, 792))
        pdf.save(path)


def huge_page(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(1e6, 1e6))
    canvas.drawString(10, 10, "far away")
    canvas.save()


def locked(path: Path) -> None:
    print_form(path, ENGLISH)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


def endless_instructions(path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(b"0 0 m " * 40_000_000)
        pdf.save(path, compress_streams=True)


def image_bomb_in_pdf(path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        image = pdf.make_stream(bytes(1000))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 100_000, 100_000, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = pdf.make_stream(b"612 0 0 792 0 0 cm /I Do")
        pdf.save(path)


def noise(path: Path) -> None:
    path.write_bytes(np.random.default_rng(1).bytes(20_000))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def wide_tiff(path: Path) -> None:
    Image.new("1", (20_000, 20_000), 1).save(path, "TIFF", compression="group4")


@pytest.mark.parametrize(
    ("make", "media_type", "code"),
    [
        (ten_thousand_pages, "application/pdf", ErrorCode.TOO_MANY_PAGES),
        (huge_page, "application/pdf", ErrorCode.TOO_MANY_PIXELS),
        (locked, "application/pdf", ErrorCode.ENCRYPTED_PDF),
        (endless_instructions, "application/pdf", ErrorCode.BOMB),
        (image_bomb_in_pdf, "application/pdf", ErrorCode.TOO_MANY_PIXELS),
        (noise, "application/pdf", ErrorCode.DAMAGED_FILE),
        (noise, "image/tiff", ErrorCode.DAMAGED_FILE),
        (noise, "image/jpeg", ErrorCode.DAMAGED_FILE),
        (noise, "image/heic", ErrorCode.DAMAGED_FILE),
        (empty, "application/pdf", ErrorCode.EMPTY_FILE),
        (empty, "image/tiff", ErrorCode.EMPTY_FILE),
        (wide_tiff, "image/tiff", ErrorCode.BOMB),
        (lambda path: path.write_bytes(png_of(60_000, 60_000)), "image/png", ErrorCode.BOMB),
        (lambda path: path.write_bytes(b"%!PS"), "application/postscript", ErrorCode.UNSUPPORTED_TYPE),
    ],
)
def test_each_bad_file_gets_its_code_and_a_sentence(
    make: object, media_type: str, code: ErrorCode, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    make(path)  # type: ignore[operator]
    fault = refusal(path, media_type)
    assert fault.code is code
    assert str(fault).endswith(".")
    assert str(tmp_path) not in str(fault)


def test_a_photo_cut_to_its_head_is_damaged(tmp_path: Path) -> None:
    page = drawn(print_form(tmp_path / "form.pdf", ENGLISH))
    Image.fromarray(page).save(tmp_path / "photo.jpg", "JPEG")
    content = (tmp_path / "photo.jpg").read_bytes()
    (tmp_path / "photo.jpg").write_bytes(content[:700])
    assert refusal(tmp_path / "photo.jpg", "image/jpeg").code is ErrorCode.DAMAGED_FILE


def test_a_good_fax_passes_the_same_limits(tmp_path: Path) -> None:
    page = drawn(print_form(tmp_path / "form.pdf", ENGLISH))
    (tmp_path / "fax.tif").write_bytes(fax_tiff([page, page], 98))
    assert len(opened(tmp_path / "fax.tif", "image/tiff").pages) == 2
