"""Photos and screenshots: every format the same page; turned as the camera says; limits first."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from domain.faults import ErrorCode, Permanent
from ocr.decode import decode
from ocr.raster import load_png
from ocr.raw import Decoded, PageLimits
from tests.unit.ocr.paper import ENGLISH, drawn, print_form

_ORIENTATION = 0x0112
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/heic": "HEIF",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
}


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    form = print_form(tmp_path_factory.mktemp("form") / "form.pdf", ENGLISH)
    return Image.fromarray(drawn(form, dpi=120))


def opened(path: Path, media_type: str, limits: PageLimits | None = None) -> Decoded:
    return decode(path, media_type, path.parent, limits or PageLimits())


def refusal(path: Path, media_type: str, limits: PageLimits | None = None) -> ErrorCode:
    with pytest.raises(Permanent) as caught:
        opened(path, media_type, limits)
    return caught.value.code


@pytest.mark.parametrize("media_type", FORMATS)
def test_every_format_opens_to_the_same_page(tmp_path: Path, photo: Image.Image, media_type: str) -> None:
    pillow_heif.register_heif_opener(thumbnails=False)
    photo.convert("RGB").save(tmp_path / "photo", FORMATS[media_type])
    page = opened(tmp_path / "photo", media_type).pages[0]
    picture = load_png(page.image)
    assert picture.shape == (2200, 1700)
    wanted = np.asarray(photo.resize((170, 220)), np.float64).ravel()
    got = np.asarray(Image.fromarray(picture).resize((170, 220)), np.float64).ravel()
    assert np.corrcoef(wanted, got)[0, 1] > 0.95
    assert page.damage == ()


@pytest.mark.parametrize(("orientation", "turned"), [(3, 180), (6, 90), (8, 270)])
def test_camera_orientation_is_applied(
    tmp_path: Path, photo: Image.Image, orientation: int, turned: int
) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    photo.rotate(turned, expand=True).save(tmp_path / "p.jpg", "JPEG", exif=exif)
    picture = Image.fromarray(load_png(opened(tmp_path / "p.jpg", "image/jpeg").pages[0].image))
    assert picture.height > picture.width
    small = [np.asarray(each.resize((170, 220)), np.float64).ravel() for each in (photo, picture)]
    assert np.corrcoef(small[0], small[1])[0, 1] > 0.9


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (850, 1100), (0, 0, 0, 0)).save(tmp_path / "p.png")
    assert load_png(opened(tmp_path / "p.png", "image/png").pages[0].image).min() == 255


def test_a_big_photo_becomes_a_page_of_two_hundred_dpi(tmp_path: Path) -> None:
    Image.new("L", (6000, 8000), 230).save(tmp_path / "p.jpg", "JPEG")
    assert load_png(opened(tmp_path / "p.jpg", "image/jpeg").pages[0].image).shape == (2200, 1650)


def test_a_photo_cut_short_keeps_its_upper_part_and_says_so(tmp_path: Path, photo: Image.Image) -> None:
    photo.save(tmp_path / "p.jpg", "JPEG")
    content = (tmp_path / "p.jpg").read_bytes()
    (tmp_path / "p.jpg").write_bytes(content[: len(content) * 6 // 10])
    page = opened(tmp_path / "p.jpg", "image/jpeg").pages[0]
    assert page.damage
    assert (load_png(page.image) < 100).any()


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_picture_is_refused_by_its_announced_size(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png_of(60_000, 60_000))
    assert refusal(tmp_path / "bomb.png", "image/png") is ErrorCode.BOMB
    noise = np.random.default_rng(1).integers(0, 255, (400, 400), np.uint8)
    Image.fromarray(noise).save(tmp_path / "big.png")
    assert refusal(tmp_path / "big.png", "image/png", PageLimits(pixels=100_000)) is (
        ErrorCode.TOO_MANY_PIXELS
    )


@pytest.mark.parametrize("media_type", FORMATS)
def test_noise_is_damaged_and_nothing_is_empty(tmp_path: Path, media_type: str) -> None:
    (tmp_path / "noise").write_bytes(np.random.default_rng(5).bytes(5000))
    assert refusal(tmp_path / "noise", media_type) is ErrorCode.DAMAGED_FILE
    (tmp_path / "empty").write_bytes(b"")
    assert refusal(tmp_path / "empty", media_type) is ErrorCode.EMPTY_FILE


def test_a_type_outside_the_list_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "p.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert refusal(tmp_path / "p.eps", "application/postscript") is ErrorCode.UNSUPPORTED_TYPE
    assert refusal(tmp_path / "p.eps", "image/png") is ErrorCode.DAMAGED_FILE
