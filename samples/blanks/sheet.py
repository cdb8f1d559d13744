"""Draws one blank and, in the same stroke, notes where every field and tick box lies.

Coordinates are points on a Letter page, measured from its top left corner.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from domain.form import FieldBox, FieldKind, FormType, Language, Polarity, TickBox
from domain.page import Box
from samples.blanks.hospital import ADDRESS, DEPARTMENT, NAME, PHONE

WIDTH, HEIGHT = 612.0, 792.0
LEFT, RIGHT = 40.0, 572.0
INNER = RIGHT - LEFT
SHADE = Color(0.82, 0.82, 0.82)
STAFF_SHADE = Color(0.93, 0.93, 0.93)
CAPTION = 6.8
"""Height of the small label printed at the top of a cell, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a ruled row: a written field, `share` of the row's width."""

    path: str
    kind: FieldKind
    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Option:
    """One tick box: what marking it says, and the words beside it."""

    path: str
    code: str
    label: str
    decision: str | None = None


@dataclass
class Sheet:
    """A blank being drawn. `y` is where the next thing goes, from the top of the page."""

    id: str
    number: str
    revised: str
    form_type: FormType
    language: Language
    title: str
    subtitle: str
    pages: int
    fax: str
    polarity: Polarity = Polarity.UNKNOWN
    default_expiry_days: int | None = None
    fields: list[FieldBox] = field(default_factory=list)
    ticks: list[TickBox] = field(default_factory=list)
    statements: dict[str, str] = field(default_factory=dict)
    page: int = 1
    y: float = 0.0

    def __post_init__(self) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1, lang=self.language.value)
        self.canvas.setTitle(f"{self.title} ({self.number})")
        self.canvas.setAuthor(NAME)
        self._header()

    @property
    def revision(self) -> str:
        """The form number and revision as the footer prints them."""
        word = self.say("Rev.", "Rev.")
        return f"{self.number} ({word} {self.revised})"

    def say(self, english: str, spanish: str) -> str:
        return spanish if self.language is Language.SPANISH else english

    def finish(self) -> bytes:
        self._footer()
        self.canvas.save()
        if self.page != self.pages:
            raise ValueError(f"{self.id} says {self.pages} pages and has {self.page}")
        return self._buffer.getvalue()

    def next_page(self) -> None:
        self._footer()
        self.canvas.showPage()
        self.page += 1
        self._small_header()

    # --- words -------------------------------------------------------------------------------

    def text(self, x: float, y: float, words: str, size: float = 8.5, bold: bool = False) -> float:
        """Print one line with its baseline at y; returns where it ends."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        self.canvas.setFillColor(black)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, words)
        return x + float(stringWidth(words, font, size))

    def paragraph(self, words: str, size: float = 8.8, x: float = LEFT, width: float = INNER) -> None:
        for line in wrap(words, size, width):
            self.y += size * 1.22
            self.text(x, self.y, line, size)
        self.y += 3

    def statement(self, name: str, words: str, size: float = 8.8) -> None:
        """A statement the law wants printed; kept for the definition."""
        self.statements[name] = words
        self.canvas.setFillColor(black)
        self.canvas.circle(LEFT + 4, HEIGHT - self.y - 7.9, 1.4, fill=1, stroke=0)
        self.paragraph(words, size, LEFT + 11, INNER - 11)

    def bar(self, words: str) -> None:
        """A shaded bar that opens a section."""
        self.y += 5
        self.canvas.setFillColor(SHADE)
        self.canvas.rect(LEFT, HEIGHT - self.y - 14, INNER, 14, fill=1, stroke=0)
        self.text(LEFT + 4, self.y + 10.3, words, 9, bold=True)
        self.y += 14

    # --- what is filled in --------------------------------------------------------------------

    def row(self, *cells: Cell, height: float = 32) -> None:
        """A ruled row of cells, each with its small label above the writing space."""
        x = LEFT
        total = sum(cell.share for cell in cells)
        for cell in cells:
            width = INNER * cell.share / total
            self.frame(x, self.y, width, height)
            self.text(x + 3, self.y + CAPTION + 1, cell.label, CAPTION)
            self.write_in(cell, x + 3, self.y + CAPTION + 3, width - 6, height - CAPTION - 4)
            x += width
        self.y += height

    def table_head(self, *columns: tuple[str, float]) -> None:
        """Column titles of a table; `table_row` follows with the same shares."""
        x, total = LEFT, sum(share for _, share in columns)
        for title, share in columns:
            width = INNER * share / total
            self.frame(x, self.y, width, 13)
            self.text(x + 4, self.y + 9.6, title, 8, bold=True)
            x += width
        self.y += 13

    def table_row(self, *cells: Cell, height: float = 23) -> None:
        """A row of cells with no label of their own."""
        x, total = LEFT, sum(cell.share for cell in cells)
        for cell in cells:
            width = INNER * cell.share / total
            self.frame(x, self.y, width, height)
            self.write_in(cell, x + 3, self.y + 2, width - 6, height - 3)
            x += width
        self.y += height

    def plain_row(self, *labels: str, height: float = 30) -> None:
        """A ruled row of cells that no definition knows."""
        width = INNER / len(labels)
        for index, label in enumerate(labels):
            self.frame(LEFT + index * width, self.y, width, height)
            self.text(LEFT + index * width + 3, self.y + CAPTION + 1, label, CAPTION)
        self.y += height

    def ruled_lines(self, cell: Cell, lines: int, pitch: float = 21) -> None:
        """A label and several ruled lines under it, one field."""
        self.y += 11
        self.text(LEFT, self.y, cell.label, 8.5)
        top = self.y + 3
        for _ in range(lines):
            self.y += pitch
            self.rule(LEFT, self.y, RIGHT)
        self.write_in(cell, LEFT, top, INNER, self.y - top)
        self.y += 3

    def write_in(self, cell: Cell, x: float, y: float, width: float, height: float) -> None:
        """Note a field at this place, with a widget of the same size (a signature has none)."""
        widget = None
        if cell.kind is not FieldKind.SIGNATURE:
            widget = _widget(cell.path)
            self._text_widget(widget, cell.label, x, y, width, height, lines=cell.kind is FieldKind.LONG_TEXT)
        box = _fractions(x, y, width, height)
        self.fields.append(FieldBox(cell.path, cell.kind, cell.label, self.page, box, widget))

    def tick(self, option: Option, x: float, y: float, size: float = 9, say: bool = True) -> float:
        """A tick box with its top left corner at x, y; returns where its words end."""
        self.frame(x, y, size, size, 0.9)
        widget = _widget(option.path, option.code, option.decision)
        self.canvas.acroForm.checkbox(
            name=widget,
            tooltip=option.label,
            x=x,
            y=HEIGHT - y - size,
            size=size,
            buttonStyle="cross",
            borderWidth=0,
            fillColor=None,
            borderColor=None,
            textColor=black,
            forceBorder=False,
        )
        box = _fractions(x, y, size, size)
        self.ticks.append(
            TickBox(option.path, option.code, option.label, self.page, box, widget, option.decision)
        )
        if not say:
            return x + size
        return self.text(x + size + 4, y + size - 1.4, option.label, 8.5)

    def tick_grid(self, options: Sequence[Option], columns: int, pitch: float = 17, x: float = LEFT) -> None:
        """Tick boxes in columns, filled row by row."""
        width = (RIGHT - x) / columns
        rows = -(-len(options) // columns)
        for index, option in enumerate(options):
            row, column = divmod(index, columns)
            self.tick(option, x + 4 + column * width, self.y + 4 + row * pitch)
        self.y += rows * pitch + 3

    def initials(self, option: Option, x: float, y: float, width: float = 44, height: float = 16) -> None:
        """A short line on which initials grant or refuse; any ink on it is the mark."""
        self.rule(x, y + height, x + width)
        widget = _widget(option.path, option.code, option.decision)
        self._text_widget(widget, option.label, x, y, width, height)
        box = _fractions(x, y, width, height)
        self.ticks.append(
            TickBox(option.path, option.code, option.label, self.page, box, widget, option.decision)
        )
        self.text(x + width + 5, y + height - 3, option.label, 8.5)

    def _text_widget(
        self, name: str, tip: str, x: float, y: float, width: float, height: float, lines: bool = False
    ) -> None:
        self.canvas.acroForm.textfield(
            name=name,
            tooltip=tip,
            x=x,
            y=HEIGHT - y - height,
            width=width,
            height=height,
            fontName="Helvetica",
            fontSize=10,
            borderWidth=0,
            fillColor=None,
            borderColor=None,
            textColor=black,
            forceBorder=False,
            maxlen=None,
            fieldFlags="multiline" if lines else "",
        )

    # --- rules and frames ---------------------------------------------------------------------

    def rule(self, x: float, y: float, right: float) -> None:
        self.canvas.setStrokeColor(black)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(x, HEIGHT - y, right, HEIGHT - y)

    def frame(self, x: float, y: float, width: float, height: float, line: float = 0.6) -> None:
        self.canvas.setStrokeColor(black)
        self.canvas.setLineWidth(line)
        self.canvas.rect(x, HEIGHT - y - height, width, height, fill=0, stroke=1)

    def notice(self, lines: Sequence[str]) -> None:
        """A framed block of advice."""
        height = 9 + 13 * len(lines)
        self.frame(LEFT, self.y, INNER, height, 0.9)
        for index, words in enumerate(lines):
            self.text(LEFT + 7, self.y + 14 + 13 * index, words, 8.8, bold=index == len(lines) - 1)
        self.y += height

    def staff_box(self, lines: Sequence[str]) -> None:
        """What staff fill in, at the foot of the page; extraction never looks here."""
        height = 15 + 19 * len(lines)
        self.y = max(self.y + 8, 750 - height)
        self.canvas.setFillColor(STAFF_SHADE)
        self.canvas.rect(LEFT, HEIGHT - self.y - height, INNER, height, fill=1, stroke=0)
        self.frame(LEFT, self.y, INNER, height, 1.1)
        title = self.say("FOR STAFF USE ONLY", "PARA USO DEL PERSONAL / STAFF USE ONLY")
        self.text(LEFT + 5, self.y + 11, title, 8, bold=True)
        for index, words in enumerate(lines):
            self.text(LEFT + 5, self.y + 28 + 19 * index, words, 8)
        self.y += height

    def patient_label(self) -> None:
        """The empty corner in which the hospital sticks a patient label."""
        x, width = 398.0, RIGHT - 398
        self.canvas.setDash(2, 2)
        self.frame(x, 28, width, 56, 0.5)
        self.canvas.setDash()
        self.text(x + 40, 60, self.say("Patient label (staff)", "Etiqueta (personal)"), 7.5)

    # --- page furniture -----------------------------------------------------------------------

    def _header(self) -> None:
        self._mark(LEFT, 28, 34)
        self.text(LEFT + 42, 43, NAME, 14, bold=True)
        self.text(LEFT + 42, 54, DEPARTMENT, 8.5)
        self.text(LEFT + 42, 64, f"{ADDRESS}", 7.5)
        self.text(LEFT + 42, 73, f"{self.say('Phone', 'Tel.')} {PHONE}   Fax {self.fax}", 7.5)
        self.patient_label()
        width = stringWidth(self.title, "Helvetica-Bold", 13.5)
        self.text((WIDTH - width) / 2, 104, self.title, 13.5, bold=True)
        width = stringWidth(self.subtitle, "Helvetica", 8.3)
        self.text((WIDTH - width) / 2, 116, self.subtitle, 8.3)
        self.y = 119

    def _small_header(self) -> None:
        self._mark(LEFT, 26, 20)
        self.text(LEFT + 26, 40, NAME, 10, bold=True)
        width = stringWidth(self.title, "Helvetica", 8.5)
        self.text(RIGHT - width, 40, self.title, 8.5)
        self.y = 48

    def _mark(self, x: float, y: float, size: float) -> None:
        """A quill over a wave in a ring."""
        c, r = self.canvas, size / 2
        cx, cy = x + r, HEIGHT - y - r
        c.setStrokeColor(black)
        c.setLineWidth(size / 18)
        c.circle(cx, cy, r - size / 30, stroke=1, fill=0)
        quill = c.beginPath()
        quill.moveTo(cx - 0.45 * r, cy - 0.35 * r)
        quill.curveTo(cx - 0.2 * r, cy + 0.5 * r, cx + 0.2 * r, cy + 0.6 * r, cx + 0.5 * r, cy + 0.65 * r)
        quill.curveTo(cx + 0.5 * r, cy + 0.2 * r, cx + 0.1 * r, cy - 0.2 * r, cx - 0.45 * r, cy - 0.35 * r)
        c.setFillColor(black)
        c.drawPath(quill, stroke=0, fill=1)
        c.setStrokeColor(white)
        c.line(cx - 0.3 * r, cy - 0.22 * r, cx + 0.35 * r, cy + 0.5 * r)
        c.setStrokeColor(black)
        wave = c.beginPath()
        wave.moveTo(cx - 0.7 * r, cy - 0.5 * r)
        wave.curveTo(cx - 0.3 * r, cy - 0.25 * r, cx + 0.2 * r, cy - 0.85 * r, cx + 0.7 * r, cy - 0.5 * r)
        c.drawPath(wave, stroke=1, fill=0)

    def _footer(self) -> None:
        if self.y > 752:
            raise ValueError(f"{self.id} page {self.page} runs into its footer at {self.y:.0f}")
        self.rule(LEFT, 758, RIGHT)
        self.text(LEFT, 768, self.revision, 8, bold=True)
        words = self.say(f"Page {self.page} of {self.pages}", f"Página {self.page} de {self.pages}")
        self.text(RIGHT - stringWidth(words, "Helvetica", 8), 768, words, 8)
        middle = self.say("Keep a copy for your records", "Guarde una copia para sus archivos")
        self.text((WIDTH - stringWidth(middle, "Helvetica", 7)) / 2, 768, middle, 7)


def wrap(words: str, size: float, width: float) -> list[str]:
    """Lines of Helvetica no wider than `width` points."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _widget(*parts: str | None) -> str:
    """A name for a PDF form field, which may hold no period."""
    return re.sub(r"\W+", "_", "_".join(part for part in parts if part)).strip("_")


def _fractions(x: float, y: float, width: float, height: float) -> Box:
    return Box(
        round(x / WIDTH, 5),
        round(y / HEIGHT, 5),
        round((x + width) / WIDTH, 5),
        round((y + height) / HEIGHT, 5),
    )
