"""What a form prints for itself, as only the layouts to measure on draw it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.graphics.barcode.code39 import Standard39

from samples.foreign.furniture import wrapped
from samples.foreign.sheet import HEIGHT, Sheet


def white(sheet: Sheet, text: str, x: float, y: float, size: float, align: str = "left") -> None:
    """White letters, bold, on whatever dark lies there."""
    canvas = sheet.canvas
    canvas.setFillGray(1)
    canvas.setFont(sheet.face.bold, size)
    draw = {"left": canvas.drawString, "centre": canvas.drawCentredString, "right": canvas.drawRightString}
    draw[align](x, HEIGHT - y, text)
    canvas.setFillGray(0)


def bar(sheet: Sheet, text: str, right: str = "", shade: float = 0.15) -> None:
    """A dark bar with a section's name in white, and a remark at its right end."""
    size = sheet.size
    sheet.y += 3
    sheet.frame(sheet.left, sheet.y, sheet.width, size + 5, 0, shade)
    white(sheet, text, sheet.left + 5, sheet.y + size + 1, size)
    if right:
        white(sheet, right, sheet.right - 5, sheet.y + size + 1, size - 1.5, "right")
    sheet.y += size + 6


def disc(sheet: Sheet, number: str, text: str) -> None:
    """A section's number in white on a dark disc, its name beside it."""
    radius = sheet.size * 0.95
    sheet.y += 6
    sheet.canvas.setFillGray(0.2)
    middle = sheet.y + radius
    sheet.canvas.circle(sheet.left + radius, HEIGHT - middle, radius, stroke=0, fill=1)
    white(sheet, number, sheet.left + radius, middle + sheet.size * 0.36, sheet.size, "centre")
    size = sheet.size + 2
    sheet.print_text(text, sheet.left + radius * 2 + 6, middle + size * 0.35, size, bold=True)
    sheet.y += radius * 2 + 4


@contextmanager
def spine(sheet: Sheet, words: str, wide: float = 17) -> Iterator[None]:
    """A framed section with its name running up a dark strip at the left."""
    top, left = sheet.y, sheet.left
    sheet.left += wide + 6
    sheet.y += 3
    yield
    sheet.left = left
    sheet.y += 3
    height = sheet.y - top
    sheet.frame(left, top, sheet.width, height, 0.9)
    sheet.frame(left, top, wide, height, 0, 0.2)
    size = sheet.size
    while sheet.measure(words, size, bold=True) > height - 4 and size > 4:
        size -= 0.5
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(left + wide / 2 + size * 0.35, HEIGHT - top - height / 2)
    canvas.rotate(90)
    canvas.setFillGray(1)
    canvas.setFont(sheet.face.bold, size)
    canvas.drawCentredString(0, 0, words)
    canvas.restoreState()


def notice(sheet: Sheet, text: str, size: float = 8, shade: float | None = None, bold: bool = False) -> None:
    """A paragraph in a frame, centred."""
    font = sheet.face.bold if bold else sheet.face.regular
    texts = wrapped(text, font, size, sheet.width - 16)
    height = len(texts) * size * 1.2 + 8
    sheet.frame(sheet.left, sheet.y, sheet.width, height, 0.9, shade)
    sheet.y += 3
    for line in texts:
        sheet.y += size * 1.2
        sheet.print_text(line, (sheet.left + sheet.right) / 2, sheet.y, size, bold, "centre")
    sheet.y += 9


def bullets(sheet: Sheet, texts: Sequence[str], size: float, sign: str = "•") -> None:
    for text in texts:
        for number, line in enumerate(wrapped(text, sheet.face.regular, size, sheet.width - 12)):
            sheet.y += size * 1.2
            if number == 0:
                sheet.print_text(sign, sheet.left + 2, sheet.y, size)
            sheet.print_text(line, sheet.left + 12, sheet.y, size)
        sheet.y += size * 0.25
    sheet.y += 4


def barcode(sheet: Sheet, text: str, x: float, y: float, height: float = 18) -> None:
    """The document type's bars with their text under them; y is the floor of the bars."""
    bars = Standard39(text, barWidth=0.75, barHeight=height, checksum=0, stop=1)
    bars.drawOn(sheet.canvas, x - 18, HEIGHT - y)
    sheet.print_text(f"*{text}*", x + 4, y + 7, 6)


def label_corner(sheet: Sheet, words: str, width: float = 150, height: float = 52) -> None:
    """An empty frame at the upper right for the patient's sticker."""
    sheet.frame(sheet.right - width, sheet.margin - 14, width, height, 0.6)
    sheet.print_text(words, sheet.right - width / 2, sheet.margin - 14 + height - 4, 6, align="centre")


def split_head(sheet: Sheet, name: str, lines: Sequence[str], titles: Sequence[str]) -> None:
    """The sender at the left, the form's name in a frame at the right."""
    top = sheet.y
    sheet.print_text(name, sheet.left, top + 12, 12, bold=True)
    for number, line in enumerate(lines, 1):
        sheet.print_text(line, sheet.left, top + 13 + number * 10, 8)
    size = 11.0
    while max(sheet.measure(one, size, bold=True) for one in titles) > sheet.width * 0.52 - 12:
        size -= 0.5
    height = len(titles) * (size + 3) + 9
    edge = sheet.left + sheet.width * 0.48
    sheet.frame(edge, top, sheet.right - edge, height, 1.2)
    for number, one in enumerate(titles, 1):
        sheet.print_text(one, (edge + sheet.right) / 2, top + 3 + number * (size + 2), size, True, "centre")
    sheet.y = max(top + height, top + 15 + len(lines) * 10) + 8


def page_foot(sheet: Sheet, left: str, middle: str, right: str, size: float = 6.5) -> None:
    y = HEIGHT - 20
    sheet.rule(sheet.left, y - 9, sheet.right, 0.4)
    sheet.print_text(left, sheet.left, y, size)
    sheet.print_text(middle, (sheet.left + sheet.right) / 2, y, size, align="centre")
    sheet.print_text(right, sheet.right, y, size, align="right")
