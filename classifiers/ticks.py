"""Tick boxes of unknown forms: found as squares, brackets, circles or mere places before an option."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from classifiers import options
from classifiers.evidence import stands_in
from classifiers.fold import fold
from classifiers.labels import Label, phrases
from classifiers.mark import Option
from classifiers.places import Choice, Place, before, blocks, choice, lost, stand_after, table_row
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.form import FormType, ValueSource
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
_SHARED = ("signer.relationship",)
_PATHS: Mapping[FormType, tuple[str, ...]] = {
    FormType.AUTHORIZATION: (
        "records.items",
        "purpose",
        "sensitive.items",
        "delivery.method",
        "delivery.format",
        "direction",
        "recipient.self",
        *_SHARED,
    ),
    FormType.IMAGING: (
        "imaging.exams",
        "imaging.product",
        "purpose",
        "sensitive.items",
        "delivery.method",
        "delivery.format",
        "direction",
        "recipient.self",
        "records.items",
        *_SHARED,
    ),
    FormType.VERBAL: ("topics", "voicemail.allowed", "sensitive.items", *_SHARED),
    FormType.AMENDMENT: _SHARED,
}
_YES_NO = {"yes": "true", "si": "true", "no": "false"}
_CLOSINGS = frozenset({"]", ")", "|", "1", "J", "}"})
_LEAST_FIT = 0.42
_GAIN = 0.08
_NEIGHBOURS = (1, 2, 4, 6)
"""Rows over and under in which boxes stand before their options alike."""
_SEEN = frozenset({"square", "bracket", "round", "line"})
_HABIT_FROM = 3
_HAND_CROSSES = frozenset({"X", "x", "XX", "xx", "Xx", "✓", "✔", "√"})
_INITIALLED = (0.012, 0.035)
"""Share of ink over a line that is nothing yet, and that is surely a mark."""
_NEGATIONS = frozenset(
    token
    for line in (
        "not except exclude excluded excluding without withhold withheld don never excluir excepto excluya",
        "sin omitir salvo",
    )
    for token in line.split()
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Options that answer one question, `question` being what is printed before and above them."""

    choices: tuple[Choice, ...]
    question: str
    inline: str


def read(sheet: Sheet, labels: Sequence[Label], form_type: FormType, above: str = "") -> tuple[Option, ...]:
    """Options of all questions of the page. `above`: the last heading of the page before."""
    allowed = _PATHS.get(form_type, ())
    choices = _choices(sheet, allowed)
    found: list[Option] = []
    for group in _groups(sheet, choices, above, allowed):
        found.extend(_meant(sheet, group, allowed))
    return tuple(found)


def spots(sheet: Sheet, form_type: FormType) -> tuple[Box, ...]:
    """Places of all tick boxes with their labels: no room for other writing."""
    return tuple(c.place.box.union(c.box) for c in _choices(sheet, _PATHS.get(form_type, ())))


def _choices(sheet: Sheet, allowed: Sequence[str]) -> tuple[Choice, ...]:
    placed = {number: places for number, row in enumerate(sheet.rows) if (places := _places(sheet, row))}
    found: list[Choice] = []

    def fit(words: Sequence[Word]) -> float:
        meaning = options.best(" ".join(word.text for word in words), allowed)
        return meaning.fit if meaning else 0.0

    for block in blocks(list(placed)):
        after = stand_after(sheet, {number: placed[number] for number in block}, fit)
        for number in block:
            table = table_row(sheet, number, placed[number])
            found.extend(table or _row_choices(sheet, number, placed[number], number in after, allowed))
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
    return tuple(sorted((*found, *_plural(bare, found)), key=lambda c: (c.row, c.place.box.left)))


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
    meaning = options.best(" ".join(word.text for word in words), allowed)
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


def _short_lines(sheet: Sheet, row: Row) -> list[Place]:
    """Short lines right before words: to tick or to initial on."""
    found = []
    for line in sheet.lines:
        if not 0.9 * sheet.wide < line.width < 6 * sheet.wide:
            continue
        if not -0.5 * sheet.tall < line.bottom - row.box.bottom < 0.7 * sheet.tall:
            continue
        follows = any(-0.2 < (word.box.left - line.right) / sheet.wide < 1.3 for word in row.words)
        word_on = [w for w in row.words if w.box.left < line.left - 0.2 * sheet.wide < w.box.right]
        near_left = any(-0.3 < (line.left - w.box.right) / sheet.wide < 0.5 for w in row.words)
        if follows and not word_on and not near_left:
            top = line.top - 1.25 * sheet.tall
            found.append(Place(Box(line.left, top, line.right, line.top - 0.08 * sheet.tall), "line"))
    return found


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
    height = word.box.height
    return at == 0 or word.box.left - words[at - 1].box.right > 0.35 * height


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
        meaning = options.best(" ".join(word.text for word in words), allowed)
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


