"""What the words of a page say about the kind of paper it is."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import median

from rapidfuzz import fuzz

from classifiers import concepts
from classifiers.fold import fold
from classifiers.manner import Manner, joined, manner
from classifiers.rows import Row, letter_height, rows, runs
from domain.page import PageReading

REQUESTS = ("authorization", "imaging", "amendment", "verbal")
COVER = "cover"
INSTRUCTIONS = "instructions"
_EXACT_BELOW = 10
_FUZZY_CUT = 89.0
_WORD_CUT = 78.0
_SHORT_WORD = 3
_TITLE_WORDS = 16
_BODY_CAPS = {"authorization": 3.5, "imaging": 5.0, "amendment": 6.0, "verbal": 6.0}
_OTHER_BODY_CAP = 6.5
_TITLED = 2.0


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A heading with an act word and a thing word: "request" and "images", in any order."""

    acts: frozenset[str]
    things: frozenset[str]
    weight: float

    def stands_in(self, line: str) -> bool:
        padded = f" {line} "
        return any(f" {a} " in padded for a in self.acts) and any(f" {t} " in padded for t in self.things)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of paper: one of REQUESTS, cover, instructions, or another with a name for clerks."""

    id: str
    name: str
    title: tuple[Phrase, ...]
    body: tuple[Phrase, ...]
    pairs: tuple[Pair, ...] = ()
    attachment: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a title; `weight` 0 to 1 by size and place."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Summed weights by sort of paper: from headings, and from all text; and what both speak of."""

    titles: Mapping[str, float]
    bodies: Mapping[str, float]
    concepts: Mapping[str, float] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    """Each word of the page once, in the letters of `concepts.canonical`."""
    manner: Manner = field(default_factory=dict)
    """How it speaks, see `classifiers.manner`."""

    def total(self, sort: str) -> float:
        return self.titles.get(sort, 0.0) + self.bodies.get(sort, 0.0)

    def best(self, among: Iterable[str]) -> tuple[str, float]:
        return max(((sort, self.total(sort)) for sort in among), key=lambda pair: pair[1])

    @property
    def titled(self) -> str | None:
        """The request named by a heading."""
        sort, weight = max(((s, self.titles.get(s, 0.0)) for s in REQUESTS), key=lambda pair: pair[1])
        return sort if weight >= _TITLED else None

    @property
    def opens(self) -> bool:
        """It names the request, or says whose it is, as a first page does of which not too much is lost."""
        return self.titled is not None or "b:birth" in self.concepts

    def join(self, other: "Evidence") -> "Evidence":
        """Of two pages of one paper: one title, both bodies, each body's cap holding for the whole."""
        sorts = set(self.titles) | set(other.titles) | set(self.bodies) | set(other.bodies)
        named = set(self.concepts) | set(other.concepts)
        return Evidence(
            {s: max(self.titles.get(s, 0.0), other.titles.get(s, 0.0)) for s in sorts},
            {s: min(self.bodies.get(s, 0.0) + other.bodies.get(s, 0.0), _cap(s)) for s in sorts},
            {c: max(self.concepts.get(c, 0.0), other.concepts.get(c, 0.0)) for c in named},
            self.words | other.words,
            joined(self.manner, other.manner),
        )


