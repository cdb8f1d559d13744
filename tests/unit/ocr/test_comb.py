"""Uprights that part a place into cells for one sign each are no writing."""

import numpy as np

from ocr.clean import Ink
from ocr.rules import without_comb


def with_uprights(columns: list[int], high: int = 50) -> Ink:
    ink = np.zeros((60, 520), np.uint8)
    for column in columns:
        ink[4 : 4 + high, column : column + 3] = 255
    return ink


def test_a_comb_goes_and_what_stands_between_its_teeth_stays() -> None:
    ink = with_uprights([20 + 50 * n for n in range(9)])
    ink[20:45, 44:47] = 255  # a one, lower than the teeth
    bare = without_comb(ink)
    assert not bare[:, 15:30].any() and not bare[:, 415:430].any()
    assert bare[20:45, 44:47].all()


def test_a_torn_tooth_goes_too_where_the_others_stand_in_step() -> None:
    ink = with_uprights([20 + 50 * n for n in range(9) if n != 4])
    ink[4:34, 220:223] = 255
    assert not without_comb(ink).any()


def test_upright_strokes_at_uneven_steps_are_letters() -> None:
    ink = with_uprights([20, 48, 130, 155, 260, 330, 351])
    assert (without_comb(ink) == ink).all()


def test_three_uprights_are_no_comb() -> None:
    ink = with_uprights([20, 70, 120])
    assert (without_comb(ink) == ink).all()
