"""A worn sheet shows the fault it was given, keeps its size, and wears the same way from the same seed."""

from random import Random

import numpy as np
import pytest

from samples.sheet_faults import UNWORN, Grey, Wear, worn


def sheet() -> Grey:
    """A frame and a block of print, white around."""
    page = np.full((1100, 850), 255, np.uint8)
    page[100:104, 85:765] = page[996:1000, 85:765] = 0
    page[100:1000, 85:89] = page[100:1000, 761:765] = 0
    page[500:520, 300:600] = 0
    return page


def frame(page: Grey) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero((page < 128).any(axis=1)), np.flatnonzero((page < 128).any(axis=0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def test_an_unworn_sheet_stays_what_it_is() -> None:
    assert (worn(sheet(), UNWORN, Random(1)) == sheet()).all()


@pytest.mark.parametrize(
    "wear",
    [
        Wear(stretch=0.05, drift=0.02),
        Wear(punched=1.0),
        Wear(stapled=1.0),
        Wear(black_edge=1.0),
        Wear(blotched=1.0),
        Wear(faint=1.0),
    ],
)
def test_every_fault_shows_and_repeats(wear: Wear) -> None:
    for seed in range(5):
        once, again = worn(sheet(), wear, Random(seed)), worn(sheet(), wear, Random(seed))
        assert once.shape == sheet().shape and once.dtype == np.uint8
        assert (once == again).all()
        assert (once != sheet()).any()
    assert (worn(sheet(), wear, Random(1)) != worn(sheet(), wear, Random(2))).any()


def test_a_sheet_is_shrunk_and_stretched_within_its_bounds() -> None:
    tall, wide = 900, 680
    heights, widths = [], []
    for seed in range(60):
        top, bottom, left, right = frame(worn(sheet(), Wear(stretch=0.05), Random(seed)))
        heights.append((bottom - top + 1) / tall)
        widths.append((right - left + 1) / wide)
    assert min(heights) > 0.945 and max(heights) < 1.035
    assert min(heights) < 0.97 and max(heights) > 1.01
    assert min(widths) > 0.945 and max(widths) < 1.035


def test_a_drifting_sheet_loses_its_margin() -> None:
    tight = np.zeros((1100, 850), np.uint8)
    drifted = worn(tight, Wear(drift=0.03), Random(3))
    assert (drifted == 255).any() and (drifted == 0).sum() > 0.9 * tight.size


def test_holes_lie_near_an_edge_and_leave_the_rest() -> None:
    punched = worn(sheet(), Wear(punched=1.0), Random(4))
    assert (punched[80:, 70:] == sheet()[80:, 70:]).all()


def test_faint_print_is_lighter_than_before() -> None:
    faint = worn(sheet(), Wear(faint=1.0), Random(5))
    assert faint.min() > 40 and faint.max() == 255
