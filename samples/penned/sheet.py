"""A page full of lines, sent through the fax line or a scanner, and cut up again as the reader does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from ocr.clean import even_paper, ink_of
from ocr.crop import Span
from ocr.raster import Gray, to_square
from ocr.rules import find_rules, without_rules
from ocr.shapes import either, less, thickened
from ocr.writing import own_ink, written_lines
from samples.channel import Degradation, FaxCall, Resolution, received, sized, turned
from samples.penned.drawn import Inked, Pen, drawn, pen
from samples.penned.faces import Face
from samples.penned.wording import line

_WIDTH, _HEIGHT = 2550, 3300
_LEFT, _TOP = 150, 150
_MARK = 26
"""Side of the black squares at both ends of every row, by which it is found again."""
_MARK_X = 40 + _MARK / 2
_DPI = 200
_SLACK = 14
_PAPER = 252
_FAX_DOWN = {Resolution.FINE: 196.0, Resolution.STANDARD: 98.0}


@dataclass(frozen=True, slots=True)
class Sent:
    """`scanned`: not a fax, but a scanner's grey picture."""

    degradation: Degradation
    resolution: Resolution
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Penned:
    """One line as the recogniser gets it, and what it says."""

    picture: Gray
    text: str
    family: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Of one text on the page as drawn, in its pixels; `row` is its row's baseline."""

    row: int
    left: int
    right: int
    top: int
    bottom: int
    text: str
    family: str


def sheet(faces: Sequence[Face], sent: Sent, rng: Random) -> tuple[Penned, ...]:
    """The lines of one page, in hands drawn from `faces`; those that the fax line lost are left out."""
    paper = np.full((_HEIGHT, _WIDTH), _PAPER, np.uint8)
    places = _filled(paper, faces, rng)
    return tuple(_cut(_arrived(paper, sent, rng), places))


def _filled(paper: Gray, faces: Sequence[Face], rng: Random) -> list[_Place]:
    places: list[_Place] = []
    at = _TOP
    while at < _HEIGHT - 120:
        face = rng.choice(faces)
        how = pen(face.manner, rng)
        row = _row(face, how, rng)
        if not row:
            continue
        up = max(_reach(inked)[0] for _, inked, _ in row)
        down = max(10, *(_reach(inked)[1] for _, inked, _ in row))
        baseline = at + up + 10
        if baseline + down + 20 > _HEIGHT - 60:
            break
        style, gap = (
            rng.choice(("", "line", "line", "line", "dots", "box", "faint")),
            rng.uniform(-0.15, 0.35),
        )
        for left, inked, text in row:
            _lay(paper, inked, left, baseline + round(rng.gauss(0, 2)), how.ink)
            top, bottom = baseline - _reach(inked)[0], baseline + _reach(inked)[1]
            right = left + inked.mask.shape[1]
            _print_rule(
                paper, style, Span(left, top, right, bottom), round(baseline + gap * how.size + 4), rng
            )
            places.append(_Place(baseline, left, right, top, bottom, text, face.family))
        for x in (40, _WIDTH - 40 - _MARK):
            paper[baseline - _MARK // 2 : baseline + _MARK // 2, x : x + _MARK] = 0
        at = baseline + down + round(rng.uniform(24, 60))
    return places


def _row(face: Face, how: Pen, rng: Random) -> list[tuple[int, Inked, str]]:
    """As many texts as have room side by side."""
    row: list[tuple[int, Inked, str]] = []
    left = _LEFT
    for _ in range(12):
        text = line(rng).upper() if face.capitals else line(rng)
        inked = drawn(text, face, how, rng)
        if inked is None or inked.mask.shape[1] > _WIDTH - 320:
            continue
        if left + inked.mask.shape[1] > _WIDTH - _LEFT:
            break
        row.append((left, inked, text))
        left += inked.mask.shape[1] + round(rng.uniform(60, 200))
    return row


def _reach(inked: Inked) -> tuple[int, int]:
    """Rows of ink above and below the baseline."""
    rows = np.flatnonzero(inked.mask.max(axis=1) > 40)
    return inked.baseline - int(rows[0]), int(rows[-1]) - inked.baseline


def _lay(paper: Gray, inked: Inked, left: int, baseline: int, ink: int) -> None:
    top = baseline - inked.baseline
    mask = inked.mask[max(0, -top) :]
    region = paper[max(0, top) : max(0, top) + mask.shape[0], left : left + mask.shape[1]]
    dark = np.minimum(mask[: region.shape[0]].astype(np.uint16) * ink // 255, _PAPER)
    np.minimum(region, (_PAPER - dark).astype(np.uint8), out=region)


def _print_rule(paper: Gray, style: str, text: Span, y: int, rng: Random) -> None:
    """What the form prints for writing on, often through the letters' feet."""
    left, right = text.left - rng.randint(0, 25), text.right + rng.randint(0, 45)
    thick = rng.choice((1, 2, 3, 4))
    if style == "line":
        cv2.line(paper, (left, y), (right, y), rng.choice((0, 60)), thick)
    elif style == "faint":
        cv2.line(paper, (left, y), (right, y), 170, 2)
    elif style == "dots":
        for x in range(left, right, rng.choice((8, 12, 16))):
            cv2.circle(paper, (x, y), max(1, thick - 1), 0, -1)
    elif style == "box":
        corner = (text.right + 10, max(text.bottom, y) + 14)
        cv2.rectangle(paper, (left - 20, text.top - 20), corner, 0, thick)


def _arrived(paper: Gray, sent: Sent, rng: Random) -> Gray:
    """The page as the reader has it before it looks for ink."""
    if sent.scanned:
        return _scanned(paper, rng)
    call = FaxCall(sent.resolution, degradation=sent.degradation, halftone=rng.random() < 0.03)
    return to_square(received(paper, call, rng), 204.0, _FAX_DOWN[sent.resolution])[0]


def _scanned(paper: Gray, rng: Random) -> Gray:
    page = turned(sized(paper, 1700, 2200), rng.uniform(-0.7, 0.7)).astype(np.float32)
    noise = np.random.default_rng(rng.randrange(1 << 31)).standard_normal(page.shape).astype(np.float32)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.2)) + noise * rng.uniform(1, 8)
    pale = rng.uniform(0, 60)
    grey = np.clip(pale + page * (255 - pale) / 255 * rng.uniform(0.85, 1), 0, 255).astype(np.uint8)
    _, coded = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(40, 90)])
    return even_paper(np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.uint8))


