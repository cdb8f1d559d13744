"""What becomes of a sheet until it is scanned: shrunk, shifted, punched, stapled, stained, faint."""

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_INCHES = 8.5
"""Every sheet is a letter page across."""


@dataclass(frozen=True, slots=True)
class Wear:
    """`stretch` and `drift`: shares of the page; it comes out smaller by up to the first or larger by
    three fifths of it, and off its place by up to the second. The rest are chances."""

    stretch: float = 0.0
    drift: float = 0.0
    punched: float = 0.0
    stapled: float = 0.0
    black_edge: float = 0.0
    blotched: float = 0.0
    faint: float = 0.0


UNWORN = Wear()


def worn(page: Grey, wear: Wear, rng: Random) -> Grey:
    """The sheet with the faults that chance gives it, as large as it was."""
    if rng.random() < wear.faint:
        page = _faint(page, rng)
    if rng.random() < wear.punched:
        page = _punched(page, rng)
    if rng.random() < wear.blotched:
        page = _blotched(page, rng)
    if wear.stretch or wear.drift:
        page = _laid(page, wear, rng)
    if rng.random() < wear.stapled:
        page = _stapled(page, rng)
    if rng.random() < wear.black_edge:
        page = _edged(page, rng)
    return page


def _faint(page: Grey, rng: Random) -> Grey:
    """A ribbon or a toner at its end."""
    strength = rng.uniform(0.55, 0.8)
    return np.asarray(255 - (255 - page.astype(np.float32)) * strength, np.uint8)


def _laid(page: Grey, wear: Wear, rng: Random) -> Grey:
    """Shrunk or stretched in each direction and moved; what leaves the sheet is cut off."""
    height, width = page.shape
    low, high = 1 - wear.stretch, 1 + 0.6 * wear.stretch
    across = rng.uniform(low, high)
    down = across if rng.random() < 0.5 else rng.uniform(low, high)
    right = (1 - across) / 2 + rng.uniform(-1, 1) * wear.drift
    below = (1 - down) / 2 + rng.uniform(-1, 1) * wear.drift
    matrix = np.array([[across, 0, right * width], [0, down, below * height]], np.float64)
    laid = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=255.0)
    return np.asarray(laid, np.uint8)


def _punched(page: Grey, rng: Random) -> Grey:
    """Two or three holes, dark where the lid is."""
    page, inch = page.copy(), page.shape[1] / _INCHES
    shift = rng.uniform(-0.2, 0.2)
    places = [(0.42, at + shift) for at in (1.25, 5.5, 9.75)]
    if rng.random() < 0.35:
        places = [(at + shift, 0.42) for at in (2.87, 5.63)]
    filled = rng.random() < 0.7
    for across, down in places:
        centre = (round((across + rng.uniform(-0.03, 0.03)) * inch), round(down * inch))
        thick = -1 if filled else max(1, round(0.02 * inch))
        cv2.circle(page, centre, round(0.14 * inch), rng.uniform(0, 70), thick, cv2.LINE_AA)
    return page


def _stapled(page: Grey, rng: Random) -> Grey:
    """A staple in the corner, maybe with the shadow of the fold beside it."""
    page, inch = page.copy(), page.shape[1] / _INCHES
    left, top = rng.uniform(0.15, 0.5) * inch, rng.uniform(0.15, 0.5) * inch
    lean = rng.uniform(-0.3, 0.3) * inch
    end = (round(left + rng.uniform(0.3, 0.45) * inch), round(top - lean))
    cv2.line(page, (round(left), round(top)), end, 30.0, max(2, round(0.02 * inch)), cv2.LINE_AA)
    if rng.random() < 0.5:
        side = rng.uniform(0.4, 1.0) * inch
        corner = np.array([[0, 0], [side, 0], [0, side * rng.uniform(0.6, 1.2)]], np.int32)
        cv2.fillPoly(page, [corner], rng.choice((0.0, 90.0)))
    return page


def _edged(page: Grey, rng: Random) -> Grey:
    """The lid's dark beside the paper, along one or two sides, a little slanted."""
    page = page.copy()
    height, width = page.shape
    for side in rng.sample(("left", "right", "top", "bottom"), rng.choice((1, 1, 2))):
        along, across = (height, width) if side in ("left", "right") else (width, height)
        first, last = (rng.uniform(0.002, 0.022) * across for _ in range(2))
        deep = np.linspace(first, last, along) + np.abs(np.sin(np.arange(along) / rng.uniform(9, 60)))
        dark = np.arange(across)[None, :] < deep[:, None]
        dark = dark[:, ::-1] if side in ("right", "bottom") else dark
        page[dark if side in ("left", "right") else dark.T] = rng.randrange(50)
    return page


def _blotched(page: Grey, rng: Random) -> Grey:
    """Stains: ragged patches in which the paper is darker."""
    height, width = page.shape
    light = np.ones((height, width), np.float32)
    for _ in range(rng.randint(1, 4)):
        across, down, size = rng.random() * width, rng.random() * height, rng.uniform(0.01, 0.05) * width
        turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        far = size * (1 + rng.uniform(0.1, 0.4) * np.sin(rng.randint(2, 5) * turns + rng.random() * 6))
        rim = np.stack([across + far * np.cos(turns), down + far * np.sin(turns)], axis=1)
        cv2.fillPoly(light, [rim.astype(np.int32)], rng.uniform(0.35, 0.8))
    light = np.asarray(cv2.GaussianBlur(light, (0, 0), width / 500), np.float32)
    return np.asarray(page * light, np.uint8)
