"""One line of writing as ink: a font's letters, never twice the same."""

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from ocr.raster import Gray
from samples.penned.faces import Face, Manner

_PLAIN = dict(zip("áéíóúüñÁÉÍÓÚÜÑçãõâêôèöä’", "aeiouunAEIOUUNcaoaeoeoa'", strict=True))
_INKED = 40


@dataclass(frozen=True, slots=True)
class Pen:
    """How one line is written. `size`: pixels of capital height; `slant`: shear; `wide`: stretch along the
    line; `bend`: how far strokes stray, in font sizes; `track`: room between letters; `space`: between
    words; `nib`: pixels a stroke gains; `unrest`: 0 (a ruler) to about 1; `ink`: 255 is black."""

    size: float
    slant: float = 0.0
    wide: float = 1.0
    bend: float = 0.0
    track: float = 0.0
    space: float = 1.0
    nib: int = 0
    unrest: float = 0.0
    ink: int = 255


@dataclass(frozen=True, slots=True)
class Inked:
    """`mask`: 255 where there is ink; `baseline`: the row letters stand on."""

    mask: Gray
    baseline: int


def pen(manner: Manner, rng: Random) -> Pen:
    """Somebody's hand on some day, or a machine's ribbon."""
    if manner is Manner.TYPED:
        return Pen(
            rng.uniform(21, 34), nib=rng.choice((0, 0, 0, 1, -1)), ink=rng.choice((110, 150, 200, 255, 255))
        )
    return Pen(
        size=rng.uniform(23, 52),
        slant=rng.uniform(-0.08, 0.3) if manner is Manner.CURSIVE else rng.uniform(-0.15, 0.22),
        wide=rng.choice((1.0, rng.uniform(0.55, 1.0), rng.uniform(0.75, 1.25))),
        bend=rng.choice((0.0, rng.uniform(0, 0.03), rng.uniform(0.01, 0.05))),
        track=rng.choice((0.0, 0.0, rng.uniform(-0.6, 0.4), rng.uniform(0, 2.5))),
        space=rng.choice((1.0, rng.uniform(0.6, 1.1), rng.uniform(1, 2))),
        nib=rng.choice((0, 0, 1, 2, 2, 3)),
        unrest=rng.uniform(0.2, 1.15),
        ink=rng.choice((150, 175, 200, 220, 240, 255)),
    )


def drawn(text: str, face: Face, pen: Pen, rng: Random) -> Inked | None:
    """None where the face has no such letters."""
    if any(sign != " " and not face.has(sign) and not face.has(_PLAIN.get(sign, sign)) for sign in text):
        return None
    em = max(8, round(pen.size / face.rise))
    baseline = round(em * 1.5)
    mask = _written(text, face, pen, em, baseline, rng)
    if face.manner is not Manner.TYPED:
        mask = _bent(mask, baseline, em, pen, rng)
    mask = _thickened(mask, min(pen.nib, round(pen.size / 15)))
    columns = np.flatnonzero(mask.max(axis=0) > _INKED)
    if not len(columns):
        return None
    return Inked(np.ascontiguousarray(mask[:, columns[0] : columns[-1] + 1]), baseline)


def _written(text: str, face: Face, pen: Pen, em: int, baseline: int, rng: Random) -> Gray:
    width = round(face.font(em).getlength(text) * 1.35 + em * 0.06 * len(text) * pen.track) + 3 * em
    picture = Image.new("L", (max(width, 60), round(em * 2.4)))
    draw = ImageDraw.Draw(picture)
    along, drift = em * 0.6, 0.0
    for piece in _pieces(text, face.manner):
        drift = 0.7 * drift + rng.gauss(0, 0.035 * pen.unrest * em)
        font = face.font(max(6, round(em * rng.gauss(1, 0.045 * pen.unrest))))
        plain = "".join(sign if sign == " " or face.has(sign) else _PLAIN[sign] for sign in piece)
        draw.text((along, baseline + drift), plain, fill=255, font=font, anchor="ls")
        at = along
        for sign, shown in zip(piece, plain, strict=True):
            wide = font.getlength(shown)
            if sign != shown:  # the font lacks the accent, a pen has it
                top = baseline + drift + font.getbbox(shown, anchor="ls")[1] - em * 0.03
                _accent(draw, sign, at + wide / 2, top, em, rng)
            at += wide
        step = font.getlength(plain) * (pen.space if plain == " " else 1.0)
        spread = em * 0.05 * pen.track if face.manner is Manner.HANDPRINT and plain != " " else 0.0
        along += step + spread + rng.gauss(0, 0.025 * pen.unrest * em)
    return np.asarray(picture, np.uint8)


def _pieces(text: str, manner: Manner) -> list[str]:
    """What moves as a whole: a letter, or a word whose letters are joined."""
    if manner is not Manner.CURSIVE:
        return list(text)
    return [piece for word in text.split(" ") for piece in (word, " ")][:-1]


def _accent(draw: ImageDraw.ImageDraw, sign: str, x: float, top: float, em: int, rng: Random) -> None:
    width, size = max(2, round(em * 0.05)), em * rng.uniform(0.12, 0.2)
    if sign in "áéíóúÁÉÍÓÚ":
        draw.line([(x - size * 0.3, top), (x + size * 0.6, top - size)], fill=255, width=width)
    elif sign in "ñÑãõ":
        wave = [(-1.0, -0.2), (-0.3, -0.6), (0.3, -0.2), (1.0, -0.6)]
        draw.line([(x + size * a, top + size * b) for a, b in wave], fill=255, width=width)
    elif sign in "üÜöä":
        for side in (-0.8, 0.8):
            middle, high = x + side * size, top - size * 0.5
            draw.ellipse([middle - width, high - width, middle + width, high + width], fill=255)


def _bent(mask: Gray, baseline: int, em: int, pen: Pen, rng: Random) -> Gray:
    """Slant, climb and width, and a slow bending that makes each letter its own."""
    height, width = mask.shape
    room = round(abs(pen.slant) * baseline) + 2
    new_width = round((width + 2 * room) * pen.wide + abs(pen.slant) * height) + 4
    down, across = np.mgrid[0:height, 0:new_width].astype(np.float32)
    climb = np.tan(np.radians(rng.gauss(0, 0.5 * pen.unrest)))
    from_x = (across + (down - baseline) * pen.slant) / pen.wide
    from_y = down + climb * (across - new_width / 2)
    if pen.bend:
        noise = np.random.default_rng(rng.randrange(1 << 31))
        coarse = (max(2, int(height / (em * 0.45))), max(2, int(new_width / (em * 0.45))))
        for source in (from_x, from_y):
            wave = noise.standard_normal(coarse).astype(np.float32)
            source += cv2.resize(wave, (new_width, height), interpolation=cv2.INTER_CUBIC) * pen.bend * em
    wider = cv2.copyMakeBorder(mask, 0, 0, room, room, cv2.BORDER_CONSTANT, value=0)
    bent = cv2.remap(wider, from_x.astype(np.float32), from_y.astype(np.float32), cv2.INTER_LINEAR)
    return np.asarray(bent, np.uint8)


def _thickened(mask: Gray, nib: int) -> Gray:
    if not nib:
        return mask
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (abs(nib) + 1, abs(nib) + 1))
    return np.asarray(cv2.dilate(mask, kernel) if nib > 0 else cv2.erode(mask, kernel), np.uint8)
