"""Round tick boxes, empty and marked; letters are none."""

import cv2
import numpy as np
import pytest

from ocr.clean import Ink
from ocr.rings import find_rings
from ocr.squares import find_squares

DPI = 200.0
SIDE = 26


def paper() -> Ink:
    return np.zeros((400, 600), np.uint8)


def ring(ink: Ink, across: int, down: int) -> None:
    cv2.circle(ink, (across, down), SIDE // 2, 255, 2)


def near(corners: tuple[int, int, int, int], across: int, down: int) -> bool:
    left, top, right, bottom = corners
    return abs((left + right) / 2 - across) <= 3 and abs((top + bottom) / 2 - down) <= 3


def test_empty_rings_are_found() -> None:
    ink = paper()
    for across in (100, 300, 500):
        ring(ink, across, 200)
    found = find_rings(ink, DPI)
    assert len(found) == 3
    assert all(any(near(one, across, 200) for one in found) for across in (100, 300, 500))


def test_a_crossed_ring_is_found_beside_an_empty_one() -> None:
    ink = paper()
    ring(ink, 100, 200)
    ring(ink, 300, 200)
    cv2.line(ink, (292, 192), (308, 208), 255, 3)
    cv2.line(ink, (292, 208), (308, 192), 255, 3)
    found = find_rings(ink, DPI)
    assert any(near(one, 300, 200) for one in found)


@pytest.mark.parametrize("gap", [3, 4])
def test_an_o_among_letters_is_no_ring(gap: int) -> None:
    ink = paper()
    ring(ink, 300, 200)
    for left in (300 - SIDE // 2 - gap - 8, 300 + SIDE // 2 + gap):
        cv2.rectangle(ink, (left, 186), (left + 6, 214), 255, -1)
    assert find_rings(ink, DPI) == []


def test_a_letter_with_four_sides_is_no_tick_box() -> None:
    ink = paper()
    for top in (80, 160, 240):
        cv2.rectangle(ink, (50, top), (50 + SIDE, top + SIDE), 255, 2)
    cv2.rectangle(ink, (300, 170), (316, 186), 255, 3)
    for left in (288, 321):
        cv2.rectangle(ink, (left, 168), (left + 5, 187), 255, -1)
    found = find_squares(ink, DPI)
    assert [round(square.box.left * 600) < 100 for square in found] == [True, True, True]
