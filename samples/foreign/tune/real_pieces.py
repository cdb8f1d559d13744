"""What forms in daily use are made of, beside the usual lines and boxes, to tune on."""

from collections.abc import Sequence

from samples.foreign import choices, furniture, lines
from samples.foreign.asides import ASIDE
from samples.foreign.choices import Option
from samples.foreign.lines import Cell
from samples.foreign.sheet import HEIGHT, Sheet


def captioned(s: Sheet, label: str, cells: Sequence[Cell], pitch: float = 20) -> None:
    """A label and one long line after it; under the line, what each part of it is for."""
    s.y += pitch * s.stretch
    start = s.left + s.print_text(label, s.left, s.y - 2) + 4
    s.rule(start, s.y, s.right)
    x = start
    for path, caption, share in cells:
        wide = (s.right - start) * share
        s.fill(path, x, s.y, wide - 4, pitch - 4)
        s.print_text(caption, x + wide / 2, s.y + 7, 6.5, align="centre")
        x += wide
    s.y += 9


def label_box(s: Sheet, words: str, wide: float = 168, height: float = 58) -> None:
    """The corner where a hospital sticks the patient's label; it stays empty on a fax."""
    s.frame(s.right - wide, s.margin - 12, wide, height, 0.5)
    s.print_text(words, s.right - wide / 2, s.margin + height / 2 - 10, 6.5, align="centre")


def bullets(s: Sheet, texts: Sequence[str], size: float, mark: str = "•") -> None:
    """Statements one under the other, hanging behind their marks. A mark of "1" numbers them."""
    was = s.left
    for number, text in enumerate(texts, 1):
        s.print_text(f"{number}." if mark == "1" else mark, was, s.y + size * 1.18, size)
        s.left = was + 11
        furniture.paragraph(s, text, size, gap=1)
    s.left = was
    s.y += 4


def asides(
    s: Sheet, name: str, options: Sequence[str], across: int = 3, kind: str = "square", label: str = ""
) -> None:
    """Boxes about something nobody asks us for: which office, which sex."""
    path = ASIDE + name
    if name.startswith("staff"):
        s.mute(path)
    if label:
        choices.inline_ticks(s, path, label, [(text, text) for text in options], kind)
    else:
        choices.ticks(s, path, [(text, text) for text in options], across, kind)
    del s.expected[path]


def dated_ticks(s: Sheet, options: Sequence[Option], across: int = 2, most: int = 3) -> None:
    """Kinds of record, a line for its dates after each."""
    picked = choices.pick(s, "records.items", options, most)
    wide, side = s.width / across, s.size * 0.9
    for number, (text, code) in enumerate(options):
        if number % across == 0:
            s.y += 15 * s.stretch
        x = s.left + (number % across) * wide
        s.frame(x, s.y - side + 1, side, side, 0.6)
        if number in picked:
            s.tick("records.items", x, s.y - side + 1, side)
        after = x + side + 4
        after += s.print_text(text, after, s.y) + 4
        s.rule(after, s.y + 1, x + wide - 8)
        if number in picked:
            s.fill(f"{ASIDE}day.{code}", after, s.y + 1, x + wide - 8 - after, 12)
    s.y += 6
    choices.note_picks(s, "records.items", [options[n] for n in picked], options, "granted", "square")


def ticks_and_other(
    s: Sheet,
    path: str,
    options: Sequence[Option],
    other: str,
    across: int = 3,
    kind: str = "square",
    most: int = 1,
) -> None:
    """Boxes to mark, and a line for what the form did not think of."""
    choices.ticks(s, path, options, across, kind, most=most)
    s.y -= 3
    lines.left_lines(s, ((f"{ASIDE}other.{path}", other, 0.8),), 14)


