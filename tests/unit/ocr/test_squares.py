"""Square tick boxes, empty and marked, on pages of any fineness."""

import cv2
import numpy as np
import pytest

from ocr.clean import Ink
from ocr.squares import dots_of, find_squares

SIDE = 26
TOPS = (80, 160, 240, 320)


def boxes(side: int = SIDE) -> Ink:
    ink = np.zeros((500, 600), np.uint8)
    for top in TOPS:
        cv2.rectangle(ink, (100, top), (100 + side, top + side), 255, 2)
    return ink


def found_at(ink: Ink, across: float, down: float, dpi: float = 200) -> bool:
    height, width = ink.shape
    return any(
        each.box.left < across / width < each.box.right and each.box.top < down / height < each.box.bottom
        for each in find_squares(ink, dpi)
    )


@pytest.mark.parametrize("reach", [2, 10, 20])
def test_a_check_far_beyond_its_box_does_not_hide_it(reach: int) -> None:
    ink = boxes()
    top = TOPS[1]
    cv2.line(ink, (100 - reach // 2, top + 10), (108, top + SIDE + reach // 2), 255, 3)
    cv2.line(ink, (108, top + SIDE + reach // 2), (100 + SIDE + reach, top - reach), 255, 3)
    assert found_at(ink, 100 + SIDE / 2, top + SIDE / 2)


def test_a_box_inside_a_pen_s_ring_is_found() -> None:
    ink = boxes()
    cv2.circle(ink, (100 + SIDE // 2, TOPS[2] + SIDE // 2), SIDE, 255, 2)
    assert found_at(ink, 100 + SIDE / 2, TOPS[2] + SIDE / 2)


def test_a_black_patch_is_no_box() -> None:
    ink = boxes()
    cv2.rectangle(ink, (300, 60), (560, 340), 255, -1)
    assert not found_at(ink, 430, 200)
    assert len(find_squares(ink, 200)) == len(TOPS)


def test_a_black_bar_does_not_hide_a_checked_box() -> None:
    ink = boxes()
    cv2.rectangle(ink, (20, 10), (580, 64), 255, -1)
    top = TOPS[1]
    cv2.line(ink, (96, top + 8), (108, top + SIDE + 4), 255, 5)
    cv2.line(ink, (108, top + SIDE + 4), (100 + SIDE + 8, top - 8), 255, 5)
    assert found_at(ink, 100 + SIDE / 2, top + SIDE / 2)
    assert len(find_squares(ink, 200)) == len(TOPS)


def test_cells_of_a_grid_are_no_boxes() -> None:
    ink = boxes()
    for line in range(6):
        cv2.line(ink, (300, 100 + line * SIDE), (300 + 5 * SIDE, 100 + line * SIDE), 255, 2)
        cv2.line(ink, (300 + line * SIDE, 100), (300 + line * SIDE, 100 + 5 * SIDE), 255, 2)
    assert len(find_squares(ink, 200)) == len(TOPS)


@pytest.mark.parametrize("scale", [0.75, 1.5, 2.0])
def test_boxes_are_found_however_fine_the_picture(scale: float) -> None:
    ink = boxes()
    fine = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    assert len(find_squares(np.asarray(fine, np.uint8), 200 * scale)) == len(TOPS)


def test_a_sheet_is_taken_for_letter_paper() -> None:
    assert dots_of(np.zeros((3300, 2550), np.uint8)) == 300
    assert dots_of(np.zeros((1275, 1650), np.uint8)) == 150


def test_letters_in_a_box_s_column_are_no_boxes() -> None:
    ink = boxes()
    for letter in range(5):
        left = 100 + letter * (SIDE + 5)
        cv2.rectangle(ink, (left, 400), (left + SIDE, 400 + SIDE), 255, 3)
    assert len(find_squares(ink, 200)) == len(TOPS)


def test_the_first_letter_after_a_box_is_no_ring() -> None:
    ink = boxes()
    for top in TOPS:
        cv2.circle(ink, (100 + SIDE + 14 + 11, top + SIDE // 2), 11, 255, 2)
        cv2.rectangle(ink, (100 + SIDE + 40, top + 2), (100 + SIDE + 44, top + SIDE), 255, -1)
    assert len(find_squares(ink, 200)) == len(TOPS)
