"""The paper under the pen: a PDF page with a cursor that notes what is filled in and where."""

from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from domain.form import Json
from samples.foreign.asides import ASIDE, aside
from samples.foreign.faces import Face
from samples.foreign.ink import Pen
from samples.foreign.story import Answer, Story

WIDTH, HEIGHT = 612.0, 792.0
_ASIDE_SIGNED = 0.4


@dataclass(frozen=True, slots=True)
class Ink:
    """One thing written: points from the top left corner of its page."""

    page: int
    path: str
    text: str
    left: float
    top: float
    right: float
    bottom: float


class Sheet:
    """Pages being drawn. `y` runs down from the top in points; `expected` is what the reader should say."""

    def __init__(self, story: Story, pen: Pen, rng: Random, face: Face, size: float, margin: float) -> None:
        self.story, self.pen, self.rng = story, pen, rng
        self.face, self.size, self.margin = face, size, margin
        self._bytes = BytesIO()
        self.canvas: Any = Canvas(self._bytes, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.page, self.y, self.lowest = 1, margin, margin
        self.stretch = 1.0
        """How far lines stand apart, beside what the layout says."""
        self.left, self.right = margin, WIDTH - margin
        self.expected: dict[str, Json] = {}
        self.inks: list[Ink] = []
        self.blanks: list[Ink] = []
        """Every place to fill, whether anything is written there or not."""
        self._parts: dict[str, dict[str, str]] = {}
        self.muted: set[str] = set()

    @property
    def width(self) -> float:
        return self.right - self.left

    def new_page(self) -> None:
        self._turn()
        self.page, self.y = self.page + 1, self.margin

    def _turn(self) -> None:
        self.lowest = max(self.lowest, self.y)
        self.canvas.showPage()

    def finish(self) -> bytes:
        self._turn()
        self.canvas.save()
        return self._bytes.getvalue()

    # What the printer put there

    def print_text(
        self,
        text: str,
        x: float,
        y: float,
        size: float | None = None,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """Print with baseline y; returns the width."""
        font, size = self.face.bold if bold else self.face.regular, size or self.size
        width = pdfmetrics.stringWidth(text, font, size)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setFont(font, size)
        shift = {"left": 0.0, "centre": width / 2, "right": width}[align]
        self.canvas.drawString(x - shift, HEIGHT - y, text)
        return float(width)

    def measure(self, text: str, size: float | None = None, bold: bool = False) -> float:
        font = self.face.bold if bold else self.face.regular
        return float(pdfmetrics.stringWidth(text, font, size or self.size))

    def rule(
        self, x: float, y: float, to: float, thickness: float = 0.6, dash: tuple[float, ...] = ()
    ) -> None:
        self.canvas.setStrokeColorRGB(0, 0, 0)
        self.canvas.setLineWidth(thickness)
        self.canvas.setDash(*([list(dash)] if dash else []))
        self.canvas.line(x, HEIGHT - y, to, HEIGHT - y)
        self.canvas.setDash()

    def upright(self, x: float, y: float, to: float, thickness: float = 0.6) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, HEIGHT - y, x, HEIGHT - to)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        thickness: float = 0.6,
        shade: float | None = None,
    ) -> None:
        """A rectangle with its top left corner at x, y; `shade` 0 black to 1 white."""
        self.canvas.setStrokeColorRGB(0, 0, 0)
        self.canvas.setLineWidth(thickness)
        if shade is not None:
            self.canvas.setFillGray(shade)
        stroke, fill = int(thickness > 0), int(shade is not None)
        self.canvas.rect(x, HEIGHT - y - height, width, height, stroke=stroke, fill=fill)
        self.canvas.setFillGray(0)

    # What the writer puts there

    def mute(self, prefix: str) -> None:
        """The writer leaves everything under this prefix blank from here on."""
        self.muted.add(prefix)

    def rng_for(self, question: str) -> Random:
        """The writer's own mind about one question, the same however the form is laid out."""
        return Random(f"{self.story.ticks_seed}{question}")

    def answer(self, path: str) -> Answer | None:
        if any(path.startswith(prefix) for prefix in self.muted):
            return None
        return self.story.answers.get(path)

    def fill(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """Fill one place: its line (or the box's floor) at y, `height` free above it."""
        if path.startswith(ASIDE):
            self._fill_aside(path, x, y, width, height)
            return
        answer = self.answer(path)
        self.note(path, answer)
        self.blanks.append(Ink(self.page, path, "", x, y - height, x + width, y))
        if answer is None:
            return
        if path == "signature.present":
            self.pen.sign(self.canvas, self.story.signer, x, HEIGHT - y + 1, width)
            self._inked(path, "", x, y, width, height)
        elif answer.shown:
            self.write(path, answer.shown, x, y, width, height)

    def _fill_aside(self, path: str, x: float, y: float, width: float, height: float) -> None:
        if path.endswith("signature"):
            if self.rng_for(path).random() < _ASIDE_SIGNED:
                self.pen.sign(self.canvas, "Somebody Else", x, HEIGHT - y + 1, width)
            return
        text = aside(path.removeprefix(ASIDE), self.story, self.rng_for(path))
        if text:
            self.write(path, text, x, y, width, height)

    def write(self, path: str, text: str, x: float, y: float, width: float, height: float) -> None:
        self.pen.write(self.canvas, text, x + 2, HEIGHT - y + 2.2, width - 4, height)
        self._inked(path, text, x, y, width, height)

    def tick(self, path: str, x: float, y: float, side: float) -> None:
        """Mark the box whose top left corner is x, y."""
        self.pen.tick(self.canvas, x, HEIGHT - y - side, side)
        self._inked(path, "", x, y + side, side, side)

    def ring(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a ring around a printed word whose top left corner is x, y."""
        self.canvas.setStrokeColorRGB(*self.pen.colour)
        self.canvas.setLineWidth(self.rng.uniform(0.9, 1.5))
        wide = self.rng.uniform(3, 5)
        low, high = HEIGHT - y - height - wide / 2, HEIGHT - y + wide / 2
        self.canvas.ellipse(x - wide, low, x + width + wide, high)
        self._inked(path, "", x, y + height, width, height)

    def write_note(self, path: str, text: str, x: float, y: float, width: float, height: float) -> None:
        """Note ink that was drawn character by character."""
        self._inked(path, text, x, y, width, height)

    def _inked(self, path: str, text: str, x: float, y: float, width: float, height: float) -> None:
        self.inks.append(Ink(self.page, path, text, x, y - height, x + width, y))

    def note(self, path: str, answer: Answer | None) -> None:
        """Record what was written (None: left blank); parts add up to one value."""
        whole, _, part = path.partition("#")
        if part and part != "last_first":
            self._note_part(whole, part, answer)
        elif whole == "signature.present":
            self.expected[whole] = answer is not None
        else:
            self.expected[whole] = None if answer is None else answer.value

    def _note_part(self, whole: str, part: str, answer: Answer | None) -> None:
        parts = self._parts.setdefault(whole, {})
        if answer is not None and answer.shown:
            parts[part] = answer.shown
        if whole == "patient.name":
            text = " ".join(parts[p] for p in ("given", "middle", "family") if p in parts)
        else:
            place = parts.get("place") or " ".join(parts[p] for p in ("state", "zip") if p in parts)
            text = ", ".join(p for p in (parts.get("street"), parts.get("city"), place) if p)
        self.expected[whole] = text or None
