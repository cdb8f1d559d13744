"""Further places to write and to mark that drawn forms pick from."""

from collections.abc import Callable, Sequence

from samples.foreign.choices import Option, note_picks, pick
from samples.foreign.lines import Cell
from samples.foreign.sheet import HEIGHT, Sheet

Place = Callable[[Sheet, Sequence[Cell]], None]


def bare(sheet: Sheet, cells: Sequence[Cell], pitch: float = 21) -> None:
    """Labels with nothing but room after them."""
    sheet.y += pitch * sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 8
        start = x + sheet.print_text(label, x, sheet.y - 2, bold=True) + 5
        sheet.fill(path, start, sheet.y, end - start, pitch - 4)
        x = end + 8
    sheet.y += 2


def right_frames(sheet: Sheet, cells: Sequence[Cell], height: float = 17) -> None:
    """The label, and a frame of its own right of it."""
    height *= sheet.stretch
    sheet.y += 3
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 8
        start = x + sheet.print_text(label, x, sheet.y + height * 0.7) + 5
        sheet.frame(start, sheet.y, end - start, height, 0.7)
        sheet.fill(path, start + 1, sheet.y + height - 1.5, end - start - 2, height - 3)
        x = end + 8
    sheet.y += height + 2


def one_line_captions(sheet: Sheet, cells: Sequence[Cell], pitch: float = 30, small: float = 7) -> None:
    """One line over the whole width, under it the captions of its parts."""
    pitch *= sheet.stretch
    sheet.y += pitch - small - 2
    sheet.rule(sheet.left, sheet.y, sheet.right)
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        sheet.print_text(label, x + 4, sheet.y + small + 1, small)
        sheet.fill(path, x + 2, sheet.y, wide - 10, pitch - small - 7)
        x += wide
    sheet.y += small + 4


def centred_captions(sheet: Sheet, cells: Sequence[Cell], pitch: float = 32, small: float = 7.5) -> None:
    """A line each, its caption in the middle below."""
    pitch *= sheet.stretch
    sheet.y += pitch - small - 3
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 16
        sheet.rule(x, sheet.y, end)
        sheet.print_text(label, (x + end) / 2, sheet.y + small + 2, small, align="centre")
        sheet.fill(path, x, sheet.y, end - x, pitch - small - 8)
        x = end + 16
    sheet.y += small + 6


def low_captions(sheet: Sheet, cells: Sequence[Cell], height: float = 30, small: float = 6.5) -> None:
    """Framed cells with the label at the foot."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        sheet.frame(x, sheet.y, wide, height, 0.7)
        sheet.print_text(label, x + 3, sheet.y + height - 2.5, small)
        sheet.fill(path, x + 3, sheet.y + height - small - 4, wide - 6, height - small - 6)
        x += wide
    sheet.y += height


def in_cells(sheet: Sheet, cells: Sequence[Cell], height: float = 22) -> None:
    """Framed cells, the label at the left on the answer's own height."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        sheet.frame(x, sheet.y, wide, height, 0.7)
        start = x + 3 + sheet.print_text(label, x + 3, sheet.y + height * 0.66) + 4
        sheet.fill(path, start, sheet.y + height - 2.5, x + wide - start - 2, height - 5)
        x += wide
    sheet.y += height


def ruled_rows(sheet: Sheet, cells: Sequence[Cell], height: float = 22) -> None:
    """No uprights: rows parted by thin level lines, as in many a web-made form."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share
        start = x + sheet.print_text(label, x + 2, sheet.y + height * 0.68) + 8
        sheet.fill(path, start, sheet.y + height - 2.5, x + wide - start - 6, height - 5)
        x += wide
    sheet.y += height
    sheet.rule(sheet.left, sheet.y, sheet.right, 0.4)


def trailing_boxes(sheet: Sheet, path: str, options: Sequence[Option], across: int, most: int) -> None:
    """The box stands after its option."""
    picked = pick(sheet, path, options, most)
    wide, side = sheet.width / across, sheet.size * 0.95
    for number, (text, _) in enumerate(options):
        if number % across == 0:
            sheet.y += 15 * sheet.stretch
        x = sheet.left + (number % across) * wide
        after = x + sheet.print_text(text, x, sheet.y) + 5
        sheet.frame(after, sheet.y - side + 1, side, side, 0.7)
        if number in picked:
            sheet.tick(path, after, sheet.y - side + 1, side)
    sheet.y += 5
    note_picks(sheet, path, [options[n] for n in picked], options, "granted", "square")


def celled_ticks(sheet: Sheet, path: str, options: Sequence[Option], across: int, most: int) -> None:
    """Every option in a framed cell with its box."""
    picked = pick(sheet, path, options, most)
    wide, side, high = sheet.width / across, sheet.size * 0.9, 16 * sheet.stretch
    for number, (text, _) in enumerate(options):
        x, row = sheet.left + (number % across) * wide, sheet.y + (number // across) * high
        sheet.frame(x, row, wide, high, 0.5)
        top = row + (high - side) / 2
        sheet.frame(x + 4, top, side, side, 0.7)
        if number in picked:
            sheet.tick(path, x + 4, top, side)
        sheet.print_text(text, x + 8 + side, row + high * 0.68)
    sheet.y += -(-len(options) // across) * high + 5
    note_picks(sheet, path, [options[n] for n in picked], options, "granted", "square")


def circled(sheet: Sheet, path: str, label: str, options: Sequence[Option]) -> None:
    """ "Circle one": the words themselves are marked."""
    sheet.y += 18 * sheet.stretch
    x = sheet.left + sheet.print_text(label, sheet.left, sheet.y) + 10
    picked = pick(sheet, path, options, 1)
    for number, (text, _) in enumerate(options):
        wide = sheet.print_text(text, x, sheet.y)
        if number in picked:
            sheet.canvas.setStrokeColorRGB(*sheet.pen.colour)
            sheet.canvas.setLineWidth(1.2)
            low, high = HEIGHT - sheet.y - 4.5, HEIGHT - sheet.y + sheet.size + 1.5
            sheet.canvas.ellipse(x - 5, low, x + wide + 5, high)
        x += wide + 22
    sheet.y += 5
    note_picks(sheet, path, [options[n] for n in picked], options, "granted", "square")