@cache
def sorts() -> Mapping[str, Sort]:
    text = (Path(__file__).parent / "lexicon" / "types.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    plain = {key: tables[key] for key in (*REQUESTS, COVER, INSTRUCTIONS)}
    return {key: _sort(key, table) for key, table in {**plain, **tables["other"]}.items()}


def others() -> tuple[str, ...]:
    return tuple(s for s in sorts() if s not in (*REQUESTS, COVER, INSTRUCTIONS))


def _sort(key: str, table: Mapping[str, object]) -> Sort:
    def phrases(part: str) -> tuple[Phrase, ...]:
        listed = table.get(part, [])
        assert isinstance(listed, list)
        return tuple(Phrase(fold(text), float(weight)) for text, weight in listed)

    name = str(table.get("name", key))
    listed = table.get("title_of", [])
    assert isinstance(listed, list)
    pairs = tuple(Pair(frozenset(acts), frozenset(things), float(weight)) for acts, things, weight in listed)
    attachment = bool(table.get("attachment", False))
    return Sort(key, name, phrases("title"), phrases("body"), pairs, attachment)


def evidence(reading: PageReading) -> Evidence:
    lines = [_unspaced(row) for row in rows(reading)]
    pieces = [piece for row in lines for piece in runs(row, reading, gap=6.0)]
    folded = [piece.folded for piece in pieces]
    heads, said = headings(reading, lines), [row.folded for row in lines]
    return _weighed(heads, said, folded, manner(reading, lines))


def _weighed(
    heads: Sequence[Heading], lines: Sequence[str], pieces: Sequence[str], manner: Manner
) -> Evidence:
    """`lines`: folded, of the page's whole width; `pieces`: the same cut at wide gaps."""
    bodies = _body_lines(lines)
    titles = {key: _title_score(sort, heads) for key, sort in sorts().items()}
    texts = {key: min(_body_score(sort.body, bodies), _cap(key)) for key, sort in sorts().items()}
    named = concepts.features([(head.text, head.weight) for head in heads], [p for p in pieces if p])
    words = frozenset(concepts.canonical(token) for line in lines for token in line.split())
    return Evidence(_specific_first(titles), texts, named, words, manner)


def _unspaced(row: Row) -> Row:
    """A title set in spaced letters, its letters put together into words again."""
    single = [len(word.text) == 1 for word in row.words]
    if len(single) < 8 or sum(single) < 0.7 * len(single):
        return row
    gaps = [b.box.left - a.box.right for a, b in pairwise(row.words)]
    between = 1.7 * max(median(gaps), 1e-6)
    words = [row.words[0]]
    for gap, word in zip(gaps, row.words[1:], strict=True):
        if gap > between:
            words.append(word)
        else:
            last = words[-1]
            words[-1] = replace(last, text=last.text + word.text, box=last.box.union(word.box))
    return Row(tuple(words))


def headings(reading: PageReading, lines: Sequence[Row]) -> tuple[Heading, ...]:
    """Lines large or high enough to be a title, and pairs of them that follow each other."""
    usual = letter_height(reading)
    single = [
        (Heading(piece.folded, _heading_weight(piece, usual)), piece)
        for row in lines
        for piece in runs(row, reading, gap=4.0)
        if 0 < len(piece.folded.split()) <= _TITLE_WORDS
    ]
    found = [(head, piece) for head, piece in single if head.weight >= 0.2]
    pairs = [
        Heading(f"{a.text} {b.text}", min(a.weight, b.weight))
        for (a, above), (b, below) in pairwise(found)
        if 0 < below.box.top - above.box.top < 4 * max(above.height, below.height)
    ]
    return (*(head for head, _ in found), *pairs)


def _heading_weight(piece: Row, usual: float) -> float:
    letters = [c for c in piece.text if c.isalpha()]
    if len(letters) < 4 or piece.folded.split()[0] in ("i", "yo", "this", "esta", "if", "si", "re"):
        return 0.0
    large = min(max((piece.height / max(usual, 1e-6) - 1.1) / 0.4, 0.0), 1.0)
    capitals = sum(c.isupper() for c in letters) / len(letters) > 0.7
    high = min(max((0.42 - piece.box.top) / 0.2, 0.0), 1.0)
    short = len(piece.words) <= 9
    cased = capitals or _title_case(piece)
    by_place = high * (0.9 if capitals and short else 0.7 if cased and short else 0.25)
    return max(by_place, large * (0.4 + 0.6 * high), 0.3 if capitals and short else 0.0)


def _title_case(piece: Row) -> bool:
    long = [word.text for word in piece.words if len(word.text) > 3 and word.text[0].isalpha()]
    return bool(long) and sum(text[0].isupper() for text in long) >= 0.7 * len(long)


def _title_score(sort: Sort, heads: Sequence[Heading]) -> float:
    return max((_line_score(sort, head.text) * head.weight for head in heads), default=0.0)


def _line_score(sort: Sort, line: str) -> float:
    """The heaviest phrase in the line; others that agree add little."""
    weights = [p.weight for p in sort.title if stands_in(p.text, line)]
    weights += [p.weight for p in sort.pairs if p.stands_in(line)]
    weights.sort(reverse=True)
    return weights[0] + 0.1 * min(sum(weights[1:]), 5.0) if weights else 0.0


def _body_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Each line, and joined to the next one's beginning, where a phrase may go over the edge."""
    folded = [line for line in lines if line]
    over = [" ".join((*a.split()[-5:], *b.split()[:5])) for a, b in pairwise(folded)]
    return (*folded, *over)


def _body_score(phrases: Sequence[Phrase], lines: Sequence[str]) -> float:
    there = frozenset(token for line in lines for token in _tokens(line))
    likely = [p for p in phrases if not _anchors(p.text).isdisjoint(there)]
    found = [p for p in likely if any(stands_in(p.text, line) for line in lines)]
    return sum(p.weight for p in found if not any(p is not q and p.text in q.text for q in found))


def stands_in(phrase: str, line: str) -> bool:
    """Whole words for short phrases; long ones may be misread a little, but word by word."""
    if _anchors(phrase).isdisjoint(_tokens(line)):
        return False
    if f" {phrase} " in f" {line} ":
        return True
    exact = _EXACT_BELOW if " " in phrase else 2 * _EXACT_BELOW
    if len(phrase) < exact or len(line) < len(phrase) * 0.85:
        return False
    if not fuzz.partial_ratio(phrase, line, score_cutoff=_FUZZY_CUT - 4):
        return False
    wanted, tokens = phrase.split(), line.split()
    windows = (tokens[at : at + len(wanted)] for at in range(len(tokens) - len(wanted) + 1))
    return any(_alike(wanted, window) for window in windows)


@lru_cache(maxsize=4_000)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def _anchors(phrase: str) -> frozenset[str]:
    """Words one of which must be there unharmed: a phrase misread in all of them is nobody's phrase."""
    words = phrase.split()
    long = [word for word in words if len(word) > _SHORT_WORD]
    return frozenset(long if len(long) > 1 else words)


def _alike(wanted: Sequence[str], window: Sequence[str]) -> bool:
    """ "Disclose" is no misread "discuss": every longer word must be recognisable by itself."""
    if fuzz.ratio(" ".join(wanted), " ".join(window)) < _FUZZY_CUT:
        return False
    pairs = zip(wanted, window, strict=True)
    return all(fuzz.ratio(a, b) >= _WORD_CUT for a, b in pairs if max(len(a), len(b)) > 3)


def _specific_first(titles: Mapping[str, float]) -> Mapping[str, float]:
    """ "Authorization for verbal release" matches the general title too; the special one counts."""
    special = max(titles[s] for s in titles if s not in ("authorization", COVER, INSTRUCTIONS))
    if special < 2.5 or special < titles["authorization"]:
        return titles
    return {**titles, "authorization": titles["authorization"] * 0.3}


def _cap(sort: str) -> float:
    return _BODY_CAPS.get(sort, _OTHER_BODY_CAP)
