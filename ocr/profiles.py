"""Which blanks a page may lie on, told from its rows and columns of ink alone: a look-up, no reading."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ocr.outline import Outline, Profile, unit

_SCALES = np.exp(np.arange(-24, 21) * 0.006)
"""Faxes shrink pages to fit, and round or forget their resolution: a page of 0.87 to 1.13 its size."""
_LENGTH = 1024
"""Profiles wrap around at this many rows: longer than any page together with its shift."""
_SHIFTS = {"rows": 110, "columns": 70}
_COARSE_FROM = 24
"""With fewer blanks all are compared in full."""
_FINALISTS = 16
_COLUMNS_COUNT = 0.5

Wave = npt.NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Guess:
    """A blank the page may lie on: pixels of the page at 50 dpi, scaled then shifted, are the blank's.
    `turned`: of the page upside down."""

    number: int
    turned: bool
    likeness: float
    scale: tuple[float, float]
    shift: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Best:
    """For each blank its best scale and shift along one direction, and how alike it is there."""

    likeness: npt.NDArray[np.float32]
    scale: npt.NDArray[np.float64]
    shift: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The blanks' rows and columns, ready to be compared with a page's."""

    rows: Wave
    columns: Wave
    coarse: Wave
    """Rows at half the resolution, for a first sifting of many."""

    @classmethod
    def of(cls, outlines: Sequence[tuple[Profile, Profile]]) -> "Profiles":
        rows = [_wave(rows, _LENGTH) for rows, _ in outlines]
        columns = [_wave(columns, _LENGTH) for _, columns in outlines]
        coarse = [_wave(_halved(rows), _LENGTH // 2) for rows, _ in outlines]
        return cls(np.array(rows), np.array(columns), np.array(coarse))

    def guesses(self, page: Outline, most: int) -> list[Guess]:
        """The likeliest blanks, both ways up, likeliest first."""
        found = [guess for turned in (False, True) for guess in self._one_way(page, turned)]
        return sorted(found, key=lambda guess: guess.likeness, reverse=True)[:most]

    def _one_way(self, page: Outline, turned: bool) -> list[Guess]:
        rows, columns = (page.rows[::-1], page.columns[::-1]) if turned else (page.rows, page.columns)
        numbers = self._finalists(rows)
        down = _best(rows, self.rows[numbers], _SCALES, _SHIFTS["rows"])
        across = _best(columns, self.columns[numbers], _SCALES, _SHIFTS["columns"])
        likeness = down.likeness + _COLUMNS_COUNT * across.likeness
        return [
            Guess(
                int(number),
                turned,
                float(likeness[at]),
                (float(across.scale[at]), float(down.scale[at])),
                (int(across.shift[at]), int(down.shift[at])),
            )
            for at, number in enumerate(numbers)
        ]

    def _finalists(self, rows: Profile) -> npt.NDArray[np.intp]:
        if len(self.rows) <= _COARSE_FROM:
            return np.arange(len(self.rows))
        sifted = _best(_halved(rows), self.coarse, _SCALES[::2], _SHIFTS["rows"] // 2)
        return np.argsort(-sifted.likeness)[:_FINALISTS]


def _halved(line: Profile) -> Profile:
    even = line[: len(line) // 2 * 2]
    return unit(np.asarray(even.reshape(-1, 2).sum(axis=1), np.float32))


def _wave(line: Profile, length: int) -> Wave:
    padded = np.zeros(length, np.float32)
    part = unit(line[:length])
    padded[: len(part)] = part
    return np.asarray(np.fft.rfft(padded), np.complex64)


def _best(line: Profile, blanks: Wave, scales: npt.NDArray[np.float64], reach: int) -> _Best:
    length = 2 * (blanks.shape[1] - 1)
    shifts = np.concatenate([np.arange(reach), np.arange(-reach, 0)])
    likeness = np.full(len(blanks), -1.0, np.float32)
    scale, shift = np.ones(len(blanks)), np.zeros(len(blanks), np.int64)
    for each in scales:
        waves = blanks * np.conj(_wave(_scaled(line, float(each)), length))
        alike = np.fft.irfft(waves, n=length, axis=1)[:, shifts]
        at = alike.argmax(axis=1)
        top = alike[np.arange(len(blanks)), at]
        better = top > likeness
        likeness[better], scale[better], shift[better] = top[better], each, shifts[at[better]]
    return _Best(likeness, scale, shift)


def _scaled(line: Profile, scale: float) -> Profile:
    places = (np.arange(max(8, round(len(line) * scale))) + 0.5) / scale - 0.5
    return np.asarray(np.interp(places, np.arange(len(line)), line), np.float32)
