"""Short lines to tick on, among print that has level strokes too."""

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.dashes import find_dashes

TOPS = (100, 150, 200, 250)
LEFT, LONG = 80, 56


def lines() -> Ink:
    ink = np.zeros((500, 600), np.uint8)
    for top in TOPS:
        cv2.line(ink, (LEFT, top), (LEFT + LONG, top), 255, 2)
        cv2.putText(ink, "Option", (LEFT + LONG + 16, top), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 255, 2)
    return ink


def rows(ink: Ink) -> list[int]:
    return [round(box.bottom * ink.shape[0]) for box in find_dashes(ink, 200)]


def test_a_column_of_short_lines() -> None:
    assert [min(TOPS, key=lambda top: abs(top - row)) for row in rows(lines())] == list(TOPS)


def test_a_cross_on_a_line_does_not_hide_it() -> None:
    ink = lines()
    cv2.line(ink, (LEFT + 16, 124), (LEFT + 38, 153), 255, 4)
    cv2.line(ink, (LEFT + 38, 124), (LEFT + 16, 153), 255, 4)
    assert len(rows(ink)) == len(TOPS)


def test_feet_of_letters_are_no_lines() -> None:
    ink = np.zeros((500, 600), np.uint8)
    for top in TOPS:
        cv2.line(ink, (LEFT, top), (LEFT + LONG, top), 255, 2)
        for stem in range(LEFT, LEFT + LONG, 12):
            cv2.rectangle(ink, (stem, top - 22), (stem + 7, top), 255, -1)
    assert rows(ink) == []


def test_one_line_alone_is_not_enough() -> None:
    ink = np.zeros((500, 600), np.uint8)
    cv2.line(ink, (LEFT, 100), (LEFT + LONG, 100), 255, 2)
    assert rows(ink) == []
