"""What the recogniser saw along one line: at each step the probability of every sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trace:
    """`scores`: steps x signs, each row summing to at most 1; sign 0 is the blank between letters."""

    scores: Scores
    signs: Sequence[str]

    def part(self, start: float, end: float) -> "Trace":
        """The steps between two places along the line, 0 to 1."""
        steps = len(self.scores)
        return Trace(self.scores[round(start * steps) : round(end * steps)], self.signs)


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign of the likeliest path: how sure, and how far along the line, 0 to 1."""

    text: str
    sure: float
    along: float


@dataclass(frozen=True, slots=True)
class Part:
    """One word, and the stretch of the line that is its own, 0 to 1."""

    text: str
    start: float
    end: float


def parts(letters: Sequence[Letter]) -> tuple[Part, ...]:
    """The words of a line, cut at its spaces."""
    found: list[Part] = []
    start = 0.0
    for blank, group in groupby(letters, key=lambda letter: letter.text == " "):
        run = list(group)
        if not blank:
            found.append(Part("".join(letter.text for letter in run), start, 1.0))
            continue
        middle = (run[0].along + run[-1].along) / 2
        if found:
            found[-1] = Part(found[-1].text, found[-1].start, middle)
        start = middle
    return tuple(found)
