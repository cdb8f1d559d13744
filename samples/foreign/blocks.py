"""Ways in which printed forms ask: lines, boxes, tables, combs, ticks, paragraphs.

Every function draws at the sheet's cursor and moves it below what it drew. A cell is
(path, printed label, share of the width).
"""

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics

from domain.form import Json
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.story import Answer

Cell = tuple[str, str, float]
Option = tuple[str, str]


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
    for line in _wrapped(text, font, size, sheet.width):
        sheet.y += size * 1.18
        sheet.print_text(line, sheet.left, sheet.y, size, bold)
    sheet.y += gap


def columns(sheet: Sheet, texts: Sequence[str], size: float, gap: float = 14) -> None:
    """Statements side by side in small print."""
    wide = (sheet.width - gap * (len(texts) - 1)) / len(texts)
    top, lowest = sheet.y, sheet.y
    for column, text in enumerate(texts):
        y = top
        for line in _wrapped(text, sheet.face.regular, size, wide):
            y += size * 1.18
            sheet.print_text(line, sheet.left + column * (wide + gap), y, size)
        lowest = max(lowest, y)
    sheet.y = lowest + 5


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(tried, font, size) <= width:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines


def typed_lines(sheet: Sheet, cells: Sequence[Cell], pitch: float = 20) -> None:
    """Label, then a row of underscore characters, as a word processor makes it."""
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 6
        start = x + sheet.print_text(label, x, sheet.y - 2) + 3
        sheet.print_text("_" * int((end - start) / sheet.measure("_")), start, sheet.y - 2)
        sheet.fill(path, start, sheet.y - 1, end - start, pitch - 5)
        x = end + 6
    sheet.y += 2


def left_lines(sheet: Sheet, cells: Sequence[Cell], pitch: float = 20, dash: tuple[float, ...] = ()) -> None:
    """Label, then a line to write on. A dash of (1, 2) prints dot leaders."""
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 6
        start = x + sheet.print_text(label, x, sheet.y - 2) + 3
        sheet.rule(start, sheet.y, end, dash=dash)
        sheet.fill(path, start, sheet.y, end - start, pitch - 4)
        x = end + 6
    sheet.y += 2


def below_lines(sheet: Sheet, cells: Sequence[Cell], pitch: float = 30, small: float = 7) -> None:
    """A line to write on, its label in small print underneath."""
    pitch *= sheet.stretch
    sheet.y += pitch - small - 2
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 10
        sheet.rule(x, sheet.y, end)
        sheet.print_text(label, x, sheet.y + small + 1, small)
        sheet.fill(path, x, sheet.y, end - x, pitch - small - 7)
        x = end + 10
    sheet.y += small + 4


def above_lines(sheet: Sheet, cells: Sequence[Cell], pitch: float = 30, bold: bool = False) -> None:
    """The label over its line."""
    pitch *= sheet.stretch
    top = sheet.y
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 10
        sheet.print_text(label, x, top + sheet.size, bold=bold)
        sheet.rule(x, top + pitch - 2, end)
        sheet.fill(path, x, top + pitch - 2, end - x, pitch - sheet.size - 3)
        x = end + 10
    sheet.y = top + pitch + 1


def boxes(
    sheet: Sheet, cells: Sequence[Cell], height: float = 28, small: float = 6.5, shade: float | None = None
) -> None:
    """Cells side by side with their label small in the upper left corner."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        sheet.frame(x, sheet.y, wide, height, 0.7, shade)
        sheet.print_text(label, x + 2.5, sheet.y + small + 1, small)
        sheet.fill(path, x + 2, sheet.y + height - 1.5, wide - 4, height - small - 4)
        x += wide
    sheet.y += height


def table(sheet: Sheet, rows: Sequence[Sequence[Cell]], height: float = 19, shade: float = 0.9) -> None:
    """Rows of label cell and value cell; a cell's share is that of both together."""
    height *= sheet.stretch
    for row in rows:
        x = sheet.left
        for path, label, share in row:
            wide = sheet.width * share
            asked = min(max(sheet.measure(label) + 8, 60), wide * 0.6)
            sheet.frame(x, sheet.y, asked, height, 0.6, shade)
            sheet.frame(x + asked, sheet.y, wide - asked, height, 0.6)
            sheet.print_text(label, x + 3, sheet.y + height / 2 + sheet.size * 0.36)
            sheet.fill(path, x + asked, sheet.y + height - 2, wide - asked, height - 4)
            x += wide
        sheet.y += height


