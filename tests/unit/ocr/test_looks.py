"""Doubtful lines are looked at again; narrow hands are spread out first."""

import cv2
import numpy as np
import pytest

from ocr.looks import looks
from ocr.raster import Gray


def line(text: str, squeeze: float = 1.0) -> Gray:
    picture = np.full((60, 40 + 24 * len(text)), 255, np.uint8)
    cv2.putText(picture, text, (12, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 3)
    columns = np.flatnonzero((picture < 255).any(axis=0))
    picture = picture[:, columns[0] - 8 : columns[-1] + 8]
    narrow = (round(picture.shape[1] * squeeze), picture.shape[0])
    return np.asarray(cv2.resize(picture, narrow, interpolation=cv2.INTER_AREA), np.uint8)


def test_clear_words_are_looked_at_once() -> None:
    seen = looks(line("Margaret Jones"), faint=False, numeral=False)
    assert [each.text for each in seen] == ["Margaret Jones"]


@pytest.mark.parametrize("text", ["11/11/2011", "617-555-0110"])
def test_numerals_are_looked_at_twice(text: str) -> None:
    seen = looks(line(text), faint=False, numeral=True)
    assert len(seen) == 2
    assert seen[0].text == text


def test_a_narrow_hand_gets_more_steps() -> None:
    wide, narrow = line("Margaret Jones"), line("Margaret Jones", squeeze=0.45)
    steps = [len(looks(each, False, False)[0].trace.scores) / each.shape[1] for each in (wide, narrow)]
    assert steps[1] > 1.2 * steps[0]


def test_white_paper_is_no_line() -> None:
    assert looks(np.full((60, 300), 255, np.uint8), False, False)[0].text == ""
