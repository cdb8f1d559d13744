"""python -m samples.fit_rooms: fit the weights by which classifiers.region tells where answers stand.

Learns from foreign paper of the tune set, hand-made and drawn by turns, that was faxed or scanned and read
again: where the drawing put its places to fill is the truth, laid on the page as it came by the words of
both, for a fax machine's header line moves all below it by half a row. What is held back for the report is
not read.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
import numpy as np
import pdfplumber
from numpy.typing import NDArray

import ocr
from classifiers import foreign, labels, owners, region, roster, ticks
from classifiers.owners import Asked
from classifiers.region import Candidate
from classifiers.rooms import Way
from classifiers.sheet import Sheet, sheet
from domain.form import FieldKind, FormType
from domain.page import Box, Match, Word
from intake.sniff import sniff
from ocr.register import register
from ocr.text_layer import layer_words
from samples.foreign.deliver import Delivery, delivered, layouts
from samples.foreign.layout import Layout
from samples.foreign.paper import Paper, fill_in, styles
from samples.foreign.sheet import HEIGHT, WIDTH, Ink
from service.reading import Reader
from service.settings import LimitsBlock

_WEIGHTS = Path("classifiers/lexicon/rooms.json")
_RECEIVED_ON = date(2026, 6, 20)
_PULL = 0.6
"""Strength of the Gaussian prior around no weight at all; the setting's own weights are left free."""
_FREE = 1e-3
_ROUNDS, _STEPS, _FOLDS = 3, 60, 4
_NEAR = 0.06
"""Page heights from a label to the place that is still its own."""
_LEAST_LIKE, _LIKE, _AS_GOOD = 0.1, 0.25, 0.8
"""Under the first share in common with the place no room is right; under the second none is right or wrong
enough to learn from; rooms that reach the third share of the best one's are as right as that."""
_LEAST_WEIGHT = 0.01
_SETTING = ("habit", "claimed")

Matrix = NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked for, in fractions of the page."""

    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class Question:
    """The rooms about one label, where that is, and which of the rooms are right."""

    found: tuple[Candidate, ...]
    right: frozenset[int]
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    layout: str
    questions: tuple[Question, ...]


# Pages with what is right on them


def papers(seed: int, count: int) -> Iterator[tuple[Paper, Delivery]]:
    """Filled-in tune forms and how they arrive, hand-made and drawn layouts by turns."""
    forms = [layout for layout in layouts("tune") if layout.form_type is not FormType.OTHER]
    kinds = [[f for f in forms if ("-drawn-" in f.id) is drawn] for drawn in (False, True)]
    for kind in kinds:
        Random(f"rooms/{seed}").shuffle(kind)
    for number in range(count):
        kind = kinds[number % 2]
        yield _sent(kind[number // 2 % len(kind)], Random(f"rooms/{seed}/{number}"), f"{seed}-{number:03d}")


def _sent(layout: Layout, rng: Random, name: str) -> tuple[Paper, Delivery]:
    """On a page worn to the utmost labels are lost with their rooms, which teaches nothing about rooms."""
    paper = fill_in(layout, 0, rng.choice(styles(0)), rng.randrange(1 << 30))
    while True:
        delivery = delivered(paper, "tune", name, rng)
        if delivery.expected["degradation"] != "heavy":
            return paper, delivery


def read(paper: Paper, delivery: Delivery, reader: Reader, blanks: ocr.Blanks) -> Iterator[Page]:
    """The form's own pages; a cover before it is left out."""
    inks = (*paper.blanks, *paper.inks)
    with TemporaryDirectory() as folder:
        file = Path(folder) / ("in" + delivery.suffix)
        file.write_bytes(delivery.content)
        pages = list(reader.pages(file, sniff(file), 1, Path(folder)))
        drawn, owner = drawn_words(paper.pdf), "patient"
        for number, page in enumerate(pages[-paper.pages :], 1):
            seen = sheet(ocr.view(page.image, page.reading, blanks))
            here = [place_of_ink(ink) for ink in inks if ink.page == number]
            places = laid(here, drawn[number - 1], page.reading.words)
            if places is not None:
                questions, owner = asked_of(seen, paper.layout.form_type, owner, places)
                yield Page(paper.layout.id, questions)


