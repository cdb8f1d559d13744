"""One page: where its words, tick boxes and rules stand. Boxes are fractions of the upright page."""

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    FORM = "form"
    COVER = "cover"
    INSTRUCTIONS = "instructions"
    ATTACHMENT = "attachment"
    BLANK = "blank"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """Fractions of the upright page, origin top left, left < right and top < bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlap(self, other: "Box") -> float:
        """Share of this box that the other covers, 0 to 1."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        if across <= 0 or down <= 0:
            return 0.0
        return across * down / max(self.width * self.height, 1e-12)


@dataclass(frozen=True, slots=True)
class Word:
    """A printed or written word. `confidence` is the engine's own score, 0 to 1: a hint only.
    `line` groups words of one text line on the page."""

    text: str
    box: Box
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class Square:
    """A printed tick box. `fill` is the share of dark pixels inside its frame, 0 to 1."""

    box: Box
    fill: float


@dataclass(frozen=True, slots=True)
class FormValue:
    """A PDF's own form field (AcroForm widget). `value` is its text, or "on"/"off" for a button."""

    name: str
    value: str
    button: bool
    box: Box
    hint: str = ""
    """What the file says of it to those who cannot see the page, or on hovering."""
    signed: bool | None = None
    """Of a field for a digital signature: whether it holds one. Its `value` is empty."""


class WordSource(StrEnum):
    TEXT_LAYER = "text_layer"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Match:
    """A page lies on page `page` of the blank of form `template`.

    `matrix` (a, b, c, d, e, f) takes blank fractions to page fractions: x' = a x + b y + c,
    y' = d x + e y + f. `score` is the share of the blank's printed words found in place, 0 to 1;
    `residual` the median misplacement in page heights.
    """

    template: str
    page: int
    matrix: tuple[float, float, float, float, float, float]
    score: float
    residual: float
    by_picture: bool = False
    """Told by the look of the page; words alone may be another edition's, so more of them must agree."""

    def place(self, box: Box) -> Box:
        """A box of the blank, where it lies on this page (the hull if the page is turned a bit)."""
        a, b, c, d, e, f = self.matrix
        xs = [a * x + b * y + c for x in (box.left, box.right) for y in (box.top, box.bottom)]
        ys = [d * x + e * y + f for x in (box.left, box.right) for y in (box.top, box.bottom)]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that is known of one page without knowing what form it is.

    `number` counts from 1 within the delivery. `rotation`: clockwise degrees the page as it came
    must be turned (0, 90, 180, 270). `skew`: degrees removed after that. `quality`: 0 to 1, how
    well print can be read. `ink`: share of dark pixels. `damage`: sentences on what was lost.
    `strip`: the fax machines' header line, whose words are not among `words`.
    """

    number: int
    width: int
    height: int
    rotation: int
    skew: float
    quality: float
    ink: float
    words: tuple[Word, ...]
    word_source: WordSource
    squares: tuple[Square, ...] = ()
    rules: tuple[Box, ...] = ()
    form_values: tuple[FormValue, ...] = ()
    strip: Box | None = None
    damage: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    """Best first; empty when the page lies on no known blank."""
    uprights: tuple[Box, ...] = ()
    """Upright rules, as `rules` are the level ones."""
    dashes: tuple[Box, ...] = ()
    """Short level lines to tick or initial on, several alike; the longer ones are `rules` too."""
