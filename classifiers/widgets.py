"""Values typed into a PDF's own fields: every filled place goes to the one printed question that it answers.

The place is certain here, so the way leads from it to the question, not from the question to some room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log

import numpy as np
from scipy.optimize import linear_sum_assignment

from classifiers import hints
from classifiers.blanks import Blank, blanks
from classifiers.captions import Caption, captions
from classifiers.fold import fold
from classifiers.kinds import Parser, parser
from classifiers.labels import Label
from classifiers.sheet import Sheet
from domain.form import FieldKind
from domain.page import Box

_OWN_PRINT, _MISFIT = 2.4, -4.5
_HINTED, _IN_DISPUTE = 1.0, 0.6
"""What the file says of a field counts, but less than what people read on the page."""
_LINED = frozenset({FieldKind.LONG_TEXT, FieldKind.ADDRESS, FieldKind.TEXT})

Fits = Mapping[tuple[str, str], float]


class ParserOf:
    """The parser of a path, made once."""

    def __init__(self, received_on: date, spanish: bool) -> None:
        self._received_on, self._spanish = received_on, spanish

    def __call__(self, path: str, kind: FieldKind) -> Parser:
        return parser(path.split("#")[0], kind, self._received_on, self._spanish)


@dataclass(frozen=True, slots=True)
class Answer:
    """`chance`: that this place is this label's."""

    blank: Blank
    chance: float


def read(
    sheet: Sheet, labels: Sequence[Label], asked: Mapping[Label, tuple[str, FieldKind]], parse: ParserOf
) -> Mapping[Label, Answer]:
    found = blanks(sheet)
    said = captions(sheet, labels, asked)
    return answers(sheet, said, found, fits(said, found, parse))


def answers(
    sheet: Sheet, said: Sequence[Caption], found: Sequence[Blank], fits: Fits
) -> Mapping[Label, Answer]:
    """Which place answers which label: all of the page weighed together, no place for two of them."""
    pairs, worth = _weighed(sheet, said, found, fits)
    taken = {to for _, to in pairs} | _captioned(sheet, said, found)
    result = {}
    for at, to in pairs:
        label = said[at].label
        if label is not None:
            goes_on = said[at].kind in _LINED
            whole = _continued(sheet, found, to, taken) if goes_on else found[to]
            says = hints.keys(whole.says) if whole.says else None
            disputed = says is not None and not hints.agree(says, label.keys)
            result[label] = Answer(whole, _chance(worth, at, to) * (_IN_DISPUTE if disputed else 1.0))
    return result


def _captioned(sheet: Sheet, said: Sequence[Caption], found: Sequence[Blank]) -> set[int]:
    """Places right of print, which go on nobody's answer."""
    return {
        to
        for to, blank in enumerate(found)
        if any(
            (way := _left_of(sheet, caption, blank.box, found)) is not None and way > _OWN_PRINT
            for caption in said
        )
    }


def beside(sheet: Sheet, said: Sequence[Caption], found: Sequence[Blank]) -> Mapping[Label, Blank]:
    """The place of every label that has one, whatever was typed there."""
    pairs, _ = _weighed(sheet, said, found, {})
    return {label: found[to] for at, to in pairs if (label := said[at].label) is not None}


def unnamed(sheet: Sheet, labels: Sequence[Label]) -> list[tuple[Caption | None, Blank]]:
    """Places without a known label, and the print that stands by them as a label would, if any."""
    found, said = blanks(sheet), captions(sheet, labels, {})
    pairs, _ = _weighed(sheet, said, found, {})
    by_place = {to: said[at] for at, to in pairs}
    return [
        (by_place.get(to), blank)
        for to, blank in enumerate(found)
        if to not in by_place or by_place[to].label is None
    ]


def _weighed(
    sheet: Sheet, said: Sequence[Caption], found: Sequence[Blank], fits: Fits
) -> tuple[list[tuple[int, int]], dict[tuple[int, int], float]]:
    near = {
        (at, to): ways
        for at, caption in enumerate(said)
        for to, blank in enumerate(found)
        if (ways := _ways(sheet, caption, blank, found))
    }
    sense = {pair: _sense(said[pair[0]], found[pair[1]], fits) for pair in near}
    habit: dict[str, float] = {}
    pairs: list[tuple[int, int]] = []
    worth: dict[tuple[int, int], float] = {}
    for _ in range(3):
        worth = {
            pair: max(weight + habit.get(way, 0.0) for way, weight in ways.items()) + sense[pair]
            for pair, ways in near.items()
        }
        pairs = _matched(worth, len(said), len(found))
        habit = _habit([max(near[pair], key=near[pair].__getitem__) for pair in pairs])
    return pairs, worth


