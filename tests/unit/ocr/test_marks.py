"""Marks people put on tick boxes of a form whose blank is known, and of one that is not."""

from random import Random

import cv2
import numpy as np
import pytest

from domain.page import Box
from ocr.clean import ink_of
from ocr.marks import Marks
from ocr.raster import Gray
from samples import pen
from samples.filling import Mark

HIGH, WIDE = 400, 700
LEFT, TOP, SIDE = 200, 180, 25
BOX = Box(LEFT / WIDE, TOP / HIGH, (LEFT + SIDE) / WIDE, (TOP + SIDE) / HIGH)


def blank() -> Gray:
    picture = np.full((HIGH, WIDE), 255, np.uint8)
    for row in range(-2, 3):
        top = TOP + 50 * row
        cv2.rectangle(picture, (LEFT, top), (LEFT + SIDE - 1, top + SIDE - 1), 0, 2)
        cv2.putText(picture, f"Label {row + 7}", (LEFT + 40, top + 20), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2)
    return picture


def drawn(strokes: list[pen.Stroke], page: Gray | None = None) -> Gray:
    picture = blank() if page is None else page
    for stroke in strokes:
        points = np.column_stack([LEFT + stroke[:, 0] * SIDE, TOP + stroke[:, 1] * SIDE])
        cv2.polylines(picture, [points.round().astype(np.int32)], False, 0, 3)
    return picture


def known(page: Gray) -> float:
    return Marks(page, ink_of(page)).read(BOX, ink_of(blank())).marked


def unknown(page: Gray) -> float:
    return Marks(page, ink_of(page)).read(BOX, None).marked


@pytest.mark.parametrize("kind", [Mark.CROSS, Mark.CHECK, Mark.FILLED, Mark.CIRCLE])
@pytest.mark.parametrize("seed", range(8))
def test_every_way_of_marking_is_seen(kind: Mark, seed: int) -> None:
    assert known(drawn(pen.mark(kind, Random(seed)))) > 0.8


@pytest.mark.parametrize("kind", [Mark.CROSS, Mark.CHECK, Mark.FILLED])
def test_most_are_seen_without_a_blank_too(kind: Mark) -> None:
    assert unknown(drawn(pen.mark(kind, Random(3)))) > 0.8


def test_an_untouched_box_is_surely_not_marked() -> None:
    assert known(blank()) < 0.001
    assert unknown(blank()) < 0.01


def test_its_neighbours_marks_are_not_its_own() -> None:
    above = [stroke - (0.0, 50 / SIDE) for stroke in pen.mark(Mark.CIRCLE, Random(1))]
    assert known(drawn(above)) < 0.1


def test_a_box_that_lies_some_rows_off_is_found() -> None:
    marked = drawn(pen.mark(Mark.CHECK, Random(5)))
    assert known(np.roll(marked, 18, axis=0)) > 0.8
    assert known(np.roll(blank(), 18, axis=0)) < 0.01


def test_rows_lost_in_the_box_are_no_mark() -> None:
    page = np.delete(blank(), slice(TOP + 8, TOP + 14), axis=0)
    assert known(np.vstack([page, np.full((6, WIDE), 255, np.uint8)])) < 0.2


def test_a_streak_of_dirt_is_no_mark() -> None:
    page = blank()
    page[:, LEFT + 12 : LEFT + 14] = 0
    assert known(page) < 0.2


def test_specks_are_no_mark() -> None:
    page = blank()
    page[TOP + 10, LEFT + 9], page[TOP + 14, LEFT + 15] = 0, 0
    assert known(page) < 0.01


@pytest.mark.parametrize("seed", range(4))
def test_a_mark_struck_through_with_its_label_is_left_to_a_person(seed: int) -> None:
    line = pen.smooth([(-0.5, 0.5), (2.0, 0.45), (6.0, 0.5)])
    assert 0.05 < known(drawn([*pen.mark(Mark.CROSS, Random(seed)), line])) < 0.5


def test_a_mark_scribbled_out_is_left_to_a_person() -> None:
    points = [((-0.8 if step % 2 else 1.8), -0.6 + 2.2 * step / 16) for step in range(17)]
    assert 0.05 < known(drawn([*pen.mark(Mark.CROSS, Random(2)), pen.smooth(points)])) < 0.5
