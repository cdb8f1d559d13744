"""Writes on a picture of a page as a person does with a pen: never twice the same, not always inside."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from domain.form import FieldKind
from domain.page import Box
from samples import pen
from samples.channel import Grey
from samples.filling import Filling, Manner, Mark, Marking, Signing, Style, Writing
from samples.people import SampleSet

_FONTS = Path(__file__).parent / "fonts"
FONTS = {
    (SampleSet.TUNE, Style.HANDPRINT): (
        "indie-flower",
        "kalam",
        "architects-daughter",
        "sue-ellen-francisco",
    ),
    (SampleSet.TUNE, Style.CURSIVE): ("caveat", "cedarville-cursive", "homemade-apple"),
    (SampleSet.REPORT, Style.HANDPRINT): (
        "patrick-hand",
        "shadows-into-light",
        "schoolbell",
        "the-girl-next-door",
    ),
    (SampleSet.REPORT, Style.CURSIVE): ("reenie-beanie", "bad-script", "mansalva"),
}
_PITCH = 21 / 792
"""Distance of the ruled lines in a long field, as a fraction of the page."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One person's hand. `size` in points of capital height, `slant` as shear, `unrest` from 0 (a
    ruler) to 1; `ink` 0 to 255 is how dark the pen is; `nib` its width in points."""

    font: str
    size: float
    slant: float
    unrest: float
    ink: int
    nib: float


def writer(which: SampleSet, style: Style, rng: Random) -> Writer:
    """A new person's hand, in one of the set's own fonts."""
    return Writer(
        font=rng.choice(FONTS[which, style]),
        size=rng.uniform(8.2, 12.0),
        slant=rng.uniform(-0.06, 0.26) if style is Style.CURSIVE else rng.uniform(-0.1, 0.14),
        unrest=rng.uniform(0.25, 1.0),
        ink=rng.choice((175, 200, 220, 240)),
        nib=rng.uniform(0.7, 1.5),
    )


def write(pages: list[Grey], filling: Filling, hand: Writer, rng: Random) -> None:
    """Everything of the filling, onto the pictures of the blank's pages."""
    for writing in filling.writings:
        _write_field(pages[writing.place.page - 1], writing, hand, rng)
    for marking in filling.markings:
        put_mark(pages[marking.place.page - 1], marking, hand, rng)
    if filling.signing is not None:
        sign(pages[filling.signing.place.page - 1], filling.signing, hand, rng)


def put_mark(page: Grey, marking: Marking, hand: Writer, rng: Random) -> None:
    if marking.mark is Mark.INITIALS:
        _write_line(page, marking.text, marking.place.box, hand, rng)
        return
    width = hand.nib * rng.uniform(0.9, 1.4)
    _draw(page, pen.mark(marking.mark, rng), marking.place.box, width, hand.ink)


def sign(page: Grey, signing: Signing, hand: Writer, rng: Random) -> None:
    """On its line, with some room lost to the left; a large hand leaves the box."""
    box = signing.place.box
    left = box.left + box.width * rng.uniform(0.01, 0.15)
    if signing.manner is Manner.STROKES:
        width = box.width * rng.uniform(0.5, 0.8)
        lift = box.height * rng.uniform(-0.1, 0.12)
        _draw(
            page,
            pen.signature(rng),
            Box(left, box.top + lift, left + width, box.bottom + lift),
            hand.nib * 1.1,
            hand.ink,
        )
        return
    fast = Writer(
        hand.font, hand.size * 1.5, hand.slant + 0.12, min(1.0, hand.unrest * 1.3), hand.ink, hand.nib
    )
    _write_line(page, signing.name, Box(left, box.top, box.right, box.bottom), fast, rng)


def _write_field(page: Grey, writing: Writing, hand: Writer, rng: Random) -> None:
    box = writing.place.box
    if writing.place.kind is not FieldKind.LONG_TEXT:
        _write_line(page, writing.text, box, hand, rng)
        return
    rows = max(1, round(box.height / _PITCH))
    lines = _broken(writing.text, hand, box.width * page.shape[1] * 0.94, page.shape[1], rows)
    for row, line in enumerate(lines[:rows]):
        bottom = box.bottom - (rows - 1 - row) * _PITCH
        _write_line(page, line, Box(box.left, bottom - _PITCH, box.right, bottom), hand, rng)


