"""Places to tick and the options printed beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from classifiers.fold import fold
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.page import Box, Word

_NEAR = 2.6
_APART = 2.5
_HEADS_ABOVE = 14
_KNOWN, _LIKELY = 0.7, 0.5
_YES_NO = frozenset({"yes", "no", "si"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark may stand. `said`: the text itself tells marked or not. `kind`: square, bracket,
    round, line, guess (no box seen, but where its neighbours have theirs), word (to draw a ring around) or
    room before a wording."""

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
    head: str = ""
    """In a table: yes or no, as printed over the place's column."""


def choice(place: Place, row: int, words: Sequence[Word], head: str = "") -> Choice:
    hull = words[0].box
    for word in words[1:]:
        hull = hull.union(word.box)
    return Choice(place, " ".join(word.text for word in words).strip(" .:;_"), row, hull, head)


def blocks(numbers: Sequence[int]) -> list[list[int]]:
    """Rows with places, put together where one follows the other."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if not found or number - found[-1][-1] > 1:
            found.append([])
        found[-1].append(number)
    return found


Fit = Callable[[Sequence[Word]], float]
"""How well words are known as an option, 0 to 1."""


def stand_after(sheet: Sheet, placed: Mapping[int, Sequence[Place]], fit: Fit) -> frozenset[int]:
    """Rows of one block whose boxes stand right of their options. A row that tells nothing of itself
    does as the others do."""
    votes = {number: _vote(sheet, sheet.rows[number], places, fit) for number, places in placed.items()}
    usual = sum(votes.values())
    return frozenset(number for number, vote in votes.items() if (vote or usual) > 0)


def _vote(sheet: Sheet, row: Row, places: Sequence[Place], fit: Fit) -> int:
    """1: the row begins with words and ends with a box; -1: the other way round. Where it does neither,
    that side on which the options are."""
    first, last = places[0].box, places[-1].box
    leading = [w for w in row.words if fold(w.text) and w.box.right < first.left + 0.3 * sheet.wide]
    following = [w for w in row.words if fold(w.text) and w.box.left > last.right - 0.3 * sheet.wide]
    near = bool(following) and following[0].box.left - last.right < _NEAR * sheet.wide
    if leading and not following:
        return 1
    if len(places) > 1 and all(_before_answer(sheet, row, places, at) for at in range(len(places))):
        return -1
    if near and not leading:
        return -1
    if not leading or leading[-1].text.rstrip().endswith((":", "?")):
        return -1 if near else 0
    left = sum(fit(before(sheet, row, places, at)) for at in range(len(places)))
    right = sum(fit(after(sheet, row, places, at)) for at in range(len(places)))
    return 0 if abs(left - right) < 0.2 else 1 if left > right else -1


def _before_answer(sheet: Sheet, row: Row, places: Sequence[Place], at: int) -> bool:
    """A yes or a no comes right after the place."""
    words = [fold(word.text) for word in after(sheet, row, places, at) if fold(word.text)]
    return bool(words) and words[0] in _YES_NO


def after(sheet: Sheet, row: Row, places: Sequence[Place], at: int) -> list[Word]:
    """The words right of a place, up to the next one or a wide gap."""
    end = places[at + 1].box.left if at + 1 < len(places) else 2.0
    words: list[Word] = []
    edge = places[at].box.right
    for word in row.words:
        if places[at].box.right - 0.3 * sheet.wide < word.box.left < end - 0.2 * sheet.wide:
            if word.box.left - edge > 1.6 * sheet.wide:
                break
            words.append(word)
            edge = word.box.right
    return words


def before(sheet: Sheet, row: Row, places: Sequence[Place], at: int) -> list[Word]:
    """The words of the option left of a place, without a question or another column before them."""
    start = places[at - 1].box.right if at else 0.0
    words: list[Word] = []
    for word in row.words:
        middle = word.box.centre[0]
        if not start < middle < places[at].box.left or not fold(word.text):
            continue
        if words and (
            word.box.left - words[-1].box.right > _APART * sheet.wide
            or words[-1].text.rstrip().endswith((":", "?"))
        ):
            words = []
        words.append(word)
    return words


def lost(
    sheet: Sheet, number: int, places: Sequence[Place], found: Sequence[Choice], fit: Fit
) -> list[Choice]:
    """An option after the last box of a row whose boxes stand right of their options: its own box was
    not seen, often because of the mark. It is where its neighbours' are."""
    row, edge = sheet.rows[number], places[-1].box.right
    words = [w for w in row.words if w.box.left > edge and len(fold(w.text)) > 1]
    if not words or len(found) < 2 or fit(words) < _KNOWN:
        return []
    left, right = words[0].box.left, words[-1].box.right
    from_left = [c.place.box.left - c.box.left for c in found]
    from_right = [c.place.box.left - c.box.right for c in found]
    spread_left, spread_right = (max(each) - min(each) for each in (from_left, from_right))
    if min(spread_left, spread_right) > 0.5 * sheet.wide:
        return []
    steady = spread_left < spread_right
    start = left + median(from_left) if steady else right + median(from_right)
    wide, high = (median(getattr(c.place.box, side) for c in found) for side in ("width", "height"))
    if start < right - 0.2 * sheet.wide or start + wide > 1:
        return []
    middle = row.box.centre[1]
    return [
        choice(Place(Box(start, middle - high / 2, start + wide, middle + high / 2), "guess"), number, words)
    ]