def comb(
    sheet: Sheet, path: str, label: str, groups: Sequence[int], cell: float = 13, captions: Sequence[str] = ()
) -> None:
    """A row of one-character cells, as for a date MM DD YYYY or a record number."""
    digits = _digits(sheet, path, groups)
    x = sheet.left + sheet.print_text(label, sheet.left, sheet.y + cell + 1) + 8
    start, end, at = x, x, 0
    under: list[float] = []
    for size in groups:
        for _ in range(size):
            sheet.frame(x, sheet.y + 2, cell, cell + 2, 0.6)
            if at < len(digits):
                sheet.pen.write(
                    sheet.canvas, digits[at], x + 3, HEIGHT - sheet.y - cell + 0.5, cell - 4, cell
                )
            at, x, end = at + 1, x + cell, x + cell
        under.append(end - cell * size)
        x += 7
    for caption, left in zip(captions, under, strict=False):
        sheet.print_text(caption, left, sheet.y + cell + 11, 6)
    if digits:
        sheet.write_note(path, digits, start, sheet.y + cell + 4, end - start, cell + 2)
    sheet.y += cell + (14 if captions else 8)


def _digits(sheet: Sheet, path: str, groups: Sequence[int]) -> str:
    answer = sheet.answer(path)
    if answer is not None and "date" in path and isinstance(answer.value, str):
        year, _, rest = answer.value.partition("-")
        shown = rest.replace("-", "") + year[-groups[-1] :]
        answer = Answer(shown, answer.value) if rest else None  # an event does not fit a comb
    sheet.note(path, answer)
    if answer is None:
        return ""
    return "".join(c for c in answer.shown if c.isalnum())


def long_text(
    sheet: Sheet, path: str, label: str, lines: int = 2, boxed: bool = False, pitch: float = 19
) -> None:
    """A question with room for sentences: ruled lines, or one box."""
    pitch *= sheet.stretch
    sheet.y += 4
    for text in _wrapped(label, sheet.face.regular, sheet.size, sheet.width):
        sheet.y += sheet.size * 1.15
        sheet.print_text(text, sheet.left, sheet.y)
    sheet.y += 3
    answer = sheet.answer(path)
    sheet.note(path, answer)
    written = sheet.pen.lines(answer.shown, sheet.width - 10) if answer else []
    if boxed:
        sheet.frame(sheet.left, sheet.y, sheet.width, lines * pitch + 3)
    for row in range(lines):
        sheet.y += pitch
        if not boxed:
            sheet.rule(sheet.left, sheet.y, sheet.right)
        if row < len(written):
            last = " ".join(written[row:]) if row == lines - 1 else written[row]
            sheet.write(path, last, sheet.left + 3, sheet.y, sheet.width - 6, pitch - 3)
    sheet.y += 4


def ticks(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    across: int = 2,
    kind: str = "square",
    label: str = "",
    most: int = 1,
    pitch: float = 14,
    polarity: str = "granted",
) -> None:
    """Printed boxes with labels in `across` columns; the writer marks up to `most` of them.

    kind: square, circle, underscore, bracket, initials. Options are (printed label, code).
    """
    pitch *= sheet.stretch
    if label:
        paragraph(sheet, label, gap=1)
    picked = pick(sheet, path, options, most)
    wide = sheet.width / across
    for number, (text, _) in enumerate(options):
        if number % across == 0:
            sheet.y += pitch
        x = sheet.left + (number % across) * wide
        after = _box(sheet, path, x, sheet.y, kind, number in picked)
        sheet.print_text(text, after, sheet.y)
    sheet.y += 5
    note_picks(sheet, path, [options[n] for n in picked], options, polarity, kind)


def inline_ticks(
    sheet: Sheet,
    path: str,
    label: str,
    options: Sequence[Option],
    kind: str = "square",
    most: int = 1,
    pitch: float = 17,
) -> None:
    """A question and its boxes on one line."""
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left + sheet.print_text(label, sheet.left, sheet.y) + 8
    picked = pick(sheet, path, options, most)
    for number, (text, _) in enumerate(options):
        if x + sheet.measure(text) + 16 > sheet.right:
            sheet.y += pitch - 3
            x = sheet.left + 14
        x = _box(sheet, path, x, sheet.y, kind, number in picked)
        x += sheet.print_text(text, x, sheet.y) + 10
    sheet.y += 3
    note_picks(sheet, path, [options[n] for n in picked], options, "granted", kind)


def _box(sheet: Sheet, path: str, x: float, y: float, kind: str, marked: bool) -> float:
    """One box before its label at baseline y; returns where the label starts."""
    side = sheet.size * 0.95
    top = y - side + 1
    if kind == "circle":
        sheet.canvas.setLineWidth(0.7)
        sheet.canvas.circle(x + side / 2, HEIGHT - top - side / 2, side / 2)
    elif kind == "bracket":
        sheet.print_text("[", x, y)
        x, top = x + sheet.measure("["), top - 0.5
        sheet.print_text("]", x + side, y)
    elif kind in ("underscore", "initials"):
        wide = side * (2.0 if kind == "underscore" else 3.0)
        sheet.rule(x, y + 1, x + wide)
        if marked and kind == "initials":
            sheet.write(path, sheet.story.initials, x, y, wide + 2, sheet.size + 4)
        elif marked:
            sheet.tick(path, x + side * 0.5, top, side)
        return x + wide + 4
    else:
        sheet.frame(x, top, side, side, 0.7)
    if marked:
        sheet.tick(path, x, top, side)
    return x + side + (sheet.measure("]") if kind == "bracket" else 0) + 4


