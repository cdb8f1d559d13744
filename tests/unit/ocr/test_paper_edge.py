"""A photo of a sheet on a table becomes the sheet; what is no such photo stays whole."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from ocr.blanks import Blanks
from ocr.clean import even_paper
from ocr.decode import decode
from ocr.paper_edge import flattened
from ocr.raster import Gray, load_png
from ocr.raw import PageLimits
from ocr.sight import Kin
from ocr.upright import upright
from tests.unit.ocr.paper import ENGLISH, definition, drawn, print_form

STRAIGHT = ((300, 250), (2000, 250), (2000, 2450), (300, 2450))
FROM_BELOW = ((420, 300), (1900, 330), (2120, 2500), (240, 2440))
FROM_THE_LEFT = ((300, 240), (1900, 480), (1930, 2260), (260, 2560))


@dataclass(frozen=True, slots=True)
class Form:
    page: Gray
    blanks: Blanks


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path = print_form(tmp_path_factory.mktemp("edge") / "form.pdf", ENGLISH)
    return Form(drawn(path), Blanks.load([definition("en", path)]))


def photo(page: Gray, corners: tuple[tuple[int, int], ...], table: int = 90) -> Gray:
    """Seen from where the sheet's corners fall on these points, a shadow over its right half."""
    height, width = page.shape
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    slant = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    canvas = np.full((2750, 2300), table, np.uint8)
    canvas += np.random.default_rng(1).integers(0, 12, canvas.shape, np.uint8)
    seen = cv2.warpPerspective(
        (page * 0.85 + 20).astype(np.uint8),
        slant,
        (2300, 2750),
        dst=canvas,
        borderMode=cv2.BORDER_TRANSPARENT,
        flags=cv2.INTER_AREA,
    )
    shade = np.linspace(1.0, 0.75, 2300)[None, :]
    return np.asarray(seen * shade, np.uint8)


@pytest.mark.parametrize("corners", [STRAIGHT, FROM_BELOW, FROM_THE_LEFT])
def test_a_photographed_form_lies_on_its_blank(
    form: Form, corners: tuple[tuple[int, int], ...], tmp_path: Path
) -> None:
    Image.fromarray(photo(form.page, corners)).save(tmp_path / "photo.jpg", quality=85)
    raw = decode(tmp_path / "photo.jpg", "image/jpeg", tmp_path, PageLimits()).pages[0]
    page = upright(even_paper(load_png(raw.image)), raw.dpi, form.blanks)
    assert page.placed is not None
    assert page.placed.kin is Kin.SAME
    assert page.placed.match.residual < 0.003


@pytest.mark.parametrize("corners", [FROM_BELOW, FROM_THE_LEFT])
def test_the_slant_is_gone(form: Form, corners: tuple[tuple[int, int], ...]) -> None:
    sheet = flattened(photo(form.page, corners))
    assert sheet is not None
    height, width = sheet.shape
    assert height / width == pytest.approx(11 / 8.5, rel=0.12)


def test_a_scan_stays_whole(form: Form) -> None:
    assert flattened(form.page) is None
    tinted = (form.page * 0.8 + 30).astype(np.uint8)
    assert flattened(tinted) is None


def test_a_dark_band_of_the_form_is_no_table(form: Form) -> None:
    page = form.page.copy()
    page[:320] = 40
    page[-150:] = 40
    assert flattened(page) is None


def test_a_dark_picture_on_a_page_is_no_table(form: Form) -> None:
    page = form.page.copy()
    page[900:1500, 300:1400] = 60
    assert flattened(page) is None


def test_a_sheet_half_out_of_the_picture_stays_whole(form: Form) -> None:
    assert flattened(photo(form.page, FROM_BELOW)[1200:, 900:]) is None