def _groups(sheet: Sheet, choices: Sequence[Choice], above: str, allowed: Sequence[str]) -> list[_Group]:
    groups: list[list[Choice]] = []
    for each in choices:
        last = groups[-1][-1] if groups else None
        if last is None or _parted(sheet, last, each):
            groups.append([])
        groups[-1].append(each)
    return [part for group in groups for part in _by_column(sheet, group, above, allowed)]


def _by_column(sheet: Sheet, group: Sequence[Choice], above: str, allowed: Sequence[str]) -> list[_Group]:
    """Columns side by side, or rows under each other, are questions of their own where that explains
    their options better."""
    whole = _Group(tuple(group), _heading(sheet, group[0], above), _inline(sheet, group[0]))
    columns, rows = _columns(sheet, group), _rows(group)
    if len(rows) < 2 or any(c.head for c in group):
        return [whole]
    best, gained = [whole], _best_path(whole, allowed)[1] + _GAIN
    edges = [min(min(c.place.box.left, c.box.left) for c in column) for column in columns]
    across = [
        _Group(tuple(column), _heading(sheet, column[0], above, edge - sheet.wide, end - sheet.wide), "")
        for column, edge, end in zip(columns, edges, [*edges[1:], 2.0], strict=True)
    ]
    down = [_Group(tuple(row), whole.question, _inline(sheet, row[0])) for row in rows]
    for parts in (across, _together(down, allowed)):
        fits = [_best_path(part, allowed) for part in parts]
        gain = sum(fit * len(part.choices) for part, (_, fit) in zip(parts, fits, strict=True)) / len(group)
        apart = len({path for path, _ in fits}) > 1 and min(fit for _, fit in fits) >= _LEAST_FIT
        if apart and gain > gained:
            best, gained = parts, gain
    return best


def _rows(group: Sequence[Choice]) -> list[list[Choice]]:
    rows: dict[int, list[Choice]] = {}
    for each in group:
        rows.setdefault(each.row, []).append(each)
    return list(rows.values())


def _together(parts: Sequence[_Group], allowed: Sequence[str]) -> list[_Group]:
    """Rows that follow each other and answer the same question are one group."""
    joined: list[_Group] = []
    for part in parts:
        if joined and _best_path(joined[-1], allowed)[0] == _best_path(part, allowed)[0]:
            joined[-1] = replace(joined[-1], choices=(*joined[-1].choices, *part.choices))
        else:
            joined.append(part)
    return joined


def _columns(sheet: Sheet, group: Sequence[Choice]) -> list[list[Choice]]:
    columns: list[list[Choice]] = []
    for each in sorted(group, key=lambda c: c.box.left):
        if not columns or each.box.left - columns[-1][-1].box.left > 1.5 * sheet.wide:
            columns.append([])
        columns[-1].append(each)
    return [sorted(column, key=lambda c: c.row) for column in columns]


def _best_path(group: _Group, allowed: Sequence[str]) -> tuple[str, float]:
    scored = [(path, _group_fit(path, group)) for path in allowed]
    # On a tie the stricter reading: a sensitive category is never a mere topic.
    return max(scored, key=lambda pair: (round(pair[1], 2), pair[0] == "sensitive.items"), default=("", 0.0))


def _parted(sheet: Sheet, last: Choice, choice: Choice) -> bool:
    if choice.row == last.row:
        end = max(last.box.right, last.place.box.right)
        between = _between(sheet.rows[choice.row], end, min(choice.box.left, choice.place.box.left))
        return len(fold(between)) > 3
    if choice.row - last.row > 1:
        return True
    return bool(_inline(sheet, choice))


def _between(row: Row, left: float, right: float) -> str:
    return " ".join(w.text for w in row.words if w.box.left >= left - 0.001 and w.box.right <= right + 0.001)


def _inline(sheet: Sheet, choice: Choice) -> str:
    """What is printed before the row's first box: a question, unless it is scribble."""
    text = _between(sheet.rows[choice.row], 0.0, min(choice.box.left, choice.place.box.left))
    return text if len(fold(text)) > 3 else ""


def _heading(sheet: Sheet, choice: Choice, above: str, left: float = 0.0, right: float = 2.0) -> str:
    """The rows over the group, as far as they are close: its heading or question."""
    lines: list[str] = []
    below = sheet.rows[choice.row]
    for row in reversed(sheet.rows[: choice.row]):
        if below.box.top - row.box.bottom > 4 * sheet.tall or len(lines) >= 2:
            break
        lines.insert(0, " ".join(w.text for w in row.words if left <= w.box.centre[0] < right))
        below = row
    return " ".join(lines).strip() or above


