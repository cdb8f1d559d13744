"""Ink of a box, cut into lines."""

import numpy as np

from ocr.clean import Ink
from ocr.writing import written_lines

LETTER = 20


def page(*strokes: tuple[int, int, int, int]) -> Ink:
    """Ink in rectangles: left, top, right, bottom."""
    ink = np.zeros((90, 400), np.uint8)
    for left, top, right, bottom in strokes:
        ink[top:bottom, left:right] = 255
    return ink


def row(top: int, count: int = 12) -> list[tuple[int, int, int, int]]:
    return [(20 + 25 * n, top, 32 + 25 * n, top + LETTER) for n in range(count)]


def lines_of(ink: Ink, several: bool = True, specks: Ink | None = None) -> list[tuple[int, int]]:
    gray = np.where(ink > 0, np.uint8(0), np.uint8(255))
    found = written_lines(gray, ink, np.zeros_like(ink) if specks is None else specks, several)
    return [(line.where.top, line.where.bottom) for line in found]


def test_two_rows_are_two_lines() -> None:
    assert lines_of(page(*row(10), *row(50))) == [(10, 30), (50, 70)]


def test_a_tail_into_the_next_line_stays_with_its_letter() -> None:
    tailed = page(*row(10), (30, 10, 32, 48), *row(50))
    assert lines_of(tailed) == [(10, 48), (50, 70)]


def test_a_lone_tail_below_a_line_is_no_line() -> None:
    tailed = page(*row(10), (28, 10, 32, 42), (24, 38, 32, 42))
    assert lines_of(tailed) == [(10, 42)]


def test_tails_that_a_printed_line_cut_off_are_no_line() -> None:
    assert lines_of(page(*row(10, 14), (60, 42, 63, 54), (200, 42, 203, 54))) == [(10, 30)]


def test_a_short_last_line_is_a_line() -> None:
    assert lines_of(page(*row(10, 14), *row(50, 1))) == [(10, 30), (50, 70)]


def test_one_line_is_asked_for_one_line_is_given() -> None:
    assert lines_of(page(*row(10), *row(50)), several=False) == [(10, 70)]


def test_what_looks_like_dirt_is_kept_on_a_faint_line_only() -> None:
    speck = page((162, 20, 165, 22))
    thick = page(*row(10))
    # Every letter but a hair's outline: each pixel has ink on two sides at most.
    thin = page(*[(x, 10, x + 1, 30) for x, *_ in row(0)], *[(x, 10, x + 12, 11) for x, *_ in row(0)])
    for ink, kept in ((thick, False), (thin, True)):
        gray = np.where((ink > 0) | (speck > 0), np.uint8(0), np.uint8(255))
        line = written_lines(gray, ink, speck, False)[0]
        at = (20 - line.where.top + 6, 163 - line.where.left + 12)
        assert bool(line.picture[at] == 0) is kept
        assert line.faint is kept


def test_a_speck_far_from_the_writing_is_no_part_of_the_line() -> None:
    ink = page(*row(10, 6), (330, 18, 333, 21))
    gray = np.where(ink > 0, np.uint8(0), np.uint8(255))
    line = written_lines(gray, ink, np.zeros_like(ink), False)[0]
    assert line.where.right == 20 + 25 * 5 + 12


def test_a_hyphen_between_figures_stays() -> None:
    ink = page(*row(10, 4), (114, 19, 120, 21), (124, 10, 136, 30))
    gray = np.where(ink > 0, np.uint8(0), np.uint8(255))
    line = written_lines(gray, ink, np.zeros_like(ink), False)[0]
    assert line.picture[20 - line.where.top + 6, 117 - line.where.left + 12] == 0
