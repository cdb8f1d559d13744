"""A person may circle a tick box instead of marking it."""

import cv2
import numpy as np

from ocr.crop import Span
from ocr.marks import Strokes, marked

BOX = Span(40, 40, 64, 64)


def strokes(draw_ring: bool, beside: bool = False) -> Strokes:
    """Ink of a page's crop with the printed frame, and the same without what is printed."""
    added = np.zeros((104, 104), np.uint8)
    if draw_ring:
        cv2.ellipse(added, (52, 52), (28, 22), 0, 0, 360, 255, 3)
    if beside:
        cv2.line(added, (70, 20), (76, 90), 255, 3)
    ink = added.copy()
    cv2.rectangle(ink, (40, 40), (63, 63), 255, 2)
    return Strokes(ink, added, BOX)


def test_a_ring_around_the_box_marks_it() -> None:
    assert marked(strokes(draw_ring=True))[0] > 0.7


def test_a_stroke_beside_it_does_not() -> None:
    assert marked(strokes(draw_ring=False, beside=True))[0] < 0.3


def test_an_untouched_box_is_not_marked() -> None:
    assert marked(strokes(draw_ring=False))[0] < 0.05
