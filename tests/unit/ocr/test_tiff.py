"""Faxes as TIFF: the same square picture whatever the coding; nothing that is missing stays unsaid."""

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.faults import ErrorCode, Permanent
from ocr.decode import decode
from ocr.ifd import walk
from ocr.raster import Gray, load_png
from ocr.raw import Decoded, PageLimits
from tests.unit.ocr.paper import ENGLISH, ENGLISH_BACK, drawn, fax_tiff, print_form

_T4_OPTIONS, _FILL_ORDER, _BAD_ROWS, _BAD_RUN = 292, 266, 326, 328


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Gray]:
    form = print_form(tmp_path_factory.mktemp("form") / "form.pdf", ENGLISH, ENGLISH_BACK)
    return [drawn(form, 1), drawn(form, 2)]


def opened(content: bytes, folder: Path, limits: PageLimits | None = None) -> Decoded:
    (folder / "fax.tif").write_bytes(content)
    return decode(folder / "fax.tif", "image/tiff", folder, limits or PageLimits())


@pytest.mark.parametrize("fill_order", [1, 2])
@pytest.mark.parametrize(
    ("compression", "options"), [("group3", 0), ("group3", 1), ("group4", 0)], ids=["1d", "2d", "g4"]
)
@pytest.mark.parametrize(
    ("rows", "dpi"),
    [(98, (204, 98)), (196, (204, 196)), (100, (200, 100)), (98, None), (196, (1, 1))],
)
def test_every_coding_gives_the_same_square_page(
    pages: list[Gray],
    tmp_path: Path,
    fill_order: int,
    compression: str,
    options: int,
    rows: int,
    dpi: tuple[float, float] | None,
) -> None:
    tags = {_FILL_ORDER: fill_order} | ({_T4_OPTIONS: options} if compression == "group3" else {})
    decoded = opened(fax_tiff(pages[:1], rows, compression, tags, dpi), tmp_path)
    assert (decoded.announced, decoded.damage, decoded.pages[0].damage) == (1, (), ())
    picture = load_png(decoded.pages[0].image)
    assert picture.shape[0] / picture.shape[1] == pytest.approx(11 / 8.5, rel=0.03)
    assert _alike(picture, pages[0]) > 0.8


def test_every_page_in_order(pages: list[Gray], tmp_path: Path) -> None:
    decoded = opened(fax_tiff(pages, 98), tmp_path)
    assert (len(decoded.pages), decoded.announced, decoded.damage) == (2, 2, ())
    first, second = (load_png(page.image) for page in decoded.pages)
    assert _alike(first, pages[0]) > _alike(first, pages[1])
    assert _alike(second, pages[1]) > _alike(second, pages[0])


def _alike(one: Gray, other: Gray) -> float:
    """Correlation of two pictures of a page, coarse enough not to mind a pixel."""
    small = [
        np.asarray(Image.fromarray(each).resize((170, 220)), np.float64).ravel() for each in (one, other)
    ]
    return float(np.corrcoef(small[0], small[1])[0, 1])


def test_two_fill_orders_are_different_bytes(pages: list[Gray]) -> None:
    assert fax_tiff(pages, 98, tags={_FILL_ORDER: 1}) != fax_tiff(pages, 98, tags={_FILL_ORDER: 2})


@pytest.mark.parametrize("share", [0.55, 0.7, 0.85, 0.999])
def test_a_file_cut_short_is_never_a_clean_shorter_file(
    pages: list[Gray], tmp_path: Path, share: float
) -> None:
    whole = fax_tiff([*pages, *pages], 98, dpi=(204, 98))
    decoded = opened(whole[: int(len(whole) * share)], tmp_path)
    assert decoded.damage
    assert 1 <= len(decoded.pages) <= 4


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=1, max_value=400))
def test_any_cut_is_said_or_refused(pages: list[Gray], tmp_path: Path, cut: int) -> None:
    whole = fax_tiff(pages, 98, dpi=(204, 98))
    try:
        decoded = opened(whole[: len(whole) - cut * len(whole) // 401], tmp_path)
    except Permanent as fault:
        assert fault.code is ErrorCode.DAMAGED_FILE
    else:
        assert decoded.damage or any(page.damage for page in decoded.pages)


def test_strips_that_lie_outside_the_file_are_salvaged_and_said(pages: list[Gray], tmp_path: Path) -> None:
    content = bytearray(fax_tiff(pages[:1], 98, dpi=(204, 98)))
    offsets = _place_of_values(bytes(content), 273)
    first_strip = struct.unpack("<I", content[offsets : offsets + 4])[0]
    content[offsets + 4 : offsets + 8] = struct.pack("<I", 10_000_000)
    assert first_strip < len(content) < 10_000_000
    decoded = opened(bytes(content), tmp_path)
    assert "rows could be read" in decoded.pages[0].damage[0]
    assert (load_png(decoded.pages[0].image) < 128).mean() > 0.002


def _place_of_values(content: bytes, tag: int) -> int:
    directory = struct.unpack("<I", content[4:8])[0]
    for entry in range(struct.unpack("<H", content[directory : directory + 2])[0]):
        at = directory + 2 + 12 * entry
        if struct.unpack("<H", content[at : at + 2])[0] == tag:
            return int(struct.unpack("<I", content[at + 8 : at + 12])[0])
    raise AssertionError("the tag is not there")


def test_a_page_that_ends_early_says_how_early(pages: list[Gray], tmp_path: Path) -> None:
    short = pages[0][: pages[0].shape[0] * 3 // 11]
    out = BytesIO()
    Image.fromarray(short).resize((1728, 303)).convert("1").save(
        out, "TIFF", compression="group4", dpi=(204, 98)
    )
    decoded = opened(out.getvalue(), tmp_path)
    assert decoded.pages[0].damage == ("page 1 ends early: 303 of about 1100 rows",)


def test_bad_rows_counted_by_the_fax_server_are_told(pages: list[Gray], tmp_path: Path) -> None:
    decoded = opened(fax_tiff(pages[:1], 98, tags={_BAD_ROWS: 41, _BAD_RUN: 3}, dpi=(204, 98)), tmp_path)
    assert decoded.pages[0].damage == ("page 1 came over a bad line: 41 bad rows, 3 of them in a row",)


def test_more_pages_than_allowed(pages: list[Gray], tmp_path: Path) -> None:
    with pytest.raises(Permanent) as caught:
        opened(fax_tiff([*pages, *pages], 98), tmp_path, PageLimits(pages=3))
    assert caught.value.code is ErrorCode.TOO_MANY_PAGES


def test_a_chain_of_pages_that_bites_its_tail_ends(pages: list[Gray]) -> None:
    content = bytearray(fax_tiff(pages, 98))
    first = struct.unpack("<I", content[4:8])[0]
    entries = struct.unpack("<H", content[first : first + 2])[0]
    second = first + 2 + 12 * entries
    content[second : second + 4] = struct.pack("<I", first)
    chain = walk(bytes(content), 100)
    assert (len(chain.directories), chain.broken) == (1, True)


@settings(max_examples=50)
@given(noise=st.binary(max_size=600))
def test_noise_after_a_header_is_walked_without_harm(noise: bytes) -> None:
    for head in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"):
        walk(head + noise, 10)
