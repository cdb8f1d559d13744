"""Places to write in: lines, boxes, tables, combs, running text with gaps.

Every function draws at the sheet's cursor and moves it below what it drew. A cell is
(path, printed label, share of the width).
"""

from collections.abc import Sequence

from samples.foreign.furniture import wrapped
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.story import Answer

Cell = tuple[str, str, float]


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
    for text in wrapped(label, sheet.face.regular, sheet.size, sheet.width):
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
