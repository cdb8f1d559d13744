"""A page turned the right way up and straight: by the blank it lies on if there is one, else by its text."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from domain.page import Match
from ocr.blanks import BlankPage, Blanks
from ocr.clean import Ink, ink_of
from ocr.orient import is_upside_down, leaned, lies_sideways, quarter_turned, skew_of
from ocr.outline import Outline, outline
from ocr.raster import Gray
from ocr.sight import Kin, Sight

BLANK_INK = 0.0008
"""With less ink than this a page is empty."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The blank an upright page lies on, found by its picture. `clear`: how like it the page's print is."""

    blank: BlankPage
    match: Match
    kin: Kin
    clear: float


@dataclass(frozen=True, slots=True)
class Upright:
    gray: Gray
    ink: Ink
    rotation: int
    skew: float
    placed: Placed | None = None

    @property
    def empty(self) -> bool:
        return bool(np.mean(self.ink > 0) < BLANK_INK)


def straight(gray: Gray) -> Upright:
    """As it came."""
    return Upright(gray, ink_of(gray), 0, 0.0)


def upright(gray: Gray, dpi: float, blanks: Blanks) -> Upright:
    page = straight(gray)
    if page.empty:
        return page
    # Forms stand on their short side: one that is known is found without asking where its text runs.
    likely = _deskewed(_turned(page, 90) if gray.shape[1] > gray.shape[0] else page)
    found = _on_blank(likely, dpi, blanks)
    if found.placed is not None and found.placed.kin is Kin.SAME:
        return found
    sideways = lies_sideways(page.gray, page.ink)
    if sideways == (likely.rotation == 90):
        level = likely
    else:
        level = _deskewed(_turned(page, 90) if sideways else page)
        found = _on_blank(level, dpi, blanks)
    if found.placed is not None:
        return found
    return _turned(level, 180) if is_upside_down(level.gray, level.ink) else level


def as_told(gray: Gray, degrees: int, dpi: float, blanks: Blanks) -> Upright:
    """Turned clockwise as a person said: only whether it leans, and on which blank it lies, is found out."""
    page = _turned(straight(gray), degrees)
    if page.empty:
        return page
    level = _deskewed(page)
    found = _on_blank(level, dpi, blanks)
    return found if found.rotation == level.rotation else level


def _turned(page: Upright, degrees: int) -> Upright:
    gray, ink = quarter_turned(page.gray, degrees), quarter_turned(page.ink, degrees)
    return replace(page, gray=gray, ink=ink, rotation=page.rotation + degrees)


def _deskewed(page: Upright) -> Upright:
    skew = skew_of(page.ink)
    if not skew:
        return page
    gray = leaned(page.gray, skew)
    return replace(page, gray=gray, ink=ink_of(gray), skew=skew)


def beside(page: Gray, dpi: float, blanks: Blanks, among: Collection[int]) -> Upright:
    """An upright page that shows no blank for certain, and the blank of `among` that it may well be, as
    other pages of their forms came with it."""
    level = straight(page)
    if level.empty or blanks.sights is None:
        return level
    small = outline(level.ink, dpi)
    return _placed(level, small, blanks.sights.find_beside(small, among), blanks)


def _on_blank(page: Upright, dpi: float, blanks: Blanks) -> Upright:
    """The page with the blank it shows, right way up; or as it was, when it shows none."""
    if blanks.sights is None:
        return page
    small = outline(page.ink, dpi)
    return _placed(page, small, blanks.sights.find(small), blanks)


def _placed(page: Upright, small: Outline, sight: Sight | None, blanks: Blanks) -> Upright:
    if sight is None or blanks.sights is None:
        return page
    blank = blanks.pages[sight.number]
    matrix = _fractions(sight, blanks.sights.drawn[sight.number].size, small.picture)
    match = Match(blank.template, blank.page, matrix, sight.score, sight.residual, by_picture=True)
    turned = _turned(page, 180) if sight.turned else page
    return replace(turned, placed=Placed(blank, match, sight.kin, sight.clear))


def _fractions(
    sight: Sight, size: tuple[int, int], page: Gray
) -> tuple[float, float, float, float, float, float]:
    """From the blank's pixels and the page's to fractions of both."""
    (a, b, c), (d, e, f) = sight.matrix.tolist()
    high, wide = page.shape
    across, down = size
    return a * across / wide, b * down / wide, c / wide, d * across / high, e * down / high, f / high
