"""Where the writing for a label goes: the rooms about it weighed, likeliest first."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from classifiers.fold import fold
from classifiers.labels import Label
from classifiers.phrasebook import phrases
from classifiers.rooms import Room, Way, rooms
from classifiers.sheet import Sheet
from domain.form import FieldKind
from domain.page import Box, Word

_DIGITS = frozenset({FieldKind.DATE, FieldKind.PHONE, FieldKind.RECORD_NUMBER})
_ON_ITS_ROW = frozenset({Way.RIGHT, Way.LINE, Way.BESIDE})
_SOME_INK = 0.004
_LEAST = 0.06
"""A room less likely than that is not looked into."""
_HABIT_FLOOR = 0.02
_NEAR, _FAR_COUNTS = 0.08, 0.15
"""Page heights over which a label's way tells less and less of another's; what the farthest counts."""
_USUALLY_NONE = 0.65
_SURELY_NONE = {FieldKind.SIGNATURE: 0.85, FieldKind.LONG_TEXT: 1.1}
"""From this chance on a label is taken for a heading: a signature overlooked is worse than one looked for
in vain, and a long question looks like a heading anyway."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place to read; `trust` 0 to 1 that it is the label's own."""

    box: Box
    trust: float
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A room with what speaks for and against it."""

    room: Room
    features: Mapping[str, float]


Question = tuple[Label, FieldKind]
Weighed = Sequence[tuple[Room, float]]
"""Rooms with the chance of each."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the page says of one room: how usual its way is near by, and how far other labels
    are likely to have their answers in it, 0 to 1."""

    usual: float
    claimed: float


_UNSET = Setting(0.0, 0.0)


def regions(
    questions: Sequence[Question], sheet: Sheet, labels: Sequence[Label]
) -> Mapping[Label, tuple[Region, ...]]:
    """Of every label asked about, likeliest first. A page is consistent: what its clear labels do
    tells where the answers to the others stand."""
    found = {label: candidates(label, kind, sheet, labels) for label, kind in questions}
    boxes = [label.box for label in found]
    alone = [chances(each, [_UNSET] * len(each)) for each in found.values()]
    first = settings(boxes, alone)
    settled = settings(
        boxes, [chances(each, there) for each, there in zip(found.values(), first, strict=True)]
    )
    kinds = dict(questions)
    return {
        label: _ranked(label, kinds[label], chances(each, there), sheet, labels)
        for (label, each), there in zip(found.items(), settled, strict=True)
    }


def _ranked(
    label: Label,
    kind: FieldKind,
    weighed: Weighed,
    sheet: Sheet,
    labels: Sequence[Label],
) -> tuple[Region, ...]:
    ordered = sorted(weighed, key=lambda pair: -pair[1])
    if ordered and ordered[0][0].way is Way.NONE and ordered[0][1] >= _SURELY_NONE.get(kind, _USUALLY_NONE):
        return ()
    likely = [
        Region(room.box, chance, room.way)
        for room, chance in ordered
        if chance >= _LEAST and room.way is not Way.NONE
    ]
    if kind is FieldKind.LONG_TEXT and (not likely or likely[0].way not in (Way.LINE, Way.CELL)):
        return (_long(label, sheet, labels),)
    return tuple(likely)


def chances(found: Sequence[Candidate], there: Sequence[Setting]) -> list[tuple[Room, float]]:
    """Probability of every room that it is the one; they add up to 1."""
    known = weights()
    habit, claimed = known.get("habit", 0.0), known.get("claimed", 0.0)
    scores = [
        _score(each.features) + habit * setting.usual + claimed * setting.claimed
        for each, setting in zip(found, there, strict=True)
    ]
    most = max(scores, default=0.0)
    odds = [math.exp(score - most) for score in scores]
    return [(each.room, one / sum(odds)) for each, one in zip(found, odds, strict=True)]


def settings(boxes: Sequence[Box], weighed: Sequence[Weighed]) -> list[list[Setting]]:
    """Of every label's rooms. `boxes`: where the labels are."""
    told = []
    for at, each in enumerate(weighed):
        others = [(box, rooms) for n, (box, rooms) in enumerate(zip(boxes, weighed, strict=True)) if n != at]
        habit = _habit_at(boxes[at], others)
        told.append([Setting(_usual(room.way, habit), _claimed(room, others)) for room, _ in each])
    return told


