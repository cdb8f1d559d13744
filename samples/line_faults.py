"""What a line and a tired scanner do to a page's dots: rows that decode to something wrong, white streaks."""

from random import Random

import numpy as np

from samples.sheet_faults import Grey


def garbled(dots: Grey, most: int, rng: Random) -> Grey:
    """Up to `most` places where a wrong bit spoils a row, and what is coded after that row's pattern."""
    dots = dots.copy()
    for _ in range(rng.randint(0, most)):
        at = rng.randrange(len(dots) - 6)
        _spoil(dots[at : at + rng.choice((1, 1, 1, 2, 3, 5))], rng)
    return dots


def _spoil(rows: Grey, rng: Random) -> None:
    """From somewhere on, runs have the wrong length or the wrong colour; changes the rows themselves."""
    width = rows.shape[1]
    start = rng.randrange(width)
    rest = np.roll(rows[:, start:], rng.randrange(-180, 180), axis=1)
    if rng.random() < 0.4:
        end = rng.randrange(1, rest.shape[1] + 1)
        rest[:, :end] = 255 - rest[:, :end]
    rows[:, start:] = rest


def dropped_out(dots: Grey, rng: Random) -> Grey:
    """White lines down the page: elements of the scanner that see nothing."""
    dots = dots.copy()
    for _ in range(rng.randint(1, 3)):
        column = rng.randrange(10, dots.shape[1] - 10)
        dots[:, column : column + rng.choice((1, 2, 3))] = 255
    return dots