def initials_first(s: Sheet, rows: Sequence[tuple[str, str, str]], most: int = 2, line: float = 40) -> None:
    """A line for initials, the category in bold, the rest of a sentence: (category, rest, code)."""
    options = [(head, code) for head, _, code in rows]
    picked = choices.pick(s, "sensitive.items", options, most)
    for number, (head, rest, _) in enumerate(rows):
        s.y += 16 * s.stretch
        s.rule(s.left, s.y + 1, s.left + line)
        if number in picked:
            s.write("sensitive.items", s.story.initials, s.left, s.y, line, s.size + 5)
        after = s.left + line + 5
        after += s.print_text(head, after, s.y, bold=True) + 3
        s.print_text(rest, after, s.y)
    s.y += 6
    choices.note_picks(s, "sensitive.items", [options[n] for n in picked], options, "granted", "initials")


def boxed_options(s: Sheet, path: str, title: str, options: Sequence[Option], across: int, most: int) -> None:
    """A framed cell: its question small in the corner, the boxes under it."""
    top = s.y
    s.print_text(title, s.left + 3, s.y + 8, 6.5)
    s.y += 8
    was = s.left, s.right
    s.left, s.right = s.left + 4, s.right - 4
    choices.ticks(s, path, options, across, most=most, pitch=13)
    s.left, s.right = was
    s.frame(s.left, top, s.width, s.y - top, 0.7)


def boxed_question(s: Sheet, path: str, label: str, height: float = 58, rows: int = 3) -> None:
    """A question printed inside the box its answer goes into."""
    height *= s.stretch
    s.frame(s.left, s.y, s.width, height, 0.8)
    y = s.y
    for text in furniture.wrapped(label, s.face.regular, s.size - 1, s.width - 8):
        y += s.size + 1
        s.print_text(text, s.left + 4, y, s.size - 1)
    answer = s.answer(path)
    s.note(path, answer)
    pitch = (s.y + height - y - 3) / rows
    written = s.pen.lines(answer.shown, s.width - 18) if answer else []
    for row, text in enumerate(written[:rows]):
        shown = " ".join(written[row:]) if row == rows - 1 else text
        s.write(path, shown, s.left + 5, y + pitch * (row + 1), s.width - 12, min(pitch - 1, 16))
    s.y += height


def return_to(s: Sheet, rows: Sequence[str], wide: float = 190) -> None:
    """Where the form goes once filled in, in a frame at the right."""
    height = 9 * len(rows) + 6
    s.frame(s.right - wide, s.y, wide, height, 0.6)
    for number, text in enumerate(rows):
        s.print_text(text, s.right - wide + 4, s.y + 10 + 9 * number, 7.5, bold=number == 0)
    s.y += height + 4


def exam_rows(s: Sheet, heads: Sequence[str], rows: int = 3, height: float = 18) -> None:
    """A table of exams: the first row is filled in with what, where and when."""
    paths = ("imaging.exams", "imaging.body_part", "imaging.date_from")
    shares = (0.42, 0.33, 0.25)
    x = s.left
    for head, share in zip(heads, shares, strict=True):
        s.frame(x, s.y, s.width * share, 14, 0.6, 0.88)
        s.print_text(head, x + 3, s.y + 10, s.size - 1, bold=True)
        x += s.width * share
    s.y += 14
    for row in range(rows):
        x = s.left
        for path, share in zip(paths, shares, strict=True):
            wide = s.width * share
            s.frame(x, s.y, wide, height, 0.6)
            if row == 0:
                s.fill(path, x + 1, s.y + height - 2, wide - 4, height - 4)
            x += wide
        s.y += height
    s.y += 5


def reversed_bar(s: Sheet, text: str) -> None:
    """A section's name white on black."""
    s.y += 3
    s.frame(s.left, s.y, s.width, 12.5, 0, 0.0)
    s.canvas.setFillGray(1)
    s.canvas.setFont(s.face.bold, s.size)
    s.canvas.drawString(s.left + 4, HEIGHT - s.y - 9.6, text)
    s.canvas.setFillGray(0)
    s.y += 13