def _matched(worth: Mapping[tuple[int, int], float], captions: int, places: int) -> list[tuple[int, int]]:
    table = np.zeros((captions, places))
    for (at, to), value in worth.items():
        table[at, to] = max(value, 0.0)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(a), int(b)) for a, b in zip(rows, columns, strict=True) if table[a, b] > 0]


def _habit(ways: Sequence[str]) -> dict[str, float]:
    """A page is consistent: the way most of its places go is likelier for the others too."""
    return {
        way: 0.5 * log((ways.count(way) + 0.5) / (len(ways) + 2.5) * 4) for way in ("left", "above", "below")
    }


def _chance(worth: Mapping[tuple[int, int], float], at: int, to: int) -> float:
    """Against the other labels of the place, the other places of the label, and none at all."""
    own = worth[at, to]
    rivals = [value for (a, b), value in worth.items() if (a == at) != (b == to)]
    return 1 / (1 + exp(-own + 0.5) + sum(exp(value - own) for value in rivals if value > 0) * 0.3)


def _ways(sheet: Sheet, caption: Caption, blank: Blank, found: Sequence[Blank]) -> dict[str, float]:
    box, place, tall = caption.box, blank.box, sheet.tall
    if box.bottom < place.top - 4 * tall or box.top > place.bottom + 2 * tall:
        return {}
    ways = {
        "left": _left_of(sheet, caption, place, found),
        "above": _over(sheet, caption, place, found),
        "below": _under(sheet, caption, place, found),
        "inside": 3.0 if box.overlap(place) > 0.6 else None,
        "wrapped": _before_row(sheet, caption, place, found),
    }
    return {way: weight for way, weight in ways.items() if weight is not None}


def _left_of(sheet: Sheet, caption: Caption, place: Box, found: Sequence[Blank]) -> float | None:
    tall, wide, box = sheet.tall, sheet.wide, caption.box
    level = min(box.bottom, place.bottom) - max(box.top, place.top)
    level = level >= 0.25 * min(box.height, place.height, tall)
    if not level and not _beyond_wall(sheet, box, place):
        return None
    if box.right > place.left + 1.2 * wide or box.left > place.left:
        return None
    gap = max(0.0, place.left - box.right) / wide
    between = Box(box.right, max(box.top, place.top - 0.3 * tall), max(place.left, box.right + 1e-6),
                  min(box.bottom, place.bottom) + 0.1 * tall)  # fmt: skip
    if any(_crosses(other.box, between, sheet) for other in found if other.box != place):
        return None
    words = _words_in(sheet, between)
    return 3.2 - 0.8 * (not level) - 0.10 * min(gap, 40) - 1.2 * words + 0.5 * caption.colon


def _beyond_wall(sheet: Sheet, box: Box, place: Box) -> bool:
    """In the next cell of the same row of a table, where what is asked stands high and the place low."""
    if not box.top < place.top < box.bottom + 5 * sheet.tall or box.right > place.left:
        return False
    walled = any(
        box.right - sheet.wide < wall.centre[0] < place.left + sheet.wide
        and wall.top < box.centre[1]
        and wall.bottom > place.centre[1]
        for wall in sheet.reading.uprights
    )
    return walled and not any(
        box.centre[1] < line.centre[1] < place.centre[1] and line.left < place.left < line.right
        for line in sheet.reading.rules
    )


def _over(sheet: Sheet, caption: Caption, place: Box, found: Sequence[Blank]) -> float | None:
    tall, wide, box = sheet.tall, sheet.wide, caption.box
    gap = (place.top - box.bottom) / tall
    if not -0.9 < gap < 3.2 or box.bottom > place.top + 0.6 * place.height or box.top > place.top:
        return None
    shared = min(box.right, place.right) - max(box.left, place.left)
    if shared < 0.4 * min(box.width, place.width) or box.left < place.left - 4 * wide:
        return None
    between = Box(max(box.left, place.left), min(box.bottom, place.top) - 1e-6, min(box.right, place.right),
                  place.top)  # fmt: skip
    if any(_crosses(other.box, between, sheet) for other in found if other.box != place):
        return None
    words = _words_in(sheet, between)
    offset = abs(box.left - place.left) / wide
    walled = 1.2 * any(
        box.bottom - 0.2 * tall < line.centre[1] < place.top + 0.2 * tall
        and line.left < box.left + wide
        and line.right > box.right - wide
        for line in sheet.reading.rules
    )
    return 2.6 - 0.7 * max(gap, 0) - 0.07 * min(offset, 30) - 0.8 * words - walled + 0.3 * caption.colon


