"""Strokes of a pen: signatures and the marks people put on tick boxes.

A stroke is an array of points (x, y), in fractions of the box it is drawn in; it may leave the box.
"""

from random import Random

import numpy as np
from numpy.typing import NDArray

from samples.filling import Mark

Stroke = NDArray[np.float64]


def signature(rng: Random) -> list[Stroke]:
    """A signature nobody can read: a large first letter, a run of loops, often a flourish."""
    start, end = rng.uniform(0.0, 0.12), rng.uniform(0.45, 0.95)
    count = rng.randint(9, 18)
    points = [(start, rng.uniform(0.4, 0.7))]
    points += [(start + rng.uniform(0.0, 0.07), rng.uniform(-0.15, 0.15)) for _ in range(2)]
    points.append((start + 0.06, rng.uniform(0.75, 1.05)))
    for step in range(count):
        x = start + (end - start) * (0.15 + 0.85 * step / count)
        high = rng.random() < 0.25
        up = rng.uniform(0.0, 0.25) if high else rng.uniform(0.35, 0.55)
        down = rng.uniform(0.85, 1.15) if rng.random() < 0.15 else rng.uniform(0.62, 0.78)
        points += [(x + rng.uniform(-0.005, 0.015), up), (x + rng.uniform(0.005, 0.03), down)]
    points.append((end + rng.uniform(0.02, 0.12), rng.uniform(0.4, 0.8)))
    strokes = [smooth(points)]
    if rng.random() < 0.45:
        y = rng.uniform(0.8, 1.05)
        strokes.append(smooth([(start, y), ((start + end) / 2, y - rng.uniform(0.0, 0.1)), (end, y - 0.05)]))
    return strokes


def mark(kind: Mark, rng: Random) -> list[Stroke]:
    """A mark on a tick box; people overshoot its frame."""
    if kind is Mark.CHECK:
        return [_check(rng)]
    if kind is Mark.FILLED:
        return [_scribble(rng)]
    if kind is Mark.CIRCLE:
        return [_ring(rng)]
    out = rng.uniform(0.0, 0.45)
    return [
        smooth([_near(rng, -out, -out), _near(rng, 0.5, 0.5), _near(rng, 1 + out, 1 + out)]),
        smooth([_near(rng, 1 + out, -out), _near(rng, 0.5, 0.5), _near(rng, -out, 1 + out)]),
    ]


def _near(rng: Random, x: float, y: float) -> tuple[float, float]:
    return x + rng.uniform(-0.12, 0.12), y + rng.uniform(-0.12, 0.12)


def _check(rng: Random) -> Stroke:
    return smooth(
        [
            (rng.uniform(-0.2, 0.2), rng.uniform(0.3, 0.6)),
            (rng.uniform(0.25, 0.45), rng.uniform(0.8, 1.1)),
            (rng.uniform(0.9, 1.6), rng.uniform(-0.8, 0.1)),
        ]
    )


def _scribble(rng: Random) -> Stroke:
    lines = rng.randint(7, 10)
    points = []
    for line in range(lines):
        y = 0.1 + 0.85 * line / (lines - 1)
        ends = (rng.uniform(0.0, 0.15), rng.uniform(0.85, 1.05))
        points += [(x, y + rng.uniform(-0.05, 0.05)) for x in (ends if line % 2 else ends[::-1])]
    return smooth(points)


def _ring(rng: Random) -> Stroke:
    wide, high, begin = rng.uniform(0.95, 1.3), rng.uniform(0.85, 1.1), rng.uniform(0, 6.28)
    angles = np.linspace(begin, begin + 6.28 + rng.uniform(-0.2, 0.6), 40)
    drift = np.linspace(1.0, rng.uniform(0.92, 1.12), 40)
    return np.column_stack([0.5 + wide * drift * np.cos(angles), 0.5 + high * drift * np.sin(angles)])


def smooth(points: list[tuple[float, float]], steps: int = 12) -> Stroke:
    """A Catmull-Rom curve through the points."""
    known = np.array([points[0], *points, points[-1]], np.float64)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(known, known[1:], known[2:], known[3:], strict=False):
        pieces.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack([*pieces, known[-1:]])
