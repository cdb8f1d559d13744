"""python -m samples.fit_types: fit the weights by which classifiers.chances tells a form's type.

Learns from pages put together of the phrases in type_phrases.txt, and of pages written to tune on, all
misread as faxes are; writes classifiers/lexicon/weights.json. What is held back from tuning is not read.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from classifiers.chances import CLASSES, features
from classifiers.evidence import Heading, weigh
from classifiers.fold import fold

_PHRASES = Path(__file__).parent / "type_phrases.txt"
_WRITTEN = Path("tests/unit/classifiers/pages/tune.txt")
_WEIGHTS = Path("classifiers/lexicon/weights.json")
_PAGES = 6000
_PULL = 1.0
"""Strength of the Gaussian prior around no weight at all."""
_SHARES = (0.24, 0.14, 0.13, 0.14, 0.35)
_SLIPS = {"o": "0", "l": "1", "i": "l", "e": "c", "c": "e", "a": "o", "n": "r", "m": "rn", "h": "b", "t": "f"}

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A page as text; `title` may be missing. `target`: the share of belief each class deserves."""

    title: str | None
    lines: tuple[str, ...]
    target: tuple[float, ...]


def phrases() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found = {}
    for chunk in _PHRASES.read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = chunk.strip().splitlines()
        sort, _, part = head.partition(" ")
        found[sort, part] = tuple(lines)
    return found


def composed(rng: Random, count: int) -> Iterator[Text]:
    bank = phrases()
    for _ in range(count):
        if rng.random() < 0.05:
            yield _saying_nothing(bank, rng)
            continue
        (sort,) = rng.choices(CLASSES, _SHARES)
        lines = list(rng.sample(bank[sort, "body"], min(rng.randint(1, 9), len(bank[sort, "body"]))))
        lines += _common(bank, sort, rng)
        lines += _strays(bank, sort, rng)
        rng.shuffle(lines)
        title = rng.choice(bank[sort, "title"]) if rng.random() < 0.78 else None
        yield Text(title, tuple(lines), _sure(sort))


def _common(bank: Mapping[tuple[str, str], tuple[str, ...]], sort: str, rng: Random) -> list[str]:
    labels = rng.randint(2, 7) if sort != "other" or rng.random() < 0.6 else 0
    said = rng.randint(0, 4) if sort in ("authorization", "imaging", "verbal") else int(rng.random() < 0.2)
    return [*rng.sample(bank["label", ""], labels), *rng.sample(bank["statement", ""], said)]


def _strays(bank: Mapping[tuple[str, str], tuple[str, ...]], sort: str, rng: Random) -> list[str]:
    """What such papers say in passing: a release of images has the lines of any release, and so on."""
    near = {
        "authorization": ("imaging", 0.15),
        "imaging": ("authorization", 0.6),
        "amendment": ("authorization", 0.2),
        "verbal": ("authorization", 0.6),
        "other": ("authorization", 0.25),
    }
    source, share = near[sort]
    return rng.sample(bank[source, "body"], rng.randint(1, 2)) if rng.random() < share else []


def _saying_nothing(bank: Mapping[tuple[str, str], tuple[str, ...]], rng: Random) -> Text:
    lines = rng.sample(bank["label", ""], rng.randint(0, 6)) + rng.sample(bank["statement", ""], 1)
    return Text(None, tuple(lines[: rng.randint(0, 7)]), (0.25, 0.15, 0.15, 0.15, 0.3))


def written(rng: Random, times: int) -> Iterator[Text]:
    for chunk in _WRITTEN.read_text(encoding="utf-8").split("@ ")[1:]:
        head, *lines = chunk.strip().splitlines()
        target = _sure(head.split()[0])
        title = next((line[2:] for line in lines if line.startswith("# ")), None)
        body = [line for line in lines if not line.startswith("# ")]
        for _ in range(times):
            kept = tuple(line for line in body if rng.random() > 0.2)
            yield Text(title if rng.random() < 0.8 else None, kept, target)


def _sure(sort: str) -> tuple[float, ...]:
    """Nobody is quite sure of a page: a little belief is left to the others."""
    return tuple(0.98 if sort == each else 0.005 for each in CLASSES)


def misread(text: str, rate: float, rng: Random) -> str:
    return "".join(
        rng.choice((_SLIPS.get(c, ""), _SLIPS.get(c, "i"), "", c + "i"))
        if c.isalpha() and rng.random() < rate
        else c
        for c in text
    )


def seen(page: Text, rng: Random) -> Mapping[str, float]:
    rate = rng.choice((0.0, 0.02, 0.03, 0.06, 0.1))
    lines = [fold(misread(line, rate, rng)) for line in page.lines]
    heads = [Heading(line, rng.uniform(0.15, 0.65)) for line in lines[:3] if len(line.split()) < 10]
    if page.title:
        title = fold(misread(page.title, rate, rng))
        heads.append(Heading(title, rng.uniform(0.45, 1.0)))
        lines.insert(0, title)
    pieces = [fold(piece) for line in page.lines for piece in misread(line, rate, rng).split("      ")]
    return features(weigh(heads, lines, [*pieces, *(h.text for h in heads[-1:] if page.title)]))


def fit(rows: Matrix, target: Matrix, steps: int = 1500, pace: float = 0.03) -> Matrix:
    """Multinomial logistic regression by Adam on all rows at once."""
    weights = np.zeros((rows.shape[1], target.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        score = rows @ weights
        odds = np.exp(score - score.max(axis=1, keepdims=True))
        slope = rows.T @ (odds / odds.sum(axis=1, keepdims=True) - target) + _PULL * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = weights - pace * (first / (1 - 0.9**step)) / size
    return weights


def table(seens: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(seens), len(names)))
    for number, found in enumerate(seens):
        for name, strength in found.items():
            rows[number, place[name]] = strength
    return rows


def main() -> None:
    rng = Random(20260101)
    pages = [*composed(rng, _PAGES), *written(rng, 25)]
    seens = [seen(page, rng) for page in pages]
    names = sorted({name for found in seens for name in found})
    weights = fit(table(seens, names), np.array([page.target for page in pages]))
    rows = (
        f" {json.dumps(name)}: {json.dumps([round(float(w), 2) for w in row])}"
        for name, row in zip(names, weights, strict=True)
    )
    _WEIGHTS.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
