"""What extraction expects of a page's view: the same for the unit tests' fake and for the real one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from domain.form import FieldKind, ValueSource
from domain.page import Box, PageReading
from domain.view import PageView
from ocr import Blanks
from ocr import view as open_view
from tests.unit.classifiers.paper import FakeView, page, words_at

WIDE, TALL = 1700, 2200
WRITTEN = Box(0.1, 0.1, 0.6, 0.13)
EMPTY = Box(0.1, 0.3, 0.6, 0.33)
MARKED = Box(0.1, 0.5, 0.12, 0.5155)
UNMARKED = Box(0.2, 0.5, 0.22, 0.5155)
SIGNED = Box(0.1, 0.7, 0.5, 0.75)

Open = Callable[[Path], PageView]


def corners(box: Box) -> tuple[float, float, float, float]:
    return box.left * WIDE, box.top * TALL, box.right * WIDE, box.bottom * TALL


def reading() -> PageReading:
    return page(words=words_at("617-555-0142", 0.11, 0.108))


def fake(folder: Path) -> PageView:
    return FakeView(reading(), marked={MARKED.centre: 0.98}, signed=(Box(0.12, 0.705, 0.35, 0.745),))


def real(folder: Path) -> PageView:
    picture = Image.new("L", (WIDE, TALL), 255)
    pen = ImageDraw.Draw(picture)
    pen.text((0.11 * WIDE, 0.104 * TALL), "617-555-0142", fill=0, font=ImageFont.load_default(40))
    for box in (MARKED, UNMARKED):
        pen.rectangle(corners(box), outline=0, width=3)
    left, top, right, bottom = corners(MARKED)
    pen.line((left, top, right, bottom), fill=0, width=6)
    pen.line((left, bottom, right, top), fill=0, width=6)
    left, top, right, bottom = corners(SIGNED)
    points = [(left + 40 + 12 * n, top + 25 + (40 if n % 2 else 5)) for n in range(28)]
    pen.line(points, fill=0, width=5, joint="curve")
    path = folder / "page.png"
    picture.save(path)
    return open_view(path, reading(), Blanks())


@pytest.fixture(params=[fake, real], ids=["fake", "real"])
def view(request: pytest.FixtureRequest, tmp_path: Path) -> PageView:
    opened: Open = request.param
    return opened(tmp_path)


def test_reads_what_is_written_in_a_box(view: PageView) -> None:
    readings = view.read(WRITTEN, FieldKind.PHONE)
    assert readings
    assert any("".join(c for c in each.text if c.isdigit()) == "6175550142" for each in readings)
    for each in readings:
        assert 0.0 <= each.score <= 1.0
        assert isinstance(each.source, ValueSource)
        assert each.box.overlap(WRITTEN) > 0.5
        assert each.engine


def test_an_empty_box_has_no_reading(view: PageView) -> None:
    assert view.read(EMPTY, FieldKind.NAME) == ()


def test_tells_a_marked_box_from_an_empty_one(view: PageView) -> None:
    assert view.mark(MARKED).marked > 0.9
    assert view.mark(UNMARKED).marked < 0.1


def test_tells_a_signature_from_an_empty_line(view: PageView) -> None:
    signed = view.signature(SIGNED)
    assert signed.present > 0.5
    assert signed.ink_box is not None
    assert signed.ink_box.overlap(SIGNED) > 0.5
    assert view.signature(EMPTY).present < 0.1


def test_its_reading_is_the_pages(view: PageView) -> None:
    assert view.reading == reading()
