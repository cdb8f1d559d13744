"""Places to mark on unknown forms, each with the option printed beside it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from classifiers import options
from classifiers.fold import fold
from classifiers.mark import LIST_PATHS
from classifiers.places import Choice, Place, before, blocks, choice, lost, paired, stand_after, table_row
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.page import Box, Word

_WHOLE = re.compile(r"^[\[({|]\s*([xX✓✔✗✘*/vV]?)\s*[\])}|]$")
_GLYPHS = {
    "☐": False,
    "□": False,
    "☑": True,
    "☒": True,
    "■": True,
    "◻": False,
    "⊠": True,
    "❑": False,
    "❏": False,
    "○": False,
    "●": True,
    "◯": False,
}
_ROUND = frozenset(
    {
        "O",
        "o",
        "0",
        "©",
        "®",
        "Q",
        "()",
        "C)",
        "(O",
        "O)",
        "@",
        "e",
        "8",
        "U",
        "D",
        "C",
        "L]",
        "[J",
        "LJ",
        "U]",
        "LI",
        "□",
        "Oo",
        "CJ",
        "Cl",
        "L1",
        "C1",
        "(Y)",
        "(X)",
        "(x)",
        "(J)",
        "XO",
        "OX",
    }
)
_ROUND_SHAPE = re.compile(r"^\(?[O0Q©®@○◯●][©®XJ)]?$|^\([A-Za-z]\)$|^[@®©]{2}$")
_SIGNS = frozenset({"/", "&", "+", "-", "–", "—", "•", ",", ".", ":", "(", "*", "|", "#", "a/", "s)"})
_CROSSES = frozenset({"X", "x", "W", "K", "M", "N", "V", "Z", "XK", "XJ", "DX", "KX", "XX", "XI", "IX"})
_STROKES = frozenset("ivljrf")
"""Letters that a check mark is read as."""
_SPANISH_WORDS = frozenset({"o", "e", "O", "U"})
"""Between two words with no more than usual room, that is "or" or "and"."""
_SIGNS_ROOM, _LETTERS_ROOM = 0.35, 0.9
_CLOSINGS = frozenset({"]", ")", "|", "1", "J", "}"})
_NEIGHBOURS = (1, 2, 4, 6)
"""Rows over and under in which boxes stand before their options alike."""
_SEEN = frozenset({"square", "bracket", "round", "line"})
_HABIT_FROM = 3
_LABEL_NEAR, _LABEL_FAR, _TWINS = 1.3, 2.6, 2
"""Letter heights from a line to what it is ticked for: usually, and beside a column of such lines."""
_SOME_BRACKETS = 2
_ASKING = frozenset({"why", "how", "what", "who", "when", "where", "que", "como", "quien", "por que"})
"""A section's letter in a black square looks like a box before such a heading."""
_HAND_CROSSES = frozenset({"X", "x", "XX", "xx", "Xx", "✓", "✔", "√"})


def choices(sheet: Sheet, allowed: Sequence[str]) -> tuple[Choice, ...]:
    seen = {number: places for number, row in enumerate(sheet.rows) if (places := _places(sheet, row))}
    placed = _with_misread(sheet, seen)
    found: list[Choice] = []

    def fit(words: Sequence[Word]) -> float:
        meaning = options.best(" ".join(word.text for word in words), allowed)
        return meaning.fit if meaning else 0.0

    several = [path for path in allowed if path in LIST_PATHS]

    def fit_listed(words: Sequence[Word]) -> float:
        meaning = options.best(" ".join(word.text for word in words), several)
        return meaning.fit if meaning else 0.0

    for block in blocks(list(placed)):
        after = stand_after(sheet, {number: placed[number] for number in block}, fit)
        for number in block:
            table = table_row(sheet, number, placed[number])
            listed = table or list(_row_choices(sheet, number, placed[number], number in after, allowed))
            found.extend(paired(sheet, listed, fit_listed))
        own = [c for c in found if c.row in after and c.box.right <= c.place.box.left]
        for number in after:
            found.extend(lost(sheet, number, placed[number], own, fit))
    # A mark often makes its box unrecognisable: options without one, beside others, have one too.
    bare = [
        choice
        for number, row in enumerate(sheet.rows)
        for choice in _bare(
            sheet,
            number,
            row,
            allowed,
            _habit_near(number, found, sheet.wide),
        )
        if not any(other.row == number and choice.box.overlap(other.box) > 0.3 for other in found)
    ]
    bare = _to_ring(sheet, _plural(bare, found))
    found = [each for each in found if fold(each.label) not in _ASKING]
    return tuple(sorted((*found, *bare), key=lambda c: (c.row, c.place.box.left)))


