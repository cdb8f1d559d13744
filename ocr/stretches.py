"""Stretches of print that the print engine read badly or not at all, read again by the other engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from domain.page import Square, Word
from ocr.clean import Ink
from ocr.crop import Span, box_of, span
from ocr.raster import Gray
from ocr.recogniser import Line, recogniser

_SURE = 0.8
_COVERED = 0.7
"""Share of a stretch's ink under sure words from which on it needs no second reading."""
_LETTER = (5, 76)
_GAP = 1.15
"""White wider than this many letter heights parts stretches."""
_BELIEVED = 0.6
_MOST, _WIDEST = 32, 12_000
"""Stretches a page, and pixels of them all at the recogniser's height: what a second reading may cost."""
_BAND = (90, 20)
_PAD = 5

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Letters in a row; `letter` is their usual height, all in pixels."""

    where: Span
    parts: tuple[int, ...]
    letter: float
    covered: float


def read_again(
    gray: Gray, ink: Ink, words: Sequence[Word], squares: Sequence[Square] = ()
) -> tuple[Word, ...]:
    """The page's words with badly read stretches replaced. `ink`: the page's, rules left out. What
    stands in `squares` is a mark, not a letter."""
    gray, ink = gray.copy(), ink.copy()
    for square in squares:
        where = span(square.box, gray).grown(3, 3, gray)
        where.of(gray)[:], where.of(ink)[:] = 255, 0
    found = _stretches(ink, [word for word in words if _is_sure(word)], gray)
    usual = _usual(found)
    doubtful = sorted(
        (each for each in found if each.covered < _COVERED and _like_text(each, usual)),
        key=lambda each: abs(each.letter - usual),
    )
    chosen = list(_affordable(doubtful))
    labels = cv2.connectedComponents(ink, connectivity=8)[1] if chosen else None
    line = max((word.line for word in words), default=0) + 1
    kept = list(words)
    for number, each in enumerate(chosen):
        assert labels is not None
        read = _read(_picture(gray, np.asarray(labels, np.int32), each))
        if read.score >= _BELIEVED and sum(c.isalnum() for c in read.text) >= 2:
            box = box_of(each.where, gray)
            new = tuple(_words(read, each.where, gray, line + number))
            kept = [word for word in kept if word.box.overlap(box) < 0.5 and not _replaced(word, new)]
            kept.extend(new)
    bands = [
        word for at, band in enumerate(_bands(gray, ink)) for word in _of_band(gray, band, line + 1000 + at)
    ]
    kept = [word for word in kept if not any(word.box.overlap(band.box) > 0.5 for band in bands)]
    return (*kept, *bands)


def _replaced(word: Word, new: Sequence[Word]) -> bool:
    return any(other.box.overlap(word.box) > 0.6 for other in new)


def _usual(found: Sequence[_Stretch]) -> float:
    """The usual height of letters: of those that stand in long rows."""
    heights = [each.letter for each in found if len(each.parts) >= 5]
    return median(heights) if heights else 16.0


def _is_sure(word: Word) -> bool:
    return word.confidence >= _SURE and sum(c.isalnum() for c in word.text) >= 2


def _like_text(stretch: _Stretch, usual: float) -> bool:
    several = len(stretch.parts) >= 3 or stretch.where.width > 3 * stretch.letter
    return several and 0.5 * usual < stretch.letter < 3 * usual


def _affordable(doubtful: Sequence[_Stretch]) -> Iterator[_Stretch]:
    spent = 0.0
    for each in doubtful[:_MOST]:
        spent += 48 * each.where.width / max(each.where.height, 1)
        if spent > _WIDEST:
            return
        yield each


def _stretches(ink: Ink, sure: Sequence[Word], gray: Gray) -> list[_Stretch]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = _LETTER
    numbers = [
        n for n in range(1, count) if low <= stats[n, 3] <= high and stats[n, 2] <= 900 and stats[n, 4] >= 10
    ]
    known = np.zeros(ink.shape, np.uint8)
    for word in sure:
        span(word.box, gray).of(known)[:] = 1
    lefts, tops, wides, highs = (np.asarray(stats[:, k], np.int32) for k in range(4))
    middles = tops + highs // 2
    roots = _linked(numbers, lefts, wides, highs, middles)
    gathered: dict[int, list[int]] = {}
    for number in numbers:
        gathered.setdefault(_root(roots, number), []).append(number)
    found = []
    for parts in gathered.values():
        where = Span(
            int(min(lefts[p] for p in parts)),
            int(min(tops[p] for p in parts)),
            int(max(lefts[p] + wides[p] for p in parts)),
            int(max(tops[p] + highs[p] for p in parts)),
        )
        weights = [int(wides[p] * highs[p]) for p in parts]
        seen = [bool(known[middles[p], lefts[p] + wides[p] // 2]) for p in parts]
        covered = sum(w for w, s in zip(weights, seen, strict=True) if s) / sum(weights)
        found.append(_Stretch(where, tuple(parts), median(int(highs[p]) for p in parts), covered))
    return found


def _linked(
    numbers: Sequence[int], lefts: Numbers, wides: Numbers, highs: Numbers, middles: Numbers
) -> list[int]:
    """Letters of one height beside each other belong together; a tail that hangs into the next row's
    print does not join the two."""
    roots = list(range(int(lefts.size)))
    step = 24
    rows: dict[int, list[int]] = {}
    for number in sorted(numbers, key=lambda n: int(lefts[n])):
        rows.setdefault(int(middles[number]) // step, []).append(number)
    for row, members in rows.items():
        near = sorted((*members, *rows.get(row + 1, ())), key=lambda n: int(lefts[n]))
        for at, one in enumerate(near):
            end = int(lefts[one] + wides[one])
            for other in near[at + 1 : at + 14]:
                tall = max(int(highs[one]), int(highs[other]))
                if int(lefts[other]) - end > _GAP * max(tall, 10):
                    break
                if abs(int(middles[one]) - int(middles[other])) < 0.36 * tall + 2:
                    roots[_root(roots, one)] = _root(roots, other)
    return roots


def _root(roots: list[int], number: int) -> int:
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number


def _picture(gray: Gray, labels: Numbers, stretch: _Stretch) -> Gray:
    """The stretch without the tails of letters that hang into it from other rows."""
    here = labels[stretch.where.top : stretch.where.bottom, stretch.where.left : stretch.where.right]
    rows = np.arange(here.shape[0])[:, None]
    edge = (rows < 2) | (rows >= here.shape[0] - 2)
    strange = np.setdiff1d(np.unique(here[edge & (here > 0)]), np.asarray(stretch.parts))
    tails = np.isin(here, strange)
    return np.asarray(np.where(tails, np.uint8(255), stretch.where.of(gray)), np.uint8)


def _read(picture: Gray) -> Line:
    padded = cv2.copyMakeBorder(picture, _PAD, _PAD, 2 * _PAD, 2 * _PAD, cv2.BORDER_CONSTANT, value=255)
    return recogniser().read([np.asarray(padded, np.uint8)])[0]


def _words(line: Line, where: Span, gray: Gray, number: int) -> Iterator[Word]:
    """The line's words where their letters stand; `where`: the picture it was read from."""
    scale = where.width + 4 * _PAD
    middles = [letter.along * scale - 2 * _PAD for letter in line.letters]
    steps = [after - before for before, after in pairwise(middles)]
    half = 0.5 * median(steps) if steps else 0.5 * where.height
    word: list[int] = []
    for at in range(len(line.letters) + 1):
        if at < len(line.letters) and line.letters[at].text.strip():
            word.append(at)
        elif word:
            left, right = max(0.0, middles[word[0]] - half), min(float(where.width), middles[word[-1]] + half)
            span_of = Span(where.left + round(left), where.top, where.left + round(right), where.bottom)
            text = "".join(line.letters[k].text for k in word)
            yield Word(text, box_of(span_of, gray), line.score, number)
            word = []


def _bands(gray: Gray, ink: Ink) -> Iterator[Span]:
    """Dark bars with light print in them."""
    wide, tall = _BAND
    solid = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((tall, wide), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    for left, top, width, height, _ in stats[1:count].tolist():
        if height <= 90 and width > 4 * height:
            yield Span(left, top, left + width, top + height)


def _of_band(gray: Gray, band: Span, line: int) -> Iterator[Word]:
    picture = np.asarray(255 - band.of(gray), np.uint8)
    light = picture < 128
    columns, rows = np.flatnonzero(light[3:-3].any(axis=0)), np.flatnonzero(light[:, 6:-6].any(axis=1))
    inner = columns[(columns > 6) & (columns < band.width - 6)]
    if inner.size < 20 or rows.size < 8:
        return
    start, end = max(0, int(inner[0]) - 8), int(inner[-1]) + 9
    read = _read(picture[3:-3, start:end])
    if read.score >= _BELIEVED and sum(c.isalpha() for c in read.text) >= 3:
        where = Span(band.left + start, band.top, band.left + min(end, band.width), band.bottom)
        yield from _words(read, where, gray, line)