def _habit_at(box: Box, others: Sequence[tuple[Box, Weighed]]) -> Mapping[Way, float]:
    """How often labels have their answers in each way, those close by counting most."""
    sums = {way: 0.0 for way in Way if way is not Way.NONE}
    for other, weighed in others:
        near = _FAR_COUNTS + math.exp(-abs(other.centre[1] - box.centre[1]) / _NEAR)
        for room, chance in weighed:
            if room.way is not Way.NONE:
                sums[room.way] += near * chance
    whole = sum(sums.values())
    return {way: (total + 0.1) / (whole + 1.1) for way, total in sums.items()}


def _usual(way: Way, habit: Mapping[Way, float]) -> float:
    """0 for a way hardly used, more for the habit."""
    return math.log(max(habit[way], _HABIT_FLOOR) / _HABIT_FLOOR) if way in habit else 0.0


def _claimed(room: Room, others: Sequence[tuple[Box, Weighed]]) -> float:
    if room.way is Way.NONE:
        return 0.0
    shares = (
        chance * max(room.box.overlap(other.box), other.box.overlap(room.box))
        for _, weighed in others
        for other, chance in weighed
        if other.way is not Way.NONE and chance > _LEAST and other.box.top < room.box.bottom
    )
    return min(sum(shares), 1.0)


def _score(features: Mapping[str, float]) -> float:
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> Mapping[str, float]:
    text = (Path(__file__).parent / "lexicon" / "rooms.json").read_text(encoding="utf-8")
    loaded: Mapping[str, float] = json.loads(text)
    return loaded


def candidates(label: Label, kind: FieldKind, sheet: Sheet, labels: Sequence[Label]) -> tuple[Candidate, ...]:
    found = rooms(label, sheet, labels)
    inks = [sheet.view.ink(_shrunk(room.box, label)) for room in found]
    most = max(inks, default=0.0)
    others = [other.box for other in labels if other is not label]
    listed = []
    for room, ink in zip(found, inks, strict=True):
        facts = {
            **_facts(room, label, sheet, others),
            **_on_its_line(room, label, sheet),
            "inked": float(ink > _SOME_INK),
            "most": float(ink == most and ink > _SOME_INK),
            "alone": float(ink > _SOME_INK and sum(other > _SOME_INK for other in inks) == 1),
            **_sense(room, kind, label, sheet),
        }
        named = {f"{room.way}:{name}": value for name, value in facts.items() if value}
        shared = {name: facts[name] for name in ("inked", "most", "alone", "fits", "misfits", "print")}
        listed.append(Candidate(room, {**named, **shared}))
    if label.colon and any(
        r.way in _ON_ITS_ROW and ink > _SOME_INK for r, ink in zip(found, inks, strict=True)
    ):
        return tuple(listed)  # an answer follows the colon
    if label.keys[0].startswith("said.") and any(room.way in (Way.LINE, Way.WRAPPED) for room in found):
        return tuple(listed)
    return (*listed, _nowhere(label, sheet, most))


def _nowhere(label: Label, sheet: Sheet, most: float) -> Candidate:
    """What speaks for a heading: alone in its row, large, in capitals, named like one, no ink near."""
    words = sheet.rows[label.row].words
    facts = {
        "is": 1.0,
        "colon": float(label.colon),
        "upper": float(label.text.isupper() and len(label.text) > 4),
        "large": float(label.box.height > 1.12 * sheet.tall),
        "small": float(label.box.height < 0.92 * sheet.tall),
        "whole": float(label.first == 0 and label.last == len(words) - 1),
        "first": float(label.first == 0),
        "uninked": float(most <= _SOME_INK),
        "section": float(any(fold(label.text) in known for known in phrases("sections").values())),
        "lower": float(label.text[:1].islower()),
        "short": float(len(label.text) < 6),
        "score": 1 - label.score,
        "glued": float(label.first > 0 and label.box.left - words[label.first - 1].box.right < sheet.wide),
        "said": float(label.keys[0].startswith("said.")),
    }
    box = label.box
    return Candidate(Room(Way.NONE, box, 0.0), {f"none:{n}": v for n, v in facts.items() if v})


def _shrunk(box: Box, label: Label) -> Box:
    """Without its outermost part, where frames leave crumbs, and without the label itself."""
    down, across = 0.08 * box.height, 0.01 * box.width
    inner = Box(box.left + across, box.top + down, box.right - across, box.bottom - down)
    crosses = inner.left < label.box.right and inner.right > label.box.left
    if crosses and inner.top < label.box.bottom <= inner.bottom and label.box.top < inner.top:
        inner = replace(inner, top=min(label.box.bottom, inner.bottom - 1e-4))
    return inner