def _to_ring(sheet: Sheet, bare: Sequence[Choice]) -> list[Choice]:
    """Where one of several words has a ring around it, all beside it are to be ringed, not ticked."""
    rooms = [c for c in bare if c.place.kind == "room"]
    ringed = {c.box for c in rooms if sheet.view.ringed(c.box)}
    rows = {c.row for c in rooms if c.box in ringed}
    return [
        replace(c, place=Place(c.box, "word", c.box in ringed))
        if c in rooms and any(abs(c.row - row) <= 1 for row in rows)
        else c
        for c in bare
    ]


def _row_choices(
    sheet: Sheet, number: int, places: Sequence[Place], after: bool, allowed: Sequence[str]
) -> Iterable[Choice]:
    row = sheet.rows[number]
    for at, place in enumerate(places):
        limit = places[at + 1].box.left if at + 1 < len(places) else 2.0
        words = before(sheet, row, places, at) if after else _beside(sheet, row, place, limit, allowed)
        if words and (place.kind != "round" or _means(words, allowed)):
            yield choice(place, number, words)


@dataclass(frozen=True, slots=True)
class _Habit:
    """Where boxes stand beside their options: `gap` from the option's near end to the box's left side,
    `after`: whether they follow their options; size of the box."""

    after: bool
    gap: float
    wide: float
    high: float
    inset: float

    def place(self, words: Sequence[Word], letter: float) -> Box:
        """`letter`: usual width of one; a word too wide for its letters has the mark inside its box."""
        end = words[-1 if self.after else 0]
        swallowed = end.box.width - letter * len(end.text) > 0.7 * self.wide
        if self.after:
            left = end.box.right - self.wide if swallowed else end.box.right + self.gap
        else:
            left = end.box.left if swallowed else end.box.left - self.gap
        middle = words[0].box.centre[1]
        box = Box(left, middle - self.high / 2, left + self.wide, middle + self.high / 2)
        return Box(max(box.left, 0.0), box.top, max(box.right, 1e-3), box.bottom)


def _letter(sheet: Sheet) -> float:
    """Usual width of a letter of words as high as the page's own."""
    widths = [
        word.box.width / len(word.text) for row in sheet.rows for word in row.words if len(word.text) > 4
    ]
    return median(widths) if widths else sheet.wide


def _habit_near(number: int, found: Sequence[Choice], wide: float) -> _Habit | None:
    """Of the closest rows where they suffice: the next question may print its boxes elsewhere."""
    for reach in _NEIGHBOURS:
        near = [c for c in found if abs(c.row - number) <= reach]
        if len(near) >= _HABIT_FROM:
            return _usual(near, wide)
    return None


def _usual(found: Sequence[Choice], wide: float) -> _Habit | None:
    """The habit of boxes that were seen; None where they stand here and there."""
    seen = [c for c in found if c.place.kind in _SEEN]
    before = [(c.box.left - c.place.box.left, c) for c in seen if c.place.box.left < c.box.left]
    after = [(c.place.box.left - c.box.right, c) for c in seen if c.place.box.left > c.box.centre[0]]
    more = max(before, after, key=len)
    if len(more) < _HABIT_FROM:
        return None
    gap = median(offset for offset, _ in more)
    if sum(abs(offset - gap) < 0.45 * wide for offset, _ in more) < 0.65 * len(more):
        return None
    across, high = (median(getattr(c.place.box, side) for _, c in more) for side in ("width", "height"))
    return _Habit(more is after, gap, across, high, 0.3 * across)


def _means(words: Sequence[Word], allowed: Sequence[str]) -> bool:
    """A lone round sign is a box only before words that are an option."""
    meaning = options.literal(" ".join(word.text for word in words), allowed)
    return meaning is not None and meaning.fit >= 0.6


def _places(sheet: Sheet, row: Row) -> list[Place]:
    squares = [
        Place(square.box, "square")
        for square in sheet.reading.squares
        if row.box.top - 0.4 * sheet.tall < square.box.centre[1] < row.box.bottom + 0.4 * sheet.tall
        and not _is_letter(square.box, row)
    ]
    buttons = [
        Place(value.box, "square", value.value == "on")
        for value in sheet.reading.form_values
        if value.button and row.box.top < value.box.centre[1] < row.box.bottom
    ]
    printed = [p for p in _printed(row) if not any(_same(p.box, s.box) for s in (*squares, *buttons))]
    free = [s for s in squares if not any(_same(s.box, b.box) for b in buttons)]
    seen = (*free, *buttons, *printed)
    lines = [line for line in _short_lines(sheet, row) if not any(_same(line.box, s.box) for s in seen)]
    return sorted((*seen, *lines), key=lambda place: place.box.left)