def table_row(sheet: Sheet, number: int, places: Sequence[Place]) -> list[Choice]:
    """A row of a table with a box for yes and one for no, told by what is printed over the columns."""
    if len(places) < 2:
        return []
    row = sheet.rows[number]
    words = [w for w in before(sheet, row, places, 0) if w.text.strip("|_") and len(fold(w.text)) > 1]
    inside = [w for w in row.words if w.box.centre[0] > places[0].box.left and len(fold(w.text)) > 2]
    if words and inside:
        return []
    words = words or [w for w in inside if w.box.left > places[-1].box.right]
    heads = [_head(sheet, number, place) for place in places]
    if not words or not all(heads) or len(set(heads)) != len(heads):
        return []
    return [choice(place, number, words, head) for place, head in zip(places, heads, strict=True)]


def paired(sheet: Sheet, found: Sequence[Choice], fit: Fit) -> list[Choice]:
    """One row's boxes for yes and for no, side by side, as answers to what is printed before or after
    them; all others as they are."""
    kept: list[Choice] = []
    rest = list(found)
    while rest:
        first = rest.pop(0)
        second = rest[0] if rest else None
        if second is None or _answer(first) != "yes" or _answer(second) != "no":
            kept.append(first)
            continue
        words = _asked_by(sheet.rows[first.row], first, second, kept, rest[1:], fit)
        if not words:
            kept.append(first)
            continue
        rest.pop(0)
        kept += [choice(each.place, each.row, words, _answer(each)) for each in (first, second)]
    return kept


def _answer(one: Choice) -> str:
    word = (fold(one.label).split() or [""])[0]
    return "no" if word == "no" else "yes" if word in _YES_NO else ""


def _asked_by(
    row: Row, yes: Choice, no: Choice, before_them: Sequence[Choice], after_them: Sequence[Choice], fit: Fit
) -> list[Word]:
    """The option's words after the pair, or before it."""
    start = max([0.0, *(c.box.right for c in before_them)])
    end = min([2.0, *(c.place.box.left for c in after_them)])
    leading = [w for w in row.words if start <= w.box.left and w.box.right <= yes.place.box.left + 0.004]
    following = [w for w in row.words if no.place.box.right < w.box.left < end][1:]
    for words in (leading, following):
        words = [w for w in words if fold(w.text)]
        if words and fit(words) >= _LIKELY:
            return words
    return []


def _head(sheet: Sheet, number: int, place: Place) -> str:
    for row in reversed(sheet.rows[max(0, number - _HEADS_ABOVE) : number]):
        for word in row.words:
            close = abs(word.box.centre[0] - place.box.centre[0]) < 2 * sheet.wide
            if close and fold(word.text) in _YES_NO:
                return "no" if fold(word.text) == "no" else "yes"
    return ""