def pick(sheet: Sheet, path: str, options: Sequence[Option], most: int) -> set[int]:
    """Which options this writer marks; the same question asked twice gets independent marks."""
    rng = sheet.rng_for(path + options[0][0])
    if path == "signer.relationship":
        answer = sheet.answer(path)
        code = answer.value["code"] if answer and isinstance(answer.value, dict) else None
        return {n for n, (_, c) in enumerate(options) if c == code}
    if any(path.startswith(prefix) for prefix in sheet.muted) or rng.random() < 0.06:
        return set()
    if path == "recipient.self":
        return {0} if rng.random() < 0.3 else set(range(1, len(options)))
    count = rng.randint(1, most) if most > 1 else 1
    return set(rng.sample(range(len(options)), min(count, len(options))))


def note_picks(
    sheet: Sheet, path: str, picked: Sequence[Option], options: Sequence[Option], polarity: str, kind: str
) -> None:
    mark = "initials" if kind == "initials" else "tick"
    listed: list[Json] = [{"label": text, "code": code} for text, code in picked]
    value: Json
    if path == "sensitive.items":
        marked = {text for text, _ in picked}
        value = [
            {
                "label": text,
                "category": code,
                "decision": polarity if text in marked else "not_marked",
                "mark": mark if text in marked else "blank",
            }
            for text, code in options
        ]
    elif path in ("recipient.self", "voicemail.allowed"):
        value = None if not picked else picked[0][1] == "yes"
        if path == "recipient.self" and value:
            sheet.mute("recipient.")
    elif path in ("direction", "imaging.product"):
        value = picked[0][1] if picked else None
    elif path in ("records.items", "topics", "imaging.exams"):
        value = listed or None
    else:
        value = {"text": picked[0][0], "code": picked[0][1]} if picked else None
    sheet.expected[path] = value


def contact_table(
    sheet: Sheet, heads: Sequence[str], rows: int = 3, height: float = 20, framed: bool = True
) -> None:
    """Name, relationship, phone: one row a person. Unused rows stay blank."""
    height *= sheet.stretch
    shares = (0.45, 0.25, 0.3)
    x = sheet.left
    for head, share in zip(heads, shares, strict=True):
        if framed:
            sheet.frame(x, sheet.y, sheet.width * share, 14, 0.6, 0.9)
        sheet.print_text(head, x + 3, sheet.y + 10, sheet.size - 0.5, bold=True)
        x += sheet.width * share
    sheet.y += 14
    people = sheet.story.contacts[:rows]
    for row in range(rows):
        texts = (
            (people[row].name, people[row].relationship, people[row].shown_phone)
            if row < len(people)
            else ("",) * 3
        )
        x = sheet.left
        for text, share in zip(texts, shares, strict=True):
            wide = sheet.width * share
            if framed:
                sheet.frame(x, sheet.y, wide, height)
            else:
                sheet.rule(x, sheet.y + height - 1, x + wide - 8)
            if text:
                sheet.write("contacts", text, x + 1, sheet.y + height - 2, wide - 10, height - 3)
            x += wide
        sheet.y += height
    note_contacts(sheet, rows)
    sheet.y += 4


def note_contacts(sheet: Sheet, rows: int) -> None:
    sheet.expected["contacts"] = [
        {"name": c.name, "relationship": c.relationship, "phone": c.phone}
        for c in sheet.story.contacts[:rows]
    ] or None


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


def sentence(sheet: Sheet, pieces: Sequence[str | tuple[str, float]], pitch: float = 18) -> None:
    """Running text with blanks in it: strings are printed, (path, points) is a line to write on."""
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left
    for piece in pieces:
        if isinstance(piece, tuple):
            path, wide = piece
            if x + wide > sheet.right:
                x, sheet.y = sheet.left, sheet.y + pitch
            sheet.rule(x, sheet.y + 1, x + wide)
            sheet.fill(path, x, sheet.y + 1, wide, pitch - 4)
            x += wide + 4
            continue
        for word in piece.split():
            wide = sheet.measure(word)
            if x + wide > sheet.right:
                x, sheet.y = sheet.left, sheet.y + pitch
            sheet.print_text(word, x, sheet.y)
            x += wide + sheet.measure(" ")
    sheet.y += 5


def rule(sheet: Sheet, thickness: float = 1.0) -> None:
    """A line across the page."""
    sheet.rule(sheet.left, sheet.y, sheet.right, thickness)
    sheet.y += 8
