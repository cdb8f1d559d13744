"""Tick boxes of unknown forms: found as squares, brackets, circles or mere places before an option."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifiers import options
from classifiers.evidence import stands_in
from classifiers.fold import fold
from classifiers.labels import Label, phrases
from classifiers.mark import Option
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
_LEAST_FIT = 0.42


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark may stand. `said`: the text itself tells marked or not. `sure`: it was seen as a
    box, and is not only the room before a wording. `kind`: square, bracket, round, line, room."""

    box: Box
    kind: str
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A place with the option printed beside it; `row` is where it stands on the page."""

    place: Place
    label: str
    row: int
    box: Box
    """Hull of the option's own words."""


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
    for group in _groups(sheet, choices, above):
        found.extend(_meant(sheet, group, allowed))
    return tuple(found)


def spots(sheet: Sheet, form_type: FormType) -> tuple[Box, ...]:
    """Places of all tick boxes with their labels: no room for other writing."""
    return tuple(c.place.box.union(c.box) for c in _choices(sheet, _PATHS.get(form_type, ())))


def _choices(sheet: Sheet, allowed: Sequence[str]) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for number, row in enumerate(sheet.rows):
        places = _places(sheet, row)
        for at, place in enumerate(places):
            limit = places[at + 1].box.left if at + 1 < len(places) else 2.0
            words = _beside(sheet, row, place, limit, allowed)
            if words and (place.kind != "round" or _means(words, allowed)):
                found.append(_choice(place, number, words))
    # A mark often makes its box unrecognisable: options without one, beside others, have one too.
    bare = [
        choice
        for number, row in enumerate(sheet.rows)
        for choice in _bare(sheet, number, row, allowed)
        if not any(other.row == number and choice.box.overlap(other.box) > 0.3 for other in found)
    ]
    return tuple(sorted((*found, *_plural(bare, found)), key=lambda c: (c.row, c.box.left)))


def _means(words: Sequence[Word], allowed: Sequence[str]) -> bool:
    """A lone round sign is a box only before words that are an option."""
    meaning = options.best(" ".join(word.text for word in words), allowed)
    return meaning is not None and meaning.fit >= 0.6


def _choice(place: Place, row: int, words: Sequence[Word]) -> Choice:
    hull = words[0].box
    for word in words[1:]:
        hull = hull.union(word.box)
    return Choice(place, " ".join(word.text for word in words).strip(" .:;"), row, hull)


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
    return sorted((*free, *buttons, *printed), key=lambda place: place.box.left)


def _same(one: Box, other: Box) -> bool:
    return one.overlap(other) > 0.3 or other.overlap(one) > 0.3


