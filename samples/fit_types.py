"""python -m samples.fit_types: fit the weights by which classifiers.chances tells a form's type.

Learns from pages put together of the phrases in type_phrases.txt and from the pages of type_pages.txt, all
misread as faxes are; writes classifiers/lexicon/weights.json. How sure it may be is judged on sorts of paper
that were held back. What is held back from tuning altogether is not read.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from classifiers.chances import CLASSES, features
from classifiers.concepts import canonical
from classifiers.evidence import Evidence, evidence
from classifiers.fold import fold
from samples.type_paper import laid

_PHRASES = Path(__file__).parent / "type_phrases.txt"
_PAGES = (Path(__file__).parent / "type_pages.txt", Path("tests/unit/classifiers/pages/tune.txt"))
_WEIGHTS = Path("classifiers/lexicon/weights.json")
_SEED = 20260101
_COMPOSED, _COPIES, _FOLDS = 3000, 8, 3
_COMPOSED_WEIGHT = 0.5
"""Phrases put together at random are a poorer teacher than pages somebody wrote."""
_PULL = 2.0
"""Strength of the Gaussian prior around no weight at all."""
_IN_PAGES, _SHORTEST = 3, 4
"""A word is learnt when it stands on so many pages and has so many letters."""
_SHARES = (0.22, 0.12, 0.12, 0.12, 0.42)
"""Of each class among what arrives; papers of many sorts are written down here, yet few come in."""
_LENGTHENED = 0.35
"""Share of the copies of a page to fill in that get more of what stands on any such paper."""
_LETTERS = 0.06
"""Share of composed papers that are letters."""
_FULL_SHEETS = 0.5
"""Share of papers as long as an office's own form; the others are slips and letters."""
_RELEASES = frozenset(("authorization", "imaging", "verbal"))
_ABOUT_REQUESTS = 0.5
"""Share of composed papers of no request that are about requests, or much like one."""
_FILLABLE = frozenset(
    (
        *("registration", "history", "consent", "privacy", "revocation", "financial"),
        *("work", "authority", "order", "prior", "cover"),
    )
)
"""Papers that are no requests and yet have places to write on."""
_EMPTY = """
    about after also because been before between both could does done each from have having here into
    just made more most much must once only other over same shall should some such than that their them
    then there these they this those through until very were what when where which while will with
    within without would your yours ante como cuando desde donde entre esta estas este estos hasta
    muchas mucho otra otras otro otros para pero porque puede pueden sobre sera solo suya tambien tiene
    todas todo unas unos usted
    """
"""Words of any paper."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A page as text; `title` may be missing. `target`: the share of belief each class deserves. `group`:
    what is held back together, a sort of paper or one page. `fillable`: it has places to write on."""

    title: str | None
    lines: tuple[str, ...]
    target: tuple[float, ...]
    group: str
    fillable: bool = False


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
        if rng.random() < _LETTERS:
            yield _letter(sort, rng)
            continue
        if sort == "other" and rng.random() < _ABOUT_REQUESTS:
            yield rng.choice((_essay, _essay, _guide, _consent, _consent))(rng)
            continue
        lines = list(rng.sample(bank[sort, "body"], min(rng.randint(1, 9), len(bank[sort, "body"]))))
        lines += _common(sort, rng) + _strays(sort, rng)
        rng.shuffle(lines)
        title = rng.choice(bank[sort, "title"]) if rng.random() < 0.78 else None
        fillable = sort != "other" or rng.random() < 0.4
        yield Text(title, tuple(lines), _sure(sort), "", fillable)


def _letter(sort: str, rng: Random) -> Text:
    """In somebody's own words, with no places to fill in."""
    bank = phrases()
    said = rng.sample(bank["letter", sort], rng.randint(1, 5))
    lines = [*_some("letter open", (0, 2), rng), *_paragraphs(said, rng), *_some("letter close", (0, 3), rng)]
    title = rng.choice(bank[sort, "title"]) if rng.random() < 0.15 else None
    return Text(title, tuple(lines), _sure(sort), "", fillable=rng.random() < 0.1)


def _essay(rng: Random) -> Text:
    """A leaflet, article or policy about requests: all their words, and nothing to fill in or to sign."""
    bank, topic = phrases(), rng.choices(CLASSES[:-1], (0.5, 0.15, 0.2, 0.15))[0]
    told = bank["essay", topic]
    lines = rng.sample(told, min(rng.randint(4, 12), len(told)))
    lines += rng.sample(bank["essay", "general"], rng.randint(1, 6))
    if rng.random() < 0.3:  # what a form asks for, told one by one
        lines += rng.sample(bank["label", ""], rng.randint(2, 6))
    if rng.random() < 0.3:
        lines += rng.sample(bank[topic, "body"], rng.randint(1, 2))
    rng.shuffle(lines)
    title = rng.choice(bank[(topic if rng.random() < 0.35 else "essay"), "title"])
    return Text(title if rng.random() < 0.85 else None, tuple(_paragraphs(lines, rng)), _sure("other"), "")


def _guide(rng: Random) -> Text:
    """How to fill in a form, line by line: its labels, and what each of them means."""
    bank, topic = phrases(), rng.choices(CLASSES[:-1], (0.6, 0.1, 0.15, 0.15))[0]
    told = rng.sample(bank["essay", "explain"], rng.randint(4, 12))
    labels = rng.sample(bank["label", ""], len(told))
    beside = rng.random() < 0.3
    lines = rng.sample(bank["essay", topic], rng.randint(0, 3))
    for label, meaning in zip(labels, told, strict=True):
        lines += [f"{label}: {meaning}"] if beside else [label, meaning]
    lines += rng.sample(bank["essay", "general"], rng.randint(0, 3))
    title = rng.choice(bank[(topic if rng.random() < 0.3 else "essay"), "title"])
    title = rng.choice(("", "", "Instructions for: ", "How to fill out: ")) + title
    return Text(title if rng.random() < 0.85 else None, tuple(lines), _sure("other"), "")


