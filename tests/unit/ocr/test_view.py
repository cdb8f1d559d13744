"""Boxes of a filled-in page: what is written there, what is marked, who signed."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from domain.form import FieldKind, ValueSource
from domain.page import PageReading, WordSource
from domain.view import UNREADABLE, PageView
from ocr.blanks import Blanks
from ocr.print import Engine
from ocr.raster import Gray, save_png
from ocr.raw import RawPage
from ocr.reader import read_page
from ocr.recogniser import recogniser
from ocr.view import view
from samples import fonts as _fonts
from tests.unit.ocr.paper import ENGLISH, crossed, definition, drawn, field_box, print_form, tick_box, written

HAND = Path(next(iter(_fonts.__path__))) / "patrick-hand.ttf"
TYPE = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("view")


@pytest.fixture(scope="module")
def blanks(folder: Path) -> Blanks:
    return Blanks.load([definition("en", print_form(folder / "en.pdf", ENGLISH))], None)


@pytest.fixture(scope="module")
def filled(folder: Path) -> Gray:
    page = drawn(folder / "en.pdf")
    page = written(page, field_box(0), "Maria Lopez", HAND, 44)
    page = written(page, field_box(1), "04/23/1961", HAND, 44)
    page = written(page, field_box(2), "617-555-0142", TYPE, 34)
    page = written(page, field_box(6), "R. Whitcomb", HAND, 56)
    for number in (1, 4):
        page = crossed(page, tick_box(number))
    return page


@pytest.fixture(scope="module")
def looked(folder: Path, blanks: Blanks, filled: Gray) -> PageView:
    save_png(filled, folder / "raw.png")
    reading = read_page(RawPage(1, folder / "raw.png", 200), folder / "up.png", blanks, 20, Engine())
    return view(folder / "up.png", reading, blanks)


@pytest.mark.parametrize("known", [True, False], ids=["on its blank", "on no blank"])
@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (0, FieldKind.NAME, "Maria Lopez"),
        (1, FieldKind.DATE, "04/23/1961"),
        (2, FieldKind.PHONE, "617-555-0142"),
    ],
)
def test_writing_is_read(looked: PageView, number: int, kind: FieldKind, text: str, known: bool) -> None:
    match = looked.reading.matches[0]
    box = match.place(field_box(number))
    readings = looked.read(box, kind, match if known else None)
    assert readings[0].text == text
    assert readings[0].score > 0.8
    assert readings[0].box.overlap(box) > 0.8


def test_typed_text_is_print(looked: PageView) -> None:
    match = looked.reading.matches[0]
    assert looked.read(match.place(field_box(2)), FieldKind.PHONE, match)[0].source is ValueSource.PRINT


def test_an_empty_field_is_empty(looked: PageView) -> None:
    match = looked.reading.matches[0]
    assert looked.read(match.place(field_box(3)), FieldKind.TEXT, match) == ()
    assert looked.read(match.place(field_box(3)), FieldKind.TEXT) == ()


@pytest.mark.parametrize("known", [True, False], ids=["on its blank", "on no blank"])
def test_marked_boxes(looked: PageView, known: bool) -> None:
    match = looked.reading.matches[0]
    marks = {
        number: looked.mark(match.place(tick_box(number)), match if known else None).marked
        for number in range(len(ENGLISH))
    }
    assert [number for number, marked in marks.items() if marked > 0.9] == [1, 4]
    assert [number for number, marked in marks.items() if marked < 0.1] == [0, 2, 3, 5, 6]


def test_a_signature_is_present_where_somebody_signed(looked: PageView) -> None:
    match = looked.reading.matches[0]
    signed = looked.signature(match.place(field_box(6)), match)
    assert signed.present > 0.9
    assert signed.ink_box is not None
    unsigned = looked.signature(match.place(field_box(5)), match)
    assert unsigned.present < 0.2


def test_a_scrawl_is_not_the_same_as_nothing(folder: Path, blanks: Blanks) -> None:
    page = np.full((2200, 1700), 255, np.uint8)
    box = field_box(0)
    page[int(box.top * 2200) + 5 : int(box.bottom * 2200) - 5, 700:760] = 0
    save_png(page, folder / "scrawl.png")
    reading = PageReading(1, 1700, 2200, 0, 0.0, 0.0, 0.01, (), WordSource.PRINT)
    readings = view(folder / "scrawl.png", reading, blanks).read(box, FieldKind.NAME)
    assert readings
    assert readings[0].text == UNREADABLE or readings[0].score < 0.8


def test_the_recogniser_reads_a_line_of_handwriting() -> None:
    paper = np.full((80, 700), 255, np.uint8)
    picture = Image.fromarray(paper)
    ImageDraw.Draw(picture).text((10, 10), "Helen Park 1961", font=ImageFont.truetype(str(HAND), 44), fill=0)
    line = recogniser().read([np.array(picture, np.uint8)])[0]
    assert line.text == "Helen Park 1961"
    assert line.score > 0.8
