"""Places to write in, as only the layouts to measure on draw them.

Every function draws at the sheet's cursor and moves it below what it drew. A cell is
(path, printed label, share of the width).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.foreign.furniture import wrapped
from samples.foreign.lines import Cell, note_contacts
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.story import Answer, Contact

_OTHER_DATES = frozenset({"expiration", "needed_by", "revoked_on"})


@dataclass(frozen=True, slots=True)
class Comb:
    """One-character cells in `groups`, a label above and captions below. `order`: mdy, dmy or ymd."""

    path: str
    label: str
    groups: tuple[int, ...]
    captions: tuple[str, ...] = ()
    order: str = "mdy"
    between: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of persons; `holds`: number, name, relationship, phone or nothing."""

    holds: str
    head: str
    share: float


def floor_cells(sheet: Sheet, cells: Sequence[Cell], height: float = 30, small: float = 6.5) -> None:
    """Framed cells with their small label on the floor and the answer above it."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        sheet.frame(x, sheet.y, wide, height, 0.6)
        sheet.print_text(label, x + 3, sheet.y + height - 2.5, small)
        sheet.fill(path, x + 2, sheet.y + height - small - 2.5, wide - 4, height - small - 6)
        x += wide
    sheet.y += height


def open_cells(sheet: Sheet, cells: Sequence[Cell], height: float = 28, small: float = 6.5) -> None:
    """Cells open at the sides of the page, as on government paper: a rule below, uprights between."""
    height *= sheet.stretch
    x = sheet.left
    for number, (path, label, share) in enumerate(cells):
        wide = sheet.width * share
        if number:
            sheet.upright(x, sheet.y, sheet.y + height, 0.5)
        sheet.print_text(label, x + 3, sheet.y + small + 1.5, small)
        sheet.fill(path, x + 3, sheet.y + height - 1, wide - 6, height - small - 5)
        x += wide
    sheet.y += height
    sheet.rule(sheet.left, sheet.y, sheet.right, 0.5)


def cards(sheet: Sheet, cells: Sequence[Cell], height: float = 24, small: float = 7) -> None:
    """Rounded frames with the label set into the upper edge."""
    height *= sheet.stretch
    x, top = sheet.left, sheet.y + small
    for path, label, share in cells:
        wide = sheet.width * share - 8
        sheet.canvas.setLineWidth(0.7)
        sheet.canvas.setStrokeGray(0.35)
        sheet.canvas.roundRect(x, HEIGHT - top - height, wide, height, 5)
        sheet.frame(x + 8, top - 3, sheet.measure(label, small) + 6, 6, 0, 1.0)
        sheet.print_text(label, x + 11, top + small * 0.35, small)
        sheet.fill(path, x + 6, top + height - 2, wide - 12, height - 6)
        x += wide + 8
    sheet.canvas.setStrokeGray(0)
    sheet.y = top + height + 4


def aligned(sheet: Sheet, cells: Sequence[Cell], at: float = 0.32, pitch: float = 21) -> None:
    """One answer a row; labels end at a common margin, lines start there. Shares are not used."""
    pitch *= sheet.stretch
    edge = sheet.left + sheet.width * at
    for path, label, _ in cells:
        sheet.y += pitch
        sheet.print_text(label, edge - 6, sheet.y - 2, align="right")
        sheet.rule(edge, sheet.y, sheet.right, 0.5)
        sheet.fill(path, edge, sheet.y, sheet.right - edge, pitch - 4)
    sheet.y += 3


def zebra(sheet: Sheet, rows: Sequence[Sequence[Cell]], height: float = 20, shade: float = 0.9) -> None:
    """Rows without rules, every second one grey; labels bold."""
    height *= sheet.stretch
    for number, row in enumerate(rows):
        if number % 2 == 0:
            sheet.frame(sheet.left, sheet.y, sheet.width, height, 0, shade)
        x = sheet.left
        for path, label, share in row:
            end = x + sheet.width * share
            start = x + 5 + sheet.print_text(label, x + 5, sheet.y + height * 0.68, bold=True) + 5
            sheet.fill(path, start, sheet.y + height - 2.5, end - start - 3, height - 4)
            x = end
        sheet.y += height
    sheet.y += 3


def dotted(sheet: Sheet, cells: Sequence[Cell], pitch: float = 21) -> None:
    """Label, then full stops up to the next one, typed."""
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 8
        start = x + sheet.print_text(label, x, sheet.y - 2) + 4
        sheet.print_text("." * int((end - start) / sheet.measure(".")), start, sheet.y - 2)
        sheet.fill(path, start, sheet.y - 1.5, end - start, pitch - 5)
        x = end + 8
    sheet.y += 2


def combs(sheet: Sheet, asked: Sequence[Comb], cell: float = 13, teeth: bool = False) -> None:
    """Combs side by side. `teeth`: short uprights on a base line instead of closed cells."""
    x, top = sheet.left, sheet.y + sheet.size + 2
    for one in asked:
        sheet.print_text(one.label, x, sheet.y + sheet.size - 1, sheet.size - 1)
        x = _comb(sheet, one, x, top, cell, teeth) + 16
    captions = any(one.captions for one in asked)
    sheet.y = top + cell + (12 if captions else 6) * max(1.0, sheet.stretch * 0.9)


def _comb(sheet: Sheet, one: Comb, x: float, top: float, cell: float, teeth: bool) -> float:
    digits, start, at = _characters(sheet, one), x, 0
    under: list[float] = []
    for number, size in enumerate(one.groups):
        if number and one.between:
            sheet.print_text(one.between, x - 4.5, top + cell - 2)
        under.append(x)
        for _ in range(size):
            if teeth:
                sheet.rule(x, top + cell + 1, x + cell)
                sheet.upright(x, top + cell - 3, top + cell + 1)
                sheet.upright(x + cell, top + cell - 3, top + cell + 1)
            else:
                sheet.frame(x, top, cell, cell + 1, 0.6)
            if at < len(digits):
                sheet.pen.write(sheet.canvas, digits[at], x + 3, HEIGHT - top - cell + 1, cell - 4, cell)
            at, x = at + 1, x + cell
        x += 9
    for caption, left in zip(one.captions, under, strict=False):
        sheet.print_text(caption, left, top + cell + 8, 5.5)
    if digits:
        sheet.write_note(one.path, digits, start, top + cell + 1, x - 9 - start, cell)
    return x


def _characters(sheet: Sheet, one: Comb) -> str:
    """What stands in the cells, noted as the answer; an event or a long word fits no comb."""
    answer = sheet.answer(one.path)
    shown = "" if answer is None else answer.shown
    if "date" in one.path or one.path in _OTHER_DATES:
        shown = _date_digits(answer, one)
    shown = "".join(c for c in shown if c.isalnum())
    fits = 0 < len(shown) <= sum(one.groups)
    sheet.note(one.path, answer if fits else None)
    return shown if fits else ""


def _date_digits(answer: Answer | None, one: Comb) -> str:
    value = str(answer.value) if answer is not None else ""
    year, _, rest = value.partition("-")
    if not rest or not year.isdigit():
        return ""
    month, day = rest.split("-")
    parts = {"m": month, "d": day, "y": year}
    return "".join(parts[letter][-size:] for letter, size in zip(one.order, one.groups, strict=True))


def flow(sheet: Sheet, pieces: Sequence[str | tuple[str, float, str]], pitch: float = 28) -> None:
    """Running text with lines to write on and a small caption centred under each.

    A blank is (path, points, caption); 0 points reach to the right margin.
    """
    pitch *= sheet.stretch
    sheet.y += pitch
    x = sheet.left
    for piece in pieces:
        if isinstance(piece, tuple):
            path, wide, caption = piece
            if x + max(wide, 60) > sheet.right:
                x, sheet.y = sheet.left, sheet.y + pitch
            end = x + wide if wide else sheet.right
            sheet.rule(x, sheet.y + 1, end, 0.5)
            sheet.print_text(caption, (x + end) / 2, sheet.y + 8, 6, align="centre")
            sheet.fill(path, x, sheet.y + 1, end - x, min(pitch - 10, 18))
            x = end + 4
            continue
        for word in piece.split():
            wide = sheet.measure(word)
            if x + wide > sheet.right:
                x, sheet.y = sheet.left, sheet.y + pitch
            sheet.print_text(word, x, sheet.y)
            x += wide + sheet.measure(" ")
    sheet.y += 11


def crossed_line(sheet: Sheet, cells: Sequence[Cell], pitch: float = 36, small: float = 7.5) -> None:
    """Lines with an X where the pen signs; labels under the lines."""
    sheet.y += (pitch - small - 2) * sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        end, start = x + sheet.width * share - 12, x
        if path == "signature.present":
            start += sheet.print_text("X", x, sheet.y - 1, sheet.size + 4, bold=True) + 2
        sheet.rule(start, sheet.y, end, 0.9)
        sheet.print_text(label, start, sheet.y + small + 1, small)
        sheet.fill(path, start, sheet.y, end - start, min(pitch - small - 6, 20))
        x = end + 12
    sheet.y += small + 6


def lined_box(
    sheet: Sheet, path: str, label: str, rows: int = 3, pitch: float = 19, small: float = 7
) -> None:
    """One frame for sentences: its label small in the corner, dotted rules inside."""
    pitch *= sheet.stretch
    top, height = sheet.y, small + 7 + rows * pitch
    sheet.frame(sheet.left, top, sheet.width, height, 0.7)
    for text in wrapped(label, sheet.face.regular, small, sheet.width - 8):
        sheet.y += small + 1
        sheet.print_text(text, sheet.left + 4, sheet.y, small)
    sheet.y += 5
    _sentences(sheet, path, rows, pitch, sheet.left + 5, sheet.right - 5, (0.6, 2.4))
    sheet.y = top + height


def margin_question(sheet: Sheet, path: str, label: str, rows: int = 3, share: float = 0.3) -> None:
    """The question in a narrow grey cell at the left, an open cell to answer in at the right."""
    pitch = 19 * sheet.stretch
    top, edge = sheet.y, sheet.left + sheet.width * share
    texts = wrapped(label, sheet.face.regular, sheet.size - 1, sheet.width * share - 8)
    height = max(rows * pitch + 4, len(texts) * (sheet.size + 1) + 6)
    sheet.frame(sheet.left, top, edge - sheet.left, height, 0.6, 0.93)
    sheet.frame(edge, top, sheet.right - edge, height, 0.6)
    for number, text in enumerate(texts, 1):
        sheet.print_text(text, sheet.left + 4, top + number * (sheet.size + 0.6), sheet.size - 1)
    _sentences(sheet, path, rows, pitch, edge + 3, sheet.right - 3, None)
    sheet.y = top + height


def _sentences(
    sheet: Sheet,
    path: str,
    rows: int,
    pitch: float,
    left: float,
    right: float,
    dash: tuple[float, ...] | None,
) -> None:
    answer = sheet.answer(path)
    sheet.note(path, answer)
    written = sheet.pen.lines(answer.shown, right - left - 6) if answer else []
    for row in range(rows):
        sheet.y += pitch
        if dash is not None:
            sheet.rule(left, sheet.y, right, 0.5, dash)
        if row < len(written):
            last = " ".join(written[row:]) if row == rows - 1 else written[row]
            sheet.write(path, last, left, sheet.y, right - left, pitch - 3)
    sheet.y += 1


def people(sheet: Sheet, columns: Sequence[Column], rows: int = 3, height: float = 21) -> None:
    """A table of persons with the columns in any order; a column may hold what nobody fills in."""
    height *= sheet.stretch
    _heads(sheet, columns)
    for row in range(rows):
        person = sheet.story.contacts[row] if row < len(sheet.story.contacts) else None
        x = sheet.left
        for column in columns:
            wide = sheet.width * column.share
            sheet.frame(x, sheet.y, wide, height, 0.6)
            if column.holds == "number":
                sheet.print_text(f"{row + 1}.", x + 4, sheet.y + height - 6)
            elif person is not None and column.holds:
                text = _of(person, column.holds)
                sheet.write("contacts", text, x + 1, sheet.y + height - 2, wide - 3, height - 3)
            x += wide
        sheet.y += height
    note_contacts(sheet, rows)
    sheet.y += 4


def _heads(sheet: Sheet, columns: Sequence[Column]) -> None:
    x, size = sheet.left, sheet.size - 1
    for column in columns:
        wide = sheet.width * column.share
        sheet.frame(x, sheet.y, wide, size + 7, 0.6, 0.8)
        sheet.print_text(column.head, x + wide / 2, sheet.y + size + 2, size, bold=True, align="centre")
        x += wide
    sheet.y += size + 7


def person_cards(sheet: Sheet, labels: tuple[str, str, str], count: int = 2, height: float = 26) -> None:
    """A frame for each person: name over relationship and telephone, labels small inside."""
    height *= sheet.stretch
    for number in range(count):
        person = sheet.story.contacts[number] if number < len(sheet.story.contacts) else None
        top = sheet.y
        sheet.frame(sheet.left, top, sheet.width, height * 2, 1.0)
        sheet.rule(sheet.left, top + height, sheet.right, 0.4)
        middle = (sheet.left + sheet.right) / 2
        sheet.upright(middle, top + height, top + height * 2, 0.4)
        places = (
            (labels[0], "name", sheet.left, sheet.width, top + height),
            (labels[1], "relationship", sheet.left, sheet.width / 2, top + height * 2),
            (labels[2], "phone", middle, sheet.width / 2, top + height * 2),
        )
        for label, holds, x, wide, floor in places:
            after = x + 4 + sheet.print_text(label, x + 4, floor - height + 9, 7) + 6
            if person is not None:
                left = after if holds == "name" else x + 4
                sheet.write("contacts", _of(person, holds), left, floor - 1, x + wide - left - 3, height - 10)
        sheet.y = top + height * 2 + 6
    note_contacts(sheet, count)


def _of(person: Contact, holds: str) -> str:
    return {"name": person.name, "relationship": person.relationship, "phone": person.shown_phone}[holds]


def blank_line(sheet: Sheet, labels: Sequence[tuple[str, float]], pitch: float = 20) -> None:
    """Lines that this writer leaves alone and no field of the catalogue is: witness, interpreter."""
    sheet.y += pitch * sheet.stretch
    x = sheet.left
    for label, share in labels:
        end = x + sheet.width * share - 6
        start = x + sheet.print_text(label, x, sheet.y - 2) + 3
        sheet.rule(start, sheet.y, end, 0.5)
        x = end + 6
    sheet.y += 3


def beside_catalogue(sheet: Sheet, cells: Sequence[tuple[str, str, float]], pitch: float = 20) -> None:
    """Answers to questions that the catalogue has no path for: (printed label, what is written, share)."""
    sheet.y += pitch * sheet.stretch
    x = sheet.left
    for label, text, share in cells:
        end = x + sheet.width * share - 6
        start = x + sheet.print_text(label, x, sheet.y - 2) + 3
        sheet.rule(start, sheet.y, end, 0.5)
        sheet.pen.write(sheet.canvas, text, start + 2, HEIGHT - sheet.y + 2.2, end - start - 4, pitch - 4)
        x = end + 6
    sheet.y += 3


def represented(sheet: Sheet) -> bool:
    """Whether somebody else signs for the patient."""
    answer = sheet.story.answers.get("signer.relationship")
    if answer is not None and isinstance(answer.value, dict):
        return bool(answer.value["code"] != "self")
    name = sheet.story.answers.get("patient.name")
    return name is not None and name.shown != sheet.story.signer