def _paragraphs(lines: Sequence[str], rng: Random) -> Iterator[str]:
    """Sentences that run on."""
    held = ""
    for line in lines:
        held = f"{held}. {line}" if held else line
        if rng.random() < 0.6:
            yield held
            held = ""
    if held:
        yield held


def _consent(rng: Random) -> Text:
    """A paper to sign that gives leave for something else, and may release records in passing."""
    bank = phrases()
    lines = rng.sample(bank["consent", "body"], rng.randint(3, 8))
    lines += rng.sample(bank["label", ""], rng.randint(1, 6))
    if rng.random() < 0.3:
        lines += rng.sample(bank["statement", ""], rng.randint(1, 3))
    if rng.random() < 0.15:
        lines += rng.sample(bank["authorization", "body"], 1)
    rng.shuffle(lines)
    title = rng.choice(bank["consent", "title"]) if rng.random() < 0.9 else None
    return Text(title, tuple(lines), _sure("other"), "", fillable=True)


def _common(sort: str, rng: Random) -> list[str]:
    """What stands on any such paper, be it a slip or a full sheet."""
    full = rng.random() < _FULL_SHEETS
    asked = sort != "other" or rng.random() < 0.6
    release = sort in _RELEASES
    lines = _some("label", (8, 24) if full else (2, 7), rng) if asked else []
    lines += _some("statement", (3, 12) if full and release else (0, 4) if release or full else (0, 1), rng)
    lines += _some("aside", (2, 9) if full else (0, 1), rng)
    if rng.random() < (0.9 if sort == "authorization" else 0.1):
        lines += _some("choice", (1, 6) if full else (0, 1), rng)
    return lines


def _some(section: str, count: tuple[int, int], rng: Random) -> list[str]:
    sort, _, part = section.partition(" ")
    return rng.sample(phrases()[sort, part], rng.randint(*count))


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
    fillable = sort != "other" or part in _FILLABLE
    return Text(title, body, _sure(sort), f"other {part}" if part else head, fillable)


def copies(bank: Sequence[Text], rng: Random) -> Iterator[Text]:
    """Every page as often as `_COPIES`: lines lost, a title not seen, or longer by another's lines."""
    for page in bank:
        near = [other for other in bank if other.group.split()[0] == page.group.split()[0]]
        for _ in range(_COPIES):
            lines = [line for line in page.lines if rng.random() > rng.choice((0.0, 0.1, 0.35))]
            if rng.random() < 0.35:
                more = rng.choice(near).lines
                lines += rng.sample(more, min(len(more), rng.randint(2, 6)))
            if page.fillable and rng.random() < _LENGTHENED:
                lines += _common(page.group.split()[0], rng)
            yield replace(page, title=page.title if rng.random() < 0.8 else None, lines=tuple(lines))


def _sure(sort: str) -> tuple[float, ...]:
    """Nobody is quite sure of a page: a little belief is left to the others."""
    return tuple(0.98 if sort == each else 0.005 for each in CLASSES)


def seen(page: Text, rng: Random) -> Seen:
    reading = laid(page.title, page.lines, rng, fillable=page.fillable)
    return Seen(evidence(reading), page.target, page.group)


def seen_all(texts: Sequence[Text]) -> list[Seen]:
    """Each page by a seed of its own: the same whichever process lays it out."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_seen, enumerate(texts), chunksize=50))


def _seen(numbered: tuple[int, Text]) -> Seen:
    number, text = numbered
    return seen(text, Random(f"{_SEED}/{number}"))


def vocabulary(bank: Iterable[Text]) -> frozenset[str]:
    """Words that stand on enough pages to be learnt, as features are named."""
    empty = {canonical(word) for word in _EMPTY.split()}
    stands = Counter(
        word
        for page in bank
        for word in {canonical(t) for line in (page.title or "", *page.lines) for t in fold(line).split()}
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


def learn(seens: Sequence[Seen], words: frozenset[str], steps: int = 200, pace: float = 0.06) -> Model:
    """Multinomial logistic regression by Adam on all rows at once."""
    names = {n: at for at, n in enumerate(sorted({n for s in seens for n in features(s.found, words)}))}
    rows = _table(seens, names, words)
    target = np.array([s.target for s in seens])
    share = np.array([s.weight for s in seens])[:, None] * _balance(target)
    weights, turned = np.zeros((len(names), target.shape[1])), rows.T.tocsr()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = turned @ ((_odds(rows @ weights) - target) * share) + _PULL * weights
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


def _table(seens: Sequence[Seen], names: Mapping[str, int], words: frozenset[str]) -> csr_array:
    cells = [
        (number, names[name], strength)
        for number, one in enumerate(seens)
        for name, strength in features(one.found, words).items()
        if name in names
    ]
    down, across, strengths = zip(*cells, strict=True)
    return csr_array((strengths, (down, across)), shape=(len(seens), len(names)))


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
    rng = Random(_SEED)
    bank = pages()
    seens = seen_all([*composed(rng, _COMPOSED), *copies(bank, rng)])
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