def drawn_words(pdf: bytes) -> list[tuple[Word, ...]]:
    """What every page says, where the drawing put it."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return [tuple(layer_words(page)) for page in opened.pages]


def laid(places: Sequence[Place], drawn: Sequence[Word], came: Sequence[Word]) -> list[Place] | None:
    """The places where they lie on the page as it came; None where too few words are found again."""
    lies = register(drawn, came)
    if lies is None:
        return None
    on = Match("", 1, lies.matrix, lies.score, lies.residual)
    return [replace(place, box=on.place(place.box)) for place in places]


def asked_of(
    page: Sheet, form_type: FormType, owner: str, places: Sequence[Place]
) -> tuple[tuple[Question, ...], str]:
    """What the page asks, found as classifiers.foreign finds it, and the owner in force at its end."""
    known = labels.find(page)
    boxes = ticks.spots(ticks.listed(page, form_type))
    people = roster.read(page, known, _RECEIVED_ON) if form_type is FormType.VERBAL else None
    taken = people.labels if people else ()
    free = [label for label in known if label not in taken and not foreign.of_option(page, label, boxes)]
    asked, owner = owners.asked(page, free, boxes, form_type, owner)
    found = []
    for one in asked:
        kind = foreign.kind_asked(one)
        if kind is not FieldKind.LONG_TEXT:
            rooms = region.candidates(one.label, kind, page, known)
            found.append(Question(rooms, right(rooms, place_of(one, places)), one.label.box))
    return tuple(question for question in found if question.right), owner


def place_of(one: Asked, places: Sequence[Place]) -> Box | None:
    """Where the drawing wanted the answer: the place of the same path that is nearest to the label."""
    own = [place.box for place in places if _same(one.path, place.path)]
    near = [box for box in own if _apart(one.label.box, box) < _NEAR]
    return min(near, key=lambda box: _apart(one.label.box, box), default=None)


def _same(asked: str, drawn: str) -> bool:
    """A whole may be asked for where a part was drawn, and a part where the whole was."""
    (path, _, part), (other, _, other_part) = asked.partition("#"), drawn.partition("#")
    return path == other and (part == other_part or not part or not other_part or other_part == "last_first")


def place_of_ink(ink: Ink) -> Place:
    return Place(ink.path, Box(ink.left / WIDTH, ink.top / HEIGHT, ink.right / WIDTH, ink.bottom / HEIGHT))


def _apart(label: Box, place: Box) -> float:
    """Page heights between the two, along both edges."""
    across = max(place.left - label.right, label.left - place.right, 0.0)
    down = max(place.top - label.bottom, label.top - place.bottom, 0.0)
    return across * WIDTH / HEIGHT + down


def right(found: Sequence[Candidate], place: Box | None) -> frozenset[int]:
    """Which rooms are the place; the one that says "nowhere" where there is no place. None: nothing to learn.

    The top of a place is air that rooms need not hold.
    """
    nowhere = frozenset(n for n, each in enumerate(found) if each.room.way is Way.NONE)
    if place is None:
        return nowhere
    inner = Box(place.left, place.top + 0.2 * place.height, place.right, place.bottom)
    alike = [0.0 if n in nowhere else _alike(each.room.box, inner) for n, each in enumerate(found)]
    best = max(alike, default=0.0)
    if best < _LEAST_LIKE:
        return nowhere
    return frozenset(n for n, share in enumerate(alike) if share >= max(_LIKE, _AS_GOOD * best))


def _alike(one: Box, other: Box) -> float:
    """What both cover, as a share of what either covers."""
    both = one.overlap(other) * one.width * one.height
    return both / (one.width * one.height + other.width * other.height - both)


# Learning


@dataclass(frozen=True, slots=True)
class Table:
    """Candidates in rows, question by question. `starts`: each question's first row; `of`: each row's
    question."""

    rows: Matrix
    right: Matrix
    starts: NDArray[np.intp]
    of: NDArray[np.intp]

    def shares(self, scores: Matrix) -> Matrix:
        """Every row's chance among its question's."""
        odds = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.of])
        return np.asarray(odds / np.add.reduceat(odds, self.starts)[self.of])


def fit(pages: Sequence[Page]) -> Weights:
    """Weights by feature, and of a room's setting as "habit" and "claimed". A setting is told by the
    weights, so both are fitted by turns."""
    names = sorted({n for page in pages for q in page.questions for c in q.found for n in c.features})
    rows = _table(pages, names)
    weights = np.zeros(len(names) + len(_SETTING))
    for _ in range(_ROUNDS):
        weights = _settled(rows, weights)
        found = dict(zip([*names, *_SETTING], weights.tolist(), strict=True))
        rows.rows[:, -len(_SETTING) :] = [
            each for page in pages for q in _settings(page, found) for each in q
        ]
    return found


def _table(pages: Sequence[Page], names: Sequence[str]) -> Table:
    """The last columns are the setting's, nothing yet."""
    questions = [question for page in pages for question in page.questions]
    at = {name: column for column, name in enumerate(names)}
    sizes = [len(question.found) for question in questions]
    rows = np.zeros((sum(sizes), len(names) + len(_SETTING)))
    for number, each in enumerate(c for question in questions for c in question.found):
        for name, value in each.features.items():
            rows[number, at[name]] = value
    marks = [float(n in question.right) for question in questions for n in range(len(question.found))]
    starts = np.cumsum([0, *sizes[:-1]])
    return Table(rows, np.array(marks), starts, np.repeat(np.arange(len(sizes)), sizes))


