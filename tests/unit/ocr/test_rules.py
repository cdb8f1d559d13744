"""Rules are told whole where a fax tore holes into them, and apart where the form has two."""

import numpy as np

from ocr.clean import Ink
from ocr.rules import find_rules, rule_boxes

DPI = 200.0


def paper() -> Ink:
    return np.zeros((400, 1000), np.uint8)


def torn(ink: Ink, top: int, left: int, right: int, piece: int, hole: int) -> None:
    """A level rule two pixels thick with a hole after every piece."""
    for start in range(left, right, piece + hole):
        ink[top : top + 2, start : min(start + piece, right)] = 255


def across(ink: Ink) -> list[tuple[int, int]]:
    boxes = rule_boxes(find_rules(ink, DPI).across)
    return sorted((round(box.left * ink.shape[1]), round(box.right * ink.shape[1])) for box in boxes)


def test_a_rule_with_holes_is_one() -> None:
    ink = paper()
    torn(ink, 100, 100, 780, piece=30, hole=5)
    ((left, right),) = across(ink)
    assert abs(left - 100) <= 2
    assert abs(right - 780) <= 8


def test_rules_of_two_columns_stay_two() -> None:
    ink = paper()
    ink[100:102, 100:400] = 255
    ink[100:102, 422:800] = 255
    (_, end), (start, _) = across(ink)
    assert abs(end - 400) <= 2
    assert abs(start - 422) <= 2


def test_an_upright_rule_with_holes_is_one() -> None:
    ink = paper()
    for top in range(50, 350, 42):
        ink[top : top + 38, 300:302] = 255
    boxes = rule_boxes(find_rules(ink, DPI).down, upright=True)
    assert len(boxes) == 1
    assert boxes[0].height * ink.shape[0] > 280


def test_rules_of_two_rows_stay_two() -> None:
    ink = paper()
    for top in (100, 110):
        ink[top : top + 2, 100:600] = 255
    boxes = rule_boxes(find_rules(ink, DPI).across)
    assert len(boxes) == 2


def test_a_rule_beside_a_slanted_row_of_dashes_is_found_and_the_dashes_are_not() -> None:
    ink = np.zeros((300, 1200), np.uint8)
    for left in range(100, 900, 42):
        row = 100 + left // 40
        ink[row : row + 2, left : left + 30] = 255
    ink[117:119, 150:350] = 255  # within the dashes' hull, touching none
    across = find_rules(ink, 200).across
    assert across[117:119, 150:350].mean() > 250
    assert not across[100:113].any()
