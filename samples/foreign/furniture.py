"""What a form prints for itself: letterhead, titles, paragraphs, footers, the part for the office.

Every function draws at the sheet's cursor and moves it below what it drew.
"""

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics

from samples.foreign.sheet import HEIGHT, Sheet


def letterhead(
    sheet: Sheet,
    name: str,
    lines: Sequence[str] = (),
    logo: str = "none",
    align: str = "left",
    size: float = 14,
) -> None:
    """Organisation, its address lines, and a drawn logo: disc, cross, bars, leaf, none."""
    x = {"left": sheet.left, "centre": (sheet.left + sheet.right) / 2, "right": sheet.right}[align]
    if logo != "none":
        _logo(sheet, logo, sheet.left, sheet.y, 30)
        x += 38 if align == "left" else 0
    sheet.print_text(name, x, sheet.y + size, size, bold=True, align=align)
    sheet.y += size + 3
    for line in lines:
        sheet.y += sheet.size + 1
        sheet.print_text(line, x, sheet.y, sheet.size - 0.5, align=align)
    sheet.y += 10 if lines or logo == "none" else 20


def _logo(sheet: Sheet, kind: str, x: float, y: float, side: float) -> None:
    canvas, base = sheet.canvas, HEIGHT - y - side
    canvas.setFillGray(0.25)
    canvas.setStrokeGray(0.25)
    if kind == "disc":
        canvas.circle(x + side / 2, base + side / 2, side / 2, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.circle(x + side / 2, base + side / 2, side / 4, stroke=0, fill=1)
    elif kind == "cross":
        canvas.rect(x + side / 3, base, side / 3, side, stroke=0, fill=1)
        canvas.rect(x, base + side / 3, side, side / 3, stroke=0, fill=1)
    elif kind == "bars":
        for bar in range(4):
            canvas.rect(x + bar * side / 4, base, side / 6, side * (0.4 + 0.2 * bar), stroke=0, fill=1)
    else:
        path = canvas.beginPath()
        path.moveTo(x, base)
        path.curveTo(x, base + side, x + side / 2, base + side, x + side, base + side)
        path.curveTo(x + side, base + side / 2, x + side, base, x, base)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)


def title(sheet: Sheet, text: str, size: float = 13, align: str = "centre", band: bool = False) -> None:
    """The form's title; `band` prints it white on black."""
    x = (sheet.left + sheet.right) / 2 if align == "centre" else sheet.left
    while sheet.measure(text, size, bold=True) > sheet.width:
        size -= 0.5
    if band:
        sheet.frame(sheet.left, sheet.y, sheet.width, size + 8, 0, 0.1)
        _white(sheet, text, x, sheet.y + size + 2, size, align)
        sheet.y += size + 14
        return
    sheet.print_text(text, x, sheet.y + size, size, bold=True, align=align)
    sheet.y += size + 9


def _white(sheet: Sheet, text: str, x: float, y: float, size: float, align: str) -> None:
    sheet.canvas.setFillGray(1)
    sheet.canvas.setFont(sheet.face.bold, size)
    draw = sheet.canvas.drawCentredString if align == "centre" else sheet.canvas.drawString
    draw(x + (0 if align == "centre" else 4), HEIGHT - y, text)
    sheet.canvas.setFillGray(0)


def heading(sheet: Sheet, text: str, style: str = "bold") -> None:
    """A section heading: bold, shaded (grey band), inverse (white on black), ruled (line under)."""
    size = sheet.size + 1
    sheet.y += 4
    if style in ("shaded", "inverse"):
        sheet.frame(sheet.left, sheet.y, sheet.width, size + 5, 0, 0.85 if style == "shaded" else 0.1)
    if style == "inverse":
        _white(sheet, text, sheet.left, sheet.y + size + 0.5, size, "left")
    else:
        sheet.print_text(text, sheet.left + (4 if style == "shaded" else 0), sheet.y + size, size, bold=True)
    sheet.y += size + 6
    if style == "ruled":
        sheet.rule(sheet.left, sheet.y - 3, sheet.right, 1.0)
        sheet.y += 2


def paragraph(sheet: Sheet, text: str, size: float | None = None, bold: bool = False, gap: float = 4) -> None:
    size = size or sheet.size
    font = sheet.face.bold if bold else sheet.face.regular
    for line in wrapped(text, font, size, sheet.width):
        sheet.y += size * 1.18
        sheet.print_text(line, sheet.left, sheet.y, size, bold)
    sheet.y += gap


def columns(sheet: Sheet, texts: Sequence[str], size: float, gap: float = 14) -> None:
    """Statements side by side in small print."""
    wide = (sheet.width - gap * (len(texts) - 1)) / len(texts)
    top, lowest = sheet.y, sheet.y
    for column, text in enumerate(texts):
        y = top
        for line in wrapped(text, sheet.face.regular, size, wide):
            y += size * 1.18
            sheet.print_text(line, sheet.left + column * (wide + gap), y, size)
        lowest = max(lowest, y)
    sheet.y = lowest + 5


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(tried, font, size) <= width:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines


def staff_block(sheet: Sheet, heading_text: str, labels: Sequence[str], height: float = 34) -> None:
    """The part for the office: printed, sometimes initialled by staff, never extracted."""
    sheet.y += 4
    sheet.frame(sheet.left, sheet.y, sheet.width, height, 0.8, 0.93)
    sheet.print_text(heading_text, sheet.left + 4, sheet.y + 9, sheet.size - 1, bold=True)
    x, wide = sheet.left + 4, (sheet.width - 8) / len(labels)
    for label in labels:
        after = x + sheet.print_text(label, x, sheet.y + height - 7, sheet.size - 1) + 2
        sheet.rule(after, sheet.y + height - 6, x + wide - 6)
        x += wide
    sheet.y += height + 4


def footer(sheet: Sheet, left: str, right: str = "", size: float = 6.5) -> None:
    y = HEIGHT - 22
    sheet.print_text(left, sheet.left, y, size)
    sheet.print_text(right, sheet.right, y, size, align="right")


def rule(sheet: Sheet, thickness: float = 1.0) -> None:
    """A line across the page."""
    sheet.rule(sheet.left, sheet.y, sheet.right, thickness)
    sheet.y += 8