def _cut(gray: Gray, places: Sequence[_Place]) -> Iterator[Penned]:
    scale = gray.shape[1] / _WIDTH
    gray = _level(gray, scale)
    lefts, rights = _marks(gray)
    ink = ink_of(gray)
    rules = find_rules(ink, _DPI)
    bare = without_rules(ink, rules)
    dark = np.where(gray <= int(gray[ink > 0].max(initial=0)), np.uint8(255), np.uint8(0))
    specks = less(dark, either(ink, thickened(rules.mask, 5, 5)))
    rows = sorted({place.row for place in places})
    tall, shift = _lies([y for _, y in (*lefts, *rights)], [row * scale for row in rows])
    for row in rows:
        ends = _ends(lefts, rights, row * scale * tall + shift)
        if ends is None:
            continue
        (left, first), (right, last) = ends
        middle = (first + last) / 2
        # Rows that the line lost move all that follows up.
        shift = middle - row * scale * tall
        step = (right - left) / (_WIDTH - 2 * _MARK_X)
        for place in (place for place in places if place.row == row):
            box = Span(
                max(0, round(left + (place.left - _MARK_X) * step) - 8),
                max(0, round(middle + (place.top - row) * scale) - 5),
                min(gray.shape[1], round(left + (place.right - _MARK_X) * step) + 8),
                min(gray.shape[0], round(middle + (place.bottom - row) * scale) + 5),
            )
            if box.height < 8 or box.width < 4:
                continue
            around = box.grown(box.height // 2, box.height // 2, gray)
            kept = own_ink(np.ascontiguousarray(around.of(bare)), box.inside(around))
            lines = written_lines(around.of(gray), kept, around.of(specks), several=False)
            if len(lines) == 1:
                yield Penned(lines[0].picture, place.text, place.family)


def _level(gray: Gray, scale: float) -> Gray:
    """Turned back by what the marks at both ends of the rows say."""
    lefts, rights = _marks(gray)
    apart = (_WIDTH - 2 * _MARK_X) * scale
    tried = [
        (_pairs(lefts, rights, np.tan(np.radians(angle)) * apart), angle)
        for angle in np.arange(-2.6, 2.61, 0.1)
    ]
    pairs, _ = max(tried, key=lambda found: (len(found[0]), -abs(found[1])))
    if len(pairs) < 3:
        return gray
    angle = float(
        np.median([np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])) for start, end in pairs])
    )
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(gray, turn, (width, height), borderValue=255.0), np.uint8)


_Point = tuple[float, float]


def _marks(gray: Gray) -> tuple[list[_Point], list[_Point]]:
    """Middles of the black squares down the left and the right edge."""
    black = np.where(gray < 128, np.uint8(255), np.uint8(0))
    count, _, stats, centres = cv2.connectedComponentsWithStats(black, connectivity=4)
    found: tuple[list[_Point], list[_Point]] = ([], [])
    for number in range(1, count):
        _, _, wide, high, area = stats[number]
        x, y = centres[number]
        edge = min(x, gray.shape[1] - x) < 0.1 * gray.shape[1]
        if edge and 11 <= wide <= 26 and 11 <= high <= 26 and area > 0.72 * wide * high:
            found[int(x > gray.shape[1] / 2)].append((float(x), float(y)))
    return found


def _pairs(lefts: Sequence[_Point], rights: Sequence[_Point], drop: float) -> list[tuple[_Point, _Point]]:
    nearest = ((left, min(rights, key=lambda r: abs(r[1] - left[1] - drop), default=None)) for left in lefts)
    return [(left, right) for left, right in nearest if right and abs(right[1] - left[1] - drop) < 18]


def _lies(marks: Sequence[float], rows: Sequence[float]) -> tuple[float, float]:
    """How tall the page came, as a share, and how far it lies down: by what most marks agree on. Rows
    stand unevenly, so that no other place fits as well."""
    best = (0, 1.0, 0.0)
    for tall in np.arange(0.88, 1.04, 0.0025):
        apart = np.subtract.outer(np.asarray(marks), np.asarray(rows) * tall).ravel()
        counts, edges = np.histogram(apart, bins=np.arange(-160, 161, 8))
        fullest = int(np.argmax(counts))
        if counts[fullest] > best[0]:
            best = (int(counts[fullest]), float(tall), float(edges[fullest]) + 4)
    return best[1:]


def _ends(lefts: Sequence[_Point], rights: Sequence[_Point], row: float) -> tuple[_Point, _Point] | None:
    left = min(lefts, key=lambda point: abs(point[1] - row), default=None)
    right = min(rights, key=lambda point: abs(point[1] - row), default=None)
    if left is None or right is None or max(abs(left[1] - row), abs(right[1] - row)) >= _SLACK:
        return None
    return (left, right) if abs(left[1] - right[1]) <= 6 else None