def _meant(sheet: Sheet, group: _Group, allowed: Sequence[str]) -> Iterable[Option]:
    """The group's options under the path that explains them best."""
    best, fit = _best_path(group, allowed)
    if fit < _LEAST_FIT:
        return
    for one in group.choices:
        path, code = _option_meaning(best, one, allowed)
        # In a table a mark under "no" chooses nothing, save that it refuses a category.
        if code is None or (one.head == "no" and path != "sensitive.items"):
            continue
        yield _option(sheet, one, path, code, group)


def _group_fit(path: str, group: _Group) -> float:
    fits = []
    for one in group.choices:
        meaning = options.best(_option_text(path, one), (path,))
        fits.append(meaning.fit if meaning else 0.0)
    asked = _asks(path, group.inline) * 1.5 or _asks(path, group.question)
    only_yes_no = all(
        fold(c.label).split()[:1] and fold(c.label).split()[0] in _YES_NO for c in group.choices
    )
    if only_yes_no and not asked:
        return 0.0
    if len(fits) == 1 and not asked:
        return 0.0
    weight = 0.5 if path == "sensitive.items" else 0.3
    return sum(fits) / len(fits) + weight * asked


def _asks(path: str, text: str) -> float:
    folded = fold(text)
    if not folded:
        return 0.0
    return float(any(stands_in(phrase, folded) for phrase in phrases("questions").get(path, ())))


def _option_text(path: str, choice: Choice) -> str:
    first = fold(choice.label).split()[:1]
    return first[0] if path == "voicemail.allowed" and first and first[0] in _YES_NO else choice.label


def _option_meaning(path: str, choice: Choice, allowed: Sequence[str]) -> tuple[str, str | None]:
    meaning = options.best(_option_text(path, choice), (path,))
    if path in ("records.items",) and "sensitive.items" in allowed:
        sensitive = options.best(choice.label, ("sensitive.items",))
        if sensitive and sensitive.fit > (meaning.fit if meaning else 0.0) + 0.1 and sensitive.fit > 0.6:
            return "sensitive.items", sensitive.code
    if meaning is None or meaning.fit < 0.35:
        return path, "other" if path in ("records.items", "purpose", "topics") else None
    return path, meaning.code


def _option(sheet: Sheet, choice: Choice, path: str, code: str, group: _Group) -> Option:
    place = choice.place
    if place.said is not None:
        marked, source = _bounded(0.97 if place.said else 0.03, place), ValueSource.MARK
    else:
        marked, source = _bounded(_marked(sheet, place), place), ValueSource.MARK
    # Never infer consent: what a mark means beside a category, only the blank's own print could tell.
    decision = _decision(choice, group) if path == "sensitive.items" else None
    initials = "initial" in fold(f"{group.question} {group.inline}") or "iniciales" in fold(group.question)
    option = Option(path, code, choice.label, marked, sheet.page, place.box, _trust(place), source, decision)
    return replace(option, mark="initials") if initials and path == "sensitive.items" else option


def _marked(sheet: Sheet, place: Place) -> float:
    """On a line or in bare room the mark stands anywhere: the darkest spot as wide as high counts."""
    box = place.box
    step = box.height * sheet.reading.height / max(sheet.reading.width, 1)
    if place.kind not in ("line", "room") or box.width < 1.4 * step:
        return sheet.view.mark(box).marked
    count = max(2, round(2 * box.width / step))
    lefts = [box.left + number * (box.width - step) / (count - 1) for number in range(count)]
    seen = [sheet.view.mark(Box(left, box.top, left + step, box.bottom)) for left in lefts]
    if place.kind == "room":
        return max(one.marked for one in seen)
    nothing, sure = _INITIALLED
    darkest = max(one.ink for one in seen)
    return min(max((darkest - nothing) / (sure - nothing), 0.03), 0.95)


def _decision(choice: Choice, group: _Group) -> str:
    """Only a yes or no printed over the box says what a mark in it means, and only if nothing is negated."""
    asked = fold(f"{group.question} {group.inline} {choice.label}").split()
    if not choice.head or _NEGATIONS & set(asked):
        return "unknown_polarity"
    return "granted" if choice.head == "yes" else "refused"


def _bounded(chance: float, place: Place) -> float:
    """A round sign is partly its own ink, bare room may hold anything: neither is ever sure."""
    slack = {"square": 0.02, "bracket": 0.03, "line": 0.05, "round": 0.1, "guess": 0.1, "room": 0.13}.get(
        place.kind, 0.1
    )
    return min(max(chance, slack), 1 - slack)


def _trust(place: Place) -> float:
    return {"square": 0.95, "bracket": 0.9, "line": 0.85, "round": 0.7, "guess": 0.7, "room": 0.5}.get(
        place.kind, 0.6
    )
