"""Boxes to mark, alone or in rows, and what the marks say.

An option is (printed label, code).
"""

from collections.abc import Sequence

from domain.form import Json
from samples.foreign.furniture import paragraph
from samples.foreign.sheet import HEIGHT, Sheet

Option = tuple[str, str]


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
