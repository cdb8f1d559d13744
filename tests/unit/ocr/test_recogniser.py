"""The weights in the repository read what they were fitted for, and see nothing on white paper."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import samples
from ocr.raster import Gray
from ocr.recogniser import recogniser

HANDS = Path(samples.__file__).parent / "fonts"


def line(text: str, hand: str) -> Gray:
    font = ImageFont.truetype(HANDS / f"{hand}.ttf", 40)
    picture = Image.new("L", (round(font.getlength(text)) + 24, 64), 255)
    ImageDraw.Draw(picture).text((12, 46), text, font=font, anchor="ls")
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("Margaret Jones", "architects-daughter"),
        ("Calle Núñez 12", "kalam"),
        ("11/11/1941", "kalam"),
        ("(617) 555-0142", "indie-flower"),
    ],
)
def test_hands_that_it_was_never_shown_are_read(text: str, hand: str) -> None:
    assert recogniser().read([line(text, hand)])[0].text == text


def test_every_step_is_a_distribution_over_named_signs() -> None:
    trace = recogniser().read([line("Margaret Jones", "kalam")])[0].trace
    assert trace.scores.shape[1] == len(trace.signs)
    assert trace.signs[0] == ""
    assert len(set(trace.signs)) == len(trace.signs)
    assert np.allclose(trace.scores.sum(axis=1), 1, atol=1e-3)


def test_white_paper_says_nothing() -> None:
    assert recogniser().read([np.full((60, 300), 255, np.uint8)])[0].text == ""
