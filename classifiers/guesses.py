"""What else the ink of a line may say: for a person who finds that it does not say what was chosen."""

from collections.abc import Iterator, Sequence
from math import exp, log

from classifiers import postal, sense, ssn
from classifiers.choose import laid_out
from classifiers.fold import fold
from classifiers.kinds import Parser
from domain.form import FieldKind, Json
from domain.view import LineReading

MOST = 6
_OF_A_WORD = 3
_LIKELY = log(0.002)
"""How probable a text must be beside the likeliest for a person to be troubled with it, in nats."""
_TO_THE_LETTER = frozenset({FieldKind.EMAIL, FieldKind.RECORD_NUMBER, FieldKind.DATE, FieldKind.PHONE})
_LEAST = 0.01
_OTHER_ENGINE = -1.0
"""What another engine's reading is held to be beside the first one's, in nats."""


def others(readings: Sequence[LineReading], parse: Parser, kind: FieldKind, chosen: Json) -> tuple[str, ...]:
    """Likeliest first, as values of their kind; of long texts none."""
    if kind is FieldKind.LONG_TEXT:
        return ()
    best: dict[str, tuple[float, str]] = {}
    for place, reading in enumerate(readings):
        for text, weight in _texts(reading, kind):
            parsed = None if ssn.seen(text) else parse(text)
            if parsed is None or not isinstance(parsed.value, str):
                continue
            sure = weight + log(max(parsed.validity, _LEAST))
            sure += _OTHER_ENGINE + log(max(reading.score, _LEAST)) if place else 0.0
            key = _plain(parsed.value, kind)
            if key not in best or sure > best[key][0]:
                best[key] = (sure, parsed.value)
    best.pop(_plain(chosen, kind), None)
    return tuple(value for _, value in sorted(best.values(), key=lambda pair: -pair[0])[:MOST])


def _plain(value: Json, kind: FieldKind) -> str:
    """Case alone is no other reading, nor is an accent or a comma where words stand."""
    return str(value).casefold() if kind in _TO_THE_LETTER else fold(str(value))


def _texts(reading: LineReading, kind: FieldKind) -> Iterator[tuple[str, float]]:
    """Each with its weight in nats, the likeliest at about nought."""
    if reading.alternatives:
        top = reading.alternatives[0].log
        found = (
            (each.text, sense.TRUST * (each.log - top) + sense.mailbox(each.text))
            for each in reading.alternatives
        )
        yield from (pair for pair in found if pair[1] > _LIKELY)
    elif reading.words:
        yield from _lines(reading, kind)
    else:
        yield reading.text, 0.0


def _lines(reading: LineReading, kind: FieldKind) -> Iterator[tuple[str, float]]:
    """The line as it most likely reads, and with one word of it read otherwise."""
    guessed = [sense.words(alternatives, kind) for alternatives in reading.words]
    settled = postal.settled(reading.words)
    line = [
        settled[n].text if n in settled else each[0].text if each else "" for n, each in enumerate(guessed)
    ]
    yield laid_out(reading.text, sense.mended(line)), 0.0
    for place, guesses in enumerate(guessed):
        for guess in guesses[: _OF_A_WORD + 1]:
            weight = log(max(guess.chance, exp(-30.0)) / guesses[0].chance)
            if guess.text != line[place] and weight > _LIKELY:
                swapped = [*line[:place], guess.text, *line[place + 1 :]]
                yield laid_out(reading.text, sense.mended(swapped)), weight
