"""Tick boxes of unknown forms: what question they answer, what they mean, which are marked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifiers import options
from classifiers.choices import choices
from classifiers.evidence import stands_in
from classifiers.fold import fold
from classifiers.labels import Label
from classifiers.mark import NO_CODE, Option
from classifiers.phrasebook import phrases
from classifiers.places import Choice, Place
from classifiers.rows import Row
from classifiers.sheet import Sheet
from classifiers.two_desks import asks_to_talk, orders_copies
from domain.form import FormType, ValueSource
from domain.page import Box

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
_KNOWN = 0.35
_CERTAIN, _APART, _SEVERAL = 0.8, 0.15, 2
"""Of an option that another question's wordings explain: how well, and how much better than others."""
_STRAYED = 0.75
_PAIRED = 0.4
_GOES_ON = 0.6
_SIGN = 0.2
_MAY_STRAY = frozenset(
    {"records.items", "purpose", "delivery.method", "delivery.format", "topics", "imaging.product"}
)
_BOXED = frozenset({"square", "bracket", "line", "round"})
_GAIN = 0.08
_FAR = 3.5
"""Letter heights without print after which a new question begins."""
_CROWD, _STANDS_OUT = 4, 1.7
_NEAREST = 12
"""Words before a question's options that tell which desk asks it."""
_INITIALLED = (0.012, 0.035)
"""Share of ink over a line that is nothing yet, and that is surely a mark."""
_NAMED_ANYHOW = frozenset({"records.items", "purpose", "topics", "imaging.exams"})
"""Of an option that no wording is known for, its label is given."""
_NEGATIONS = frozenset(
    token
    for line in (
        "not except exclude excluded excluding without withhold withheld don never excluir excepto excluya",
        "sin omitir salvo",
    )
    for token in line.split()
)
_CRUMB = 3
_FAMILY, _MOST_OF, _ALL_ON, _EVEN, _DARKER = 6, 0.6, 0.9, 0.06, 0.07
"""Boxes of one size that look marked nearly all, and alike: printed so. Share of ink that a mark adds."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Options that answer one question, `question` being what is printed before and above them."""

    choices: tuple[Choice, ...]
    question: str
    inline: str


