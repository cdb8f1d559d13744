"""Words of a page put into rows and, inside a row, into runs with no wide gap between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from classifiers.fold import fold
from domain.page import Box, PageReading, Word


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one height of the page, left to right."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.union(word.box)
        return box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def height(self) -> float:
        """Of its letters, as a fraction of the page."""
        return median(word.box.height for word in self.words)


def rows(reading: PageReading) -> tuple[Row, ...]:
    """Top to bottom. Columns side by side end up in one row."""
    gathered: list[list[Word]] = []
    for word in sorted(reading.words, key=lambda w: w.box.centre[1]):
        if not word.text.strip():
            continue
        home = next((row for row in reversed(gathered[-4:]) if _same_height(row, word)), None)
        if home is None:
            gathered.append([word])
        else:
            home.append(word)
    return tuple(Row(tuple(sorted(row, key=lambda w: w.box.left))) for row in gathered)


def _same_height(row: Sequence[Word], word: Word) -> bool:
    top = median(w.box.top for w in row)
    bottom = median(w.box.bottom for w in row)
    shared = min(bottom, word.box.bottom) - max(top, word.box.top)
    return shared > 0.55 * min(bottom - top, word.box.height)


def runs(row: Row, reading: PageReading, gap: float = 1.6) -> tuple[Row, ...]:
    """The row cut where the white between two words is wider than `gap` letter heights."""
    wide = gap * across(row.height, reading)
    pieces: list[list[Word]] = [[row.words[0]]]
    for before, word in pairwise(row.words):
        if word.box.left - before.box.right > wide:
            pieces.append([])
        pieces[-1].append(word)
    return tuple(Row(tuple(piece)) for piece in pieces)


def across(down: float, reading: PageReading) -> float:
    """A length given as a fraction of the page's height, as a fraction of its width."""
    return down * reading.height / max(reading.width, 1)


def letter_height(reading: PageReading) -> float:
    """The usual height of a word on this page."""
    heights = [word.box.height for word in reading.words if any(c.isalnum() for c in word.text)]
    return median(heights) if heights else 0.012