def _broken(text: str, hand: Writer, width: float, page_width: int, rows: int) -> list[str]:
    """Words on lines as they come, or spread over all rows when they would not fit."""
    font = _font(hand.font, _em(hand, page_width))
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= rows:
        return lines
    words, share = text.split(), -(-len(text.split()) // rows)
    return [" ".join(words[at : at + share]) for at in range(0, len(words), share)]


def _write_line(page: Grey, text: str, box: Box, hand: Writer, rng: Random) -> None:
    height, width = page.shape
    room = box.width * width
    em = min(_em(hand, width), round(box.height * height * 1.45))
    ink, baseline, start = _ink(text, em, hand, rng)
    allowed = room * (1.07 if rng.random() < 0.06 else 0.97)
    if ink.shape[1] > allowed:
        ink, baseline, start = _ink(
            text, max(round(em * 0.62), round(em * allowed / ink.shape[1])), hand, rng
        )
    if ink.shape[1] > allowed:
        squeezed = cv2.resize(ink, (round(allowed), ink.shape[0]), interpolation=cv2.INTER_AREA)
        ink, start = np.asarray(squeezed, np.uint8), round(start * allowed / ink.shape[1])
    spare = max(0.0, room - ink.shape[1])
    x = box.left * width + min(spare, room * rng.uniform(0.005, 0.05)) - start
    y = (box.bottom - box.height * rng.uniform(0.08, 0.26)) * height - baseline
    _lay(page, ink, round(x), round(y), hand.ink)


def _em(hand: Writer, page_width: int) -> int:
    """Font size in pixels at which capitals and digits have the writer's height on average.

    Both, because some fonts have grand capitals and tiny digits."""
    font = _font(hand.font, 100)
    share = sum(-font.getbbox(letter, anchor="ls")[1] for letter in "H5") / 200
    return round(hand.size / share * page_width / 612)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _ink(text: str, em: int, hand: Writer, rng: Random) -> tuple[Grey, int, int]:
    """A mask of the written line (255 is ink), the row of its baseline, the column it starts in."""
    font = _font(hand.font, em)
    pieces = text.split(" ") if hand.font in _JOINED else list(text)
    gap = font.getlength(" ") if hand.font in _JOINED else 0.0
    baseline, left = round(em * 1.3), round(em * 0.5)
    canvas = Image.new("L", (round(font.getlength(text) * 1.2) + 2 * em, round(em * 2.1)))
    draw = ImageDraw.Draw(canvas)
    x, drift = float(left), 0.0
    wander = 0.035 * hand.unrest * em
    for piece in pieces:
        drift = 0.7 * drift + rng.gauss(0, wander)
        grown = _font(hand.font, max(6, round(em * rng.gauss(1.0, 0.035 * hand.unrest))))
        draw.text((x, baseline + drift), piece, fill=255, font=grown, anchor="ls")
        x += grown.getlength(piece) + gap + rng.gauss(0, 0.02 * hand.unrest * em)
    mask = _slanted(np.asarray(canvas, np.uint8), hand.slant, baseline, rng.gauss(0, 0.4 * hand.unrest))
    mask = _thick(mask, hand, em)
    columns = np.flatnonzero(mask.max(axis=0) > 40)
    if not len(columns):
        return mask, baseline, 0
    return np.ascontiguousarray(mask[:, columns[0] : columns[-1] + 1]), baseline, 0


_JOINED = frozenset(
    {"caveat", "cedarville-cursive", "homemade-apple", "reenie-beanie", "bad-script", "mansalva"}
)
"""Hands whose words are one stroke, so a word moves as a whole."""


def _slanted(mask: Grey, slant: float, baseline: int, climb: float) -> Grey:
    """Sheared around the baseline and climbing by so many degrees."""
    slope = np.tan(np.radians(climb))
    matrix = np.array([[1.0, -slant, slant * baseline], [-slope, 1.0, slope * mask.shape[1] / 2]])
    warped = cv2.warpAffine(mask, matrix, (mask.shape[1], mask.shape[0]), flags=cv2.INTER_LINEAR)
    return np.asarray(warped, np.uint8)


def _thick(mask: Grey, hand: Writer, em: int) -> Grey:
    if hand.nib < 1.0 or em < 40:
        return mask
    grown = cv2.dilate(mask, np.ones((2, 2) if hand.nib < 1.25 else (3, 3), np.uint8))
    return np.asarray(grown, np.uint8)


def _lay(page: Grey, ink: Grey, x: int, y: int, darkness: int) -> None:
    """Ink darkens paper; what falls off the page is lost."""
    top, left = max(0, y), max(0, x)
    bottom, right = min(page.shape[0], y + ink.shape[0]), min(page.shape[1], x + ink.shape[1])
    if top >= bottom or left >= right:
        return
    part = ink[top - y : bottom - y, left - x : right - x].astype(np.uint16) * darkness // 255
    region = page[top:bottom, left:right]
    np.minimum(region, (255 - part).astype(np.uint8), out=region)


def _draw(page: Grey, strokes: list[pen.Stroke], box: Box, nib: float, darkness: int) -> None:
    height, width = page.shape
    shift = 4
    for stroke in strokes:
        x = (box.left + stroke[:, 0] * box.width) * width
        y = (box.top + stroke[:, 1] * box.height) * height
        points = np.column_stack([x, y]) * (1 << shift)
        cv2.polylines(
            page,
            [points.astype(np.int32)],
            False,
            255 - darkness,
            max(1, round(nib * width / 612)),
            cv2.LINE_AA,
            shift,
        )