def _facts(room: Room, label: Label, sheet: Sheet, others: Sequence[Box]) -> dict[str, float]:
    box = room.box
    words = sheet.rows[label.row].words
    following = words[label.last + 1] if label.last + 1 < len(words) else None
    crowd = sum(other.overlap(box) > 0.5 for other in others)
    return {
        "is": 1.0,
        "colon": float(label.colon),
        "small": float(label.box.height < 0.92 * sheet.tall),
        "bracket": float(label.text.startswith(("(", "[", "{"))),
        "wide": min(box.width / (25 * sheet.wide), 1.0),
        "high": min(box.height / (4 * sheet.tall), 1.0),
        "gap": min(room.gap / 4, 1.5),
        "print": min(crowd, 2.0),
        "follows": float(following is not None and following.box.left - label.box.right < 1.3 * sheet.wide),
        "said": float(label.keys[0].startswith("said.")),
        "first": float(label.first == 0),
    }


def _on_its_line(room: Room, label: Label, sheet: Sheet) -> dict[str, float]:
    """How the label lies to the line of the room, and whether other print is nearer to that line."""
    line = room.line
    if line is None:
        return {}
    own = sheet.rows[label.row].words[label.first : label.last + 1]
    others = [w.box for row in sheet.rows for w in row.words if w not in own and _names(w)]
    wide, tall = sheet.wide, sheet.tall
    return {
        "starts": float(abs(line.left - label.box.left) < wide),
        "centred": float(
            abs(line.centre[0] - label.box.centre[0]) < wide and line.width > 1.3 * label.box.width
        ),
        "led": float(
            any(
                -0.6 * wide <= line.left - o.right <= 1.5 * wide
                and -0.7 * tall <= line.top - o.bottom <= 0.9 * tall
                for o in others
            )
        ),
        "captioned": float(
            any(
                -0.2 * tall <= o.top - line.bottom <= 0.9 * tall and abs(o.left - line.left) < wide
                for o in others
            )
        ),
    }


def _names(word: Word) -> bool:
    return sum(c.isalpha() for c in word.text) >= 2 and word.confidence > 0.3


def _sense(room: Room, kind: FieldKind, label: Label, sheet: Sheet) -> dict[str, float]:
    """Whether the words that stand in the room can be what is asked for."""
    own = sheet.rows[label.row].words[label.first : label.last + 1]
    text = "".join(
        word.text
        for row in sheet.rows
        for word in row.words
        if word.box.overlap(room.box) > 0.6 and word not in own
    )
    digits, letters = sum(c.isdigit() for c in text), sum(c.isalpha() for c in text)
    if digits + letters < 2 or kind is FieldKind.SIGNATURE:
        return {"fits": 0.0, "misfits": 0.0}
    if kind in _DIGITS:
        return {"fits": float(digits >= 4), "misfits": float(digits < 2 and letters > 3)}
    if kind is FieldKind.NAME:
        return {"fits": float(letters > 3 * digits), "misfits": float(digits > letters)}
    return {"fits": float(letters >= 2), "misfits": 0.0}


def _long(label: Label, sheet: Sheet, labels: Sequence[Label]) -> Region:
    """Ruled lines or a box under a question, up to the next label."""
    heads = [other.box.top for other in labels if other.box.top > label.box.bottom + 0.3 * sheet.tall]
    floor = min(heads, default=1.0)
    bottom = label.box.bottom
    first: Box | None = None
    for line in sheet.lines:
        if not (label.box.bottom < line.top and line.bottom < floor and line.top - bottom < 13 * sheet.tall):
            continue
        first = first or line
        if abs(line.right - first.right) < 0.02:  # the signature's line is no line of this answer
            bottom = max(bottom, line.bottom)
    ruled = bottom > label.box.bottom
    if not ruled:
        bottom = min(floor, label.box.bottom + 5 * sheet.tall)
    left = min(label.box.left, sheet.left) - 0.3 * sheet.wide
    top = label.box.bottom + 0.1 * sheet.tall
    return Region(
        Box(left, top, sheet.right + 0.3 * sheet.wide, max(bottom, top + 1e-4)), 0.85 if ruled else 0.6
    )
