"""What a page says that lies on a known blank: its print is known, only what was added is read."""

from dataclasses import replace

import cv2
import numpy as np

from domain.page import Box, Match, Square, Word
from ocr.added import placed_blank
from ocr.blanks import BlankPage
from ocr.clean import Ink
from ocr.crop import span
from ocr.raster import Gray
from ocr.squares import fill
from ocr.upright import Placed

_INSIDE = Box(0.0, 0.0, 1.0, 1.0)
_THICKER = 7
_DULL, _CLEAR = 0.80, 0.96
"""How like the blank its words look on the worst fax that can be read, and on a clean scan."""


def printed_words(placed: Placed) -> tuple[Word, ...]:
    """The blank's words where they lie on the page; those that were cut off are left out."""
    words = [
        replace(word, box=placed.match.place(word.box), confidence=placed.match.score)
        for word in placed.blank.words
    ]
    return tuple(word for word in words if word.box.overlap(_INSIDE) > 0.5)


def tick_squares(placed: Placed, ink: Ink) -> tuple[Square, ...]:
    found = []
    for tick in placed.blank.ticks:
        box = placed.match.place(tick)
        where = span(box, ink)
        found.append(Square(box, fill(ink, (where.left, where.top, where.right, where.bottom))))
    return tuple(found)


def added_picture(gray: Gray, ink: Ink, blank: BlankPage, match: Match) -> Gray:
    """What was written into the fields, on white: nothing of the blank's own print. The whole page where
    the blank's fields are not known."""
    printed = cv2.dilate(placed_blank(blank, match, gray), np.ones((_THICKER, _THICKER), np.uint8))
    added = cv2.bitwise_and(ink, cv2.bitwise_not(printed))
    clear = np.full_like(gray, 255)
    for box in blank.writing or (_INSIDE,):
        place = match.place(box)
        where = span(place, gray)
        around = where.grown(where.height // 2, where.height // 3, gray)
        near = cv2.dilate(around.of(np.asarray(added, np.uint8)), np.ones((3, 3), np.uint8))
        around.of(clear)[:] = np.where(near > 0, around.of(gray), around.of(clear))
    return clear


def clearness(placed: Placed) -> float:
    """How well print can be read, 0 to 1, told by how like the blank's the page's own looks."""
    return round(min(max((placed.clear - _DULL) / (_CLEAR - _DULL), 0.0), 1.0) * placed.match.score, 3)
