"""One value out of several engines' readings of the same ink."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from classifiers import postal, sense, ssn
from classifiers.kinds import Parser
from classifiers.parsed import Parsed
from domain.form import FieldKind, Json, ValueSource
from domain.view import UNREADABLE, LineReading

_SECONDED = 8.0
"""How many times likelier a value is that the other engine read too."""
_INVALID = 0.01
"""What a reading weighs that is no valid value of its kind: people do write such, but rarely."""
_ALONE = re.compile(r"(?:^|[/\-.])[1-9][/\-.]")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOST_ONE = 0.9


@dataclass(frozen=True, slots=True)
class Choice:
    """`score`: 0 to 1, how sure it is by the picture that the ink says this and nothing else: the
    recogniser's own score for what it read, times the chance of the chosen text (or of the texts
    that mean the chosen value) among all that the ink may say. It is low where an uncertain letter
    was settled by format or by usage. `agreement`: 1 another engine read the same value, -1 another
    one, 0 there was no other."""

    parsed: Parsed
    reading: LineReading
    agreement: float
    score: float


@dataclass(frozen=True, slots=True)
class _Option:
    parsed: Parsed
    reading: LineReading
    score: float


def choose(readings: Sequence[LineReading], parse: Parser, kind: FieldKind | None = None) -> Choice | None:
    """The reading that makes most sense as this kind of field; None when none says anything."""
    plain = [(parse(reading.text), reading) for reading in readings]
    options = [
        option
        for reading in readings
        if (option := _option(reading, parse, kind, [p for p, other in plain if other is not reading]))
    ]
    if not options:
        return _unreadable(readings)
    best = max(options, key=lambda option: _worth(option, options))
    others = [option.parsed for option in options if option.reading.engine != best.reading.engine]
    return Choice(best.parsed, best.reading, _agreement(best.parsed, others), best.score)


def _unreadable(readings: Sequence[LineReading]) -> Choice | None:
    """Ink that nobody can make out is no blank field."""
    scrawl = next((reading for reading in readings if reading.text == UNREADABLE), None)
    return None if scrawl is None else Choice(Parsed(None, scrawl.text, 0.0), scrawl, 0.0, 0.0)


def _option(
    reading: LineReading, parse: Parser, kind: FieldKind | None, others: Iterable[Parsed | None]
) -> _Option | None:
    if ssn.seen(reading.text) or not (reading.alternatives or reading.words):
        parsed = parse(reading.text)
        return _Option(parsed, reading, reading.score) if parsed is not None else None
    if reading.alternatives:
        return _of_whole(reading, parse, [other.value for other in others if other is not None])
    return _of_words(reading, parse, kind)


def _of_whole(reading: LineReading, parse: Parser, seconded: Sequence[Json]) -> _Option | None:
    """The value that most of the probability falls on, whatever its spelling."""
    best: dict[str, tuple[float, Parsed]] = {}
    masses: dict[str, float] = {}
    top = reading.alternatives[0].log
    for each in reading.alternatives:
        parsed = parse(each.text)
        if parsed is None or ssn.seen(each.text):
            continue
        mass = exp(sense.TRUST * (each.log - top) + sense.mailbox(each.text))
        mass *= _INVALID if parsed.value is None else parsed.validity
        mass *= _SECONDED if parsed.value is not None and parsed.value in seconded else 1.0
        key = str(parsed.value)
        masses[key] = masses.get(key, 0.0) + mass
        if key not in best or mass > best[key][0]:
            best[key] = (mass, parsed)
    if not masses:
        return None
    chosen = max(masses, key=masses.__getitem__)
    chance = masses[chosen] / max(sum(masses.values()), 1e-30)
    lost = _LOST_ONE if _may_lack_a_one(reading, chosen) else 1.0
    return _Option(best[chosen][1], reading, reading.score * chance * lost)


def _may_lack_a_one(reading: LineReading, value: str) -> bool:
    """By hand, a one beside a slash is soon taken for part of it: 1/2/2020 for 11/2/2020."""
    alone = _ALONE.search(reading.text) is not None
    return reading.source is ValueSource.HANDWRITING and alone and _ISO_DAY.fullmatch(value) is not None


def _of_words(reading: LineReading, parse: Parser, kind: FieldKind | None) -> _Option | None:
    guesses = [sense.word(alternatives, kind) for alternatives in reading.words]
    for place, guess in postal.settled(reading.words).items():
        guesses[place] = guess
    chance = 1.0
    for guess in guesses:
        chance *= guess.chance
    parsed = parse(laid_out(reading.text, sense.mended([guess.text for guess in guesses])))
    return _Option(parsed, reading, reading.score * chance) if parsed is not None else None


def laid_out(text: str, words: Sequence[str]) -> str:
    """The words on the lines that `text` has."""
    left = iter(words)
    lines = ([next(left, "") for _ in line.split()] for line in text.splitlines())
    return "\n".join(" ".join(word for word in line if word) for line in lines)


def _worth(option: _Option, among: Sequence[_Option]) -> float:
    if option.parsed.value is None:
        return 0.0
    seconded = any(
        other.parsed.value == option.parsed.value and other.reading.engine != option.reading.engine
        for other in among
    )
    return (0.2 + option.parsed.validity) * (0.2 + option.reading.score) + 0.4 * seconded


def _agreement(best: Parsed, others: Sequence[Parsed]) -> float:
    if not others:
        return 0.0
    return 1.0 if any(other.value == best.value for other in others) else -1.0
