"""Boxes to mark, as only the layouts to measure on draw them. An option is (printed label, code)."""

from collections.abc import Sequence

from samples.foreign.choices import Option, note_picks, pick
from samples.foreign.sheet import HEIGHT, Sheet


def box(sheet: Sheet, path: str, x: float, y: float, kind: str, marked: bool, side: float = 0) -> float:
    """A place for a mark on the baseline y, marked or not; returns where what follows may start.

    kind: square, circle, bracket, round bracket, underscore, shadow, cell.
    """
    side = side or sheet.size * 0.95
    top = y - side + 1
    if kind == "circle":
        sheet.canvas.setLineWidth(0.8)
        sheet.canvas.circle(x + side / 2, HEIGHT - top - side / 2, side / 2)
    elif kind in ("bracket", "round bracket"):
        opening, closing = "[]" if kind == "bracket" else "()"
        sheet.print_text(opening, x, y)
        x, top = x + sheet.measure(opening) + 1, top - 0.5
        sheet.print_text(closing, x + side + 1, y)
    elif kind == "underscore":
        sheet.print_text("____", x, y)
        wide = sheet.measure("____")
        if marked:
            sheet.tick(path, x + wide / 2 - side / 2, top, side)
        return x + wide + 4
    elif kind != "cell":
        if kind == "shadow":
            sheet.frame(x + 1.6, top + 1.6, side, side, 0, 0.4)
        sheet.frame(x, top, side, side, 0.7, 1.0)
    if marked:
        sheet.tick(path, x, top, side)
    return x + side + (sheet.measure(")") + 1 if "bracket" in kind else 0) + 4


def grid(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    across: int = 3,
    most: int = 1,
    kind: str = "square",
    height: float = 17,
) -> None:
    """Every option in a framed cell of its own."""
    height *= sheet.stretch
    picked = pick(sheet, path, options, most)
    wide = sheet.width / across
    for number in range(-(-len(options) // across) * across):
        row, column = divmod(number, across)
        x, top = sheet.left + column * wide, sheet.y + row * height
        sheet.frame(x, top, wide, height, 0.5)
        if number < len(options):
            after = box(sheet, path, x + 4, top + height * 0.68, kind, number in picked)
            sheet.print_text(options[number][0], after, top + height * 0.68)
    sheet.y += -(-len(options) // across) * height
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "tick")


def row(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    kind: str = "square",
    most: int = 1,
    lead: str = "",
    pitch: float = 17,
    after: bool = False,
) -> None:
    """Options one after the other along the line; `after`: the box stands behind its label."""
    sheet.y += pitch * sheet.stretch
    x = sheet.left + (sheet.print_text(lead, sheet.left, sheet.y, bold=True) + 8 if lead else 0)
    picked = pick(sheet, path, options, most)
    for number, (text, _) in enumerate(options):
        if x + sheet.measure(text) + sheet.size * 2.2 > sheet.right:
            x, sheet.y = sheet.left + 14, sheet.y + (pitch - 3) * sheet.stretch
        if after:
            x += sheet.print_text(text, x, sheet.y) + 3
        x = box(sheet, path, x, sheet.y, kind, number in picked)
        x += 10 if after else sheet.print_text(text, x, sheet.y) + 10
    sheet.y += 4
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "tick")


def listing(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    across: int = 2,
    kind: str = "square",
    most: int = 1,
    pitch: float = 15,
    polarity: str = "granted",
) -> None:
    """Options in columns, read down each column before the next."""
    pitch *= sheet.stretch
    picked = pick(sheet, path, options, most)
    deep = -(-len(options) // across)
    for number, (text, _) in enumerate(options):
        column, line = divmod(number, deep)
        x, y = sheet.left + column * sheet.width / across, sheet.y + (line + 1) * pitch
        sheet.print_text(text, box(sheet, path, x, y, kind, number in picked), y)
    sheet.y += deep * pitch + 5
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, polarity, "tick")


def led(
    sheet: Sheet, path: str, options: Sequence[Option], across: int = 2, most: int = 1, kind: str = "square"
) -> None:
    """Dots lead from each label to the box behind it."""
    pitch = 15 * sheet.stretch
    picked = pick(sheet, path, options, most)
    wide = sheet.width / across
    for number, (text, _) in enumerate(options):
        if number % across == 0:
            sheet.y += pitch
        x = sheet.left + (number % across) * wide
        end = x + wide - 34
        sheet.rule(x + sheet.print_text(text, x, sheet.y) + 4, sheet.y, end - 3, 0.7, (0.8, 2.4))
        box(sheet, path, end, sheet.y, kind, number in picked)
    sheet.y += 6
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "tick")


def table(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    heads: tuple[str, str],
    most: int = 2,
    across: int = 2,
    height: float = 15,
) -> None:
    """A ruled table whose narrow column is marked itself: no box is printed in it."""
    height *= sheet.stretch
    picked = pick(sheet, path, options, most)
    wide, narrow, size = sheet.width / across, 34.0, sheet.size - 1
    for column in range(across):
        x = sheet.left + column * wide
        sheet.frame(x, sheet.y, narrow, size + 6, 0.6, 0.85)
        sheet.frame(x + narrow, sheet.y, wide - narrow, size + 6, 0.6, 0.85)
        sheet.print_text(heads[0], x + narrow / 2, sheet.y + size + 1.5, size - 0.5, True, "centre")
        sheet.print_text(heads[1], x + narrow + 4, sheet.y + size + 1.5, size - 0.5, True)
    sheet.y += size + 6
    deep = -(-len(options) // across)
    for number, (text, _) in enumerate(options):
        column, line = divmod(number, deep)
        x, top = sheet.left + column * wide, sheet.y + line * height
        sheet.frame(x, top, narrow, height, 0.5)
        sheet.frame(x + narrow, top, wide - narrow, height, 0.5)
        sheet.print_text(text, x + narrow + 4, top + height * 0.7)
        box(sheet, path, x + narrow / 2 - 5, top + height / 2 + 4, "cell", number in picked, 9)
    sheet.y += deep * height + 4
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "tick")