def listed(sheet: Sheet, form_type: FormType, also: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """All places to tick, with what is printed beside them. `also`: paths of another type that its own
    heading asks for on this sheet."""
    return choices(sheet, (*_PATHS.get(form_type, ()), *also))


def read(
    sheet: Sheet,
    labels: Sequence[Label],
    form_type: FormType,
    listed: Sequence[Choice],
    above: str = "",
    also: tuple[str, ...] = (),
) -> tuple[Option, ...]:
    """Options of all questions of the page. `above`: the last heading of the page before."""
    own = _PATHS.get(form_type, ())
    found: list[Option] = []
    dark = _printed_dark(sheet, listed)
    for group in _groups(sheet, listed, above, (*own, *also)):
        for option in _meant(sheet, group, also if also and _of_other_desk(group, also) else own):
            found.append(_lighter(sheet, option, dark))
    return tuple(found)


def _lighter(sheet: Sheet, option: Option, dark: Mapping[Box, float]) -> Option:
    """Of a box that is dark by print, only what is added counts."""
    if option.box not in dark:
        return option
    added = sheet.view.mark(option.box).ink - dark[option.box]
    return replace(option, marked=0.9 if added > _DARKER else 0.1, registration=min(option.registration, 0.8))


def _of_other_desk(group: _Group, also: tuple[str, ...]) -> bool:
    asked = " ".join(f"{group.question} {group.inline}".split()[-_NEAREST:])
    return orders_copies(asked) if "records.items" in also else asks_to_talk(asked)


def spots(listed: Sequence[Choice]) -> tuple[Box, ...]:
    """Places of all tick boxes with their labels: no room for other writing."""
    return tuple(c.place.box.union(c.box) for c in listed)


def _groups(sheet: Sheet, choices: Sequence[Choice], above: str, allowed: Sequence[str]) -> list[_Group]:
    groups: list[list[Choice]] = []
    for each in choices:
        last = groups[-1][-1] if groups else None
        if last is None or _parted(sheet, last, each):
            groups.append([])
        groups[-1].append(each)
    parts = [part for group in groups for part in _by_column(sheet, group, above, allowed)]
    return _with_torn_off(parts, allowed)


def _with_torn_off(parts: Sequence[_Group], allowed: Sequence[str]) -> list[_Group]:
    """What was written between two options parts no list: those after it go on with it."""
    joined: list[_Group] = []
    for part in parts:
        if joined and _goes_on(joined[-1], part, allowed):
            joined[-1] = replace(joined[-1], choices=(*joined[-1].choices, *part.choices))
        else:
            joined.append(part)
    return joined


def _goes_on(before: _Group, part: _Group, allowed: Sequence[str]) -> bool:
    path, fit = _best_path(before, allowed)
    if fit < _LEAST_FIT or _best_path(part, allowed)[1] >= _LEAST_FIT:
        return False
    meant = [options.best(one.label, (path,)) for one in part.choices]
    return all(meaning is not None and meaning.fit >= _GOES_ON for meaning in meant)


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
    if any(_says(row) for row in sheet.rows[last.row + 1 : choice.row]):
        return True
    if choice.box.top - last.box.bottom > _FAR * sheet.tall:
        return True
    return bool(_inline(sheet, choice))


def _says(row: Row) -> bool:
    """A row of words, not the crumbs of frames and marks."""
    return sum(len(fold(word.text)) > 2 for word in row.words) > 0


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
    """The group's options under the path that explains them best; among them those that only another
    path knows, where they are marked."""
    best, fit = _best_path(group, allowed)
    known = fit >= _LEAST_FIT
    usual = _usual_ink(sheet, group)
    strays = _strays(group, allowed, best if known else "")
    for each in group.choices:
        one = _with_own_yes(each) if best == "sensitive.items" else each
        if each in strays:
            stray = replace(_option(sheet, one, *strays[each], group), registration=_STRAYED)
            if stray.on:
                yield stray
            continue
        path, code = _option_meaning(best, one, allowed) if known else (best, None)
        # In a table a mark under "no" chooses nothing, save that it refuses a category.
        if code is None or (one.head == "no" and path != "sensitive.items"):
            continue
        option = _option(sheet, one, path, code, group)
        if usual is not None and one.place.kind == "room":
            stands_out = sheet.view.ink(one.place.box) > _STANDS_OUT * usual
            option = replace(option, marked=_bounded(0.98 * stands_out, one.place))
        yield option


def _with_own_yes(one: Choice) -> Choice:
    """ "[ ] Yes, genetic tests": the box's own print says what a mark in it means."""
    first, _, rest = one.label.partition(" ")
    if one.head or _YES_NO.get(fold(first)) != "true" or not fold(rest):
        return one
    return replace(one, head="yes", label=rest.strip(" ,.:-"))


def _strays(group: _Group, allowed: Sequence[str], best: str) -> dict[Choice, tuple[str, str]]:
    """Options that the group's path does not know, and just one other does: two questions in one row or
    under one heading. Of a group without a path several must be of one other."""
    others = [path for path in allowed if path in _MAY_STRAY and path != best]
    found = {
        one: (meaning.path, meaning.code)
        for one in group.choices
        if not one.head and one.place.kind in _BOXED
        if (meaning := _surely(one.label, others)) is not None and not _fits(one, best)
    }
    if best:
        return found
    often = Counter(path for path, _ in found.values())
    return {one: meant for one, meant in found.items() if often[meant[0]] >= _SEVERAL}


def _surely(label: str, paths: Sequence[str]) -> options.Meaning | None:
    meant = sorted(options.meanings(label, paths), key=lambda each: -each.fit)
    if not meant or meant[0].fit < _CERTAIN:
        return None
    return meant[0] if len(meant) == 1 or meant[1].fit < meant[0].fit - _APART else None


def _fits(one: Choice, path: str) -> bool:
    meaning = options.best(_option_text(path, one), (path,)) if path else None
    return meaning is not None and meaning.fit >= _KNOWN


def _printed_dark(sheet: Sheet, choices: Sequence[Choice]) -> Mapping[Box, float]:
    """Places whose own print looks like a mark, shadowed boxes and black ones, with their usual ink."""
    found: dict[Box, float] = {}
    boxed = [c.place for c in choices if c.place.kind not in ("room", "word")]
    places = sorted((place for place in boxed if place.kind == "square"), key=lambda p: p.box.width)
    while places:
        family = [p for p in places if p.box.width <= 1.2 * places[0].box.width]
        places = places[len(family) :]
        if len(family) < _FAMILY or len(family) < _MOST_OF * len(boxed):
            continue
        seen = [sheet.view.mark(place.box) for place in family]
        inks = sorted(one.ink for one in seen)
        quarter = len(inks) // 4
        alike = inks[max(2 * quarter, quarter + 1) - 1] - inks[quarter] < _EVEN
        if alike and sum(one.marked >= 0.5 for one in seen) >= _ALL_ON * len(seen):
            found.update({place.box: inks[quarter] for place in family})
    return found


def _usual_ink(sheet: Sheet, group: _Group) -> float | None:
    """Where nearly every room before an option is inked, that is print which was not read: brackets,
    circles. Its share of dark pixels where nothing is marked; None where rooms are mostly empty."""
    rooms = [one.place.box for one in group.choices if one.place.kind == "room"]
    inks = [sheet.view.ink(box) for box in rooms]
    crowded = len(rooms) >= _CROWD and sum(ink > 0.01 for ink in inks) > 0.6 * len(rooms)
    return sorted(inks)[(len(inks) - 1) // 4] if crowded else None


def _group_fit(path: str, group: _Group) -> float:
    fits = []
    for one in group.choices:
        meaning = options.best(_option_text(path, one), (path,))
        fits.append(meaning.fit if meaning else 0.0)
    asked = _asks(path, group.inline) * 1.5 or _asks(path, group.question)
    only_yes_no = all(_is_answer(path, c.label) for c in group.choices)
    if only_yes_no and not asked:
        return 0.0
    if len(fits) == 1 and not asked:
        return 0.0
    weight = 0.5 if path == "sensitive.items" else 0.3
    # A yes or no for each is how categories are asked for, not mere topics.
    paired = _PAIRED * (path == "sensitive.items" and all(one.head for one in group.choices))
    return sum(fits) / len(fits) + weight * asked + paired


def _is_answer(path: str, label: str) -> bool:
    """A mere yes or no; where only those are asked for, words may follow."""
    said = fold(label)
    return said in _YES_NO or (path == "voicemail.allowed" and said.split(" ")[0] in _YES_NO)


def _asks(path: str, text: str) -> float:
    folded = fold(text)
    if not folded:
        return 0.0
    return float(any(stands_in(phrase, folded) for phrase in phrases("questions").get(path, ())))


def _option_text(path: str, choice: Choice) -> str:
    first = fold(choice.label).split()[:1]
    return first[0] if path == "voicemail.allowed" and first and first[0] in _YES_NO else choice.label


def _option_meaning(path: str, choice: Choice, allowed: Sequence[str]) -> tuple[str, str | None]:
    if not choice.head and fold(choice.label) in _YES_NO and path != "voicemail.allowed":
        return path, None  # an answer, to what was not found
    meaning = options.best(_option_text(path, choice), (path,))
    if path in ("records.items",) and "sensitive.items" in allowed:
        sensitive = options.best(choice.label, ("sensitive.items",))
        if sensitive and sensitive.fit > (meaning.fit if meaning else 0.0) + 0.1 and sensitive.fit > 0.6:
            return "sensitive.items", sensitive.code
    if meaning is None or meaning.fit < _KNOWN:
        return path, NO_CODE if path in _NAMED_ANYHOW and _is_name(choice.label) else None
    return path, meaning.code


def _is_name(label: str) -> bool:
    """Words that a clerk can make something of, no crumbs of misread print."""
    return sum(c.isalpha() for c in label) > _CRUMB


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
    box = _within(place) if place.kind == "bracket" else place.box
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


def _within(place: Place) -> Box:
    """Between the two signs of a bracket, which are ink themselves."""
    inset = _SIGN * place.box.width
    return replace(place.box, left=place.box.left + inset, right=place.box.right - inset)


def _decision(choice: Choice, group: _Group) -> str:
    """Only a yes or no printed for the box says what a mark in it means, and only if nothing is negated."""
    asked = fold(f"{group.question} {group.inline} {choice.label}").split()
    if not choice.head or _NEGATIONS & set(asked):
        return "unknown_polarity"
    return "granted" if choice.head == "yes" else "refused"


def _bounded(chance: float, place: Place) -> float:
    """A round sign is partly its own ink, bare room may hold anything: neither is ever sure."""
    slack = {
        "square": 0.02,
        "bracket": 0.03,
        "line": 0.05,
        "round": 0.1,
        "guess": 0.1,
        "room": 0.13,
        "word": 0.1,
    }.get(place.kind, 0.1)
    return min(max(chance, slack), 1 - slack)


def _trust(place: Place) -> float:
    return {
        "square": 0.95,
        "bracket": 0.9,
        "line": 0.85,
        "round": 0.7,
        "guess": 0.7,
        "word": 0.7,
        "room": 0.5,
    }.get(place.kind, 0.6)
