"""A writer who fills in the places of a printed blank."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.foreign import choices, lines
from samples.foreign.blank import Blank, Slot
from samples.foreign.choices import Option
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.story import Answer

_HIGHEST = 22.0
"""Points that a line of writing takes at most, however large its box."""
_DATE_PARTS = {"m": slice(5, 7), "d": slice(8, 10), "y": slice(0, 4), "yy": slice(2, 4)}
_ASIDE_MARKED = 0.6
_WAYS = ("mark", "initials", "pair")


@dataclass(frozen=True, slots=True)
class _Choice:
    """One place to mark: `path` asks, `code` is what it says."""

    number: int
    slot: Slot
    way: str
    path: str
    code: str

    @property
    def option(self) -> Option:
        return (self.slot.asks.get("label") or self.slot.text or self.code, self.code)


def fill(blank: Blank, sheet: Sheet) -> None:
    """Write the sheet's story into the places of a blank, page after page."""
    slots = blank.slots
    marked = {number for group in _questions(slots) for number in _marks(sheet, group)}
    said = {slots[number].asks[way] for number in marked for way in _WAYS if way in slots[number].asks}
    for number, slot in enumerate(slots):
        while sheet.page < slot.page:
            sheet.new_page()
        if slot.asks.get("if") not in {None, *said}:
            continue
        if slot.asks.get("only") == "representative" and _signs_alone(sheet):
            for path in slot.asks["answer"].split("+"):
                sheet.note(path, None)
        elif "answer" in slot.asks:
            _answer(sheet, slot, slot.asks["answer"])
        elif "contact" in slot.asks:
            _contact(sheet, slot)
        elif number in marked:
            _mark(sheet, slot)
    rows = [int(slot.asks["contact"].split(".")[0]) for slot in slots if "contact" in slot.asks]
    if rows:
        lines.note_contacts(sheet, max(rows) + 1)
    while sheet.page < blank.pages:
        sheet.new_page()


def _signs_alone(sheet: Sheet) -> bool:
    """The patient signs: what is asked of whoever signs for one stays blank."""
    relationship, name = sheet.answer("signer.relationship"), sheet.answer("patient.name")
    if relationship is not None and isinstance(relationship.value, dict):
        return bool(relationship.value["code"] == "self")
    return name is None or name.shown == sheet.story.signer


def _questions(slots: Sequence[Slot]) -> Iterator[list[_Choice]]:
    """Places to mark that belong to one question; whether the patient gets the papers is asked first."""
    found = [
        _Choice(number, slot, way, *slot.asks[way].split(":", 1))
        for number, slot in enumerate(slots)
        for way in _WAYS
        if way in slot.asks
    ]

    def question(choice: _Choice) -> tuple[bool, str, str, str]:
        return (choice.path != "recipient.self", choice.path, choice.way, choice.slot.asks.get("group", ""))

    for _, group in groupby(sorted(found, key=question), question):
        yield list(group)


def _marks(sheet: Sheet, group: Sequence[_Choice]) -> Iterator[int]:
    """Numbers of the slots this writer marks, the answer noted."""
    first = group[0]
    if first.path.startswith("~"):
        mind = sheet.rng_for(first.path + first.slot.asks.get("group", ""))
        return iter([mind.choice(group).number] if mind.random() < _ASIDE_MARKED else [])
    if first.way == "pair":
        return _pairs(sheet, group)
    options = [choice.option for choice in group]
    picked = choices.pick(sheet, first.path, options, int(first.slot.asks.get("most", "1")))
    kind = "initials" if first.way == "initials" else "square"
    polarity = first.slot.asks.get("polarity", "granted")
    choices.note_picks(sheet, first.path, [options[n] for n in sorted(picked)], options, polarity, kind)
    return (group[n].number for n in picked)


def _pairs(sheet: Sheet, group: Sequence[_Choice]) -> Iterator[int]:
    """Rows with a place for yes and one for no; a code is `category/yes` or `category/no`."""
    listed = []
    for category in dict.fromkeys(choice.code.split("/")[0] for choice in group):
        row = {c.code.split("/")[1]: c for c in group if c.code.split("/")[0] == category}
        decision = sheet.rng_for(f"{group[0].path}{category}").choice(
            ("granted", "refused", "granted", "not_marked")
        )
        place = row.get({"granted": "yes", "refused": "no"}.get(decision, ""))
        label = next(iter(row.values())).slot.asks.get("label", category)
        decision = decision if place else "not_marked"
        mark = "tick" if place else "blank"
        listed.append({"label": label, "category": category, "decision": decision, "mark": mark})
        if place:
            yield place.number
    sheet.expected[group[0].path] = listed


