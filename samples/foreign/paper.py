"""One filled-in paper: a layout, a writer and a story, drawn to PDF with what it says noted."""

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from domain.form import FormType, Json
from samples.foreign.blank import load
from samples.foreign.faces import MONO, SANS, SERIF, Face, face
from samples.foreign.fillable import form_fields
from samples.foreign.hands import hands, signatures
from samples.foreign.ink import BLACK, BLUE, PALE, Pen
from samples.foreign.layout import Layout
from samples.foreign.printed import laid_over
from samples.foreign.sheet import HEIGHT, Ink, Sheet
from samples.foreign.story import tell

_FILLABLE = 0.4
"""Of what leaves a computer on a printed blank: typed into form fields of the PDF."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`fields`: what a perfect reader would say. `inks`: everything written, in points. `blanks`: the
    places to fill, written in or not."""

    layout: Layout
    style: str
    pdf: bytes
    pages: int
    fields: dict[str, Json]
    inks: tuple[Ink, ...]
    blanks: tuple[Ink, ...]


def fill_in(layout: Layout, half: int, style: str, seed: int) -> Paper:
    """Draw the layout as one writer filled it in. `style`: typed, handprint, cursive, born_digital."""
    if layout.blank is not None:
        return _on_blank(layout, layout.blank, half, style, seed)
    tight = _draw(layout, half, style, seed, 1.0)
    tight.finish()
    free = (HEIGHT - 40 - layout.margin) / max(1.0, tight.lowest - layout.margin)
    # A real form fills its sheet: lines are set apart until it does.
    stretch = min(1.5, 1 + 0.9 * (free - 1)) if free > 1 else 1.0
    sheet = _draw(layout, half, style, seed, stretch)
    return _paper(layout, style, sheet.finish(), sheet)


def _on_blank(layout: Layout, blank: Path, half: int, style: str, seed: int) -> Paper:
    """Written on a printed PDF, or typed into form fields of it."""
    sheet = _draw(layout, half, style, seed, 1.0)
    pdf = laid_over(blank.read_bytes(), sheet.finish())
    if sheet.pen.keys:
        pdf = laid_over(form_fields(load(blank), sheet.inks), pdf)
    return _paper(layout, style, pdf, sheet)


def _paper(layout: Layout, style: str, pdf: bytes, sheet: Sheet) -> Paper:
    fields = {} if layout.form_type is FormType.OTHER else dict(sheet.expected)
    return Paper(layout, style, pdf, sheet.page, fields, tuple(sheet.inks), tuple(sheet.blanks))


def _draw(layout: Layout, half: int, style: str, seed: int, stretch: float) -> Sheet:
    rng = Random(f"{layout.id}/{half}/{style}/{seed}")
    story, writer = tell(rng, half, layout.language), _personal(pen(rng, half, style), half)
    if layout.blank is not None and style == "born_digital":
        writer = replace(writer, keys=rng.random() < _FILLABLE)
    sheet = Sheet(
        story=story,
        pen=writer,
        rng=rng,
        face=layout.face if isinstance(layout.face, Face) else face(layout.face),
        size=layout.size,
        margin=layout.margin,
    )
    sheet.stretch = stretch
    layout.draw(sheet)
    return sheet


def pen(rng: Random, half: int, style: str) -> Pen:
    if style in ("handprint", "cursive"):
        hand = rng.choice(hands(half, style))
        mark = rng.choice(("cross", "check", "check", "slash", "fill"))
        colour = rng.choice((BLUE, BLACK, BLACK))
        size = hand.size * rng.uniform(0.9, 1.1)
        return Pen(hand.font, size, True, colour, mark, rng, weight=hand.weight)
    font = rng.choice((MONO, SANS, MONO, SERIF)).regular
    return Pen(font, rng.choice((9.5, 10.0, 10.5)), False, BLACK, "cross", rng)


def _personal(pen: Pen, half: int) -> Pen:
    """What only writers of the report set do: half sign with a name, a quarter press lightly."""
    fonts, rng = signatures(half), pen.rng
    if fonts and rng.random() < 0.5:
        pen = replace(pen, signature=rng.choice(fonts))
    if fonts and pen.hand and rng.random() < 0.25:
        pen = replace(pen, colour=rng.choice(PALE))
    return pen


def styles(half: int) -> tuple[str, ...]:
    """Styles that can be drawn: handwriting only where its fonts are at hand."""
    written = tuple(style for style in ("handprint", "cursive") if hands(half, style))
    return ("typed", "born_digital", *written)
