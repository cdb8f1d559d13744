"""python -m samples.fit_types: fit the weights by which classifiers.chances tells a form's type.

Learns from pages put together of the phrases in type_phrases.txt and from the pages of type_pages.txt, all
misread as faxes are; writes classifiers/lexicon/weights.json. How sure it may be is judged on sorts of paper
that were held back. What is held back from tuning altogether is not read.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from classifiers.chances import CLASSES, features
from classifiers.concepts import canonical
from classifiers.evidence import Evidence, Heading, weigh
from classifiers.fold import fold

_PHRASES = Path(__file__).parent / "type_phrases.txt"
_PAGES = (Path(__file__).parent / "type_pages.txt", Path("tests/unit/classifiers/pages/tune.txt"))
_WEIGHTS = Path("classifiers/lexicon/weights.json")
_COMPOSED, _COPIES, _FOLDS = 3000, 12, 4
_COMPOSED_WEIGHT = 0.5
"""Phrases put together at random are a poorer teacher than pages somebody wrote."""
_PULL = 2.0
"""Strength of the Gaussian prior around no weight at all."""
_IN_PAGES, _SHORTEST = 3, 4
"""A word is learnt when it stands on so many pages and has so many letters."""
_SHARES = (0.22, 0.12, 0.12, 0.12, 0.42)
"""Of each class among what arrives; papers of many sorts are written down here, yet few come in."""
_EMPTY = """
    about after also because been before between both could does done each from have having here into
    just made more most much must once only other over same shall should some such than that their them
    then there these they this those through until very were what when where which while will with
    within without would your yours ante como cuando desde donde entre esta estas este estos hasta
    muchas mucho otra otras otro otros para pero porque puede pueden sobre sera solo suya tambien tiene
    todas todo unas unos usted
    """
"""Words of any paper."""
_SLIPS = {"o": "0", "l": "1", "i": "l", "e": "c", "c": "e", "a": "o", "n": "r", "m": "rn", "h": "b", "t": "f"}

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A page as text; `title` may be missing. `target`: the share of belief each class deserves. `group`:
    what is held back together, a sort of paper or one page."""

    title: str | None
    lines: tuple[str, ...]
    target: tuple[float, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Seen:
    found: Evidence
    target: tuple[float, ...]
    group: str

    @property
    def weight(self) -> float:
        return 1.0 if self.group else _COMPOSED_WEIGHT


@cache
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
        if rng.random() < 0.08:
            yield _saying_nothing(rng)
            continue
        (sort,) = rng.choices(CLASSES, _SHARES)
        lines = list(rng.sample(bank[sort, "body"], min(rng.randint(1, 9), len(bank[sort, "body"]))))
        lines += _common(sort, rng) + _strays(sort, rng)
        rng.shuffle(lines)
        title = rng.choice(bank[sort, "title"]) if rng.random() < 0.78 else None
        yield Text(title, tuple(lines), _sure(sort), "")


def _common(sort: str, rng: Random) -> list[str]:
    labels = rng.randint(2, 7) if sort != "other" or rng.random() < 0.6 else 0
    said = rng.randint(0, 4) if sort in ("authorization", "imaging", "verbal") else int(rng.random() < 0.2)
    return [*rng.sample(phrases()["label", ""], labels), *rng.sample(phrases()["statement", ""], said)]


def _strays(sort: str, rng: Random) -> list[str]:
    """What such papers say in passing: a release of images has the lines of any release, and so on."""
    near = {
        "authorization": ("imaging", 0.15),
        "imaging": ("authorization", 0.6),
        "amendment": ("authorization", 0.2),
        "verbal": ("authorization", 0.6),
        "other": ("authorization", 0.25),
    }
    source, share = near[sort]
    return rng.sample(phrases()[source, "body"], rng.randint(1, 2)) if rng.random() < share else []


def _saying_nothing(rng: Random) -> Text:
    bank = phrases()
    lines = rng.sample(bank["label", ""], rng.randint(0, 6)) + rng.sample(bank["statement", ""], 1)
    noise = ["".join(rng.choice("aeilnorstcmu ") for _ in range(20)) for _ in range(rng.randint(0, 4))]
    return Text(None, tuple(lines[: rng.randint(0, 7)] + noise), (0.25, 0.15, 0.15, 0.15, 0.3), "")


def pages() -> tuple[Text, ...]:
    return tuple(_page(chunk) for path in _PAGES for chunk in path.read_text("utf-8").split("@ ")[1:])


def _page(chunk: str) -> Text:
    head, *lines = chunk.strip().splitlines()
    kind = head.split()[0]
    sort, _, part = kind.partition("/")
    title = next((line[2:] for line in lines if line.startswith("# ")), None)
    body = tuple(line for line in lines if not line.startswith("# "))
    return Text(title, body, _sure(sort), f"other {part}" if part else head)


def copies(bank: Sequence[Text], rng: Random) -> Iterator[Text]:
    """Every page as often as `_COPIES`: lines lost, a title not seen, or longer by another's lines."""
    for page in bank:
        near = [other for other in bank if other.group.split()[0] == page.group.split()[0]]
        for _ in range(_COPIES):
            lines = [line for line in page.lines if rng.random() > rng.choice((0.0, 0.1, 0.35))]
            if rng.random() < 0.35:
                more = rng.choice(near).lines
                lines += rng.sample(more, min(len(more), rng.randint(2, 6)))
            if rng.random() < 0.3 and page.target[-1] < 0.5:
                lines += _common("authorization", rng)
            yield replace(page, title=page.title if rng.random() < 0.8 else None, lines=tuple(lines))


def _sure(sort: str) -> tuple[float, ...]:
    """Nobody is quite sure of a page: a little belief is left to the others."""
    return tuple(0.98 if sort == each else 0.005 for each in CLASSES)


def misread(text: str, rate: float, rng: Random) -> str:
    """Letters slip, and now and then a word is lost or becomes another."""
    words = (word for word in text.split(" ") if not word or rng.random() > rate)
    return " ".join(_garbled(word, rate, rng) for word in words)


def _garbled(word: str, rate: float, rng: Random) -> str:
    if rng.random() < rate:
        return "".join(rng.choice("aeilnorstcmu") if rng.random() < 0.5 else c for c in word)
    return "".join(_slip(c, rng) if c.isalpha() and rng.random() < rate else c for c in word)


def _slip(letter: str, rng: Random) -> str:
    return rng.choice((_SLIPS.get(letter, ""), _SLIPS.get(letter, "i"), "", letter + "i"))


def seen(page: Text, rng: Random) -> Seen:
    rate = rng.choice((0.0, 0.01, 0.02, 0.04, 0.07, 0.1))
    read = [misread(line, rate, rng) for line in page.lines]
    lines = [fold(line) for line in read]
    heads = [Heading(line, rng.uniform(0.15, 0.65)) for line in lines[:3] if 0 < len(line.split()) < 10]
    if page.title:
        title = fold(misread(page.title, rate, rng))
        heads.append(Heading(title, rng.uniform(0.4, 1.0)))
        lines.insert(0, title)
    pieces = [fold(piece) for line in read for piece in re.split(r"\s{3,}", line)]
    found = weigh(heads, lines, [*pieces, *(h.text for h in heads[-1:] if page.title)])
    return Seen(found, page.target, page.group)


def vocabulary(bank: Iterable[Text]) -> frozenset[str]:
    """Words that stand on enough pages to be learnt, as features are named."""
    empty = {canonical(word) for word in _EMPTY.split()}
    stands = Counter(
        word
        for page in bank
        for word in weigh((), [fold(line) for line in (page.title or "", *page.lines)], ()).words
    )
    return frozenset(
        f"w:{word}"
        for word, count in stands.items()
        if count >= _IN_PAGES and len(word) >= _SHORTEST and word.isalpha() and word not in empty
    )


@dataclass(frozen=True, slots=True)
class Model:
    names: Mapping[str, int]
    weights: Matrix
    words: frozenset[str]

    def chances(self, seens: Sequence[Seen], temperature: float = 1.0) -> Matrix:
        return _odds(_table(seens, self.names, self.words) @ self.weights / temperature)


def _odds(score: Matrix) -> Matrix:
    odds = np.exp(score - score.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def learn(seens: Sequence[Seen], words: frozenset[str], steps: int = 250, pace: float = 0.06) -> Model:
    """Multinomial logistic regression by Adam on all rows at once."""
    names = {n: at for at, n in enumerate(sorted({n for s in seens for n in features(s.found, words)}))}
    rows = _table(seens, names, words)
    target = np.array([s.target for s in seens])
    share = np.array([s.weight for s in seens])[:, None] * _balance(target)
    weights = np.zeros((rows.shape[1], target.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = rows.T @ ((_odds(rows @ weights) - target) * share) + _PULL * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = weights - pace * (first / (1 - 0.9**step)) / size
    return Model(names, weights, words)


def _balance(target: Matrix) -> Matrix:
    """What each row weighs for classes to have the shares they arrive in, one on average."""
    classes = target.argmax(axis=1)
    counts = np.maximum(np.bincount(classes, minlength=len(_SHARES)), 1)
    return np.asarray((np.array(_SHARES) * len(target) / counts)[classes])[:, None]


def _table(seens: Sequence[Seen], names: Mapping[str, int], words: frozenset[str]) -> Matrix:
    rows = np.zeros((len(seens), len(names)))
    for number, one in enumerate(seens):
        for name, strength in features(one.found, words).items():
            if name in names:
                rows[number, names[name]] = strength
    return rows


def held_back(seens: Sequence[Seen], bank: Sequence[Text]) -> tuple[Matrix, Matrix]:
    """Scores of every page by a model that saw nothing of its group, and what each should have been."""
    scores, targets = [], []
    for fold_number in range(_FOLDS):
        held = [s for s in seens if s.group and crc32(s.group.encode()) % _FOLDS == fold_number]
        rest = [s for s in seens if not s.group or crc32(s.group.encode()) % _FOLDS != fold_number]
        words = vocabulary(page for page in bank if crc32(page.group.encode()) % _FOLDS != fold_number)
        scores.append(np.log(learn(rest, words).chances(held) + 1e-9))
        targets.append(np.array([s.target for s in held]))
    return np.concatenate(scores), np.concatenate(targets)


def temperature(scores: Matrix, targets: Matrix) -> float:
    """What the scores are divided by for claims to hold on papers of sorts never seen."""
    truth, share = targets.argmax(axis=1), _balance(targets)[:, 0]

    def loss(by: float) -> float:
        return -float((share * np.log(_odds(scores / by)[np.arange(len(truth)), truth] + 1e-9)).mean())

    return min((0.5 + 0.05 * step for step in range(60)), key=loss)


def _report(chances: Matrix, targets: Matrix) -> None:
    truth, told = targets.argmax(axis=1), chances.argmax(axis=1)
    sure, share = chances.max(axis=1), _balance(targets)[:, 0]
    for low, high in pairwise((0.0, 0.55, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)):
        here = (sure >= low) & (sure < high)
        if here.any():
            right = np.average((truth == told)[here], weights=share[here])
            claimed = np.average(sure[here], weights=share[here])
            print(f"{low:.2f} {here.sum():6d} claimed {claimed:.3f} right {right:.3f}", file=sys.stderr)
    for number, sort in enumerate(CLASSES):
        of = truth == number
        named = [(told[of] == k).mean() for k in range(len(CLASSES))]
        print(sort, of.sum(), [f"{share:.3f}" for share in named], file=sys.stderr)


def main() -> None:
    rng = Random(20260101)
    bank = pages()
    seens = [seen(page, rng) for page in (*composed(rng, _COMPOSED), *copies(bank, rng))]
    scores, targets = held_back(seens, bank)
    by = temperature(scores, targets)
    print(f"{len(bank)} pages, {len(seens)} seen, temperature {by:.2f}; held back:", file=sys.stderr)
    _report(_odds(scores / by), targets)
    model = learn(seens, vocabulary(bank))
    rows = (
        f" {json.dumps(name)}: {json.dumps([round(float(w), 2) for w in model.weights[at] / by])}"
        for name, at in model.names.items()
    )
    _WEIGHTS.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
