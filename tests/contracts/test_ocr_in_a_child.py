"""Models loaded before a fork work after it, page by page, and the parent stays as it was."""

from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import ocr
import sandbox
from domain.page import PageReading
from ocr.raster import Gray
from ocr.recogniser import recogniser
from tests.unit.ocr.paper import ENGLISH, definition, drawn, fax_tiff, print_form

LIMITS = sandbox.Limits(seconds=30, cpu_seconds=20, memory=3 * 1024**3)
TYPE = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def line_of(text: str) -> Gray:
    picture = Image.new("L", (600, 60), 255)
    ImageDraw.Draw(picture).text((8, 8), text, font=ImageFont.truetype(TYPE, 32), fill=0)
    return np.array(picture, np.uint8)


def read_line(text: str) -> str:
    return recogniser().read([line_of(text)])[0].text


def test_the_recogniser_of_the_parent_reads_in_many_children() -> None:
    ocr.warm()
    assert recogniser().read([line_of("before the fork")])[0].text == "before the fork"
    for text in ("the first child", "the second child", "the third child"):
        assert sandbox.run(partial(read_line, text), str, LIMITS) == text
    assert recogniser().read([line_of("after the fork")])[0].text == "after the fork"


def test_a_fax_goes_through_two_children(tmp_path: Path) -> None:
    ocr.warm()
    form = print_form(tmp_path / "form.pdf", ENGLISH)
    blanks = ocr.Blanks.load([definition("en", form)], tmp_path / "cache")
    (tmp_path / "fax.tif").write_bytes(fax_tiff([drawn(form)], 98, dpi=(204, 98)))
    decoded = sandbox.run(
        lambda: ocr.decode(tmp_path / "fax.tif", "image/tiff", tmp_path, ocr.PageLimits()),
        ocr.Decoded,
        LIMITS,
    )
    reading = sandbox.run(
        lambda: ocr.read_page(decoded.pages[0], tmp_path / "up.png", blanks, 20), PageReading, LIMITS
    )
    assert [(match.template, match.page) for match in reading.matches] == [("en", 1)]
    assert reading.matches[0].score > 0.8