def _under(sheet: Sheet, caption: Caption, place: Box, found: Sequence[Blank]) -> float | None:
    tall, wide, box = sheet.tall, sheet.wide, caption.box
    gap = (box.top - place.bottom) / tall
    if not -0.8 < gap < 1.6 or box.bottom < place.bottom:
        return None
    shared = min(box.right, place.right) - max(box.left, place.left)
    if shared < 0.4 * min(box.width, place.width) or box.left < place.left - 3 * wide:
        return None
    between = Box(max(box.left, place.left), place.bottom, min(box.right, place.right),
                  max(box.top, place.bottom + 1e-6))  # fmt: skip
    if any(_crosses(other.box, between, sheet) for other in found if other.box != place):
        return None
    offset = abs(box.left - place.left) / wide
    small = 0.5 * (caption.first.height < 0.92 * tall)
    return 1.9 - 0.7 * max(gap, 0) - 0.07 * min(offset, 30) + small - 0.8 * caption.colon


def _before_row(sheet: Sheet, caption: Caption, place: Box, found: Sequence[Blank]) -> float | None:
    """In running text the place may begin the next row."""
    box, tall, wide = caption.box, sheet.tall, sheet.wide
    if caption.label is None or not 0 < place.centre[1] - box.centre[1] < 3.2 * tall:
        return None
    row = sheet.rows[caption.label.row]
    ends = box.right >= row.box.right - wide and row.box.right > sheet.right - 0.25
    begins = place.left < sheet.left + 3 * wide
    return 2.2 if ends and begins and place.top > box.centre[1] else None


def _crosses(box: Box, gap: Box, sheet: Sheet) -> bool:
    across = min(box.right, gap.right) - max(box.left, gap.left)
    down = min(box.bottom, gap.bottom) - max(box.top, gap.top)
    return across > 0.4 * sheet.wide and down > 0.25 * sheet.tall


def _words_in(sheet: Sheet, gap: Box) -> float:
    """Words that stand between; hints in brackets hardly part a label from its place."""
    count, inside = 0.0, False
    for row in sheet.rows:
        if row.box.bottom < gap.top or row.box.top > gap.bottom:
            continue
        for word in row.words:
            across, down = word.box.centre
            if not (gap.left < across < gap.right and gap.top < down < gap.bottom) or not fold(word.text):
                continue
            inside = inside or word.text.startswith("(")
            count += 0.1 if inside else 1.0
            inside = inside and not word.text.rstrip(":.,").endswith(")")
    return min(count, 4.0)


def _sense(caption: Caption, blank: Blank, fits: Fits) -> float:
    """Whether what was typed can be what is asked for."""
    if caption.label is None:
        return -0.9
    bonus = 0.3 if caption.path is None else 0.8
    says = hints.keys(blank.says) if blank.says else None
    if says is not None:
        bonus += _HINTED if hints.agree(says, caption.label.keys) else -_HINTED
    if not blank.text or caption.path is None:
        return bonus
    return bonus + fits.get((caption.path, blank.text), 0.0)


_NUMBERS = frozenset({FieldKind.DATE, FieldKind.PHONE, FieldKind.RECORD_NUMBER, FieldKind.EMAIL})


def fits(captions: Sequence[Caption], found: Sequence[Blank], parse: ParserOf) -> Fits:
    asked = {caption.path: caption.kind for caption in captions if caption.path and caption.kind}
    return {
        (path, blank.text): _fit(kind, blank.text, path, parse)
        for path, kind in asked.items()
        for blank in found
        if blank.text
    }


def _fit(kind: FieldKind, text: str, path: str, parse: ParserOf) -> float:
    digits, letters = sum(c.isdigit() for c in text), sum(c.isalpha() for c in text)
    part = path.partition("#")[2]
    if part in ("zip", "state"):
        return 1.5 if (digits >= 5) == (part == "zip") and len(text) <= 14 else -2.5
    if kind in _NUMBERS:
        parsed = parse(path, kind)(text)
        if parsed is None or parsed.value is None:
            return _MISFIT
        spare = kind in (FieldKind.DATE, FieldKind.PHONE) and len(text) > 34
        return 0.3 if spare else 0.2 + 1.6 * parsed.validity
    if "@" in text or (digits >= 5 and not letters):
        return -3.0
    if kind is FieldKind.NAME:
        return 0.6 if digits == 0 and letters > 2 else _MISFIT if digits > letters else -1.0
    if kind is FieldKind.ADDRESS and not part:
        return 1.2 if digits and letters > digits else -0.8
    return 0.2


def _continued(sheet: Sheet, found: Sequence[Blank], to: int, taken: frozenset[int] | set[int]) -> Blank:
    """With the lines under it that have no caption of their own."""
    whole, own = found[to], found[to].box
    for at in range(to + 1, len(found)):
        below = found[at]
        gap = below.box.top - whole.box.bottom
        if gap > 1.6 * sheet.tall:
            break
        aligned = below.box.left < own.left + 1.5 * sheet.wide and below.box.right > own.left
        if at in taken or not aligned or gap < -0.6 * sheet.tall:
            continue
        text = "\n".join(part for part in (whole.text, below.text) if part)
        whole = replace(whole, box=whole.box.union(below.box), text=text)
    return whole
