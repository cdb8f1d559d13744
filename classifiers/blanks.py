"""Places of a PDF form to type into, those that take one answer together put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from classifiers.sheet import Sheet
from domain.page import Box, FormValue, PageReading

_MOST = 400
"""Places of one page that are looked at; real forms have some dozens."""
_SOME, _PART = 4, 0.2
_NEAR, _NARROW = 1.4, 9.0
"""Letter heights between pieces of one answer, and of the widest piece."""
_SEPARATORS = frozenset("/-–().|: ")


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to type into, or several that take one answer together, as a date's three do."""

    box: Box
    text: str
    says: str = ""
    """What the file says it is for, if anything: a name for programs, or words for those who cannot see."""


def typed_into(readings: Iterable[PageReading]) -> bool:
    """A person filled these pages in as a PDF form; a few texts that came with a blank are not that."""
    fields = [value for reading in readings for value in reading.form_values if _takes_text(value)]
    filled = sum(bool(value.value.strip()) for value in fields)
    return filled >= _SOME or filled > _PART * len(fields)


def to_sign(sheet: Sheet) -> tuple[tuple[Blank, bool], ...]:
    """Places for a digital signature, and whether they hold one."""
    fields = [value for value in sheet.reading.form_values if value.signed is not None][:_MOST]
    return tuple((Blank(value.box, "", value.hint or value.name), bool(value.signed)) for value in fields)


def _takes_text(value: FormValue) -> bool:
    return not value.button and value.signed is None


def blanks(sheet: Sheet) -> tuple[Blank, ...]:
    """Of one page, top to bottom."""
    fields = [value for value in sheet.reading.form_values if _takes_text(value)][:_MOST]
    rows: list[list[FormValue]] = []
    for value in sorted(fields, key=lambda v: (v.box.centre[1], v.box.left)):
        level = rows and abs(rows[-1][-1].box.centre[1] - value.box.centre[1]) < 0.3 * sheet.tall
        if level:
            rows[-1].append(value)
        else:
            rows.append([value])
    return tuple(blank for row in rows for blank in _put_together(sheet, sorted(row, key=_left)))


def _left(value: FormValue) -> float:
    return value.box.left


def _put_together(sheet: Sheet, row: Sequence[FormValue]) -> list[Blank]:
    """Narrow places side by side with nothing but separators between them take one answer."""
    groups: list[list[FormValue]] = [[row[0]]]
    for before, value in pairwise(row):
        if not _one_answer(sheet, before, value):
            groups.append([])
        groups[-1].append(value)
    return [_whole(group) for group in groups]


def _one_answer(sheet: Sheet, before: FormValue, value: FormValue) -> bool:
    narrow = max(before.box.width, value.box.width) < _NARROW * sheet.wide
    digits = all(c.isdigit() or c in _SEPARATORS for c in before.value + value.value)
    single = len(before.value) <= 1 and len(value.value) <= 1 and before.box.width < 2.5 * sheet.wide
    near = value.box.left - before.box.right < _NEAR * sheet.wide
    return narrow and near and (digits or single) and not _words_between(sheet, before.box, value.box)


def _words_between(sheet: Sheet, left: Box, right: Box) -> bool:
    return any(
        left.right - 0.2 * sheet.wide < word.box.centre[0] < right.left + 0.2 * sheet.wide
        and left.top < word.box.centre[1] < left.bottom
        and not _SEPARATORS.issuperset(word.text)
        for row in sheet.rows
        for word in row.words
    )


def _whole(group: Sequence[FormValue]) -> Blank:
    box = group[0].box
    for value in group[1:]:
        box = box.union(value.box)
    single = all(len(value.value) <= 1 for value in group)
    texts = [value.value for value in group] if single else [v.value for v in group if v.value]
    joined = "".join(texts) if single else "/".join(texts) if len(texts) == 3 else "-".join(texts)
    return Blank(box, joined if len(group) > 1 else group[0].value, group[0].hint or group[0].name)
