"""More ways of asking: sections with a name at the side, grey wells, whole frames, dates over slashes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from samples.foreign import furniture, lines
from samples.foreign.choices import Option
from samples.foreign.lines import Cell
from samples.foreign.sheet import HEIGHT, Sheet


@contextmanager
def column(sheet: Sheet, left: float, right: float) -> Iterator[None]:
    """Draw within a part of the page's width, given in shares of it."""
    was = sheet.left, sheet.right
    wide = sheet.width
    sheet.left, sheet.right = was[0] + left * wide, was[0] + right * wide
    yield
    sheet.left, sheet.right = was


@contextmanager
def banded(sheet: Sheet, words: str, share: float = 0.17) -> Iterator[None]:
    """A framed section with its name in a narrow column at the left."""
    top, page = sheet.y, sheet.page
    with column(sheet, share, 1.0):
        sheet.left += 5
        sheet.y += 1
        yield
    assert page == sheet.page
    sheet.y += 4
    sheet.frame(sheet.left, top, sheet.width, sheet.y - top, 0.9)
    sheet.upright(sheet.left + share * sheet.width, top, sheet.y)
    with column(sheet, 0.0, share):
        bottom, sheet.y = sheet.y, top + 3
        sheet.left += 3
        furniture.paragraph(sheet, words, sheet.size, bold=True)
        sheet.y = bottom


def wells(sheet: Sheet, cells: Sequence[Cell], height: float = 17) -> None:
    """Label, then a grey field without a frame, as on forms made for the screen."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 6
        start = x + sheet.print_text(label, x, sheet.y + height * 0.72) + 4
        sheet.frame(start, sheet.y + 1, end - start, height - 1, 0, 0.92)
        sheet.fill(path, start, sheet.y + height, end - start, height - 2)
        x = end + 6
    sheet.y += height + 4


def stacked(sheet: Sheet, cells: Sequence[Cell], height: float = 17) -> None:
    """The label on a line of its own, its whole frame under it."""
    height *= sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        wide = sheet.width * share - 8
        sheet.print_text(label, x, sheet.y + sheet.size)
        sheet.frame(x, sheet.y + sheet.size + 3, wide, height, 0.6)
        sheet.fill(path, x + 1, sheet.y + sheet.size + 2 + height, wide - 2, height - 2)
        x += wide + 8
    sheet.y += sheet.size + height + 8


def numbered(sheet: Sheet, first: int, cells: Sequence[Cell], pitch: float = 21) -> None:
    """One numbered question a line, dots leading to the answer."""
    for number, (path, label, _) in enumerate(cells, first):
        lines.left_lines(sheet, ((path, f"{number}.  {label}", 1.0),), pitch, dash=(0.8, 2.2))


def under_brackets(sheet: Sheet, cells: Sequence[Cell], pitch: float = 32) -> None:
    """A line with its label centred in brackets below, as lawyers and courts print it."""
    sheet.y += (pitch - 10) * sheet.stretch
    x = sheet.left
    for path, label, share in cells:
        end = x + sheet.width * share - 14
        sheet.rule(x, sheet.y, end)
        sheet.print_text(f"({label})", (x + end) / 2, sheet.y + 8.5, 7.5, align="centre")
        sheet.fill(path, x, sheet.y, end - x, pitch - 14)
        x = end + 14
    sheet.y += 13


def slashed_date(sheet: Sheet, path: str, label: str, share: float = 0.5) -> None:
    """A date over printed slashes: ____/____/______."""
    sheet.y += 19 * sheet.stretch
    x = sheet.left + sheet.print_text(label, sheet.left, sheet.y) + 6
    answer = sheet.answer(path)
    fits = answer is not None and isinstance(answer.value, str) and answer.value[:2].isdigit()
    sheet.note(path, answer if fits else None)
    year, month, day = str(answer.value).split("-") if answer is not None and fits else ("", "", "")
    for number, (text, wide) in enumerate(((month, 24.0), (day, 24.0), (year, 38.0))):
        sheet.rule(x, sheet.y + 1, x + wide)
        if text:
            sheet.write(path, text, x + 2, sheet.y + 1, wide - 3, 14)
        x += wide + 1
        if number < 2:
            x += sheet.print_text("/", x, sheet.y) + 1
    sheet.y += 3


def yes_no(
    sheet: Sheet,
    path: str,
    rows: Sequence[Option],
    heads: tuple[str, str],
    pitch: float = 16,
    kind: str = "square",
) -> None:
    """A table with a box for yes and one for no on every row; most people tick one of them."""
    pitch *= sheet.stretch
    sheet.print_text(heads[0], sheet.right - 88, sheet.y + 9, sheet.size - 1, bold=True)
    sheet.print_text(heads[1], sheet.right - 40, sheet.y + 9, sheet.size - 1, bold=True)
    sheet.y += 11
    listed = []
    for text, code in rows:
        sheet.rule(sheet.left, sheet.y + pitch, sheet.right, 0.4)
        sheet.print_text(text, sheet.left + 3, sheet.y + pitch - 4)
        choice = sheet.rng_for(f"{path}{code}").choice(("granted", "refused", "granted", "not_marked"))
        for number, decision in enumerate(("granted", "refused")):
            x, top = sheet.right - 84 + number * 48, sheet.y + pitch - 12
            if kind == "circle":
                sheet.canvas.setLineWidth(0.7)
                sheet.canvas.circle(x + 4.5, HEIGHT - top - 4.5, 4.5)
            else:
                sheet.frame(x, top, 9, 9, 0.7)
            if choice == decision:
                sheet.tick(path, x, top, 9)
        mark = "blank" if choice == "not_marked" else "tick"
        listed.append({"label": text, "category": code, "decision": choice, "mark": mark})
        sheet.y += pitch
    sheet.expected[path] = listed
    sheet.y += 5


def contact_blocks(sheet: Sheet, labels: tuple[str, str, str], count: int = 2) -> None:
    """Persons one under the other, each with lines of their own."""
    people = sheet.story.contacts[:count]
    for number in range(count):
        sheet.y += 20 * sheet.stretch
        texts = ("", "", "")
        if number < len(people):
            texts = (people[number].name, people[number].relationship, people[number].shown_phone)
        x = sheet.left
        for label, text, share in zip(labels, texts, (0.45, 0.26, 0.29), strict=True):
            end = x + sheet.width * share - 6
            start = x + sheet.print_text(label, x, sheet.y - 2) + 3
            sheet.rule(start, sheet.y, end)
            if text:
                sheet.write("contacts", text, start, sheet.y, end - start, 15)
            x = end + 6
        sheet.y += 3
    lines.note_contacts(sheet, count)