def _settled(table: Table, weights: Matrix) -> Matrix:
    """Conditional logistic regression by Newton's method; any of a question's right rooms will do."""
    pull = np.full(len(weights), 2 * _PULL)
    pull[-len(_SETTING) :] = _FREE
    for _ in range(_STEPS):
        scores = table.rows @ weights
        chance = table.shares(scores)
        wanted = table.shares(np.where(table.right > 0, scores, -1e9))
        slope = table.rows.T @ (wanted - chance) - pull * weights
        step = np.linalg.solve(_bend(table, chance) + np.diag(pull), slope)
        longest = float(np.abs(step).max())
        # Far from the best fit the curve is nearly flat, and a full step leads nowhere.
        weights = weights + step * min(1.0, 1.0 / max(longest, 1e-12))
        if longest < 1e-4:
            break
    return weights


def _bend(table: Table, chance: Matrix) -> Matrix:
    weighed = table.rows * chance[:, None]
    apart = table.rows - np.add.reduceat(weighed, table.starts, axis=0)[table.of]
    return np.asarray((apart * chance[:, None]).T @ apart)


def _scores(question: Question, weights: Weights) -> Matrix:
    return np.array([sum(weights.get(n, 0.0) * v for n, v in c.features.items()) for c in question.found])


def _settings(page: Page, weights: Weights) -> list[Matrix]:
    """For every question's candidates, what region weighs as their setting; a row each."""
    boxes = [question.box for question in page.questions]
    told = [np.zeros((len(question.found), len(_SETTING))) for question in page.questions]
    for _ in range(2):  # once without any setting, once in the first one, as region does
        weighed = []
        for question, there in zip(page.questions, told, strict=True):
            scores = _scores(question, weights) + there @ _of_setting(weights)
            odds = np.exp(scores - scores.max(initial=0.0))
            weighed.append([(c.room, s) for c, s in zip(question.found, odds / odds.sum(), strict=True)])
        told = [
            np.array([(each.usual, each.claimed) for each in rooms])
            for rooms in region.settings(boxes, weighed)
        ]
    return told


def _of_setting(weights: Weights) -> Matrix:
    return np.array([weights.get(name, 0.0) for name in _SETTING])


def hits(pages: Sequence[Page], weights: Weights) -> tuple[int, int]:
    """Questions whose likeliest room is right, of how many."""
    told = [
        int(np.argmax(_scores(question, weights) + there @ _of_setting(weights))) in question.right
        for page in pages
        for question, there in zip(page.questions, _settings(page, weights), strict=True)
    ]
    return sum(told), len(told)


def held_out(pages: Sequence[Page]) -> tuple[int, int]:
    """The same for layouts that the weights were not fitted on, every layout once."""
    names = sorted({page.layout for page in pages})
    Random(0).shuffle(names)
    right_ones = whole = 0
    for turn in range(min(_FOLDS, len(names))):
        out = frozenset(names[turn::_FOLDS])
        rest = [page for page in pages if page.layout not in out]
        if rest:
            some, of = hits([page for page in pages if page.layout in out], fit(rest))
            right_ones, whole = right_ones + some, whole + of
    return right_ones, whole


def as_json(weights: Weights) -> str:
    kept = {n: round(w, 3) for n, w in weights.items() if abs(w) > _LEAST_WEIGHT or n in _SETTING}
    return json.dumps(kept, indent=0, sort_keys=True) + "\n"


def _report(name: str, counted: tuple[int, int]) -> None:
    print(f"{name}: {counted[0]} of {counted[1]} right, {counted[0] / max(counted[1], 1):.3f}")


@click.command()
@click.option("--seeds", default="31,32", show_default=True, help="Apart by commas.")
@click.option("--count", default=40, show_default=True, help="Deliveries of each seed.")
@click.option("--hold-out", is_flag=True, help="Tell also how well layouts left out are foretold.")
@click.option("--write", is_flag=True, help=f"Write {_WEIGHTS}.")
def main(seeds: str, count: int, hold_out: bool, write: bool) -> None:
    """Fit the weights of the rooms about a label on tune forms."""
    reader, blanks = Reader(LimitsBlock()), ocr.Blanks.load((), None)
    pages: list[Page] = []
    for seed in (int(each) for each in seeds.split(",")):
        for paper, delivery in papers(seed, count):
            pages += [page for page in read(paper, delivery, reader, blanks) if page.questions]
            print(delivery.name, paper.layout.id, paper.style, file=sys.stderr, flush=True)
    if not pages:
        raise click.ClickException("No page asked anything.")
    weights = fit(pages)
    _report("fitted on", hits(pages, weights))
    if hold_out:
        _report("layouts left out", held_out(pages))
    if write:
        _WEIGHTS.write_text(as_json(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
