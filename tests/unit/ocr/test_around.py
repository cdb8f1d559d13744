"""Rings that a pen drew around a box or a word, and what is none."""

import cv2
import numpy as np

from ocr.around import ringed
from ocr.clean import Ink
from ocr.crop import Span

BOX, WORD = Span(200, 150, 226, 176), Span(180, 150, 300, 176)


def paper() -> Ink:
    return np.zeros((400, 600), np.uint8)


def boxed() -> Ink:
    ink = paper()
    cv2.rectangle(ink, (200, 150), (225, 175), 255, 2)
    return ink


def test_a_box_alone_has_no_ring() -> None:
    assert not ringed(boxed(), BOX)


def test_a_ring_around_a_box() -> None:
    ink = boxed()
    cv2.circle(ink, (213, 163), 27, 255, 2)
    assert ringed(ink, BOX)


def test_a_ring_through_the_label_beside_the_box() -> None:
    ink = boxed()
    cv2.circle(ink, (213, 163), 27, 255, 2)
    for left in range(234, 330, 14):
        cv2.rectangle(ink, (left, 152), (left + 6, 174), 255, -1)
    assert ringed(ink, BOX)


def test_a_ring_around_a_word() -> None:
    ink = paper()
    for left in range(180, 300, 14):
        cv2.rectangle(ink, (left, 152), (left + 8, 174), 255, -1)
    cv2.ellipse(ink, (240, 163), (80, 28), 0, 0, 360, 255, 2)
    assert ringed(ink, WORD)


def test_half_a_ring_is_none() -> None:
    ink = boxed()
    cv2.ellipse(ink, (213, 163), (27, 27), 0, 0, 180, 255, 2)
    assert not ringed(ink, BOX)


def test_a_cell_of_a_table_is_no_ring() -> None:
    ink = boxed()
    cv2.rectangle(ink, (186, 136), (244, 190), 255, 2)
    assert not ringed(ink, BOX)