def _is_letter(square: Box, row: Row) -> bool:
    """A square inside a word of several letters is an O or a D of it."""
    return any(
        len(fold(word.text)) >= 3 and square.overlap(word.box) > 0.6 and word.box.width > 2 * square.width
        for word in row.words
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
        elif text in ("[", "(") and following is not None and following.text.strip() in ("]", ")"):
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


def _bare(sheet: Sheet, number: int, row: Row, allowed: Sequence[str]) -> list[Choice]:
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
        meaning = options.best(" ".join(word.text for word in words), allowed)
        if meaning is None or meaning.fit < 0.7 or words[-1].text.rstrip().endswith((":", "?")):
            continue
        left = words[0].box.left
        floor = _floor(row, at)
        box = Box(
            max(left - 3.4 * sheet.wide, floor, 0.0),
            words[0].box.top - 0.5 * sheet.tall,
            max(left - 0.3 * sheet.wide, 0.001),
            words[0].box.bottom,
        )
        if box.width > 0.8 * sheet.wide:
            found.append(_choice(Place(box, "room"), number, words))
    return found


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
    return not text.isalpha() or text in _CROSSES


def _scribble(word: Word) -> bool:
    return len(word.text.strip()) <= 4


def _gap(row: Row, at: int) -> float:
    return row.words[at].box.left - row.words[at - 1].box.right


def _plural(bare: Sequence[Choice], found: Sequence[Choice]) -> list[Choice]:
    """One wording alone with room before it may be anything; beside boxes, or as three, it is an option."""
    boxed = {choice.row for choice in found}
    return [c for c in bare if c.row in boxed or sum(abs(c.row - other.row) <= 2 for other in bare) >= 3]


def _groups(sheet: Sheet, choices: Sequence[Choice], above: str) -> list[_Group]:
    groups: list[list[Choice]] = []
    for choice in choices:
        last = groups[-1][-1] if groups else None
        if last is None or _parted(sheet, last, choice):
            groups.append([])
        groups[-1].append(choice)
    return [_Group(tuple(g), _heading(sheet, g[0], above), _inline(sheet, g[0])) for g in groups]


def _parted(sheet: Sheet, last: Choice, choice: Choice) -> bool:
    if choice.row == last.row:
        between = _between(sheet.rows[choice.row], last.box.right, choice.place.box.left)
        return len(fold(between)) > 3
    if choice.row - last.row > 1:
        return True
    return bool(_inline(sheet, choice))


def _between(row: Row, left: float, right: float) -> str:
    return " ".join(w.text for w in row.words if w.box.left >= left - 0.001 and w.box.right <= right + 0.001)


def _inline(sheet: Sheet, choice: Choice) -> str:
    """What is printed before the row's first box: a question, unless it is scribble."""
    text = _between(sheet.rows[choice.row], 0.0, choice.place.box.left)
    return text if len(fold(text)) > 3 else ""


def _heading(sheet: Sheet, choice: Choice, above: str) -> str:
    """The rows over the group, as far as they are close: its heading or question."""
    lines: list[str] = []
    below = sheet.rows[choice.row]
    for row in reversed(sheet.rows[: choice.row]):
        if below.box.top - row.box.bottom > 4 * sheet.tall or len(lines) >= 2:
            break
        lines.insert(0, row.text)
        below = row
    return " ".join(lines) or above


def _meant(sheet: Sheet, group: _Group, allowed: Sequence[str]) -> Iterable[Option]:
    """The group's options under the path that explains them best."""
    scored = [(path, _group_fit(path, group)) for path in allowed]
    # On a tie the stricter reading: a sensitive category is never a mere topic.
    best, fit = max(
        scored, key=lambda pair: (round(pair[1], 2), pair[0] == "sensitive.items"), default=("", 0.0)
    )
    if fit < _LEAST_FIT:
        return
    for choice in group.choices:
        path, code = _option_meaning(best, choice, allowed)
        if code is None:
            continue
        yield _option(sheet, choice, path, code, group)


def _group_fit(path: str, group: _Group) -> float:
    fits = []
    for choice in group.choices:
        meaning = options.best(_option_text(path, choice), (path,))
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
        marked, source = (0.97 if place.said else 0.03), ValueSource.MARK
    else:
        marked, source = _bounded(sheet.view.mark(place.box).marked, place), ValueSource.MARK
    # Never infer consent: what a mark means beside a category, only the blank's own print could tell.
    decision = "unknown_polarity" if path == "sensitive.items" else None
    initials = "initial" in fold(f"{group.question} {group.inline}") or "iniciales" in fold(group.question)
    option = Option(path, code, choice.label, marked, sheet.page, place.box, _trust(place), source, decision)
    return replace(option, mark="initials") if initials and path == "sensitive.items" else option


def _bounded(chance: float, place: Place) -> float:
    """A round sign is partly its own ink, bare room may hold anything: neither is ever sure."""
    slack = {"square": 0.02, "bracket": 0.03, "round": 0.1, "room": 0.13}.get(place.kind, 0.1)
    return min(max(chance, slack), 1 - slack)


def _trust(place: Place) -> float:
    return {"square": 0.95, "bracket": 0.9, "round": 0.7, "room": 0.5}.get(place.kind, 0.6)
