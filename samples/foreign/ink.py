"""What people put on paper: typed text, handwriting, ticks, initials, signatures."""

from dataclasses import dataclass
from random import Random
from typing import Any

from reportlab.pdfbase import pdfmetrics

BLUE = (0.08, 0.1, 0.45)
BLACK = (0.05, 0.05, 0.05)
PALE = ((0.2, 0.28, 0.62), (0.32, 0.32, 0.34), (0.4, 0.2, 0.25))
"""A dry blue pen, a pencil, a red one: they break up where a fax machine is set to light."""
_SMALLEST = {"typed": 6.0, "hand": 9.0}


@dataclass(frozen=True, slots=True)
class Pen:
    """One writer: a registered font, a size, a colour. `hand` False is a typewriter or a computer.

    `mark` is how this writer ticks: cross, check, fill, slash. `signature` is the font in which the writer
    signs with a name that can be read; without one it is a scrawl.
    """

    font: str
    size: float
    hand: bool
    colour: tuple[float, float, float]
    mark: str
    rng: Random
    signature: str = ""
    weight: float = 0.0
    """Points of ink laid around the strokes of a fine font."""
    keys: bool = False
    """Typing and ticking leaves no ink: it goes into a PDF's form fields. Signatures are drawn still."""

    def write(self, canvas: Any, text: str, x: float, baseline: float, width: float, height: float) -> None:
        """One line of text from x, squeezed to `width`; handwriting wanders off the line a little."""
        if self.keys:
            return
        size, squeeze = self.fit(text, width, height)
        canvas.setFillColorRGB(*self.colour)
        if not self.hand:
            self._show(canvas, text, x, baseline, size, squeeze, 0.0)
            return
        tilt = self.rng.uniform(-0.7, 0.7)
        baseline += self.rng.uniform(-0.5, 1.5)
        for word in text.split(" "):
            self._show(canvas, word, x, baseline + self.rng.uniform(-0.7, 0.7), size, squeeze, tilt)
            step = pdfmetrics.stringWidth(word + " ", self.font, size) * squeeze / 100
            x += step
            baseline += step * tilt / 60

    def fit(self, text: str, width: float, height: float) -> tuple[float, float]:
        """Size in points and horizontal scale in percent."""
        size = min(self.size, height * (1.15 if self.hand else 0.95))
        smallest = min(size, _SMALLEST["hand" if self.hand else "typed"])
        needed = pdfmetrics.stringWidth(text, self.font, size)
        if needed > width:
            size = max(smallest, size * width / needed)
            needed = pdfmetrics.stringWidth(text, self.font, size)
        return size, min(100.0, 100.0 * width / needed) if needed else 100.0

    def lines(self, text: str, width: float) -> list[str]:
        """Words broken into lines at this pen's own size."""
        lines: list[str] = []
        for word in text.split():
            tried = f"{lines[-1]} {word}" if lines else word
            if lines and pdfmetrics.stringWidth(tried, self.font, self.size) <= width:
                lines[-1] = tried
            else:
                lines.append(word)
        return lines

    def _show(
        self, canvas: Any, text: str, x: float, baseline: float, size: float, squeeze: float, tilt: float
    ) -> None:
        canvas.saveState()
        canvas.translate(x, baseline)
        canvas.rotate(tilt)
        shown = canvas.beginText(0, 0)
        shown.setFont(self.font, size)
        shown.setHorizScale(squeeze)
        if self.weight:
            canvas.setStrokeColorRGB(*self.colour)
            canvas.setLineWidth(self.weight)
            shown.setTextRenderMode(2)
        shown.textOut(text)
        canvas.drawText(shown)
        canvas.restoreState()

    def tick(self, canvas: Any, x: float, y: float, side: float) -> None:
        """A mark in or on the square whose lower left corner is x, y."""
        if self.keys:
            return
        canvas.saveState()
        canvas.setStrokeColorRGB(*self.colour)
        canvas.setFillColorRGB(*self.colour)
        if self.hand:
            canvas.setLineWidth(self.rng.uniform(1.0, 1.7))
            _strokes(canvas, self.mark, x, y, side, self.rng)
        else:
            canvas.setFont("Helvetica-Bold", side * 1.05)
            canvas.drawCentredString(x + side / 2, y + side * 0.12, "X")
        canvas.restoreState()

    def sign(self, canvas: Any, name: str, x: float, baseline: float, width: float) -> None:
        """A signature: one long wandering stroke, now and then with a readable capital, or the name."""
        rng = self.rng
        if self.signature:
            self._sign_by_name(canvas, name, x, baseline, width)
            return
        span = min(width * 0.9, rng.uniform(85, 150))
        canvas.saveState()
        canvas.setStrokeColorRGB(*self.colour)
        canvas.setLineWidth(rng.uniform(0.9, 1.5))
        path = canvas.beginPath()
        at, level = x + rng.uniform(2, max(3.0, (width - span) * 0.3)), baseline + 3
        path.moveTo(at, level)
        loops = max(5, len(name) // 2)
        for loop in range(loops):
            tall = rng.uniform(9, 17) if loop in (0, loops // 2) else rng.uniform(2, 7)
            after = at + span / loops
            path.curveTo(
                at + rng.uniform(-3, 4), level + tall, after + rng.uniform(-4, 5), level + tall, after, level
            )
            if rng.random() < 0.4:
                path.curveTo(after - 2, level - rng.uniform(1, 6), after - 5, level - 2, after - 1, level)
            at, level = after, level + rng.uniform(-0.8, 1.0)
        path.curveTo(at + 8, level + 2, at + 14, level - 5, at + 20, level + 1)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def _sign_by_name(self, canvas: Any, name: str, x: float, baseline: float, width: float) -> None:
        """Written larger than the field, tilted, with or without a flourish below."""
        rng, words = self.rng, name.split()
        shown = name if rng.random() < 0.6 or len(words) < 2 else f"{words[0][0]}. {words[-1]}"
        size = rng.uniform(19, 27)
        wide = pdfmetrics.stringWidth(shown, self.signature, size)
        squeeze = min(100.0, 100.0 * (width - 10) / wide)
        canvas.saveState()
        canvas.setFillColorRGB(*self.colour)
        canvas.setStrokeColorRGB(*self.colour)
        canvas.translate(x + rng.uniform(2, max(3.0, (width - wide) * 0.3)), baseline + rng.uniform(0, 3))
        canvas.rotate(rng.uniform(-1.0, 3.5))
        drawn = canvas.beginText(0, 0)
        drawn.setFont(self.signature, size)
        drawn.setHorizScale(squeeze)
        drawn.textOut(shown)
        canvas.drawText(drawn)
        if rng.random() < 0.4:
            canvas.setLineWidth(rng.uniform(0.7, 1.3))
            span = wide * squeeze / 100
            canvas.bezier(span, 2, span * 0.7, -5, span * 0.4, -1, span * rng.uniform(0.0, 0.3), -4)
        canvas.restoreState()


def _strokes(canvas: Any, mark: str, x: float, y: float, side: float, rng: Random) -> None:
    def near(fraction: float) -> float:
        return side * (fraction + rng.uniform(-0.15, 0.15))

    if mark == "check":
        path = canvas.beginPath()
        path.moveTo(x + near(0.1), y + near(0.5))
        path.lineTo(x + near(0.4), y + near(0.05))
        path.lineTo(x + near(1.2), y + near(1.25))
        canvas.drawPath(path, stroke=1, fill=0)
    elif mark == "fill":
        for row in range(5):
            level = y + side * (0.15 + row * 0.17)
            canvas.line(x + near(0.15), level, x + near(0.9), level + side * 0.12)
    elif mark == "slash":
        canvas.line(x + near(0.05), y + near(0.0), x + near(1.0), y + near(1.05))
    else:
        canvas.line(x + near(0.0), y + near(0.0), x + near(1.0), y + near(1.0))
        canvas.line(x + near(0.0), y + near(1.0), x + near(1.0), y + near(0.0))