def _with_misread(sheet: Sheet, seen: Mapping[int, Sequence[Place]]) -> dict[int, list[Place]]:
    """With the brackets among them that a mark made into letters: as wide as others, in their columns,
    as far before their options."""
    alike = [
        (place.box, gap)
        for number, places in seen.items()
        for place in places
        if place.kind == "bracket" and (gap := _gap_after(sheet.rows[number], place.box)) is not None
    ]
    placed = {number: list(places) for number, places in seen.items()}
    if len(alike) < _SOME_BRACKETS:
        return placed
    width, usual = median(box.width for box, _ in alike), median(gap for _, gap in alike)
    for number, row in enumerate(sheet.rows):
        for word in row.words:
            gap = _gap_after(row, word.box)
            fits = _no_word(word.text.strip()) and 0.55 * width < word.box.width < 1.7 * width
            if not fits or gap is None or abs(gap - usual) > 0.5 * sheet.wide:
                continue
            in_column = any(abs(word.box.left - box.left) < 0.4 * sheet.wide for box, _ in alike)
            if in_column and not any(_same(word.box, place.box) for place in placed.get(number, ())):
                placed.setdefault(number, []).append(Place(word.box, "bracket"))
    return {number: sorted(places, key=lambda p: p.box.left) for number, places in sorted(placed.items())}


def _no_word(text: str) -> bool:
    """Short, no number of a section, and nothing that is printed on forms."""
    return len(text) <= 3 and not text.endswith(".") and not options.is_word(text)


def _gap_after(row: Row, box: Box) -> float | None:
    """Room up to the next word."""
    gaps = [
        word.box.left - box.right for word in row.words if word.box.left > box.centre[0] and word.box != box
    ]
    return min((gap for gap in gaps if gap > -0.3 * box.width), default=None)


def _short_lines(sheet: Sheet, row: Row) -> list[Place]:
    """Short lines right before words: to tick or to initial on."""
    found = []
    for line in _level(sheet):
        if not 0.9 * sheet.wide < line.width < 6 * sheet.wide:
            continue
        if not -0.5 * sheet.tall < line.bottom - row.box.bottom < 0.7 * sheet.tall:
            continue
        reach = _LABEL_FAR if _has_twins(sheet, line) else _LABEL_NEAR
        follows = any(-0.2 < (word.box.left - line.right) / sheet.wide < reach for word in row.words)
        word_on = [w for w in row.words if w.box.left < line.left - 0.2 * sheet.wide < w.box.right]
        near_left = any(-0.3 < (line.left - w.box.right) / sheet.wide < 0.5 for w in row.words)
        if follows and not word_on and not near_left:
            top = line.top - 1.25 * sheet.tall
            found.append(Place(Box(line.left, top, line.right, line.top - 0.08 * sheet.tall), "line"))
    return found


def _level(sheet: Sheet) -> Iterable[Box]:
    yield from sheet.lines
    for dash in sheet.reading.dashes:
        if not any(_covers(line, dash, sheet.tall) for line in sheet.lines):
            yield dash


def _has_twins(sheet: Sheet, line: Box) -> bool:
    """Lines as long under or over it: a column for marks or initials."""
    twins = sum(
        abs(other.left - line.left) < 0.3 * sheet.wide and abs(other.width - line.width) < 0.3 * sheet.wide
        for other in _level(sheet)
    )
    return twins > _TWINS


def _covers(line: Box, dash: Box, tall: float) -> bool:
    beside = min(line.right, dash.right) - max(line.left, dash.left) > 0.5 * dash.width
    return beside and abs(line.bottom - dash.bottom) < 0.5 * tall


def _same(one: Box, other: Box) -> bool:
    return one.overlap(other) > 0.3 or other.overlap(one) > 0.3


def _is_letter(square: Box, row: Row) -> bool:
    """A square inside a word of several letters is an O or a D of it, and so is one that the print
    engine left out between two pieces of a word."""
    if _pressed(square, row):
        return True
    return any(
        len(fold(word.text)) >= 3 and square.overlap(word.box) > 0.6 and word.box.width > 2 * square.width
        for word in row.words
    )


def _pressed(square: Box, row: Row) -> bool:
    slack = 0.22 * square.width
    gaps_before = [square.left - word.box.right for word in row.words]
    gaps_after = [
        word.box.left - square.right for word in row.words if -square.width < word.box.left - square.right
    ]
    glued = any(
        word.text[:1].islower() and -slack < word.box.left - square.right < slack for word in row.words
    )
    return glued or (
        any(-slack < gap < slack for gap in gaps_before) and any(-slack < gap < slack for gap in gaps_after)
    )