def _mark(sheet: Sheet, slot: Slot) -> None:
    path = next(slot.asks[way] for way in _WAYS if way in slot.asks).split(":")[0]
    if "initials" in slot.asks:
        high = min(slot.height + 4, 16)
        sheet.write(path, sheet.story.initials, slot.left, slot.bottom, slot.width + 2, high)
    elif "ring" in slot.asks:
        sheet.ring(path, slot.left, slot.top, slot.width, slot.height)
    else:
        side = min(slot.width, slot.height, 11.0)
        left, top = slot.left + (slot.width - side) / 2, slot.top + (slot.height - side) / 2
        sheet.tick(path, left, top, side)


def _contact(sheet: Sheet, slot: Slot) -> None:
    row, _, what = slot.asks["contact"].partition(".")
    if int(row) < len(sheet.story.contacts):
        one = sheet.story.contacts[int(row)]
        text = {"name": one.name, "relationship": one.relationship, "phone": one.shown_phone}[what]
        sheet.write("contacts", text, slot.left, slot.bottom, slot.width, min(slot.height, 20.0))


def _answer(sheet: Sheet, slot: Slot, path: str) -> None:
    whole, _, part = path.partition("#")
    if "+" in path:
        _several(sheet, slot, path.split("+"))
    elif part in _DATE_PARTS:
        _date_part(sheet, slot, whole, _DATE_PARTS[part])
    elif "comb" in slot.asks:
        _comb(sheet, slot, path)
    elif slot.lines > 1 and not path.startswith("~"):
        answer = sheet.answer(path)
        sheet.note(path, answer)
        _lines(sheet, slot, path, answer.shown if answer else "")
    else:
        high = slot.height if path == "signature.present" else min(slot.height, _HIGHEST)
        sheet.fill(path, slot.left, slot.bottom, slot.width, high)


def _several(sheet: Sheet, slot: Slot, paths: Sequence[str]) -> None:
    """Two things asked for in one place, written one after the other."""
    answers = [sheet.answer(path) for path in paths]
    for path, answer in zip(paths, answers, strict=True):
        sheet.note(path, answer)
    given = {path: a.shown for path, a in zip(paths, answers, strict=True) if a and a.shown}
    if given:
        first, *others = given
        _lines(sheet, slot, first, ", ".join(given.values()))
        for path in others:
            sheet.write_note(path, "", slot.left, slot.bottom, slot.width, slot.height)


def _date_part(sheet: Sheet, slot: Slot, path: str, part: slice) -> None:
    day = _day(sheet.answer(path))
    sheet.note(path, day)
    if day is not None:
        text = str(day.value)[part]
        if "comb" in slot.asks:
            _signs(sheet, slot, path, text)
        else:
            sheet.write(path, text, slot.left, slot.bottom, slot.width, min(slot.height, 18.0))


def _comb(sheet: Sheet, slot: Slot, path: str) -> None:
    answer, cells = sheet.answer(path), int(slot.asks["comb"])
    if "date" in path:
        answer = _day(answer)
        year, month, day = str(answer.value).split("-") if answer else ("", "", "")
        text = month + day + (year if cells == 8 else year[2:])
    else:
        text = re.sub(r"\W", "", answer.shown) if answer else ""
    sheet.note(path, answer if len(text) <= cells else None)
    if text and len(text) <= cells:
        _signs(sheet, slot, path, text)


def _signs(sheet: Sheet, slot: Slot, path: str, text: str) -> None:
    """One character a cell."""
    wide = slot.width / int(slot.asks["comb"])
    for at, sign in enumerate(text):
        left = slot.left + (at + 0.28) * wide
        sheet.pen.write(sheet.canvas, sign, left, HEIGHT - slot.bottom + 2.5, wide * 0.8, slot.height)
    sheet.write_note(path, text, slot.left, slot.bottom, slot.width, slot.height)


def _day(answer: Answer | None) -> Answer | None:
    """An event does not fit a date's cells."""
    if answer is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", str(answer.value)):
        return None
    return answer


def _lines(sheet: Sheet, slot: Slot, path: str, text: str) -> None:
    """Several lines of writing; the last one takes what is left. `indent`: printed words stand before."""
    indent, rows = float(slot.asks.get("indent", "0")), [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        room = slot.width - 8 - (indent if len(rows) == 1 else 0)
        if rows[-1] and len(rows) < slot.lines and stringWidth(longer, sheet.pen.font, sheet.pen.size) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    step = slot.height / slot.lines
    for number, row in enumerate(rows):
        aside = indent if number == 0 else 0
        if row:
            floor = slot.top + step * (number + 1)
            sheet.write(path, row, slot.left + aside, floor, slot.width - aside, min(step, 20.0))
