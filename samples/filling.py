"""A story put on one of our blanks: what is written where, what is marked, and what a reader should say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from domain.form import FieldBox, FieldKind, FormDefinition, Json, Language, TickBox
from samples.story import Answer, Flaw, Story

_LISTS = frozenset({"records.items", "topics", "imaging.exams"})
_CODE_ALONE = frozenset({"direction", "imaging.product"})
_YES_OR_NO = frozenset({"recipient.self", "voicemail.allowed"})
_CAPITAL_KINDS = frozenset({FieldKind.NAME, FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.LONG_TEXT})


class Style(StrEnum):
    TYPED = "typed"
    HANDPRINT = "handprint"
    CURSIVE = "cursive"
    BORN_DIGITAL = "born_digital"


class Mark(StrEnum):
    CROSS = "x"
    CHECK = "check"
    FILLED = "filled"
    CIRCLE = "circle"
    INITIALS = "initials"


class Manner(StrEnum):
    """How somebody signs: pen strokes, the own name in handwriting, or letters from a keyboard."""

    STROKES = "strokes"
    SCRIBBLE = "scribble"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Writing:
    place: FieldBox
    text: str


@dataclass(frozen=True, slots=True)
class Marking:
    place: TickBox
    mark: Mark
    text: str = ""
    """The initials, where they are the mark."""


@dataclass(frozen=True, slots=True)
class Signing:
    place: FieldBox
    name: str
    manner: Manner


@dataclass(frozen=True, slots=True)
class Filling:
    """`expected`: every path of the blank, null where nothing was written. `language` is the
    writer's, which may not be the paper's."""

    definition: FormDefinition
    language: Language
    writings: tuple[Writing, ...]
    markings: tuple[Marking, ...]
    signing: Signing | None
    expected: Mapping[str, Json]


def fill(definition: FormDefinition, story: Story, style: Style, rng: Random) -> Filling:
    """The story on a blank; what the blank does not ask is not written."""
    capitals = style is Style.HANDPRINT and rng.random() < 0.25
    usual = _usual_mark(style, rng)
    writings: list[Writing] = []
    expected: dict[str, Json] = dict.fromkeys(sorted(definition.paths))
    for field in definition.fields:
        answer = story.written.get(field.path)
        if answer is None or field.kind is FieldKind.SIGNATURE:
            continue
        if capitals and field.kind in _CAPITAL_KINDS:
            answer = _capitals(answer)
        writings.append(Writing(field, answer.shown))
        expected[field.path] = answer.value
    markings = _markings(definition, story, usual, rng)
    _expect_marks(definition, markings, expected)
    _expect_contacts(expected)
    signing = _signing(definition, story, style, rng)
    expected["signature.present"] = signing is not None
    return Filling(definition, story.language, tuple(writings), tuple(markings), signing, expected)


def _usual_mark(style: Style, rng: Random) -> Mark:
    """People keep to one way of marking a form."""
    if style in (Style.TYPED, Style.BORN_DIGITAL):
        return Mark.CROSS
    return rng.choices((Mark.CROSS, Mark.CHECK, Mark.FILLED, Mark.CIRCLE), (0.45, 0.42, 0.1, 0.03))[0]


def _capitals(answer: Answer) -> Answer:
    return Answer(answer.shown.upper(), _upper(answer.value))


def _upper(value: Json) -> Json:
    if isinstance(value, str):
        return value.upper()
    if isinstance(value, Mapping):
        return {key: _upper(part) if key == "text" else part for key, part in value.items()}
    if isinstance(value, list):
        return [_upper(part) for part in value]
    return value


def _markings(definition: FormDefinition, story: Story, usual: Mark, rng: Random) -> list[Marking]:
    markings = []
    for tick in definition.ticks:
        if tick.path == "sensitive.items":
            marked = story.sensitive.get(tick.code) == tick.decision
        else:
            marked = tick.code in story.chosen.get(tick.path, ())
        if not marked:
            continue
        if tick.box.width > 2 * tick.box.height:  # a line for initials
            markings.append(Marking(tick, Mark.INITIALS, story.signer.initials))
        else:
            mark = usual if rng.random() < 0.95 or usual is Mark.CIRCLE else Mark.CHECK
            markings.append(Marking(tick, mark))
    return markings


def _expect_marks(definition: FormDefinition, markings: list[Marking], expected: dict[str, Json]) -> None:
    by_path: dict[str, list[Marking]] = {}
    for marking in markings:
        by_path.setdefault(marking.place.path, []).append(marking)
    for path, marked in by_path.items():
        first = marked[0].place
        if path in _LISTS:
            expected[path] = [{"label": m.place.label, "code": m.place.code} for m in marked]
        elif path in _CODE_ALONE:
            expected[path] = first.code
        elif path in _YES_OR_NO:
            expected[path] = first.code == "true"
        elif path != "sensitive.items" and expected[path] is None:
            expected[path] = {"text": first.label, "code": first.code}
    if "sensitive.items" in expected:
        expected["sensitive.items"] = _sensitive(definition, by_path.get("sensitive.items", []))


def _sensitive(definition: FormDefinition, marked: list[Marking]) -> Json:
    items: dict[str, dict[str, Json]] = {}
    for tick in definition.ticks:
        if tick.path == "sensitive.items":
            items[tick.code] = {
                "label": tick.label,
                "category": tick.code,
                "decision": "not_marked",
                "mark": None,
            }
    for marking in marked:
        items[marking.place.code]["decision"] = marking.place.decision
        items[marking.place.code]["mark"] = marking.mark.value
    return list(items.values())


def _expect_contacts(expected: dict[str, Json]) -> None:
    """Table rows become one list; a row nobody wrote in is no contact."""
    rows: dict[str, dict[str, Json]] = {}
    for path in [path for path in expected if path.startswith("contacts[")]:
        row, column = path.split(".")
        rows.setdefault(row, {})[column] = expected.pop(path)
    if rows:
        written = [
            {"name": row["name"], "relationship": row["relationship"], "phone": row["phone"]}
            for row in rows.values()
            if any(row.values())
        ]
        expected["contacts"] = written or None


def _signing(definition: FormDefinition, story: Story, style: Style, rng: Random) -> Signing | None:
    if Flaw.UNSIGNED in story.flaws:
        return None
    place = next(field for field in definition.fields if field.kind is FieldKind.SIGNATURE)
    manner = rng.choice((Manner.STROKES, Manner.STROKES, Manner.SCRIBBLE))
    if style is Style.BORN_DIGITAL and rng.random() < 0.3:
        manner = Manner.TYPED
    return Signing(place, story.signer.full, manner)