def _printed(row: Row) -> list[Place]:
    """Brackets, circles and box signs among the words."""
    found: list[Place] = []
    words = row.words
    for at, word in enumerate(words):
        text = word.text.strip()
        following = words[at + 1] if at + 1 < len(words) else None
        whole = _WHOLE.match(text)
        if whole and len(text) > 1:
            found.append(Place(word.box, "bracket", bool(whole.group(1)) or None))
        elif text in ("[", "(") and following is not None and following.text.strip() in _CLOSINGS:
            found.append(Place(word.box.union(following.box), "bracket"))
        elif text[:1] in _GLYPHS:
            found.append(Place(word.box, "square", _GLYPHS[text[0]]))
        elif len(text) <= 3 and _stands_alone(words, at) and (text in _ROUND or _ROUND_SHAPE.match(text)):
            found.append(Place(word.box, "round"))
    return found


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """A round sign with room before it and a word after it."""
    word = words[at]
    if at + 1 >= len(words) or not fold(words[at + 1].text):
        return False
    room = _LETTERS_ROOM if word.text.strip() in _SPANISH_WORDS else _SIGNS_ROOM
    return at == 0 or word.box.left - words[at - 1].box.right > room * word.box.height


def _beside(sheet: Sheet, row: Row, place: Place, limit: float, allowed: Sequence[str]) -> list[Word]:
    """Words of the option right of the place; where there are none, left of it."""
    words: list[Word] = []
    edge = place.box.right
    for word in row.words:
        if word.box.left < place.box.right - 0.3 * sheet.wide or _same(word.box, place.box):
            continue
        gap = word.box.left - edge
        if word.box.left >= limit - 0.2 * sheet.wide or gap > (2.6 if not words else 1.6) * sheet.wide:
            break
        if words and _is_mark(word) and not fold(word.text).isdigit() and _cuts(row, word, allowed):
            break
        if fold(word.text) or words:
            words.append(word)
            edge = word.box.right
    return words


def _cuts(row: Row, mark: Word, allowed: Sequence[str]) -> bool:
    """After the misread box comes an option of its own."""
    after = [word for word in row.words if word.box.left > mark.box.right - 0.001]
    return any(_means(after[:count], allowed) for count in range(1, min(4, len(after)) + 1))


def _bare(sheet: Sheet, number: int, row: Row, allowed: Sequence[str], usual: _Habit | None) -> list[Choice]:
    """Options with nothing but room, or a line or initials, before them."""
    found = []
    starts = [
        at
        for at in range(len(row.words))
        if at == 0 or _gap(row, at) > 0.9 * sheet.wide or _is_mark(row.words[at - 1])
    ]
    for position, at in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(row.words)
        words = row.words[at:end]
        while len(words) > 1 and not fold(words[0].text):
            words = words[1:]
        meaning = options.literal(" ".join(word.text for word in words), allowed)
        if meaning is None or meaning.fit < 0.7 or words[-1].text.rstrip().endswith((":", "?")):
            continue
        left = words[0].box.left
        cross = _cross(sheet, row, at)
        if cross is not None:
            found.append(choice(Place(cross.box, "guess", True), number, words))
            continue
        if usual is not None and (usual.after or words[0].box.left - usual.gap > _floor(row, at) - usual.gap):
            found.append(choice(Place(usual.place(words, _letter(sheet)), "guess"), number, words))
            continue
        floor = _floor(row, at)
        box = Box(
            max(left - 3.4 * sheet.wide, floor, 0.0),
            words[0].box.top - 0.5 * sheet.tall,
            max(left - 0.3 * sheet.wide, 0.001),
            words[0].box.bottom,
        )
        if box.width > 0.8 * sheet.wide:
            found.append(choice(Place(box, "room"), number, words))
    return found


def _cross(sheet: Sheet, row: Row, at: int) -> Word | None:
    """A cross the print engine read right before an option."""
    before = row.words[at - 1] if at else None
    if before is None or before.text.strip() not in _HAND_CROSSES:
        return None
    return before if row.words[at].box.left - before.box.right < 3 * sheet.wide else None


def _floor(row: Row, at: int) -> float:
    """Right edge of the print before: a short scribble in between is the mark itself."""
    before = at - 1
    if before >= 0 and _scribble(row.words[before]):
        before -= 1
    return row.words[before].box.right + 0.004 if before >= 0 else 0.0


def _is_mark(word: Word) -> bool:
    """A misread box: short, no word, number or sign between words."""
    text = word.text.strip()
    if len(text) > 3 or text.isdigit() or text in _SIGNS:
        return False
    return not text.isalpha() or text in _CROSSES or text.lower() in _STROKES


def _scribble(word: Word) -> bool:
    return len(word.text.strip()) <= 4


def _gap(row: Row, at: int) -> float:
    return row.words[at].box.left - row.words[at - 1].box.right


def _plural(bare: Sequence[Choice], found: Sequence[Choice]) -> list[Choice]:
    """One wording alone with room before it may be anything; beside boxes, or as three, it is an option."""
    boxed = {choice.row for choice in found}
    return [c for c in bare if c.row in boxed or sum(abs(c.row - other.row) <= 2 for other in bare) >= 3]
