"""One value out of several engines' readings of the same ink."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifiers.kinds import Parser
from classifiers.parsed import Parsed
from domain.view import LineReading


@dataclass(frozen=True, slots=True)
class Choice:
    """`agreement`: 1 another engine read the same value, -1 another one, 0 there was no other."""

    parsed: Parsed
    reading: LineReading
    agreement: float


def choose(readings: Sequence[LineReading], parse: Parser) -> Choice | None:
    """The reading that makes most sense as this kind of field; None when none says anything."""
    parsed = [(p, reading) for reading in readings if (p := parse(reading.text)) is not None]
    if not parsed:
        return None
    best, reading = max(parsed, key=lambda pair: _worth(pair[0], pair[1], parsed))
    others = [p for p, other in parsed if other.engine != reading.engine]
    return Choice(best, reading, _agreement(best, others))


def _worth(parsed: Parsed, reading: LineReading, among: Sequence[tuple[Parsed, LineReading]]) -> float:
    if parsed.value is None:
        return 0.0
    seconded = any(p.value == parsed.value and r.engine != reading.engine for p, r in among)
    return (0.2 + parsed.validity) * (0.2 + reading.score) + 0.4 * seconded


def _agreement(best: Parsed, others: Sequence[Parsed]) -> float:
    if not others:
        return 0.0
    return 1.0 if any(other.value == best.value for other in others) else -1.0
