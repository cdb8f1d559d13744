"""A bad line spoils a few rows and no others; a tired scanner leaves white lines."""

from random import Random

import numpy as np

from samples.line_faults import dropped_out, garbled
from samples.sheet_faults import Grey


def dots() -> Grey:
    page = np.full((400, 1728), 255, np.uint8)
    page[:, 200:260] = page[:, 900:1200] = 0
    return page


def test_garbled_rows_are_few_and_still_black_and_white() -> None:
    changed = []
    for seed in range(8):
        spoiled = garbled(dots(), 10, Random(seed))
        assert set(np.unique(spoiled)) == {0, 255}
        changed.append(int((spoiled != dots()).any(axis=1).sum()))
    assert 0 < max(changed) <= 50


def test_the_same_seed_garbles_the_same_rows() -> None:
    assert (garbled(dots(), 10, Random(3)) == garbled(dots(), 10, Random(3))).all()
    assert (garbled(dots(), 0, Random(2)) == dots()).all()


def test_dropped_out_columns_are_white_all_the_way_down() -> None:
    page = dropped_out(np.zeros((100, 1728), np.uint8), Random(1))
    white = (page == 255).all(axis=0)
    assert 1 <= white.sum() <= 9
    assert ((page == 255).any(axis=0) == white).all()