def initialled(
    sheet: Sheet, path: str, options: Sequence[Option], head: str, most: int = 3, height: float = 19
) -> None:
    """A table with a cell for the writer's initials before each category."""
    height *= sheet.stretch
    picked = pick(sheet, path, options, most)
    narrow, size = 52.0, sheet.size - 1.5
    sheet.print_text(head, sheet.left + narrow / 2, sheet.y + size, size, bold=True, align="centre")
    sheet.y += size + 3
    for number, (text, _) in enumerate(options):
        sheet.frame(sheet.left, sheet.y, narrow, height, 0.6)
        sheet.frame(sheet.left + narrow, sheet.y, sheet.width - narrow, height, 0.6)
        sheet.print_text(text, sheet.left + narrow + 5, sheet.y + height * 0.68)
        if number in picked:
            floor = sheet.y + height - 1.5
            sheet.write(path, sheet.story.initials, sheet.left + 8, floor, narrow - 12, height - 4)
        sheet.y += height
    sheet.y += 5
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "initials")


def pairs(
    sheet: Sheet,
    path: str,
    options: Sequence[Option],
    words: tuple[str, str] = ("Yes", "No"),
    kind: str = "square",
    pitch: float = 17,
    first: bool = False,
) -> None:
    """Yes and no with their own words beside every category; `first`: before it, else at the right."""
    pitch *= sheet.stretch
    room = sum(sheet.measure(word) for word in words) + sheet.size * 4.5 + 22
    listed = []
    for text, code in options:
        sheet.y += pitch
        choice = sheet.rng_for(f"{path}{code}").choice(("granted", "refused", "granted", "not_marked"))
        x = sheet.left if first else sheet.right - room
        for word, decision in zip(words, ("granted", "refused"), strict=True):
            x = box(sheet, path, x, sheet.y, kind, choice == decision)
            x += sheet.print_text(word, x, sheet.y) + 8
        sheet.print_text(text, sheet.left + room if first else sheet.left + 3, sheet.y)
        mark = "blank" if choice == "not_marked" else "tick"
        listed.append({"label": text, "category": code, "decision": choice, "mark": mark})
    sheet.expected[path] = listed
    sheet.y += 6


def circled(
    sheet: Sheet, path: str, lead: str, options: Sequence[Option], pitch: float = 20, gap: float = 22
) -> None:
    """Words to draw a ring around."""
    sheet.y += pitch * sheet.stretch
    picked = pick(sheet, path, options, 1)
    x = sheet.left + sheet.print_text(lead, sheet.left, sheet.y) + gap
    for number, (text, _) in enumerate(options):
        wide = sheet.print_text(text, x, sheet.y, bold=True)
        if number in picked:
            _ring(sheet, path, x - 6, sheet.y + 5, wide + 12, sheet.size + 9)
        x += wide + gap
    sheet.y += 7
    note_picks(sheet, path, [options[n] for n in sorted(picked)], options, "granted", "tick")


def _ring(sheet: Sheet, path: str, x: float, floor: float, width: float, height: float) -> None:
    """An ellipse by hand does not quite close; one drawn on a computer does."""
    rng, canvas = sheet.rng, sheet.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(*sheet.pen.colour)
    canvas.setLineWidth(1.2)
    wander = 1.5 if sheet.pen.hand else 0.0
    left, top = x + rng.uniform(-wander, wander), HEIGHT - floor + height + rng.uniform(-wander, wander)
    path_drawn = canvas.beginPath()
    path_drawn.arc(left, HEIGHT - floor, left + width, top, 70, 330 if sheet.pen.hand else 360)
    canvas.drawPath(path_drawn, stroke=1, fill=0)
    if sheet.pen.hand:
        canvas.arc(left - 1, HEIGHT - floor - 1, left + width + 2, top + 2, 20, 75)
    canvas.restoreState()
    sheet.write_note(path, "", x, floor, width, height)


def beside_catalogue(
    sheet: Sheet, options: Sequence[str], lead: str = "", kind: str = "square", pitch: float = 17
) -> None:
    """A question that the catalogue has no path for; the writer marks one of its boxes."""
    sheet.y += pitch * sheet.stretch
    x = sheet.left + (sheet.print_text(lead, sheet.left, sheet.y) + 8 if lead else 0)
    chosen = sheet.rng_for(options[0] + lead).randrange(len(options))
    for number, text in enumerate(options):
        side, start = sheet.size * 0.95, x
        x = box(sheet, "", x, sheet.y, kind, False)
        if number == chosen:
            start += sheet.measure("[") + 1 if "bracket" in kind else side * 0.5 * (kind == "underscore")
            sheet.pen.tick(sheet.canvas, start, HEIGHT - sheet.y - 1, side)
        x += sheet.print_text(text, x, sheet.y) + 10
    sheet.y += 4
