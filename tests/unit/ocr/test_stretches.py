"""The second reading of what the print engine missed."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from domain.page import Box, Square, Word
from ocr.clean import ink_of
from ocr.raster import Gray
from ocr.stretches import read_again

FONT = ImageFont.load_default(30)


@pytest.fixture(scope="module")
def paper() -> Gray:
    picture = Image.new("L", (1200, 500), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((60, 60), "Patient Name", font=FONT, fill=0)
    draw.text((60, 160), "Date of Birth", font=FONT, fill=0)
    draw.rectangle((60, 250, 1100, 300), fill=0)
    draw.text((70, 256), "Recipient", font=FONT, fill=255)
    draw.text((400, 160), "X", font=FONT, fill=0)
    return np.asarray(picture, np.uint8)


def texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in sorted(words, key=lambda w: (round(w.box.top, 2), w.box.left))]


def test_what_was_not_read_is_read_where_it_stands(paper: Gray) -> None:
    words = read_again(paper, ink_of(paper), ())
    assert texts(words)[:2] == ["Patient", "Name"]
    assert words[0].box.left == pytest.approx(60 / 1200, abs=0.01)


def test_light_print_on_a_dark_bar_is_read(paper: Gray) -> None:
    assert texts(read_again(paper, ink_of(paper), ()))[-1] == "Recipient"


def test_sure_words_are_left_alone(paper: Gray) -> None:
    sure = (
        Word("Patient", Box(0.045, 0.1, 0.14, 0.22), 0.95, 1),
        Word("Name", Box(0.14, 0.1, 0.25, 0.22), 0.95, 1),
    )
    words = read_again(paper, ink_of(paper), sure)
    assert set(sure) <= set(words)


def test_a_mark_in_a_square_is_no_letter(paper: Gray) -> None:
    square = Square(Box(390 / 1200, 150 / 500, 430 / 1200, 205 / 500), 0.3)
    assert "X" not in texts(read_again(paper, ink_of(paper), (), (square,)))
